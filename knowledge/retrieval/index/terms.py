"""Terms: in how many facts each stands and in which, and how it is spelt."""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.retrieval.index.memory import Memory
from knowledge.store import Snapshot, batches

_NOWHERE = -1
_COUNTED = 20_000
"""Terms of which it is kept in how many facts they stand."""
_PLACED = 2_000
"""Terms of which it is kept where they stand: most in a few dozen facts, some in hundreds."""
_AFTER_ALL = "\U0010ffff"
"""The last character there is: every string that begins so sorts before prefix + this."""


@dataclass(frozen=True, slots=True)
class IndexSize:
    """How much is indexed: facts, and stems in all of them."""

    facts: int
    stems: int


class Terms:
    """Reads postings and spellings; remembers frequencies, which ranking asks for most."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._counts: Memory[str, int] = Memory(_COUNTED)
        self._places: Memory[str, Sequence[int]] = Memory(_PLACED)
        self.memories = (self._counts, self._places)

    def size(self) -> IndexSize:
        """Return how much is indexed."""
        [(facts, stems)] = self._snapshot.query("SELECT facts, stems FROM state")
        return IndexSize(facts, stems)

    def frequencies(self, terms: Collection[str]) -> dict[str, int]:
        """Return in how many facts each term stands, 0 for one that only questions hold.

        Terms that stand nowhere are left out.
        """
        known = self._counts
        if missing := [term for term in terms if term not in known]:
            query = "SELECT term, facts FROM words WHERE facts + questions > 0 AND term IN (??)"
            found = self._snapshot.query_in(query, missing)
            # Only now, for what could not be read must not be taken for absent.
            known |= dict.fromkeys(missing, _NOWHERE) | dict(found)
        return {term: known[term] for term in terms if known[term] != _NOWHERE}

    def spelled(self, keys: Collection[str]) -> set[str]:
        """Return the words that share a spelling key."""
        query = "SELECT term FROM spellings WHERE key IN (??)"
        return {str(term) for (term,) in self._snapshot.query_in(query, keys)}

    def sounding(self, prefix: str, limit: int) -> list[tuple[str, str]]:
        """Return words with the key of their sound, as far as that starts so."""
        query = "SELECT term, key FROM spellings WHERE key >= ? AND key < ? LIMIT ?"
        rows = self._snapshot.query(query, [prefix, prefix + _AFTER_ALL, limit])
        return [(str(term), str(key)) for term, key in rows]

    def starting(self, prefix: str, limit: int) -> list[str]:
        """Return words that start so."""
        query = "SELECT term FROM words WHERE term >= ? AND term < ? LIMIT ?"
        rows = self._snapshot.query(query, [prefix, prefix + _AFTER_ALL, limit])
        return [str(term) for (term,) in rows]

    def containing(self, part: str, limit: int) -> list[str]:
        """Return words that begin or end so, and are longer; it reads all words."""
        query = """SELECT term FROM words WHERE (term LIKE ? OR term LIKE ?) AND term <> ?
                   ORDER BY term LIMIT ?"""
        rows = self._snapshot.query(query, [f"{part}%", f"%{part}", part, limit])
        return [str(term) for (term,) in rows]

    def facts(self, documents: Collection[int] = ()) -> list[int]:
        """Return all indexed facts, for small libraries."""
        query = f"SELECT rowid FROM search WHERE true {_within(documents)}"
        return [int(id_) for (id_,) in self._snapshot.query(query)]

    def matching(
        self, terms: Collection[str], limit: int, documents: Collection[int] = ()
    ) -> list[int]:
        """Return the facts that hold any of the terms, best by BM25 first."""
        return best_of(self._snapshot, "search", terms, limit, _within(documents))

    def places(
        self, terms: Collection[str], documents: Collection[int] = ()
    ) -> dict[str, Sequence[int]]:
        """Return for each term the facts that hold it, as often as they do, in order of ids."""
        if documents:
            return self._read_places(terms, documents)
        known = self._places
        if missing := [term for term in terms if term not in known]:
            known |= self._read_places(missing)
        return {term: known[term] for term in terms}

    def _read_places(
        self, terms: Collection[str], documents: Collection[int] = ()
    ) -> dict[str, Sequence[int]]:
        found: dict[str, Sequence[int]] = {}
        within = _within(documents, "doc")
        for _, batch in batches(terms):
            # Numbers for terms: many places come back, and each text among them would be decoded.
            values = ",".join(f"({at},?)" for at in range(len(batch)))
            query = f"""WITH wanted(number, word) AS (VALUES {values}) SELECT number, doc
                FROM wanted CROSS JOIN search_places ON term = word {within}"""
            # Arrays, which take a quarter of the memory of lists.
            facts = [array("q") for _ in batch]
            for number, fact in self._snapshot.query(query, batch):
                facts[number].append(fact)
            found |= zip(map(str, batch), facts, strict=True)
        return found


def best_of(
    db: Snapshot, table: str, terms: Collection[str], limit: int, within: str
) -> list[int]:
    """Return the rows of a full-text table that hold any of the terms, best by BM25 first."""
    if not terms:
        return []
    # Sorted, for the sum that orders facts depends on the order of what is added.
    wanted = " OR ".join('"' + term.replace('"', "") + '"' for term in sorted(set(terms)))
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? {within} ORDER BY rank LIMIT ?"
    return [int(id_) for (id_,) in db.query(query, [wanted, limit])]


def _within(documents: Collection[int], fact: str = "rowid") -> str:
    if not documents:
        return ""
    ids = ",".join(map(str, map(int, documents)))
    # With the plus, FTS5 is searched once and not once for each fact of the document.
    return f"AND +{fact} IN (SELECT id FROM facts WHERE document IN ({ids}))"
