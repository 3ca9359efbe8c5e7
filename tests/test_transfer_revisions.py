"""An export that comes back changes what it is an export of: nothing of it is stored twice."""

import csv
import io
from dataclasses import replace
from functools import partial

import pytest

from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    Curator,
    DocumentError,
    Draft,
    Found,
    Source,
    foresee_records,
    parse_records,
)
from knowledge.errors import RowFault
from knowledge.ingestion.record_linkage import CELL_LIMIT, is_same_text
from knowledge.ingestion.records import Record, checked
from tests.conftest import EDITOR

POOL = "The pool on Respublika Avenue costs 1500 tenge an hour."
HALL = "- The hall is open from 9:00 to 19:00."
ASKED = "how much is the pool?"
LAKE = "Lake Orta\n\nThe lake froze in January. It is 40 metres deep."


@pytest.fixture
def town(empty_library):
    """Two facts of editors, one of which a spreadsheet takes for a formula, and a document."""
    pool = empty_library.add(Draft(POOL, "Guide", questions=(ASKED,)), by="e1")
    hall = empty_library.add(Draft(HALL, "Guide"), by="e1")
    empty_library.import_document(Source(LAKE, "Lake Orta"), by="e1")
    curator = Curator(empty_library.answerer)
    curator.translate(hall.id, "ru", "Зал открыт с 9:00 до 19:00.", by="e1")
    return empty_library, curator, pool.id, hall.id


def exported(library):
    return [replace(row, line=line) for line, row in enumerate(library.export(), 1)]


def changed(rows, type_, old, new, column="text"):
    """Return the rows with a word changed by hand in those of a type."""
    return [
        replace(row, fields={**row.fields, column: str(row.fields[column]).replace(old, new)})
        if row.type == type_
        else row
        for row in rows
    ]


def foreseen(library, rows):
    found = foresee_records(library.database, rows, "x")
    done = found.changes
    told = (done.added, done.described, done.questions, done.translations, done.renamed)
    return [(each.fact, each.before, each.after) for each in found.facts], *map(bool, told)


NOTHING: tuple[object, ...] = ([], False, False, False, False, False)


def test_each_row_is_the_one_that_it_was_and_a_changed_word_is_a_change(town):
    library, _, pool, _ = town
    rows = exported(library)
    assert foreseen(library, rows) == NOTHING
    dearer = POOL.replace("1500", "1900")
    edited = changed(rows, "fact", "1500", "1900")
    assert foreseen(library, edited) == ([(pool, POOL, dearer)], *NOTHING[1:])
    both = changed(edited, "document", "1500", "1900")
    assert foreseen(library, both) == ([(pool, POOL, dearer)], *NOTHING[1:])
    assert foreseen(library, changed(rows, "question", "is the", "does the"))[3]
    assert foreseen(library, changed(rows, "translation", "19:00", "20:00"))[4]
    assert foreseen(library, changed(rows, "document", "Guide", "Town guide", "title"))[5]
    left = foresee_records(library.database, [r for r in rows if r.line != rows[-1].line], "x")
    assert left.changes.count == 0

    done = library.import_records(changed(edited, "question", "is the", "does the"), "x", by="e1")
    assert (done.count, len(library.documents()), len(library.facts(1))) == (2, 2, 2)
    assert library.fact(pool).text == dearer
    waiting = Curator(library.answerer).confirmation.waiting(pool)
    assert [each.text for each in waiting.items] == ["how much does the pool?"]


def test_an_old_export_is_a_revision_of_what_was_changed_since_and_is_undone_in_one(town):
    library, curator, pool, hall = town
    rows = exported(library)
    curator.edit(pool, POOL.replace("1500", "1900"), by="e1")
    curator.withdraw(hall, by="e1")
    bus = library.add(Draft("The bus costs 200 tenge.", "Guide"), by="e1").id
    facts, *rest = foreseen(library, rows)
    assert facts == [(pool, POOL.replace("1500", "1900"), POOL), (hall, HALL, HALL)]
    assert rest == [*NOTHING[1:]]
    assert foresee_records(library.database, rows, "x").changes.missing == 1
    before = exported(library)
    library.import_records(rows, "x", by="e1")
    assert [each.text for each in library.facts(1)] == [POOL, HALL, library.fact(bus).text]
    assert curator.confirmation.waiting().items == ()
    curator.undo(by="e1")
    assert exported(library) == before
    # What was added since and is gone comes back at the end of its document.
    curator.undo(by="e1")
    library.import_records(before, "x", by="e1")
    assert [each.text for each in library.facts(1)][-1] == "The bus costs 200 tenge."
    assert len(library.documents()) == 2


def test_a_question_that_is_added_as_a_row_needs_its_fact_and_words_only(town):
    library, _, pool, _ = town
    asked = "сколько стоит бассейн?"
    fields, wrong = checked("question", {"fact": pool, "text": asked})
    assert wrong == []
    assert (fields["language"], fields["answers"]) == ("ru", 1)
    library.import_records([*exported(library), Record("question", fields, 9_000)], "x", by="e1")
    answer = library.answer(asked).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.id == pool


def test_a_file_changed_by_hand_is_recognised_when_it_comes_again_and_may_be_changed_further(town):
    library, _, pool, hall = town
    rows = changed(exported(library), "fact", "1500", "1900")
    rows = changed(rows, "fact", "19:00", "20:30 on Sundays too")
    bus = {"id": 900, "text": "The bus costs 200 tenge."}
    [model] = [row for row in rows if row.type == "fact" and row.fields["id"] == pool]
    rows.append(replace(model, line=len(rows) + 1, fields={**model.fields, **bus}))
    library.import_records(rows, "x", by="e1")
    assert len(library.facts(1)) == 3
    for _ in range(2):
        assert foreseen(library, rows) == NOTHING
        library.import_records(rows, "x", by="e1")
    again = changed(changed(rows, "fact", "1900", "2100"), "fact", "9:00", "8:00")
    assert [fact for fact, *_ in foreseen(library, again)[0]] == [pool, hall]
    library.import_records(again, "x", by="e1")
    assert foreseen(library, again) == NOTHING
    assert library.fact(pool).text == POOL.replace("1500", "2100")


def test_what_an_imported_document_does_not_say_is_refused_and_so_is_a_text_without_its_facts(
    town,
):
    library, *_ = town
    rows, before = exported(library), exported(library)
    wrong = [
        (changed(rows, "fact", "40 metres", "41 metres"), RowFault.QUOTED),
        (changed(rows, "document", "40 metres", "400 metres"), RowFault.QUOTED),
        (changed(rows, "document", "1500", "19000"), RowFault.TEXTS),
    ]
    for edited, fault in wrong:
        for act in (partial(foreseen, library), partial(library.import_records, name="x")):
            with pytest.raises(DocumentError) as caught:
                act(edited)
            assert [row.fault for row in caught.value.rows] == [fault]
    assert exported(library) == before
    deeper = changed(changed(rows, "fact", "40 m", "41 m"), "document", "40 m", "41 m")
    assert len(foreseen(library, deeper)[0]) == 1


def test_another_document_of_the_name_is_told_before_it_stands_beside_it(town, open_new, tmp_path):
    library, *_ = town
    with_other = open_new(tmp_path / "other.db")
    with_other.add(Draft("The market opens on Sundays.", "Guide"), by="e2")
    found = foresee_records(with_other.database, exported(library), "x").changes
    assert (found.doubled, found.added["document"]) == (["Guide"], 2)
    with_other.close()


def test_a_cell_that_a_spreadsheet_cut_off_is_the_text_that_it_began_as():
    text = "Boats are red.  " * 4_000
    assert is_same_text(text[:CELL_LIMIT], text)
    assert is_same_text("a\r\nb ", "a\nb")
    assert not is_same_text("Boats are red.", text)


def respread(data, old, new):
    """Return a table as a spreadsheet saves it, with a word changed in the rows of facts."""
    rows = [*csv.reader(io.StringIO(data.decode(), newline=""))]
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    for row in rows:
        is_fact = row[0] == "fact"
        writer.writerow([cell.replace(old, new) if is_fact else cell for cell in row])
    return b"\xef\xbb\xbf" + target.getvalue().encode()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_export_is_mended_in_a_spreadsheet_and_sent_back(person, library, language):
    pool = library.add(Draft(POOL, "Guide", questions=(ASKED,)), by="e1").id
    library.add(Draft(HALL, "Guide"), by="e1")
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (offer,) = await editor.says("/export")
    (file,) = await editor.presses(offer, offer.buttons["CSV"])
    assert parse_records(file.document.decode(), ".csv", "x")[0].type == "document"

    (shown,) = await editor.uploads("all.csv", respread(file.document, "-", "-"))
    assert texts("transfer-known") in shown.text
    assert texts("import-known") in shown.text
    assert shown.buttons == {}

    (shown,) = await editor.uploads("all.csv", respread(file.document, "1500", "1900"))
    assert POOL.replace("1500", "1500 1900") in shown.text
    assert texts("rows-fact", count=2) not in shown.text
    save = texts("button-save")
    # Somebody changes the same meanwhile: then it is shown again, and nothing is overwritten.
    Curator(library.answerer).edit(pool, POOL.replace("1500", "1700"), by="e2")
    await editor.presses(shown, shown.buttons[save])
    assert shown.text.startswith(texts("import-outdated"))
    assert POOL.replace("1500", "1700 1900") in shown.text
    await editor.presses(shown, shown.buttons[save])
    assert texts("import-waiting", count=1) in shown.text
    assert library.fact(pool).text == POOL.replace("1500", "1900")
    assert len(library.documents()) == 2

    wrong = respread(file.document, "conference", "meeting")
    (shown,) = await editor.uploads("all.csv", wrong)
    title = library.documents()[0].title
    assert texts("row-quoted", value=title, column="text") in shown.text
    assert shown.buttons == {}
    (shown,) = await editor.uploads("bad.csv", b"type,id,text\nfact,1\npoem,1,x\n")
    for line, key, values in (
        (2, "cells", {"column": "", "value": ""}),
        (3, "choice", {"column": "type", "value": "document, fact, question, translation, "
                                                  "synonym, sample"}),
    ):  # fmt: skip
        assert texts("row-line", line=line, words=texts(f"row-{key}", **values)) in shown.text
