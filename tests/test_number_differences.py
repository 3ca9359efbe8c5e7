"""Numbers that differ: between documents, and between a sentence and its translation."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Curator, Draft, Source
from knowledge.language.number_differences import figures_apart, numbers_differ
from tests.conftest import EDITOR

BOOKS = "{} may borrow up to {} books for three weeks."


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        (BOOKS.format("Adults", "eight"), BOOKS.format("Members", "eight"), False),
        (BOOKS.format("Adults", "eight"), BOOKS.format("Members", "six"), True),
        ("Adults may borrow 8 books.", "Adults may not borrow 8 books.", False),
        ("It was opened on 30.08.1997.", "It was opened on 31.08.1997.", True),
        ("The room on the 5th floor.", "The room on the 6th floor.", True),
        ("It is 97 metres high.", "It has 24 floors.", False),
        ("It is 9 m high.", "It is 900 cm high.", False),
    ],
)
def test_numbers_differ_where_a_number_stands_against_another(one, other, is_other):
    assert numbers_differ(one, other) is is_other


def test_a_name_that_differs_is_no_number_that_differs(library):
    library.import_document(Source(BOOKS.format("Adults", "eight"), "Library rules"))
    others = (("Members", "eight", 0), ("Adults", "six", 1), ("Members", "six", 0))
    for who, count, contradictions in others:
        preview = library.preview(Source(BOOKS.format(who, count), "Reading room"))
        assert len(preview.contradictions) == contradictions, (who, count)


@pytest.mark.parametrize(
    ("said", "translated", "apart"),
    [
        ("It opens at 9 am.", "Открыто с 10.", ((9,), (10,))),
        ("It opens at 9:00.", "Открыто с 9 часов.", ((), ())),
        ("It closes at 9 pm.", "Закрывается в 21:00.", ((), ())),
        ("Eight books.", "8 книг.", ((), ())),
        ("8 books for 14 days.", "Восемь книг на 14 дней.", ((), ())),
        ("From 9 to 18.", "С 9.", ((18,), ())),
        ("No number.", "Без чисел.", ((), ())),
    ],
)
def test_a_translation_holds_the_figures_of_its_sentence(said, translated, apart):
    assert figures_apart(said, translated) == apart


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_translation_with_other_numbers_is_shown_first_and_can_be_written_anew(
    person, library, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    fact = library.add(Draft("The mill opens at 9 am.", "Leaflet"), by="e1").id
    apart = texts("numbers-apart", said="9", translated="10")
    await editor.says(f"/fact {fact}")
    await editor.taps(texts("button-translation"))
    await editor.taps("Русский")
    (shown,) = await editor.says("Мельница открыта с 10.")
    assert apart in shown.text
    assert library.translation(fact, "ru") is None
    await editor.presses(shown, shown.buttons[texts("button-write-anew")])
    await editor.presses(shown, shown.buttons[texts("button-anyway")])
    assert library.translation(fact, "ru") is None, "what is written anew is over"
    (shown,) = await editor.says("Мельница открыта с 10.")
    await editor.presses(shown, shown.buttons[texts("button-anyway")])
    assert library.translation(fact, "ru") == "Мельница открыта с 10."

    Curator(library.answerer).edit(fact, "The mill opens at 9 am, and on Sundays too.", by="e1")
    (page,) = await editor.says(f"/fact {fact}")
    await editor.presses(page, page.buttons[texts("button-stale", count=1)])
    assert apart in page.text
    await editor.presses(page, page.buttons["1"])
    assert apart in page.text
    (prompt,) = await editor.presses(page, page.buttons[texts("button-write-anew")])
    assert prompt.text.startswith(texts("translate-ask", id=fact, language="")[:20])
    await editor.says("Мельница открыта с 9, и по воскресеньям.")
    assert library.translation(fact, "ru") == "Мельница открыта с 9, и по воскресеньям."
