"""Closest lines: how many of the closest sentences are printed where nothing is claimed."""

from collections.abc import Sequence

from knowledge.answering.alignment import ITSELF, met_terms
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answers import MOST_PRINTED, PRINTED, Hit
from knowledge.queries import Query
from knowledge.retrieval.title_words import stands_in_title

QUOTED, HELD = 0.08, 0.25
"""Confidence, or share of the question that one of them holds, from which on the closest sentences
are printed; below both they are only offered. Of 500 judged questions (minilm+e5) the right one is
on the screen for 73 % of those with an answer, and other ones for 64 % of those without; with 0.36
alone 43 and 7, two for all 74 and 70."""
THIRD = 0.12
"""Confidence from which on the third closest sentence is printed as well. Of 263 judged questions
with an answer (minilm+e5) it is the third of 9 among 133 above, and of none among 25 below, where
88 of 337 without an answer lie."""
NEAR = 0.79, 0.83
"""Cosine of e5 from which on the second and the third of them are printed though they hold no word
of the question. Of 587 judged questions with an answer (minilm+e5) it stays on the screen of 431,
without this of 440, and 798 without one get 1.9 sentences in place of 2.4."""


def count_printed(ranking: Ranking, hits: Sequence[Hit], confidence: float) -> int:
    """Return how many of the closest sentences are printed, 0 if they are only offered.

    The second and the third are where they hold what was asked, or come near to its meaning.
    """
    if confidence < QUOTED and not holds_much(ranking):
        return 0
    most = MOST_PRINTED if confidence >= THIRD else PRINTED
    if is_beside(ranking, hits):
        return 1
    known = {hit.fact: hit for hit in ranking.ranked}
    further = [known[hit.fact.id] for hit in hits[1:most] if hit.fact.id in known]
    for at, (hit, least) in enumerate(zip(further, NEAR, strict=False), 1):
        if share_held(ranking.query, hit) <= 0 and not _is_near(hit, least):
            return at
    return most


def _is_near(hit: Ranked, least: float) -> bool:
    """Tell whether a sentence comes near to the meaning of the question, or no model tells."""
    return hit.features.get("e5_dense", 1.0) >= least


def holds_much(ranking: Ranking) -> bool:
    """Tell whether one of the closest sentences holds so much that these are worth printing."""
    first = ranking.ranked[:PRINTED]
    return any(share_held(ranking.query, hit) >= HELD for hit in first)


def is_beside(ranking: Ranking, hits: Sequence[Hit]) -> bool:
    """Tell whether the second sentence is of another document than the one the question names.

    Or it is of that one, and holds nothing that the question asks for, which the first does.
    """
    known = {hit.fact: hit for hit in ranking.ranked}
    shown = [known[hit.fact.id] for hit in hits[:PRINTED] if hit.fact.id in known]
    terms = ranking.query.terms
    named = {term.word for term in terms if term.is_of_title and not term.is_stopword}
    documents = {hit.candidate.fact.document for hit in ranking.ranked}
    if not named or len(shown) < PRINTED or len(documents) < 2:  # noqa: PLR2004
        return False
    first, second = (
        {w for w in named if stands_in_title(w, hit.candidate.title)} for hit in shown
    )
    held, also = (hit.features.get("covered", 0.0) for hit in shown)
    return not first <= second or held > 0.0 == also


def share_held(query: Query, hit: Ranked) -> float:
    """Return what share of a question a sentence holds; none if it holds common words only."""
    met = met_terms(query, hit.candidate.fact.stems, ITSELF)
    is_about = any(not query.terms[at].is_common for at in met if query.weights[at])
    return hit.features.get("covered", 0.0) if is_about else 0.0
