"""What speaks for a fact as the answer to a question: named numbers, most of them 0 to 1."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from knowledge.queries import Query
from knowledge.retrieval.index.sentences import IndexedSentence, IndexedTitle
from knowledge.retrieval.retriever import Candidate
from knowledge.retrieval.title_words import stands_in_title

K1, B = 0.8, 0.3
"""BM25 saturation and length normalisation, as in the recipe; sentences vary little in length."""
TIED = ("dense", "maxsim", "bm25", "e5_dense", "e5_maxsim")
"""Features that count differently from question to question; of e5 beside another model too."""
Lacking = Sequence[tuple[int, float]]
"""Terms that a sentence does not hold, by their places, and what of the question each weighs."""
_NONE = frozenset[int]()
_NEAR = 3
"""Words between which two terms still belong together."""


class FeatureExtractor:
    """Describes the candidates of one question; what they share is worked out once."""

    def __init__(self, query: Query, mean_length: float) -> None:
        self._terms = query.terms
        self._mean_length = max(1.0, mean_length)
        content = {t.word for t in query.content}
        self._content = [at for at, t in enumerate(query.terms) if t.word in content]
        self._stop = [at for at, t in enumerate(query.terms) if t.is_stopword and t.expansions]
        self._pairs = [*pairwise(self._content)]
        self._idf = [t.idf for t in query.terms]
        self._total = sum(self._idf[at] for at in self._content) or 1.0
        self._stop_total = self._total + sum(self._idf[at] for at in self._stop)
        self._meant = query.meanings
        self._stems = frozenset(stem for term in query.content for stem in term.expansions)
        self._trigrams = [
            (at, t.idf, f" {t.word} ", _trigrams(t.word))
            for at, t in enumerate(query.terms)
            if not t.is_stopword
        ]
        self._known = frozenset(self._content)
        self._titles: dict[IndexedTitle, list[int]] = {}
        self._wordings: dict[frozenset[int], str] = {}
        self._nothing = [0.0] * len(query.terms)
        self._seen: dict[int, list[float]] = {}

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return the features of one candidate, without those that depend on its questions."""
        matches = self._matches(candidate.fact)
        lacking = [
            (at, self._idf[at] * (1 - covered))
            for at in self._content
            if (covered := min(1.0, matches[at])) < 1
        ]
        named = self._named(candidate.title, matches)
        length = len(candidate.fact.stems)
        norm = K1 * (1 - B + B * length / self._mean_length)
        missing = sum([weight for at, weight in lacking if at not in named])
        total = self._total
        if named:
            total -= sum(self._idf[at] for at in named & self._known)
        return {
            "bm25": self._bm25(self._content, matches, norm) / self._total,
            "stop": self._bm25(self._stop, matches, norm) / self._stop_total,
            "cov": 1 - missing / total if total > 0 else 0.0,
            "char3": self._trigram_cover(candidate.fact.tokens, named),
            "prevpron": self._from_previous(candidate, lacking, matches),
            "par": self._from_paragraph(candidate, lacking, matches),
            "loglen": math.log(1 + length) / 4,
            "title": self._share_in(candidate.title.stems, lacking),
            "headings": self._share_in(candidate.fact.headings, lacking),
            "tokenset": fuzz.token_set_ratio(self._words(named), candidate.fact.content) / 100,
            "near": self._proximity(candidate.fact.stems, matches),
            "early": 1 / (1 + candidate.fact.paragraph),
        }

    def _matches(self, fact: IndexedSentence) -> list[float]:
        """Return for each term the weighed frequency of its best expansion."""
        found = self._seen.get(fact.id)
        if found is None:
            found = self._seen[fact.id] = self._matched(fact.stems)
        return found

    def _matched(self, stems: tuple[str, ...]) -> list[float]:
        shared = self._meant.keys() & stems
        if not shared:
            return self._nothing
        found = [0.0] * len(self._terms)
        for stem in shared:
            count = stems.count(stem)
            for at, weight in self._meant[stem]:
                found[at] = max(found[at], weight * count)
        return found

    def _bm25(self, terms: Sequence[int], matches: Sequence[float], norm: float) -> float:
        return sum(
            [self._idf[at] * tf * (K1 + 1) / (tf + norm) for at in terms if (tf := matches[at])]
        )

    def _share_in(self, stems: tuple[str, ...], lacking: Lacking) -> float:
        """Return the share of the question that a sentence lacks and these stems hold, 0 to 1."""
        if not (lacking and stems) or (held := self._matched(stems)) is self._nothing:
            return 0.0
        return sum([weight for at, weight in lacking if held[at]]) / self._total

    def _gain(
        self, lacking: Lacking, matches: Sequence[float], others: Sequence[Sequence[float]]
    ) -> float:
        """Return what the best of other sentences covers beyond this one, 0 to 1."""
        gain = 0.0
        if not others:
            return gain
        for at, _ in lacking:
            have = min(1.0, matches[at])
            more = min(1.0, max([other[at] for other in others]))
            if more > have:
                gain += self._idf[at] * (more - have)
        return gain / self._total

    def _from_previous(
        self, candidate: Candidate, lacking: Lacking, matches: Sequence[float]
    ) -> float:
        if candidate.previous is None or not lacking or not candidate.points_back:
            return 0.0
        return self._gain(lacking, matches, [self._matches(candidate.previous)])

    def _from_paragraph(
        self, candidate: Candidate, lacking: Lacking, matches: Sequence[float]
    ) -> float:
        if not lacking:
            return 0.0
        # What holds none of its words covers none, and a sentence nothing beyond itself.
        holds_none, own = self._stems.isdisjoint, candidate.fact.id
        told = [
            self._matches(fact)
            for fact in candidate.paragraph
            if not holds_none(fact.stems) and fact.id != own
        ]
        return self._gain(lacking, matches, told)

    def _named(self, title: IndexedTitle, matches: Sequence[float]) -> frozenset[int]:
        """Return which words of the question a sentence without them need not hold.

        They stand in the title, or the answer implies them.
        """
        if title not in self._titles:
            self._titles[title] = [
                at
                for at, term in enumerate(self._terms)
                if not term.is_stopword and (term.is_implied or stands_in_title(term.word, title))
            ]
        held = self._titles[title]
        return frozenset([at for at in held if not matches[at]]) if held else _NONE

    def _words(self, named: frozenset[int]) -> str:
        """Return the words of the question, normalised, without those of a title."""
        if named not in self._wordings:
            words = (self._terms[at].word for at, *_ in self._trigrams if at not in named)
            self._wordings[named] = " ".join(words)
        return self._wordings[named]

    def _trigram_cover(self, words: str, named: frozenset[int]) -> float:
        """Return the share of the question's trigrams that the sentence has."""
        have = f" {words} "
        weight = covered = 0.0
        for at, idf, word, wanted in self._trigrams:
            if at in named:
                continue
            weight += idf
            held = len(wanted) if word in have else sum(map(have.__contains__, wanted))
            covered += idf * held / len(wanted)
        return covered / weight if weight else 0.0

    def _proximity(self, stems: Sequence[str], matches: Sequence[float]) -> float:
        """Return how many neighbouring terms of the question stand near each other, 0 to 1."""
        pairs = [(a, b) for a, b in self._pairs if matches[a] and matches[b]]
        if not pairs:
            return 0.0
        places: dict[int, list[int]] = {at: [] for pair in pairs for at in pair}
        for place, stem in enumerate(stems):
            for at, _ in self._meant.get(stem, ()):
                if at in places:
                    places[at].append(place)
        both = ((places[a], places[b]) for a, b in pairs)
        close = sum(any(abs(x - y) <= _NEAR for x in a for y in b) for a, b in both)
        return close / len(self._pairs)


def fuse(query: Query, features: Mapping[str, float]) -> dict[str, float]:
    """Return the features of one fact with those that tie meaning to the question.

    Words that no fact knows say that the person uses other words, so meaning counts for more;
    a repaired misspelling misleads the model, and few words leave more to meaning. A fact
    without vectors keeps its lexical features.
    """
    if "dense" not in features:
        return dict(features)
    unknown = 1 - query.known_share
    repaired = float(any(term.is_repaired for term in query.terms))
    short = 1 / max(1, len(query.content) + len(query.unknown))
    fused = dict(features)
    for name in filter(features.__contains__, TIED):
        fused[f"{name}_unknown"] = features[name] * unknown
        fused[f"{name}_repaired"] = features[name] * repaired
        fused[f"{name}_short"] = features[name] * short
    return fused


def _trigrams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))
