"""SQL of equivalents: pairs of terms of which each may stand for the other."""

from collections.abc import Collection, Sequence
from itertools import permutations
from typing import NamedTuple

from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction

MOST_PAIRS = 20_000
"""Pairs that are read; nobody teaches more (see curation.taught_synonyms)."""
_NEXT = """SELECT 1 + coalesce(max(id), 0) FROM (SELECT id FROM synonyms UNION ALL
           SELECT json_extract(key, '$.id') FROM undo_log WHERE tab = 'synonyms') AS given"""


class SynonymPair(NamedTuple):
    """A stored pair, in one of its two directions."""

    id: int
    term: str
    synonym: str


def pairs(db: Snapshot) -> list[SynonymPair]:
    """Return all pairs, in both directions, the oldest first."""
    rows = db.query("SELECT id, term, synonym FROM synonyms ORDER BY id LIMIT ?", [MOST_PAIRS])
    return [SynonymPair(int(id_), str(term), str(synonym)) for id_, term, synonym in rows]


def count_pairs(db: Snapshot) -> int:
    """Return how many pairs are stored."""
    return int(db.value("SELECT count(*) FROM synonyms"))


def store(db: Transaction, terms: Sequence[str]) -> None:
    """Say that each of these terms may stand for each other.

    The number of a pair that was taken away is not given again, or undo would take another one
    for it.
    """
    for term, synonym in permutations(dict.fromkeys(terms), 2):
        pair = {"id": int(db.value(_NEXT)), "term": term, "synonym": synonym}
        db.insert_if_new("synonyms", pair)


def remove(db: Transaction, term: str, others: Collection[str]) -> None:
    """Let a term and these others stand for each other no more."""
    for other in others:
        db.delete("synonyms", where={"term": term, "synonym": other})
        db.delete("synonyms", where={"term": other, "synonym": term})
