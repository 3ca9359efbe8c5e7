"""Confidence: the probability that the best candidate answers, as learned models tell it."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from knowledge.answering.trees import BoostedTrees
from knowledge.answering.weights import LinearModel, learned_for


@dataclass(frozen=True, slots=True)
class ConfidenceModel:
    """The weighed mean of the logits of a logistic regression and of boosted trees, if any.

    `share` is what the trees make up of it, 0 to 1. Platt scaling (1999) by `slope` and `bias`,
    learned on documents that neither had seen, makes a probability of it.
    """

    logistic: LinearModel
    trees: BoostedTrees | None = None
    slope: float = 1.0
    bias: float = 0.0
    share: float = 0.5

    def __call__(self, given: Mapping[str, float]) -> float:
        """Return the probability, 0 to 1, for the signals of a ranking."""
        share = self.share if self.trees else 0.0
        logit = (1 - share) * self.logistic(given) if share < 1 else 0.0
        if self.trees is not None:
            logit += share * self.trees(given)
        return 1 / (1 + math.exp(-(self.slope * logit + self.bias)))


@cache
def confidence_for(model: str) -> ConfidenceModel:
    """Return what was learned for `words` alone or for a family of embedding models."""
    right = learned_for(model)["right"]
    grown = learned_for(model, _grown())
    trees = BoostedTrees(**{name: _tuple(part) for name, part in grown.items()}) if grown else None
    scaling = right["slope"], right["bias"], right["share"]
    return ConfidenceModel(LinearModel(**right["logistic"]), trees, *scaling)


def followup_confidence(talk: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, that a sentence answers what leans on a conversation.

    A logistic regression over signals of the conversation, learned from judged dialogues.
    """
    return _of_followups().probability(talk)


def followup_threshold() -> float:
    """Return the probability from which on a follow-up's answer is claimed.

    It is of another model than that of questions by themselves, and has a curve of its own.
    """
    return float(_learned_of_followups()["found"])


@cache
def _of_followups() -> LinearModel:
    learned = _learned_of_followups()
    return LinearModel(learned["weights"], learned["bias"])


@cache
def _learned_of_followups() -> Any:
    source = files("knowledge") / "data" / "followup_weights.json"
    return json.loads(source.read_text(encoding="utf-8"))


def _tuple(part: Any) -> Any:
    return tuple(part) if isinstance(part, list) else part


def _grown() -> Any:
    # Not kept: what of it is used is kept as trees.
    source = files("knowledge") / "data" / "trees.json"
    return json.loads(source.read_text(encoding="utf-8"))
