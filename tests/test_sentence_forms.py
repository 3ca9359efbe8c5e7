"""What of running text is stored without a full stop, and what is no sentence by its form."""

import io

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract

SENTENCE = "The boats of the town leave at nine and come back at noon."


def read(text, suffix=".md"):
    return Source.unpacked(extract(text.encode(), READERS[suffix].reader))


def facts(text, suffix=".md"):
    return [" ".join(passage.text.split()) for passage in read(text, suffix).passages]


@pytest.mark.parametrize(
    "cut",
    [
        "Each of the captains reports to the harbour and their",
        "The master answers for the boats, the nets and the ropes,",
        "Мастер отвечает за лодки, а также за сохранность всех сетей в",
        "Мастер отвечает за лодки, которые",
        "Шебер қайықтар мен торларға жауап береді және",
    ],
)
def test_a_sentence_that_breaks_off_is_no_fact(cut):
    assert facts(f"# Boats\n\n{SENTENCE}\n\n{cut}\n\n## Nets\n\n{SENTENCE}") == [SENTENCE] * 2


def test_the_end_of_a_paragraph_that_breaks_off_is_no_fact():
    assert facts(f"# Boats\n\n{SENTENCE} Each captain reports to the\n\n## Nets") == [SENTENCE]


@pytest.mark.parametrize("name", ["Note", "Harbour Office", "Порядок оказания услуг", "Баға"])
def test_a_name_of_few_words_is_no_fact(name):
    assert facts(f"# Boats\n\n{SENTENCE}\n\n{name}\n\n## Nets\n\n{SENTENCE}") == [SENTENCE] * 2


@pytest.mark.parametrize(
    "said",
    [
        "The office is open",
        "Here you can change the name of your boat",
        "Jira tells the head of the office at once",
        "Вы имеете право на лодку",
        "Лодки стоят у причала",
        "Қайықтар айлақта тұрады",
        "Билет — 300 тенге",
        "Tickets: 3 crowns",
        "The captain must bring to every journey:",
        "今日は船が出ます",
    ],
)
def test_a_sentence_needs_no_full_stop(said):
    assert said in facts(f"# Boats\n\n{SENTENCE}\n\n{said}\n\n## Nets\n\n{SENTENCE}")


def test_names_in_a_row_are_a_list():
    assert facts(f"# Boats\n\n{SENTENCE}\n\nHarbour Office\n\nRope Store\n\n## Nets")[1:] == [
        "Harbour Office",
        "Rope Store",
    ]


def test_a_short_answer_is_a_fact():
    assert facts("# Boats\n\n## Who keeps the boats?\n\nHarbour Office\n") == ["Harbour Office"]


@pytest.mark.parametrize("name", ["Care of Boats", "Обязанности сторон", "Құжаттар"])
def test_a_name_over_running_text_is_its_heading(name):
    passage = read(f"# Boats\n\n{SENTENCE}\n\n{name}\n\nAll boats are painted in May.").passages[
        -1
    ]
    assert (passage.text, passage.section) == ("All boats are painted in May.", (name,))


def test_a_sentence_over_running_text_is_no_heading():
    text = f"# Boats\n\n{SENTENCE}\n\nYou may paint boats\n\nAll boats are painted in May."
    assert read(text).passages[-1].section == ()


def test_a_sentence_that_breaks_off_goes_on_in_capitals():
    halves = "The master of the harbour answers to the", "Council of the town."
    assert facts(f"# Boats\n\n{halves[0]}\n\n{halves[1]}\n\n{SENTENCE}") == [
        " ".join(halves),
        SENTENCE,
    ]


def test_what_stands_between_the_halves_of_a_sentence_is_no_half():
    note = "The council has nine members."
    broken = "The master of the harbour answers to the"
    found = facts(f"# Boats\n\n{broken}\n\n{note}\n\ncouncil of the town alone.\n\n{SENTENCE}")
    assert note in found
    assert not any(fact.startswith("The master") for fact in found)


def test_a_list_that_is_run_into_one_paragraph_is_a_list():
    text = "# Boats\n\nBring these: - A rope for the pier - Oars, two of them - 3 crowns\n"
    assert facts(text)[1:] == [
        "Bring these: A rope for the pier",
        "Bring these: Oars, two of them",
        "Bring these: 3 crowns",
    ]
    assert facts("# Boats\n\nWe have • red boats • blue boats\n")[1:] == [
        "red boats",
        "blue boats",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Он спросил: - Где лодка? - и ушёл.",
        "The boat has two oars - one of them new - and a rope.",
        "It says: - The pier is closed.",
    ],
)
def test_a_dash_in_a_sentence_opens_no_item(said):
    assert said in facts(f"# Boats\n\n{said}\n")


def test_letters_lie_within_numbers():
    text = """Rules

(1) The master of the boats:

  (a) must be elected in May, and

  (b) must know the harbour.

(2) The members elect the master in May.
"""
    assert facts(text, ".txt") == [
        "The master of the boats: must be elected in May, and must know the harbour.",
        "The master of the boats: must be elected in May, and",
        "The master of the boats: must know the harbour.",
        "The members elect the master in May.",
    ]


def test_a_sentence_over_paragraphs_is_shown_on_one_line():
    text = "# Boats\n\nThe master of the harbour answers to the\n\nCouncil of the town. It is red."
    source = read(text)
    first, second = source.passages
    assert first.text == "The master of the harbour answers to the Council of the town."
    assert [source.text[start:end] for start, end in first.spans] == [
        "The master of the harbour answers to the",
        "Council of the town.",
    ]
    assert second.parts == ()


def word_facts(*lines):
    document = docx.Document()
    document.add_paragraph().add_run().text = "\n".join(lines)
    file = io.BytesIO()
    document.save(file)
    source = Source.unpacked(extract(file.getvalue(), READERS[".docx"].reader))
    return [passage.text for passage in source.passages]


def test_lines_that_are_broken_by_hand_to_fit_a_width_are_one_sentence():
    lines = (
        "1. The master of the boats keeps the list of all boats that the",
        "Harbour Office has let, and shows it to every Member of the",
        "Council who asks for it.",
        "2. The list is red.",
    )
    whole = " ".join(lines[:3]).removeprefix("1. ")
    assert word_facts(*lines) == [whole, "The list is red."]


def test_lines_of_an_address_stay_apart():
    lines = ("The harbour of Kolm keeps an office", "Pier 3", "Kolm", "The office is open.")
    assert word_facts(*lines) == ["The harbour of Kolm keeps an office", "The office is open."]


def test_lines_with_labels_stay_apart():
    lines = (
        "Challenge: the boats of the town were let by the hour and never came back",
        "Outcome: the boats of the town are now let by the day and always come back",
        "Timeline: from the first of May on",
    )
    assert word_facts(*lines) == [*lines]


def test_the_menu_of_a_restaurant_is_read_and_that_of_a_page_is_not():
    page = """<body><div class="dropdown-menu"><a href="/a">Our boats</a> <a href="/b">Our nets</a>
    </div><main><h1>The Pier</h1><div class="menu-item"><p>Fish soup costs nine crowns.</p></div>
    <div class="sidebar"><p>The kitchen closes at ten. <a href="/c">More</a></p></div>
    <div role="menu" class="menu"><p>Open the list</p></div></main></body>"""
    found = ["Fish soup costs nine crowns.", "The kitchen closes at ten."]
    assert facts(page, ".html") == found


def test_numbers_that_are_run_into_one_paragraph_are_a_list():
    text = "# Boats\n\nThree things matter: 1. The oars 2. The rope of 5 metres 3. The key\n"
    assert facts(text)[1:] == [
        "Three things matter: The oars",
        "Three things matter: The rope of 5 metres",
        "Three things matter: The key",
    ]
    said = "One thing matters: 1. The oars are new."
    assert facts(f"# Boats\n\n{said}\n") != []


def test_a_part_with_a_number_and_a_dash_is_a_heading():
    passage = read(f"# Boats\n\n{SENTENCE}\n\n1 — Care of Boats\n\nAll are red.").passages[-1]
    assert passage.section == ("1 — Care of Boats",)


def test_a_link_without_an_address_shows_its_words():
    assert facts("# Boats\n\nPlease read [the rules][rules] before noon.") == [
        "Please read the rules before noon."
    ]


def test_a_file_that_is_one_fence_is_the_document_within():
    assert facts(f"```markdown\n# Boats\n\n{SENTENCE}\n```\n") == [SENTENCE]
    assert facts("# Boats\n\n```\ncode is no fact\n```\n") == []


def test_an_abbreviation_before_a_name_ends_no_sentence():
    said = "Согласие даётся письменно, в т.ч. SMS или письмом."
    assert facts(f"# Лодки\n\n{said}") == [said]


def test_numbered_titles_go_on_behind_headings_of_the_format():
    document = docx.Document()
    for number, name in enumerate(("The boats", "The nets", "The rope, the oars and the key"), 1):
        heading = document.add_paragraph().add_run(f"{number}. {name}")
        heading.bold = number < 3
        document.add_paragraph(SENTENCE)
    file = io.BytesIO()
    document.save(file)
    found = Source.unpacked(extract(file.getvalue(), READERS[".docx"].reader)).passages
    assert [p.section for p in found[-2:]] == [
        ("2. The nets",),
        ("3. The rope, the oars and the key",),
    ]


def test_labels_beside_sentences_that_go_on_below_are_rows():
    labels = "Default Date Format", "Default Price of Boats", "Logo of the Harbour"
    first, rest = (
        "It is shown on the list of all the boats and",
        "changed on the page of the harbour.",
    )
    file = io.BytesIO()
    page = Canvas(file)
    for line, label in enumerate(labels):
        page.drawString(50, 800 - 28 * line, label)
        page.drawString(200, 800 - 28 * line, first)
        page.drawString(200, 786 - 28 * line, rest)
    page.save()
    found = Source.unpacked(extract(file.getvalue(), READERS[".pdf"].reader)).passages
    assert [p.text for p in found] == [f"{label} — {first} {rest}" for label in labels]


def test_a_clause_that_a_list_completes_is_no_title():
    text = f"# Boats\n\n## 1. The boats\n\n1.1 Captains must\n\n- swim;\n- row.\n\n{SENTENCE}"
    assert {passage.section for passage in read(text).passages} == {("1. The boats",)}


def test_recommended_reading_is_no_fact():
    text = f"# Boats\n\n{SENTENCE}\n\n## Recommended reading\n\nKolm, A. (2020). On boats."
    assert facts(text) == [SENTENCE]


def test_three_names_over_running_text_are_a_list():
    names = "Harbour Office\n\nRope Store\n\nFish Market"
    found = read(f"# Boats\n\n{SENTENCE}\n\n{names}\n\nAll boats are red.").passages
    assert [passage.text for passage in found][1:-1] == names.split("\n\n")
    assert found[-1].section == ()
