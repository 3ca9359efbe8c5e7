"""How close a question is to those that editors hung on facts, answered and not answered."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from sqlite_utils import Database

from knowledge.analysis import generic_words, normalise, stopwords
from knowledge.asking import Asked, what_is_asked
from knowledge.query import GENERIC_WEIGHT, STOPWORD_WEIGHT, Query, Term
from knowledge.store import index

CLOSEST = 30
"""Stored questions that are compared with what was asked."""
OTHER_KIND = 0.6
"""What is left of the similarity of two questions if one asks when and the other who."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Similarity, 0 to 1, to the nearest question that a fact answers and that it does not."""

    alternate: float = 0.0
    negative: float = 0.0


def alike(db: Database, query: Query, documents: Collection[int]) -> dict[int, Likeness]:
    """Return, by fact, how close the question is to the questions stored for it."""
    terms = [t for t in query.terms if t.expansions and not t.is_stopword]
    wanted = {stem for term in terms or query.terms for stem in term.expansions}
    asked = what_is_asked(query.text)
    found: dict[int, Likeness] = {}
    for fact, stems, text, answers in index.matching_questions(db, wanted, CLOSEST, documents):
        near = found.get(fact, Likeness())
        same = _similarity(query, stems.split(), text)
        if what_is_asked(text) not in (asked, Asked.OTHER) and asked is not Asked.OTHER:
            same *= OTHER_KIND
        if answers:
            found[fact] = replace(near, alternate=max(near.alternate, same))
        else:
            found[fact] = replace(near, negative=max(near.negative, same))
    return found


def _similarity(query: Query, stems: list[str], text: str) -> float:
    """Return a soft weighted Jaccard index of the two questions' words, 0 to 1.

    Words that one has and the other lacks count against it on both sides, for "who signed it"
    and "when was it signed" share most of their words.
    """
    shared = missing = 0.0
    left = dict.fromkeys(stems)
    for term in query.terms:
        match = max(left.keys() & term.expansions.keys(), key=term.expansions.get, default=None)  # type: ignore[arg-type]
        weight = _weight(term)
        if match is None:
            missing += weight
        else:
            shared += weight * term.expansions[match]
            missing += weight * (1 - term.expansions[match])
            del left[match]
    missing += sum(_stem_weight(stem) for stem in left)
    total = shared + missing
    letters = fuzz.ratio(normalise(query.text), normalise(text)) / 100
    return max(shared / total if total else 0.0, letters * letters)


def _weight(term: Term) -> float:
    if term.is_stopword:
        return STOPWORD_WEIGHT
    return GENERIC_WEIGHT if term.word in generic_words() else 1.0


def _stem_weight(stem: str) -> float:
    if stem in stopwords():
        return STOPWORD_WEIGHT
    return GENERIC_WEIGHT if stem in generic_words() else 1.0
