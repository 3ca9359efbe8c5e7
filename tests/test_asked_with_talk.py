"""Nothing is denied of a follow-up that the documents say of it and the question before."""

import pytest

from knowledge import Source
from knowledge.dialogue.asked_with_talk import may_be_said
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
