"""What the words of a question say of its candidates, worked out once however often they rank.

Where words do not settle an answer, the candidates are ranked a second time, by meaning as well.
"""

from collections.abc import Mapping
from operator import attrgetter

from knowledge.answering.evidence_features import EvidenceFeatures, weigh_evidence
from knowledge.answering.features import FeatureExtractor
from knowledge.queries import Query
from knowledge.retrieval import Index
from knowledge.retrieval.retriever import Candidate

_ID = attrgetter("id")
_Place = tuple[int, ...]
"""A candidate by the ids of its fact, of the one before it and of those of its paragraph."""


class CandidateFeatures:
    """The features and the evidence of the candidates of one question, kept by candidate."""

    def __init__(self, index: Index, query: Query) -> None:
        self.index, self.query = index, query
        self._extractor = FeatureExtractor(query, index.size.stems / max(1, index.size.facts))
        self._features: dict[_Place, Mapping[str, float]] = {}
        self._evidence: dict[_Place, EvidenceFeatures] = {}

    def features(self, candidate: Candidate) -> Mapping[str, float]:
        """Return the features of a candidate, without those that depend on its questions."""
        place = _place(candidate)
        if place not in self._features:
            self._features[place] = self._extractor.features(candidate)
        return self._features[place]

    def evidence(self, candidate: Candidate) -> EvidenceFeatures:
        """Return what speaks for and against a candidate."""
        place = _place(candidate)
        if place not in self._evidence:
            self._evidence[place] = weigh_evidence(self.query, candidate)
        return self._evidence[place]


def _place(candidate: Candidate) -> _Place:
    before = candidate.previous.id if candidate.previous else 0
    return (candidate.fact.id, before, *map(_ID, candidate.paragraph))
