"""A long number of a question is looked up as it stands, however its digits are parted."""

import pytest

from knowledge import Source
from knowledge.answering.quoted_numbers import _numbers, put_quoted_number_first

HOUSE = """The telephone number of the porter is 8 (7212) 41-20-17.

In an emergency call the warden at any time: 8 701 555 21 40.

The telephone of the office, a number for rents, is 8 (7212) 41-20-99."""


@pytest.fixture
def house(shared_library):
    return shared_library(Source(HOUSE, "House"))


@pytest.mark.parametrize(
    ("question", "owner"),
    [
        ("whose telephone number is 8 701 555 21 40?", "warden"),
        ("whose telephone number is +7 701 555-21-40?", "warden"),
        ("whose telephone number is 87212412017?", "porter"),
        ("whose telephone number is 8 (7212) 41 20 99?", "office"),
    ],
)
def test_the_sentence_with_the_number_comes_first_whatever_came_before(house, question, owner):
    query = house.answerer.analyse(question)
    for order in ("warden", "porter", "office"):
        ranked = [*house.answerer.rank(query).ranked]
        ranked.sort(key=lambda hit: order not in hit.candidate.fact.text)
        assert owner in put_quoted_number_first(query, ranked)[0].candidate.fact.text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("8\u00a0701\u00a0555\u00a021\u00a040", ["7015552140"]),
        ("call 41-20-17", ["412017"]),
        ("in 2019-2020", []),
        ("10 000 000 tenge", []),
        ("on 01.05.2024", []),
        ("rooms 12 and 14", []),
    ],
)
def test_years_sums_and_dates_are_no_such_numbers(text, numbers):
    assert [*_numbers(text)] == numbers
