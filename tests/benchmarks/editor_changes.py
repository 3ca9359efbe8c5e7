"""What editors change, a kind at a time: steps that are the same for the same draw and library."""

import random
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge import (
    AddressWatch,
    Cipher,
    Curator,
    Draft,
    FactMatch,
    Kind,
    Library,
    LoggedAnswer,
    Origin,
    PageReader,
    Place,
    QueryLog,
    QuestionGroup,
    Record,
    Regrouping,
    ReviewQueue,
    Source,
    wordings_of,
)
from knowledge.ingestion.records import DRAFT

BY = "editor-1"
ASKER = 5
HANDBOOK, PAGE = "Handbook", "Notice"
"""The document that comes again and again, and the one whose address is watched."""
WORDS = "moon tower river treaty bridge summit museum lake steppe railway garden theatre".split()
SYLLABLES = "ba do ga ki lo mu ne pi ra su ti vo".split()
_ALL = 10_000
_HISTORY = """SELECT id, actor, action, fact, document, before, after, undoes FROM history"""
_INBOX = """SELECT id, settled_by, settled_at IS NULL, "grouped", waits, sent FROM journal"""
_DECIDED = "SELECT question, decision, fact, change FROM decisions ORDER BY question"
_IMAGES = "SELECT change, tab, key, fact, before IS NULL FROM undo_log ORDER BY id"
_TAKEN_OUT = "SELECT id FROM journal WHERE settled_at IS NOT NULL AND settled_by IS NULL"


class EditedLibrary:
    """A library with all through which editors change it."""

    def __init__(self, path: Path, key: Path) -> None:
        self.library = Library.open_empty(path)
        self.curator = Curator(self.library.answerer)
        self.query_log = QueryLog(self.library.database, Cipher.open(key))
        self.queue = ReviewQueue(self.library.answerer, self.query_log)
        self.watching = AddressWatch(self.library.database, PageReader())

    def contents(self) -> list[object]:
        """Return all that editors changed, and what is kept of the changes; no times."""
        db, found = self.library.database.read(), list[object]()
        for record in self.library.export():
            fields = dict(record.fields)
            fields.pop("added_at", None)
            if "withdrawn_at" in fields:
                fields["withdrawn_at"] = fields["withdrawn_at"] and "once"
            found.append((record.type, *fields.values()))
        found += [("watched", each.url, each.hours) for each in self.watching.every()]
        for query in (_HISTORY, _INBOX, _DECIDED, _IMAGES):
            found += db.query(query)
        return found

    def close(self) -> None:
        self.library.close()


Step = Callable[[EditedLibrary, random.Random], object]


def sentence(draw: random.Random) -> str:
    return f"The {' '.join(draw.sample(WORDS, 4))} has number {draw.randint(1, 99_999)}."


def add(editing: EditedLibrary, draw: random.Random) -> None:
    speaker = draw.choice([None, None, "Anna"])
    kind, source = Kind.QUOTE if speaker else Kind.FACT, f"Book {draw.randint(1, 3)}"
    asked = f"What about {sentence(draw)}"
    editing.library.add(Draft(sentence(draw), source, kind, speaker, (asked,)), by=BY)


def edit(editing: EditedLibrary, draw: random.Random) -> None:
    fact = _newest(editing).fact
    speaker = draw.choice([None, "Boris", ""])
    editing.curator.edit(fact.id, sentence(draw), by=BY, speaker=speaker, seen=fact.revision)


def withdraw(editing: EditedLibrary, _: random.Random) -> None:
    editing.curator.withdraw(_newest(editing).fact.id, by=BY)


def restore(editing: EditedLibrary, _: random.Random) -> None:
    editing.curator.restore(_newest(editing, withdrawn=True).fact.id, by=BY)


def ask(editing: EditedLibrary, draw: random.Random) -> None:
    asked = "\n".join(f"What about {sentence(draw)}" for _ in range(3))
    editing.curator.ask(_newest(editing).fact.id, asked, by=BY)


def leave_open(editing: EditedLibrary, draw: random.Random) -> None:
    asked = f"What about {sentence(draw)}"
    editing.curator.ask(_newest(editing).fact.id, asked, by=BY, answers=False)


def unask(editing: EditedLibrary, _: random.Random) -> None:
    page = editing.curator.page(_newest(editing).fact.id)
    if page:
        editing.curator.unask(page.questions[0].id, by=BY)


def close_question(editing: EditedLibrary, _: random.Random) -> None:
    """Take out a question that its fact leaves open."""
    page = editing.curator.page(_newest(editing).fact.id)
    if page:
        left_open = next(each for each in page.questions if not each.answers)
        editing.curator.unask(left_open.id, by=BY)


def translate(editing: EditedLibrary, draw: random.Random) -> None:
    words = f"Число {draw.randint(1, 99_999)}."
    editing.curator.translate(_newest(editing).fact.id, "ru", words, by=BY)


def confirm(editing: EditedLibrary, _: random.Random) -> None:
    confirmation = editing.curator.confirmation
    confirmation.confirm(confirmation.waiting().state, by=BY)


def undo(editing: EditedLibrary, _: random.Random) -> None:
    _take_back(editing, 1)


def redo(editing: EditedLibrary, _: random.Random) -> None:
    """Do again what was taken back last."""
    if undone := editing.curator.last_undo(by=BY):
        editing.curator.redo([undone.id], by=BY)


def mend(editing: EditedLibrary, _: random.Random) -> None:
    """Change a mark at the end of a fact, so that its questions stay."""
    fact = _newest(editing).fact
    editing.curator.edit(fact.id, f"{fact.text[:-1]}!", by=BY, seen=fact.revision)


def undo_several(editing: EditedLibrary, _: random.Random) -> None:
    _take_back(editing, 3)


def import_document(editing: EditedLibrary, draw: random.Random) -> None:
    source = Source(_text(draw), f"Document {draw.randint(1, 99_999)}")
    editing.library.import_document(source, by=BY)


def import_handbook(editing: EditedLibrary, draw: random.Random) -> None:
    """Import the handbook, or the same with a third of its sentences changed."""
    known = [each.id for each in editing.library.documents() if each.title == HANDBOOK]
    before = editing.library.text(known[0]) if known else _text(draw)
    parts = [draw.choice([part, part, sentence(draw)]) for part in before.split("\n\n")]
    editing.library.import_document(Source("\n\n".join(parts), HANDBOOK), by=BY)


def annotate_handbook(editing: EditedLibrary, draw: random.Random) -> None:
    """Ask questions of the handbook that its next version makes stale, and translate it."""
    (known,) = (each.id for each in editing.library.documents() if each.title == HANDBOOK)
    fact = draw.choice(editing.library.facts(known)).id
    editing.curator.ask(fact, f"What about {sentence(draw)}", by=BY)


def import_table(editing: EditedLibrary, draw: random.Random) -> None:
    rows = [_draft(draw) for _ in range(draw.randint(5, 30))]
    rows.append(Record("sample", {"language": "en", "text": f"what of {draw.random()}?"}))
    rows.append(Record("synonym", {"term": draw.choice(WORDS), "synonym": f"{draw.random()}"}))
    editing.library.import_records(rows, "table.jsonl", by=BY)


def teach_synonyms(editing: EditedLibrary, draw: random.Random) -> None:
    terms = [f"{word} {draw.randint(1, 99_999)}" for word in draw.sample(WORDS, 3)]
    editing.curator.synonyms.teach(terms, by=BY)


def remove_synonyms(editing: EditedLibrary, draw: random.Random) -> None:
    group = editing.curator.synonyms.all()[0]
    editing.curator.synonyms.remove(group.id, draw.choice(["", *group.terms]), by=BY)


def note(editing: EditedLibrary, draw: random.Random) -> None:
    """Let somebody ask what nobody can answer: it names what stands nowhere."""
    name = "".join(draw.choices(SYLLABLES, k=4)).capitalize()
    asked = editing.library.answer(f"where does {name} stand?")
    place = Place(draw.getrandbits(40), ASKER)
    editing.query_log.note(LoggedAnswer(asked, Origin(ASKER, 1.0), place))


def answer(editing: EditedLibrary, _: random.Random) -> None:
    fact = _newest(editing).fact
    editing.queue.answer(_groups(editing)[0], fact.id, by=BY, seen=fact.revision)


def write(editing: EditedLibrary, draw: random.Random) -> None:
    """Answer a group with a new fact, as from the inbox and from a chat of many."""
    group = _groups(editing)[0]
    draft = Draft(sentence(draw), "Book 1", questions=tuple(group.taught))
    editing.queue.write(draft, group.ids, by=BY)


def deny(editing: EditedLibrary, _: random.Random) -> None:
    removal, groups = editing.queue.removal, _groups(editing)[:1]
    removal.deny(groups, removal.closest(groups), by=BY)


def take_out(editing: EditedLibrary, _: random.Random) -> None:
    ids = [id_ for group in _groups(editing)[:3] for id_ in group.ids]
    editing.queue.removal.dismiss(ids, by=BY)


def put_back(editing: EditedLibrary, _: random.Random) -> None:
    db = editing.library.database.read()
    editing.queue.removal.reopen([int(id_) for (id_,) in db.query(_TAKEN_OUT)])


def merge(editing: EditedLibrary, _: random.Random) -> None:
    editing.queue.merge(_groups(editing)[:3])


def split(editing: EditedLibrary, _: random.Random) -> None:
    group = next(each for each in _groups(editing) if len(each.questions) > 1)
    editing.queue.split(group, wordings_of(group.entries)[0].key)


def regroup(editing: EditedLibrary, _: random.Random) -> None:
    """Put the questions of a group apart again, as the button below a merged one does."""
    group = next(each for each in _groups(editing) if len(each.questions) > 1)
    pins = {entry.id: entry.grouped for entry in group.entries}
    editing.queue.regroup([Regrouping(id_, None, pin) for id_, pin in pins.items() if pin])


def import_page(editing: EditedLibrary, draw: random.Random) -> None:
    """Import the page whose address is watched."""
    source = Source(sentence(draw), PAGE, url="https://example.org/notice")
    editing.library.import_document(source, by=BY)


def watch(editing: EditedLibrary, draw: random.Random) -> None:
    editing.watching.watch(_page(editing), draw.randint(1, 720))


def unwatch(editing: EditedLibrary, _: random.Random) -> None:
    editing.watching.unwatch(_page(editing))


CHANGES: Mapping[str, Sequence[Step]] = {
    "add": (add,),
    "edit": (add, edit),
    "withdraw": (add, withdraw),
    "restore": (add, withdraw, restore),
    "ask": (add, ask),
    "leave open": (add, leave_open),
    "remove a question": (add, unask),
    "close a question": (add, leave_open, close_question),
    "translate": (add, translate),
    "confirm questions": (add, edit, confirm),
    "confirm questions and translations": (add, translate, edit, confirm),
    "undo": (add, undo),
    "undo three": (add, edit, ask, undo_several),
    "do again": (add, edit, undo, redo),
    "mend spelling": (add, mend),
    "import": (import_document,),
    "import again, changed": (import_handbook, annotate_handbook, import_handbook),
    "import a table": (import_table,),
    "undo an import": (import_handbook, undo),
    "teach synonyms": (teach_synonyms,),
    "take synonyms out": (teach_synonyms, remove_synonyms),
    "answer from the inbox": (add, note, answer),
    "answer by a new fact": (note, write),
    "deny": (add, note, deny),
    "take several out": (note, note, note, take_out),
    "undo a denial": (add, note, deny, undo),
    "put back": (note, note, take_out, put_back),
    "merge": (note, note, note, merge),
    "split": (note, note, merge, split),
    "group as before": (note, note, merge, regroup),
    "watch": (import_page, watch),
    "watch no more": (import_page, watch, unwatch),
}
"""The steps of each kind: the last one is the change, those before it make it possible."""


def take_step(editing: EditedLibrary, kind: str, seed: str, number: int) -> None:
    """Do step `number` of a kind and a seed."""
    steps = CHANGES[kind]
    steps[number % len(steps)](editing, random.Random(f"{seed} {kind} {number}"))


def work_for_ever(output: Connection, folder: Path, kind: str, seed: str, number: int) -> None:
    """Take step after step, and say when each begins and when it is done."""
    editing = EditedLibrary(folder / "killed.db", folder / "test.key")
    while True:
        output.send_bytes(f"begin {number}".encode())
        take_step(editing, kind, seed, number)
        output.send_bytes(f"done {number}".encode())
        number += 1


def is_change(kind: str, number: int) -> bool:
    """Tell whether a step is the change itself, and none that makes it possible."""
    return number % len(CHANGES[kind]) == len(CHANGES[kind]) - 1


def _newest(editing: EditedLibrary, *, withdrawn: bool = False) -> FactMatch:
    known = editing.curator.search("", _ALL).shown
    return max(
        (each for each in known if each.withdrawn is withdrawn), key=lambda each: each.fact.id
    )


def _take_back(editing: EditedLibrary, count: int) -> None:
    foreseen = editing.curator.before_undoing(count, by=BY)
    editing.curator.undo_changes(foreseen.changes, by=BY)


def _text(draw: random.Random) -> str:
    return "\n\n".join(sentence(draw) for _ in range(draw.randint(30, 120)))


def _draft(draw: random.Random) -> Record:
    said = {"text": sentence(draw), "source": f"Book {draw.randint(1, 3)}"}
    return Record(DRAFT, {**said, "kind": "fact", "speaker": None, "questions": "what of it?"})


def _groups(editing: EditedLibrary) -> list[QuestionGroup]:
    return sorted(editing.queue.groups(), key=lambda group: -group.id)


def _page(editing: EditedLibrary) -> int:
    return next(each.id for each in editing.library.documents() if each.title == PAGE)
