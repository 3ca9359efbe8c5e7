"""Pages that are set for the eye: titles over items, links, tags, clause numbers apart."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract
from knowledge.ingestion.readers.pdf_columns import gutter_of
from knowledge.ingestion.readers.pdf_words import PlacedWord

SENTENCE = "The harbour of Kolm has three piers, and every boat is counted daily."


def read(suffix, text):
    return Source.unpacked(extract(text.encode(), READERS[suffix].reader))


def facts(suffix, text):
    return [passage.text for passage in read(suffix, text).passages]


def html(body):
    return f"<html><body><main><h1>Kolm</h1><p>{SENTENCE}</p>{body}</main></body></html>"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Step 3: Tie the boat", "Use two knots, and ask if unsure."),
        ("Шаг 3: Привяжите лодку", "Завяжите два узла, а если неясно, спросите."),
        ("3-тармақ: Қайықты байлау", "Екі түйін байлап, түсініксіз болса сұраңыз."),
    ],
)
def test_a_bold_line_over_a_paragraph_is_its_heading(title, below):
    for suffix, text in (
        (".md", f"# Kolm\n\n{SENTENCE}\n\n**{title}**\n{below}\n"),
        (".html", html(f"<p><b>{title.partition(': ')[2]}</b><br>{below}</p>")),
    ):
        last = read(suffix, text).passages[-1]
        assert last.text == below
        assert title.partition(": ")[2] in last.section[-1]


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_the_title_of_an_item_is_not_glued_to_its_words(suffix):
    text = {
        ".md": "# Kolm\n\n- **Tell the harbour**\n  Send a note to the office.\n"
        "- Tie the boat\n\n  The rope lies in the shed.\n\n  Two knots hold.\n",
        ".html": html(
            "<ul><li><b>Tell the harbour</b><br>Send a note to the office.</li>"
            "<li>Tie the boat<p>The rope lies in the shed.</p><p>Two knots hold.</p></li></ul>"
        ),
    }[suffix]
    made = facts(suffix, text)
    for sentence in (
        "Send a note to the office.",
        "The rope lies in the shed.",
        "Two knots hold.",
    ):
        assert sentence in made


def test_a_step_of_which_nothing_more_is_said_is_kept():
    text = f"# Kolm\n\n{SENTENCE}\n\n**Step 1: Check the boats**\n\n## Oars\n\n{SENTENCE}\n"
    assert "Check the boats" in facts(".md", text)


def test_a_list_below_a_name_is_set_apart_from_it():
    assert "Duties — Row the boats; Count the oars" in facts(
        ".md", f"{SENTENCE}\n\nDuties\n\n- Row the boats\n- Count the oars\n"
    )
    assert "You can row the boats; count the oars" in facts(
        ".md", f"{SENTENCE}\n\nYou can\n\n- row the boats\n- count the oars\n"
    )


def test_a_link_around_a_block_is_a_button_and_a_card_keeps_its_words():
    links = (
        '<a href="a"><p>Цена</p></a><a href="b"><h3>Piers</h3><p>There are three piers.</p></a>'
    )
    assert facts(".html", html(links)) == [SENTENCE, "There are three piers."]


def test_tags_beside_each_other_are_no_word():
    tags = "".join(f'<span class="t">{name}</span>' for name in ("Rowing", "Angling", "Sailing"))
    assert facts(".html", html(f'<div class="c">{tags}</div>'))[1:] == [
        "Rowing",
        "Angling",
        "Sailing",
    ]
    links = tags.replace("span", "a")
    assert facts(".html", html(f'<div class="c">{links}</div>')) == [SENTENCE]


def set_apart(*lines, left=60, gap=36):
    """Return a PDF whose lines stand behind their numbers, set apart: “5.2”, “The rent …”."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for at, (mark, *words) in enumerate(lines):
        canvas.drawString(left, 780 - 16 * at, mark)
        for word in words:
            canvas.drawString(left + gap, 780 - 16 * at, word)
    canvas.save()
    return Source.unpacked(extract(file.getvalue(), READERS[".pdf"].reader))


def test_clause_numbers_that_are_set_apart_make_no_table():
    source = set_apart(
        ("2.1", "Keepers count the boats of the harbour"),
        ("", "every morning."),
        ("2.2", "Keepers write the number into the book:"),
        ("", "•  in red letters for boats that came in during the night before the gates"),
        ("", "    were opened, and"),
        ("", "•  in blue letters for all others."),
        ("2.3", "Nobody takes a boat that was not counted."),
        ("", "Boats are let to guests for one day."),
    )
    made = [passage.text for passage in source.passages]
    assert made[0] == "Keepers count the boats of the harbour every morning."
    assert made[-2:] == [
        "Nobody takes a boat that was not counted.",
        "Boats are let to guests for one day.",
    ]


def test_numbers_of_clauses_are_told_by_their_order_and_prices_are_kept():
    clauses = [f"4.{n} Boats are counted on pier {n} each day." for n in range(8, 13)]
    assert facts(".txt", "\n\n".join(clauses)) == [line.partition(" ")[2] for line in clauses]
    prices = "12.50 Euro is the price of a boat.\n\n14.80 Euro is the price of two boats."
    assert facts(".txt", prices) == prices.split("\n\n")


@pytest.mark.parametrize(
    "heading",
    ["Part III | Duties of the keeper", "РАЗДЕЛ III | Обязанности хранителя", "Глава 2 — Лодки"],
)
def test_a_stroke_behind_the_number_of_a_part_is_no_sign_of_text(heading):
    text = f"Kolm\n\n{SENTENCE}\n\n{heading}\n\n2.1 {SENTENCE}\n\n2.2 Twice a day.\n"
    assert read(".txt", text).passages[-1].section == (heading,)


def test_a_clause_that_heads_the_next_one_is_no_item():
    lines = (
        "1. Ответственность",
        "1.1. Хранитель порта Кольм не отвечает за:",
        "1.1.1. Лодки гостей порта.",
        "1.1.2. Вёсла и канаты.",
        "2. Срок",
        "2.1. Он равен году.",
    )
    last = read(".html", html("".join(f"<p>{line}</p>" for line in lines))).passages[-2]
    assert last.section == ("1. Ответственность",)


@pytest.mark.parametrize("number", ["п.1.3.", "п. 1.3."])
def test_the_number_of_a_clause_ends_no_sentence_though_nothing_parts_it(number):
    sentence = f"Днём выдачи считается дата, указанная в {number} Договора аренды."
    assert facts(".txt", sentence) == [sentence]


def test_blanks_that_both_parties_sign_are_no_row():
    rows = [("Keeper", "Guest"), ("Seal", "Seal"), ("Boats", "red"), ("Signature", "Signature")]
    table = "".join(f"<tr><td>{left}</td><td>{right}</td></tr>" for left, right in rows)
    made = facts(".html", html(f"<table>{table}</table>"))
    assert made[1:] == ["Keeper — Guest", "Boats — red"]


def test_every_sign_of_a_font_of_signs_is_a_mark():
    lines = "The keeper checks:\n\uf0fe the oars\n\uf04a the ropes\n"
    assert "The keeper checks: the oars; the ropes" in facts(".txt", lines)


def test_a_line_that_is_spread_over_its_column_is_no_row():
    file = io.BytesIO()
    canvas = Canvas(file)
    for at, words in enumerate(
        (
            [(60, "The keeper of the harbour of Kolm counts all boats every day, and")],
            [(60, "Keeper"), (120, "–"), (150, "Bo"), (190, "lets"), (240, "the"), (285, "boats")],
            [(60, "Count"), (120, "–"), (150, "Cy"), (190, "has"), (240, "the"), (285, "oars.")],
        )
    ):
        for left, word in words:
            canvas.drawString(left, 780 - 14 * at, word)
    canvas.save()
    source = Source.unpacked(extract(file.getvalue(), READERS[".pdf"].reader))
    assert not any(" — " in passage.text for passage in source.passages)


@pytest.mark.parametrize(
    ("names", "row"),
    [
        (("Button", "Purpose", "Note"), ("Red", "It stops the boat", "Use it with care")),
        (("Кнопка", "Назначение", "Примечание"), ("Красная", "Она тормозит", "Осторожно")),
        (("Батырма", "Мақсаты", "Ескерту"), ("Қызыл", "Қайықты тоқтатады", "Абайлаңыз")),
    ],
)
def test_two_words_for_columns_name_the_columns(names, row):
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in each) + "</tr>"
        for each in (names, row, row)
    )
    source = read(".html", html(f"<table>{cells}</table>"))
    assert source.passages[1].labels == names
    assert " — ".join(names) not in [passage.text for passage in source.passages]


@pytest.mark.parametrize(
    "heading",
    ["Подраздел 1. Лодки порта", "Division 1. Boats of Kolm", "1-бөлімше. Кольм қайықтары"],
)
def test_parts_between_parts_and_chapters_are_headings(heading):
    lines = ("Boats are red.", heading, "Oars are blue.", "Статья 2.1 Вёсла порта", "Ropes hold.")
    made = read(".txt", "\n".join(lines)).passages
    assert [passage.text for passage in made] == list(lines[::2])


def test_a_clause_that_was_put_in_later_stands_in_the_list_of_the_others():
    law = "Хранитель порта:\n1) считает лодки;\n1-1) моет лодки;\n2) выдаёт вёсла.\n"
    assert facts(".txt", law)[0] == ("Хранитель порта: считает лодки; моет лодки; выдаёт вёсла.")


def test_what_is_not_seen_at_the_end_of_a_line_hides_no_full_stop():
    text = f"{SENTENCE}\u200b\n\n\u200b\n\nOars are blue.\u200b\n"
    assert facts(".txt", text) == [SENTENCE, "Oars are blue."]


def test_a_long_heading_makes_no_index_of_long_items():
    heading = "# " + "The keeper and the boats of the harbour of Kolm and its three piers " * 3
    items = [
        f"Pier {n}: {'every boat is counted daily by the keeper and ' * 4}." for n in range(4)
    ]
    text = f"{heading}\n\n{SENTENCE}\n\n" + "\n".join(f"- {item}" for item in items)
    assert len(facts(".md", text)) == 1 + len(items)


def test_two_columns_whose_lines_stand_at_other_heights_are_read_one_after_another():
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.setFont("Helvetica", 10)
    left = ["4. The keeper does not count:"] + ["b) those of guests; or"] * 9
    left += ["boats that came in, and that are of the guests of"] * 6
    right = ["5. Loss of a boat that was let to", "guests who did not", "come back in time,"]
    right += ["and what is paid for by the keeper of the"] * 12 + ["harbour of Kolm alone."]
    for column, shift, lines in ((50, 0, left), (310, 5, right)):
        for at, line in enumerate(lines):
            canvas.drawString(column, 760 - 15 * at - shift, line)
    canvas.save()
    source = Source.unpacked(extract(file.getvalue(), READERS[".pdf"].reader))
    said = " ".join(passage.text for passage in source.passages)
    assert " — " not in said
    assert "guests who did not come back in time, and what is paid" in said


@pytest.mark.parametrize(("away", "found"), [(500, True), (30_000, False)])
def test_what_lies_far_outside_a_page_is_no_column_of_it(away, found):
    words = "and every boat of the harbour is counted"
    rows = [
        [PlacedWord(words, left, left + 200, y, 10, bold=False, fixed=False) for left in (0, away)]
        for y in range(20)
    ]
    assert (gutter_of(rows) is not None) == found


@pytest.mark.parametrize(
    "asked",
    [
        ("How much is a boat?", "Where are the oars?", "Can I come late?"),
        ("Сколько стоит лодка?", "Где лежат вёсла?", "Можно ли опоздать?"),
        ("Қайық қанша тұрады?", "Ескектер қайда жатыр?", "Кешігуге бола ма?"),
    ],
)
def test_questions_that_open_paragraphs_in_a_row_are_stored_with_their_answers(asked):
    answer = "Boats are red. Oars are blue."
    source = read(".txt", "\n\n".join(f"{question} {answer}" for question in asked))
    assert [p.question for p in source.passages] == [q for each in asked for q in (each, None)]
    lone = read(".txt", f"{SENTENCE}\n\n{asked[0]} {answer}\n\n{SENTENCE}")
    assert asked[0] in [passage.text for passage in lone.passages]


def test_a_line_that_opens_with_a_comma_goes_on():
    rule = (
        "The rules of the harbour are changed by nobody else than the keeper of the boats of Kolm"
    )
    made = facts(".txt", f"{SENTENCE}\n\n{rule}\n\n, who asks the guests first.")
    assert made[1:] == [f"{rule} , who asks the guests first."]


def test_a_short_list_of_links_is_kept_only_if_they_say_something():
    names = "- [Last six months](a.md)\n- [Year to date](b.md)\n"
    said = "- [The office opens at nine](a.md)\n- [Year to date](b.md)\n"
    assert facts(".md", f"# Kolm\n\n{SENTENCE}\n\n{names}") == [SENTENCE]
    assert "The office opens at nine" in facts(".md", f"# Kolm\n\n{SENTENCE}\n\n{said}")
