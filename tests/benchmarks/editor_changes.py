"""What editors change, a kind at a time: steps that are the same for the same draw and library."""

import random
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from knowledge import (
    Draft,
    Explanation,
    Kind,
    LoggedAnswer,
    Origin,
    Place,
    QuestionGroup,
    Record,
    Regrouping,
    Source,
    explain,
    wordings_of,
)
from knowledge.ingestion.records import DRAFT
from tests.benchmarks import setting_changes as settings
from tests.benchmarks.edited_library import BY, WORDS, EditedLibrary, Step, newest, sentence

ASKER = 5
HANDBOOK = "Handbook"
"""The document that comes again and again."""
SYLLABLES = "ba do ga ki lo mu ne pi ra su ti vo".split()
_TAKEN_OUT = "SELECT id FROM journal WHERE settled_at IS NOT NULL AND settled_by IS NULL"
_NEWEST_ASKED = "SELECT max(id) FROM journal"


def add(editing: EditedLibrary, draw: random.Random) -> None:
    speaker = draw.choice([None, None, "Anna"])
    kind, source = Kind.QUOTE if speaker else Kind.FACT, f"Book {draw.randint(1, 3)}"
    asked = f"What about {sentence(draw)}"
    editing.library.add(Draft(sentence(draw), source, kind, speaker, (asked,)), by=BY)


def edit(editing: EditedLibrary, draw: random.Random) -> None:
    fact = newest(editing).fact
    speaker = draw.choice([None, "Boris", ""])
    editing.curator.edit(fact.id, sentence(draw), by=BY, speaker=speaker, seen=fact.revision)


def withdraw(editing: EditedLibrary, _: random.Random) -> None:
    editing.curator.withdraw(newest(editing).fact.id, by=BY)


def restore(editing: EditedLibrary, _: random.Random) -> None:
    editing.curator.restore(newest(editing, withdrawn=True).fact.id, by=BY)


def ask(editing: EditedLibrary, draw: random.Random) -> None:
    asked = "\n".join(f"What about {sentence(draw)}" for _ in range(3))
    editing.curator.ask(newest(editing).fact.id, asked, by=BY)


def leave_open(editing: EditedLibrary, draw: random.Random) -> None:
    asked = f"What about {sentence(draw)}"
    editing.curator.ask(newest(editing).fact.id, asked, by=BY, answers=False)


def unask(editing: EditedLibrary, _: random.Random) -> None:
    page = editing.curator.page(newest(editing).fact.id)
    if page:
        editing.curator.unask(page.questions[0].id, by=BY)


def close_question(editing: EditedLibrary, _: random.Random) -> None:
    """Take out a question that its fact leaves open."""
    page = editing.curator.page(newest(editing).fact.id)
    if page:
        left_open = next(each for each in page.questions if not each.answers)
        editing.curator.unask(left_open.id, by=BY)


def translate(editing: EditedLibrary, draw: random.Random) -> None:
    words = f"Число {draw.randint(1, 99_999)}."
    editing.curator.translate(newest(editing).fact.id, "ru", words, by=BY)


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
    fact = newest(editing).fact
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
    fact = newest(editing).fact
    editing.queue.answer(_groups(editing)[0], fact.id, by=BY, seen=fact.revision)


def write(editing: EditedLibrary, draw: random.Random) -> None:
    """Answer a group with a new fact, as from the inbox and from a chat of many."""
    group = _groups(editing)[0]
    draft = Draft(sentence(draw), "Book 1", questions=tuple(group.taught))
    editing.queue.write(draft, group.ids, by=BY)


def deny(editing: EditedLibrary, _: random.Random) -> None:
    removal, groups = editing.queue.removal, _groups(editing)[:1]
    removal.deny(groups, removal.closest(groups), by=BY)


def deny_several(editing: EditedLibrary, _: random.Random) -> None:
    """Deny all that is marked at once, a change a group."""
    removal, groups = editing.queue.removal, _groups(editing)[:3]
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


def note_reworded(editing: EditedLibrary, draw: random.Random) -> None:
    """Let somebody else ask once more what was asked last, more politely."""
    db = editing.library.database.read()
    (last,) = editing.query_log.entries([int(db.value(_NEWEST_ASKED))])
    asked = editing.library.answer(f"please, {last.question}")
    place = Place(draw.getrandbits(40), ASKER + 1)
    editing.query_log.note(LoggedAnswer(asked, Origin(ASKER + 1, 1.0), place))


def import_edited_export(editing: EditedLibrary, draw: random.Random) -> None:
    """Import what was exported, after a fact was reworded in it, and one and a question added."""
    rows, fact = [*editing.library.export()], newest(editing).fact
    edited = [
        Record(row.type, {**row.fields, "text": sentence(draw)})
        if row.type == "fact" and row.fields["id"] == fact.id
        else row
        for row in rows
    ]
    edited += [_draft(draw), Record("sample", {"language": "en", "text": f"{draw.random()}?"})]
    editing.library.import_records(edited, "export.jsonl", by=BY)


def say_that_it_answers(editing: EditedLibrary, draw: random.Random) -> None:
    """Let what was answered with be an answer to this very question, as below a "why"."""
    asked, explained = _explained(editing, draw)
    if fact := explained.fact:
        editing.curator.ask(fact.id, asked, by=BY, seen=fact.revision)


def say_that_it_does_not(editing: EditedLibrary, draw: random.Random) -> None:
    asked, explained = _explained(editing, draw)
    if fact := explained.fact:
        editing.curator.ask(fact.id, asked, by=BY, answers=False, seen=fact.revision)


def link_another(editing: EditedLibrary, draw: random.Random) -> None:
    """Let another fact of the ranking answer."""
    asked, explained = _explained(editing, draw)
    fact = explained.others[0]
    editing.curator.ask(fact.id, asked, by=BY, seen=fact.revision)


_WATCHED = (settings.import_page, settings.watch, settings.look)

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
    "deny several": (add, note, note, note, deny_several),
    "undo several denials": (add, note, note, note, deny_several, undo_several),
    "undo a removal": (note, note, take_out, undo),
    "answer a merged group": (add, note, note, merge, answer),
    "deny a merged group": (add, note, note, merge, deny),
    "deny what is asked in other words as well": (add, note, note_reworded, deny),
    "undo a denial that covers other words": (add, note, deny, note_reworded, undo),
    "import an edited export": (add, ask, translate, import_edited_export),
    "undo an edited export": (add, ask, translate, import_edited_export, undo),
    "why: it answers": (add, say_that_it_answers),
    "why: it does not answer": (add, say_that_it_does_not),
    "why: another one answers": (add, add, link_another),
    "undo a remedy": (add, add, link_another, undo),
    "watch": (settings.import_page, settings.watch),
    "watch no more": (settings.import_page, settings.watch, settings.unwatch),
    "take a version over": (*_WATCHED, settings.take_over),
    "undo a version": (*_WATCHED, settings.take_over, undo),
    "leave a version": (*_WATCHED, settings.leave),
    "appoint": (settings.appoint,),
    "dismiss": (settings.appoint, settings.dismiss),
    "choose a group's documents": (add, add, import_document, settings.choose_documents),
    "let a group ask all": (
        add,
        add,
        import_document,
        settings.choose_documents,
        settings.choose_all,
    ),
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


def _explained(editing: EditedLibrary, draw: random.Random) -> tuple[str, Explanation]:
    """Return a question about the newest fact that nobody has asked, and why it is so answered."""
    words = newest(editing).fact.text.split()[1:5]
    asked = f"what number has the {' '.join(draw.sample(words, 4))}, {draw.randint(1, 999)}?"
    answerer = editing.library.answerer
    return asked, explain(answerer, answerer.answer(asked, limit=5))
