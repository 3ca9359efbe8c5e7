"""The ranker: the candidates in the order of linear models, whose weights were learned.

The first model orders all candidates by cheap features. The second looks at the best few more
closely: does the answer stand there, and close to what is asked about?
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.answering.candidate_features import CandidateFeatures
from knowledge.answering.conditional_mentions import cost_of
from knowledge.answering.denied_questions import without_others_denied
from knowledge.answering.evidence_features import EvidenceFeatures, weigh_evidence
from knowledge.answering.features import fuse
from knowledge.answering.quoted_numbers import put_quoted_number_first
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.answering.replaced_words import replaces_word
from knowledge.answering.rows_and_items import put_plainest_row_first, put_whole_list_first
from knowledge.answering.weights import WORDS, Weights, weights_for
from knowledge.queries import Query
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
_NO_MATCH = QuestionMatch()
_LIKENESSES = (("", ""), ("", "_dense"), ("e5_", "_dense"))
"""To stored questions: of words, by the first model and by e5 beside another one."""


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
    weights = weights_for(model)

    def read(close: Sequence[Candidate]) -> Mapping[int, float]:
        if dense is None or "interaction" not in weights.second.weights:
            return {}
        return dense.interactions(encoded, close)

    return Ranking(query, ordered(query, described, weights, by_words, read), model)


def _described(
    by_words: CandidateFeatures,
    query: Query,
    found: Sequence[Candidate],
    matches: Mapping[int, QuestionMatch],
    meant: Mapping[int, Mapping[str, float]],
) -> Iterator[tuple[Candidate, dict[str, float]]]:
    """Yield the candidates with their features of the first stage, but for what is stored."""
    for candidate in found:
        match = matches.get(candidate.fact.id, _NO_MATCH)
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
    read: Callable[[Sequence[Candidate]], Mapping[int, float]],
) -> tuple[Ranked, ...]:
    """Order candidates by both models; those that only the first one sees come behind.

    `read` tells how likely each of the closest answers, by fact, where that is known.
    """
    first = [Ranked(each, weights.first(features), features) for each, features in described]
    first.sort(key=_order)
    likely = read([hit.candidate for hit in first[:CLOSE]])
    close = [
        _examined(by_words.evidence(hit.candidate), with_interaction(hit, likely), weights)
        for hit in first[:CLOSE]
    ]
    close.sort(key=_order)
    close = put_plainest_row_first(query, put_whole_list_first(query, close))
    close = put_quoted_number_first(query, close)
    if len(first) <= CLOSE:
        return tuple(close)
    drop = first[CLOSE - 1].score - close[-1].score
    behind = (Ranked(hit.candidate, hit.score - drop, hit.features) for hit in first[CLOSE:])
    return (*close, *behind)


def _examined(seen: EvidenceFeatures, hit: Ranked, weights: Weights) -> Ranked:
    features = {**hit.features, **seen.signals}
    return Ranked(hit.candidate, weights.second(features) - cost_of(features), features, seen)


def with_interaction(hit: Ranked, likely: Mapping[int, float]) -> Ranked:
    """Return a candidate with how likely it answers, if that is known."""
    if hit.fact not in likely:
        return hit
    return replace(hit, features={**hit.features, "interaction": likely[hit.fact]})


def _order(hit: Ranked) -> tuple[float, int]:
    """Sort the best first: a heading says what comes first, and makes nothing more likely."""
    return -hit.score - UNDER_ASKED * hit.features.get("under_asked", 0.0), hit.fact


def is_led_by_heading(ranking: Ranking) -> bool:
    """Tell whether the best fact is the best for its heading only, which claims nothing."""
    best, *others = ranking.ranked[:CLOSE]
    return bool(best.features.get("under_asked")) and any(hit.score > best.score for hit in others)
