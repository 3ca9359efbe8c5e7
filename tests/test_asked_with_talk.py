"""Nothing is denied of a follow-up that the documents say of it and the question before."""

import pytest

from knowledge import Source
from knowledge.dialogue.asked_with_talk import is_of_other_topic, may_be_said
from knowledge.dialogue.followups import find_follow_up

POOL = """The teaching pool was built in 1996 and the main pool in 1974.

The water in the main pool is kept at 27 °C, and in the teaching pool at 31 °C.

The sauna is beside the showers."""


@pytest.fixture
def pool(shared_library):
    return shared_library(Source(POOL, "Pool"))


@pytest.mark.parametrize(
    ("question", "said"), [("and the main one?", True), ("and the sauna?", False)]
)
def test_a_value_beside_the_word_that_was_asked_is_seen(pool, question, said):
    asked = find_follow_up(question, of_speech=False)
    read = [fact for fact in pool.facts(1) if "1996" in fact.text]
    before = "how warm is the teaching pool?"
    assert asked is not None
    assert may_be_said(pool.answerer, before, asked, read, ()) is said


HOURS = """The door is locked at 23:00. On Fridays the door is locked at midnight. Quiet is kept
from 22:00, on Sundays until 9:00. On Mondays closed."""


@pytest.mark.parametrize(
    ("question", "sentence", "other"),
    [
        ("and on Fridays?", "On Fridays", False),
        ("and on Sundays?", "Quiet", True),
        ("and on Mondays?", "On Mondays", False),
        ("and the quiet?", "Quiet", False),
    ],
)
def test_a_day_alone_is_no_topic(shared_library, question, sentence, other):
    house = shared_library(Source(HOURS, "House"))
    shown, *_ = facts = house.facts(1)
    found = next(fact for fact in facts if fact.text.startswith(sentence))
    asked = find_follow_up(question, of_speech=False)
    assert asked is not None
    signals = {"carries_on": 0.0}
    assert is_of_other_topic(asked, [shown], "when is the door locked?", found, signals) is other
