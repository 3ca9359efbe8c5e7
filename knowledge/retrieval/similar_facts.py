"""Sentences that say the same, or the same but for a number, a name or a negation."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rapidfuzz import fuzz, process

from knowledge.language import detect_language, stems, stopwords
from knowledge.language.number_differences import numbers_differ
from knowledge.language.quantities import differ, find_quantities
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.retrieval.index import Index
from knowledge.store import Snapshot, documents, facts

COMPARED = 200
"""Sentences with numbers of a document that are compared with all others before it is stored."""
_CANDIDATES = 60
_SCANNED = 2_000
"""Sentences of a document that are all compared; of a longer one, those that share words."""
_CLOSE = 55
"""Likeness (rapidfuzz ratio, 0 to 100) from which on a sentence may be the one that was meant."""
_SAME = 92
"""Likeness (rapidfuzz token_sort_ratio) from which on two sentences say the same."""
_SHARED = 0.6
"""Share of words that two sentences have in common if one contradicts the other."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’]t\b)?")
_NEGATIONS = frozenset(
    "not no never none nor without cannot нет не ни никогда без емес жоқ ешқашан".split()
)


class Similarity(StrEnum):
    """How a sentence is like another."""

    SAME = "same"
    CONTRARY = "contrary"


_CONTRARY = Similarity.CONTRARY


@dataclass(frozen=True, slots=True)
class SimilarFact:
    """A fact that says the same as what is to be stored, or the contrary."""

    fact: Fact
    similarity: Similarity


def find_similar(
    db: Snapshot, text: str, *, but: int | None = None, limit: int = 3
) -> list[SimilarFact]:
    """Return the facts that repeat or contradict a sentence, the closest first.

    `but` is the fact that is about to be changed, which is like itself.
    """
    near = Index(db).terms.matching(_stems(text), _CANDIDATES)
    found = facts.by_ids(db, [id_ for id_ in near if id_ != but])
    compared = [(fact, compare_sentences(text, fact.text)) for fact in found.values()]
    said = [SimilarFact(fact, how) for fact, how in compared if how]
    return sorted(said, key=lambda each: -fuzz.ratio(text, each.fact.text))[:limit]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words that are to be stored, and a fact of another document with another value in them."""

    text: str
    fact: Fact


def find_contradictions(
    db: Snapshot, texts: Iterable[str], *, but: int | None = None
) -> list[Contradiction]:
    """Return which of these texts other documents than `but` say with another number.

    Only the first COMPARED texts that hold one are compared, 6 ms each, with one fact each.
    """
    if not any(each.id != but for each in documents.every(db)):
        return []
    with_numbers = (text for text in texts if any(find_quantities(text)))
    found = []
    for text in islice(with_numbers, COMPARED):
        others = (each for each in find_similar(db, text) if each.similarity is _CONTRARY)
        # What says the contrary by a name or a negation may hold the very same numbers.
        others = (each for each in others if numbers_differ(text, each.fact.text))
        said = (Contradiction(text, each.fact) for each in others)
        found += [*islice((each for each in said if each.fact.citation.document != but), 1)]
    return found


def find_closest(db: Snapshot, text: str, within: Collection[int]) -> Fact | None:
    """Return the sentence of these documents that was probably meant, if there is one."""
    total = sum(each.facts for each in documents.every(db) if each.id in within)
    if total <= _SCANNED:
        near = {fact.id: fact for each in within for fact in facts.of_document(db, each)}
    else:
        near = facts.by_ids(db, Index(db).terms.matching(_stems(text), _CANDIDATES, within))
    words = {id_: normalise(fact.text) for id_, fact in near.items()}
    best = process.extractOne(normalise(text), words, scorer=_meant, score_cutoff=_CLOSE)
    return near[best[2]] if best else None


def compare_sentences(one: str, other: str) -> Similarity | None:
    """Compare two sentences, whatever the order of their words."""
    left, right = _words(one), _words(other)
    shared = left.keys() & right.keys()
    if len(shared) < _SHARED * max(len(left), len(right)):
        return None
    gone = [word for key, word in left.items() if key not in shared]
    come = [word for key, word in right.items() if key not in shared]
    if _turns(gone, come) or differ([*find_quantities(one)], [*find_quantities(other)]):
        return Similarity.CONTRARY
    if fuzz.token_sort_ratio(" ".join(left), " ".join(right)) >= _SAME:
        return Similarity.SAME
    return None


def _turns(gone: list[str], come: list[str]) -> bool:
    """Tell whether what differs is a number or a name on both sides, or a negation on one."""
    if any(map(_denies, (*gone, *come))):
        return sum(map(_denies, gone)) != sum(map(_denies, come))
    return any(
        any(map(is_kind, gone)) and any(map(is_kind, come)) for is_kind in (_is_number, _is_name)
    )


def _denies(word: str) -> bool:
    return word.casefold() in _NEGATIONS or word.casefold().endswith(("n't", "n’t"))


def _is_number(word: str) -> bool:
    return word[0].isdigit()


def _is_name(word: str) -> bool:
    return word[0].isupper() and normalise(word) not in stopwords()


def _words(text: str) -> dict[str, str]:
    """Return the words as they stand, by what they are without case and accents."""
    return {normalise(word): word for word in _WORD.findall(text)}


def _stems(text: str) -> list[str]:
    known = stems(text, detect_language(text))
    return [word for word in dict.fromkeys(known) if word not in stopwords()] or known


def _meant(one: str, other: str, **_: object) -> float:
    """Score a sentence that was mistyped, or of which only a part was written."""
    part = 0.0 if len(one) < _SHORTEST_PART else 0.9 * fuzz.partial_ratio(one, other)
    return max(fuzz.ratio(one, other), part)


_SHORTEST_PART = 12
"""Letters from which on a part of a sentence points at it."""
