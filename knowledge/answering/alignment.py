"""How a sentence and a question hang together: which words meet, and where."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from knowledge.answers import Query
from knowledge.language import LANGUAGES
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import normalise

Span = tuple[int, int]

MEETS = 0.3
"""Weight of an expansion from which on a word of the sentence stands for one of the question."""
_WINDOW = 50
"""Characters around the words that answer, about eight words, in which the question must lie."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE = re.compile(
    r"[;:]|—| – |, (?:and|but|while|which|who|where|when|because|although|so|а|но|котор\w+|где)\b"
)


class Alignment:
    """One question beside one sentence: `met` has where each word of it stands, and how well."""

    def __init__(self, query: Query, sentence: str) -> None:
        self.sentence = sentence
        self.terms = query.terms
        self._weights = [
            0.0 if term.is_stopword else term.idf if term.expansions else query.unknown_weight
            for term in query.terms
        ]
        self._total = sum(self._weights) or 1.0
        self.met = [
            (place, term, weight)
            for place, stems in _words(sentence)
            for each in stems
            for term, weight in query.meanings.get(each, ())
            if self._weights[term]
        ]

    def covered(self, among: Span | None = None) -> float:
        """Return the share of the question that stands between two places, 0 to 1."""
        start, end = among or (0, len(self.sentence) + 1)
        best: dict[int, float] = {}
        for place, term, weight in self.met:
            if start <= place < end and weight > best.get(term, 0.0):
                best[term] = weight
        return sum(self._weights[term] * weight for term, weight in best.items()) / self._total

    def around(self, spans: Collection[Span]) -> float:
        """Return the share of the question that stands close to one of the spans."""
        return max((self.covered((a - _WINDOW, b + _WINDOW)) for a, b in spans), default=0.0)

    def beside(self, spans: Collection[Span]) -> float:
        """Return the share of the question that stands in the clause of one of the spans."""
        clauses = {self._clause(start) for start, _ in spans}
        return max(map(self.covered, clauses), default=0.0)

    def missing(self) -> list[int]:
        """Return the terms with meaning that nothing in the sentence stands for."""
        met = {term for _, term, weight in self.met if weight > MEETS}
        return [at for at, weight in enumerate(self._weights) if weight and at not in met]

    def share(self, terms: Collection[int]) -> float:
        """Return what these terms weigh in the question, 0 to 1."""
        return sum(self._weights[at] for at in terms) / self._total

    def heaviest(self, terms: Collection[int]) -> float:
        """Return what the heaviest of these terms weighs beside the heaviest of all, 0 to 1."""
        most = max(self._weights, default=0.0)
        return max((self._weights[at] for at in terms), default=0.0) / most if most else 0.0

    def places(self, words: Sequence[str]) -> list[int]:
        """Return where the sentence holds what stands for one of these words of the question."""
        wanted = {at for at, term in enumerate(self.terms) if term.word in words}
        return [place for place, at, weight in self.met if at in wanted and weight > MEETS]

    def _clause(self, place: int) -> Span:
        borders = _borders(self.sentence)
        after = next(at for at, border in enumerate(borders) if border > place)
        return borders[after - 1], borders[after]


@lru_cache(maxsize=20_000)
def _words(sentence: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Return where each word begins, and the stems it may have."""
    return tuple((match.start(), _stems(match[0])) for match in _WORD.finditer(sentence))


@lru_cache(maxsize=20_000)
def _borders(sentence: str) -> tuple[int, ...]:
    return 0, *(match.start() for match in _CLAUSE.finditer(sentence)), len(sentence) + 1


@lru_cache(maxsize=50_000)
def _stems(word: str) -> frozenset[str]:
    plain = normalise(word)
    plain = plain.replace(",", "") if plain[:1].isdigit() else plain
    return frozenset(stem(plain, each) for each in LANGUAGES if plain)
