"""Lists and tables as people write them: what announces them is never the whole answer."""

import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from pptx import Presentation

from knowledge import Found
from knowledge.answering.rows_and_items import is_tied_row
from tests.files import extracted

LISTS = """# The rink

With a season card you can:

1. Skate every day.
2. Borrow a helmet.

In winter the rink offers mainly:

- lessons for children
- a disco on Fridays

Please note the following:

- Blades are sharpened at the counter. It takes ten minutes.
- The counter closes at six.

## Hours

- Saturday: 9:00 to 21:00
- Sunday: 10:00 to 18:00
"""

CONCERTS = """# The hall

| Concert | Normal | Reduced |
|---|---|---|
| evening concert | 18 euros | 12 euros |
| village concert | 10 euros | 7 euros |
| closing concert | 12 euros | 8 euros |
"""


@pytest.fixture(scope="module")
def rink(shared_library):
    return shared_library(extracted(".md", LISTS.encode()))


def texts(library):
    return [fact.text for fact in library.facts(1)]


def test_an_item_is_joined_to_what_announces_it_whether_or_not_it_ends_with_a_full_stop(rink):
    found = texts(rink)
    assert "With a season card you can: Skate every day. Borrow a helmet." in found
    assert "With a season card you can: Borrow a helmet." in found
    assert "In winter the rink offers mainly: lessons for children; a disco on Fridays" in found
    assert "With a season card you can:" not in found


def test_an_item_of_several_sentences_is_cut_into_them(rink):
    assert "Blades are sharpened at the counter." in texts(rink)
    assert "It takes ten minutes." in texts(rink)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what can I do with a season card?", "Skate every day. Borrow a helmet."),
        ("what does the rink offer in winter?", "lessons for children; a disco on Fridays"),
    ],
)
def test_a_question_about_what_is_announced_is_answered_by_the_whole_list(rink, question, answer):
    assert rink.answer(question).ranking[0].fact.text.endswith(answer)


def test_a_question_about_one_item_is_answered_by_it(rink):
    assert rink.answer("can I borrow a helmet?").ranking[0].fact.text.endswith("Borrow a helmet.")
    assert rink.answer("hours on sunday").ranking[0].fact.text == "Sunday: 10:00 to 18:00"


def test_every_part_of_every_fact_stands_in_the_document(rink):
    text = rink.text(1)
    for fact in rink.facts(1):
        assert all(text[start:end] in fact.text for start, end in fact.citation.spans)


PAIRS = ("Address", "Loom Yard 3"), ("Open", "May to October"), ("Dug", "1962"), ("Depth", "4 m")
FACTS = [" — ".join(pair) for pair in PAIRS]


def as_markdown_rows(*header):
    rows = [header, ("---", "---"), *PAIRS]
    return "\n".join(f"| {key} | {value} |" for key, value in rows).encode()


def as_html_rows(key="td", header="<thead><tr><th> </th><th></th></tr></thead>"):
    rows = (f"<tr><{key}>{name}</{key}><td>{value}</td></tr>" for name, value in PAIRS)
    return f"<table>{header}{''.join(rows)}</table>".encode()


def as_csv_rows(header):
    return "\n".join([*header, *(",".join(pair) for pair in PAIRS)]).encode()


def as_workbook():
    book, buffer = Workbook(), io.BytesIO()
    for pair in PAIRS:
        book.active.append(pair)
    book.save(buffer)
    return buffer.getvalue()


def as_word():
    document, buffer = docx.Document(), io.BytesIO()
    table = document.add_table(rows=0, cols=2)
    for pair in [("", ""), *PAIRS]:
        for cell, words in zip(table.add_row().cells, pair, strict=True):
            cell.text = words
    first = next(document.element.iter(qn("w:tr")))
    first.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    document.save(buffer)
    return buffer.getvalue()


def as_slide():
    show, buffer = Presentation(), io.BytesIO()
    slide = show.slides.add_slide(show.slide_layouts[6])
    table = slide.shapes.add_table(len(PAIRS) + 1, 2, 0, 0, 6_000_000, 3_000_000).table
    for row, pair in enumerate(PAIRS, 1):
        for column, words in enumerate(pair):
            table.cell(row, column).text = words
    show.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".md", as_markdown_rows("", "")),
        (".md", as_markdown_rows("&nbsp;", " ")),
        (".html", as_html_rows()),
        (".html", as_html_rows(key="th", header="")),
        (".csv", as_csv_rows([","])),
        (".csv", as_csv_rows([])),
        (".xlsx", as_workbook()),
        (".docx", as_word()),
        (".pptx", as_slide()),
    ],
    ids="md-empty md-spaces html html-th csv-comma csv-none xlsx docx pptx".split(),
)
def test_an_empty_header_names_no_column_and_the_first_row_is_a_fact(suffix, data):
    facts = extracted(suffix, data).passages
    assert [fact.text for fact in facts] == FACTS
    assert all(not fact.labels for fact in facts)


def test_a_header_with_an_empty_corner_still_names_its_columns():
    fares = b"| | Adult | Child |\n|---|---|---|\n| Day | 4.20 | 2.10 |\n"
    [fact] = extracted(".md", fares).passages
    assert "Child" in fact.labels


def test_a_key_with_its_value_is_the_answer(empty_library):
    kiln = b"# The kiln\n\nThe kiln bakes clay.\n\n" + as_markdown_rows("", "")
    empty_library.import_document(extracted(".md", kiln))
    best = empty_library.answer("when is it open").ranking[0]
    assert best.fact.text == "Open — May to October"


def test_a_row_is_not_claimed_where_others_of_its_table_meet_the_question_alike(shared_library):
    hall = shared_library(extracted(".md", CONCERTS.encode()))

    def ranked(question):
        return hall.answerer.rank(hall.answerer.analyse(question))

    assert is_tied_row(ranked("how much is the concert?"))
    assert not is_tied_row(ranked("how much is the village concert?"))
    assert not isinstance(hall.answer("how much is the concert?").answer, Found)


PASSES = """# The bus

| Ticket | Price |
|---|---|
| Student monthly pass | 15 euros |
| Monthly pass | 24 euros |
| Day ticket | 5 euros |
"""


def test_a_row_for_some_people_only_is_not_claimed_of_all(shared_library):
    bus = shared_library(extracted(".md", PASSES.encode()))
    answer = bus.answer("how much is the monthly pass?").answer
    assert not isinstance(answer, Found)
    assert answer.candidates[0].fact.text.startswith("Monthly pass")
    student = bus.answerer.rank(bus.answerer.analyse("how much is the student monthly pass?"))
    assert student.ranked[0].candidate.fact.text.startswith("Student")


HOURS = """# The Larch hotel

## Breakfast

| Day | Breakfast |
|---|---|
| Monday to Friday, except public holidays | 7:00–10:00 |
| Saturday | 8:00–11:00 |
| Sunday | 8:30–11:30 |
"""


def test_where_each_day_has_a_row_the_first_one_comes_first(shared_library):
    hotel = shared_library(extracted(".md", HOURS.encode()))

    def first(question):
        ranking = hotel.answerer.rank(hotel.answerer.analyse(question))
        return ranking.ranked[0].candidate.fact.text

    assert first("what time is breakfast?").startswith("Monday")
    assert first("what time is breakfast on sunday?").startswith("Sunday")
