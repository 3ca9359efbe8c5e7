"""Similarity to stored questions: to those that facts answer, and to those they leave open."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from rapidfuzz import fuzz

from knowledge.language import stopwords
from knowledge.language.dictionary import is_common_word
from knowledge.language.document_languages import generic_words, light_verbs
from knowledge.language.tokenizer import canonical, normalise
from knowledge.queries import AnswerType, Query
from knowledge.retrieval.index import Index
from knowledge.retrieval.index.stored_questions import IndexedQuestion
from knowledge.retrieval.query import GENERIC_WEIGHT, STOPWORD_WEIGHT

CLOSEST, CLOSEST_WORDS = 30, 10
"""Stored questions that are compared with what was asked: by all that its words may stand for, and
by the words themselves."""
OTHER_KIND = 0.5
"""What is left of the similarity of two questions if one asks when and the other who."""

_ASKED_BY_WORD = {
    AnswerType.REASON, AnswerType.DATE, AnswerType.DURATION, AnswerType.PLACE, AnswerType.PERSON,
    AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.PERCENTAGE, AnswerType.MEASURE,
}  # fmt: skip
"""Kinds that a question asks for by a word of their own: why, when, how long, where, who."""
LIKE = 50
"""Per cent of letters that a misspelt word shares at least with the one that was meant."""
SLIP = 70
"""Per cent of letters from which on a word that no document holds may be a slip for another."""
SHARPNESS = 4
"""Power to which a similarity counts in a vote: twice as close counts sixteen times."""


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """Similarity, 0 to 1, to the nearest question that a fact answers and that it does not.

    `support` is the share of all close questions that are answered, the closer the more, that the
    fact answers. What another fact leaves open says nothing of this one. `adds` tells that the
    question has words that nobody ever used, beyond those of the nearest one that it answers, and
    `strange` that one of them is no slip for a word of that one either: of towels, not of lockers.
    """

    alternate: float = 0.0
    negative: float = 0.0
    support: float = 0.0
    adds: bool = False
    strange: bool = False


class Comparison(NamedTuple):
    """How like a stored question of a fact, which it answers or not, is to what was asked."""

    fact: int
    same: float
    answers: bool
    adds: bool = False
    strange: bool = False


def compare_questions(
    index: Index, query: Query, documents: Collection[int]
) -> list[tuple[IndexedQuestion, Comparison]]:
    """Return the closest stored questions, in the order of ids, and how like each is."""
    terms = [t for t in query.terms if t.expansions and not t.is_stopword]
    wanted = {stem for term in terms or query.terms for stem in term.expansions}
    near = index.questions.matching(wanted, CLOSEST, documents)
    near = _with_the_same(index, query, near, documents)
    if not near:
        return []
    weigh = _Weigher(index, wanted.union(*(question.stems for question in near)))
    written = normalise(query.text)
    kind = query.analysis.kind
    compared = []
    for question in near:
        same, adds = _similarity(query, written, question, weigh)
        if _asks_otherwise(kind, question):
            same *= OTHER_KIND
        strange = any(_is_strange(term.word, question) for term in query.unknown)
        found = Comparison(question.fact, same, question.answers, adds, strange)
        compared.append((question, found))
    return compared


def _with_the_same(
    index: Index, query: Query, near: list[IndexedQuestion], documents: Collection[int]
) -> list[IndexedQuestion]:
    """Add the question in the very same words, which what means the same may have crowded out."""
    if len(near) < CLOSEST:
        return near
    written = canonical(query.text)
    own = {
        stem
        for term in query.terms
        for stem, likeness in term.expansions.items()
        if likeness == 1.0
    }
    known = {question.id for question in near}
    found = index.questions.matching(own, CLOSEST_WORDS, documents) if own else []
    same = (each for each in found if each.id not in known and canonical(each.text) == written)
    return [*near, *same]


def _asks_otherwise(kind: AnswerType, stored: IndexedQuestion) -> bool:
    """Tell whether a stored question asks for another kind of thing than was asked for.

    One that opens with "what" or "how" asks for no time, person or cause; one without a question
    word, as "OSCE summit 2010", may ask for anything.
    """
    if kind is AnswerType.OTHER or stored.asks is kind:
        return False
    return stored.asks is not AnswerType.OTHER or (kind in _ASKED_BY_WORD and stored.is_worded)


def sum_up(compared: Collection[Comparison]) -> dict[int, QuestionMatch]:
    """Sum up by fact: of stored questions the fact, the similarity, and whether it answers."""
    total = sum(each.same**SHARPNESS for each in compared if each.answers) or 1.0
    found: dict[int, QuestionMatch] = {}
    for fact, same, answers, adds, strange in compared:
        known = found.get(fact, QuestionMatch())
        if answers:
            support = known.support + same**SHARPNESS / total
            if same > known.alternate:
                known = replace(known, alternate=same, adds=adds, strange=strange)
            known = replace(known, support=support)
        else:
            known = replace(known, negative=max(known.negative, same))
        found[fact] = known
    return found


class _Weigher:
    """Says what words weigh among the stored questions: what stands in most of them, little."""

    def __init__(self, index: Index, stems: Collection[str]) -> None:
        self._counts = index.questions.frequencies(stems)
        self._total = max(1, index.questions.count)
        self._most = self._idf(1)
        self._known: dict[tuple[str, str | None], float] = {}

    def __call__(self, word: str, stem: str | None) -> float:
        found = self._known.get((word, stem))
        if found is None:
            found = self._known[word, stem] = self._weight(word, stem)
        return found

    def _weight(self, word: str, stem: str | None) -> float:
        kind = GENERIC_WEIGHT if word in generic_words() else 1.0
        if word in stopwords() or (word,) in light_verbs():
            kind = STOPWORD_WEIGHT
        return kind * self._idf(self._counts.get(stem or word, 1)) / self._most

    def _idf(self, count: int) -> float:
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5))


def _similarity(
    query: Query, written: str, question: IndexedQuestion, weigh: _Weigher
) -> tuple[float, bool]:
    """Return a soft weighted Jaccard index of the two questions' words, and whether one adds any.

    Words that one has and the other lacks count against it on both sides, for "who signed it"
    and "when was it signed" share most of their words.
    """
    shared = missing = 0.0
    left = dict.fromkeys(question.stems)
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
    letters = fuzz.ratio(written, question.normalised) / 100
    # What is misspelt beyond recognition leaves a word over on the other side, unlike a condition.
    own = [stem for stem in left if stem not in stopwords()]
    adds = len(query.unknown) > len(own)
    adds = adds or not all(_may_stand_for(term.word, own) for term in query.unknown)
    return max(shared / total if total else 0.0, letters * letters), adds


def _may_stand_for(word: str, stems: Collection[str]) -> bool:
    """Tell whether a word that no fact knows may mean one of these: one in use, or one like it."""
    return is_common_word(word) or any(fuzz.ratio(word, stem) >= LIKE for stem in stems)


def _is_strange(word: str, question: IndexedQuestion) -> bool:
    """Tell whether a word that no fact knows stands in a stored question in no spelling."""
    # A letter alone is short for a word, as u for you.
    return len(word) > 1 and all(
        fuzz.ratio(word, own) < SLIP for own in question.normalised.split()
    )
