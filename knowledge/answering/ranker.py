"""The ranker: the candidates in the order of linear models, whose weights were learned.

The first model orders all candidates by cheap features. The second looks at the best few more
closely: does the answer stand there, and close to what is asked about?
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.answering.alignment import met_terms
from knowledge.answering.candidate_features import CandidateFeatures
from knowledge.answering.conditional_mentions import cost_of
from knowledge.answering.denied_questions import without_others_denied
from knowledge.answering.evidence_features import EvidenceFeatures, weigh_evidence
from knowledge.answering.features import fuse
from knowledge.answering.replaced_words import replaces_word
from knowledge.answering.weights import WORDS, Weights, weights_for
from knowledge.answers import Query
from knowledge.retrieval import Index, retrieve
from knowledge.retrieval.question_match import QuestionMatch, compare_questions, sum_up
from knowledge.retrieval.retriever import Candidate
from knowledge.retrieval.section_names import facts_under, find_asked_sections

if TYPE_CHECKING:
    from knowledge.retrieval.dense import DenseRetriever

UNDER_ASKED = 1.0
"""What a heading for what is asked counts in the order, as "Directions" for the way; a logit."""
BY_MEANING = 20
"""Facts that meaning alone brings; the gold sentence is among them in 97 %."""
CLOSE = 8
"""Candidates that are looked at more closely: a dozen would bring nothing more."""
_LIKENESSES = (("", ""), ("", "_dense"), ("e5_", "_dense"))
"""To stored questions: of words, by the first model and by e5 beside another one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A fact with its score (a logit: differences matter, not the zero) and its features.

    `evidence` is that of the closest candidates; nobody looked for it at the others. `also` are
    facts of other documents that say the same, word for word.
    """

    candidate: Candidate
    score: float
    features: Mapping[str, float]
    evidence: EvidenceFeatures | None = None
    also: tuple[int, ...] = ()

    @property
    def fact(self) -> int:
        return self.candidate.fact.id


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a question, best first. `model` names the weights that ordered them."""

    query: Query
    ranked: tuple[Ranked, ...]
    model: str

    def shares(self) -> list[float]:
        """Return how the model divides its belief among the candidates, 0 to 1, in order."""
        if not self.ranked:
            return []
        best = self.ranked[0].score
        powers = [math.exp(hit.score - best) for hit in self.ranked]
        total = sum(powers)
        return [power / total for power in powers]


def put_first(ranking: Ranking, fact: int) -> Ranking:
    """Return the ranking with a fact before all others, looked at as closely as they are.

    Raises StopIteration if it is not in the ranking.
    """
    first = next(hit for hit in ranking.ranked if hit.fact == fact)
    if first.evidence is None:
        evidence = weigh_evidence(ranking.query, first.candidate)
        first = _examined(evidence, first, weights_for(ranking.model))
    rest = (hit for hit in ranking.ranked if hit.fact != fact)
    return replace(ranking, ranked=(first, *rest))


def narrowed(ranking: Ranking, ranked: Sequence[Ranked]) -> Ranking:
    """Return the ranking of fewer facts: those that come close now are looked at as closely."""
    weights = weights_for(ranking.model)

    def examined(hit: Ranked) -> Ranked:
        evidence = weigh_evidence(ranking.query, hit.candidate)
        return replace(_examined(evidence, hit, weights), score=hit.score)

    close = (hit if hit.evidence else examined(hit) for hit in ranked[:CLOSE])
    return replace(ranking, ranked=(*close, *ranked[CLOSE:]))


def rank(
    index: Index,
    query: Query,
    documents: Collection[int] = (),
    dense: "DenseRetriever | None" = None,
    also: Collection[int] = (),
) -> Ranking:
    """Rank the facts that may answer a question, by words and, if there is a model, by meaning.

    `also` are facts that are looked at whatever they say.
    """
    return rank_candidates(CandidateFeatures(index, query), documents, dense, also)


def rank_candidates(
    by_words: CandidateFeatures,
    documents: Collection[int],
    dense: "DenseRetriever | None" = None,
    also: Collection[int] = (),
) -> Ranking:
    """Rank as `rank` does; what is known `by_words` is not worked out again."""
    index, query = by_words.index, by_words.query
    compared = compare_questions(index, query, documents)
    matches = sum_up([each for _, each in compared])
    encoded = dense.encode(query.text, query.language) if dense else {}
    near = dense.candidates(encoded, BY_MEANING, documents) if dense else []
    under = facts_under(index, find_asked_sections(query.text), documents)
    found = list(retrieve(index, query, documents, {*matches, *near, *under, *also}))
    standing = sum_up(without_others_denied(query, compared, found))
    models, meant = dense.features(encoded, found) if dense else (WORDS, {})
    asked = index.questions.asked_of([each.fact.id for each in found])
    described = [*_described(by_words, query, found, standing, meant)]
    for candidate, features in described:
        features["unasked"] = float(candidate.fact.id not in asked)
        features["under_asked"] = float(candidate.fact.id in under)
        features["replaced"] = float(replaces_word(query, candidate.fact, compared))
    _add_leads([features for _, features in described])
    model = models if meant else WORDS
    return Ranking(query, ordered(query, described, weights_for(model), by_words), model)


def _described(
    by_words: CandidateFeatures,
    query: Query,
    found: Sequence[Candidate],
    matches: Mapping[int, QuestionMatch],
    meant: Mapping[int, Mapping[str, float]],
) -> Iterator[tuple[Candidate, dict[str, float]]]:
    """Yield the candidates with their features of the first stage, but for what is stored."""
    for candidate in found:
        match = matches.get(candidate.fact.id, QuestionMatch())
        features = {**by_words.features(candidate), **meant.get(candidate.fact.id, {})}
        features["alternate"], features["negative"] = match.alternate, match.negative
        features["support"], features["adds"] = match.support, float(match.adds)
        features["strange"] = float(match.strange)
        yield candidate, fuse(query, features)


def _add_leads(described: Sequence[dict[str, float]]) -> None:
    """Add how far the questions stored for a fact are ahead of those for any other fact.

    Of a fact for which none is stored they say nothing.
    """
    for by, kind in _LIKENESSES:
        values = [features.get(f"{by}alternate{kind}", 0.0) for features in described]
        best, second = (*sorted(values, reverse=True), 0.0, 0.0)[:2]
        for features, value in zip(described, values, strict=True):
            ahead = value - (second if value == best else best)
            features[f"{by}alternate{kind}_lead"] = 0.0 if features["unasked"] else ahead


def ordered(
    query: Query,
    described: Sequence[tuple[Candidate, Mapping[str, float]]],
    weights: Weights,
    by_words: CandidateFeatures,
) -> tuple[Ranked, ...]:
    """Order candidates by both models; those that only the first one sees come behind."""
    first = [Ranked(each, weights.first(features), features) for each, features in described]
    first.sort(key=_order)
    close = [_examined(by_words.evidence(hit.candidate), hit, weights) for hit in first[:CLOSE]]
    close.sort(key=_order)
    close = put_whole_list_first(query, close)
    if len(first) <= CLOSE:
        return tuple(close)
    drop = first[CLOSE - 1].score - close[-1].score
    behind = (Ranked(hit.candidate, hit.score - drop, hit.features) for hit in first[CLOSE:])
    return (*close, *behind)


def _examined(seen: EvidenceFeatures, hit: Ranked, weights: Weights) -> Ranked:
    features = {**hit.features, **seen.signals}
    return Ranked(hit.candidate, weights.second(features) - cost_of(features), features, seen)


def _order(hit: Ranked) -> tuple[float, int]:
    """Sort the best first: a heading says what comes first, and makes nothing more likely."""
    return -hit.score - UNDER_ASKED * hit.features.get("under_asked", 0.0), hit.fact


def is_led_by_heading(ranking: Ranking) -> bool:
    """Tell whether the best fact is the best for its heading only, which claims nothing."""
    best, *others = ranking.ranked[:CLOSE]
    return bool(best.features.get("under_asked")) and any(hit.score > best.score for hit in others)


def is_tied_row(ranking: Ranking) -> bool:
    """Tell whether the best fact is one of several rows of a table that meet the question alike.

    Of "tickets for the concert" a row of each kind of concert holds as much.
    """
    best, *others = ranking.ranked[:CLOSE]
    if not best.candidate.fact.is_row:
        return False
    met = _met(ranking.query, best)
    rows = (hit for hit in others if hit.candidate.fact.is_row and _is_beside(hit, best))
    return any(_met(ranking.query, row) >= met for row in rows)


def put_whole_list_first(query: Query, close: list[Ranked]) -> list[Ranked]:
    """Put a whole list before its items if what is asked stands in what announces it.

    Then the items say the same of the question, and none of them alone is the answer.
    """
    if not close:
        return close
    best = close[0]
    items = [hit for hit in close if _is_beside(hit, best) and not _holds(hit, best)]
    whole = next((hit for hit in close if _is_beside(hit, best) and _holds(hit, best)), None)
    met = _met(query, best)
    if whole is None or not met or all(_met(query, hit) != met for hit in items):
        return close
    rest = [hit for hit in close if hit is not whole]
    return [replace(whole, score=best.score), *rest]


def _is_beside(hit: Ranked, best: Ranked) -> bool:
    one, other = hit.candidate.fact, best.candidate.fact
    return hit is not best and one.place[:2] == other.place[:2]


def _holds(hit: Ranked, best: Ranked) -> bool:
    """Tell whether a fact is made of the words of another one and more."""
    one, other = hit.candidate.fact.stems, best.candidate.fact.stems
    return len(one) > len(other) and set(one) > set(other)


def _met(query: Query, hit: Ranked) -> frozenset[int]:
    """Return which words of the question a fact holds, by their places."""
    return met_terms(query, hit.candidate.fact.stems)
