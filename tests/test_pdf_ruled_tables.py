"""Ruled tables of PDFs whose lines are not all drawn: open sides, parts, shades of cells."""

from itertools import pairwise

from tests.files import drawn, extracted

COLUMNS = (60, 180, 320, 460)
LABELS = ("Boat", "Where it lies", "Crowns")


def rows_of(canvas, rows, top, *, height=20):
    """Draw rows of a table, each cell in lines of its own but for the uppermost edge."""
    for number, cells in enumerate(rows):
        bottom = top - height * (number + 1)
        canvas.line(COLUMNS[0], bottom, COLUMNS[-1], bottom)
        for column in COLUMNS:
            canvas.line(column, bottom, column, bottom + height)
        for left, words in zip(COLUMNS, cells, strict=False):
            canvas.drawString(left + 4, bottom + 6, words)
    return top - height * len(rows)


def found(*draw):
    return [
        (passage.text, passage.section[-1:], passage.labels)
        for passage in extracted(".pdf", drawn(*draw)).passages
    ]


def test_a_row_without_a_line_above_it_belongs_to_the_table_that_a_page_breaks():
    def rest(canvas):
        rows_of(canvas, [("Gull", "North pier", "7"), ("Tern", "South pier", "5")], 780)

    assert found(rest) == [("Gull — North pier — 7", (), ()), ("Tern — South pier — 5", (), ())]


def test_sides_without_lines_belong_to_the_table():
    def open_sides(canvas):
        for number, cells in enumerate((("Gull", "Behind the", "7"), ("Tern", "South pier", "5"))):
            for left, words in zip(COLUMNS, cells, strict=False):
                canvas.drawString(left + 4, 686 - 34 * number, words)
        canvas.drawString(COLUMNS[1] + 4, 673, "North pier")
        for edge in (700, 666, 646):
            canvas.line(COLUMNS[0], edge, COLUMNS[-1], edge)
        for column in COLUMNS[1:-1]:
            canvas.line(column, 646, column, 700)

    assert [text for text, *_ in found(open_sides)] == [
        "Gull — Behind the North pier — 7",
        "Tern — South pier — 5",
    ]


def test_a_name_over_all_columns_heads_the_rows_below_it_and_shades_name_the_columns():
    def parts(canvas):
        canvas.setFillColorRGB(0.3, 0.6, 0.9)
        for left, right in pairwise(COLUMNS):
            canvas.rect(left, 700, right - left, 20, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for left, words in zip(COLUMNS, LABELS, strict=False):
            canvas.drawString(left + 4, 706, words)
        below = rows_of(canvas, [("Gull", "North pier", "7"), ("Tern", "South pier", "5")], 700)
        canvas.drawString(200, below - 14, "Rafts")
        canvas.line(COLUMNS[0], below - 20, COLUMNS[-1], below - 20)
        rows_of(canvas, [("Coot", "East pier", "free")], below - 20)

    assert found(parts) == [
        ("Gull — North pier — 7", (), LABELS),
        ("Tern — South pier — 5", (), LABELS),
        ("Coot — East pier — free", ("Rafts",), LABELS),
    ]


def test_bold_rows_and_a_word_for_columns_name_the_columns():
    def bold(canvas):
        canvas.setFont("Helvetica-Bold", 11)
        below = rows_of(canvas, [("Boat", "Place", "Rent"), ("of Kolm", "to lie", "a day")], 700)
        canvas.setFont("Helvetica", 11)
        rows_of(canvas, [("Gull", "North pier", "low"), ("Tern", "South pier", "high")], below)

    def another(canvas):
        canvas.setFont("Helvetica-Bold", 11)
        below = rows_of(canvas, [("Raft", "Pier", "Fee")], 780)
        canvas.setFont("Helvetica", 11)
        rows_of(canvas, [("Coot", "East pier", "none")], below)

    def worded(canvas):
        rows_of(canvas, [("Danger", "Where", "Description"), ("Ice", "At night", "Thin")], 700)

    names = ("Boat / of Kolm", "Place / to lie", "Rent / a day")
    assert found(bold, another) == [
        ("Gull — North pier — low", (), names),
        ("Tern — South pier — high", (), names),
        ("Coot — East pier — none", (), ("Raft", "Pier", "Fee")),
    ]
    assert found(worded) == [("Ice — At night — Thin", (), ("Danger", "Where", "Description"))]


def test_bold_lines_over_a_table_name_it_at_any_length_and_labels_alone_say_nothing():
    said = [
        f"Everybody {does} who has learned it at the school."
        for does in ("rows", "sails", "dives")
    ]

    def named(canvas):
        for number, line in enumerate(said):
            canvas.drawString(60, 800 - 24 * number, line)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(60, 730, "Boats of the harbour, the piers at which they lie in autumn,")
        canvas.drawString(60, 716, "and what the town asks of whoever rents them by the day")
        canvas.setFont("Helvetica", 11)
        rows = [
            ("Gull", "North pier", "7"),
            ("Name:", "Date:", "Seal:"),
            ("Tern", "South pier", "5"),
        ]
        rows_of(canvas, rows, 700)

    assert [text for text, *_ in found(named)] == [
        *said,
        "Gull — North pier — 7",
        "Tern — South pier — 5",
    ]


def test_a_ruled_row_that_stands_alone_is_a_row_and_a_name_over_its_columns_a_heading():
    def alone(canvas):
        canvas.drawString(64, 706, "Rafts")
        canvas.rect(COLUMNS[0], 700, COLUMNS[-1] - COLUMNS[0], 20)
        rows_of(canvas, [("Coot", "East pier", "3")], 700)

    assert found(alone) == [("Coot — East pier — 3", ("Rafts",), ())]


def test_cells_of_a_table_without_lines_go_on_together_in_small_letters():
    rows = [
        ("Boat that", "What is let by the hour"),
        ("the lake has", "to those who row."),
        ("Raft", "Free."),
    ]
    others = [(name, f"{name} of the lake.") for name in ("Oars", "Pier", "Rope", "Lamp", "Sail")]
    rows += others

    def unruled(canvas):
        for number, cells in enumerate(rows):
            for left, words in zip((60, 260), cells, strict=True):
                canvas.drawString(left, 700 - 14 * number, words)

    assert [text for text, *_ in found(unruled)] == [
        "Boat that the lake has — What is let by the hour to those who row.",
        "Raft — Free.",
        *map(" — ".join, others),
    ]
