"""What generators of sites, their styles and their forms leave in text files and web pages."""

import pytest

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract


def read(suffix, content):
    data = content if isinstance(content, bytes) else content.encode()
    return Source.unpacked(extract(data, READERS[suffix].reader))


def facts(suffix, content):
    return [passage.text for passage in read(suffix, content).passages]


def sections(suffix, content):
    return {passage.text: passage.section for passage in read(suffix, content).passages}


BOXED = """# Kolm regatta

!!! warning "Draft"

    The rules are not final yet.

    ??? tip
        Bring a rope.

=== ":material-boat: Rowers"

    Rowers start at nine.

=== "Sailors"

    Sailors start at ten.

The judge decides. :fontawesome-solid-check:{ .green } {.is-info}
"""


def test_boxes_and_tabs_of_a_site_are_read_and_their_marks_are_not():
    assert facts(".md", BOXED) == [
        "The rules are not final yet.",
        "Bring a rope.",
        "Rowers start at nine.",
        "Sailors start at ten.",
        "The judge decides.",
    ]
    assert sections(".md", BOXED)["Sailors start at ten."] == ("Sailors",)


def test_a_picture_within_tags_is_counted_and_no_fact():
    page = read(
        ".md", "# Pier\n\n<figure markdown>\n  ![The pier](pier.svg)\n</figure>\n\nIt leans.\n"
    )
    assert [passage.text for passage in page.passages] == ["It leans."]
    assert page.unread["pictures"] == 1


@pytest.mark.parametrize("mark", ["\r", "\f", "\u2028", "\r\n"])
def test_whatever_breaks_a_line_parts_paragraphs(mark):
    text = "Harbour rules\n\nBoats are tied at dusk.\n\nDogs stay ashore.\n".replace("\n", mark)
    assert facts(".txt", text) == ["Boats are tied at dusk.", "Dogs stay ashore."]


def test_a_sentence_that_goes_on_behind_a_blank_line_is_no_heading():
    text = (
        "Harbour rules\n\n1. Boats are tied at dusk.\n\n"
        "2. All fees are paid in the offices chosen by\n\nthe Harbour Board.\n\n3. Dogs stay.\n"
    )
    assert any("chosen by the Harbour Board." in fact for fact in facts(".txt", text))


def test_the_name_before_a_lead_in_is_no_fact():
    text = "1. Pilot. The pilot shall:\n\na. Know the lake.\n\nb. Wear a bell.\n\n"
    assert facts(".txt", text)[-2:] == [
        "The pilot shall: Know the lake.",
        "The pilot shall: Wear a bell.",
    ]
    assert "Pilot." not in facts(".txt", text)


@pytest.mark.parametrize(
    ("suffix", "page"),
    [
        (
            ".html",
            "<h1>Долги</h1><p><b>1. Отключение воды.</b></p><p>Воду отключат через месяц.</p>",
        ),
        (".md", "# Долги\n\n**1. Отключение воды.**\n\nВоду отключат через месяц.\n"),
    ],
)
def test_a_bold_line_with_a_number_and_a_stop_is_a_heading(suffix, page):
    assert facts(suffix, page) == ["Воду отключат через месяц."]


@pytest.mark.parametrize(
    "label", ["О размере пеней:", "Что значит «в приказном порядке»:", "💡 Как сохранить копию:"]
)
def test_a_label_that_leads_to_no_list_is_no_fact(label):
    page = (
        f"<h1>Долги</h1><p>Пени растут каждый день.</p><p>{label}</p><p>Суд пройдёт без вас.</p>"
    )
    assert facts(".html", page) == ["Пени растут каждый день.", "Суд пройдёт без вас."]


FORM = """<h1>Договор</h1><p>[Insert City, State]</p>
<p>Заказчик: ______________________________________ паспорт: серия ________ № ________, выдан
____________________________ адрес: ______________________________</p>
<p>г. Колм № _____ от «____» ____________ 20__ г.</p>
<p>4.1. Окончание работ: «____» ____________ 20__ г.</p>
<table><tr><th>№</th><th>Работа</th><th>Цена</th></tr>
<tr><td>1</td><td></td><td></td></tr><tr><td>2</td><td></td><td></td></tr>
<tr><td></td><td>Итого:</td><td>______</td></tr></table>
<p>Срок может быть изменён.</p>
<p>_______________</p><p>Подпись / М.П.</p>"""


def test_blanks_of_a_form_and_what_is_written_on_them_are_no_facts():
    assert facts(".html", FORM) == ["Срок может быть изменён."]


def test_values_over_their_labels_are_rows_and_what_waits_for_a_value_is_none():
    page = """<h1>Regatta</h1><p>The regatta is in May.</p><div>
    <div><div>2 boats</div><div>on the lake</div></div>
    <div><div>9:00–12:00</div><div>first race</div></div></div>
    <div><div><strong>--</strong><span>DAYS</span></div>
    <div><strong>--</strong><span>HOURS</span></div></div>"""
    assert facts(".html", page) == [
        "The regatta is in May.",
        "2 boats — on the lake",
        "9:00–12:00 — first race",
    ]


@pytest.mark.parametrize(
    "words", ["Photo: the pier at dusk", "Сурет: топтық жұмыс", "Фото: пристань"]
)
def test_what_only_says_what_a_picture_shows_is_no_fact(words):
    page = f"<h1>Kolm</h1><p>The pier is old.</p><div>{words}</div><p>It leans.</p>"
    assert facts(".html", page) == ["The pier is old.", "It leans."]


def test_icons_of_a_font_are_not_read():
    items = "<li><i>\ue5ca</i> Two boats are free.</li><li><i>\uf3c5</i> Ropes are not.</li>"
    assert facts(".html", f"<ul>{items}</ul>")[-2:] == ["Two boats are free.", "Ropes are not."]


def test_a_box_that_asks_is_a_question():
    page = read(".md", '# Help\n\n??? question "Is the pier open?"\n    It opens at dawn.\n')
    assert [(each.text, each.question) for each in page.passages] == [
        ("It opens at dawn.", "Is the pier open?")
    ]


def test_a_page_that_was_saved_as_text_is_read_as_a_page():
    page = "<span id=a><font>Minutes<br /><br />Ann rows.<br />It is &#39;low&#39;.</font></span>"
    assert facts(".txt", page)[-2:] == ["Ann rows.", "It is 'low'."]
    assert facts(".txt", "<name> stands for yours. Write a < b.")[0].startswith("<name>")


LAYOUT = """<html><body><table><tr><td></td><td><ul><li><a href=a>History</a></li></ul></td>
<td><h1>Rules of the lake</h1><p>Boats are tied at dusk.</p><p>Dogs stay ashore.</p></td>
</tr></table></body></html>"""


def test_a_table_that_sets_out_a_page_is_no_row():
    assert facts(".html", LAYOUT)[-2:] == ["Boats are tied at dusk.", "Dogs stay ashore."]


def test_of_two_main_parts_the_first_is_read_and_no_menu_around_it():
    words = "The pier of Kolm is open from dawn to dusk on every day of the year."
    main = f"<main><p>{words}</p></main>"
    assert facts(".html", f"<div>Pier map</div><div>Our news</div>{main}{main}") == [words]


def test_a_figure_over_what_it_is_of_is_a_row_and_words_of_forms_are_none():
    page = """<h1>Land</h1><p>The land is free.</p>
    <div><div><span>3–6</span><span> months</span></div><span>for the<br>papers</span></div>
    <label>Region</label><span class="section-label">Honestly</span><p>Papers are checked.</p>"""
    assert facts(".html", page) == [
        "The land is free.",
        "3–6 months — for the papers",
        "Papers are checked.",
    ]


@pytest.mark.parametrize("line", ["--", "=====", "~~~~~~"])
def test_an_underlined_line_is_a_heading(line):
    text = (
        f"Members\n\n1. MARKS.\n{line}\nMarks are names.\n\nFees\n{line}\n\nFees are due in May.\n"
    )
    assert sections(".txt", text) == {
        "Marks are names.": ("1. MARKS.",),
        "Fees are due in May.": ("Fees",),
    }


def test_a_numbered_line_in_capitals_is_a_heading_also_with_a_stop():
    text = "1. NOTICES.\n\nNotices are sent by post.\n\n2. OTHER.\n\nNobody is an agent.\n"
    assert facts(".txt", text) == ["Notices are sent by post.", "Nobody is an agent."]


def test_a_dash_announces_a_list_too():
    text = "- Tools are free.\n- A job includes both -\n  - The set-up of it\n  - The cutting\n"
    assert "A job includes both - The set-up of it" in facts(".md", text)


@pytest.mark.parametrize(
    "words", ["Copyright (c) 2011 Kolm Divers.com.", "Все права защищены.", "© 2024 Kolm."]
)
def test_the_note_of_a_copyright_is_no_fact(words):
    assert facts(".html", f"<h1>Kolm</h1><p>The pier is old.</p><p>{words}</p>") == [
        "The pier is old."
    ]


def test_what_a_generator_reads_before_a_text_is_its_title_and_no_fact():
    said = "It is open all the year."
    html = f'---\ntitle: "The pier"\nlayout: main\n---\n<p>{said}</p><p>It leans.</p>'
    toml = f'+++\ntitle = "The pier"\nweight = 3\n+++\n\n{said}\n\nIt leans.\n'
    for page in (read(".html", html), read(".md", toml)):
        assert page.title == "The pier"
        assert [passage.text for passage in page.passages] == [said, "It leans."]


PROSE = """RULES OF THE LAKE

  The owner of a boat, and whoever rows it for
  him, ties it to the pier before dusk falls on
  the lake. Nobody rows at night without a lamp
  that is seen from the tower on the hill.

  Dogs stay ashore. Whoever brings one to the
  pier holds it on a rope of two metres, and
  takes it home before the bell of the evening.
"""


PAGE = "<html><body><h1>Lake</h1><pre>{}</pre><p>Boats float.</p></body></html>"


@pytest.mark.parametrize(
    ("suffix", "page"), [(".md", "<pre>\n{}</pre>\n\nBoats float.\n"), (".html", PAGE)]
)
def test_running_text_that_is_preformatted_is_no_program(suffix, page):
    found = facts(suffix, page.format(PROSE))
    assert (len(found), found[2]) == (5, "Dogs stay ashore.")
    assert facts(suffix, page.format("def row(boat):\n    return boat\n")) == ["Boats float."]


def test_questions_in_a_row_that_nothing_answers_are_no_facts():
    text = "1. How do I row?\n2. Where is the pier?\n3. Who pays?\n4. When is it open?\n\n"
    assert facts(".txt", f"Lake\n\n{text}Boats float.\n") == ["Boats float."]
    asked = "Ask yourself before you row:\n\n- Is it dark?\n- Is it cold?\n- Is it windy?\n"
    assert "Ask yourself before you row: Is it cold?" in facts(".md", asked)


def test_a_picture_that_is_to_come_and_a_line_of_settings_are_no_facts():
    text = "# Deck\n\n![Deck — placeholder: a picture of it]\n\nThe deck is long.\n"
    assert facts(".md", text) == ["The deck is long."]
    settings = 'Lake\n\nThe deck is long.\n\n"closed" :  [1, 2, -15],\n\nIt leans.\n'
    assert facts(".txt", settings) == ["The deck is long.", "It leans."]


def test_what_is_ticked_off_is_a_list():
    boxes = "".join(f"<label><input type=checkbox> {each}</label>" for each in ("Oars", "A rope"))
    page = f"<h1>Bring along</h1><p>Boats are red.</p>{boxes}<label>Your name</label>"
    assert facts(".html", page)[-2:] == ["Oars", "A rope"]


SLIDES = """<html><head><title>Boats</title></head><body><h1>Boats of Kolm</h1>
<p>The harbour of Kolm rents boats to everybody who can swim.</p>
<ul><li><a href="#one">Task</a></li><li><a href="#two">Solution</a></li></ul>
<div id="one"><p>Count the boats at the northern pier before noon.</p></div>
<div id="two"><p>There are nine boats, and their weight follows.</p>
<p><span class="math display">\\[ w = 9 m \\]</span></p></div>
<div><span>Rules of the harbour</span> <a href="r.pdf" role="button">Open the file</a></div>
<p><a href="/">back to all our pages</a></p>
<p><a href="/oars.html">Oars are lent to members only.</a></p></body></html>"""


def test_what_a_page_is_worked_with_is_no_fact_of_it():
    page = read(".html", SLIDES)
    assert [passage.text for passage in page.passages] == [
        "The harbour of Kolm rents boats to everybody who can swim.",
        "Count the boats at the northern pier before noon.",
        "There are nine boats, and their weight follows.",
        "Rules of the harbour",
        "Oars are lent to members only.",
    ]
    assert page.unread["formulas"] == 1


def test_a_part_of_a_page_that_a_comment_opens_is_a_page():
    part = "  <!-- TALKS -->\n <h4 class='mid'>Talks</h4>\n<p>Ann rows.</p><p>Rosa waits.</p>"
    assert facts(".txt", part) == ["Ann rows.", "Rosa waits."]
    assert facts(".txt", "<!-- TALKS --> Ann rows at noon.") != []


def test_tabs_between_any_two_words_part_no_columns():
    said = (
        "The \tharbour \tof \tKolm \tis \topen.\n\n-- 4 of 41 --\n\nBoats \tare \trented \tdaily."
    )
    assert facts(".txt", said) == ["The harbour of Kolm is open.", "Boats are rented daily."]
    table = "Boat \tPier\nThe old gull \tnorth side\nThe old tern \tsouth side\n"
    assert any("Gull" in fact.title() and " — " in fact for fact in facts(".txt", table))


@pytest.mark.parametrize(
    "line", ["# vim: set et sw=4:", "--# vim: et sw=4", ";; -*- mode: text -*-"]
)
def test_settings_of_an_editor_are_no_fact(line):
    said = "Ann rows at noon.\n\nRosa waits at the pier."
    assert facts(".txt", f"{said}\n\n{line}\n") == facts(".txt", said)
    assert facts(".txt", f"{said}\n\nVim: an editor is used here.")[2:] != []
