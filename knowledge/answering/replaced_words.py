"""Replaced words: what a question asks about, where a stored one like it asks about another thing.

"Where can I change books?" is worded as "where can I change money?", and has one word for another.
"A child ticket" adds a word to "a ticket", and replaces none.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from knowledge.answering.alignment import MEETS, met_terms
from knowledge.answering.attributes import attribute_of
from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import generic_words, light_verbs
from knowledge.language.stemmer import possible_stems
from knowledge.language.tokenizer import normalise
from knowledge.queries import Query
from knowledge.retrieval.index.sentences import IndexedSentence
from knowledge.retrieval.index.stored_questions import IndexedQuestion
from knowledge.retrieval.question_match import SLIP, Comparison
from knowledge.retrieval.question_type import parse_question

ALIKE = 0.4
"""Likeness from which on a stored question speaks for what it is stored for, and its fact is worth
showing."""
_REMEMBERED = 4_000

Compared = Iterable[tuple[IndexedQuestion, Comparison]]


class WordContrast(NamedTuple):
    """What a question is about and a stored one is not, by the places of its terms, and back."""

    own: frozenset[int]
    lost: frozenset[str]


def replaces_word(query: Query, fact: IndexedSentence, compared: Compared) -> bool:
    """Tell whether each close question stored for a fact has another word for one of these.

    A word for which the fact itself has one is not replaced.
    """
    close = [
        _replaced(query, question)
        for question, found in compared
        if found.fact == fact.id and found.answers and found.same >= ALIKE
    ]
    if not close:
        return False
    replaced = frozenset.intersection(*close)
    return bool(replaced) and not replaced <= met_terms(query, fact.stems, MEETS)


def find_contrast(query: Query, question: IndexedQuestion, least: float = MEETS) -> WordContrast:
    """Return which words of what is asked about a question has and a stored one lacks, and back.

    A word stands for another if its weight is above `least`.
    """
    asked = _attributes(query.text) & _attributes(question.text)
    met, own = set[str](), set[int]()
    words = _words(question.text)
    for at, term in enumerate(query.terms):
        stands = {stem for stem in question.stems if term.expansions.get(stem, 0.0) > least}
        met |= stands
        if not stands and _is_heavy(term.word, asked) and not _is_slip(term.word, words):
            own.add(at)
    lost = (
        word for word in words if _is_heavy(word, asked) and met.isdisjoint(possible_stems(word))
    )
    return WordContrast(frozenset(own), frozenset(lost))


def _replaced(query: Query, question: IndexedQuestion) -> frozenset[int]:
    """Return the places of the terms for which a stored question has another word."""
    contrast = find_contrast(query, question)
    return contrast.own if contrast.lost else frozenset()


def _is_heavy(word: str, asked: Collection[str]) -> bool:
    """Tell whether a word says what is asked about, and not only what is wanted to be known."""
    if len(word) <= 1 or word in stopwords() or word in generic_words():
        return False
    return (word,) not in light_verbs() and attribute_of(word) not in asked


def _is_slip(word: str, words: Collection[str]) -> bool:
    return any(fuzz.ratio(word, own) >= SLIP for own in words)


@lru_cache(_REMEMBERED)
def _words(text: str) -> tuple[str, ...]:
    return tuple(tokens(normalise(text)))


@lru_cache(_REMEMBERED)
def _attributes(text: str) -> frozenset[str]:
    found = map(attribute_of, parse_question(text).attribute)
    return frozenset(name for name in found if name)
