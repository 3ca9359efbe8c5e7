"""Packing: what travels to another process comes back as it was, and nothing besides."""

import pickle
from enum import Enum
from typing import NamedTuple

from knowledge import Conversation, pack
from knowledge.queries import Term


class Mark(Enum):
    A = "a"


class Pair(NamedTuple):
    first: object
    second: object


def there(value):
    """Return a value as another process reads it."""
    return pickle.loads(pack(value))  # noqa: S301 - it was packed here


def test_answers_of_every_kind_come_back_equal(library):
    before = Conversation()
    for words in (
        "when was the OSCE summit?", "what does a taxi cost?", "museum", "hello", "xyzzy?",
        "what is this document about?", "where does it mention Kazakhstan?", "are you sure?",
    ):  # fmt: skip
        answered = library.answer_message(words, before)
        assert there(answered) == answered, words
        before = answered.turns[-1].after


def test_what_was_worked_out_of_a_question_stays_here(library):
    query = library.answerer.analyse("when was the OSCE summit?")
    assert query.meanings
    assert "meanings" not in there(query).__dict__


def test_what_is_no_dataclass_is_pickled_as_ever():
    term = Term("ferry", {"ferri": 1.0}, 2.0, is_stopword=False, is_known=True)
    for value in (None, Mark.A, Term, ValueError("gone"), Pair(Mark.A, [term, {1: term}])):
        assert repr(there(value)) == repr(value)
