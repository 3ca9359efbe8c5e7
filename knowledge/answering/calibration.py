"""How likely the best candidate answers the question: the signals that the models weigh."""

import math

from knowledge.answering.evidence import is_typed
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.language import detect_language
from knowledge.language.document_languages import FOREIGN
from knowledge.queries import AnswerType, Query, QuestionAnalysis
from knowledge.retrieval.interaction import as_logit

_MOST = 3
_LARGEST = 1_000_000
"""Facts from which on more count the same."""
_UNSAID = {"early"}
"""Features of ranking that say where answers stand in news, not whether one is right."""
_COMPARED = (
    "bm25", "covered", "char3", "tied", "missing", "dense", "maxsim", "e5_dense", "e5_maxsim",
    "interaction",
)  # fmt: skip
_KINDS = tuple(kind for kind in AnswerType if kind is not AnswerType.OTHER)


def signals(ranking: Ranking) -> dict[str, float]:
    """Return what speaks for and against the best candidate, mostly 0 to 1; empty without one.

    These are its features, and what the question, the document and the other candidates are.
    """
    best = ranking.ranked[0] if ranking.ranked else None
    if best is None or best.evidence is None:
        return {}
    query, features = ranking.query, best.features
    found = {name: value for name, value in features.items() if name not in _UNSAID}
    found |= _of_question(query, best.evidence.analysis)
    found |= _of_document(query, best)
    found |= _of_others(ranking)
    typed = is_typed(best.evidence.analysis)
    return found | {
        "cov": features["cov"] * query.known_share,
        "parcov": min(1.0, features["cov"] + features["par"]) * query.known_share,
        "missing_untyped": 0.0 if typed else features["missing"],
        "covered_untyped": 0.0 if typed else features["covered"],
        "missing_yes_no": features["missing"] * found["asks_yes_no"],
        "dense_missing": features.get("dense", 0.0) * features["missing"],
        "maxsim_missing": features.get("maxsim", 0.0) * features["missing"],
    }


def _of_question(query: Query, analysis: QuestionAnalysis) -> dict[str, float]:
    found = {f"asks_{kind}": float(analysis.kind is kind) for kind in _KINDS}
    return found | {
        "known": query.known_share,
        "unknown": min(_MOST, len(query.unknown)) / _MOST,
        "short": 1 / max(1, len(query.content) + len(query.unknown)),
        "repaired": float(any(term.is_repaired for term in query.terms)),
        "pronoun": float(analysis.points_back),
        "negated": float(analysis.is_negated),
    }


def _of_document(query: Query, best: Ranked) -> dict[str, float]:
    """Return how much there is to choose from, and what kind of text the best stands in."""
    fact = best.candidate.fact
    language = detect_language(fact.text)
    found = {f"in_{code}": float(language == code) for code in FOREIGN}
    return found | {
        "size": math.log(max(1, query.facts)) / math.log(_LARGEST),
        "translated": float(language != query.language),
        "row": float(fact.is_row),
        "item": float(fact.is_item),
        "under_headings": float(bool(fact.headings)),
    }


def _of_others(ranking: Ranking) -> dict[str, float]:
    """Return how far the best is ahead of the other close ones, all in all and by feature."""
    shares, (best, *others) = ranking.shares(), ranking.ranked[:CLOSE]
    lacking = [hit.features.get("unsupported", 1.0) for hit in ranking.ranked]
    found = {"share": shares[0], "second_share": shares[1] if len(shares) > 1 else 0.0}
    # More of the question stands around another one if the best is said of another owner.
    found["rival"] = max(0.0, lacking[0] - min(lacking))
    if "interaction" in best.features:
        logits = [as_logit(hit.features.get("interaction", 0.0)) for hit in (best, *others)]
        found["interaction_share"] = math.exp(logits[0]) / (1 + sum(map(math.exp, logits)))
    for name in _COMPARED:
        if name in best.features:
            rivals = [hit.features.get(name, 0.0) for hit in others]
            found[f"{name}_ahead"] = best.features[name] - max(rivals, default=0.0)
    return found
