"""Of a long message the story is cut, never the question; and the work it makes has a limit."""

from itertools import permutations

import pytest

from knowledge import Found
from knowledge.retrieval.message_length import LONGEST, LONGEST_MESSAGE, within_limits
from knowledge.retrieval.query import MOST_WORDS

QUESTION = "What was signed in Astana?"
STORY = "Yesterday my cousin bought a brown horse in the old market of a village."


@pytest.mark.parametrize(
    "message",
    [f"{STORY} " * 50 + QUESTION, f"{QUESTION} " + f"{STORY} " * 50,
     f"{STORY} " * 25 + f"{QUESTION} " + f"{STORY} " * 25],
)  # fmt: skip
def test_a_question_is_found_wherever_it_stands_in_a_long_story(message, library):
    read = within_limits(message)
    assert QUESTION in read
    assert len(read) <= LONGEST
    answer = library.answer(message).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text.startswith("The treaty of the establishment")


@pytest.mark.parametrize("message", ["zqworp " * 500 + QUESTION, f"{QUESTION} " + "zqworp " * 500])
def test_of_a_text_without_sentences_both_ends_are_read(message):
    assert QUESTION in within_limits(message)


def test_what_leads_up_to_a_question_stays_with_it():
    message = f"{STORY} " * 20 + "I have a dog. Is it allowed on the ferry?"
    assert within_limits(message).endswith("I have a dog. Is it allowed on the ferry?")


@pytest.mark.parametrize(
    "piece", ["a", "-", ". ", "? ", "what is it? ", "ж ", "\n", "\ud800", "“a "]
)
def test_whatever_comes_is_cut_to_what_is_read(piece):
    read = within_limits(piece * 100_000)
    assert len(read) <= LONGEST < LONGEST_MESSAGE
    read.encode()


def test_a_short_message_is_read_as_it_is():
    assert within_limits(f"{STORY} {QUESTION}") == f"{STORY} {QUESTION}"


def test_of_too_many_words_those_are_looked_for_that_a_document_knows(library):
    strange = " ".join(f"zq{first}{last}w" for first, last in permutations("bcdfghjklm", 2))
    query = library.answer(f"{strange} treaty").query
    assert len(query.terms) == MOST_WORDS
    assert query.terms[-1].word == "treaty"
