"""What may be said: found, unsure or not found, and what the closest sentence lacks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from knowledge.answering.calibration import signals
from knowledge.answering.closest_lines import count_printed, holds_much, is_beside, share_held
from knowledge.answering.confidence import (
    confidence_for,
    followup_confidence,
    followup_threshold,
)
from knowledge.answering.denial import (
    find_denial,
    find_opposed,
    may_be_answered,
    may_be_unrelated,
)
from knowledge.answering.disagreement import find_sides, standing_alone
from knowledge.answering.evidence_checks import (
    NOT_ASKED,
    asks_of_another,
    doubtful,
    failed_checks,
    names_no_place,
    names_nobody,
    replaces_a_word,
)
from knowledge.answering.parallel_sentences import is_parallel
from knowledge.answering.ranker import is_led_by_heading
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answering.refutation import is_refuted
from knowledge.answering.replaced_words import ALIKE
from knowledge.answering.restrictions import is_restricted
from knowledge.answering.rows_and_items import is_tied_row, told_once
from knowledge.answering.weights import thresholds_for, weights_for
from knowledge.answering.yes_no_answers import opens_with_yes_or_no
from knowledge.answers import MOST_PRINTED, Answer, Found, Grade, Hit, NotFound, Unsure
from knowledge.language import detect_language

ASKED = 0.55
"""Likeness from which on an editor's question stands for what was asked, and so does its fact."""
EDITED = 0.88
"""Share of curated questions that are right if another one stored for the fact is so like them."""
SAME = 0.8
"""The same where the fact holds nothing of the kind that was asked for, no date for "when"."""
ABOUT = 0.5
"""Share of the question that a sentence holds which is about it."""
AKIN, TOUCHED, LIKELY = 0.25, 0.1, 0.08
"""How likely the documents are about a question, what share of it a sentence holds, and how likely
one answers, below which the closest is something else, and not even offered. Of 300 judged
questions with an answer none loses one that was offered (minilm+e5); 0.55 and 0.25 cost five."""
RIVAL = 0.14
"""What the second sentence scores beside a probable one, as a share of belief, to be printed.
Of 34 judged probable sentences (minilm+e5) 5 were wrong and the second right, from 0.149 on."""
BELOW = 0.99
"""What confidence is left of a threshold that it may not reach."""
SHOWN = 3
"""Sentences of an answer."""
ALSO = 0.5
"""What a further sentence scores beside the best, as a share of belief, to be shown with it."""


def decide(
    ranking: Ranking, hits: Sequence[Hit], talk: Mapping[str, float] | None = None
) -> tuple[Answer, float]:
    """Return the answer and how sure it is, 0 to 1. `hits` are those of the ranking, in order.

    `talk` are the signals of a question that leans on a conversation, which says what it is about
    as the words of any other question do; doubts and thresholds are the same.
    """
    return (decide_sides(ranking, hits) if talk is None else None) or _decide(ranking, hits, talk)


def decide_sides(
    ranking: Ranking, hits: Sequence[Hit], *, is_given: bool = False
) -> tuple[Found, float] | None:
    """Return what several documents say, if the best would be claimed without the others.

    Those that say the same do not speak against it. One that differs is shown as well if it would
    be claimed by itself; then it is as sure as the least sure of them. The best `is_given` where
    an editor said that it answers this very question.
    """
    sides, known = find_sides(ranking), {hit.fact.id: hit for hit in hits}

    def claim(side: Ranked) -> float | None:
        hit = known.get(side.fact)
        answer, sure = _decide(standing_alone(ranking, side, sides), [hit] if hit else [], None)
        return sure if isinstance(answer, Found) else None

    if not hits or not (sides.rivals or sides.same):
        return None
    best = 1.0 if is_given else claim(ranking.ranked[0])
    rivals = {side.fact: sure for side in sides.rivals if (sure := claim(side)) is not None}
    if best is None or (sides.rivals and not rivals):
        return None
    same = (side.fact for side in sides.same if not doubtful(ranking.query, side))
    others = [known[fact] for fact in (*rivals, *same) if fact in known][: SHOWN - 1]
    found = Found(hits[0], tuple(others), disagrees=bool(rivals))
    return found, min(best, *rivals.values(), 1.0)


def _decide(
    ranking: Ranking, hits: Sequence[Hit], talk: Mapping[str, float] | None
) -> tuple[Answer, float]:
    found = signals(ranking)
    opposed = find_opposed(ranking)
    is_read = bool(talk or ranking.query.content or "dense" in found or opposed)
    if not hits or not found or not is_read:
        return NotFound(), 0.0
    best = ranking.ranked[0]
    limits = thresholds_for(ranking.model, detect_language(best.candidate.fact.text))
    if talk is None:
        confidence = confidence_for(ranking.model)(found)
        related = weights_for(ranking.model).related.probability(found)
    else:
        confidence, related = followup_confidence(talk), 1.0
        limits = replace(limits, found=followup_threshold())
    failed = {*failed_checks(ranking.query, best, talk)}
    certainty = confidence / limits.found if talk is None else 0.0
    refuted = is_refuted(ranking.query, best, failed, certainty)
    is_led = talk is None and is_led_by_heading(ranking)
    is_open = is_led or (talk is None and is_tied_row(ranking))
    if failed or is_open or related < limits.about:
        # What may not be claimed is called probable; what speaks against itself is not even that.
        confidence = min(confidence, BELOW * (limits.probable if refuted else limits.found))
    confidence = confidence if is_led else _as_edited(confidence, best)
    if confidence >= limits.found:
        # What else ranks high for the few words of a follow-up need not be about the same.
        return Found(hits[0], _others(ranking, hits) if talk is None else ()), confidence
    is_unrelated = related < limits.shown and may_be_unrelated(ranking, confidence)
    is_unrelated = (is_unrelated or _shares_nothing(ranking)) and not opposed
    if best.features["alternate"] < ALIKE and (is_unrelated or _denied(best.features)):
        return NotFound(), confidence
    hits = told_once(ranking, hits)
    if confidence >= limits.probable and not refuted:
        printed = MOST_PRINTED if _has_rival(ranking) and not is_beside(ranking, hits) else 1
        return Unsure(tuple(hits[:SHOWN]), grade=Grade.PROBABLE, printed=printed), confidence
    missing, term = find_denial(ranking, confidence)
    is_alike = best.features["alternate"] >= ALIKE or bool(opposed)
    if missing is None and not is_alike and _is_far(ranking, related, confidence):
        return NotFound(None), confidence
    hits, printed = _closest(ranking, hits, confidence, opposed)
    return Unsure(tuple(hits[:SHOWN]), missing, term, printed=printed), confidence


def _closest(
    ranking: Ranking, hits: Sequence[Hit], confidence: float, opposed: Collection[int]
) -> tuple[Sequence[Hit], int]:
    """Return the closest sentences in order, and how many of them are printed.

    Where none holds much, what says the opposite of an asked word is the closest.
    """
    printed = count_printed(ranking, hits, confidence)
    if not opposed or holds_much(ranking):
        return hits, printed
    return sorted(hits, key=lambda hit: hit.fact.id not in opposed), max(printed, 1)


def _as_edited(confidence: float, best: Ranked) -> float:
    """Return how sure an answer is, once an editor's question is as good as what was asked."""
    return max(confidence, EDITED) if is_as_stored(best) else confidence


def is_as_stored(best: Ranked) -> bool:
    """Tell whether an editor's question for a fact is as good as what was asked."""
    features: Mapping[str, float] = best.features
    # An editor's "what was signed?" is no "who signed?"; one in the very same words counts.
    speaks_against = ("number_unknown", "name_unknown", "agentless")
    is_other = is_restricted(features) or asks_of_another(best) or replaces_a_word(best)
    if is_other or any(features[name] for name in speaks_against):
        return False
    asked, is_whole = features["alternate"], not features["adds"]
    # "Yes, for juniors" to "is there a waiting list?" says nothing of one for adults.
    if features.get("restriction_unsaid") and opens_with_yes_or_no(best.candidate.fact.text):
        return False
    return is_whole and asked >= least_likeness(best) and asked > features["negative"]


def least_likeness(best: Ranked) -> float:
    """Return how like a stored question must be to what was asked, so that its fact answers."""
    is_other_kind = best.features["no_evidence"] or names_nobody(best) or names_no_place(best)
    return SAME if is_other_kind else ASKED


def _is_far(ranking: Ranking, related: float, confidence: float) -> bool:
    """Tell whether the closest sentence is about something else, and not worth showing."""
    held = max(share_held(ranking.query, hit) for hit in ranking.ranked)
    is_unlikely = confidence < LIKELY or ranking.ranked[0].features["negative"] >= ALIKE
    is_other = related < AKIN or (held <= TOUCHED and is_unlikely)
    return is_other and not may_be_answered(ranking)


def _has_rival(ranking: Ranking) -> bool:
    """Tell whether the second sentence is so likely that it is printed under the first."""
    first, second = (*ranking.shares(), 0.0, 0.0)[:2]
    return second >= RIVAL * first


def _shares_nothing(ranking: Ranking) -> bool:
    """Tell whether no fact holds a word of the question; stored questions may, or meaning come in.

    What was denied once stays so, although its words are known then.
    """
    features = [hit.features for hit in ranking.ranked]
    return not any(each["cov"] or "dense" in each for each in features)


def _denied(features: Mapping[str, float]) -> bool:
    """Tell whether an editor said no of a sentence that hardly touches the question."""
    return features["negative"] >= NOT_ASKED and features["covered"] < ABOUT


def _others(ranking: Ranking, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return what answers as well: nearly as high, and lacking nothing that was asked for.

    So does a parallel sentence, whatever it lacks: it tells of what else may be meant.
    """
    known = {hit.fact.id: hit for hit in hits[1:SHOWN]}
    query, best, shares = ranking.query, ranking.ranked[0].candidate.fact, ranking.shares()

    def answers(each: Ranked, share: float) -> bool:
        as_high = share >= ALSO * shares[0] and not doubtful(query, each)
        return as_high or is_parallel(best, each.candidate.fact, query.words)

    return tuple(
        known[each.fact]
        for each, share in zip(ranking.ranked, shares, strict=True)
        if each.fact in known and answers(each, share)
    )
