"""The explainer: finds out why a question was answered so, by the numbers that decided."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from knowledge.answering.alignment import MEETS, Alignment
from knowledge.answering.answerer import Answerer, find_stored
from knowledge.answering.calibration import signals
from knowledge.answering.cascade import rank_in_cascade
from knowledge.answering.decision import is_as_stored, least_likeness
from knowledge.answering.denied_questions import asks_otherwise
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.explanation import (
    ClaimLimits,
    DecidedBy,
    Explanation,
    MatchKind,
    StoredMatch,
    WordMatch,
)
from knowledge.answering.quoted_words import who_said
from knowledge.answering.ranker import put_first
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answering.weights import thresholds_for, weights_for
from knowledge.answers import Found, Response, Unsure
from knowledge.document_cards import Card, Mentions
from knowledge.language import detect_language
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.retrieval.message_length import within_limits
from knowledge.retrieval.question_match import compare_questions
from knowledge.retrieval.question_typography import plain_form
from knowledge.small_talk import SmallTalk
from knowledge.store import facts

EXACT = 0.999
"""Weight from which on a word of a sentence is that of the question, in whatever form."""
WORTH_TELLING = 0.3
"""Likeness below which a stored question has nothing to do with what was asked."""
OTHERS = 5
"""Further facts of the ranking that are named."""
_WORD = re.compile(r"[\w'’-]+")


def explain(
    answerer: Answerer, response: Response, documents: Collection[int] = ()
) -> Explanation:
    """Explain a response to a question; `documents` are those that were asked, or all."""
    query, decided = response.query, _decided_before(answerer, response, documents)
    said = Explanation(
        query.written,
        query.text,
        query.analysis.kind,
        decided or DecidedBy.CONFIDENCE,
        response.confidence,
        _first(response),
    )
    if decided in (DecidedBy.SMALL_TALK, DecidedBy.DOCUMENT):
        return said
    shown = [said.fact.id] if said.fact else []
    ranking = rank_in_cascade(answerer.index(), query, documents, answerer.dense)
    if decided is DecidedBy.CONVERSATION or not any(hit.fact in shown for hit in ranking.ranked):
        ranking = answerer.rank(query, documents, shown)
    if any(hit.fact in shown for hit in ranking.ranked):
        ranking = put_first(ranking, shown[0])
    return _by_ranking(answerer, said, ranking, documents) if ranking.ranked else said


def _by_ranking(
    answerer: Answerer, said: Explanation, ranking: Ranking, documents: Collection[int]
) -> Explanation:
    """Add what the ranking says of its first sentence."""
    query, best = ranking.query, ranking.ranked[0]
    limits = thresholds_for(ranking.model, detect_language(best.candidate.fact.text))
    leans = said.decided_by is DecidedBy.CONVERSATION
    found = signals(ranking)
    related = 1.0 if leans else weights_for(ranking.model).related.probability(found)
    stored, left_open = _stored_matches(answerer, query, best, documents)
    ids = [hit.fact for hit in ranking.ranked[: OTHERS + 1]]
    known = facts.by_ids(answerer.database.read(), ids)
    words = tuple(_word_matches(query, best))
    failed = list(failed_checks(query, best, {} if leans else None))
    if not any(match.kind is MatchKind.OTHER_WORD for match in words):
        # Of a word that nothing stands for it is said already that it is missing.
        failed = [check for check in failed if check is not EvidenceCheck.SYNONYM_ONLY]
    decided_by = said.decided_by
    if decided_by is DecidedBy.CONFIDENCE and is_as_stored(best):
        decided_by = DecidedBy.STORED_QUESTION
    return replace(
        said,
        decided_by=decided_by,
        fact=said.fact or known.get(best.fact),
        limits=ClaimLimits(limits.found, limits.probable),
        words=words,
        stored=stored,
        needed=least_likeness(best),
        left_open=left_open,
        failed=tuple(failed),
        is_related=related >= limits.about,
        meaning=best.features.get("dense"),
        others=tuple(known[id_] for id_ in ids[1:] if id_ in known),
    )


def _word_matches(query: Query, best: Ranked) -> Iterator[WordMatch]:
    """Yield the words of a question that weigh something, in its order."""
    sentence = best.candidate.fact
    alignment = Alignment(query, sentence, best.candidate.title)
    around = [best.candidate.title.stems, sentence.headings]
    around += [fact.stems for fact in best.candidate.paragraph]
    near = {stem for stems in around for stem in stems}
    met: dict[int, tuple[float, int]] = {}
    for place, at, weight in alignment.met:
        if weight > MEETS:
            met[at] = max(met.get(at, (0.0, 0)), (weight, -place))
    written = {normalise(word): word for word in _WORD.findall(query.text)}
    for at, term in enumerate(query.terms):
        word = written.get(term.word, term.word)
        if not query.weights[at]:
            continue
        if at in met:
            weight, place = met[at]
            kind = MatchKind.EXACT if weight >= EXACT else MatchKind.OTHER_WORD
            yield WordMatch(word, kind, _word_at(sentence.text, -place))
        elif term.is_of_title or alignment.stands_in([term.word], near):
            yield WordMatch(word, MatchKind.NEAR)
        else:
            yield WordMatch(word, MatchKind.MISSING if term.expansions else MatchKind.ABSENT)


def _word_at(sentence: str, place: int) -> str:
    found = _WORD.match(sentence, place)
    return found[0] if found else ""


def _stored_matches(
    answerer: Answerer, query: Query, best: Ranked, documents: Collection[int]
) -> tuple[StoredMatch | None, StoredMatch | None]:
    """Return the nearest stored question that a fact answers, and the nearest it leaves open."""
    compared = compare_questions(answerer.index(), query, documents)
    found: dict[bool, StoredMatch] = {}
    sentence = best.candidate.fact
    for question, comparison in compared:
        if question.fact != best.fact or comparison.same < WORTH_TELLING:
            continue
        if not question.answers and asks_otherwise(query, question, sentence):
            continue
        known = found.get(question.answers)
        if known is None or comparison.same > known.likeness:
            found[question.answers] = StoredMatch(question.text, best.fact, comparison.same)
    return found.get(True), found.get(False)


def _decided_before(
    answerer: Answerer, response: Response, documents: Collection[int]
) -> DecidedBy | None:
    """Return what decided, unless it was a confidence."""
    match response.answer:
        case SmallTalk():
            return DecidedBy.SMALL_TALK
        case Card():
            return DecidedBy.DOCUMENT
        case Mentions():
            return DecidedBy.TOPIC
    index, query = answerer.index(), response.query
    plain = answerer.answer(query, documents=documents)
    if (plain.answer, plain.confidence) != (response.answer, response.confidence):
        return DecidedBy.CONVERSATION
    if find_stored(index, query, documents) is not None:
        return DecidedBy.EXACT_QUESTION
    written = plain_form(within_limits(query.written))
    is_quoted = who_said(answerer.database.read(), index, written, documents) is not None
    return DecidedBy.QUOTED_WORDS if is_quoted else None


def _first(response: Response) -> Fact | None:
    match response.answer:
        case Found(best=hit) | Unsure(candidates=(hit, *_)):
            return hit.fact
        case Mentions(fact=fact):
            return fact
        case Card():
            return None
    return response.ranking[0].fact if response.ranking else None
