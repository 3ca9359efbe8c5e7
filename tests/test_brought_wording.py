"""Wording of files that people bring: contents without leaders, stamps, filler, lost letters."""

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract
from knowledge.ingestion.structure import ElementKind, TextWriter
from knowledge.ingestion.structure.headlines import rank_headings


def passages(suffix, text):
    return Source.unpacked(extract(text.encode(), READERS[suffix].reader)).passages


def facts(suffix, text):
    return [" ".join(passage.text.split()) for passage in passages(suffix, text)]


def test_a_page_cut_into_sections_that_are_built_alike_is_read_whole():
    rule = "Every crew locks its boat in the evening and brings the key to the office number {}."
    alike = "".join(
        f'<div class="part"><h3>{n}. Part</h3><ol><li>{rule.format(n)}</li></ol></div>'
        for n in range(1, 5)
    )
    last = (
        "<p>Whoever breaks a rule pays a fine at once, and may row no boat for a whole month.</p>"
    )
    alike += f'<div class="part"><h3>5. Fines</h3>{last}</div>'
    page = f"<html><body><nav>Home</nav><div><h1>Rules</h1>{alike}</div></body></html>"
    found = facts(".html", page)
    assert [n for n in range(1, 5) if rule.format(n) not in found] == []
    assert len(found) == 5


def test_the_arrangement_of_sections_of_an_act_is_contents():
    names = [
        "1. Short title.",
        "2. Meaning of words.",
        "3. Duties of crews.",
        "4. Fines of crews.",
    ]
    told = (
        "An Act to provide for boats on the lake, and for all that has to do with them at night.",
        "1. This Act may be called the Boats Act, and it extends to the whole of the lake.",
    )
    act = "\n\n".join(("THE BOATS ACT, 2002", "ARRANGEMENT OF SECTIONS", *names, *told))
    assert [fact for fact in facts(".txt", act) if fact.startswith(("Short", "Duties"))] == []
    assert any("may be called the Boats Act" in fact for fact in facts(".txt", act))


def test_names_with_their_pages_that_stand_again_below_are_contents():
    names = ["Chair of the club", "Fees of crews", "Keys of boats", "Nights on the pier", "Fines"]
    listed = "\n\n".join(f"{name} {page}" for page, name in enumerate(names, 41))
    told = "\n\n".join(
        f"{name}\n\nThe club keeps a rule for each of these cases." for name in names
    )
    assert not [fact for fact in facts(".txt", f"{listed}\n\n{told}") if fact[-1].isdigit()]
    prices = "\n\n".join(f"Boat of size {size} costs {size * 9}" for size in range(1, 7))
    assert len(facts(".txt", f"Prices in the summer are these.\n\n{prices}")) == 7


def test_a_sign_that_opens_an_answer_is_no_part_of_the_question():
    text = (
        "What does a boat cost?+\n\nIt costs 20 dollars.\n\n"
        "Who has the key?+\n\nThe keeper has it at the office.\n"
    )
    found = [(passage.question, passage.text) for passage in passages(".md", text)]
    assert found == [
        ("What does a boat cost?", "It costs 20 dollars."),
        ("Who has the key?", "The keeper has it at the office."),
    ]


def test_stamps_filler_lost_letters_and_quantities_say_nothing():
    text = "The pier is closed at night."
    for served in (
        "Данные ЭП: Удостоверяющий центр озера",
        "Кому выдана Гребцова Анна Борисовна",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "\ufffd\ufffd\ufffdthe b\ufffd\ufffdts a\ufffd\ufffd re\ufffd\ufffdy.",
        "Subs. by Act 75 of 1950, for “lake”.",
        "=3214069,29 кДж",
        "Qмр = Gф*(t2-tк) = 18144*0,48*35 = 306600 кДж",
    ):
        assert facts(".md", f"{text}\n\n{served}\n\nIt opens at six.") == [
            text,
            "It opens at six.",
        ]
    assert facts(".md", f"{text}\n\nPrice = 5 * 4 = 20 dollars.")[1:] != []


def test_an_address_without_www_stands_with_what_announces_it():
    text = "Ask the club on its own page:\n\nhelp.boats.com\n\nIt answers within a day.\n"
    assert "Ask the club on its own page: help.boats.com" in facts(".md", text)


def test_a_line_of_markdown_that_its_author_numbered_alone_heads_what_follows():
    text = (
        "# Canon\n\n1. Aim of the canon\n\nThe canon says what a rank of the club is.\n\n"
        "2. Ranks of the club\n\nA rank tells how long somebody has rowed here.\n"
    )
    found = passages(".md", text)
    assert [passage.section[-1:] for passage in found] == [
        ("Aim of the canon",),
        ("Ranks of the club",),
    ]


def test_contents_whose_pages_stand_behind_wide_spaces_are_contents():
    names = ["AIMS", "RULES OF CREWS", "FINES OF CREWS", "BOATS", "KEYS", "NIGHTS"]
    listed = "\n".join(f"{at}.        {name}        {at + 3}" for at, name in enumerate(names, 1))
    listed = listed.replace("3.        FINES", "Payment:        5\n3.        FINES")
    told = "\n\n".join(f"{name}\n\nThe club keeps a rule for each of them." for name in names)
    found = facts(".txt", f"The boats of the lake.\n\n{listed}\n\n{told}\n")
    assert [fact for fact in found if fact[-1].isdigit()] == []


def test_a_text_that_is_written_in_markdown_shows_none_of_its_marks():
    text = (
        "# Boats\n\n## Fees\n\n- **Small boat**: 20 dollars\n- **Large boat**: 30 dollars\n\n"
        "The **keeper** has the keys.\n"
    )
    found = facts(".txt", text)
    assert "Small boat: 20 dollars" in found
    assert "The keeper has the keys." in found
    boxed = "| The pier is closed at night. |\n\nIt opens **at six** in the morning.\n"
    assert facts(".txt", boxed) == [
        "The pier is closed at night.",
        "It opens at six in the morning.",
    ]


def test_the_options_of_a_questionnaire_are_no_facts():
    text = "Does the crew wear jackets?\n\n1. Yes 2. No 3. Don't know\n\nThe club lends jackets.\n"
    assert not [fact for fact in facts(".txt", text) if "No" in fact]
    kept = facts(".txt", "Bring these things.\n\n1. A rope 2. Oars 3. A jacket\n")
    assert any("Oars" in fact for fact in kept)


def test_a_step_whose_number_skips_one_is_no_heading_of_the_sections_around():
    writer = TextWriter()
    for number in range(1, 5):
        writer.write(ElementKind.HEADING, f"{number}. Part of the rules", level=2)
        writer.write(ElementKind.PARAGRAPH, "It has a clause or two.")
    for line in ("6. Go to the pier and ask", "The keeper helps you at once."):
        writer.write(ElementKind.PARAGRAPH, line)
    for line in ("6. Fines of the year", "Whoever is late pays at once."):
        writer.write(ElementKind.PARAGRAPH, line)
    ranked = rank_headings(writer.text, writer.elements)
    assert [element.kind for element in ranked[8::2]] == [
        ElementKind.PARAGRAPH,
        ElementKind.HEADING,
    ]


def test_names_below_a_heading_that_asks_part_its_answer():
    text = (
        "# Boats\n\n## Who may row?\n\nMembers of the club may row at any time.\n\n"
        "Night Rules\n\nAfter ten only crews with lamps may row.\n"
    )
    assert "Night Rules" not in facts(".md", text)
