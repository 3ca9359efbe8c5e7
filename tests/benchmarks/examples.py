"""Judged questions as the bot sees them: candidates with their features, and which are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.answering.calibration import signals
from knowledge.answering.evidence_features import weigh_evidence
from knowledge.answering.features import FeatureExtractor
from knowledge.answering.ranker import with_interaction
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.answering.rows_and_items import put_plainest_row_first, put_whole_list_first
from knowledge.answering.weights import JOINED, WORDS, LinearModel
from knowledge.queries import Query
from knowledge.retrieval.interaction import MODEL as READ_BY
from knowledge.retrieval.retriever import Candidate

OFF_TOPIC = {"far", "off", "chitchat", "abuse", "misplaced"}
_MEAN_LENGTH = 15.0
_MEANT, _FUSED = ("dense", "maxsim", "weakest"), ("bm25_",)
"""What stands in the names of features of meaning, and how those begin that come with them."""
_COLUMNS: dict[tuple[str, ...], dict[str, int]] = {}


class Provenance(NamedTuple):
    """Where a question comes from: a group of judged data, a document and its kind.

    `asked` tells how it is asked, or why it has no answer.
    """

    group: str
    title: str
    document: str
    asked: str


@dataclass(frozen=True)
class Example:
    """A question with its candidates; `golds` are the facts that answer it.

    `table` has a row of features for each candidate, NaN where it lacks one; `columns` names them.
    `model` names the weights that such candidates are ordered by.
    """

    of: Provenance
    model: str
    query: Query
    ranked: tuple[Ranked, ...]
    golds: frozenset[int]
    table: NDArray[np.float32]
    columns: Mapping[str, int]

    def stage(self, names: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Return the features of the candidates in that order, and which of them are right."""
        known = [(at, self.columns[name]) for at, name in enumerate(names) if name in self.columns]
        found = np.zeros((len(self.ranked), len(names)))
        found[:, [at for at, _ in known]] = self._filled[:, [column for _, column in known]]
        is_gold = np.array([hit.fact in self.golds for hit in self.ranked], bool)
        return found, is_gold

    def reordered(self, model: LinearModel) -> "Example":
        """Return the closest candidates in the order of a model."""
        weights = np.zeros(len(self.columns))
        for name, weight in model.weights.items():
            if (column := self.columns.get(name)) is not None:
                weights[column] = weight
        scores = (self._filled @ weights).tolist()
        order = sorted(range(len(scores)), key=lambda at: (-scores[at], self.ranked[at].fact))
        hits = (self.ranked[at] for at in order[:CLOSE])
        best = zip(hits, order, strict=False)
        ranked = tuple(Ranked(h.candidate, scores[at], h.features, h.evidence) for h, at in best)
        return replace(self, ranked=ranked, table=self.table[order[:CLOSE]])

    def seen_by(self, model: str) -> "Example | None":
        """Return what a bot that has fewer models would see; None if it takes other weights.

        Some of its candidates another model has brought.
        """
        own = self.model.split(JOINED)
        if model != WORDS and not set(model.split(JOINED)) <= set(own):
            return None
        if model not in (WORDS, self.model) and JOINED not in self.model:
            return None
        names = ((_as_seen(name, own, model), at) for name, at in self.columns.items())
        taken = {name: at for name, at in names if name}
        kept = _COLUMNS.setdefault(tuple(taken), {name: at for at, name in enumerate(taken)})
        return replace(self, model=model, table=self.table[:, [*taken.values()]], columns=kept)

    def settled(self) -> "Example":
        """Return the closest candidates as the ranker leaves them: a whole list before items."""
        hits = put_plainest_row_first(self.query, put_whole_list_first(self.query, [*self.ranked]))
        was = {hit.fact: at for at, hit in enumerate(self.ranked)}
        return replace(self, ranked=tuple(hits), table=self.table[[was[hit.fact] for hit in hits]])

    @cached_property
    def _filled(self) -> NDArray[np.float32]:
        return np.nan_to_num(self.table)

    @property
    def has_gold(self) -> bool:
        return any(hit.fact in self.golds for hit in self.ranked)

    @property
    def rank(self) -> int:
        return next((at for at, hit in enumerate(self.ranked, 1) if hit.fact in self.golds), 0)

    @property
    def is_right(self) -> bool:
        return self.rank == 1 and self.of.asked != "removed"

    @property
    def is_about(self) -> bool:
        """Tell whether the document is about what is asked, answered or not."""
        return self.of.asked not in OFF_TOPIC

    @property
    def best(self) -> Ranked:
        """The first candidate with its features."""
        return replace(self.ranked[0], features=_named(self.columns, self.table[0]))

    def signals(self) -> dict[str, float]:
        """Return the signals of the confidence, once only the closest candidates are left."""
        hits = tuple(
            Ranked(hit.candidate, hit.score, _named(self.columns, row), hit.evidence)
            for hit, row in zip(self.ranked, self.table, strict=True)
        )
        return signals(Ranking(self.query, hits, self.model))


def _as_seen(name: str, own: Sequence[str], model: str) -> str:
    """Return what a feature is called where only `model` reads, of several `own` ones."""
    if model == JOINED.join(own):
        return name
    if name == "interaction":
        return name if READ_BY in model.split(JOINED) else ""
    first, *others = own
    told = next((each for each in others if name.startswith(f"{each}_")), None)
    if told is None and any(part in name for part in _MEANT):
        told = first
    if told is None:
        return "" if model == WORDS and name.startswith(_FUSED) else name
    return name.removeprefix(f"{told}_") if told == model else ""


def _named(columns: Mapping[str, int], row: NDArray[np.float32]) -> dict[str, float]:
    values = row.tolist()
    return {name: value for name, at in columns.items() if (value := values[at]) == value}


def example(
    of: Provenance, model: str, query: Query, ranked: Sequence[Ranked], golds: frozenset[int]
) -> Example:
    """Return a question with all its candidates, whose features lie in a table."""
    names = tuple(sorted({name for hit in ranked for name in hit.features}))
    columns = _COLUMNS.setdefault(names, {name: at for at, name in enumerate(names)})
    nan = float("nan")
    rows = [[hit.features.get(name, nan) for name in names] for hit in ranked]
    table = np.array(rows, np.float32).reshape(len(ranked), len(names))
    slim = (
        replace(hit, features={}, evidence=hit.evidence and replace(hit.evidence, signals={}))
        for hit in ranked
    )
    return Example(of, model, query, tuple(slim), golds, table, columns)


def looked_at(
    query: Query, ranked: Sequence[Ranked], likely: Mapping[int, float] | None = None
) -> list[Ranked]:
    """Return candidates looked at closely, wherever the ranking put them.

    `likely` tells how likely they answer, by fact, for a network that read all of them.
    """
    return [_looked_at(query, with_interaction(hit, likely or {})) for hit in ranked]


def _looked_at(query: Query, hit: Ranked) -> Ranked:
    found = weigh_evidence(query, hit.candidate)
    return replace(hit, features={**hit.features, **found.signals}, evidence=found)


def without_answer(query: Query, ranked: Sequence[Ranked], golds: frozenset[int]) -> list[Ranked]:
    """Return the candidates as if the answer did not stand in the document."""
    description = FeatureExtractor(query, _MEAN_LENGTH)
    kept = []
    for hit in ranked:
        if hit.fact in golds:
            continue
        before = hit.candidate.previous
        candidate = Candidate(
            hit.candidate.fact,
            None if before is None or before.id in golds else before,
            tuple(fact for fact in hit.candidate.paragraph if fact.id not in golds),
            hit.candidate.title,
        )
        features = {**hit.features, **description.features(candidate)}
        kept.append(_looked_at(query, replace(hit, candidate=candidate, features=features)))
    return kept
