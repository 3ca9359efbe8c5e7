"""Alignment of a question with a sentence: which words meet, and where."""

from collections.abc import Collection, Mapping, Sequence

from knowledge.queries import Query, Term
from knowledge.retrieval.index.sentences import IndexedSentence, IndexedTitle
from knowledge.retrieval.title_words import stands_in_title

Span = tuple[int, int]
"""Characters of a sentence, from and to."""

MEETS = 0.3
"""Weight of an expansion from which on a word of the sentence stands for one of the question."""
ITSELF = 0.8
"""Weight from which on a word of a sentence is that of the question, not one that resembles it."""
_WINDOW = 50
"""Characters around the words that answer, about eight words, in which the question must lie."""


class Alignment:
    """One question beside one sentence: `met` has where each word of it stands, and how well.

    `best` has how well the best of them stands for each term, by its place, and `missing` the
    terms with meaning that nothing in the sentence stands for; `covered_whole` is the share of
    the question that stands anywhere in it, 0 to 1.

    Words that stand in the title of the sentence's document, and not in the sentence, weigh
    nothing: there is nothing to miss. Nor do those that the answer itself tells, `told`.
    """

    def __init__(
        self,
        query: Query,
        sentence: IndexedSentence,
        title: IndexedTitle,
        told: Collection[str] = (),
    ) -> None:
        self.sentence = sentence
        self.terms = query.terms
        weights, meanings = query.weights, query.meanings
        asked = meanings.keys()
        self.met = [
            (place, term, weight)
            for place, stems in sentence.words
            if not asked.isdisjoint(stems)
            for each in stems
            for term, weight in meanings.get(each, ())
            if weights[term]
        ]
        self.best: dict[int, float] = {}
        for _, term, weight in self.met:
            if weight > self.best.get(term, 0.0):
                self.best[term] = weight
        met = {term for term, weight in self.best.items() if weight > MEETS}
        self._weights = [
            0.0
            if weight
            and at not in met
            and (term.word in told or stands_in_title(term.word, title))
            else weight
            for at, (term, weight) in enumerate(zip(query.terms, weights, strict=True))
        ]
        self._total = sum(self._weights) or 1.0
        self.missing = [at for at, weight in enumerate(self._weights) if weight and at not in met]
        self.covered_whole = self._share_of(self.best)

    def covered(self, among: Span) -> float:
        """Return the share of the question that stands between two places, 0 to 1."""
        start, end = among
        best: dict[int, float] = {}
        for place, term, weight in self.met:
            if start <= place < end and weight > best.get(term, 0.0):
                best[term] = weight
        return self._share_of(best)

    def _share_of(self, best: Mapping[int, float]) -> float:
        return sum([self._weights[term] * weight for term, weight in best.items()]) / self._total

    def around(self, spans: Collection[Span]) -> float:
        """Return the share of the question that stands close to one of the spans."""
        return max((self.covered((a - _WINDOW, b + _WINDOW)) for a, b in spans), default=0.0)

    def beside(self, spans: Collection[Span]) -> float:
        """Return the share of the question that stands in the clause of one of the spans."""
        clauses = {self._clause(start) for start, _ in spans}
        return max(map(self.covered, clauses), default=0.0)

    def share(self, terms: Collection[int]) -> float:
        """Return what these terms weigh in the question, 0 to 1."""
        return sum(map(self._weights.__getitem__, terms)) / self._total

    def heaviest(self, terms: Collection[int]) -> float:
        """Return what the heaviest of these terms weighs beside the heaviest of all, 0 to 1."""
        most = max(self._weights, default=0.0)
        return max(map(self._weights.__getitem__, terms), default=0.0) / most if most else 0.0

    def places(self, words: Sequence[str]) -> list[int]:
        """Return where the sentence holds what stands for one of these words of the question."""
        wanted = {at for at, term in enumerate(self.terms) if term.word in words}
        return [place for place, at, weight in self.met if at in wanted and weight > MEETS]

    def stands_in(self, words: Sequence[str], stems: Collection[str]) -> bool:
        """Tell whether one of these words of the question is among stems from elsewhere."""
        return stands_among(self.terms, words, stems)

    def is_among(self, term: int, stems: Collection[str]) -> bool:
        """Tell whether a term of the question, by its place, is among stems from elsewhere."""
        return _is_among(self.terms[term], stems)

    def _clause(self, place: int) -> Span:
        borders = self.sentence.borders
        after = next(at for at, border in enumerate(borders) if border > place)
        return borders[after - 1], borders[after]


def stands_among(terms: Sequence[Term], words: Sequence[str], stems: Collection[str]) -> bool:
    """Tell whether one of these words of a question is among stems."""
    return any(_is_among(term, stems) for term in terms if term.word in words)


def _is_among(term: Term, stems: Collection[str]) -> bool:
    return any(stem in stems and weight > MEETS for stem, weight in term.expansions.items())


def met_terms(query: Query, stems: Collection[str], least: float = 0.0) -> frozenset[int]:
    """Return the places of the terms of a question for which one of these stems stands.

    `least` is how well it stands for them at least, 0 to 1.
    """
    known = query.meanings.keys() & set(stems)
    places = (place for stem in known for place in query.meanings[stem])
    return frozenset(at for at, weight in places if weight >= least)
