"""What converters and habits leave in files: marks that are drawn, typed numbers, merged cells."""

import io
from itertools import count

import docx
import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from tests.files import passages, saved


def facts(suffix, data):
    return [passage.text for passage in passages(suffix, data)]


def drawn(*lines):
    """Return a PDF of one page of lines: how far right each begins, its words, and its size."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for y, (left, words, size) in zip(count(780, -24), lines, strict=False):
        canvas.setFont("Helvetica-Bold" if size > 12 else "Helvetica", size)
        canvas.drawString(left, y, words)
    canvas.save()
    return file.getvalue()


LONG = "The harbour of Kolm has three piers, and every boat is counted on each of them daily."


def test_items_whose_marks_a_pdf_draws_are_told_by_their_indent():
    found = facts(
        ".pdf",
        drawn(
            (72, LONG, 12),
            (72, "Bring to the pier:", 12),
            (96, "Oars from the shed", 12),
            (96, "A rope of hemp", 12),
            (72, "The office opens at nine.", 12),
        ),
    )
    assert found[1:] == [
        "Bring to the pier: Oars from the shed; A rope of hemp",
        "Bring to the pier: Oars from the shed",
        "Bring to the pier: A rope of hemp",
        "The office opens at nine.",
    ]


def test_a_mark_in_a_larger_font_makes_no_heading_of_a_pdf():
    lines = [(72, LONG, 12), (72, "\u2022 Colour: red", 14), (72, "\u2022 Pier: north", 12)]
    found = passages(".pdf", drawn(*lines))
    assert [p.text for p in found][1:] == ["Colour: red", "Pier: north"]
    assert not any(p.section for p in found)


def test_clauses_under_one_that_announces_them_are_its_list():
    text = (
        "5.1. The tenant pays the rent on the first day.\n\n"
        "5.2. The harbour does not answer for damage by these:\n\n"
        "5.2.1. Storms and floods.\n\n5.2.2. Ice on the pier.\n\n"
        "5.3. The harbour answers for its boats.\n"
    )
    assert facts(".txt", text) == [
        "The tenant pays the rent on the first day.",
        "The harbour does not answer for damage by these: Storms and floods. Ice on the pier.",
        "The harbour does not answer for damage by these: Storms and floods.",
        "The harbour does not answer for damage by these: Ice on the pier.",
        "The harbour answers for its boats.",
    ]


def test_a_list_after_an_item_that_announces_it_lies_within_it():
    document = docx.Document()
    document.add_paragraph("The crew must do this:")
    document.add_paragraph("clean the deck;", style="List Bullet")
    document.add_paragraph("check before they sail:", style="List Bullet")
    for words in ("the oars;", "the ropes;", "the sails."):
        document.add_paragraph(words)
    assert facts(".docx", saved(document))[1:] == [
        "The crew must do this: clean the deck",
        "check before they sail: the oars",
        "check before they sail: the ropes",
        "check before they sail: the sails.",
    ]


def test_paragraphs_in_the_style_of_lists_without_a_number_are_no_items():
    document = docx.Document()
    sentences = [
        "27. The harbour keeps the list of boats.",
        "28. It shows the list to everybody who asks.",
    ]
    for words in (*sentences, "29. The list names of each boat:", "its owner;", "its pier."):
        document.add_paragraph(words, style="List Paragraph")
    assert facts(".docx", saved(document)) == [
        "The harbour keeps the list of boats.",
        "It shows the list to everybody who asks.",
        "The list names of each boat: its owner; its pier.",
        "The list names of each boat: its owner",
        "The list names of each boat: its pier.",
    ]


def test_a_number_that_somebody_typed_into_an_item_goes():
    document = docx.Document()
    for words in ("1. Open the shed.", "2. Take the oars."):
        document.add_paragraph(words, style="List Number")
    assert facts(".docx", saved(document)) == ["Open the shed.", "Take the oars."]


def test_an_item_that_only_names_those_within_it_is_no_fact():
    text = "- Boats\n    - We lend red boats.\n    - We sell blue boats.\n- We mend sails.\n"
    assert facts(".md", text) == [
        "We lend red boats.", "We sell blue boats.", "We mend sails.",
    ]  # fmt: skip


def test_answers_below_their_mark_and_questions_without_a_sign_are_told():
    text = (
        "# Boats\n\n## Q1: I lost my oar\n\nA:\n\n- Tell the office.\n- Buy a new oar.\n\n"
        "## Q2: Where do boats stand?\n\nA: At the pier.\n"
    )
    found = passages(".md", text)
    assert [p.question for p in found if p.question] == ["I lost my oar", "Where do boats stand?"]
    assert "A:" not in " ".join(p.text for p in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Night mode. The lamp dims the pier at ten.", 1),
        ("Ночная лампа. Она гаснет в десять часов.", 1),
        ("Түнгі шам. Ол сағат онда сөнеді.", 1),
        ("2 – Фильтры. Они стоят у причала.", 1),
        ("The lamp dims. It dims the pier at ten.", 2),
        ("Лампа гаснет. Причал остаётся пустым.", 2),
        ("Лодку берут по п. 2 ст . 437 правил порта.", 1),
        ("Ставка налога расч. 20/120 указана в счёте.", 1),
        ("Лампу гасят кнопкой D. В полночь она горит.", 2),
        ("Рис.4. Лодки стоят у причала.", 1),
        ("The harbour bills by MGL c. 40 and the by-laws of Kolm.", 1),
        ("Лодка – судно на вёслах. (Словарь порта Кольм, 1999).", 1),
    ],
)
def test_where_sentences_end_behind_names_letters_and_numbers(text, said):
    assert len(facts(".txt", text)) == said


def test_captions_without_a_verb_are_no_facts_though_they_end_like_sentences():
    text = "Лодки стоят у причала.\n\nРис.4. Схема пристани.\n\nЛодки красные и синие.\n"
    assert facts(".txt", text) == ["Лодки стоят у причала.", "Лодки красные и синие."]


def test_a_cell_over_several_rows_of_a_workbook_is_part_of_each():
    book = Workbook()
    for row in (["Boat", "Size", "Price"], ["Kolm", "small", 5], [None, "large", 7]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    assert facts(".xlsx", saved(book)) == ["Kolm — small — 5", "Kolm — large — 7"]


def test_a_title_within_a_sheet_begins_a_table_with_its_own_columns():
    book = Workbook()
    for row in (
        ["Boats of Kolm"], ["Boat", "Size", "Price"], ["Kolm", "small", 5], ["Vena", "large", 7],
        ["Repairs"], ["Work", "Cost"], ["Oar", 3], ["Sail", 9],
    ):  # fmt: skip
        book.active.append(row)
    found = passages(".xlsx", saved(book))
    assert [(p.text, p.labels) for p in found[2:]] == [
        ("Oar — 3", ("Work", "Cost")),
        ("Sail — 9", ("Work", "Cost")),
    ]
    assert found[2].section == ("Repairs",)
