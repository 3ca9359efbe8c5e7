"""A document is laid out as it is: nothing is lost, and each fact is found in one place."""

import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from pypdf import PdfWriter

from knowledge import BlockKind, Curator, Source, read_document
from tests import files
from tests.reading_site import HANDBOOK


def anchors_of(blocks):
    """Return how often each fact can be looked up."""
    pieces = Counter(fact for piece in pieces_of(blocks) for fact in piece.anchors)
    lines = Counter(fact for block in blocks for line in block.lines for fact in line.anchors)
    return pieces + lines + Counter(fact for block in blocks for fact in block.anchors)


def pieces_of(blocks):
    """Return all pieces of text in order."""
    return [
        piece
        for block in blocks
        for cell in (block.lead_in, *(cell for line in block.lines for cell in line.cells))
        for piece in cell
    ]


def words_of(blocks):
    """Return all that is shown, without the white space."""
    return "".join("".join(piece.text for piece in pieces_of(blocks)).split())


def laid_out(library, document):
    part = library.browser.part(document)
    return [*library.browser.layout(part).blocks()]


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    file = tmp_path_factory.mktemp("handbook") / "handbook.md"
    file.write_text(HANDBOOK, encoding="utf-8")
    return read_document(file)


@pytest.fixture
def handbook(empty_library, source):
    return empty_library, empty_library.import_document(source).id


def test_the_shipped_article_and_a_handbook_are_whole_and_each_fact_has_one_place(
    library, handbook
):
    for opened, document in ((library, 1), handbook):
        blocks = laid_out(opened, document)
        assert anchors_of(blocks) == Counter(fact.id for fact in opened.facts(document))
        assert words_of(blocks) == "".join(opened.text(document).split())


def test_headings_lists_and_tables_look_like_themselves(handbook):
    library, document = handbook
    blocks = laid_out(library, document)
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert (table.header, len(table.lines)) == (1, 3)
    assert [len(line.cells) for line in table.lines] == [3, 3, 3]
    assert table.lines[2].cells[1] == ()
    listed = next(block for block in blocks if block.kind is BlockKind.LIST)
    assert [piece.text for piece in listed.lead_in] == ["You can:"]
    assert listed.lines[0].cells[0][0].text == "bring a dog"
    # The whole list is a fact as well; it is looked up at the list, and each item at itself.
    whole = max(library.facts(document), key=lambda fact: len(fact.citation.parts))
    assert listed.anchors == (whole.id,)
    assert [block.level for block in blocks if block.kind is BlockKind.HEADING] == [1, 2, 3, 3]


def test_pages_begin_where_they_do_in_the_file(empty_library, tmp_path):
    file = tmp_path / "ferry.pdf"
    two_pages = PdfWriter()
    for sentence in ("The ferry leaves at seven in the morning.", "It comes back at nine."):
        two_pages.append(io.BytesIO(files.pdf(sentence)))
    two_pages.write(file)
    document = empty_library.import_document(read_document(file))
    pages = [block.page for block in laid_out(empty_library, document.id) if block.page]
    assert pages == [1, 2]


def test_a_long_document_has_parts_that_hold_all_of_it_once(empty_library, monkeypatch):
    monkeypatch.setattr("knowledge.answering.document_browser.LONGEST_PART", 120)
    text = "\n\n".join(f"The ferry number {at} leaves at {at} o’clock sharp." for at in range(9))
    document = empty_library.import_document(Source(text, "Ferries"))
    first = empty_library.browser.part(document.id)
    assert len(first.starts) > 3
    shown, seen = "", Counter[int]()
    for number in range(len(first.starts)):
        part = empty_library.browser.part(document.id, number)
        blocks = [*empty_library.browser.layout(part).blocks()]
        shown, seen = shown + words_of(blocks), seen + anchors_of(blocks)
    assert shown == re.sub(r"\s", "", text)
    assert seen == Counter(fact.id for fact in empty_library.facts(document.id))
    last = empty_library.facts(document.id)[-1]
    assert empty_library.browser.part(document.id, at=last.citation.start).number == number
    assert empty_library.browser.part(document.id, number + 1) is None


def test_withdrawn_words_are_left_out_of_what_was_imported_as_well(handbook):
    library, document = handbook
    facts, curator = library.facts(document), Curator(library.answerer)
    gone = next(fact for fact in facts if fact.text == "You can carry over five days.")
    item = next(fact for fact in facts if fact.text.endswith("bring a dog"))
    for fact in (gone, item):
        curator.withdraw(fact.id, by="operator")
    blocks = laid_out(library, document)
    words = words_of(blocks)
    assert "carryover" not in words
    assert "25daysofleave" in words
    # The whole list still answers with the item: what answers is shown.
    assert "bringadog" in words
    assert anchors_of(blocks) == Counter(fact.id for fact in library.facts(document))
    assert [p.withdrawn is not None for p in pieces_of(blocks)].count(True) == 1


def test_a_document_that_came_again_says_since_when_its_sentences_read_so(empty_library, tmp_path):
    file = tmp_path / "handbook.md"
    for days in ("25 days", "27 days"):
        file.write_text(HANDBOOK.replace("25 days", days), encoding="utf-8")
        source = replace(read_document(file), url="https://example.org/handbook")
        document = empty_library.import_document(source)
    part = empty_library.browser.part(document.id)
    revised = empty_library.browser.layout(part).revised
    [changed] = [fact for fact in empty_library.facts(document.id) if "27 days" in fact.text]
    assert [*revised] == [changed.id]
    Curator(empty_library.answerer).undo(by="operator")
    part = empty_library.browser.part(document.id)
    assert empty_library.browser.layout(part).revised == {}
