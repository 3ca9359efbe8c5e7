"""What slides, books and office files hold beside sentences: programs, captions, exercises."""

import io
import zipfile

import docx
import pytest
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

from tests.files import extracted, opendocument, saved


def facts(suffix, data):
    return [passage.text for passage in extracted(suffix, data).passages]


def book(body):
    made = io.BytesIO()
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    package = '<package><item id="c" href="c.xhtml"/><itemref idref="c"/></package>'
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("META-INF/container.xml", container)
        packed.writestr("b.opf", package)
        packed.writestr("c.xhtml", f"<html><body>{body}</body></html>")
    return made.getvalue()


def slides(*each):
    """Return a presentation: of each slide its title, and the lines of its list."""
    show = Presentation()
    for title, *lines in each:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(lines)
    return saved(show)


PROGRAMS = {
    "python": ("import oars", "# count the boats", "boats = oars.count()", "print(boats)"),
    "kotlin": ("interface Boat {", "fun row(oars: Int): Lake", "fun tie()", "}"),
    "javascript": ("const lake = require('lake')", "lake.get('/boats', (asked, told) => {", "})"),
    "page": ("<html>", "<body>", '<div class="boat">{{name}}</div>', "</body>"),
    "container": ("FROM lake", "COPY . .", "RUN npm install", 'CMD ["row"]'),
    "orders": ("SELECT name FROM boats", "WHERE oars_count >= 2", "UPDATE boats SET rented = 1"),
}
SENTENCE = "Every boat is counted in the evening."


@pytest.mark.parametrize("lines", PROGRAMS.values(), ids=PROGRAMS)
def test_lines_of_a_program_in_a_row_are_no_facts_though_no_font_tells_them(lines):
    assert facts(".pptx", slides(("Boats", SENTENCE, *lines))) == [SENTENCE]
    page = "".join(f"<div>{line.replace('<', '&lt;')}</div>" for line in (SENTENCE, *lines))
    assert facts(".epub", book(page)) == [SENTENCE]


def test_sentences_with_the_words_and_signs_of_programs_are_kept():
    said = [
        "If the lake freezes (see below), no boat is rented.",
        "From May to June = the high season, so bring your own oars.",
        "Return the key to oars_shed.txt and sign for it.",
        "Boats cost 5 crowns; rafts are free.",
    ]
    assert facts(".epub", book("".join(f"<p>{line}</p>" for line in said))) == said


def test_where_a_link_of_rich_text_leads_is_no_part_of_its_words():
    link = r'{\field{\*\fldinst{HYPERLINK "https://kolm.example"}}{\fldrslt the harbour}}'
    made = rf"{{\rtf1\ansi Boats are rented at {link} of Kolm.\par}}".encode()
    assert facts(".rtf", made) == ["Boats are rented at the harbour of Kolm."]


def test_captions_are_told_by_their_style_whatever_their_language():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_paragraph("Abbildung 1: Das Boot steht am Pier.", style="Caption")
    assert facts(".docx", saved(document)) == [SENTENCE]
    styles = '<style:style style:name="Caption"/>'
    styles += '<style:style style:name="Picture" style:parent-style-name="Caption"/>'
    caption = '<text:p text:style-name="Picture">Abbildung 1: Das Boot steht am Pier.</text:p>'
    body = f"<text:p>{SENTENCE}</text:p>{caption}"
    assert facts(".odt", opendocument(body, styles=styles)) == [SENTENCE]


def test_a_cover_and_what_announces_nothing_on_its_slide_are_left_out():
    show = Presentation()
    cover = show.slides.add_slide(show.slide_layouts[0])
    cover.shapes.title.text = "Boats of Kolm"
    cover.placeholders[1].text = "Ann Lee\nUniversity of the Lake\nKolm, 2024"
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Rafts"
    slide.placeholders[1].text = f"{SENTENCE}\nA raft looks like this:"
    assert facts(".pptx", saved(show)) == [SENTENCE]


def test_points_that_go_on_in_small_letters_are_read_with_the_one_that_breaks_off():
    made = slides(("Boats", "All boats belong to", "the town of Kolm", "the club of rowers"))
    assert facts(".pptx", made)[1:] == [
        "All boats belong to the town of Kolm",
        "All boats belong to the club of rowers",
    ]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Review questions", "Who counts the boats?"),
        ("Контрольные вопросы", "Кто считает лодки?"),
        ("Бақылау сұрақтары", "Қайықтарды кім санайды?"),
        ("Quiz", "Who counts the boats?"),
    ],
)
def test_questions_to_the_reader_and_what_to_choose_from_are_no_facts(name, asked):
    made = slides((name, asked, "The captain.", "Nobody at all."), ("Rafts", SENTENCE))
    assert facts(".pptx", made) == [SENTENCE]


def test_a_quiz_that_is_told_of_is_no_exercise():
    told = "The quiz begins at nine."
    assert facts(".pptx", slides(("Quiz", told, SENTENCE))) == [told, SENTENCE]


def test_a_word_for_numbers_names_columns_though_days_do_too():
    document = docx.Document()
    rows = [("№", "Boat", "10.06–15.06"), ("1", "Gull", "7 crowns"), ("2", "Tern", "9 crowns")]
    table = document.add_table(0, 3)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    found = extracted(".docx", saved(document)).passages
    assert [(p.text, p.labels) for p in found] == [
        ("1 — Gull — 7 crowns", rows[0]),
        ("2 — Tern — 9 crowns", rows[0]),
    ]


def page(*lines):
    """Return a PDF of one page: of each line how far right it begins, and its words by weight."""
    file = io.BytesIO()
    canvas = Canvas(file)
    y = 780
    for left, *parts in lines:
        x = left
        for number, words in enumerate(parts):
            font = "Helvetica-Bold" if number % 2 else "Helvetica"
            canvas.setFont(font, 12)
            canvas.drawString(x, y, words)
            x += canvas.stringWidth(f"{words} " if words else "", font, 12)
        y -= 16
    canvas.save()
    return file.getvalue()


def test_the_number_of_a_title_that_goes_on_in_another_line_makes_no_table():
    file = io.BytesIO()
    canvas = Canvas(file)
    lines = ((72, 760, "2"), (100, 760, "Rowing on the lake in the"), (100, 742, "early morning"))
    for left, y, words in lines:
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(left, y, words)
    canvas.setFont("Helvetica", 12)
    for y, words in ((700, SENTENCE), (684, "Nobody rows at night, for the pier is dark.")):
        canvas.drawString(72, y, words)
    canvas.save()
    found = extracted(".pdf", file.getvalue()).passages
    assert next(p.text for p in found) == SENTENCE
    assert not any("—" in p.text for p in found)


def test_bold_words_that_open_a_paragraph_of_a_pdf_are_its_heading_and_marks_are_none():
    made = page(
        (72, SENTENCE),
        (72, "", "Mending broken oars.", "The shed keeps ten oars for whoever breaks one."),
        (72, "", "A.", "Members of the club row from six in the morning on."),
    )
    found = extracted(".pdf", made).passages
    assert [(p.text, p.section) for p in found[:2]] == [
        (SENTENCE, ()),
        ("The shed keeps ten oars for whoever breaks one.", ("Mending broken oars.",)),
    ]
    assert found[2].text.endswith("Members of the club row from six in the morning on.")


@pytest.mark.parametrize(
    "halves",
    [
        ("The posts of the pier stand three feet from its edge (0.9", "m) and are red."),
        ("What else may be done in a storm is told at the end, in Appendix", "V. of these rules."),
        ("Everybody rows on the lake in their own boats or in wide rafts", "(made of wood)."),
    ],
)
def test_a_line_of_a_pdf_within_a_sentence_opens_no_item(halves):
    first, second = halves
    assert facts(".pdf", page((72, first), (72, second))) == [f"{first} {second}"]


def test_a_full_stop_within_a_quoted_name_ends_no_sentence():
    said = [
        "Отправьте файлы боту “Aura. Загрузка данных” до вечера.",
        "Ask the clerk at «Kolm. Boats» for a key.",
        "The captain said: “Stop. Nobody rows.”",
    ]
    document = docx.Document()
    for words in said:
        document.add_paragraph(words)
    assert facts(".docx", saved(document)) == [
        *said[:2],
        "The captain said: “Stop.",
        "Nobody rows.”",
    ]


def test_who_is_quoted_and_works_that_are_cited_by_initials_are_no_facts():
    quoted = "“I never rowed before I was forty years old.”"
    works = (
        "Aster BO, Deen CY. Rowing in the dark. Journal of boats. 2008; 51(1):S225-S239",
        "Lund AB, Aster BO. Oars of hemp. Lakes and rivers. 2011; 12(3):25-31",
        "[Lund12] Lund AB. How to read a lake. Journal of boats, 2012, 14(2):5-9",
    )
    document = docx.Document()
    for words in (quoted, "(A rower of Kolm)", SENTENCE, *works):
        document.add_paragraph(words)
    assert facts(".docx", saved(document)) == [quoted, SENTENCE]


def test_a_point_that_only_asks_is_no_fact_and_heads_the_points_below_it():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Boats"
    frame = slide.placeholders[1].text_frame
    frame.text = f"Why does it matter?\n{SENTENCE}\nWho may row?\nMembers row."
    frame.paragraphs[3].level = 1
    assert facts(".pptx", saved(show)) == [SENTENCE, "Members row."]


def test_what_newer_programs_show_in_place_of_a_picture_is_read_but_for_its_formulas():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Boats"
    body = slide.placeholders[1]
    body.text_frame.text = f"{SENTENCE}\nThe boat weighs exactly kilograms.\n{SENTENCE}"
    office = "http://schemas.openxmlformats.org"
    within = body.text_frame.paragraphs[1]._p  # noqa: SLF001
    within.append(within.makeelement(f"{{{office}/officeDocument/2006/math}}oMath", {}))
    frame, name = body.element, f"{{{office}/markup-compatibility/2006}}"
    tree = frame.getparent()
    choice = tree.makeelement(f"{name}AlternateContent", {})
    choice.append(tree.makeelement(f"{name}Choice", {"Requires": "a14"}))
    tree.replace(frame, choice)
    choice[0].append(frame)
    drawn = tree.makeelement(f"{name}AlternateContent", {})
    drawn.append(tree.makeelement(f"{name}Choice", {"Requires": "p14"}))
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    drawn[0].append(tree.makeelement(f"{{{main}}}contentPart", {}))
    tree.append(drawn)
    source = extracted(".pptx", saved(show))
    assert [p.text for p in source.passages] == [SENTENCE, SENTENCE]
    assert source.unread["formulas"] == 1


def test_clauses_with_letters_behind_a_dash_are_the_list_that_it_announces():
    lines = ("6.3. Nobody may row who —", "6.3.a. is younger than ten; or", "6.3.b. cannot swim.")
    document = docx.Document()
    for words in (*lines, "7.1.a.", "The members who must —"):
        document.add_paragraph(words)
    assert facts(".docx", saved(document))[-2:] == [
        "Nobody may row who — is younger than ten; or",
        "Nobody may row who — cannot swim.",
    ]
