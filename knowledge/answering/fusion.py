"""How far meaning is trusted beside words: it depends on the question."""

from collections.abc import Mapping

from knowledge.answers import Query

TIED = ("dense", "maxsim", "bm25")
"""Features that count differently from question to question."""


def fuse(query: Query, features: Mapping[str, float]) -> dict[str, float]:
    """Return the features of one fact with those that tie meaning to the question.

    Words that no fact knows say that the person uses other words, so meaning counts for more;
    a repaired misspelling misleads the model, and few words leave more to meaning. A fact
    without vectors keeps its lexical features.
    """
    if "dense" not in features:
        return dict(features)
    unknown = 1 - query.known_share
    repaired = float(any(term.is_repaired for term in query.terms))
    short = 1 / max(1, len(query.content) + len(query.unknown))
    fused = dict(features)
    for name in TIED:
        fused[f"{name}_unknown"] = features[name] * unknown
        fused[f"{name}_repaired"] = features[name] * repaired
        fused[f"{name}_short"] = features[name] * short
    return fused
