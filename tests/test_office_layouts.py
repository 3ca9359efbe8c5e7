"""Forms, contents, clauses and headings as people lay them out in office files."""

import io
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from openpyxl import Workbook

from tests.files import facts, opendocument, passages, saved


def word(*paragraphs):
    """Return a Word document of paragraphs: words, or a list of (words, whether bold)."""
    document = docx.Document()
    for paragraph in paragraphs:
        runs = paragraph if isinstance(paragraph, list) else [(paragraph, False)]
        written = document.add_paragraph()
        for words, bold in runs:
            written.add_run(words).bold = bold
    return saved(document)


def with_level(data):
    """Return a Word document whose paragraphs on the right stand in its outline instead."""
    file = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b'w:jc w:val="right"', b'w:outlineLvl w:val="0"'))
    return file.getvalue()


@pytest.mark.parametrize(
    ("lead_in", "item", "other"),
    [
        ("The tenant must", "Pay at the pier.", "Bring a rope."),
        ("В лодке запрещено", "Стоять во весь рост.", "Громко петь."),
        ("Жалға алушы құқылы", "Қайықты айырбастау.", "Арқан алу."),
    ],
)
def test_clauses_below_a_label_with_a_verb_keep_it(lead_in, item, other):
    text = f"Boats\n\n5. {lead_in}:\n\n5.1. {item}\n\n5.2. {other}"
    assert facts(".txt", text)[-2:] == [f"{lead_in}: {item}", f"{lead_in}: {other}"]


def test_clauses_below_a_name_have_it_for_a_heading():
    found = passages(".txt", "Boats\n\n5. The rent:\n\n5.1. Boats are red.\n\n5.2. Oars are blue.")
    assert [(p.section[-1], p.text) for p in found] == [
        ("5. The rent", "Boats are red."),
        ("5. The rent", "Oars are blue."),
    ]


@pytest.mark.parametrize(
    "announcement",
    [
        "The points are:",
        "The following terms are used in this paper:",
        "К ним относятся:",
        "Применяются следующие термины и слова:",
        "Мұнда мынадай сөздер қолданылады:",
    ],
)
def test_what_only_announces_says_nothing_by_itself(announcement):
    assert facts(".docx", word("Boats are red.", announcement, "Row.")) == [
        "Boats are red.", "Row.",
    ]  # fmt: skip


def test_what_says_something_before_a_colon_is_kept():
    for sentence in (
        "The red boat is always at the old pier:",
        "Лодка не тонет, если груз лёгкий:",
        "Қайық төрт үлкен бөлікке бөлінеді:",
    ):
        assert sentence in facts(".docx", word("Boats are red.", sentence, "Row with care."))


def test_words_in_bold_letters_that_open_a_paragraph_head_it():
    data = word(
        [("Fines/Damages. ", True), ("You pay at once. Then you go.", False)],
        [("Late Return of Boats and Oars.", True), (" It costs 5 crowns.", False)],
        "All boats leak.",
        [("You pay at once.", True), (" It is due.", False)],
        [("Вход бесплатный.", True), (" Лодка стоит у причала.", False)],
    )
    found = [(p.section[-1:], p.text) for p in passages(".docx", data)]
    assert found == [
        (("Fines/Damages.",), "You pay at once."),
        (("Fines/Damages.",), "Then you go."),
        (("Late Return of Boats and Oars.",), "It costs 5 crowns."),
        (("Late Return of Boats and Oars.",), "All boats leak."),
        (("Late Return of Boats and Oars.",), "You pay at once."),
        (("Late Return of Boats and Oars.",), "It is due."),
        (("Late Return of Boats and Oars.",), "Вход бесплатный. Лодка стоит у причала."),
    ]


def test_bold_headings_may_end_in_a_full_stop():
    rent = [("2. The rent of boats.", True)]
    data = word("Hello.", "Row.", [("Правила.", True)], "Лодка стоит там.", rent, "Swim.")
    found = [(p.section, p.text) for p in passages(".docx", data)][2:]
    assert found == [(("Правила.",), "Лодка стоит там."), (("2. The rent of boats.",), "Swim.")]
    said = word([("Boats are red.", True)], "They leak.", [("2. Bring a rope.", True)])
    assert facts(".docx", said) == ["Boats are red.", "They leak.", "Bring a rope."]


def test_sentences_that_a_file_has_in_its_outline_are_read():
    sentence = "2.8. Плата – деньги, которые платят за лодку на причале."
    document = docx.Document()
    document.add_heading("Лодки", 1)
    document.add_paragraph(sentence).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_heading(f"{'Boats are red and blue and green. ' * 5}They leak.", 2)
    document.add_paragraph("Row.")
    outlined = with_level(saved(document))
    assert facts(".docx", outlined) == [
        sentence.removeprefix("2.8. "),
        *["Boats are red and blue and green."] * 5,
        "They leak.",
        "Row.",
    ]


@pytest.mark.parametrize(
    "label",
    ["Name of the tenant (in full, in capitals):", "ФИО (полностью):", "Аты-жөні (толық):"],
)
def test_labels_over_the_blanks_of_a_form_are_no_facts(label):
    data = word("Boats are red.", label, "____________", "__________", "Row.")
    assert facts(".docx", data) == ["Boats are red.", "Row."]


def test_a_table_to_sign_is_no_fact():
    document = docx.Document()
    document.add_paragraph("Boats are red.")
    table = document.add_table(1, 2)
    for cell, words in zip(
        table.rows[0].cells, ("Agreed by the harbour master of the town", "Lee"), strict=True
    ):
        cell.text = f"{words} ____________ “___” _______ 2014"
    assert facts(".docx", saved(document)) == ["Boats are red."]


def test_numbers_with_a_bracket_make_headings_in_order():
    lines = ("1) Қайық түсі", "Қайық қызыл.", "2) Негізгі міндетті төлем", "Ол 5 крон.")
    found = passages(".docx", word("Қайықтар бар.", *lines))
    assert [(p.section[-1:], p.text) for p in found] == [
        ((), "Қайықтар бар."),
        (("1) Қайық түсі",), "Қайық қызыл."),
        (("2) Негізгі міндетті төлем",), "Ол 5 крон."),
    ]


def test_contents_may_count_their_first_pages_in_roman_numbers():
    names = ("Preface", "The rent", "The oars", "The pier", "The key", "The end")
    pages = ("i", "ii", "1", "4", "9", "12")
    listed = [f"{name}\t{page}" for name, page in zip(names, pages, strict=True)]
    assert facts(".docx", word("Boats are red.", *listed, "Row.")) == ["Boats are red.", "Row."]
    below = "".join(f"{name}\n\nThis is about {name}.\n\n" for name in names)
    text = "Boats\n\nBoats are red.\n\n" + "\n".join(listed) + f"\n\n{below}"
    assert facts(".txt", text) == ["Boats are red.", *(f"This is about {n}." for n in names)]


def test_lines_with_tabs_are_rows_and_their_first_one_names_the_columns():
    data = word(
        "Boats are red.", [("Hours\t% of the pay", True)],
        "0-100\t0", "101-200\t20", "201-300\t30", "301-400\t40", "401-500\t50", "501-600\t60",
    )  # fmt: skip
    rows = passages(".docx", data)[1:]
    assert (rows[1].text, rows[1].labels) == ("101-200 — 20", ("Hours", "% of the pay"))
    assert len(rows) == 6


def test_values_that_stand_under_each_name_of_a_price_list_are_kept():
    values = ("One hour: 20 crowns", "A day: 90 crowns", "A month: 900 crowns", "Oars: 5 crowns")
    names = ("Red boats", "Blue boats", "Green boats")
    text = "# Prices\n\n" + "\n\n".join("\n\n".join((f"## {n}", *values)) for n in names)
    assert facts(".md", text) == [*values] * 3


def test_formatting_within_a_word_of_a_cell_leaves_it_whole():
    def cell(words):
        return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"

    row = cell("re<text:span>d</text:span> boat") + cell("2<text:span>,</text:span>9 €")
    table = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    assert facts(".odt", opendocument(table)) == ["red boat — 2,9 €"]
    page = "<table><tr><td><b>r</b>ed<td><span>5</span><span>€</span></tr></table>"
    assert facts(".html", f"<p>Boats.</p>{page}")[-1] == "red — 5 €"
    deep = f"<table><tr><td>{'<font>' * 120}red{'</font>' * 120}<td>5 €</tr></table>"
    assert facts(".html", f"<p>Boats.</p>{deep}")[-1] == "red — 5 €"


CLAUSES = [
    ("1", "THE RENT"),
    ("1.1", "Terms of Use of Boats. The tenant pays by card. He will not:"),
    ("a", "lend the red boat to people who are younger than sixteen;"),
    ("b", "row beyond the old pier where the big ships of the town lie."),
    ("2", "THE OARS"),
    ("2.1", "Each boat has two oars and a rope, which must be brought back dry."),
]
SAID = [
    (("1 THE RENT",), "The tenant pays by card."),
    (
        ("1 THE RENT",),
        "He will not: lend the red boat to people who are younger than sixteen",
    ),
    (
        ("1 THE RENT",),
        "He will not: row beyond the old pier where the big ships of the town lie.",
    ),
    (("2 THE OARS",), "Each boat has two oars and a rope, which must be brought back dry."),
]


def table_of(*rows):
    document = docx.Document()
    document.add_paragraph("Hello.")
    document.add_paragraph("Row with care.")
    table = document.add_table(len(rows), len(rows[0]))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, word_ in zip(row.cells, words, strict=True):
            cell.text = word_
    return saved(document)


@pytest.mark.parametrize(
    "data",
    [
        table_of(*CLAUSES),
        word("Hello.", "Row with care.", *("\t".join(clause) for clause in CLAUSES)),
    ],
    ids=["table", "tabs"],
)
def test_numbers_that_stand_apart_are_those_of_clauses(data):
    found = [(p.section, p.text) for p in passages(".docx", data)]
    assert [pair for pair in found if pair[0] and "; row" not in pair[1]] == SAID


def test_goods_with_numbers_stay_a_table():
    rows = passages(".docx", table_of(("1", "Red boat"), ("2", "Oars"), ("3", "Rope")))
    assert [row.text for row in rows][-3:] == ["1 — Red boat", "2 — Oars", "3 — Rope"]


@pytest.mark.parametrize(
    "rows",
    [
        (("1.", "Name of the boat", ""), ("2.", "Its colour", ""), ("3.", "Journal", "")),
        (("", "Команда #1", "Команда #2"), ("Раунд #1", "", ""), ("Сумма", "", "")),
        (("Номер изменения", "ФИО и подпись"), ("", ""), ("", "")),
        (("1", "Категория журнала", ""), ("2", "Аты-жөні, лауазымы", "")),
    ],
)
def test_a_table_to_fill_in_is_no_fact(rows):
    assert facts(".docx", table_of(*rows)) == ["Hello.", "Row with care."]


def test_a_table_with_some_empty_cells_is_read():
    found = facts(
        ".docx", table_of(("Boat", "Price", "Note"), ("red", "5 €", ""), ("blue", "6 €", ""))
    )
    assert found[-2:] == ["red — 5 €", "blue — 6 €"]
    people = table_of(("Office", "Person", "Note"), ("Mayor", "Ada Lund", ""), ("Clerk", "Bo", ""))
    assert facts(".docx", people)[-2:] == ["Mayor — Ada Lund", "Clerk — Bo"]
    tasks = table_of(("Task", "Done"), ("Tar the boat at once.", ""), ("Bring a rope.", ""))
    assert facts(".docx", tasks)[-1] == "Bring a rope."


def test_labels_in_brackets_below_a_line_to_sign_on_are_no_facts():
    data = word("Boats are red.", "(подпись) (Ф.И.О.)", "(sign) (name)", "Row.")
    assert facts(".docx", data) == ["Boats are red.", "Row."]


def test_a_sentence_that_goes_on_in_a_program_is_no_fact():
    document = docx.Document()
    document.add_paragraph("Boats are red. To count them, wait.")
    for lead_in, lines in (("To count the boats, type", 1), ("If that is not right, try:", 2)):
        document.add_paragraph(lead_in)
        for line in range(lines):
            document.add_paragraph().add_run(f"count --boat {line}").font.name = "Courier New"
    assert facts(".docx", saved(document)) == ["Boats are red.", "To count them, wait."]


def test_what_is_quoted_only_names_something():
    menu = "Меню «Файл» → «Сохранить как». Сохраняет лодки в другой файл."
    assert facts(".docx", word("Программа считает лодки.", menu))[-1] == menu


def test_two_abbreviations_of_a_company_end_no_sentence():
    sentence = "The boats of Kolm Pvt. Ltd. are red."
    assert facts(".txt", f"Boats\n\n{sentence} Row.") == [sentence, "Row."]


def test_a_title_over_a_table_may_end_in_an_abbreviation():
    book = Workbook()
    for row in (["Прайс-лист от ИП Рой на 05.08.2025 г."], ["Лодка", "Цена"], ["red", 5]):
        book.active.append(row)
    assert facts(".xlsx", saved(book)) == ["red — 5"]


def test_words_over_figures_name_the_columns_of_a_table():
    rows = table_of(
        ("Level", "3 months", "6 months"), ("", "Bonus 1", "Bonus 2"),
        ("Gold", "1.01%", "2.10%"), ("Silver", "0.72%", "1.48%"),
    )  # fmt: skip
    found = [(p.text, p.labels) for p in passages(".docx", rows)][2:]
    names = ("Level", "3 months / Bonus 1", "6 months / Bonus 2")
    assert found == [("Gold — 1.01% — 2.10%", names), ("Silver — 0.72% — 1.48%", names)]
    free = table_of(("Child", "free"), ("Adult", "5"), ("Group of 9", "40"))
    assert facts(".docx", free)[-1] == "Group of 9 — 40"


def test_the_style_of_cells_that_name_columns_is_known():
    style = '<style:style style:name="P1" style:parent-style-name="Table_20_Heading"/>'
    heading = '<style:style style:name="Table_20_Heading"/>'

    def row(*cells, named=""):
        inside = "".join(
            f"<table:table-cell><text:p{named}>{cell}</text:p></table:table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{inside}</table:table-row>"

    table = row("Flag", "Meaning", named=' text:style-name="P1"') + row("i", "any letters")
    made = opendocument(f"<table:table>{table}</table:table>", style, heading)
    (found,) = passages(".odt", made)
    assert (found.text, found.labels) == ("i — any letters", ("Flag", "Meaning"))


@pytest.mark.parametrize(
    "lead_in",
    [
        "For example:",
        "For example, to count boats:",
        "To count the boats:",
        "Мысалы:",
        "Например:",
    ],
)
def test_what_leads_to_an_example_says_nothing_by_itself(lead_in):
    assert facts(".docx", word("Boats are red.", lead_in, "Row.")) == ["Boats are red.", "Row."]


def test_a_label_over_the_next_question_ends_the_answer_before_it():
    data = word(
        "How do I pay?", "You pay by card at the pier.", "Boats:",
        "Do boats leak?", "Old ones do.",
    )  # fmt: skip
    found = [(p.question, p.section, p.text) for p in passages(".docx", data)]
    assert found == [
        ("How do I pay?", (), "You pay by card at the pier."),
        ("Do boats leak?", ("Boats",), "Old ones do."),
    ]


def test_an_answer_does_not_begin_with_what_only_announces_it():
    data = word("What is in the price?", "The price includes:", "Two oars are in each boat.", "A?")
    assert facts(".docx", data)[0] == "Two oars are in each boat."


def test_an_item_that_only_announces_what_follows_the_list_is_no_fact():
    document = docx.Document()
    for words in ("Boats are red. Get one here:", "The following terms are used here:"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("A boat is what floats.")
    said = ["Boats are red.", "Get one here:", "A boat is what floats."]
    assert facts(".docx", saved(document)) == said
    listed = docx.Document()
    for words in ("Лодки стоят у причала. Для этого:", "Вёсла лежат там."):
        listed.add_paragraph(words, style="List Number")
    assert facts(".docx", saved(listed)) == ["Лодки стоят у причала.", "Вёсла лежат там."]


def test_labels_of_the_steps_of_an_answer_are_no_facts():
    data = word("How do I pay?", "Step One:", "Hold the card to the box.", "Step Two:", "Wait.")
    found = [(p.question, p.text) for p in passages(".docx", data)]
    assert found == [("How do I pay?", "Hold the card to the box."), (None, "Wait.")]


def test_a_value_behind_a_label_in_capitals_is_no_heading():
    data = word("Лодки есть.", "ОГРНИП: 321645100064168", "Лодка стоит у причала.")
    assert "ОГРНИП: 321645100064168" in facts(".docx", data)
