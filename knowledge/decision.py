"""What may be said: found, unsure or not found."""

from knowledge.features import PRONOUNS
from knowledge.models import Answer, Found, Hit, NotFound, Unsure
from knowledge.query import Query
from knowledge.ranking import Ranking

NEAR = 0.5
"""Similarity from which on an editor's "this fact does not answer that" is taken to heart."""
DOUBT = 0.5
"""The most that can be said for a fact that lacks what was asked for: shown, not claimed."""
FOUND, UNSURE = 0.55, 0.25
"""Confidence from which on an answer is claimed, and from which on a sentence is shown."""


def decide(ranking: Ranking, hits: tuple[Hit, ...]) -> tuple[Answer, float]:
    """Return the answer and how sure it is, 0 to 1."""
    if not hits:
        return NotFound(), 0.0
    best = ranking.ranked[0].features
    known = sum(term.idf for term in ranking.query.content)
    unknown = sum(term.idf for term in ranking.query.unknown)
    share = known / (known + unknown) if known + unknown else 0.0
    # The rule of thumb that answered 74 % of XQuAD's questions, 86 % of them right.
    confidence = min(1.0, 0.5 * (best["cov"] + best["par"]) * share + 0.5 * best["char3"])
    asks_for_what_is_not_there = best.get("evidence") == 0.0
    if asks_for_what_is_not_there or best["negative"] >= NEAR or _points_at_nothing(ranking.query):
        confidence = min(confidence, DOUBT)
    if best["alternate"] > max(confidence, best["negative"]):
        confidence = best["alternate"]
    if confidence >= FOUND:
        return Found(hits[0]), confidence
    return (Unsure(hits[:3]) if confidence >= UNSURE else NotFound()), confidence


def _points_at_nothing(query: Query) -> bool:
    """Tell whether a question as "who signed it?" leaves open what it is about."""
    return len(query.content) <= 1 and not PRONOUNS.isdisjoint(query.words)
