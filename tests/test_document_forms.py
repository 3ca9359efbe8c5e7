"""Covers, lead-ins of programs and addresses, labels and tags: what of them is a fact."""

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.files import extracted, opendocument

SENTENCE = "The harbour of Kolm has three piers, and every boat is counted daily."


def saved_word(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def facts(suffix, data):
    content = data if isinstance(data, bytes) else data.encode()
    return [" ".join(p.text.split()) for p in extracted(suffix, content).passages]


def places(suffix, data):
    content = data if isinstance(data, bytes) else data.encode()
    return [(p.section[-1:], p.text) for p in extracted(suffix, content).passages]


@pytest.mark.parametrize(
    ("lead_in", "shown"),
    [
        ("Start the engine with this line:", "oars --run all"),
        ("Запустите мотор так:", "oars --run all"),
        ("Моторды қосыңыз:", "oars --run all"),
    ],
)
def test_a_lead_in_says_something_with_the_one_line_that_it_shows(lead_in, shown):
    text = f"# Boats\n\n{SENTENCE}\n\n{lead_in}\n\n```\n{shown}\n```\n"
    assert facts(".md", text) == [SENTENCE, f"{lead_in} {shown}"]
    listed = f"# Boats\n\n1. {lead_in}\n\n    ```\n    {shown}\n    ```\n2. {SENTENCE}\n"
    assert facts(".md", listed) == [f"{lead_in} {shown}", SENTENCE]


def test_a_lead_in_of_a_longer_program_is_no_fact_unless_it_says_something():
    program = "```\nimport oars\noars.run()\n```\n"
    for lead_in in ("Run the engine:", "Запустите мотор:", "Моторды қосыңыз:", "For example:"):
        assert facts(".md", f"# Boats\n\n{SENTENCE}\n\n{lead_in}\n\n{program}") == [SENTENCE]
    said = "The engine is started by two lines:"
    assert facts(".md", f"# Boats\n\n{said}\n\n{program}") == [said]


def test_an_address_alone_belongs_to_its_lead_in():
    text = "# Boats\n\nThe rules are here:\n\nhttps://kolm.example/rules\n"
    assert facts(".md", text) == ["The rules are here: https://kolm.example/rules"]
    listed = "# Boats\n\nWrite to us:\n\n- https://kolm.example/a\n- https://kolm.example/b\n"
    assert facts(".md", listed)[1:] == [
        "Write to us: https://kolm.example/a",
        "Write to us: https://kolm.example/b",
    ]


def test_what_programs_write_is_no_fact_in_plain_text():
    log = "2026-03-01T08:00:01Z Oars ready\n\n2026-03-01T08:00:02Z Boat 7 leaves\n\n"
    assert facts(".txt", f"Boats\n\n{SENTENCE}\n\n{log}") == [SENTENCE]


def test_lines_of_a_cover_are_no_facts_but_values_are():
    document = docx.Document()
    for words in ("Устав гребного клуба. Редакция вторая.", "Срок аренды: 1 месяц"):
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Лодки считают каждый день.")
    assert facts(".docx", saved_word(document)) == [
        "Срок аренды: 1 месяц",
        "Лодки считают каждый день.",
    ]
    style = (
        '<style:style style:name="M" style:family="paragraph">'
        '<style:paragraph-properties style:text-align="center"/></style:style>'
    )
    body = (
        '<text:p text:style-name="M">Устав клуба. Редакция вторая.</text:p>'
        "<text:p>Лодки считают каждый день.</text:p>"
    )
    assert facts(".odt", opendocument(body, style)) == ["Лодки считают каждый день."]


def test_an_act_that_only_names_itself_is_no_fact():
    document = docx.Document()
    for words in ("Инструкция по использованию большой красной лодки.", "Лодку моют вечером."):
        document.add_paragraph(words)
    assert facts(".docx", saved_word(document)) == ["Лодку моют вечером."]


def test_a_quoted_question_makes_no_question_of_a_sentence():
    document = docx.Document()
    for words in ("Мы играем в игру «Кто хочет стать гребцом?»", "Лодки считают каждый день."):
        document.add_paragraph(words)
    assert len(facts(".docx", saved_word(document))) == len(document.paragraphs)
    stated = "The guide answers one question: who may row?"
    found = extracted(".md", f"# Boats\n\n{stated}\n\n{SENTENCE}\n".encode()).passages
    assert [(p.text, p.question) for p in found] == [(stated, None), (SENTENCE, None)]


def test_parts_whose_own_number_is_not_written_have_numbered_headings():
    document = docx.Document()
    lines = ("1.1 Size", "Longest boat: 7 m", "1.2 Mass", "Largest mass 500 kg")
    for words in lines:
        document.add_paragraph(words)
    assert places(".docx", saved_word(document)) == [
        (("1.1 Size",), "Longest boat: 7 m"),
        (("1.2 Mass",), "Largest mass 500 kg"),
    ]


def test_a_number_with_a_full_stop_over_text_is_a_heading_and_one_among_others_is_not():
    document = docx.Document()
    text = "На подключение отведена одна минута, на отключение отведена другая."
    for words in ("3.3.1. Порядок подключения лодок.", text):
        document.add_paragraph(words)
    assert places(".docx", saved_word(document)) == [
        (("3.3.1. Порядок подключения лодок.",), text)
    ]
    document = docx.Document()
    for words in ("1. Причалы.", "2. Пристани.", "3. Мосты и переправы через реку Кольм."):
        document.add_paragraph(words)
    assert len(facts(".docx", saved_word(document))) == len(document.paragraphs)


def test_a_number_may_touch_its_words():
    text = f"Boats\n\n1)Row slowly, please.\n\n2.1.Wash the boat at night.\n\n{SENTENCE}"
    assert facts(".txt", text) == ["Row slowly, please.", "Wash the boat at night.", SENTENCE]


def test_terms_in_small_letters_are_kept_beside_others():
    document = docx.Document()
    document.add_heading("Terms")
    terms = (
        "mooring: a place where a boat may lie overnight",
        "pier guard: somebody whom the harbour of Kolm pays",
    )
    for words in terms:
        document.add_paragraph(words)
    assert facts(".docx", saved_word(document)) == [*terms]


def test_lines_behind_a_colon_are_one_list_whatever_their_first_letter():
    document = docx.Document()
    for words in (
        "Для записи нужно заполнить поля:",
        "имя — имя гребца",
        "ID — номер лодки",
        "дата — день",
    ):
        document.add_paragraph(words)
    document.add_paragraph("Лодки считают каждый день.")
    assert facts(".docx", saved_word(document))[1:4] == [
        "Для записи нужно заполнить поля: имя — имя гребца",
        "Для записи нужно заполнить поля: ID — номер лодки",
        "Для записи нужно заполнить поля: дата — день",
    ]


def test_a_cell_that_reaches_down_from_the_header_makes_the_next_row_name_columns():
    cells = "<tr><th rowspan=2>Boat</th><th colspan=2>Crew</th></tr>"
    cells += "<tr><td>rows</td><td>steers</td></tr>"
    rows = "<tr><td>red</td><td>Ada</td><td>Bo</td></tr>"
    found = extracted(".html", f"<h1>Boats</h1><table>{cells}{rows}</table>".encode()).passages
    assert [(p.text, p.labels) for p in found] == [
        ("red — Ada — Bo", ("Boat", "Crew / rows", "Crew / steers"))
    ]


def test_tabs_of_an_opendocument_text_part_its_lines_into_cells():
    lines = "".join(
        f"<text:p>{name}<text:tab/>{price} crowns</text:p>"
        for name, price in (("Red boat", 5), ("Blue boat", 6), ("Oars", 2))
    )
    assert facts(".odt", opendocument(lines)) == [
        "Red boat — 5 crowns",
        "Blue boat — 6 crowns",
        "Oars — 2 crowns",
    ]


def test_questions_of_an_accordion_in_a_list_are_no_facts():
    asked = "".join(
        f"<div>{question}</div><div>{answer}</div>"
        for question, answer in (("Who may row?", "Members row."), ("When?", "In summer."))
    )
    found = extracted(".html", f"<h1>Boats</h1><ul><li>{asked}</li></ul>".encode()).passages
    assert [(p.question, p.text) for p in found] == [
        ("Who may row?", "Members row."),
        ("When?", "In summer."),
    ]


def test_tags_and_footers_of_a_page_are_no_facts():
    tags = "<div>On-site</div><div>Full-time</div>"
    page = (
        f"<h1>Jobs</h1><p>{SENTENCE}</p>{tags}<div class='footer'><p>Piers open daily.</p></div>"
    )
    assert facts(".html", page) == [SENTENCE]


def test_a_sentence_marked_as_a_heading_is_one():
    long = "The piers of Kolm are painted each spring by the crews of all boats that lay there"
    long += " in winter, and nobody of those who row in them pays for that."
    assert facts(".html", f"<h1>Boats</h1><h3>{long}</h3><p>{SENTENCE}</p>") == [long, SENTENCE]


def test_a_row_of_many_links_leads_elsewhere_though_one_of_its_names_is_none():
    links = " | ".join(f"[L{n}](l{n}.md)" for n in range(30))
    assert facts(".md", f"# Boats\n\n{links} | Қазақша\n\n{SENTENCE}\n") == [SENTENCE]


def test_a_title_keeps_its_quotation_marks():
    text = f'---\ntitle: Rule Number "7"\n---\n\n{SENTENCE}\n'
    assert extracted(".md", text.encode()).title == 'Rule Number "7"'


def test_what_an_item_announces_is_left_to_the_items_within_it():
    text = "1. The crew may leave. Before that each of its members must:\n"
    text += "   - wash the boat\n   - tie it up\n"
    assert facts(".md", f"# Boats\n\n{text}") == [
        "The crew may leave.",
        "Before that each of its members must: wash the boat",
        "Before that each of its members must: tie it up",
    ]


def test_bold_items_of_one_list_are_items():
    document = docx.Document()
    document.add_paragraph("The order of the piers is:")
    for words, bold in (("Red pier", True), ("The blue one", False), ("Old pier", True)):
        document.add_paragraph(style="List Number").add_run(words).bold = bold
    assert facts(".docx", saved_word(document))[1:] == [
        "The order of the piers is: Red pier",
        "The order of the piers is: The blue one",
        "The order of the piers is: Old pier",
    ]


def test_words_that_open_a_quotation_in_bold_leave_it_a_quotation():
    document = docx.Document()
    document.styles.add_style("Quote of members", WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("Boats")
    said = document.add_paragraph(style="Quote of members")
    said.add_run("Fines.").bold = True
    said.add_run(" You pay them at once")
    assert places(".docx", saved_word(document)) == [(("Fines.",), "You pay them at once")]


def test_bold_words_before_a_sentence_that_begins_anew_are_its_heading():
    pier = "**Section 1 – Old Pier** The pier lies in Kolm.\n\n**Kolm Boat** Club rows.\n"
    assert places(".md", f"# Boats\n\n{pier}") == [
        (("Section 1 – Old Pier",), "The pier lies in Kolm."),
        (("Section 1 – Old Pier",), "Kolm Boat Club rows."),
    ]


def test_a_paragraph_of_one_name_of_code_is_code():
    text = "# Boats\n\nEach proposed boat has a name of this form:\n\n`boat/YYYY-NN`\n"
    assert facts(".md", text) == ["Each proposed boat has a name of this form: boat/YYYY-NN"]


def test_a_word_in_brackets_that_stands_for_another_is_no_fact():
    assert facts(".txt", f"Boats\n\n{SENTENCE}\n\n[Address]\n\n[E mail]\n") == [SENTENCE]


def test_a_lead_in_that_ends_with_what_it_points_to_is_no_fact():
    text = f"# Boats\n\n{SENTENCE}\n\nThe second pier of the harbour will look like this:\n"
    assert facts(".md", text) == [SENTENCE]


def test_a_question_may_cry_out():
    found = extracted(".md", f"# Boats\n\n## Who rows?!\n\n{SENTENCE}\n".encode()).passages
    assert [p.question for p in found] == ["Who rows?!"]


def test_a_term_may_touch_its_dash():
    document = docx.Document()
    for words in ("Классы:", "class Boat– считает лодки.", "Class Oar – считает вёсла."):
        document.add_paragraph(words)
    assert "class Boat– считает лодки." in facts(".docx", saved_word(document))


def test_three_marked_questions_need_no_question_mark():
    asked = "".join(
        f"<p><b>Q: {question}</b></p><p>{SENTENCE}</p>"
        for question in ("Who rows", "What is the rent", "When is it open")
    )
    found = extracted(".html", f"<h1>Boats</h1>{asked}".encode()).passages
    assert [p.question for p in found] == ["Who rows", "What is the rent", "When is it open"]


def test_a_tag_alone_is_no_fact():
    assert facts(".txt", f"Boats\n\n{SENTENCE}\n\n<Boat 1>\n\n</Boat 1>\n") == [SENTENCE]


def test_a_short_line_over_the_others_of_a_paragraph_names_them():
    text = f"# Boats\n\nOld Piers\n{SENTENCE}\n\nThe Red Boat\nClub of Kolm rows.\n"
    assert places(".md", text) == [
        (("Old Piers",), SENTENCE),
        (("Old Piers",), "The Red Boat Club of Kolm rows."),
    ]


@pytest.mark.parametrize(
    ("headings", "asked"),
    [
        (("Оплата", "Кто отвечает", "Стирка"), []),
        (("Fees", "How to pay", "Laundry"), []),
        (("How to pay", "Who do I call", "When do boats leave"), [0, 1, 2]),
        (("Fees", "Who pays?", "Laundry"), [1]),
    ],
)
def test_a_heading_without_a_mark_asks_only_among_others_that_do(headings, asked):
    text = "# Kolm\n\n" + "\n\n".join(f"## {heading}\n\n{SENTENCE}" for heading in headings)
    passages = extracted(".md", text.encode()).passages
    assert [p.question for p in passages] == [
        heading if at in asked else None for at, heading in enumerate(headings)
    ]
