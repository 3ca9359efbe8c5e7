"""Sheets with several tables, slides of loose boxes, and rich text with numbers before tabs."""

from itertools import chain
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from pptx import Presentation
from pptx.util import Inches, Pt

from tests.files import extracted, saved


def found(suffix, data):
    return [(p.text, p.section, p.labels) for p in extracted(suffix, data).passages]


def workbook(rows, *, bold):
    book = Workbook()
    for number, row in enumerate(rows, 1):
        book.active.append(row)
        for cell in book.active[number]:
            cell.font = Font(bold=number in bold)
    return saved(book)


@pytest.mark.parametrize("title", [(), (["Rent of rafts"],)], ids=["alone", "under-a-title"])
def test_bold_names_of_columns_begin_another_table_of_a_sheet(title):
    rows = [["Boat", "Pier", "Seats"], ["Gull", "North", "4"], ["Tern", "South", "2"]]
    rows += [*title, ["Raft", "Owner of 2 rafts"], ["Plank", "Ann"], ["Log", "Rosa"]]
    names = {1, *range(4, 5 + len(title))}
    labels = {text: labels for text, _, labels in found(".xlsx", workbook(rows, bold=names))}
    assert labels == {
        "Gull — North — 4": ("Boat", "Pier", "Seats"),
        "Tern — South — 2": ("Boat", "Pier", "Seats"),
        "Plank — Ann": ("Raft", "Owner of 2 rafts"),
        "Log — Rosa": ("Raft", "Owner of 2 rafts"),
    }


def test_a_bold_total_names_no_columns_and_an_error_is_no_value():
    rows = [["Boat", "Rent"], ["Gull", "#VALUE!"], ["Tern", "7"], ["Total", "7"], ["Owl", "9"]]
    texts = [text for text, *_ in found(".xlsx", workbook(rows, bold={1, 4}))]
    assert texts == ["Tern — 7", "Total — 7", "Owl — 9"]


def test_the_title_over_a_table_of_commas_is_no_row_of_it():
    data = b"RENT OF BOATS,,\n,,\nBoat,Pier,Crowns\nGull,North,7\nTern,South,5\n"
    source = extracted(".csv", data)
    assert source.title == "RENT OF BOATS"
    assert [(p.text, p.labels) for p in source.passages] == [
        ("Gull — North — 7", ("Boat", "Pier", "Crowns")),
        ("Tern — South — 5", ("Boat", "Pier", "Crowns")),
    ]


def box(slide, words, top, size):
    frame = slide.shapes.add_textbox(Inches(1), Inches(top), Inches(6), Inches(1)).text_frame
    frame.text = words
    frame.paragraphs[0].runs[0].font.size = Pt(size)


def test_the_line_in_the_largest_letters_names_a_slide_and_an_abbreviation_says_nothing():
    show = Presentation()
    for name in ("Boats of the harbour", "Rafts: who may row them"):
        slide = show.slides.add_slide(show.slide_layouts[6])
        box(slide, "PART 2 OF 3", 0.2, 12)
        box(slide, name, 1, 32)
        box(slide, "Everybody brings a rope.", 2, 14)
        box(slide, "Cat.", 3, 12)
        box(slide, "Thank you for your attention!", 4, 12)
    second = [each for each in found(".pptx", saved(show)) if "Rafts: who may row them" in each[1]]
    assert [text for text, *_ in second] == ["Everybody brings a rope."]
    assert len(found(".pptx", saved(show))) == 2


def test_a_name_over_several_columns_of_a_slide_names_each_and_numbers_of_columns_say_nothing():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    rows = ("Boat", "Crowns", ""), ("", "Hour", "Day"), ("1", "2", "3"), ("Tern", "5", "30")
    table = slide.shapes.add_table(len(rows), 3, 0, Inches(1), Inches(6), Inches(2)).table
    table.cell(0, 1).merge(table.cell(0, 2))
    for cell, words in zip(table.iter_cells(), chain.from_iterable(rows), strict=True):
        cell.text = words
    [row] = extracted(".pptx", saved(show)).passages
    assert (row.text, row.labels) == ("Tern — 5 — 30", ("Boat", "Crowns / Hour", "Crowns / Day"))


def test_a_point_with_a_colon_announces_the_others_of_its_slide_and_a_footer_says_nothing():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Boats"
    slide.placeholders[1].text = "Whoever rows must bring:\na rope\na lamp"
    layout: Any = show.slide_layouts[1]
    footer = next(p for p in layout.placeholders if p.placeholder_format.type.name == "FOOTER")
    footer.text = "The harbour of Kolm rents boats."
    slide.shapes.element.append(footer.element)
    texts = [text for text, *_ in found(".pptx", saved(show))]
    assert texts[-2:] == ["Whoever rows must bring: a rope", "Whoever rows must bring: a lamp"]
    assert not any("Kolm" in text for text in texts)


def test_bold_points_name_those_below_and_the_font_of_programs_shows_a_program():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Boats"
    frame = slide.placeholders[1].text_frame
    frame.text = "Weight of boats"
    frame.paragraphs[0].runs[0].font.bold = True
    for words, font in (("Each boat is weighed.", None), ("summary of boats", "Courier New")):
        run = frame.add_paragraph().add_run()
        run.text, run.font.name = words, font
    box(slide, "weigh all boats.", 4, 12)
    slide.shapes[-1].text_frame.paragraphs[0].runs[0].font.name = "Consolas"
    texts = [(text, section) for text, section, _ in found(".pptx", saved(show))]
    assert texts == [("Each boat is weighed.", ("Weight of boats",))]


def test_points_are_announced_as_far_as_they_go_on_and_a_label_names_one():
    show = Presentation()
    for points in (
        ("Boats need:", "a rope", "a lamp", "Rafts are free."),
        ("Whoever rows must follow these rules:", "Bring a rope", "Tie the boat"),
        ("Head of the harbour:", "Ann Lee", "Pier: north"),
        ("Plans for the harbour:", "Mending of the pier", "Painting of all boats"),
        ("Mending of oars", "Plans for the harbour:", "New ropes", "New lamps"),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = "Boats"
        slide.placeholders[1].text = "\n".join(points)
    assert [text for text, *_ in found(".pptx", saved(show)) if ";" not in text] == [
        "Boats need: a rope",
        "Boats need: a lamp",
        "Rafts are free.",
        "Whoever rows must follow these rules: Bring a rope",
        "Whoever rows must follow these rules: Tie the boat",
        "Head of the harbour: Ann Lee",
        "Pier: north",
        "Plans for the harbour: Mending of the pier",
        "Plans for the harbour: Painting of all boats",
        *("Mending of oars", "New ropes", "New lamps"),
    ]


def boxes(*texts):
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Boats of the harbour"
    for number, words in enumerate(texts):
        slide.shapes.add_textbox(
            0, Inches(number + 2), Inches(6), Inches(1)
        ).text_frame.text = words
    return [text for text, *_ in found(".pptx", saved(show))]


def test_labels_of_a_drawing_are_no_facts_and_lines_of_a_box_are_read_on():
    labels = "1. Boat", "2. Pier check", "164 €", "Why Kolm rents", "of the lake", "Team - 7"
    assert boxes(*labels) == []
    assert boxes("164 €\nfor a boat\nand its oars") == ["164 € for a boat and its oars"]
    assert boxes("Aims", "keep all boats dry;\npaint every pier.")[1:] == [
        "keep all boats dry",
        "paint every pier.",
    ]


def test_a_sentence_in_two_points_is_one_and_a_code_stays_with_what_it_names():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Boats"
    slide.placeholders[
        1
    ].text = (
        "Boats are lent to all who come from the\nold mill on the lake.\nBO-4. Rent more boats."
    )
    assert [text for text, *_ in found(".pptx", saved(show))] == [
        "Boats are lent to all who come from the old mill on the lake.",
        "BO-4. Rent more boats.",
    ]


def test_a_slide_that_names_the_parts_of_a_talk_says_nothing():
    show = Presentation()
    for title in ("Agenda", "Boats"):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = f"{title} of the harbour\nRafts of the old mill"
    assert [text for text, *_ in found(".pptx", saved(show))] == [
        "Boats of the harbour",
        "Rafts of the old mill",
    ]


def test_semicolons_part_cells_that_hold_commas_and_addresses_stand_above_a_table():
    data = b"Boats, rafts;Gull, Tern and Owl\nLamps;One at the bow, one behind, and two\n"
    data += b"Ropes;Ten, of which two are long\n"
    texts = [text for text, *_ in found(".csv", data)]
    assert texts[-1] == "Ropes \N{EM DASH} Ten, of which two are long"
    rows = [["Mill Lane 3, Kolm", "", "Bank: Kolm 12 34"], ["Call 12 34 56", "", "BIC: KOLMKZ"]]
    rows += [["Code", "Name", "Size", "Price", "Pier"], ["1", "Oar", "long", "30", "north"]]
    assert [text for text, *_ in found(".xlsx", workbook(rows, bold=()))][:4] == [
        *("Mill Lane 3, Kolm", "Call 12 34 56"),
        *("Bank: Kolm 12 34", "BIC: KOLMKZ"),
    ]


def rich(*lines):
    return (r"{\rtf1\ansi " + "".join(rf"{line}\par " for line in lines) + "}").encode()


def test_numbers_before_tabs_are_of_lists_and_not_of_a_table():
    data = rich(
        r"1.\tab Rowing",
        r"a.\tab Everybody may row as many boats as they like.",
        r"b.\tab Each boat needs an oar.",
        r"2.\tab Harbours",
        r"a.\tab Boats from elsewhere land at:",
        r"i.\tab the north pier",
        r"ii.\tab the south pier",
        r"b.\tab Nobody lands at night.",
    )
    texts = [text for text, *_ in found(".rtf", data)]
    assert [text for text in texts if ";" not in text] == [
        "Everybody may row as many boats as they like.",
        "Each boat needs an oar.",
        "Boats from elsewhere land at: the north pier",
        "Boats from elsewhere land at: the south pier",
        "Nobody lands at night.",
    ]


CELLS = r"\pard\intbl {0}\cell {1}\cell "
AS_WORD = r"\trowd\cellx900\cellx1800 " + CELLS + r"{{\trowd\cellx900\cellx1800\row}}"
AS_OTHERS = (
    r"{{\trowd\cellx900\cellx1800 {{\pard\intbl {0}\par\cell}}{{\pard\intbl {1}\par\cell}}\row}}"
)
WITHOUT = CELLS + r"\row "


@pytest.mark.parametrize("row", [AS_WORD, AS_OTHERS, WITHOUT], ids=["word", "others", "without"])
def test_a_table_of_rich_text_keeps_its_cells_and_a_stroke_is_no_edge(row):
    rows = "".join(
        row.format(*cells) for cells in (("Boat", "Rent | day"), ("Gull", "7"), ("Tern", "5"))
    )
    data = (
        r"{\rtf1\ansi Boats are rented here.\par " + rows + r"\pard Ask Ann | Rosa first.\par}"
    ).encode()
    assert [(text, labels) for text, _, labels in found(".rtf", data)] == [
        ("Boats are rented here.", ()),
        ("Gull — 7", ("Boat", "Rent | day")),
        ("Tern — 5", ("Boat", "Rent | day")),
        ("Ask Ann | Rosa first.", ()),
    ]


def test_quotes_of_windows_that_were_saved_as_other_signs_are_quotes():
    data = "Boat,Rent\nGull,It\x92s \x93free\x94\nTern,Ask Ann\n".encode()
    assert [text for text, *_ in found(".csv", data)] == ["Gull — It’s “free”", "Tern — Ask Ann"]


def test_the_room_of_a_russian_address_ends_no_sentence():
    address = "Лодки выдают по адресу: 630000, ул. Речная, д. 9, ком. 14."
    data = f"Причал открыт весь день. {address} Спросите Анну.".encode("cp1251")
    body = "".join(rf"\'{byte:02x}" if byte > 127 else chr(byte) for byte in data)
    rich = (r"{\rtf1\ansi\ansicpg1251 " + body + r"\par}").encode()
    assert [text for text, *_ in found(".rtf", rich)] == [
        "Причал открыт весь день.",
        address,
        "Спросите Анну.",
    ]
