"""How far meaning is trusted beside words: it depends on the question."""

import math
from collections.abc import Mapping

from knowledge.query import Query

DENSE = ("dense", "maxsim", "alternate_dense", "negative_dense")


def fuse(query: Query, features: Mapping[str, float], facts: int) -> dict[str, float]:
    """Return the features of one fact with those that tie meaning to the question.

    Words that no fact knows say that the person uses other words, so meaning counts for more;
    a repaired misspelling misleads the model, and few words leave more to meaning. `facts` is
    how many there are. A fact without vectors keeps its lexical features.
    """
    if "dense" not in features:
        return dict(features)
    known = sum(term.idf for term in query.content)
    unknown = len(query.unknown) * math.log(1 + 2 * facts)
    share = unknown / (known + unknown) if known + unknown else 1.0
    repaired = min(1, sum(term.is_repaired for term in query.terms))
    short = 1 / max(1, len(query.content) + len(query.unknown))
    fused = dict(features)
    for name in ("dense", "maxsim"):
        fused[f"{name}_unknown"] = features[name] * share
        fused[f"{name}_repaired"] = features[name] * repaired
        fused[f"{name}_short"] = features[name] * short
    fused["bm25_unknown"] = features["bm25"] * share
    fused["bm25_short"] = features["bm25"] * short
    return fused
