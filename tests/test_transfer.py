"""Everything curated goes out into a file and comes back from it, whole or not at all."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge import (
    EXACT_WRITERS,
    WRITERS,
    DocumentError,
    Draft,
    FactError,
    Found,
    Kind,
    Record,
    Source,
    read_records,
)
from tests.drawn_records import everything

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80)
FORMATS = pytest.mark.parametrize("suffix", [".jsonl", ".csv"])


def exported(library, path):
    with path.open("wb") as file:
        file.writelines(WRITERS[path.suffix](library.export()))
    return path.read_bytes()


def imported(path, library):
    library.import_records(read_records(path), path.name)
    return library


@FORMATS
def test_the_shipped_article_comes_back_with_the_same_answers(library, open_new, tmp_path, suffix):
    file = tmp_path / f"all{suffix}"
    before = exported(library, file)
    again = imported(file, open_new(tmp_path / "again.db"))

    assert exported(again, tmp_path / f"again{suffix}") == before
    for question in ("what was signed in Astana?", "где прошла выставка EXPO", "who signed it?"):
        assert again.answer(question) == library.answer(question)
    assert again.samples() == library.samples()
    assert again.translation(15, "ru") == library.translation(15, "ru")
    again.close()


@FORMATS
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(WORDS, max_size=3), drafts=st.lists(st.tuples(WORDS, WORDS, WORDS)))
def test_nothing_is_lost_either_way(tmp_path_factory, open_new, suffix, texts, drafts):
    folder = tmp_path_factory.mktemp("exchange")
    library = open_new(folder / "one.db")
    for number, text in enumerate(texts):
        library.import_document(Source(f"A sentence.\n\n{text}", f"Title {number}", url=text))
    for text, source, asked in drafts:
        try:
            library.add(Draft(text, source, Kind.QUOTE, asked, (asked,)), by="7")
        except FactError:
            continue
    before = exported(library, folder / f"one{suffix}")
    again = imported(folder / f"one{suffix}", open_new(folder / "two.db"))
    after = exported(again, folder / f"two{suffix}")
    library.close()
    again.close()
    assert after == before


def _content(records):
    return sorted((record.type, sorted(map(repr, record.fields.items()))) for record in records)


@FORMATS
@settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck])
@given(records=everything())
def test_every_kind_of_record_comes_back_as_it_was(tmp_path_factory, open_new, suffix, records):
    folder = tmp_path_factory.mktemp("exchange")
    library = open_new(folder / "one.db")
    library.import_records(records, "drawn")
    before = exported(library, folder / f"one{suffix}")
    assert _content(library.export()) == _content(records)
    again = imported(folder / f"one{suffix}", open_new(folder / "two.db"))
    after = exported(again, folder / f"two{suffix}")
    # And once more into what knows it all.
    again.import_records(read_records(folder / f"two{suffix}"), "again")
    assert exported(again, folder / f"two{suffix}") == after == before
    library.close()
    again.close()


@FORMATS
def test_what_is_known_is_not_doubled(library, tmp_path, suffix):
    file = tmp_path / f"all{suffix}"
    before = exported(library, file)
    library.import_records(read_records(file), file.name)
    assert exported(library, file) == before


def test_a_table_of_facts_is_read_as_editors_write_them(empty_library, tmp_path):
    file = tmp_path / "facts.csv"
    file.write_text(
        "text,source,kind,speaker,questions\n"
        '"The tower is 97 metres high.",City guide,,,how tall is the tower?|tower height\n'
        '"We like it here.",Interviews,quote,Ida,\n',
        encoding="utf-8",
    )
    assert empty_library.import_records(read_records(file), file.name).rows == 2

    answer = empty_library.answer("tower height").answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text == "The tower is 97 metres high."
    (quote,) = empty_library.facts(2)
    assert (quote.kind, quote.speaker) == (Kind.QUOTE, "Ida")


DOCUMENT = {
    "type": "document", "id": 1, "title": "A", "language": "en", "origin": "imported",
    "added_by": "x", "added_at": "2026-01-01", "text": "One thing. Another.",
}  # fmt: skip
FACT = {
    "type": "fact", "id": 1, "document": 1, "kind": "fact", "paragraph": 1, "sentence": 1,
    "start": 0, "end": 10, "language": "en", "added_by": "x", "added_at": "y",
    "text": "One thing.",
}  # fmt: skip
WRONG = {
    "words that do not stand there": (FACT | {"text": "Two things"}, "do not stand at 0–10"),
    "a document that is not there": (FACT | {"document": 9}, "document 9 is not in this file"),
    "a missing field": ({k: v for k, v in FACT.items() if k != "start"}, "“start” is missing"),
    "text for a number": (FACT | {"end": "ten"}, "“end” must be a number"),
    "an unknown kind": (FACT | {"kind": "rumour"}, "“kind” is none of"),
    "an unknown type": ({"type": "poem"}, "“type” is none of"),
    "a question to nothing": (
        {"type": "question", "fact": 5, "language": "en", "answers": 1, "added_by": "x",
         "added_at": "y", "text": "what?"},
        "fact 5 is not in this file",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_row_is_named_by_its_line_and_nothing_is_stored(empty_library, tmp_path, name):
    row, reason = WRONG[name]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in (DOCUMENT, row)), encoding="utf-8")

    with pytest.raises(DocumentError, match=f"line 2: .*{reason}"):
        empty_library.import_records(read_records(file), file.name)
    assert empty_library.documents() == []


def test_what_no_store_keeps_is_read_as_a_blank(empty_library, tmp_path):
    file = tmp_path / "rows.jsonl"
    file.write_text(json.dumps({"text": "The gym\0opens at six.", "source": "House \ud800"}))
    empty_library.import_records(read_records(file), file.name)
    assert empty_library.text(1) == "The gym opens at six."
    assert empty_library.documents()[0].title == "House ?"


SPREADSHEETS = {
    "semicolons": "text;source;questions\nThe gym opens at six.;House;when does it open?",
    "a mark of the program": "\ufeffText;Source\nThe gym opens at six.;House",
    "tabs": "Source\tText\nHouse\tThe gym opens at six.",
    "semicolons in cells": 'TEXT , source\n"The gym opens at six.",House;old;new',
    "answers": "Question,Answer\nWhen does it open?,The gym opens at six.",
}


@pytest.mark.parametrize("name", SPREADSHEETS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tables_of_spreadsheets_are_read_as_programs_write_them(tmp_path, name, encoding):
    path = tmp_path / "House rules.csv"
    path.write_text(SPREADSHEETS[name], encoding=encoding)
    (record,) = read_records(path)
    assert record.fields["text"] == "The gym opens at six."
    answers = {"source": "House rules", "questions": "When does it open?"}
    assert record.fields.items() >= (answers if name == "answers" else {}).items()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.jsonl", "{not json", "line 1: is no JSON"),
        ("a.jsonl", "[1]", "line 1: is no JSON object"),
        ("a.csv", "type,id\nfact,1,2\n", "line 2: has more or fewer cells"),
        ("a.csv", 'type,id\n"fact', "is no CSV"),
    ],
)
def test_a_file_that_is_no_table_says_where(tmp_path, name, text, reason):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=reason):
        read_records(file)


FORMULAS = ("=1+2", "+77172", "-1", "@a", "\tx", "\r=x", "'=kept", "''-kept", "plain", "it's")
"""What a spreadsheet computes, what looks as if it were escaped, and what neither does."""


def test_no_cell_of_a_table_is_a_formula_and_each_comes_back_as_it_was(tmp_path):
    records = [Record("translation", {"fact": 1, "language": "en", "text": cell})
               for cell in FORMULAS]  # fmt: skip
    file = tmp_path / "all.csv"
    for write in (WRITERS[".csv"], EXACT_WRITERS[".csv"]):
        file.write_bytes(b"".join(write(records)))
        assert [each.fields["text"] for each in read_records(file)] == [*FORMULAS]
        rows = csv.DictReader(io.StringIO(file.read_bytes().decode(), newline=""))
        cells = [row["text"] for row in rows]
        is_safe = [cell[0] not in "=+-@\t\r" for cell in cells]
        assert all(is_safe) is (write is WRITERS[".csv"])
    assert cells == [*FORMULAS]
