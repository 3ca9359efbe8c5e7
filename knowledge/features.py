"""What speaks for a fact as the answer to a question: named numbers, most of them 0 to 1."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from knowledge.analysis import normalise, stems, stopwords
from knowledge.query import Query, Term
from knowledge.store.index import Indexed

K1, B = 0.8, 0.3
"""BM25 saturation and length normalisation, as in the recipe; sentences vary little in length."""
_PRONOUNS = frozenset(
    """he she it they this that these those his her its their him them such there
    он она оно они это этот эта эти его ее их такой там ол олар бул осы оны онын олардын""".split()
)
_OPENING = 4
"""Words at the beginning of a sentence among which a pronoun points back."""
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact with its neighbours, as far as ranking looks at them."""

    fact: Indexed
    previous: Indexed | None
    paragraph: tuple[Indexed, ...]
    title: str


def describe(query: Query, candidate: Candidate, mean_length: float) -> dict[str, float]:
    """Return the features of one candidate, without those that depend on its questions."""
    content = query.content
    total = sum(term.idf for term in content) or 1.0
    counts = _counts(candidate.fact.stems)
    matches = {term.word: _match(term, counts) for term in query.terms}
    covered = {word: min(1.0, tf) for word, tf in matches.items()}
    length = len(candidate.fact.stems)
    norm = K1 * (1 - B + B * length / max(1.0, mean_length))
    stop = [term for term in query.terms if term.is_stopword and term.expansions]
    stop_idf = sum(term.idf for term in stop)
    title = _counts(tuple(stems(candidate.title, "en")))
    return {
        "bm25": _bm25(content, matches, norm) / total,
        "stop": _bm25(stop, matches, norm) / (total + stop_idf),
        "cov": sum(t.idf * covered[t.word] for t in content) / total,
        "char3": _trigram_cover(query, candidate.fact.text),
        "prevpron": _from_previous(content, covered, candidate) / total,
        "par": _from_paragraph(content, covered, candidate) / total,
        "loglen": math.log(1 + length) / 4,
        "title": sum(t.idf * (1 - covered[t.word]) for t in content if _match(t, title) > 0)
        / total,
        "tokenset": fuzz.token_set_ratio(_bare(query.text), _bare(candidate.fact.text)) / 100,
        "near": _proximity(content, candidate.fact.stems),
        "early": 1 / (1 + candidate.fact.paragraph),
    }


def _match(term: Term, counts: Mapping[str, int]) -> float:
    return max((w * counts[e] for e, w in term.expansions.items() if e in counts), default=0.0)


def _bm25(terms: Sequence[Term], matches: Mapping[str, float], norm: float) -> float:
    return sum(
        term.idf * tf * (K1 + 1) / (tf + norm) for term in terms if (tf := matches[term.word])
    )


def _from_previous(
    content: Sequence[Term], covered: Mapping[str, float], candidate: Candidate
) -> float:
    opening = candidate.fact.stems[:_OPENING]
    if candidate.previous is None or not any(word in _PRONOUNS for word in opening):
        return 0.0
    before = _counts(candidate.previous.stems)
    return sum(t.idf * max(0.0, min(1.0, _match(t, before)) - covered[t.word]) for t in content)


def _from_paragraph(
    content: Sequence[Term], covered: Mapping[str, float], candidate: Candidate
) -> float:
    around = [_counts(fact.stems) for fact in candidate.paragraph]
    return sum(
        t.idf * max(0.0, max(min(1.0, _match(t, c)) for c in around) - covered[t.word])
        for t in content
    )


def _trigram_cover(query: Query, text: str) -> float:
    """Return the share of the question's trigrams that the sentence has, by weight of the word."""
    have = _trigrams(normalise(text))
    weight = covered = 0.0
    for term in query.terms:
        wanted = _trigrams(term.word)
        if not wanted or term.is_stopword:
            continue
        weight += term.idf
        covered += term.idf * len(wanted & have) / len(wanted)
    return covered / weight if weight else 0.0


def _proximity(content: Sequence[Term], words: Sequence[str]) -> float:
    """Return how many of the question's neighbouring terms stand near each other, 0 to 1."""
    if len(content) <= 1:
        return 0.0
    places = [{at for at, word in enumerate(words) if word in t.expansions} for t in content]
    pairs = [*pairwise(places)]
    close = sum(1 for a, b in pairs if any(abs(x - y) <= 3 for x in a for y in b))  # noqa: PLR2004
    return close / len(pairs)


@lru_cache(maxsize=20_000)
def _trigrams(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


@lru_cache(maxsize=20_000)
def _counts(words: tuple[str, ...]) -> Mapping[str, int]:
    return Counter(words)


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    return " ".join(w for w in re.findall(r"\w+", normalise(text)) if w not in stopwords())
