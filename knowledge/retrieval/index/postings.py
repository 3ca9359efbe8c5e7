"""SQL that changes the index: words, postings and counts, inside the record's transaction."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path

from knowledge.errors import StoreError
from knowledge.store import Snapshot, Transaction, batches
from knowledge.store.database import scratch_copy

_TABLES = ("search", "asked", "words", "spellings", "initials", "taught")
_MISSING = """
    SELECT count(*) FROM facts f WHERE withdrawn_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = f.id)"""


def remove(db: Transaction, facts: Collection[int]) -> None:
    """Take facts and their questions out of the index."""
    for marks, batch in batches(facts):
        old = db.query(f"SELECT stems, headings FROM search WHERE rowid IN ({marks})", batch)
        asked = f"SELECT id FROM questions WHERE fact IN ({marks})"
        questions = db.query(f"SELECT stems FROM asked WHERE rowid IN ({asked})", batch)
        _count(db, "questions", (stems.split() for (stems,) in questions), -1)
        _count(db, "facts", (f"{stems} {headings}".split() for stems, headings in old), -1)
        _grow(db, -len(old), -sum(len(stems.split()) for stems, _ in old))
        db.execute(f"DELETE FROM search WHERE rowid IN ({marks})", batch)
        db.execute(f"DELETE FROM asked WHERE rowid IN ({asked})", batch)


def add_facts(db: Transaction, rows: Sequence[tuple[int, list[str], list[str]]]) -> None:
    """Index facts by their stems and those of their headings; their words are known already."""
    db.execute_many(
        "INSERT INTO search (rowid, stems, headings) VALUES (?, ?, ?)",
        ((id_, " ".join(stems), " ".join(headings)) for id_, stems, headings in rows),
    )
    _grow(db, len(rows), sum(len(stems) for _, stems, _ in rows))
    _count(db, "facts", ((*stems, *headings) for _, stems, headings in rows), 1)


def add_questions(db: Transaction, rows: Sequence[tuple[int, list[str]]]) -> None:
    """Index questions by their stems; their words are known already."""
    db.execute_many(
        "INSERT INTO asked (rowid, stems) VALUES (?, ?)",
        ((id_, " ".join(stems)) for id_, stems in rows),
    )
    _count(db, "questions", (stems for _, stems in rows), 1)


def unknown_words(db: Snapshot, words: Collection[str]) -> set[str]:
    """Return those that no index entry has had yet."""
    known = db.query_in("SELECT term FROM words WHERE term IN (??)", words)
    return set(words) - {term for (term,) in known}


def add_words(db: Transaction, words: Iterable[str], spellings: Iterable[tuple[str, str]]) -> None:
    """Learn words and their keys, under which misspellings of them are found."""
    db.execute_many("INSERT OR IGNORE INTO words (term) VALUES (?)", ((word,) for word in words))
    db.execute_many("INSERT OR IGNORE INTO spellings VALUES (?, ?)", spellings)


def fingerprint_of(db: Snapshot) -> int:
    """Return the fingerprint of what the index was built with."""
    return int(db.value("SELECT indexed_by FROM state"))


def clear(db: Transaction, fingerprint: int) -> None:
    """Empty the index, and note what it will be built with."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE state SET facts = 0, stems = 0, indexed_by = ?", [fingerprint])


def is_searchable(database: Path) -> bool:
    """Tell whether the index is whole and holds every fact: tried on a copy in memory."""
    try:
        with scratch_copy(database) as db:
            for table in ("search", "asked"):
                db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
            return not db.value(_MISSING)
    except StoreError:
        return False


def _count(db: Transaction, column: str, rows: Iterable[Sequence[str]], sign: int) -> None:
    counts = Counter(chain.from_iterable(map(set, rows)))
    db.execute_many(
        f"UPDATE words SET {column} = {column} + ? WHERE term = ?",
        ((sign * count, stem) for stem, count in counts.items()),
    )


def _grow(db: Transaction, facts: int, stems: int) -> None:
    db.execute("UPDATE state SET facts = facts + ?, stems = stems + ?", [facts, stems])
