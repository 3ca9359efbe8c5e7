"""A library with all through which editors change it, and all that is kept of their changes."""

import random
from collections.abc import Callable
from pathlib import Path

from knowledge import (
    AddressWatch,
    Cipher,
    Curator,
    FactMatch,
    Library,
    PageReader,
    PageVisit,
    ReviewQueue,
    Source,
    Users,
    Validators,
)

BY = "editor-1"
PAGE, GROUPS = "Notice", (-1_001, -1_002)
"""The document whose address is watched, and the groups that choose what they ask."""
WORDS = "moon tower river treaty bridge summit museum lake steppe railway garden theatre".split()
_ALL = 10_000
_HISTORY = """SELECT id, actor, action, fact, document, before, after, undoes FROM history"""
_INBOX = """SELECT id, settled_by, settled_at IS NULL, "grouped", waits, sent FROM journal"""
_DECIDED = "SELECT question, decision, fact, change FROM decisions ORDER BY question"
_IMAGES = "SELECT change, tab, key, fact, before IS NULL FROM undo_log ORDER BY id"


class PageOfWords(PageReader):
    """A page on the web of which a step says what stands there, so that nothing is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def visit(self, url: str, known: Validators) -> PageVisit:
        return PageVisit(Source(self.words, PAGE, url=url))


class EditedLibrary:
    """A library with all through which editors change it."""

    def __init__(self, path: Path, key: Path) -> None:
        self.library = Library.open_empty(path)
        self.curator = Curator(self.library.answerer)
        self.users = Users.open(self.library.database, Cipher.open(key))
        self.query_log = self.users.query_log
        self.queue = ReviewQueue(self.library.answerer, self.query_log)
        self.page = PageOfWords()
        self.watching = AddressWatch(self.library.database, self.page)

    def contents(self) -> list[object]:
        """Return all that editors changed, and what is kept of the changes; no times."""
        db, found = self.library.database.read(), list[object]()
        for record in self.library.export():
            fields = dict(record.fields)
            fields.pop("added_at", None)
            if "withdrawn_at" in fields:
                fields["withdrawn_at"] = fields["withdrawn_at"] and "once"
            found.append((record.type, *fields.values()))
        for each in self.watching.every():
            waiting = self.watching.pending(each.document)
            found.append(("watched", each.url, each.hours, each.untold, waiting))
        found += [("role", each) for each in self.users.roles.everyone()]
        found += [("asks", chat, self.users.group_documents.of(chat)) for chat in GROUPS]
        found += [("waits", *sorted(group.ids)) for group in self.queue.groups()]
        for query in (_HISTORY, _INBOX, _DECIDED, _IMAGES):
            found += db.query(query)
        return found

    def close(self) -> None:
        self.library.close()


Step = Callable[[EditedLibrary, random.Random], object]


def sentence(draw: random.Random) -> str:
    """Return a sentence that nobody has said before."""
    return f"The {' '.join(draw.sample(WORDS, 4))} has number {draw.randint(1, 99_999)}."


def newest(editing: EditedLibrary, *, withdrawn: bool = False) -> FactMatch:
    """Return the fact with the highest number among those that stand, or are withdrawn."""
    known = editing.curator.search("", _ALL).shown
    return max(
        (each for each in known if each.withdrawn is withdrawn), key=lambda each: each.fact.id
    )


def page(editing: EditedLibrary) -> int:
    """Return the document whose address is watched."""
    return next(each.id for each in editing.library.documents() if each.title == PAGE)
