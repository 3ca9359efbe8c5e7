"""Cross-validation that leaves out whole kinds of documents: FAQs judged by those who saw none."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from knowledge.answering.evidence_checks import doubtful
from knowledge.answering.trees import BoostedTrees
from knowledge.answering.weights import LinearModel
from knowledge.language import detect_language
from tests.benchmarks.examples import Example
from tests.benchmarks.fitting import (
    Table,
    fit_order,
    fit_probability,
    fit_trees,
)  # fmt: skip

FOLDS = 6
NATURAL = ("article", "invented", "structured")
"""Groups of questions as people type them; their documents have kinds."""
ARTICLE_WEIGHT, SQUAD_WEIGHT, DOUBT_WEIGHT, CURATED_WEIGHT = 3.0, 2.5, 0.5, 2.0
STRUCTURED_WEIGHT, UNREAD_WEIGHT, UNREAD_ORDER_WEIGHT = 2.5, 1.0, 0.5
"""Their kinds are those of real documents, and they hold the most near misses; those of documents
that the network of late interaction has not learned from are many, and written to be mistaken."""
TREE_SHARES = 0.0, 0.5, 1.0
REMOVED_WEIGHT = 0.1
"""Questions as people type them are few and count for more than those that echo the text."""
EDITED = ("curated", "added")
_BY_KIND = ("structured", "unread")
_WEIGHTS = {
    "article": ARTICLE_WEIGHT,
    "invented": ARTICLE_WEIGHT,
    "structured": STRUCTURED_WEIGHT,
    "unread": UNREAD_WEIGHT,
    "curated": CURATED_WEIGHT,
    "added": CURATED_WEIGHT,
}
_ORDER_WEIGHTS = {**_WEIGHTS, "unread": UNREAD_ORDER_WEIGHT}


@dataclass(frozen=True)
class Models:
    """All that is learned for one way of ranking."""

    first: LinearModel
    second: LinearModel
    related: LinearModel
    logistic: LinearModel
    trees: BoostedTrees | None

    def ranked(self, each: Example) -> Example:
        return each.reordered(self.first).reordered(self.second).settled()


@dataclass(frozen=True)
class Verdict:
    """A question with its candidates in order, and what the models say of the best.

    `logits` are those of the logistic and of the trees, `right` the probability once scaled.
    """

    example: Example
    logits: tuple[float, float]
    related: float
    right: float = 0.0

    @property
    def is_asked(self) -> bool:
        return bool(self.example.golds)

    @property
    def is_doubtful(self) -> bool:
        """Tell whether a rule forbids to claim the best, whatever its probability."""
        return doubtful(self.example.query, self.example.best)

    @property
    def language(self) -> str:
        return detect_language(self.example.best.candidate.fact.text)


def learn(found: Sequence[Example], names: Sequence[str], closely: Sequence[str]) -> Models:
    """Return the models: `names` are features of all candidates, `closely` of the closest."""
    answerable = [each for each in found if each.has_gold and each.of.asked != "removed"]
    weights = [_ORDER_WEIGHTS.get(each.of.group, SQUAD_WEIGHT) for each in answerable]
    first = fit_order([each.stage(names) for each in answerable], names, weights)
    closest = [each for each in (e.reordered(first) for e in answerable) if each.has_gold]
    weights = [_ORDER_WEIGHTS.get(each.of.group, SQUAD_WEIGHT) for each in closest]
    both = (*names, *closely)
    second = fit_order([each.stage(both) for each in closest], both, weights)
    ranked = (each.reordered(first).reordered(second).settled() for each in found)
    judged = [each for each in ranked if each.ranked]
    signals = Table.of([each.signals() for each in judged])
    weights = [doubt_weight(each) for each in judged]
    told = [each.is_right for each in judged]
    logistic = fit_probability(signals.robust(), told, weights)
    trees = fit_trees(signals, told, weights)
    # Those are all about their document, so they would teach that everything is.
    plain = [at for at, each in enumerate(judged) if each.of.group not in (*EDITED, "unread")]
    related = fit_probability(
        Table(signals.names, signals.values[plain]).robust(),
        [judged[at].is_about for at in plain],
        [weights[at] for at in plain],
    )
    return Models(first, second, related, logistic, trees)


def cross_validate(
    found: Sequence[Example], teach: Callable[[Sequence[Example]], Models]
) -> Iterator[Verdict]:
    """Yield what models say of questions on kinds of documents that they have not seen."""
    fold = _folds(found)
    for held in range(FOLDS):
        models = teach([each for each in found if fold[_part(each)] != held])
        for each in found:
            if fold[_part(each)] == held and each.ranked:
                seen = models.ranked(each)
                told = seen.signals()
                trees = models.trees(told) if models.trees else 0.0
                logits = models.logistic(told), trees
                yield Verdict(seen, logits, models.related.probability(told))


def scaled(verdicts: Sequence[Verdict], share: float) -> tuple[list[Verdict], LinearModel]:
    """Return verdicts with probabilities, and the scaling of the logits that makes them so.

    `share` is what the trees make up of the mean of logits.
    """
    logits = np.array([each.logits for each in verdicts]) @ np.array([1 - share, share])
    told = [each.example.is_right for each in verdicts]
    natural = [at for at, each in enumerate(verdicts) if each.example.of.group in NATURAL]
    of = Table(["logit"], logits[natural][:, np.newaxis])
    fitted = fit_probability(of, [told[at] for at in natural], [1.0] * len(natural), 0.0)
    right = (fitted.probability({"logit": logit}) for logit in logits.tolist())
    return [replace(v, right=p) for v, p in zip(verdicts, right, strict=True)], fitted


def best_scaled(verdicts: Sequence[Verdict]) -> tuple[list[Verdict], LinearModel, float]:
    """Return what `scaled` does with or without trees: where the likelihood of kinds is best."""
    found = [(*scaled(verdicts, share), share) for share in TREE_SHARES]
    return min(found, key=lambda each: loss_by_kind(each[0]))


def loss_by_kind(verdicts: Sequence[Verdict]) -> float:
    """Return the mean over kinds of documents of the mean log loss."""
    losses = defaultdict(list)
    for each in verdicts:
        if each.example.of.group in NATURAL:
            chance = each.right if each.example.is_right else 1 - each.right
            losses[each.example.of.document].append(-math.log(max(chance, 1e-6)))
    return float(np.mean([np.mean(each) for each in losses.values()]))


def doubt_weight(each: Example) -> float:
    if each.of.asked == "removed":
        return REMOVED_WEIGHT
    return _WEIGHTS.get(each.of.group, DOUBT_WEIGHT)


def _part(each: Example) -> str:
    """Return what is left out together: a kind of documents; of news and SQuAD a document.

    Without any news two thirds of the questions as people type them would be missing.
    """
    return each.of.document if each.of.group in _BY_KIND else each.of.title


def _folds(found: Sequence[Example]) -> dict[str, int]:
    """Return the fold of each part; the kinds with the most questions are dealt out first."""
    sizes: dict[str, int] = {}
    for each in found:
        sizes[_part(each)] = sizes.get(_part(each), 0) + 1
    natural = {_part(each) for each in found if each.of.group in NATURAL}
    order = sorted(sizes, key=lambda part: (part not in natural, -sizes[part], part))
    return {part: at % FOLDS for at, part in enumerate(order)}
