"""Acts, charters and minutes as people keep them: headings of clauses, and who signed."""

import pytest

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract


def read(suffix, content):
    return Source.unpacked(extract(content.encode(), READERS[suffix].reader))


def facts(suffix, content):
    return [" ".join(passage.text.split()) for passage in read(suffix, content).passages]


CHARTER = """Устав

Содержание устава:

Пункт 1. Общие слова	стр. 3

Пункт 2. О лодках	стр. 4

- 2.1. Большие лодки	стр. 5

- 2.2. Малые лодки	стр. 6

Пункт 1. Общие слова.

1.1. Устав принят на собрании лодочников озера Кольм.

Пункт 2. О лодках

2.1. Лодки выдаёт смотритель северного причала каждый день.

2.2. Малые лодки.

Смотритель обязан:

- считать вёсла;

- запирать сарай.

3. Порядок сдачи:

3.1. Лодка чистая.

3.2. Верёвка.

3.3. Якорь.
"""


def test_names_of_clauses_are_headings_with_or_without_a_full_stop_and_contents_no_facts():
    said = facts(".md", CHARTER)
    assert not any("стр." in fact or fact in {"Общие слова.", "О лодках"} for fact in said)
    assert "Малые лодки." not in said
    assert "Лодки выдаёт смотритель северного причала каждый день." in said
    assert any("Верёвка" in fact for fact in said)  # in a list
    in_row = "5. Вёсла.\n\n6. Якоря.\n\nСмотритель ждёт у причала."
    assert "Якоря." in facts(".txt", f"Список\n\n{in_row}\n")
    sections = {passage.text: passage.section for passage in read(".md", CHARTER).passages}
    assert sections["Лодки выдаёт смотритель северного причала каждый день."] == (
        "Пункт 2. О лодках",
    )


PARTS = """I бөлім
Жалпы ережелер

1-бап
Қайықты күзетші береді.

II бөлім
Қайық пен айлақ

2-бап
Айлақ таңда ашылады.
"""


def test_the_name_below_the_number_of_a_part_belongs_to_its_heading():
    passages = read(".txt", PARTS).passages
    assert [passage.text for passage in passages] == [
        "Қайықты күзетші береді.",
        "Айлақ таңда ашылады.",
    ]
    assert passages[1].section == ("II бөлім", "Қайық пен айлақ", "2-бап")


MINUTES = r"""# Town of Kolm
Yearly meeting
March 3, 2031

## Boats
The town lends nine boats to everybody who can swim.

## Coming
Next meeting June 5, 2031

Respectfully submitted,\
Ann Rower\
Town clerk
"""
DECISION = r"""Совет решил:

1. Принять отчёт о лодках.
2. Открыть северный причал.

Глава совета,\
исполняющий дела\
Председателя причала\
К.К.Гребцова

## Отчёт

Лодок стало девять.
"""


def test_who_signed_and_when_is_no_fact():
    assert facts(".md", MINUTES) == [
        "The town lends nine boats to everybody who can swim.",
        "Next meeting June 5, 2031",
    ]
    said = facts(".md", DECISION)
    assert not any("Гребцова" in fact or "Глава" in fact for fact in said)
    assert "Лодок стало девять." in said


def test_a_title_in_capitals_has_a_second_line_and_a_date_below_it_is_no_fact():
    offer = "ПУБЛИЧНАЯ ОФЕРТА\nо выдаче лодок\n\n«29» мая 2031г.\n\nЛодки выдаёт смотритель.\n"
    assert read(".txt", offer).title == "ПУБЛИЧНАЯ ОФЕРТА о выдаче лодок"
    assert facts(".txt", offer) == ["Лодки выдаёт смотритель."]


def test_a_telephone_number_that_a_line_breaks_stays_whole():
    keepers = (
        "Keepers\n\nAnn Rower, 18 Long Pier, Kolm (217)\n352-3315\nRosa Oar, Kolm (217)\n359-1\n"
    )
    assert "Ann Rower, 18 Long Pier, Kolm (217) 352-3315" in facts(".txt", keepers)


ASKED = "\n\n".join(
    f"{question}\n{answer}"
    for question, answer in (
        ("How do I lend a boat?", "Ask the keeper."),
        ("Who is the keeper?", "Ann is the keeper of the boats."),
        ("Where is the pier?", "It lies north of the town."),
        (
            "May I row on the lake of Kolm in winter without the leave of the keeper of boats?",
            "You may row there if the lake has no ice.",
        ),
    )
)


def test_a_long_question_over_its_answer_is_asked_as_the_short_ones_are():
    passages = read(".txt", ASKED).passages
    assert [passage.text for passage in passages][
        -1
    ] == "You may row there if the lake has no ice."
    assert passages[-1].question == ASKED.split("\n")[-2]
    assert passages[-1].section == (passages[-1].question,)


@pytest.mark.parametrize("line", ["(item)", "© 2031 | Made in Kolm", "(optional)"])
def test_remarks_in_brackets_and_whose_rights_are_no_facts(line):
    said = "The keeper lends boats.\n\nRosa waits at the pier."
    assert facts(".md", f"{said}\n\n{line}\n") == facts(".md", said)
    assert facts(".md", f"{said}\n\n(The pier is closed.)\n")[2:] == ["(The pier is closed.)"]
    asked = "# Boats\n\n## Who rows?\n\n{}Ann rows.\n\n## Who waits?\n\nRosa waits.\n"
    assert facts(".md", asked.format(f"{line}\n\n")) == facts(".md", asked.format(""))


def test_running_text_that_ends_in_a_joint_is_no_sentence():
    said = "<p>Ann rows.</p><p>When anyone calls the keeper, she always comes and</p><h2>Oars</h2>"
    assert facts(".html", f"<html><body>{said}<p>Rosa waits.</p></body></html>") == [
        "Ann rows.",
        "Rosa waits.",
    ]


BAR = """<html><body><div{}><p><a href="o.html">Oars are lent to members only.</a></p></div>
<h1>Boats</h1><p>Ann rows at noon.</p></body></html>"""


def test_a_bar_of_links_over_a_page_is_no_fact():
    for kind in (' role="navigation"', ' class="nav-bar"', ' class="navbar top"'):
        assert facts(".html", BAR.format(kind)) == ["Ann rows at noon."], kind
    assert facts(".html", BAR.format("")) != ["Ann rows at noon."]


RULES = """Правила причала

Часть 1. Общие слова:
1. Лодки выдаёт смотритель северного причала.
2. Вёсла выдаёт его помощник.

Часть 2. Начало дня.
1. Утром смотритель считает лодки и записывает их число.
2. Потом он открывает сарай.

Часть 3 – О погоде.

В бурю лодки не выдают никому.
"""


def test_the_name_of_a_part_is_a_heading_where_its_clauses_are_counted_from_one_again():
    passages = read(".txt", RULES).passages
    assert not any("Начало" in passage.text or "О погоде" in passage.text for passage in passages)
    sections = {passage.text: passage.section for passage in passages}
    assert sections["Потом он открывает сарай."] == ("Часть 2. Начало дня.",)
    assert sections["В бурю лодки не выдают никому."] == ("Часть 3 – О погоде.",)


def test_a_table_that_leads_to_pages_is_no_fact_whatever_it_is_called():
    rows = "Part 1 – Boats\tp. 3\n\nPart 2 – Oars\tp. 4\n\nPart 3 – Piers\tp. 9\n\n"
    assert facts(".md", f"The harbour lends boats.\n\n{rows}Rosa waits.\n") == [
        "The harbour lends boats.",
        "Rosa waits.",
    ]
    prices = rows.replace("p. ", "").replace("9", "2")
    assert "Part 2 – Oars — 4" in facts(
        ".md", f"The harbour lends boats.\n\n{prices}Rosa waits.\n"
    )


CHARGES = """# Harbour

The keeper shall

- count the boats every evening;
- lock the shed.

The Office may take a boat away if the holder

- is late; or
- has lost the oars.

Small boats

- oars
- ropes
"""


def test_items_in_small_letters_end_the_sentence_that_their_lead_in_begins():
    assert facts(".md", CHARGES) == [
        "The keeper shall count the boats every evening; lock the shed.",
        "The keeper shall count the boats every evening",
        "The keeper shall lock the shed.",
        "The Office may take a boat away if the holder is late; or has lost the oars.",
        "The Office may take a boat away if the holder is late; or",
        "The Office may take a boat away if the holder has lost the oars.",
        "Small boats oars; ropes",
        "oars",
        "ropes",
    ]


def test_breaks_of_a_page_in_a_text_are_ends_of_lines():
    fines = "A late boat costs 5 crowns.<br>\nA lost oar costs 9 crowns<br />\nRosa waits.<br>\n"
    assert facts(".txt", fines) == [
        "A late boat costs 5 crowns.",
        "A lost oar costs 9 crowns",
        "Rosa waits.",
    ]
    assert any("<br>" in fact for fact in facts(".txt", "Write <br> to break a line of a page."))


def test_a_list_within_a_heading_is_a_list():
    page = (
        "<html><body><h2>What do I bring?</h2><h3><ul><li>A rope</li><li>Two oars</li></ul></h3>"
    )
    assert facts(".html", f"{page}<p>Rosa waits at the pier of Kolm.</p></body></html>")[:2] == [
        "A rope",
        "Two oars",
    ]


def test_what_a_file_says_of_itself_in_its_first_lines_is_no_fact():
    said = "Title    : Rules of the boats\nAuthor   : Ann,\n           Rosa\nBase Level : 3\n\n"
    rules = read(".md", f"{said}# Name\n\nThe club is called Kolm.\n")
    assert rules.title == "Rules of the boats"
    assert [passage.text for passage in rules.passages] == ["The club is called Kolm."]
    assert facts(".md", "Title: Rules\n\nRosa waits.\n")[-1] == "Rosa waits."


@pytest.mark.parametrize("call", ["Внимание!", "Important!", "Назар аударыңыз!"])
def test_a_call_for_attention_says_nothing(call):
    assert facts(".md", f"Ann rows.\n\n{call}\n\nRosa waits.\n") == ["Ann rows.", "Rosa waits."]


LONG_TITLE = (
    "To Tell of Our Boats, Piers, Oars and Ropes and for All Good Purposes of the Old Harbour"
)


def test_a_long_title_over_text_is_a_heading():
    text = f"Boats\n\nAnn rows at noon.\n\n{LONG_TITLE}\n\nRosa waits at the pier.\n"
    assert facts(".txt", text) == ["Ann rows at noon.", "Rosa waits at the pier."]
    said = LONG_TITLE.replace("Good Purposes", "good purposes")
    assert said in facts(".txt", text.replace(LONG_TITLE, said))


def test_a_menu_is_told_by_its_words_however_far_they_are_indented():
    links = "".join(f'\n{" " * 40}<li>\n{" " * 44}<a href="/{n}">Part {n}</a></li>' for n in "abc")
    page = f'<html><body><ul class="menu">{links}</ul><p>Rosa waits at the pier.</p></body></html>'
    assert facts(".html", page) == ["Rosa waits at the pier."]


def test_a_sum_goes_on_after_the_short_name_of_its_currency():
    assert facts(".txt", "A boat wins Rs. 30,000 in prizes.\n") == [
        "A boat wins Rs. 30,000 in prizes."
    ]


FELLOWS = """The fellows of the harbour have shown their work at the pier of Kolm this spring.

Pier Fellow 1: Ann Tern - Project: Study of the Ropes at the Northern Pier
Pier Fellow 2: Rosa Gull - Project: Counting of the Boats and of the Oars
Pier Fellow 3: Ivan Swan - Project: Awareness of the Weather of the Harbour
Pier Fellow 4: Dana Kite - Project: The Toolkit of a Keeper of Small Boats
"""


def test_lines_that_count_something_stand_apart_though_they_fill_the_width():
    assert facts(".txt", FELLOWS)[1:] == FELLOWS.splitlines()[2:]


def test_the_number_of_a_clause_that_opens_with_a_term_in_quotation_marks_is_no_part_of_it():
    for term in ('"Pier"', "“pier”", "«Причал»", "«айлақ»"):
        said = f"{term} means each place where boats are tied up."
        numbers = [*(f"1.{last}" for last in range(1, 12)), "2.1.1"]
        clauses = "\n\n".join(f"{number} {said}" for number in numbers)
        for suffix in (".md", ".txt"):
            found = facts(suffix, f"# Terms of the Pier\n\n## 1. Terms\n\n{clauses}\n")
            assert found == [said] * len(numbers), (term, suffix)
