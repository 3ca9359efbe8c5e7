"""Numbers that differ: between documents, and between a sentence and its translation."""

import pytest

from knowledge import Source
from knowledge.language.number_differences import figures_apart, numbers_differ

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
    for count, contradictions in (("eight", 0), ("six", 1)):
        preview = library.preview(Source(BOOKS.format("Members", count), "Reading room"))
        assert len(preview.contradictions) == contradictions


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
