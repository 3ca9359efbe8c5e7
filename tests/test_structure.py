"""What of a document becomes a fact, and what does not, in the formats that people bring."""

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook
from pptx import Presentation
from reportlab.pdfgen.canvas import Canvas

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract


def read(suffix, data):
    content = data if isinstance(data, bytes) else data.encode()
    return Source.unpacked(extract(content, READERS[suffix].reader))


def facts(suffix, data):
    return [" ".join(passage.text.split()) for passage in read(suffix, data).passages]


def pairs(suffix, data):
    found = read(suffix, data).passages
    return [(passage.question, passage.text) for passage in found if passage.question]


TUB = [("How do I rent a boat?", "Ask at the pier.")]
QUESTIONS = {
    "heading.md": "# Boats\n\n## How do I rent a boat?\n\nAsk at the pier. Bring cash.",
    "marked_heading.md": "# Boats\n\n### Q1: How do I rent a boat?\n\n**A:** Ask at the pier.",
    "bold.md": "# Boats\n\nWe rent.\n\n**How do I rent a boat?**\n\nAsk at the pier.\n\nGo.",
    "run_in.md": "# Boats\n\n**How do I rent a boat?** Ask at the pier.\n\n**Why?** So.",
    "run_in.html": "<p>Boats.</p><p><b>How do I rent a boat?</b> Ask at the pier.</p>",
    "loose.md": "Boats are here.\n\n1. How do I rent a boat?\n\n   Ask at the pier.",
    "term.html": "<p>Boats.</p><dl><dt>How do I rent a boat?</dt><dd>Ask at the pier.</dd></dl>",
    "details.html": "<details><summary>How do I rent a boat?</summary><p>Ask at the pier.</p>"
    "</details><p>Boats are red.</p>",
    "marked.txt": "Boats\n\nQ: How do I rent a boat?\nA: Ask at the pier. Bring cash.",
    "marked_inline.txt": "Boats\n\nQ: How do I rent a boat? A: Ask at the pier.",
    "numbered.txt": "Boats\n\n1. How do I rent a boat?\n\nAsk at the pier.\n\nBoats are red.",
    "heading.txt": "Boats\n\nHow do I rent a boat?\n\nAsk at the pier. Bring cash.",
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_of_the_document_is_stored_with_what_answers_it(name):
    suffix = f".{name.rpartition('.')[2]}"
    assert pairs(suffix, QUESTIONS[name])[:1] == TUB
    assert "How do I rent a boat?" not in facts(suffix, QUESTIONS[name])


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        ("Қайық\n\nСұрақ: Ол қайда?\nЖауап: Кемежайда тұр.", "Ол қайда?", "Кемежайда тұр."),
        ("Лодки\n\nВопрос 1: Где лодка?\nОтвет: У причала.", "Где лодка?", "У причала."),
        ("Лодки\n\nВ: Где лодка?\nО: У причала.", "Где лодка?", "У причала."),
        ("Why?\n\nBecause the pier is old.", "Why?", "Because the pier is old."),
    ],
)  # fmt: skip
def test_questions_are_known_by_their_marks_in_three_languages(text, question, answer):
    assert pairs(".txt", text) == [(question, answer)]


def test_what_follows_an_accordion_is_no_answer_of_it():
    page = f"<main>{QUESTIONS['details.html']}</main>"
    assert [p.question for p in read(".html", page).passages] == [TUB[0][0], None]


LISTS = {
    "announced": ("Boats\n\nYou need:\n- a rope\n- an oar", False),
    "in a row": ("Boats\n\nWe rent them.\n\n- Boats are red.\n- Oars are blue.", False),
    "a fragment": ("Boats\n\nWe rent them.\n\n- red boats and oars", False),
    "used so elsewhere": ("Boats\n\nWe rent:\n- a\n- b\n\nIt is so.\n\n- Boats are red.", False),
    "alone": ("Boats\n\nA man spoke.\n\n- Boats are red. I like them.\n\nHe left.", True),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_dash_opens_speech_only_where_it_stands_alone_before_whole_sentences(name):
    text, spoken = LISTS[name]
    assert any(p.kind == "quote" for p in read(".txt", text).passages) is spoken


def test_an_item_that_says_nothing_alone_is_joined_to_its_lead_in():
    text = "# Boats\n\nFor a tour you need:\n\n* a rope\n* an oar: 2 metres\n\nWe rent both."
    found = facts(".md", text)
    assert "For a tour you need: a rope" in found
    assert "an oar: 2 metres" in found
    assert "a rope" not in found
    assert {p.lead_in for p in read(".md", text).passages} == {None, "For a tour you need:"}


def test_a_lead_in_is_cut_off_the_sentences_before_it():
    text = "Boats\n\nBoats are red. They carry:\n- people\n- goods of all kinds"
    found = facts(".txt", text)
    assert found[0] == "Boats are red."
    assert "They carry: people" in found
    assert "They carry:" not in found


def test_items_lie_within_items():
    page = "<p>We rent:</p><ul><li>Boats:<ul><li>a red one</li></ul></li><li>Oars</li></ul>"
    assert "Boats: a red one" in facts(".html", page)


NUMBERED = {
    "Аренда\n\n1. Лодка сдаётся днём.\n\n2.1. Весло сдаётся отдельно.": [
        "Лодка сдаётся днём.", "Весло сдаётся отдельно.",
    ],
    "Lease\n\nArticle 4. The tenant pays.\n\n§ 5 The boat is red.": [
        "The tenant pays.", "The boat is red.",
    ],
    "Шарт\n\n7-бап. Жалға алушы төлейді.": ["Жалға алушы төлейді."],
    "Закон\n\nГлава 2. Лодки\n\nСтатья 3. Аренда\n\n1) Лодка сдаётся по п. 3 ст. 8. Это так.": [
        "Лодка сдаётся по п. 3 ст. 8.", "Это так.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", NUMBERED)
def test_a_clause_number_is_no_fact_and_no_part_of_one(text):
    assert facts(".txt", text) == NUMBERED[text]


def test_the_words_of_a_law_rank_its_headings():
    text = "Закон\n\nГлава 2. Лодки\n\nСтатья 3. Аренда\n\nЛодка сдаётся.\n\nГлава 3. Вёсла\n\nДа."
    sections = [passage.section for passage in read(".txt", text).passages]
    assert sections == [("Глава 2. Лодки", "Статья 3. Аренда"), ("Глава 3. Вёсла",)]


LAW = """Закон о лодках

Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ

Статья 1. Понятия, которые используются в настоящем Законе о лодках
В настоящем Законе используются следующие основные понятия:
1) лодка – плавательное средство, в котором помещается не более чем
десять человек;
2) причал – место стоянки.

Статья 2. Обязанности
1. Владелец обязан:
1) уплачивать сбор до 15 марта;
2) не загрязнять воду.
2. Владелец вправе сдавать лодку в аренду.
"""


def test_a_law_is_read_by_its_articles_and_what_they_list():
    found = [(p.section[-1], p.lead_in, p.text) for p in read(".txt", LAW).passages]
    first = "Статья 1. Понятия, которые используются в настоящем Законе о лодках"
    second = "Статья 2. Обязанности"
    terms = "В настоящем Законе используются следующие основные понятия:"
    boat = "лодка – плавательное средство, в котором помещается не более чем\nдесять человек"
    assert (first, terms, f"{terms} {boat}") in found
    assert (second, "Владелец обязан:", "Владелец обязан: уплачивать сбор до 15 марта") in found
    assert found[-1] == (second, None, "Владелец вправе сдавать лодку в аренду.")


def test_marks_that_were_typed_into_a_list_are_no_words():
    page = "<p>You need:</p><ul><li>– a rope;</li><li>– an oar.</li></ul>"
    assert "You need: a rope" in facts(".html", page)


BOILERPLATE = {
    ".txt": "Boats\n\nContents\n\nRent ..... 3\n\nOars ..... 5\n\nTHE RENT\n\nBoats are red.",
    ".md": "# Boats\n\n## Contents\n\n* [Rent](#rent)\n* [Oars](#oars)\n\n## Rent\n\n"
    "Boats are red.\n\n## References\n\n1. Lee, A. Boats and oars. Kolm 1999.",
    ".html": "<ul><li><a href='#a'>Rent</a></li><li><a href='#b'>Oars</a></li><li><a href='#c'>C"
    "</a></li></ul><h2>Rent</h2><p>Boats are red.</p><p>https://kolm.example/boats</p>",
}


@pytest.mark.parametrize("suffix", BOILERPLATE)
def test_what_only_serves_the_document_is_no_fact(suffix):
    assert facts(suffix, BOILERPLATE[suffix]) == ["Boats are red."]


def test_prices_behind_leaders_are_no_contents():
    found = facts(".txt", "Café\n\nTea ....... 300\n\nCoffee ..... 250\n\nWater ..... 900")
    assert len(found) == 3


def test_markdown_is_read_as_it_is_seen():
    text = """---
title: Boats of Kolm
author: Ann Lee
---
# The boats

Rent a *red* [boat](https://kolm.example) with `key-1`[^1]. <!-- ask Jo -->

![a boat](boat.png)

```sh
rent --boat
```

| Boat | Price |
|------|-------|
| red  | 5 €   |

[^1]: Keys lie at the pier.
"""
    source = read(".md", text)
    assert (source.title, source.author) == ("Boats of Kolm", "Ann Lee")
    assert source.unread == {"pictures": 1}
    assert [p.text for p in source.passages] == [
        "Rent a red boat with key-1.", "red — 5 €", "Keys lie at the pier.",
    ]  # fmt: skip
    assert source.passages[1].labels == ("Boat", "Price")


def test_cells_that_span_others_stand_in_each_of_them():
    page = (
        "<table><tr><th rowspan=2>Boat</th><th colspan=2>Price</th></tr>"
        "<tr><th>day</th><th>week</th></tr><tr><td colspan=3>On the river</td></tr>"
        "<tr><td>red</td><td>5 €</td><td>20 €</td></tr></table>"
    )
    (row,) = read(".html", page).passages
    assert row.labels == ("Boat", "Price / day", "Price / week")
    assert row.text == "red — 5 € — 20 €"
    assert row.section == ("On the river",)


def test_a_row_of_one_cell_is_the_heading_of_those_below_it():
    text = "# Boats\n\n| Boat | Price |\n|---|---|\n| **River** | |\n| red | 5 € |\n| blue | 7 € |"
    found = [(passage.section, passage.text) for passage in read(".md", text).passages]
    assert found == [(("River",), "red — 5 €"), (("River",), "blue — 7 €")]


SPACES = f"{nsdecls('w', 'm')} xmlns:v='urn:schemas-microsoft-com:vml'"


def word(*paragraphs):
    made, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        made.element.body.insert(-1, parse_xml(f"<w:p {SPACES}>{paragraph}</w:p>"))
    made.save(file)
    return file.getvalue()


def test_a_word_document_is_read_with_all_its_changes_accepted():
    data = word(
        '<w:r><w:t xml:space="preserve">Boats are </w:t></w:r>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>blue</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>red</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>',
        "<w:sdt><w:sdtContent><w:r><w:t>Oars are blue.</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Pay here.</w:t></w:r>"
        "</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees this.</w:t></w:r>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
    )
    source = read(".docx", data)
    assert [p.text for p in source.passages] == ["Boats are red.", "Oars are blue.", "Pay here."]
    assert source.unread == {"formulas": 1}


def pages(*drawn):
    file = io.BytesIO()
    canvas = Canvas(file)
    for lines in drawn:
        for left, y, size, text in lines:
            canvas.setFont("Helvetica", size)
            canvas.drawString(left, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def test_columns_are_read_one_after_another():
    left = ["The boats of the harbour", "are red, and the oars of", "the boats are all blue."]
    right = ["Tickets are sold from the", "first of May to the last", "of June at the east pier."]
    lines = [(60, 700 - 14 * n, 11, words) for n, words in enumerate(left)]
    lines += [(320, 700 - 14 * n, 11, words) for n, words in enumerate(right)]
    assert facts(".pdf", pages(lines)) == [" ".join(left), " ".join(right)]


def test_hyphens_are_kept_where_the_document_writes_them():
    lines = ["A low-cost boat is red, and a low-", "cost oar is blue for the pass-", "engers."]
    drawn = [(60, 700 - 14 * n, 11, words) for n, words in enumerate(lines)]
    assert facts(".pdf", pages(drawn)) == [
        "A low-cost boat is red, and a low-cost oar is blue for the passengers."
    ]


def test_headings_of_a_pdf_are_told_by_their_size_and_page_numbers_are_no_text():
    first = [(60, 780, 18, "Boats"), (60, 740, 13, "Rent"), (60, 720, 11, "Boats are red.")]
    second = [(60, 740, 13, "Oars"), (60, 720, 11, "Oars are blue.")]
    margins = [[(60, 30, 9, f"Kolm {n}"), (280, 20, 9, f"{n}")] for n in (1, 2)]
    source = read(".pdf", pages(first + margins[0], second + margins[1]))
    assert source.title == "Boats"
    places = [(p.text, p.section, p.page) for p in source.passages]
    assert places == [("Boats are red.", ("Rent",), 1), ("Oars are blue.", ("Oars",), 2)]


@pytest.mark.parametrize(
    ("encoding", "text", "name", "language"),
    [
        ("cp1251", "Лодки\n\nЛодки стоят у причала, а вёсла рядом.", "Windows Cyrillic", "ru"),
        ("koi8-r", "Лодки\n\nЛодки стоят у причала, а вёсла лежат рядом.", "KOI8-R", "ru"),
        ("kz1048", "Қайықтар\n\nҚайықтар кемежайда тұр, ескек жанында.", "Windows Kazakh", "kk"),
        ("cp1252", "Boats\n\nThe café “Pier” is open — it’s red.", "Windows Western", "en"),
        ("utf-16", "Лодки\n\nЛодки стоят у причала.", None, "ru"),
        ("utf-8-sig", "Лодки\n\nЛодки стоят у причала.", None, "ru"),
    ],
)  # fmt: skip
def test_the_encoding_of_text_is_told_by_its_bytes(encoding, text, name, language):
    source = read(".txt", text.encode(encoding))
    assert (source.text.lstrip("\ufeff"), source.encoding, source.language) == (
        text,
        name,
        language,
    )


@pytest.mark.parametrize("title", ["untitled", "Microsoft Word - boats.docx", "Document1", " "])
def test_what_programs_write_for_a_title_is_none(title):
    made, file = docx.Document(), io.BytesIO()
    made.core_properties.title = title
    made.add_paragraph("Boats are red.")
    made.save(file)
    assert read(".docx", file.getvalue()).title is None


def test_lines_that_were_broken_to_fit_a_width_are_one_paragraph():
    text = (
        "Boats\n\n" + "The boats of the harbour of Kolm are red, and their oars are all of a\n" * 2
    )
    found = facts(".txt", text + "deep blue.\nMonday: closed\nTuesday: open")
    assert found[-2:] == ["Monday: closed", "Tuesday: open"]
    assert len(found) == 3


def test_sheets_are_tables_and_slides_are_pages():
    book, file = Workbook(), io.BytesIO()
    book.active.append(["Boat", "Price"])
    book.active.append(["red", 5.0])
    book.save(file)
    assert facts(".xlsx", file.getvalue()) == ["red — 5"]

    shown, file = Presentation(), io.BytesIO()
    for name in ("Boats", "Oars"):
        slide = shown.slides.add_slide(shown.slide_layouts[1])
        slide.shapes.title.text = name
        slide.placeholders[1].text = f"{name} are red.\n{name} are old."
    shown.save(file)
    found = [(p.text, p.section, p.page) for p in read(".pptx", file.getvalue()).passages]
    assert found[1:3] == [("Boats are old.", ("Boats",), 1), ("Oars are red.", ("Oars",), 2)]


def test_rich_text_is_read_as_its_words():
    data = r"{\rtf1\ansi\ansicpg1252 Boats\par Boats are {\b red}.\par}"
    assert facts(".rtf", data) == ["Boats are red."]


def test_a_section_in_another_language_is_named():
    text = "# Boats\n\n## Rules\n\nBoats are red, and their oars are all of a deep blue."
    text += "\n\n## Правила\n\nЛодки у нас красные, а вёсла синие."
    assert [p.language for p in read(".md", text).passages] == [None, "ru"]


def test_a_sentence_without_end_is_cut_between_words():
    found = read(".txt", "Boats\n\n" + "boat " * 2_000).passages
    assert max(len(passage.text) for passage in found) <= 2_000
    assert all("oa" in passage.text and passage.text[0] == "b" for passage in found)
