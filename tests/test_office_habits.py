"""How people lay out handbooks, laws, price lists and manuals, and what of it are facts."""

import io
from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from knowledge import READERS, Source, holds_records, read_records
from knowledge.ingestion.readers.extraction import extract
from tests.files import opendocument, saved


def read(suffix, data):
    content = data if isinstance(data, bytes) else data.encode()
    return Source.unpacked(extract(content, READERS[suffix].reader))


def passages(suffix, data):
    return read(suffix, data).passages


def pairs(suffix, data):
    return [(p.question, p.text) for p in passages(suffix, data) if p.question]


def facts(suffix, data):
    return [" ".join(passage.text.split()) for passage in passages(suffix, data)]


def page(*lines, left=72):
    """Return a PDF of one page with lines of (text, indent) or of several such cells."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for number, line in enumerate(lines):
        for text, indent in line if isinstance(line, list) else [line]:
            canvas.drawString(left + indent, 700 - 14 * number, text)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize(
    "note",
    [
        "Footnote. Article 4 was amended in 2017.",
        "Сноска. Статья 4 с изменениями от 2017 года.",
        "Ескерту. 4-бапқа 2017 жылы өзгеріс енгізілді.",
    ],
)
def test_the_label_of_a_note_is_no_sentence_of_its_own(note):
    assert facts(".txt", f"Boats\n\nBoats are red.\n\n{note}") == ["Boats are red.", note]


def test_a_source_in_brackets_belongs_to_the_sentence_before_it():
    text = "Boats\n\nA boat weighs 90 kg. (Lee — 1999)\n\nWe row. (Else we rest, of course.)"
    assert facts(".txt", text) == [
        "A boat weighs 90 kg. (Lee — 1999)",
        "We row.",
        "(Else we rest, of course.)",
    ]


def test_initials_with_full_stops_end_a_sentence_only_before_one_of_its_openers():
    text = "Boats\n\nWe rent to L.A. County for a day. He lives in L.A. The boats are there."
    assert facts(".txt", text) == [
        "We rent to L.A. County for a day.",
        "He lives in L.A.",
        "The boats are there.",
    ]


def test_signs_of_all_fonts_mark_items():
    for sign in "✓✔➢►❖→\uf0b7\uf0fc":
        found = facts(".txt", f"Boats\n\nYou need:\n{sign} a rope\n{sign} an oar")
        assert found == ["You need: a rope; an oar", "You need: a rope", "You need: an oar"]


def test_small_letters_with_full_stops_mark_items():
    text = "Boats\n\nYou must:\n\na. Pay at the pier.\n\nb. Bring a rope.\n\nBoats are red."
    assert facts(".txt", text)[1:] == [
        "You must: Pay at the pier.",
        "You must: Bring a rope.",
        "Boats are red.",
    ]


def test_marks_in_a_column_of_their_own_are_no_column():
    found = facts(
        ".pdf",
        page(
            ("The tenants of all our boats must:", 0),
            [("a.", 0), ("Pay at the pier, in cash, to the harbour master or his wife, and", 36)],
            ("before the sun is down.", 0),
            [("b.", 0), ("Bring a rope.", 36)],
        ),
    )
    words = (
        "Pay at the pier, in cash, to the harbour master or his wife, and before the sun is down."
    )
    assert found[1:] == [
        f"The tenants of all our boats must: {words}",
        "The tenants of all our boats must: Bring a rope.",
    ]


def test_paragraphs_that_semicolons_part_are_a_list():
    text = "Лодки\n\nВ состав входят:\n\nвёсла;\n\nверёвка;\n\nчерпак.\n\nЛодки красные."
    assert facts(".txt", text) == [
        "В состав входят: вёсла; верёвка; черпак.",
        "В состав входят: вёсла",
        "В состав входят: верёвка",
        "В состав входят: черпак.",
        "Лодки красные.",
    ]


@pytest.mark.parametrize(
    "heading", ["Section I", "Chapter 2", "Глава II", "Глава II Аренда лодок", "2-тарау"]
)
def test_the_rank_of_a_part_of_a_law_makes_a_heading_also_without_a_full_stop(heading):
    text = f"Boats\n\nBoats are red.\n\n{heading}\n\nA boat costs 5 crowns."
    assert facts(".txt", text) == ["Boats are red.", "A boat costs 5 crowns."]
    assert passages(".txt", text)[1].section == (heading,)


def test_a_sentence_that_names_an_article_is_no_heading():
    text = "Закон\n\nЛодки красные.\n\nСтатья 5 Закона о лодках действует до мая."
    assert facts(".txt", text)[1] == "Статья 5 Закона о лодках действует до мая."


def test_a_label_that_stands_alone_is_a_heading():
    text = "# Boats\n\nEligibility:\n\nAll may row.\n\nThe fee is due:\n\n* daily\n* in cash"
    found = passages(".md", text)
    assert [passage.text for passage in found][:2] == [
        "All may row.",
        "The fee is due: daily; in cash",
    ]
    assert found[0].section == ("Eligibility",)


def test_a_label_within_an_answer_does_not_end_it():
    text = "# FAQ\n\n## How do I pay?\n\nBy card:\n\nHold it to the box."
    assert next(p.question for p in passages(".md", text)) == "How do I pay?"


LINKS = {
    ".md": "# Boats\n\n**Language:** [English](en.md) · [Русский](ru.md)\n\nBoats are red.\n\n"
    "See [the pier](pier.md) and [the shop](shop.md).",
    ".html": "<p>Language: <a href=en>English</a> | <a href=ru>Русский</a></p><p>Boats are red."
    "</p><p>See <a href=pier>the pier</a> and <a href=shop>the shop</a>.</p>",
}


@pytest.mark.parametrize("suffix", LINKS)
def test_a_row_of_links_is_no_fact(suffix):
    assert facts(suffix, LINKS[suffix]) == ["Boats are red.", "See the pier and the shop."]


@pytest.mark.parametrize("caption", ["Figure 3: The pier", "Рис. 3. Причал", "3-сурет. Кемежай"])
def test_the_caption_of_a_figure_is_no_fact(caption):
    assert facts(".md", f"# Boats\n\nBoats are red.\n\n{caption}\n\nRow.") == [
        "Boats are red.", "Row.",
    ]  # fmt: skip


def test_the_caption_of_a_table_names_it():
    text = "# Boats\n\nTable 2. Prices\n\n| Boat | Price |\n|---|---|\n| red | 5 |\n"
    (row,) = passages(".md", text)
    assert (row.text, row.lead_in) == ("red — 5", "Table 2. Prices")


def test_contents_that_were_read_as_a_table_are_none():
    found = facts(
        ".pdf",
        page(
            [("1", 0), ("The rent . . . . . . . .", 30), ("3", 300)],
            [("2", 0), ("The oars . . . . . . . .", 30), ("5", 300)],
            [("3", 0), ("The pier . . . . . . . .", 30), ("9", 300)],
            ("", 0),
            ("Boats are red, and each of them has two oars and a rope.", 0),
        ),
    )
    assert found == ["Boats are red, and each of them has two oars and a rope."]


def test_a_question_of_several_sentences_in_bold_letters_is_one():
    both = "My boat leaks. Why?"
    for suffix, text in {
        ".md": f"# Boats\n\nWe rent.\n\n**{both}**\nIt is old.\n\n**Is it? Sure?**\nYes.",
        ".html": f"<p>We rent.</p><p><b>{both}</b> It is old.</p><p><b>Is it? Sure?</b> Yes.</p>",
    }.items():
        found = passages(suffix, text)
        assert [p.text for p in found] == ["We rent.", "It is old.", "Yes."]
        assert [p.question for p in found] == [None, both, "Is it? Sure?"]


def test_q_and_a_may_end_in_a_full_stop():
    text = "Boats\n\nQ. Do boats leak?\n\nA. Old ones do.\n\nWho built them?\n\nA. Lee did."
    found = passages(".txt", text)
    assert [(p.question, p.text) for p in found] == [
        ("Do boats leak?", "Old ones do."),
        ("Who built them?", "A. Lee did."),
    ]


def test_bold_letters_name_columns_in_a_word_document():
    document = docx.Document()
    table = document.add_table(2, 2)
    for row, words in zip(table.rows, [("Work", "Who"), ("Tar the boat", "Lee")], strict=True):
        for cell, word in zip(row.cells, words, strict=True):
            cell.paragraphs[0].add_run(word).bold = row is table.rows[0] or word == "Work"
            cell.paragraphs[0].runs[0].bold = words[0] == "Work"
    (row,) = passages(".docx", saved(document))
    assert (row.text, row.labels) == ("Tar the boat — Lee", ("Work", "Who"))


def test_a_word_for_columns_names_them():
    html = "<table><tr><td>№ п/п<td>Кто</tr><tr><td>1<td>Ли</tr><tr><td>2<td>Рой</tr></table>"
    assert [passage.labels for passage in passages(".html", html)] == [("№ п/п", "Кто")] * 2


def workbook(*rows, formats=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in formats:
        book.active[cell].number_format = number_format
    return saved(book)


def test_the_titles_over_a_table_of_a_workbook_are_no_rows():
    data = workbook(
        ["Boats of Kolm"], ["Rent by the day"], ["Boat", "Price"], ["red", 5], ["blue", 6]
    )
    found = passages(".xlsx", data)
    assert [(p.text, p.labels) for p in found] == [
        ("red — 5", ("Boat", "Price")),
        ("blue — 6", ("Boat", "Price")),
    ]
    assert found[0].section[-1] == "Rent by the day"


def test_numbers_of_a_workbook_are_those_that_it_shows():
    data = workbook(["Boat", "Price", "Less"], ["red", 5300 * 1.4, 0.15], formats=[("C2", "0%")])
    assert facts(".xlsx", data) == ["red — 7420 — 15%"]


def test_paragraphs_in_letters_of_one_width_are_programs():
    document = docx.Document()
    document.add_paragraph("Boats are red, and the harbour master counts them at noon.")
    document.add_paragraph().add_run("count --boats").font.name = "Courier New"
    assert len(facts(".docx", saved(document))) == 1


def test_a_document_that_is_typed_throughout_holds_no_program():
    document = docx.Document()
    for words in ("Boats are red.", "They leak."):
        document.add_paragraph().add_run(words).font.name = "Courier New"
    assert facts(".docx", saved(document)) == ["Boats are red.", "They leak."]


def test_a_sentence_in_several_paragraphs_is_one():
    text = "Law\n\nWe, the people,\n\nunited by boats,\n\nadopt this law.\n\nfruit\n\npears"
    words = [" ".join(p.text.split()) for p in passages(".txt", text)]
    assert words == ["We, the people, united by boats, adopt this law.", "fruit", "pears"]


def test_the_lines_of_a_list_without_marks_stay_apart():
    text = "# Boats\n\nColours of boats\n\nred\n\nblue\n\nThey may be mixed."
    assert facts(".md", text)[-3:] == ["red", "blue", "They may be mixed."]


def test_an_article_may_begin_on_the_line_of_its_number():
    first = (
        "All boats that are rented within this town shall be given to a",
        "Harbour Master, who shall count them at noon and at night, each day.",
    )
    text = f"LAW\n\nSECTION. 1. {first[0]}\n{first[1]}\n\nSECTION. 2. No boat is red."
    assert facts(".txt", text) == [" ".join(first), "No boat is red."]


def test_numbers_in_order_make_headings_of_short_lines():
    text = "# Boats\n\n1 The rent\n\nA day costs 5 crowns.\n\n2 The oars\n\nEach boat has two."
    found = passages(".md", text)
    assert [(p.section[-1], p.text) for p in found] == [
        ("1 The rent", "A day costs 5 crowns."),
        ("2 The oars", "Each boat has two."),
    ]


def test_a_number_alone_or_out_of_order_makes_no_heading():
    for lines in ("5 Red boats\n\nThey leak.", "1 Boat\n\nIt leaks.\n\n7 Oars\n\nThey too."):
        assert len(facts(".md", f"# Boats\n\n{lines}")) == lines.count("\n\n") + 1


def test_the_blanks_of_a_form_and_copyrights_are_no_facts():
    text = "# Form\n\nDirector ____________ /Lee/\n\n© 2024 Boats of Kolm\n\nThe fee is ______."
    assert facts(".md", text) == []
    sentence = "The tenant pays ______ crowns by the end of each month of the year."
    assert facts(".md", f"# Form\n\n{sentence}") == [sentence]


def test_a_row_of_links_may_name_the_page_itself_without_one():
    text = "# Boats\n\n[English](en.md) · [Русский](ru.md) · **Қазақша**\n\nBoats are red."
    assert facts(".md", text) == ["Boats are red."]


def test_a_line_in_bold_letters_is_the_heading_of_what_follows_on_a_page():
    page = "<p>We rent.</p><p>We row.</p><p><b>The rent</b></p><p>A day costs 5 crowns.</p>"
    *_, found = passages(".html", page)
    assert (found.section, found.text) == (("The rent",), "A day costs 5 crowns.")


def test_a_numbered_line_in_bold_letters_is_a_heading_in_a_word_document():
    document = docx.Document()
    document.add_heading("Boats of Kolm", 1)
    document.add_paragraph(style="List Number").add_run("The rent").bold = True
    document.add_paragraph("A day costs 5 crowns.")
    (found,) = passages(".docx", saved(document))
    assert (found.section, found.text) == (("The rent",), "A day costs 5 crowns.")


def test_items_in_bold_letters_stay_a_list_in_a_word_document():
    document = docx.Document()
    for words in ("Ropes", "Oars"):
        document.add_paragraph(style="List Bullet").add_run(words).bold = True
    assert facts(".docx", saved(document)) == ["Ropes", "Oars"]


def test_an_act_is_called_by_its_kind_and_its_name():
    ru = "ЗАКОН\nРЕСПУБЛИКИ КОЛЬМ\n\nО лодках и вёслах\n\nСтатья 1\n\nЛодки красные."
    kk = "КОЛМ РЕСПУБЛИКАСЫНЫҢ ЗАҢЫ\n\nҚайықтар туралы\n\n1-бап. Түс\n\nҚайық қызыл."
    for text, title in {
        ru: "ЗАКОН РЕСПУБЛИКИ КОЛЬМ О лодках и вёслах",
        kk: "КОЛМ РЕСПУБЛИКАСЫНЫҢ ЗАҢЫ Қайықтар туралы",
        "LAW\n\nOn boats\n\nArticle 1\n\nBoats are red.": "LAW On boats",
    }.items():
        source = read(".txt", text)
        (fact,) = source.passages
        assert (source.title, len(fact.section)) == (title, 1)


def test_a_law_that_is_only_mentioned_names_no_document():
    source = read(".txt", "The law\n\nBoats are red.\n\nOn the river\n\nThey are blue.")
    assert source.title == "The law"


@pytest.mark.parametrize("formula", ["$$a = b$$", "$$\na = \\frac{b}{c}\n$$", "```math\na\n```"])
def test_formulas_of_markdown_are_named_as_not_read(formula):
    source = read(".md", f"# Boats\n\nThe rent grows.\n\n{formula}\n\nIt costs $5 or $6.")
    assert source.unread == {"formulas": 1}
    assert [p.text for p in source.passages] == ["The rent grows.", "It costs $5 or $6."]


def test_the_boxes_of_a_site_generator_hold_text_like_any_other():
    text = "# Boats\n\n::: warning Mind this\nBoats are red.\n\n* Row.\n:::\n\nSwim."
    assert facts(".md", text) == ["Boats are red.", "Row.", "Swim."]


def test_a_line_of_colons_without_a_kind_of_box_is_text():
    assert facts(".md", "# Boats\n\n::: Boats are red.\n\nSwim.")[1:] == ["Swim."]
    assert "Boats are red" in facts(".md", "# Boats\n\n::: Boats are red.\n\nSwim.")[0]


STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/": b"wordprocessingml/",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/": b"spreadsheetml/",
    b"http://schemas.openxmlformats.org/officeDocument/2006/": b"officeDocument/",
}


def strict(data):
    """Return an Office document as its program saves it in the strict form of its format."""
    saved_ = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(saved_, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for known, short in STRICT.items():
                part = part.replace(known, b"http://purl.oclc.org/ooxml/" + short)
            new.writestr(name, part)
    return saved_.getvalue()


def test_office_documents_in_the_strict_form_are_read():
    document = docx.Document()
    document.add_paragraph("Boats are red.")
    assert facts(".docx", strict(saved(document))) == ["Boats are red."]
    assert facts(".xlsx", strict(workbook(["Boat", "Price"], ["red", 5]))) == ["red — 5"]


def test_a_table_of_other_columns_is_a_document():
    found = passages(".csv", "Boat;Price;Since\nred;5 €;1990\nblue;6 €;2001\n")
    assert [(p.text, p.labels) for p in found] == [
        ("red — 5 € — 1990", ("Boat", "Price", "Since")),
        ("blue — 6 € — 2001", ("Boat", "Price", "Since")),
    ]


def test_tables_of_facts_and_answers_stay_records(tmp_path):
    for header, records in {
        "text,source": True, "Вопрос;Ответ": True, "сұрақ\tжауап": True, "Type;Name;Price": False,
    }.items():  # fmt: skip
        (tmp_path / "boats.csv").write_text(f"{header}\n", encoding="utf-8")
        assert holds_records(tmp_path / "boats.csv") is records


def test_questions_and_answers_may_be_named_in_another_language(empty_library, tmp_path):
    (tmp_path / "boats.csv").write_text("Вопрос;Ответ\nГде лодка?;У причала.\n", encoding="utf-8")
    assert (
        empty_library.import_records(read_records(tmp_path / "boats.csv"), "boats.csv").rows == 1
    )
    assert [fact.text for fact in empty_library.facts(1)] == ["У причала."]


def test_a_revision_in_a_said_language_is_of_that_language_throughout(empty_library):
    text = "# Boats\n\nBoats are red and blue.\n\n## Причал\n\nЛодки стоят у причала каждый день."
    for more in ("", "\n\nОни красные и синие, и их много."):
        source = read(".md", text + more)
        stored = empty_library.import_document(replace(source, title="Boats"), language="en")
    assert {fact.language for fact in empty_library.facts(stored.id)} == {"en"}


def test_a_sentence_goes_on_behind_the_item_that_begins_it():
    document = docx.Document()
    document.add_paragraph("The tenant of a boat pays the fee that is due", style="List Number")
    document.add_paragraph("on the first day of each month.")
    sentence = "The tenant of a boat pays the fee that is due on the first day of each month."
    assert facts(".docx", saved(document)) == [sentence]


def test_capitals_go_on_where_a_file_makes_each_line_a_paragraph():
    document = docx.Document()
    for _ in range(8):
        for line in (
            "The tenant of a boat pays the fee that is due to the",
            "Harbour Master, in cash or by card, and gets from him",
            "a key and a rope.",
        ):
            document.add_paragraph(line)
    start = (
        "The tenant of a boat pays the fee that is due to the Harbour Master, in cash or by card,"
    )
    assert facts(".docx", saved(document)) == [f"{start} and gets from him a key and a rope."] * 8


def test_rows_that_a_page_makes_of_styled_elements_are_a_table():
    head = "<div class=head><span>Boat</span><span>1 day</span></div>"
    row = "<div><span>red</span><b>5 €</b></div><div><span>blue</span><b>6 €</b></div>"
    found = passages(".html", f"<h2>Prices</h2><div>{head}{row}</div><p>Boats are red.</p>")
    assert [(p.text, p.labels) for p in found][:2] == [
        ("red — 5 €", ("Boat", "1 day")),
        ("blue — 6 €", ("Boat", "1 day")),
    ]


def test_a_link_alone_is_a_button_unless_it_is_a_sentence_or_an_answer():
    page = (
        "<p>Boats are red.</p><p><a href=/>Back home</a></p><p><a href=/>Ask at the pier.</a></p>"
    )
    assert facts(".html", page) == ["Boats are red.", "Ask at the pier."]
    answer = "<p>Boats.</p><dl><dt>Where do I pay?</dt><dd><a href=/>At the pier</a></dd></dl>"
    assert pairs(".html", answer) == [("Where do I pay?", "At the pier")]


def test_dates_in_the_styles_of_a_text_do_not_hide_it():
    number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
    style = f'<style xmlns="{number}"><text>. </text></style>'
    data = opendocument("<text:p>Boats are red.</text:p>", style)
    assert facts(".odt", data) == ["Boats are red."]


@pytest.mark.parametrize("named", ["пунктах 5.2. и 5.3. настоящей", "п.п. 5.2. и 5.3. этой"])
def test_the_number_of_a_clause_does_not_end_the_sentence_that_names_it(named):
    sentence = f"Лодки не выдают, кроме случаев, предусмотренных в {named} Политики."
    assert facts(".txt", f"Лодки\n\n{sentence} Лодки красные.") == [sentence, "Лодки красные."]


def test_a_clause_in_small_letters_is_no_heading():
    items = "(a) is a member, and\n\n(b) is twelve, or\n\n(c) rows."
    found = facts(".txt", f"# Boats\n\nA boat is given to who:\n\n{items}")
    assert found[1:] == [
        "A boat is given to who: is a member, and",
        "A boat is given to who: is twelve, or",
        "A boat is given to who: rows.",
    ]


def test_short_phrases_beside_each_other_are_a_table_on_a_page():
    rows = [("Team", "Where they work"), ("Finance", "In the office first"),
            ("Engineering", "At home and in office"), ("Support", "At home all the time"),
            ("Human resources", "In the office only")]  # fmt: skip
    found = facts(".pdf", page(*([(left, 0), (right, 200)] for left, right in rows)))
    assert "Finance — In the office first" in found


def test_the_first_row_of_values_names_columns_also_with_digits():
    (row,) = passages(".csv", "Oil,1 Kg,500 g\nRose,6000,3000\n")
    assert row.labels == ("Oil", "1 Kg", "500 g")


def test_lines_in_a_row_that_head_what_is_below_are_contents():
    names = ("The rent", "The oars", "The pier", "The key")
    below = "\n\n".join(f"{name}\n\nThis is all about it: {name}." for name in names)
    found = passages(".md", "# Boats\n\n" + "\n\n".join(names) + f"\n\nBoats are red.\n\n{below}")
    assert [p.text for p in found] == [
        "Boats are red.",
        *(f"This is all about it: {name}." for name in names),
    ]
    assert [p.section[-1] for p in found[1:]] == [*names]


def test_buttons_and_eyebrows_of_a_page_are_no_facts():
    page = (
        "<p>Boats are red.</p><p class=eyebrow>Services</p><a class='btn btn-dark' href=/>Get"
        " advice at once</a><p><a href=/>← Back to all of our articles</a></p>"
    )
    assert facts(".html", page) == ["Boats are red."]


def test_a_version_belongs_to_its_number():
    assert facts(".txt", "Boats\n\nWe use the licence GPL v. 2 here. Row.") == [
        "We use the licence GPL v. 2 here.",
        "Row.",
    ]


def test_bold_styles_make_headings_in_an_opendocument_text():
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    names = f'xmlns:s="{space}style:1.0" xmlns:fo="{space}xsl-fo-compatible:1.0"'
    styles = (
        f'<s:style {names} s:name="P1"><s:text-properties fo:font-weight="bold"/></s:style>'
        f'<s:style {names} s:name="T1" s:parent-style-name="P1"/>'
    )
    body = (
        "<text:h text:outline-level='1'>Boats</text:h><text:p text:style-name='P1'>The rent"
        "</text:p><text:p>It is 5 crowns.</text:p><text:p><text:span text:style-name='T1'>The oars"
        "</text:span></text:p><text:p>There are <text:span text:style-name='T1'>two</text:span>."
        "</text:p>"
    )
    found = passages(".odt", opendocument(body, styles))
    assert [(p.section[-1], p.text) for p in found] == [
        ("The rent", "It is 5 crowns."),
        ("The oars", "There are two."),
    ]


def test_a_label_at_the_end_announces_nothing():
    assert facts(".md", "# Boats\n\nBoats are red.\n\nOther pages:") == ["Boats are red."]
