"""How close a question is to those that editors hung on facts, answered and not answered."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from knowledge.answers import AnswerType, Query
from knowledge.language import stopwords
from knowledge.language.languages import generic_words
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import stored_questions
from knowledge.retrieval.query import GENERIC_WEIGHT, STOPWORD_WEIGHT
from knowledge.retrieval.question_type import classify_question
from knowledge.store import Snapshot

CLOSEST = 30
"""Stored questions that are compared with what was asked."""
OTHER_KIND = 0.6
"""What is left of the similarity of two questions if one asks when and the other who."""


SHARPNESS = 4
"""Power to which a similarity counts in a vote: twice as close counts sixteen times."""


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """Similarity, 0 to 1, to the nearest question that a fact answers and that it does not.

    `support` is the share of all close questions, the closer the more, that the fact answers.
    """

    alternate: float = 0.0
    negative: float = 0.0
    support: float = 0.0


def alike(db: Snapshot, query: Query, documents: Collection[int]) -> dict[int, QuestionMatch]:
    """Return, by fact, how close the question is to the questions stored for it."""
    terms = [t for t in query.terms if t.expansions and not t.is_stopword]
    wanted = {stem for term in terms or query.terms for stem in term.expansions}
    near = stored_questions.matching(db, wanted, CLOSEST, documents)
    if not near:
        return {}
    weigh = _Weigher(db, wanted | {stem for _, stems, *_ in near for stem in stems.split()})
    kind = query.analysis.kind
    compared = []
    for fact, stems, text, answers in near:
        same = _similarity(query, stems.split(), text, weigh)
        if kind is not AnswerType.OTHER and classify_question(text) not in (
            kind,
            AnswerType.OTHER,
        ):
            same *= OTHER_KIND
        compared.append((fact, same, answers))
    return likenesses(compared)


def likenesses(compared: Collection[tuple[int, float, bool]]) -> dict[int, QuestionMatch]:
    """Sum up by fact: of stored questions the fact, the similarity, and whether it answers."""
    total = sum(same**SHARPNESS for _, same, _ in compared) or 1.0
    found: dict[int, QuestionMatch] = {}
    for fact, same, answers in compared:
        known = found.get(fact, QuestionMatch())
        if answers:
            support = known.support + same**SHARPNESS / total
            known = replace(known, alternate=max(known.alternate, same), support=support)
        else:
            known = replace(known, negative=max(known.negative, same))
        found[fact] = known
    return found


class _Weigher:
    """Says what words weigh among the stored questions: what stands in most of them, little."""

    def __init__(self, db: Snapshot, stems: Collection[str]) -> None:
        self._counts = stored_questions.frequencies(db, stems)
        self._total = max(1, stored_questions.count(db))
        self._most = self._idf(1)

    def __call__(self, word: str, stem: str | None) -> float:
        kind = STOPWORD_WEIGHT if word in stopwords() else 1.0
        if word in generic_words():
            kind = GENERIC_WEIGHT
        return kind * self._idf(self._counts.get(stem or word, 1)) / self._most

    def _idf(self, count: int) -> float:
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))


def _similarity(query: Query, stems: list[str], text: str, weigh: _Weigher) -> float:
    """Return a soft weighted Jaccard index of the two questions' words, 0 to 1.

    Words that one has and the other lacks count against it on both sides, for "who signed it"
    and "when was it signed" share most of their words.
    """
    shared = missing = 0.0
    left = dict.fromkeys(stems)
    for term in query.terms:
        # The expansions come best first.
        match = next((stem for stem in term.expansions if stem in left), None)
        best = match or next(iter(term.expansions), None)
        weight = weigh(term.word, best)
        if match is None:
            missing += weight
        else:
            shared += weight * term.expansions[match]
            missing += weight * (1 - term.expansions[match])
            del left[match]
    missing += sum(weigh(stem, stem) for stem in left)
    total = shared + missing
    letters = fuzz.ratio(normalise(query.text), normalise(text)) / 100
    return max(shared / total if total else 0.0, letters * letters)
