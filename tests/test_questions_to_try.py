"""A newcomer is offered questions of the documents, in their language first, on every way in."""

from functools import cache
from io import StringIO

import pytest

from bot.terminal.conversation import TerminalConversation
from bot.terminal.typesetting import Typesetter
from knowledge import Curator, Draft, Source, read_document
from tests.article import TREATY
from tests.conftest import EDITOR

FERRY = """# Ferry

## When does the ferry leave?

The ferry leaves at seven.

## Where is the harbour office?

The harbour office is behind the mill.

## Tickets

Tickets are red.
"""
LAKE = "# Озеро\n\n## Когда озеро замерзает?\n\nОзеро замерзает в январе.\n"
LEAVES, OFFICE, FREEZES = (
    "When does the ferry leave?", "Where is the harbour office?", "Когда озеро замерзает?",
)  # fmt: skip


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder = tmp_path_factory.mktemp("read")

    @cache
    def document(name, text):
        path = folder / name
        path.write_text(text, encoding="utf-8")
        return read_document(path)

    return document


@pytest.fixture
def documents(empty_library, read):
    empty_library.import_document(read("ferry.md", FERRY))
    empty_library.import_document(read("lake.md", LAKE))
    return empty_library


@pytest.mark.parametrize(
    ("language", "offered"),
    [
        ("en", [LEAVES, OFFICE, FREEZES]),
        ("ru", [FREEZES, LEAVES, OFFICE]),
        ("kk", [LEAVES, FREEZES, OFFICE]),
    ],
)
def test_the_language_comes_first_then_every_document_in_turn(documents, language, offered):
    assert [*documents.questions_to_try(language).values()] == offered


def test_an_id_names_its_question(documents):
    for id_, question in documents.questions_to_try("en").items():
        assert documents.sample(id_) == question
    assert documents.sample(-999) is None
    assert documents.sample(999) is None


def test_a_handful_is_offered_one_a_fact_and_none_that_is_left_open_or_long(documents):
    curator = Curator(documents.answerer)
    red = next(fact for fact in documents.facts(1) if fact.text == "Tickets are red.")
    curator.ask(red.id, "who sells tickets?", by="7", answers=False)
    curator.ask(red.id, f"what colour are the tickets, {'please, ' * 20}if you know?", by="7")
    offered = documents.questions_to_try("en").values()
    assert {*offered} == {LEAVES, OFFICE, FREEZES}
    curator.ask(red.id, "what colour are tickets?\nwhich colour has a ticket?", by="7")
    assert [*documents.questions_to_try("en").values()] == [
        LEAVES, OFFICE, "what colour are tickets?", FREEZES,
    ]  # fmt: skip
    for number in range(9):
        documents.import_document(Source(f"The boat {number} is new.", f"Boat {number}"))
        boat = documents.facts(3 + number)[0].id
        curator.ask(boat, f"is boat {number} new?", by="7")
    assert len(documents.questions_to_try("en")) == 5


def test_what_is_withdrawn_or_written_by_editors_is_not_offered(documents):
    curator = Curator(documents.answerer)
    documents.add(Draft("The moon is cold.", "Moon", questions=("is the moon cold?",)), by="7")
    leaves = next(fact for fact in documents.facts(1) if "seven" in fact.text)
    curator.withdraw(leaves.id, by="7")
    assert [*documents.questions_to_try("en").values()] == [OFFICE, FREEZES]


def test_curated_questions_come_first_and_the_article_gives_no_others(library, read):
    curated = library.samples("en")
    assert library.questions_to_try("en") == curated
    library.import_document(read("ferry.md", FERRY))
    assert [*library.questions_to_try("en").values()] == [*curated.values(), LEAVES, OFFICE]


async def test_a_button_of_the_first_screen_asks_it(person):
    editor = person(EDITOR)
    (shown,) = await editor.uploads("ferry.md", FERRY.encode())
    await editor.presses(shown, shown.buttons["Save"])
    reader = person()
    (screen,) = await reader.says("/start")
    assert [*screen.buttons][-3:] == [LEAVES, OFFICE, "Documents"]
    (answer,) = await reader.presses(screen, screen.buttons[LEAVES])
    assert answer.text.startswith(f"{LEAVES}\n\nThe ferry leaves at seven.")
    assert TREATY not in answer.text


def test_the_terminal_offers_them(documents):
    screen = StringIO()
    TerminalConversation(documents, Typesetter(screen, styled=False), "ru").welcome()
    said = screen.getvalue().splitlines()
    asked = [line[4:] for line in said if line.startswith(("  1 ", "  2 ", "  3 "))]
    assert asked == [FREEZES, LEAVES, OFFICE]


HANDBOOK = """# Handbook

Everybody gets it on the first day.

## Benefits

Lunch is free on Fridays.

## Leave

Everybody has 24 days of leave.
"""


@pytest.fixture
def handbook(empty_library, read):
    """A library with one document, of which no question is stored."""
    empty_library.import_document(read("handbook.md", HANDBOOK))
    return empty_library


@pytest.mark.parametrize("said", ["", "the weather", "who are you?"])
def test_without_questions_sections_are_offered_and_open(handbook, said):
    screen = StringIO()
    terminal = TerminalConversation(handbook, Typesetter(screen, styled=False), "en")
    terminal.hear(said or "/start")
    assert [line[4:] for line in screen.getvalue().splitlines() if line[:3].strip().isdigit()] == [
        "Benefits", "Leave", "About it"
    ]  # fmt: skip
    terminal.hear("2")
    assert "Everybody has 24 days of leave." in screen.getvalue()


def test_what_is_denied_leaves_the_document_to_be_opened(library):
    screen = StringIO()
    terminal = TerminalConversation(library, Typesetter(screen, styled=False), "en")
    terminal.hear("what is Bayterek")
    assert "The article does not say that." in screen.getvalue()
    assert "About it" in screen.getvalue()


def test_sections_follow_what_is_imported_anew(handbook, read):
    first = handbook.documents()[0].id
    assert handbook.browser.sections(first) == ("Benefits", "Leave")
    handbook.import_document(read("handbook.md", f"{HANDBOOK}\n## Office\n\nIt opens at eight.\n"))
    assert handbook.browser.sections(handbook.documents()[0].id) == ("Benefits", "Leave", "Office")
