"""Layouts of files that people bring: contracts in two languages, approvals, marks, contents."""

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook

from knowledge.ingestion.structure import ElementKind, TextWriter
from knowledge.ingestion.structure.clause_headings import head_between
from knowledge.ingestion.structure.program_runs import mark_programs
from tests.files import drawn, facts, passages, saved


def numbered(document, words, number):
    """Add a paragraph of a numbered list."""
    properties = document.add_paragraph(words).paragraph_format.element.get_or_add_pPr()
    listed = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", "0"), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        listed.append(child)
    properties.append(listed)


def test_text_set_side_by_side_in_two_languages_is_read_column_by_column():
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    clauses = {
        0: [
            "Жалға алушы қайықты кешке дейін қайтарады, бұл оның басты міндеті." for _ in range(9)
        ],
        1: [
            "Арендатор возвращает лодку до вечера, и это его главная обязанность." for _ in "n" * 9
        ],
    }
    for column, words in clauses.items():
        table.cell(0, column).text = ("Қайық", "Лодка")[column]
        table.cell(1, column).text = "\n".join(f"{n}. {each}" for n, each in enumerate(words, 1))
        for each in words[1:]:
            table.cell(1, column).add_paragraph(each)
    found = facts(".docx", saved(document))
    assert not [fact for fact in found if "қайықты" in fact and "лодку" in fact]
    assert found.index(clauses[0][0]) < found.index(clauses[1][0])


def test_a_table_of_short_cells_stays_a_table():
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("Lake trip", "20 dollars", "Night trip", "30 dollars")):
        table.cell(at // 2, at % 2).text = words
    assert facts(".docx", saved(document)) == ["Lake trip — 20 dollars", "Night trip — 30 dollars"]


def test_a_list_that_numbers_headings_alone_heads_what_stands_between():
    document = docx.Document()
    for name in ("Aims of the club", "Rules on the pier", "Fees of the year"):
        numbered(document, name, "1")
        numbered(document, "Row a boat", "2")
        numbered(document, "Keep the pier clean", "2")
    found = passages(".docx", saved(document))
    assert [passage.section[-1] for passage in found if passage.text == "Row a boat"] == [
        "Aims of the club",
        "Rules on the pier",
        "Fees of the year",
    ]
    assert not [passage for passage in found if passage.text.startswith(("Aims", "Rules", "Fees"))]


def test_the_lines_of_an_approval_are_one_statement_and_a_place_to_sign_is_none():
    text = "Все лодки стоят у пирса и заперты на ночь."
    document = docx.Document()
    for line in ("Утверждено решением Совета", "Клуба «Весло»", "№ 7 от 3 мая 2024 года", text):
        document.add_paragraph(line)
    joined = "Утверждено решением Совета Клуба «Весло» № 7 от 3 мая 2024 года"
    assert facts(".docx", saved(document)) == [joined, text]
    signed = docx.Document()
    for line in ("УТВЕРЖДАЮ", "Председатель клуба", "________ А. Б. Гребцов", text):
        signed.add_paragraph(line)
    assert facts(".docx", saved(signed)) == [text]


def test_a_mark_and_its_words_are_parted_by_what_is_not_seen():
    text = (
        "The crew must:\n1.\u200bClean the boat.\n2.\u200bLock the pier.\n3.\u200bRing the bell.\n"
    )
    assert "The crew must: Clean the boat." in facts(".txt", text)
    assert not [fact for fact in facts(".txt", text) if "\u200b" in fact]


def test_a_command_with_options_is_no_heading():
    text = (
        "Open the console and run this command:\n\nboatctl --open-pier\n\n"
        "The gate opens at once. It closes again after a minute.\n"
    )
    found = passages(".txt", text)
    assert not [passage for passage in found if "boatctl --open-pier" in passage.section]


def test_a_page_of_words_that_run_from_right_to_left_is_read():
    def page(canvas):
        written = canvas.beginText(500, 800)
        written.setCharSpace(-9)
        for line in range(30):
            written.textLine(f"oars and boats stand at the pier of lake {line}")
        canvas.drawText(written)

    assert facts(".pdf", drawn(page))


def test_the_long_name_between_two_numbered_headings_is_a_heading():
    writer = TextWriter()
    name = "2.2. Dealings with crews, their friends and all other persons on the pier of the club"
    for kind, words in (
        (ElementKind.HEADING, "2.1. Gifts"),
        (ElementKind.PARAGRAPH, "2.1.1. Nobody takes gifts."),
        (ElementKind.PARAGRAPH, name),
        (ElementKind.PARAGRAPH, "2.2.1. Nobody pays for others."),
        (ElementKind.HEADING, "2.3. Fines"),
    ):
        writer.write(kind, words, level=8 if kind is ElementKind.HEADING else 0)
    kinds = [element.kind for element in head_between(writer.text, writer.elements)]
    assert kinds[2] is ElementKind.HEADING
    assert kinds[1] is kinds[3] is ElementKind.PARAGRAPH
    short = [writer.elements[0], *writer.elements[2:4]]
    assert head_between(writer.text, short) == short


def test_a_table_of_questions_and_answers_is_questions_with_answers():
    document = docx.Document()
    rows = [
        ("№", "Вопрос", "Ответ"),
        ("1", "Когда открыт пирс?", "Пирс открывается в шесть. Ночью его запирают."),
        ("2", "Сколько стоит лодка?", "Лодка стоит 20 долларов."),
    ]
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    found = [(passage.question, passage.text) for passage in passages(".docx", saved(document))]
    assert found == [
        ("Когда открыт пирс?", "Пирс открывается в шесть."),
        (None, "Ночью его запирают."),
        ("Сколько стоит лодка?", "Лодка стоит 20 долларов."),
    ]


def test_days_and_dates_over_many_columns_head_the_rows_of_a_timetable():
    book = Workbook()
    sheet = book.active
    names = ["", "Rowers", "room", "Sailors", "room"]
    sheet.append(names)
    for day, date in (("Monday", "2025-02-10"), ("Tuesday", "2025-02-11")):
        for words in (date, day):
            sheet.append(["", words])
            row = sheet.max_row
            sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=5)
        sheet.append(["9.00-10.30", "Knots", "A1", "Winds", "B2"])
        sheet.append(["10.40-12.10", "Oars", "A1", "Sails", "B2"])
    found = passages(".xlsx", saved(book))
    assert [passage.section for passage in found] == [
        ("2025-02-10", "Monday"),
        ("2025-02-10", "Monday"),
        ("2025-02-11", "Tuesday"),
        ("2025-02-11", "Tuesday"),
    ]
    assert set(found[0].labels) - {""} == {"Rowers", "Sailors", "room"}


def test_the_dates_of_a_calendar_name_the_days_of_what_stands_below_them():
    text = (
        "Monday,Tuesday,Wednesday\n2025-02-10,2025-02-11,2025-02-12\n,Regatta,\n"
        "2025-02-17,2025-02-18,2025-02-19\nBoats are painted,,The pier is closed\n"
    )
    found = [(passage.text, passage.labels) for passage in passages(".csv", text)]
    assert found == [
        ("Regatta", ("Tuesday 2025-02-11",)),
        (
            "Boats are painted — The pier is closed",
            ("Monday 2025-02-17", "Wednesday 2025-02-19"),
        ),
    ]


def test_what_readers_say_of_themselves_in_bold_is_a_question_of_theirs():
    text = (
        "# Lost things\n\n**I have lost my oar.**\n\nWrite to the office at once.\n\n"
        "**My locker does not open.**\n\nAsk the keeper at the pier.\n\n"
        "**All crews wear jackets.**\n\nThe club lends them to guests.\n"
    )
    found = [(passage.question, passage.text) for passage in passages(".md", text)]
    assert found[0] == ("I have lost my oar.", "Write to the office at once.")
    assert found[1] == ("My locker does not open.", "Ask the keeper at the pier.")
    assert (None, "All crews wear jackets.") in found


def test_remarks_of_a_program_on_a_slide_are_no_facts():
    writer = TextWriter()
    lines = ("# make a new boat", "# first the hull, then the oars", "# put it on the lake")
    for line in lines:
        writer.write(ElementKind.PARAGRAPH, line)
    kinds = {element.kind for element in mark_programs(writer.text, writer.elements)}
    assert kinds == {ElementKind.CODE}
    counted = TextWriter()
    for line in ("# of boats on the lake", "# of crews on the pier"):
        counted.write(ElementKind.PARAGRAPH, line)
    assert mark_programs(counted.text, counted.elements) == counted.elements


def test_what_a_body_resolves_stands_with_who_resolves_it():
    for preamble, word, clause in (
        ("На основании устава озера совет клуба", "РЕШИЛ:", "Закрыть пирс на зиму."),
        ("Көл жарғысының негізінде клуб кеңесі", "ҚАУЛЫ ЕТЕДІ:", "Айлақ қысқа жабылсын."),
        ("Having read the statute of the lake, the board", "ORDERS:", "The pier shall be closed."),
    ):
        document = docx.Document()
        for line in (preamble, word, f"1. {clause}", f"2. {clause[:-1]} again."):
            document.add_paragraph(line)
        assert f"{preamble} {word} {clause}" in facts(".docx", saved(document))
