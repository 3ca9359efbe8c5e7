"""Interaction: how likely a sentence answers, for a network that reads it with the question.

What of that needs no network: the number that stands for its logit among the other features, and
which sentences it reads with the one before. The network is in `late_interaction`.
"""

from knowledge.retrieval.retriever import Candidate

MODEL = "e5"
"""The family of the embedding model whose tokens the network reads."""
_LEAST, _MOST = -6.0, 6.0
"""Logits beyond which one is as sure as another."""


def as_feature(logit: float) -> float:
    """Return a number that stands for a logit among the other features.

    It is 0 for what surely is no answer, as for what was not read, and 1 for an even chance.
    """
    return (min(max(logit, _LEAST), _MOST) - _LEAST) / -_LEAST


def as_logit(feature: float) -> float:
    """Return the logit for which a feature stands."""
    return feature * -_LEAST + _LEAST


def leans(candidate: Candidate) -> bool:
    """Tell whether a sentence is read with the one before.

    Rows and items stand for themselves.
    """
    fact = candidate.fact
    return candidate.points_back and not (fact.is_row or fact.is_item)
