"""A fact may be several stretches of its document: each exact and hashed, cited with its place."""

import pytest

from handlers.rendering.answers import render_context, render_found
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.texts import texts_for
from knowledge import FactError, Passage, Span, read_document
from knowledge.retrieval.index.build import reindex
from knowledge.store import documents, facts

TEXT = "Fees\n\nWith the app you can:\norder flour\npay a bill"
LEAD_IN, FLOUR, BILL = Span(6, 27), Span(28, 39), Span(40, 50)
ITEM = Passage(
    "With the app you can: order flour", 6, 39, 1, 1,
    section=("Fees", "App"), page=4, parts=(LEAD_IN, FLOUR), joints=(" ",),
)  # fmt: skip
OTHER = Passage(
    "With the app you can: pay a bill", 6, 50, 1, 2, parts=(LEAD_IN, BILL), joints=(" ",)
)


@pytest.fixture
def stored(empty_library):
    with empty_library.database.write() as db:
        row = {"title": "Mill", "language": "en", "origin": documents.IMPORTED}
        document = documents.insert(db, row, TEXT, by="7")
        ids = facts.insert(db, documents.StoredText(document, TEXT, "en"), (ITEM, OTHER), by="7")
        reindex(db, ids)
    return ids[0]


def test_a_fact_of_two_parts_is_found_and_knows_its_place(empty_library, stored):
    best = empty_library.answer("what can I do with the app? order flour?").ranking[0].fact
    assert (best.id, best.text) == (stored, ITEM.text)
    place = best.citation
    assert (place.section, place.page, place.spans) == (("Fees", "App"), 4, (LEAD_IN, FLOUR))
    assert (place.start, place.end) == (6, 39)


@pytest.mark.parametrize(
    ("language", "cited"),
    [("en", "Mill › Fees › App, p. 4"), ("ru", "Mill › Fees › App, с. 4"),
     ("kk", "Mill › Fees › App, 4-бет")],
)  # fmt: skip
def test_section_and_page_are_cited(empty_library, stored, language, cited):
    texts = texts_for(language)
    assert cited in render_found(empty_library.fact(stored), [], texts).plain


def test_the_context_is_the_whole_list_with_the_parts_in_bold(empty_library, stored):
    context = empty_library.context(stored)
    assert context.text == TEXT[6:]
    html = render_context(context, ShowFact("a", ShownAs.FOUND, (stored,)), texts_for("en")).html
    assert "<b>With the app you can:</b>\n<b>order flour</b>\npay a bill" in html


def test_a_word_that_changed_in_any_part_is_noticed(empty_library, stored):
    database = empty_library.database
    assert facts.damaged(database.read()) == []
    with database.write() as db:
        db.execute("UPDATE documents SET text = replace(text, 'flour', 'bread')")
    assert facts.damaged(database.read()) == [stored]


def test_parts_that_do_not_stand_there_are_refused(empty_library):
    wrong = Passage("With the app you can: pay a bill", 6, 39, 1, 1, parts=(LEAD_IN, FLOUR),
                    joints=(" ",))  # fmt: skip
    with empty_library.database.write() as db, pytest.raises(FactError):
        facts.insert(db, documents.StoredText(1, TEXT, "en"), [wrong], by="7")


def test_a_heading_brings_the_fact_under_it_to_the_front(empty_library):
    text = "The company pays 40 percent.\n\nThe company pays all of it."
    under = [
        Passage("The company pays 40 percent.", 0, 28, 1, 1, section=("Travel insurance",)),
        Passage("The company pays all of it.", 30, 57, 2, 1, section=("Dental insurance",)),
    ]
    with empty_library.database.write() as db:
        row = {"title": "Handbook", "language": "en", "origin": documents.IMPORTED}
        document = documents.insert(db, row, text, by="7")
        ids = facts.insert(db, documents.StoredText(document, text, "en"), under, by="7")
        reindex(db, ids)
    for at, name in enumerate(("travel", "dental")):
        best = empty_library.answer(f"what does the company pay for {name} insurance?").ranking[0]
        assert best.fact.id == ids[at]


def test_a_row_is_shown_with_the_names_of_its_columns_and_found_by_them(empty_library, tmp_path):
    file = tmp_path / "fees.md"
    file.write_text(
        "# Fees\n\n| Item | Fee |\n|---|---|\n| Lost card | 5 dollars |\n| Key | 9 dollars |\n",
        encoding="utf-8",
    )
    empty_library.import_document(read_document(file))
    best = empty_library.answer("what is the fee for a lost card?").ranking[0].fact
    assert (best.text, best.cells) == (
        "Lost card — 5 dollars", (("Item", "Lost card"), ("Fee", "5 dollars"))
    )  # fmt: skip
    shown = render_found(best, [], texts_for("en"))
    assert shown.html.startswith("<blockquote>Item: Lost card\nFee: 5 dollars</blockquote>")
