"""Similar facts: those that repeat or contradict a sentence, or that it probably meant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process

from knowledge.language import detect_language, stems, stopwords
from knowledge.language.quantities import find_quantities
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.retrieval.index import Index
from knowledge.retrieval.sentence_comparison import LONGEST, Similarity, compare_sentences
from knowledge.store import Snapshot, documents, facts

COMPARED = 200
"""Sentences of a document that are compared with all others before it is stored."""
_CANDIDATES = 60
_SCANNED = 2_000
"""Sentences of a document that are all compared; of a longer one, those that share words."""
_CLOSE = 55
"""Likeness (rapidfuzz ratio, 0 to 100) from which on a sentence may be the one that was meant."""

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
    """Words that are to be stored, and a fact of another document that contradicts them."""

    text: str
    fact: Fact


def find_contradictions(
    db: Snapshot, texts: Iterable[str], *, but: int | None = None
) -> list[Contradiction]:
    """Return which of these texts other documents than `but` say otherwise.

    Only COMPARED texts of at most LONGEST characters are compared, 6 ms each, with one fact each:
    those with a number first.
    """
    if not any(each.id != but for each in documents.every(db)):
        return []
    known = [text for text in texts if len(text) <= LONGEST]
    numbers = [any(find_quantities(text)) for text in known]
    ordered = sorted(range(len(known)), key=lambda at: not numbers[at])[:COMPARED]
    found = []
    for text in (known[at] for at in sorted(ordered)):
        others = (each for each in find_similar(db, text) if each.similarity is _CONTRARY)
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


def _stems(text: str) -> list[str]:
    known = stems(text, detect_language(text))
    return [word for word in dict.fromkeys(known) if word not in stopwords()] or known


def _meant(one: str, other: str, **_: object) -> float:
    """Score a sentence that was mistyped, or of which only a part was written."""
    part = 0.0 if len(one) < _SHORTEST_PART else 0.9 * fuzz.partial_ratio(one, other)
    return max(fuzz.ratio(one, other), part)


_SHORTEST_PART = 12
"""Letters from which on a part of a sentence points at it."""
