"""Confidence of follow-ups: how likely a sentence answers a question that leans on a conversation.

A logistic regression over signals of 0 to 1, learned from judged dialogues; the file says which.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from knowledge.answering.weights import LinearModel


def followup_confidence(signals: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, that a sentence with these signals answers."""
    return _model().probability(signals)


@cache
def _model() -> LinearModel:
    source = files("knowledge") / "data" / "followup_weights.json"
    learned = json.loads(source.read_text(encoding="utf-8"))
    return LinearModel(learned["weights"], learned["bias"])
