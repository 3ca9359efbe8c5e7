"""Judged questions as the bot sees them: candidates with their features, and which are right."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from knowledge import Fact, Library, Source, read_document
from knowledge.answering.calibration import signals
from knowledge.answering.evidence_features import weigh_evidence
from knowledge.answering.features import FeatureExtractor
from knowledge.answering.ranker import CLOSE, Ranked, Ranking
from knowledge.answering.small_talk import topic_of
from knowledge.answering.weights import WORDS
from knowledge.answers import Query
from knowledge.retrieval.retriever import Candidate
from tests.benchmarks.fitting import Model
from tests.benchmarks.judged import Case, Judged, is_answer
from tests.benchmarks.reader import Reader

OFF_TOPIC = {"far", "off", "chitchat", "abuse", "misplaced"}
_MEAN_LENGTH = 15.0


@dataclass(frozen=True)
class Example:
    """A question with its candidates; `golds` are the facts that answer it.

    `model` names the weights with which the bot orders them: where one model of several does not
    read, it takes those of another.
    """

    group: str
    title: str
    kind: str
    query: Query
    ranked: tuple[Ranked, ...]
    golds: frozenset[int]
    model: str = WORDS

    def stage(self, names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """Return the features of the candidates in that order, and which of them are right."""
        rows = [[hit.features.get(name, 0.0) for name in names] for hit in self.ranked]
        return np.array(rows), np.array([hit.fact in self.golds for hit in self.ranked])

    def reordered(self, model: Model) -> "Example":
        """Return the closest candidates in the order of a model."""
        hits = (replace(hit, score=model(hit.features)) for hit in self.ranked)
        ordered = sorted(hits, key=lambda hit: (-hit.score, hit.fact))
        return replace(self, ranked=tuple(ordered[:CLOSE]))

    @property
    def has_gold(self) -> bool:
        return any(hit.fact in self.golds for hit in self.ranked)

    @property
    def rank(self) -> int:
        return next((at for at, hit in enumerate(self.ranked, 1) if hit.fact in self.golds), 0)

    @property
    def is_right(self) -> bool:
        return self.rank == 1 and self.kind != "removed"

    @property
    def is_about(self) -> bool:
        """Tell whether the document is about what is asked, answered or not."""
        return self.kind not in OFF_TOPIC

    def signals(self) -> dict[str, float]:
        return self._signals

    @cached_property
    def _signals(self) -> dict[str, float]:
        return signals(Ranking(self.query, self.ranked, ""))


def examples(cases: Sequence[Case], place: Path, reader: Reader) -> list[Example]:
    """Ask each question of its own document; SQuAD's also of another one, and unanswered."""
    found = []
    texts = {case.text: case for case in cases}
    libraries = {text: _opened([case], place, reader) for text, case in texts.items()}
    for case in cases:
        library = libraries[case.text]
        questions = (each for each in case.questions if not topic_of(each.question))
        found += [_asked(library, case, each) for each in questions]
    for case, other in _misplaced(cases):
        library = libraries[other.text]
        asked = [Judged(each.question, (), "misplaced") for each in case.questions]
        found += [_asked(library, other, each) for each in asked]
    found = [each for each in found if each.model == reader.model]
    return found + [_without_answer(each) for each in found if each.kind == "x0"]


def _misplaced(cases: Sequence[Case]) -> Iterator[tuple[Case, Case]]:
    """Yield each of SQuAD's documents with another one in the same language."""
    plain = [case for case in cases if case.questions[0].kind == "x0"]
    for group in {case.group: None for case in plain}:
        same = [case for case in plain if case.group == group]
        yield from zip(same, [*same[1:], *same[:1]], strict=True)


def pooled_examples(cases: Sequence[Case], place: Path, reader: Reader) -> list[Example]:
    """Ask each question of all documents at once."""
    library = _opened(list({case.text: case for case in cases}.values()), place, reader)
    found = [_asked(library, case, each) for case in cases for each in case.questions]
    found = [replace(each, group="pooled") for each in found]
    return found + [_without_answer(each) for each in found if each.kind == "x0"]


def _opened(cases: Collection[Case], place: Path, reader: Reader) -> Library:
    first = next(iter(cases))
    library = Library.open_empty(place / f"{reader.model}-{len(cases)}-{abs(hash(first.text))}.db")
    for case in cases:
        source = read_document(case.file) if case.file else Source(case.text)
        library.import_document(replace(source, title=case.title))
    reader.read(library)
    return library


def _asked(library: Library, case: Case, judged: Judged) -> Example:
    question = " ".join(judged.question.split()) or "?"
    ranking = library.answerer.rank(library.answerer.analyse(question))
    document = next(each for each in library.documents() if each.title == case.title)
    golds = {fact.id for fact in _facts(library, document.id) for answer in judged.answers
             if is_answer(fact.text, fact.citation.start, fact.citation.end, answer)}  # fmt: skip
    looked_at = tuple(seen(ranking.query, hit) for hit in ranking.ranked)
    return Example(
        case.group, case.title, judged.kind, ranking.query, looked_at, frozenset(golds),
        ranking.model,
    )  # fmt: skip


_FACTS: dict[tuple[Path, int], list[Fact]] = {}


def _facts(library: Library, document: int) -> list[Fact]:
    key = library.path, document
    if key not in _FACTS:
        _FACTS[key] = library.facts(document)
    return _FACTS[key]


def seen(query: Query, hit: Ranked) -> Ranked:
    """Return a candidate looked at closely, wherever the ranking put it."""
    found = weigh_evidence(query, hit.candidate)
    return replace(hit, features={**hit.features, **found.signals}, evidence=found)


def _without_answer(example: Example) -> Example:
    """Return the question as if its answer did not stand in the document."""
    golds = example.golds
    description = FeatureExtractor(example.query, _MEAN_LENGTH)
    kept = []
    for hit in example.ranked:
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
        kept.append(seen(example.query, replace(hit, candidate=candidate, features=features)))
    return replace(example, ranked=tuple(kept), golds=frozenset(), kind="removed")
