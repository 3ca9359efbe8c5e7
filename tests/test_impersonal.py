"""It of the weather, they and there of a place are no pronouns to resolve."""

from collections.abc import Callable

import pytest

from knowledge import Conversation, Found, Library, Source
from knowledge.language.impersonal import points_back

TEXT = """Parking is free behind the church. It often rains in October.

The bakery sells rye bread. The bridge was opened in 1931 by Otto Lind."""


@pytest.fixture
def town(shared_library: Callable[..., Library]) -> Library:
    return shared_library(Source(TEXT, "Notes on the town of Orlen"), language="en")


@pytest.mark.parametrize(
    "question",
    [
        "is it cold in winter?",
        "does it rain much in October?",
        "how hot does it get?",
        "how far is it to the station?",
        "what time is it?",
        "how long does it take to get to the lake? it takes an hour to walk",
        "is there parking?",
        "how many people live there?",
        "do they sell bread?",
        "when do they open?",
        "is it open on Sundays?",
        "есть ли там парковка?",
        "у них есть хлеб?",
        "Онда тұрақ бар ма?",
    ],
)
def test_these_point_at_nothing(question):
    assert not points_back(question)


@pytest.mark.parametrize(
    "question",
    [
        "who signed it?",
        "what did they say?",
        "when was it built?",
        "why did he leave?",
        "is it true that they signed it?",
        "кто это подписал?",
        "оны кім салды?",
    ],
)
def test_and_these_do(question):
    assert points_back(question)


@pytest.mark.parametrize(
    ("question", "holds"),
    [("is there parking?", "Parking"), ("do they sell bread?", "bakery"), ("parking", "Parking")],
)
def test_a_question_of_one_word_and_there_may_be_answered(town, question, holds):
    response = town.answer(question)
    assert holds in response.ranking[0].fact.text


def test_one_that_points_back_alone_is_not(town):
    assert not isinstance(town.answer("who opened it?").answer, Found)


def test_in_a_conversation_the_weather_is_not_what_was_spoken_of(town):
    talk = town.converse("who opened the bridge?", Conversation()).after
    response = town.converse("does it rain in October?", talk).response
    assert "rains in October" in response.ranking[0].fact.text
