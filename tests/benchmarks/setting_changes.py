"""What editors and owners change beside facts: watched addresses, roles, what a group asks."""

import random

from knowledge import Role, Source
from tests.benchmarks.edited_library import BY, GROUPS, EditedLibrary, page, sentence

_USERS = (11, 12, 13)
_URL = "https://example.org/notice"


def import_page(editing: EditedLibrary, draw: random.Random) -> None:
    """Import the page whose address is watched."""
    text = "\n\n".join(sentence(draw) for _ in range(5))
    editing.library.import_document(Source(text, "Notice", url=_URL), by=BY)


def watch(editing: EditedLibrary, draw: random.Random) -> None:
    editing.watching.watch(page(editing), draw.randint(1, 720))


def unwatch(editing: EditedLibrary, _: random.Random) -> None:
    editing.watching.unwatch(page(editing))


def look(editing: EditedLibrary, draw: random.Random) -> None:
    """Find another text at the address, of which editors hear."""
    before = editing.library.text(page(editing)).split("\n\n")
    editing.page.words = "\n\n".join([*before[1:], sentence(draw)])
    editing.watching.look(page(editing), anew=True)


def take_over(editing: EditedLibrary, _: random.Random) -> None:
    """Store the text that was offered."""
    waiting = editing.watching.pending(page(editing))
    if waiting:
        editing.library.import_document(waiting[0], by=BY)


def leave(editing: EditedLibrary, _: random.Random) -> None:
    """Leave the document as it is."""
    waiting = editing.watching.pending(page(editing))
    if waiting:
        editing.watching.drop(page(editing), waiting[1])


def appoint(editing: EditedLibrary, draw: random.Random) -> None:
    roles, user = editing.users.roles, draw.choice(_USERS)
    known = {each.user: each.role for each in roles.everyone()}
    others = [role for role in Role if role is not known.get(user)]
    roles.appoint(user, f"Editor {draw.randint(1, 99)}", draw.choice(others))


def dismiss(editing: EditedLibrary, draw: random.Random) -> None:
    editing.users.roles.dismiss(draw.choice(editing.users.roles.everyone()).number)


def choose_documents(editing: EditedLibrary, draw: random.Random) -> None:
    """Let a group ask some of the documents, and other ones than before."""
    known = [each.id for each in editing.library.documents()]
    chat, asked = GROUPS[0], {*editing.users.group_documents.of(GROUPS[0])}
    chosen = {each for each in known[:-1] if draw.random() < 0.5} or {known[0]}
    editing.users.group_documents.choose(chat, chosen if chosen != asked else {known[-1]})


def choose_all(editing: EditedLibrary, _: random.Random) -> None:
    """Let the group ask all documents again."""
    editing.users.group_documents.choose(GROUPS[0], ())
