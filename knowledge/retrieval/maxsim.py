"""How near the candidates of one question are by meaning: named numbers, most of them cosines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.language import stopwords
from knowledge.language.document_languages import light_verbs
from knowledge.retrieval.embedding.model import Encoded, Floats
from knowledge.retrieval.retriever import Candidate

STOPWORD_WEIGHT = 0.15
"""Of a stopword in MaxSim, from the measurements that this design follows."""
BEFORE = 0.9
"""What is left of a cosine if the word stands in the sentence before."""
_LEAST = 0.02
"""Weight of a word that all candidates hold equally well."""
_SPREAD = 3.0
"""Standard deviations that count as one, so that a lead stays of the size of the others."""
_FAINT = 1e-6


@dataclass(frozen=True, slots=True)
class MaxSim:
    """Reads vectors: `pooled` of a fact, None if it has none, and its `tokens` by id."""

    question: Encoded
    pooled: Callable[[int], Floats | None]
    tokens: Callable[[int], Floats]

    def features(self, candidates: Sequence[Candidate]) -> dict[int, dict[str, float]]:
        """Return the features of each candidate that has vectors, by fact."""
        known = [each for each in candidates if self.pooled(each.fact.id) is not None]
        if not known or not self.question.tokens:
            return {}
        weights = np.array([_weight(token) for token in self.question.tokens], np.float32)
        best = np.array([self._best(each.fact.id) for each in known], np.float32)
        telling = weights * np.maximum(best.max(axis=0) - best.mean(axis=0), _LEAST)
        found = {
            each.fact.id: self._of_one(each, best[at], weights)
            | {"maxsim_telling": float(best[at] @ telling / telling.sum())}
            for at, each in enumerate(known)
        }
        for name in ("dense", "maxsim"):
            _add_lead(found, name)
        return found

    def _of_one(self, candidate: Candidate, best: Floats, weights: Floats) -> dict[str, float]:
        maxsim = float(best @ weights / weights.sum())
        context = best
        if candidate.previous is not None:
            context = np.maximum(best, BEFORE * self._best(candidate.previous.id))
        of_content = best[weights == 1]
        before = self._cosine(candidate.previous.id) if candidate.previous else 0.0
        return {
            "dense": self._cosine(candidate.fact.id),
            "maxsim": maxsim,
            "maxsim_context": float(context @ weights / weights.sum()) - maxsim,
            "weakest": float(of_content.min()) if len(of_content) else 0.0,
            "dense_previous": before,
            "dense_paragraph": max(self._cosine(fact.id) for fact in candidate.paragraph),
        }

    def _cosine(self, fact: int) -> float:
        pooled = self.pooled(fact)
        return 0.0 if pooled is None else float(pooled @ self.question.pooled)

    def _best(self, fact: int) -> Floats:
        """Return for each token of the question the highest cosine in a sentence."""
        sentence = self.tokens(fact)
        if not len(sentence):
            return np.zeros(len(self.question.tokens), np.float32)
        return np.asarray((self.question.vectors @ sentence.T).max(axis=1), np.float32)


def _add_lead(found: dict[int, dict[str, float]], name: str) -> None:
    """Add how far each stands out from all candidates, in standard deviations."""
    values = np.array([features[name] for features in found.values()])
    leads = (values - values.mean()) / (values.std() + _FAINT) / _SPREAD
    for features, lead in zip(found.values(), leads.tolist(), strict=True):
        features[f"{name}_lead"] = lead


def _weight(token: str) -> float:
    word = token.removeprefix("##").lstrip("▁").casefold()
    is_word = any(letter.isalnum() for letter in word)
    says_little = word in stopwords() or (word,) in light_verbs()
    return STOPWORD_WEIGHT if not is_word or says_little else 1.0
