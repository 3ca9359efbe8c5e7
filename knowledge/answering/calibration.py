"""How likely the best candidate answers the question: the signals that the models weigh."""

from collections.abc import Mapping
from itertools import combinations_with_replacement

from knowledge.answering.evidence import is_typed
from knowledge.answering.mismatches import MISMATCHES
from knowledge.answering.ranker import Ranked, Ranking
from knowledge.answers import AnswerType

_MOST = 3
_OF_MEANING = ("dense", "maxsim", "dense_lead", "maxsim_lead", "weakest", "maxsim_telling")
_OF_E5 = tuple(f"e5_{name}" for name in _OF_MEANING)
"""Of e5 where it reads beside another model."""
_CURATED = (
    "alternate", "negative", "alternate_dense", "negative_dense", "alternate_lead",
    "alternate_dense_lead", "support", "support_dense", "refused", "refused_dense", "curated",
)  # fmt: skip
_BENT = (
    "share", "covered", "parcov", "char3", "tokenset", "missing", "missing_most", "bm25", "known",
    "tied", "cov", "near", "short",
)  # fmt: skip
_BENDS = (0.25, 0.5, 0.75)
_CROSSED = (
    "share", "covered", "char3", "tokenset", "missing", "bm25", "known", "tied", "short",
    "repaired",
)  # fmt: skip
_KINDS = tuple(kind for kind in AnswerType if kind is not AnswerType.OTHER)


def signals(ranking: Ranking) -> dict[str, float]:
    """Return what speaks for and against the best candidate, 0 to 1 each; empty without one."""
    best, query = ranking.ranked[0] if ranking.ranked else None, ranking.query
    if best is None or best.evidence is None:
        return {}
    features, analysis = best.features, best.evidence.analysis
    typed = is_typed(analysis)
    unknown = min(_MOST, len(query.unknown)) / _MOST
    found = {
        name: features[name]
        for name in ("char3", "tokenset", "near", "bm25", "covered", "missing", "missing_most",
                     "no_evidence", "tied", "tied_clause", "tied_gap", "counted", "uncounted",
                     "absent", "expressed", "unexpressed", "unsaid", "name_missing",
                     "name_unknown", "number_missing", "spelt_out", *MISMATCHES, "cause_hinted",
                     "attribute_above", "headings", "title", "loglen")
    }  # fmt: skip
    found |= {f"asks_{kind}": float(analysis.kind is kind) for kind in _KINDS}
    found |= {
        "share": ranking.shares()[0],
        "known": query.known_share,
        "unknown": unknown,
        "cov": features["cov"] * query.known_share,
        "parcov": min(1.0, features["cov"] + features["par"]) * query.known_share,
        "short": 1 / max(1, len(query.content) + len(query.unknown)),
        "repaired": float(any(term.is_repaired for term in query.terms)),
        "pronoun": float(analysis.points_back),
        "negated": float(analysis.is_negated),
        "missing_untyped": 0.0 if typed else features["missing"],
        "covered_untyped": 0.0 if typed else features["covered"],
        "missing_yes_no": features["missing"] * found["asks_yes_no"],
        "rival": _rival(ranking),
    }
    found |= {name: features.get(name, 0.0) for name in _CURATED}
    return found | _of_meaning(best)


def _rival(ranking: Ranking) -> float:
    """Return how much more of the question stands in or around another candidate, 0 to 1.

    So it is where the best is said of another owner than the one that was asked about.
    """
    lacking = [hit.features.get("unsupported", 1.0) for hit in ranking.ranked]
    return max(0.0, lacking[0] - min(lacking))


def expand_basis(given: Mapping[str, float]) -> dict[str, float]:
    """Return signals with bends and products, through which a linear model follows curves.

    On documents it had not seen, as many questions as people type them were answered right at 10 %
    wrong answers, and 68 % of XQuAD's in place of 56 %: see README, "How good is it?".
    """
    if not given:
        return {}
    found = dict(given)
    for name in _BENT:
        found |= {f"{name}>{bend}": max(0.0, given[name] - bend) for bend in _BENDS}
    for one, other in combinations_with_replacement(_CROSSED, 2):
        found[f"{one}*{other}"] = given[one] * given[other]
    return found


def _of_meaning(best: Ranked) -> dict[str, float]:
    features = best.features
    if "dense" not in features:
        return {}
    found = {name: features[name] for name in _OF_MEANING}
    found["dense_missing"] = features["dense"] * features["missing"]
    found["maxsim_missing"] = features["maxsim"] * features["missing"]
    return found | {name: features[name] for name in _OF_E5 if name in features}
