"""Tables, pages and slides that people bring: what names columns, what only frames words."""

import io

from openpyxl import Workbook
from pptx import Presentation

from tests.files import docx, drawn, facts, passages


def sheet(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_sizes_within_a_price_list_name_the_columns_of_what_stands_below_them():
    book = sheet(
        ("", "Boat", "Size", "", ""),
        ("", "With oars", "90 x 200", "120 х 200", "140x200"),
        (1, "Heron", 980, 1020, 1100),
        ("", "With a sail", "60 x 140", "70 x 160", "80 x 160"),
        (1, "Swift", 1190, 1210, 1230),
    )
    first, second = passages(".xlsx", book)
    assert "With oars" in first.section
    assert "90 x 200" in " ".join(first.labels)
    assert "With a sail" in second.section
    assert "60 x 140" in " ".join(second.labels)
    assert "90 x 200" not in " ".join(second.labels)


def test_names_of_columns_that_stand_again_head_another_group():
    book = sheet(
        ("Boats", "Width", "Height", "Price"),
        ("Heron", 90, 40, 980),
        ("Oars", "Width", "Height", "Price"),
        ("Ash", 12, 3, 45),
    )
    heron, ash = passages(".xlsx", book)
    assert heron.labels == ("Boats", "Width", "Height", "Price")
    assert ash.labels == ("Oars", "Width", "Height", "Price")
    assert "Oars" in ash.section


def test_hours_on_both_sides_of_a_timetable_say_nothing_without_a_lesson():
    book = sheet(
        ("Hours", "Crew", "Hours "),
        ("9.00-10.30", "Knots", "9.00-10.30"),
        ("10.40-12.10", "", "10.40-12.10"),
    )
    assert facts(".xlsx", book) == ["9.00-10.30 — Knots — 9.00-10.30"]


def test_marks_of_a_page_are_left_out_of_the_cells_of_a_table():
    lines = (
        'question,answer\nWhere is the pier?,"<p>On the <b>north</b> bank<br/>of the lake.</p>"\n'
    )
    assert facts(".csv", lines) == ["On the north bank of the lake."]
    assert facts(".csv", "boat,length\nHeron,l < 4 m\n") == ["Heron — l < 4 m"]


def test_the_language_in_the_names_of_two_columns_does_not_hide_questions_and_answers():
    lines = (
        "id,question_en,answer_en,question_ru,answer_ru\n"
        "1,Where is the pier?,On the north bank.,Где пирс?,На северном берегу.\n"
    )
    found = {passage.question: passage.text for passage in passages(".csv", lines)}
    assert found == {
        "Where is the pier?": "On the north bank.",
        "Где пирс?": "На северном берегу.",
    }
    apart = "question_en,answer_ru\nWhere is the pier?,На северном берегу.\n"
    assert not any(passage.question for passage in passages(".csv", apart))


def page(body):
    above = "<h1>The pier</h1><p>Boats lie at the pier.</p>"
    return f"<html><body><main>{above}{body}</main></body></html>"


def test_a_table_that_a_program_fills_in_has_no_rows():
    names = "<tr><th>Boat</th><th>Crew</th></tr>"
    table = f"<table><thead>{names}</thead><tbody></tbody></table>"
    assert facts(".html", page(table)) == ["Boats lie at the pier."]


def test_a_button_asks_a_question_also_with_a_sign_beside_it():
    sign = '<span aria-hidden="true">+</span>'
    asked = (
        f"<div><button><span>Is the pier open?</span>{sign}</button><p>Yes, all year.</p></div>"
    )
    found = {passage.question: passage.text for passage in passages(".html", page(asked))}
    assert found["Is the pier open?"] == "Yes, all year."


def test_a_name_with_its_terms_and_its_price_is_one_row():
    row = (
        '<div class="row"><div class="row-name">Rowing<span class="row-sub">for two crews</span>'
        '</div><div class="row-when">30 minutes</div>'
        '<div class="row-cost">5 000 ₸<span class="row-unit">a lesson</span></div></div>'
    )
    assert "Rowing for two crews — 30 minutes — 5 000 ₸ a lesson" in facts(".html", page(row))


def test_words_that_style_alone_sets_apart_do_not_run_together():
    body = '<p><b>The fee is paid apart</b><span class="x">It is paid at the pier.</span></p>'
    assert not any("apartIt" in fact for fact in facts(".html", page(body)))
    whole = "<p>The p<span>ier</span> is open.</p>"
    assert "The pier is open." in facts(".html", page(whole))


def slides(*shown):
    talk, file = Presentation(), io.BytesIO()
    for title, *points in shown:
        slide = talk.slides.add_slide(talk.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(points)
    talk.save(file)
    return file.getvalue()


def test_a_sentence_in_the_title_of_a_slide_is_a_fact():
    sentence = (
        "The club keeps the boats of all crews on the lake, and lends each of them to whoever "
        "has learned to row, to sail and to moor at the northern pier."
    )
    assert facts(".pptx", slides((sentence, ""))) == [sentence]


def test_the_numbered_plan_of_a_lecture_only_names_its_parts():
    talk = slides(
        ("План лекции 2", "Узлы на пирсе", "Лодки и вёсла"),
        ("Узлы", "Морской узел держит лодку у пирса.", "Он развязывается одной рукой."),
    )
    assert not any("Лодки и вёсла" in fact for fact in facts(".pptx", talk))


def test_the_number_at_the_foot_of_each_page_parts_no_sentence():
    def first(canvas):
        for y, words in ((780, "The crew keeps the boats of the club at the northern pier, and"),):
            canvas.drawString(60, y, words)
        canvas.drawString(60, 766, "whoever wants to take one of them out on the lake asks the")
        canvas.drawString(60, 29, "2025-27096")

    def second(canvas):
        canvas.drawString(60, 780, "keeper of the pier for the oars and for a life jacket.")
        canvas.drawString(60, 766, "The keeper writes down who has taken which boat.")
        canvas.drawString(60, 45, "2025-27096")

    found = facts(".pdf", drawn(first, second))
    assert any("asks the keeper of the pier" in fact for fact in found)


def test_what_a_reader_shall_open_is_a_sentence():
    lines = ("Покупки", "Открой вкладку Покупки.", "Список покупок хранится на телефоне.")
    assert "Открой вкладку Покупки." in facts(".docx", docx(*lines))
