"""Lists and tables are shown whole around an answer, and a talk goes from item to item."""

import pytest

from handlers.rendering.one_liners import one_liners
from knowledge import Conversation, Curator, Found, Missing, Unsure
from knowledge.answering.named_cells import name_cells
from tests.conftest import EDITOR
from tests.files import extracted

GUIDE = """# Zorn guide

The zorn Aurora is red. It was built in 1987.

## Tickets

With one zorn ticket you can:

- ride to the old mill
- borrow a blue kayak
- visit the small museum

To board the zorn, do the following:

1. Buy a token at the harbour office.
2. Hand it to the guard at the gate.
3. Climb to the upper deck.

| Passenger | Price | Valid |
|---|---|---|
| Adult | 5 euros | one day |
| Child | 2 euros | one day |
"""
KAYAK = "With one zorn ticket you can: borrow a blue kayak"
MUSEUM = "With one zorn ticket you can: visit the small museum"
MILL = "With one zorn ticket you can: ride to the old mill"
TOKEN, GUARD, DECK = (
    f"To board the zorn, do the following: {step}"
    for step in (
        "Buy a token at the harbour office.",
        "Hand it to the guard at the gate.",
        "Climb to the upper deck.",
    )
)


@pytest.fixture(scope="module")
def source():
    return extracted(".md", GUIDE.encode())


@pytest.fixture
def guide(shared_library, source):
    return shared_library(source)


def fact(library, words):
    document = library.documents()[-1].id
    found = [each for each in library.facts(document) if each.text.startswith(words)]
    return min(found, key=lambda each: len(each.text))


def goes_on(library, shown, question):
    """Ask after some facts were shown; return what is shown then, and what is missing."""
    ids = tuple(fact(library, words).id for words in shown)
    answer = library.converse(question, Conversation(ids, "?")).response.answer
    if isinstance(answer, Found):
        return [hit.fact.text for hit in (answer.best, *answer.others)]
    assert isinstance(answer, Unsure)
    return answer.missing


def whole(library):
    return next(each.text for each in library.facts(1) if "; borrow" in each.text)


@pytest.mark.parametrize(
    ("words", "around"),
    [
        (KAYAK, ("With one zorn ticket you can:\n\nride to the old mill\nborrow a blue kayak\n"
                "visit the small museum")),
        (GUARD, ("To board the zorn, do the following:\n\nBuy a token at the harbour office.\n"
                "Hand it to the guard at the gate.\nClimb to the upper deck.")),
        ("Child", ("Passenger: Adult · Price: 5 euros · Valid: one day\n"
                   "Passenger: Child · Price: 2 euros · Valid: one day")),
        ("It was", "The zorn Aurora is red. It was built in 1987."),
    ],
)  # fmt: skip
def test_the_context_is_the_whole_block_with_what_announces_it(guide, words, around):
    found = fact(guide, words)
    context = guide.context(found.id)
    assert context.text == around
    spans = [context.text[start:end] for start, end in context.spans]
    assert all(each in found.text for each in spans)


async def test_a_reader_sees_the_lines_of_list_and_table(person, library):
    editor = person(EDITOR)
    (shown,) = await editor.uploads("guide.md", GUIDE.encode())
    await editor.presses(shown, shown.buttons["Save"])
    Curator(library.answerer).ask(fact(library, KAYAK).id, "what of the zornboat?", by="1")
    Curator(library.answerer).ask(fact(library, "Child").id, "what of the zornchild?", by="1")
    reader = person()
    (answer,) = await reader.says("what of the zornboat?")
    await reader.presses(answer, answer.buttons["In context"])
    lines = answer.text.splitlines()
    assert "With one zorn ticket you can:" in lines
    at = lines.index("ride to the old mill")
    assert lines[at : at + 3] == [
        "ride to the old mill", "borrow a blue kayak", "visit the small museum",
    ]  # fmt: skip
    (answer,) = await reader.says("what of the zornchild?")
    await reader.presses(answer, answer.buttons["In context"])
    lines = answer.text.splitlines()
    assert "Passenger: Child · Price: 2 euros · Valid: one day" in lines
    assert not any("\t" in line for line in lines)
    row = fact(library, "Child")
    page = library.browser.page(row.citation.document, 0)
    assert "Passenger: Child · Price: 2 euros · Valid: one day" in page.text
    assert one_liners([row], {}, 60) == ["Child · Price: 2 euros · Valid: one day"]
    assert one_liners([row], {}, 30) == ["Child · Price: 2 euros"]


def test_a_table_too_long_for_its_names_keeps_its_cells_and_what_names_them(guide):
    row = fact(guide, "Child")
    words = "Passenger\tPrice\tValid\nChild\t\t2 euros"
    place = row.citation.spans
    start = place[0].start - words.index("Child")
    assert name_cells(words, start, [row], longest=5)[0] == (
        "Passenger · Price · Valid\nChild · 2 euros"
    )
    assert name_cells(words, start, []) == (words, ())


@pytest.mark.parametrize("number", [1, 250, 500])
async def test_a_list_beyond_the_limit_keeps_lead_in_and_the_lines_near_the_answer(
    person, library, number
):
    items = "\n".join(f"- zornboat {n:03} is moored at the pier {n:03}" for n in range(1, 501))
    editor = person(EDITOR)
    (shown,) = await editor.uploads("boats.md", f"# Boats\n\nThese are here:\n\n{items}".encode())
    await editor.presses(shown, shown.buttons["Save"])
    wanted = f"zornboat {number:03} is moored at the pier {number:03}"
    target = next(each for each in library.facts(2) if wanted in each.text)
    Curator(library.answerer).ask(target.id, "where does my boat lie?", by="1")
    reader = person()
    (answer,) = await reader.says("where does my boat lie?")
    await reader.presses(answer, answer.buttons["In context"])
    lines = answer.text.splitlines()
    assert "These are here:" in lines
    assert wanted in lines
    shown = [line for line in lines if line.startswith("zornboat")]
    assert len(shown) > 40
    # Each line that is there is whole.
    assert all(line.split()[1] == line.split()[-1] for line in shown)


def test_what_comes_next_is_the_next_item(guide):
    assert goes_on(guide, [KAYAK], "what comes next?") == [MUSEUM]
    assert goes_on(guide, [MILL], "what comes next?") == [KAYAK, MUSEUM]
    assert goes_on(guide, [TOKEN], "tell me more") == [GUARD, DECK]
    assert goes_on(guide, [MUSEUM], "what comes next?") is Missing.MORE


def test_an_item_that_stands_beside_its_whole_list_is_gone_on_from(guide):
    assert goes_on(guide, [KAYAK, whole(guide)], "what comes next?") == [MUSEUM]


def test_after_a_whole_list_comes_the_next_block(guide):
    assert goes_on(guide, [whole(guide)], "tell me more") == [
        f"{TOKEN} Hand it to the guard at the gate. Climb to the upper deck."
    ]


@pytest.mark.parametrize("shown", [KAYAK, MUSEUM])
def test_an_ordinal_points_at_its_item(guide, shown):
    assert goes_on(guide, [shown], "the second one") == [KAYAK]
    assert goes_on(guide, [shown], "and the third?") == [MUSEUM]
    assert goes_on(guide, [shown], "the last one") == [MUSEUM]
    assert goes_on(guide, [shown], "the fourth one") is Missing.ITEM


def test_an_ordinal_points_at_a_step_and_at_a_row(guide):
    assert goes_on(guide, [TOKEN], "the second one") == [GUARD]
    assert goes_on(guide, [whole(guide)], "the first one") == [MILL]
    (row,) = goes_on(guide, ["Adult"], "the second one")
    assert row.startswith("Child")


@pytest.mark.parametrize("words", [KAYAK, MUSEUM, "Child"])
def test_a_withdrawn_item_or_row_can_be_restored(empty_library, source, words):
    empty_library.import_document(source)
    curator, id_ = Curator(empty_library.answerer), fact(empty_library, words).id
    curator.withdraw(id_, by="7")
    assert empty_library.fact(id_) is None
    curator.restore(id_, by="7")
    assert empty_library.fact(id_).text.startswith(words)
