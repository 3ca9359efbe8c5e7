"""SQL of the search index: what the words of facts and questions are, and where."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from knowledge.retrieval.index.cache import Kept
from knowledge.store import Snapshot, Transaction, batches

_NOWHERE = -1
_COUNTS: Kept[str, int] = Kept(20_000)


@dataclass(frozen=True, slots=True)
class IndexSize:
    """How much is indexed: facts, and stems in all of them."""

    facts: int
    stems: int


def size(db: Snapshot) -> IndexSize:
    """Return how much is indexed."""
    [(facts, stems)] = db.query("SELECT facts, stems FROM state")
    return IndexSize(facts, stems)


def is_sound(db: Transaction) -> bool:
    """Tell whether every fact is in the index, and the index is whole. It needs to be writable."""
    for table in ("search", "asked"):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    query = """SELECT count(*) FROM facts f WHERE withdrawn_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = f.id)"""
    missing = db.value(query)
    return not missing


def texts(db: Snapshot, facts: Collection[int]) -> list[tuple[int, str, str]]:
    """Return id, language and text of those facts that are not withdrawn."""
    return [
        row
        for marks, batch in batches(facts)
        for row in db.query(
            f"SELECT id, language, text FROM facts WHERE withdrawn_at IS NULL AND id IN ({marks})",
            batch,
        )
    ]


def remove(db: Transaction, facts: Collection[int]) -> None:
    """Take facts and their questions out of the index."""
    for marks, batch in batches(facts):
        old = db.query(f"SELECT stems FROM search WHERE rowid IN ({marks})", batch)
        asked = f"SELECT id FROM questions WHERE fact IN ({marks})"
        questions = db.query(f"SELECT stems FROM asked WHERE rowid IN ({asked})", batch)
        _count(db, "questions", (stems for (stems,) in questions), -1)
        _count(db, "facts", (stems for (stems,) in old), -1)
        _grow(db, -len(old), -sum(len(stems.split()) for (stems,) in old))
        db.execute(f"DELETE FROM search WHERE rowid IN ({marks})", batch)
        db.execute(f"DELETE FROM asked WHERE rowid IN ({asked})", batch)


def add_facts(db: Transaction, rows: Sequence[tuple[int, str]]) -> None:
    """Index facts by their stems, joined by spaces; their words are known already."""
    db.execute_many("INSERT INTO search (rowid, stems) VALUES (?, ?)", rows)
    _grow(db, len(rows), sum(len(stems.split()) for _, stems in rows))
    _count(db, "facts", (stems for _, stems in rows), 1)


def add_questions(db: Transaction, rows: Sequence[tuple[int, str]]) -> None:
    """Index questions by their stems, joined by spaces; their words are known already."""
    db.execute_many("INSERT INTO asked (rowid, stems) VALUES (?, ?)", rows)
    _count(db, "questions", (stems for _, stems in rows), 1)


def unknown_words(db: Snapshot, words: Collection[str]) -> set[str]:
    """Return those that no index entry has had yet."""
    known = {
        term
        for marks, batch in batches(words)
        for (term,) in db.query(f"SELECT term FROM words WHERE term IN ({marks})", batch)
    }
    return set(words) - known


def add_words(db: Transaction, words: Iterable[str], spellings: Iterable[tuple[str, str]]) -> None:
    """Learn words and their keys, under which misspellings of them are found."""
    db.execute_many("INSERT OR IGNORE INTO words (term) VALUES (?)", ((word,) for word in words))
    db.execute_many("INSERT OR IGNORE INTO spellings VALUES (?, ?)", spellings)


def frequencies(db: Snapshot, terms: Collection[str]) -> dict[str, int]:
    """Return in how many facts each term stands, 0 for one that only questions hold.

    Terms that stand nowhere are left out.
    """
    known = _COUNTS.of(db)
    missing = [term for term in terms if term not in known]
    found: dict[str, int] = dict.fromkeys(missing, _NOWHERE)
    for marks, batch in batches(missing):
        query = f"SELECT term, facts FROM words WHERE facts + questions > 0 AND term IN ({marks})"
        found |= db.query(query, batch)
    # Only now, for what could not be read must not be taken for absent.
    known |= found
    return {term: known[term] for term in terms if known[term] != _NOWHERE}


def spelled(db: Snapshot, keys: Collection[str]) -> set[str]:
    """Return the words that share a spelling key."""
    return {
        str(term)
        for marks, batch in batches(keys)
        for (term,) in db.query(f"SELECT term FROM spellings WHERE key IN ({marks})", batch)
    }


def starting(db: Snapshot, prefix: str, limit: int) -> list[str]:
    """Return words that start so."""
    query = "SELECT term FROM words WHERE term >= ? AND term < ? LIMIT ?"
    return [str(term) for (term,) in db.query(query, [prefix, prefix + "\U0010ffff", limit])]


def every(db: Snapshot, documents: Collection[int] = ()) -> list[int]:
    """Return all indexed facts, for small libraries."""
    query = f"SELECT rowid FROM search WHERE true {_within(documents)}"
    return [int(id_) for (id_,) in db.query(query)]


def matching(
    db: Snapshot, terms: Collection[str], limit: int, documents: Collection[int] = ()
) -> list[int]:
    """Return the facts that hold any of the terms, best by BM25 first."""
    return best_of(db, "search", terms, limit, _within(documents))


def places(
    db: Snapshot, terms: Collection[str], documents: Collection[int] = ()
) -> dict[str, list[int]]:
    """Return for each term the facts that hold it, as often as they do, in the order of ids."""
    found: dict[str, list[int]] = {}
    within = _within(documents, "doc")
    for _, batch in batches(terms):
        # Numbers for terms: many places come back, and each text among them would be decoded.
        values = ",".join(f"({at},?)" for at in range(len(batch)))
        query = f"""WITH wanted(number, word) AS (VALUES {values}) SELECT number, doc FROM wanted
            CROSS JOIN search_places ON term = word {within}"""
        facts: list[list[int]] = [[] for _ in batch]
        for number, fact in db.query(query, batch):
            facts[number].append(fact)
        found |= zip(map(str, batch), facts, strict=True)
    return found


def synonyms(db: Snapshot, terms: Collection[str]) -> list[tuple[str, str]]:
    """Return the pairs of curated terms, normalised, whose first is one of these."""
    return [
        (str(term), str(synonym))
        for marks, batch in batches(terms)
        for term, synonym in db.query(
            f"SELECT term, synonym FROM synonyms WHERE term IN ({marks})", batch
        )
    ]


def titles(db: Snapshot, documents: Collection[int]) -> dict[int, str]:
    """Return the title of each of these documents."""
    return {
        int(id_): str(title)
        for marks, batch in batches(documents)
        for id_, title in db.query(f"SELECT id, title FROM documents WHERE id IN ({marks})", batch)
    }


def best_of(
    db: Snapshot, table: str, terms: Collection[str], limit: int, within: str
) -> list[int]:
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


def _count(db: Transaction, column: str, rows: Iterable[str], sign: int) -> None:
    counts = Counter(stem for stems in rows for stem in set(stems.split()))
    db.execute_many(
        f"UPDATE words SET {column} = {column} + ? WHERE term = ?",
        ((sign * count, stem) for stem, count in counts.items()),
    )


def _grow(db: Transaction, facts: int, stems: int) -> None:
    db.execute("UPDATE state SET facts = facts + ?, stems = stems + ?", [facts, stems])
