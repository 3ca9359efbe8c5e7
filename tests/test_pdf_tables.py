"""Tables of PDFs: cells are told by the lines that rule them, and marks are no cells."""

import pytest

from knowledge import READERS, DocumentError, Source
from knowledge.ingestion.readers.extraction import extract
from knowledge.ingestion.readers.recognised_text import is_garbled
from tests.files import drawn

COLUMNS = (60, 200, 500)
ROWS = [
    (("Boats for", "one person"), ("Three crowns an hour, or ten", "a day with the oars.")),
    (("Rafts",), ("Free for whoever lives in", "Kolm, from May to June.")),
]


def page(canvas, rows, top=700, *, ruled=True):
    """Draw a table whose cells hold several lines each, with lines around every cell."""
    y = top
    edges = [y]
    for cells in rows:
        for left, lines in zip(COLUMNS, cells, strict=False):
            for number, line in enumerate(lines):
                canvas.drawString(left + 4, y - 14 - 13 * number, line)
        y -= 13 * max(map(len, cells)) + 8
        edges.append(y)
    if ruled:
        for edge in edges:
            canvas.line(COLUMNS[0], edge, COLUMNS[-1], edge)
        for column in COLUMNS:
            canvas.line(column, edges[0], column, edges[-1])


def read(data):
    return Source.unpacked(extract(data, READERS[".pdf"].reader))


def test_a_cell_of_several_lines_is_one_where_lines_rule_it():
    source = read(drawn(lambda canvas: page(canvas, ROWS)))
    assert [passage.text for passage in source.passages] == [
        "Boats for one person — Three crowns an hour, or ten a day with the oars.",
        "Rafts — Free for whoever lives in Kolm, from May to June.",
    ]
    spans = [span for passage in source.passages for span in passage.parts]
    assert source.text[spans[0].start : spans[0].end] == "Boats for one person"


def test_a_row_goes_on_over_the_edge_of_a_page():
    rest = [((), ("and June, with the oars.",)), (("Oars",), ("One crown.",))]
    first = [*ROWS[:1], (("Rafts",), ("Free in May",))]
    source = read(drawn(lambda c: page(c, first, top=120), lambda c: page(c, rest, top=780)))
    assert [passage.text for passage in source.passages][1:] == [
        "Rafts — Free in May and June, with the oars.",
        "Oars — One crown.",
    ]


def test_words_with_a_coloured_ground_are_no_table():
    def marked(canvas):
        canvas.setFillColorRGB(1, 1, 0.6)
        for left, bottom in ((60, 690), (200, 690), (60, 676), (200, 676)):
            canvas.rect(left, bottom, 140, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(62, 694, "The boats of the harbour are let from May, and")
        canvas.drawString(62, 680, "rafts are free for whoever lives in Kolm.")

    assert [passage.text for passage in read(drawn(marked)).passages] == [
        "The boats of the harbour are let from May, and rafts are free for whoever lives in Kolm."
    ]


@pytest.mark.parametrize("marks", [("o", "o", "o"), ("I.", "II.", "III.")])
def test_marks_that_are_set_apart_open_items(marks):
    lines = ["Boats are let from May on.", "Rafts are free for all.", "Oars cost a crown."]

    def listed(canvas):
        canvas.drawString(60, 700, "These rules are kept in the harbour:")
        for number, (mark, line) in enumerate(zip(marks, lines, strict=True)):
            canvas.drawString(60, 680 - 14 * number, mark)
            canvas.drawString(90, 680 - 14 * number, line)

    texts = [passage.text for passage in read(drawn(listed)).passages]
    assert all(any(text.endswith(line) for text in texts) for line in lines)
    assert not any(" — " in text for text in texts)


def test_letters_that_a_scanner_took_for_others_are_refused():
    words = "OrxprTroro aKulHepHolg caHaropltl HeycraHoBJIeHHbIx Tporyapax aAMHHIcTpartBHbtM"
    lines = [words] * 20

    def scanned(canvas):
        for number, line in enumerate(lines):
            canvas.drawString(60, 760 - 14 * number, line)

    with pytest.raises(DocumentError, match="scanner"):
        read(drawn(scanned))
    assert not is_garbled("The boats of the harbour are let from May on. " * 30)
    assert not is_garbled(words)


def test_a_list_in_columns_is_read_column_by_column():
    rows = [("A. Boats", "C. Rafts"), ("B. Oars", "D. Piers")]

    def listed(canvas):
        canvas.drawString(60, 700, "Ask in the harbour for any of the following:")
        for number, cells in enumerate(rows):
            for left, cell in zip((80, 300), cells, strict=True):
                canvas.drawString(left, 680 - 14 * number, cell)

    texts = [passage.text for passage in read(drawn(listed)).passages]
    assert not any(" — " in text for text in texts)


def test_a_line_that_is_spread_over_its_column_is_no_row():
    words = ["Boats", "must", "be", "moored", "at", "the", "pier,"]

    def spread(canvas):
        left = 60
        for word in words:
            canvas.drawString(left, 700, word)
            left += canvas.stringWidth(word, "Helvetica", 11) + 14
        canvas.drawString(60, 686, "and rafts at the old mill, by whoever rents them there.")

    assert [passage.text for passage in read(drawn(spread)).passages] == [
        "Boats must be moored at the pier, and rafts at the old mill, by whoever rents them there."
    ]


def shaded(canvas, *, of_each):
    """Draw a table whose first row and each second one is shaded, cell by cell."""
    rows = [("Boat", "Rent", "Pier"), ("Gull", "Seven crowns, or five in", "North")]
    rows += [("Tern", "Five", "South"), ("Owl", "Nine crowns a day, with", "North")]
    below = {1: "May and June", 3: "a rope and a lamp"}
    y = 700
    for number, row in enumerate(rows):
        high = 40 if number in below else 26
        for left, right, words in zip((60, 130, 260), (130, 260, 400), row, strict=True):
            if number % 2 == 0:
                canvas.setFillGray(0.3 if number == 0 and of_each else 0.9)
                canvas.rect(left, y - high, right - left, high, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(left + 4, y - 16, words)
        canvas.drawString(134, y - 30, below.get(number, ""))
        y -= high
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, y - 30, "Rafts")
    canvas.setFont("Helvetica", 11)
    canvas.drawString(
        60, y - 50, "Rafts are free for whoever lives in Kolm, and for all their guests."
    )


@pytest.mark.parametrize("of_each", [True, False], ids=["named", "of-one-colour"])
def test_shades_tell_the_rows_and_columns_of_a_table_without_lines(of_each):
    passages = read(drawn(lambda canvas: shaded(canvas, of_each=of_each))).passages
    rows = [passage.text for passage in passages]
    assert rows[-4:] == [
        "Gull — Seven crowns, or five in May and June — North",
        "Tern — Five — South",
        "Owl — Nine crowns a day, with a rope and a lamp — North",
        "Rafts are free for whoever lives in Kolm, and for all their guests.",
    ]
    named = [passage.labels for passage in passages[:-1]]
    assert not of_each or named == [("Boat", "Rent", "Pier")] * 3


def lines_of_text(canvas, lines, top=760):
    """Draw lines of text: a paragraph ends where a line is empty; a pair is set in two columns."""
    for number, line in enumerate(lines):
        for left, words in zip(
            (60, 320), (line,) if isinstance(line, str) else line, strict=False
        ):
            canvas.drawString(left, top - 14 * number, words)


def texts_of(*lines):
    return [p.text for p in read(drawn(lambda canvas: lines_of_text(canvas, lines))).passages]


def test_numbers_and_dashes_within_brackets_and_sentences_begin_nothing():
    assert texts_of(
        "Notice of a meeting of the rowers must be published by the harbour at least ten",
        "(10) days before it is held at the pier.",
        "",
        "This is an offer to whoever rents a boat in the harbour of Kolm (below called",
        "- Renters) to sign the book of the harbour. It holds for the whole of the term in",
        "Section 4. below, and for all boats, also those with an IT-",
        "number.",
    ) == [
        " ".join(words)
        for words in (
            (
                "Notice of a meeting of the rowers must be published by the harbour at least ten",
                "(10) days before it is held at the pier.",
            ),
            (
                "This is an offer to whoever rents a boat in the harbour of Kolm (below called",
                "- Renters) to sign the book of the harbour.",
            ),
            (
                "It holds for the whole of the term in Section 4. below, and for all boats,",
                "also those with an IT-number.",
            ),
        )
    ]


def test_names_in_columns_below_a_colon_are_a_list_and_addresses_stay_apart():
    listed = texts_of(
        "The board of the rowers of the harbour has these members, and no others:",
        ("President", "Past President"),
        ("Treasurer", "Keeper of the Oars"),
        ("Secretary", "Head of the Pier"),
        "",
        "They meet each spring at the pier.",
    )
    lead_in = "The board of the rowers of the harbour has these members, and no others: "
    assert [text.removeprefix(lead_in) for text in listed[1:]] == [
        *("President", "Treasurer", "Secretary"),
        *("Past President", "Keeper of the Oars", "Head of the Pier"),
        "They meet each spring at the pier.",
    ]
    parties = texts_of(
        "The parties have these addresses.",
        "",
        ("Rowers of the old harbour", "Company for the mending"),
        ("of Kolm, and of its piers,", "of boats and rafts,"),
        ("house 4, Mill Lane, Kolm", "house 9, Weir Street,"),
        ("call 8 700 555 01 02", "second floor, Kolm, call"),
        ("on weekdays until noon.", "8 700 555 03 04 at night."),
    )
    assert len(parties) == 3
    assert parties[1].startswith("Rowers of the old harbour of Kolm, and of its piers, house 4")
    assert parties[2].startswith("Company for the mending of boats and rafts, house 9, Weir")


def test_running_text_goes_on_with_a_capital_and_a_name_behind_a_hyphen():
    texts = texts_of(
        "Boats are rented at the pier. Ask there for the harbour of",
        "Kolm, where all who row find a lamp, a rope and a card with the",
        "rules of the river, and the Wi-",
        "Fi of the inn.",
    )
    assert texts[1].startswith("Ask there for the harbour of Kolm, where all who row")
    assert texts[1].endswith("and the Wi-Fi of the inn.")


def test_letters_that_stand_apart_and_thanks_for_attention_say_nothing():
    lines = [
        "Boats are rented at the pier to all who live in the harbour,",
        "and to their guests.",
    ]
    lines += ["They bring them back at night, and tie them to the pier.", "", ""]
    lines += ["T H E R O W E R S O F K O L M", "", "", "Thank you!"]
    assert len(texts_of(*lines)) == 2


def test_names_from_a_program_end_the_sentence_that_lists_them():
    def written(canvas):
        canvas.drawString(
            60, 700, "The boats of the harbour have small names, as in gull_one, tern_two,"
        )
        canvas.setFont("Courier", 11)
        canvas.drawString(60, 686, "owl_three.")

    (passage,) = read(drawn(written)).passages
    assert passage.text.endswith("as in gull_one, tern_two, owl_three.")


def test_headings_with_numbers_of_as_many_parts_are_as_deep_however_they_look():
    def written(canvas):
        y = 760
        for head, size in (("Boats", 18), ("Article 1 Rent", 16), ("Article 2 Seals", 14)):
            canvas.setFont("Helvetica-Bold", size)
            canvas.drawString(60, y, head)
            canvas.setFont("Helvetica", 11)
            if size < 18:
                canvas.drawString(
                    60, y - 20, f"What {head} says holds for everybody in the harbour."
                )
            y -= 60

    sections = [passage.section for passage in read(drawn(written)).passages]
    assert [section[-1] for section in sections] == ["Article 1 Rent", "Article 2 Seals"]
    assert len({len(section) for section in sections}) == 1


def test_capitals_that_count_open_items_and_remarks_stay_with_what_they_say():
    rule = "Whoever rows in the harbour keeps to these rules of the master:"
    items = ["A. Quiet on all of the water", "B. Care for the nets", "C. Respect towards others"]
    remark = "Remark 1. The nets belong to the town of Kolm."
    told = ["The rules were written by Ann Berg, and read to the town by", "B. Holm at noon."]
    assert texts_of(rule, *items, "", remark, "", "Figure 3.", "", *told) == [
        f"{rule} {'; '.join(items)}",
        *(f"{rule} {item}" for item in items),
        remark,
        " ".join(told),
    ]
