"""What may be said: found, unsure or not found, and what the closest sentence lacks."""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.answering.calibration import expand_basis, signals
from knowledge.answering.evidence import may_act
from knowledge.answering.evidence_features import EvidenceFeatures
from knowledge.answering.mismatches import is_refuted
from knowledge.answering.ranker import Ranked, Ranking
from knowledge.answering.weights import Thresholds, thresholds_for, weights_for
from knowledge.answers import Answer, AnswerType, Found, Grade, Hit, NotFound, Query, Unsure
from knowledge.denials import Missing
from knowledge.language import detect_language

ASKED = 0.55
"""Likeness from which on an editor's question stands for what was asked, and so does its fact."""
SAME = 0.8
"""The same where the fact holds nothing of the kind that was asked for, no date for "when"."""
ALIKE = 0.4
"""Likeness to an editor's question from which on its fact is worth showing."""
NOT_ASKED = 0.5
"""Likeness from which on an editor's "this fact does not answer that" is taken to heart."""
ABOUT = 0.5
"""Share of the question that a sentence holds which may be said not to tell when, or who."""
ITSELF = 0.6
"""Share from which on a word stands in a sentence itself, or in a translation."""
LEAST = 0.01
"""Confidence from which on a sentence is worth showing: so are 99 % of those that answer."""
SHOWN = 3
"""Sentences of an answer."""
ALSO = 0.5
"""What a further sentence scores beside the best, as a share of belief, to be shown with it."""

_MARKS = "?!.,:;()«»“”\"'"
LACKING = {
    AnswerType.DATE: Missing.WHEN,
    AnswerType.DURATION: Missing.WHEN,
    AnswerType.PERSON: Missing.WHO,
    AnswerType.PLACE: Missing.WHERE,
    AnswerType.COUNT: Missing.HOW_MANY,
    AnswerType.AMOUNT: Missing.HOW_MANY,
    AnswerType.MEASURE: Missing.HOW_MANY,
    AnswerType.PERCENTAGE: Missing.HOW_MANY,
    AnswerType.REASON: Missing.WHY,
}


def decide(ranking: Ranking, hits: Sequence[Hit]) -> tuple[Answer, float]:
    """Return the answer and how sure it is, 0 to 1. `hits` are those of the ranking, in order."""
    found = signals(ranking)
    if not hits or not found or not (ranking.query.content or "dense" in found):
        return NotFound(), 0.0
    weights = weights_for(ranking.model)
    best = ranking.ranked[0]
    limits = _limits(ranking, best)
    confidence = weights.right.probability(expand_basis(found))
    related = weights.related.probability(found)
    if doubtful(ranking.query, best) or related < limits.about:
        confidence = min(confidence, limits.found * 0.99)
    confidence = _as_edited(confidence, best.features)
    if confidence >= limits.found:
        return Found(hits[0], _others(ranking, hits)), confidence
    is_close = related >= limits.shown and confidence >= LEAST and not _denied(best.features)
    if is_close or best.features["alternate"] >= ALIKE:
        missing, term = _lack(ranking.query, best)
        grade = Grade.CLOSEST
        if confidence >= limits.probable and not missing and not doubtful(ranking.query, best):
            grade = Grade.PROBABLE
        return Unsure(tuple(hits[:SHOWN]), missing, term, grade), confidence
    return NotFound(), confidence


def _limits(ranking: Ranking, best: Ranked) -> Thresholds:
    curated = best.features["curated"] > 0 or best.features["refused"] > 0
    language = detect_language(best.candidate.fact.text)
    return thresholds_for(ranking.model, ranking.query.facts, curated=curated, language=language)


def _as_edited(confidence: float, features: Mapping[str, float]) -> float:
    """Return how sure an answer is, once an editor's question is as good as what was asked."""
    asked = features["alternate"]
    least = SAME if features["no_evidence"] else ASKED
    if features["number_unknown"] or features["name_unknown"]:
        return confidence
    return (
        asked if asked >= least and asked > max(confidence, features["negative"]) else confidence
    )


def _denied(features: Mapping[str, float]) -> bool:
    """Tell whether an editor said no of a sentence that hardly touches the question."""
    return features["negative"] >= NOT_ASKED and features["covered"] < ABOUT


def doubtful(query: Query, best: Ranked) -> bool:
    """Tell whether something speaks so clearly against a sentence that it is never claimed."""
    features: Mapping[str, float] = best.features
    return bool(
        features["no_evidence"]
        or features["name_unknown"]
        or features["number_unknown"]
        or is_refuted(features)
        or _names_nobody(best)
        or features["negative"] >= max(NOT_ASKED, features["alternate"])
        or _points_at_nothing(query)
        or _rests_on_a_synonym(query, best)
    )


def _names_nobody(best: Ranked) -> bool:
    """Tell whether who did something was asked of a sentence that names places and unions only."""
    seen, sentence = best.evidence, best.candidate.fact.text
    if seen is None or seen.analysis.kind is not AnswerType.PERSON:
        return False
    return not any(may_act(sentence, span) for span in seen.spans)


def _points_at_nothing(query: Query) -> bool:
    """Tell whether a question as "who signed it?" or "1" leaves open what it is about."""
    if not any(letter.isalpha() for term in query.content for letter in term.word):
        return bool(query.content)
    return len(query.content) <= 1 and query.analysis.points_back


def _rests_on_a_synonym(query: Query, best: Ranked) -> bool:
    """Tell whether the only word of a question, a president, meets but a synonym, a leader."""
    return len(query.content) + len(query.unknown) <= 1 and best.features["covered"] < ITSELF


def _others(ranking: Ranking, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what answers as well: nearly as high, and lacking nothing that was asked for."""
    known = {hit.fact.id: hit for hit in hits[1:SHOWN]}
    shares = ranking.shares()
    return tuple(
        known[each.fact]
        for each, share in zip(ranking.ranked, shares, strict=True)
        if each.fact in known and share >= ALSO * shares[0] and not doubtful(ranking.query, each)
    )


def _lack(query: Query, best: Ranked) -> tuple[Missing | None, str | None]:
    """Return what the closest sentence does not say of what was asked, if that is clear."""
    seen = best.evidence
    if seen is None:
        return None, None
    if term := _unknown(query, seen, best.candidate.fact.text):
        return Missing.ATTRIBUTE, term
    if best.features["number_unknown"]:
        sentence = best.candidate.fact.text
        return Missing.NUMBER, next((n for n in seen.analysis.numbers if n not in sentence), None)
    lacks = best.features["no_evidence"] or best.features["uncounted"] or _names_nobody(best)
    if lacks and best.features["covered"] >= ABOUT:
        return LACKING.get(seen.analysis.kind), None
    return None, None


def _unknown(query: Query, seen: EvidenceFeatures, sentence: str) -> str | None:
    """Return the word, as it was written, that no document holds and that carries the question.

    Only where it would be written so: other languages and misspellings are not looked up.
    """
    unknown = [term.word for term in query.unknown if term.word in seen.missing]
    if len(unknown) != 1 or query.language != detect_language(sentence):
        return None
    return next((own for meant, own in _own_words(query) if meant.casefold() == unknown[0]), None)


def _own_words(query: Query) -> Iterator[tuple[str, str]]:
    """Yield each word as it was meant, and as it was written if that is in the same language."""
    meant, written = query.meant.split(), query.written.split()
    for word, own in zip(meant, written if len(written) == len(meant) else meant, strict=True):
        is_own = detect_language(own) == query.language
        yield word.strip(_MARKS), (own if is_own else word).strip(_MARKS)
