"""Lines that say nothing: covers, captions, programs, reading lists, labels of drawings."""

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract
from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.citations import is_citation
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.formulas import is_formula
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.models import Span
from tests.files import saved

SENTENCE = "The harbour of Kolm has three piers, and every boat is counted daily."


def word(*lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return Source.unpacked(extract(saved(document), READERS[".docx"].reader))


def texts(source):
    return [passage.text for passage in source.passages]


@pytest.mark.parametrize(
    "cover",
    [
        ("Kolm Harbour Office", "Handbook of the boats", "Bo Aster", "Cy Deen"),
        ("Порт города Кольм", "Справочник лодочника", "Бо Астер", "Кольм"),
        ("Колм порты", "Қайықшының анықтамалығы", "Бо Астер", "Колм"),
    ],
)
def test_a_cover_is_left_out_and_counted(cover):
    source = word(*cover, SENTENCE)
    assert texts(source) == [SENTENCE]
    assert source.unread["lines"] >= 2


def test_a_line_over_running_text_is_its_heading():
    source = word(SENTENCE, "Boats for one person", "They are let from May on.")
    assert [passage.section for passage in source.passages] == [(), ("Boats for one person",)]


@pytest.mark.parametrize(
    "line",
    [
        "Choose a boat from the red list",
        "The office utilises two lists of boats",
        "Boats up to six metres – 300 ₸",
        "Harbour master: Bo Aster",
        "Harbour office boats@kolm.example",
        "Лодки выдаются с восьми утра",
        "Қайықтар сағат сегізде беріледі",
    ],
)
def test_what_has_a_verb_a_label_or_a_value_is_kept(line):
    assert line in texts(word(SENTENCE, line, SENTENCE + " It is so."))


def test_terms_before_dashes_are_kept():
    lines = ("A — red flag", "B — blue flag", "C — white flag")
    assert texts(word(SENTENCE, *lines, SENTENCE))[1:4] == [*lines]


LINES = ("Oars from the shed", "A rope of hemp", "A red flag")


def test_lines_behind_a_colon_are_a_list():
    lead_in = "Everybody who rents a boat must bring to the pier:"
    assert f"{lead_in} A red flag" in texts(word(lead_in, *LINES, SENTENCE))


def test_lines_below_a_label_are_a_list_of_its_section():
    source = word(SENTENCE, SENTENCE, "Bring along:", *LINES, SENTENCE)
    items = [passage.text for passage in source.passages if passage.section == ("Bring along",)]
    assert items[:3] == [*LINES]


@pytest.mark.parametrize(
    "caption",
    [
        "Figure 2 Piers of the town",
        "Рис. 4 Причалы города",
        "Сурет 2 Қала айлақтары",
        "Fig. 3: Piers",
        "Table 3 (continued)",
        "Продолжение прил. 2",
        "Окончание таблицы 3.1",
        "3-кестенің жалғасы",
    ],
)
def test_captions_are_left_out(caption):
    assert texts(word(SENTENCE, caption, SENTENCE)) == [SENTENCE, SENTENCE]


def test_a_sentence_that_opens_with_a_figure_is_kept():
    sentence = "Figure 2 shows the piers of the town."
    assert sentence in texts(word(SENTENCE, sentence))


WORKS = (
    "Aster, Bo. “Boats of the North.” Journal of Harbours 5, no. 1 (2010): 14–17.",
    "Deen, Cy, and Dee Elm. Ropes and Knots. (Kolm Press, 2004), pp. 3-9.",
    "Астер Б. В. Лодки севера // Вестник порта. 2010. № 5. С. 14.",
)


def test_a_reading_list_is_left_out():
    assert texts(word(SENTENCE, *WORKS, SENTENCE)) == [SENTENCE, SENTENCE]


STANDARDS = (
    "ГОСТ 12.1.005-88. Система стандартов безопасности труда. Требования к воздуху.",
    "СанПиН 11-14-94. Санитарные правила и нормы по сварке металлов.",
    "ISO 9001:2015 Quality management systems. Requirements.",
)


def test_formulas_alone_are_left_out_and_short_names_are_kept():
    formulas = "f ( x ) dx =", "p + p , x", "c cos x , − / 2", "0 dy + 0 dz = 1"
    assert texts(word(SENTENCE, *formulas, SENTENCE)) == [SENTENCE, SENTENCE]
    for name in ("C++ / C#", "UK + EU", "Speed v = 5 m/s"):
        assert not is_formula(name, Element(ElementKind.ITEM, Span(0, len(name))))


def test_standards_that_are_only_named_are_left_out_and_what_one_says_is_kept():
    said = "ГОСТ 12.1.005-88 устанавливает требования к воздуху рабочей зоны."
    assert texts(word(SENTENCE, *STANDARDS, SENTENCE)) == [SENTENCE, SENTENCE]
    assert said in texts(word(SENTENCE, *STANDARDS, SENTENCE, said))


@pytest.mark.parametrize("work", WORKS)
def test_a_work_is_told_by_author_year_and_place(work):
    assert is_citation(work, Span(0, len(work)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Aster opened the harbour in 1904.",
        "Правила приняты 5 июля 2014 года и действуют на всех причалах.",
        "Aster, Bo and Deen let boats.",
    ],
)
def test_a_sentence_is_no_work(sentence):
    assert not is_citation(sentence, Span(0, len(sentence)))


@pytest.mark.parametrize(
    "line",
    [
        "#include <boats>",
        "sudo make install",
        "int main() {",
        "std::out << boat << rope",
        "|-- oars",
        "x = [ ",
        "Owner <%=Boats.Owner %>",
        "$('#boat').show()",
    ],
)
def test_lines_of_programs_are_told_by_their_signs(line):
    assert is_program(line.strip(), Span(0, len(line.strip())))


@pytest.mark.parametrize(
    "line",
    [
        "Use Settings -> Boats.",
        "справка (форма 086);",
        "Return the boat (any size) before noon.",
        "Import of boats takes two days.",
        "The price is 5 = 3 + 2.",
    ],
)
def test_sentences_are_no_programs(line):
    assert not is_program(line, Span(0, len(line)))


def test_a_program_is_told_by_the_font_of_its_style():
    document = docx.Document()
    style = document.styles.add_style("Typed", WD_STYLE_TYPE.PARAGRAPH)
    style.font.name = "Courier New"
    document.add_paragraph(SENTENCE)
    document.add_paragraph("let boats go", style="Typed")
    source = Source.unpacked(extract(saved(document), READERS[".docx"].reader))
    assert texts(source) == [SENTENCE]


@pytest.mark.parametrize("word_", ["институт", "результат", "школа", "университет", "часть"])
def test_nouns_that_end_as_verbs_are_none(word_):
    assert not has_predicate(word_, Span(0, len(word_)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Bring tools (oars, ropes, etc.) to the pier.",
        "Bring tools (oars, ropes, etc.) All of them are counted.",
        "Возьмите снаряжение (вёсла, канаты и др.) Кольма.",
    ],
)
def test_an_abbreviation_in_brackets_ends_no_sentence(sentence):
    assert len([*sentence_spans(sentence, 0, len(sentence))]) == 1


def test_labels_of_a_slide_are_left_out_and_its_highest_line_names_it():
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    boxes = ("red boats", "A harbour for all", "Boats are let by the day.", "oars → ropes")
    for at, words in enumerate(boxes):
        top = Inches(0.1 if words.startswith("A ") else 1 + at)
        slide.shapes.add_textbox(Inches(1), top, Inches(4), Inches(1)).text_frame.text = words
    source = Source.unpacked(extract(saved(show), READERS[".pptx"].reader))
    assert (source.title, texts(source)) == ("A harbour for all", ["Boats are let by the day."])
    assert source.unread["lines"] == 2


def test_a_row_without_a_value_heads_a_group():
    book = Workbook()
    for row in (("Goods", "Price"), ("Oars", -1), ("Short oar", 30), ("Long oar", 40)):
        book.active.append(row)
    source = Source.unpacked(extract(saved(book), READERS[".xlsx"].reader))
    assert texts(source) == ["Short oar — 30", "Long oar — 40"]
    assert source.passages[0].section[-1:] == ("Oars",)


def test_headings_that_are_numbered_as_items_head_what_follows():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.add_paragraph(SENTENCE)
    for line in ("Rules for boats", SENTENCE, "Rules for oars", SENTENCE):
        document.add_paragraph(line, style="List Number")
    source = Source.unpacked(extract(saved(document), READERS[".docx"].reader))
    assert [passage.section for passage in source.passages[2:]] == [
        ("Rules for boats",),
        ("Rules for oars",),
    ]


def test_rich_text_may_end_in_a_zero_byte():
    data = rb"{\rtf1\ansi " + SENTENCE.encode() + b"}\r\n\0"
    assert texts(Source.unpacked(extract(data, READERS[".rtf"].reader))) == [SENTENCE]


def test_columns_are_named_below_a_letterhead():
    book = Workbook()
    for row in (("Kolm boats", "Pier 3"), ("Phone", "12 34 56")):
        book.active.append(row)
    book.active.append(("Code", "Name", "Size", "Price"))
    book.active.append((1, "Oar", "long", 30))
    source = Source.unpacked(extract(saved(book), READERS[".xlsx"].reader))
    assert source.passages[-1].labels == ("Code", "Name", "Size", "Price")


def test_an_index_is_left_out():
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=3, cols=2)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"boats, {at + 3}"
    source = Source.unpacked(extract(saved(document), READERS[".docx"].reader))
    assert texts(source) == [SENTENCE]


def test_lines_that_tabs_set_below_each_other_are_a_table():
    rows = ["New Year\tJanuary 1st", "Boat Day\t\tMay 3rd", "Labour Day\t1st Monday in June"]
    source = word(SENTENCE, *rows, SENTENCE)
    assert texts(source)[1:-1] == [
        "New Year — January 1st",
        "Boat Day — May 3rd",
        "Labour Day — 1st Monday in June",
    ]
    assert source.text[source.passages[2].start :].startswith("Boat Day May 3rd")


@pytest.mark.parametrize(
    "lines",
    [
        ("1.\tBoats are red.", "2.\tOars are blue.", "3.\tRafts are free."),
        ("Kolm Harbour\tThe Old Pier", "Kolm Boats\tThe New Pier", "Kolm Oars\tThe East Pier"),
    ],
)
def test_tabs_behind_marks_and_in_letterheads_make_no_table(lines):
    assert not any(" — " in text for text in texts(word(SENTENCE, *lines, SENTENCE)))


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Список лодок. Каждая лодка стоит у причала.", None),
        ("Қайықтар тізімі. Әр қайық кемежайда тұрады.", None),
        ("Пристань — памятник. Она стоит у воды.", "Пристань — памятник."),
        ("Адрес: г. Кольм, ул. Восход, 20, оф. 707", None),
        ("Алматы қ., Абай көш. 5 үйде тұрамыз.", None),
        ("Выберите файл (внимание! Читаются только книги) и ждите.", None),
    ],
)
def test_a_sentence_is_kept_whole(line, fact):
    assert texts(word(line))[0] == fact or texts(word(line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Руководство лодочника.",
        "г. Кольм, 2019 г.",
        "(подпись лодочника)",
        "Имя лодочника ________",
    ],
)
def test_a_line_of_a_cover_or_a_form_is_no_fact(line):
    assert texts(word(SENTENCE, line, SENTENCE)) == [SENTENCE, SENTENCE]


def test_terms_before_dashes_below_a_colon_are_its_list():
    lines = ["имя – имя лодочника", "пароль – слово лодочника", "пристань – место лодки"]
    lead_in = "Для входа на пристань нужно заполнить такие поля:"
    assert texts(word(lead_in, *lines))[1:] == [f"{lead_in} {line}" for line in lines]


def test_the_language_is_that_of_the_facts_and_not_of_programs():
    code = "\n".join(f"const boat{n} = harbour.find({n});" for n in range(40))
    page = f"# Қайықтар\n\nӘр қайық кемежайда тұрады, ескек жанында жатады.\n\n```\n{code}\n```\n"
    assert Source.unpacked(extract(page.encode(), READERS[".md"].reader)).language == "kk"


@pytest.mark.parametrize(
    "line",
    ["Name......................", "Signed: …………", "Жұмабаев, М. Қайық [Мәтін] : өлең. - 9 б."],
)
def test_blanks_of_dots_and_records_of_libraries_are_no_facts(line):
    assert texts(word(SENTENCE, *[line] * 3, SENTENCE)) == [SENTENCE, SENTENCE]


def test_a_price_behind_leaders_is_no_blank():
    assert "Borscht ........ 250" in texts(word(SENTENCE, "Borscht ........ 250", SENTENCE))


def test_questions_that_stand_again_below_are_contents():
    asked = ["What is a boat?", "Where is the pier?", "Who lets rafts?", "When is it open?"]
    answered = [line for question in asked for line in (question, SENTENCE)]
    assert texts(word(*asked, *answered)) == [SENTENCE] * len(asked)


def test_sentences_in_brackets_are_sentences():
    assert texts(word("She rows. (He waits. They meet.)")) == [
        "She rows.",
        "(He waits.",
        "They meet.)",
    ]


def test_a_roman_number_opens_its_sentence():
    assert texts(word("II. Tenants who leave early pay a crown. They say so.")) == [
        "II. Tenants who leave early pay a crown.",
        "They say so.",
    ]


def test_references_below_a_line_of_that_name_are_no_facts():
    works = ["Сайт Кольма [Электронный ресурс].", "- Режим доступа: kolm.example, свободный."]
    assert texts(word(SENTENCE, "Литература", *works)) == [SENTENCE]
