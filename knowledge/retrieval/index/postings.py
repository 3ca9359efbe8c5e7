"""SQL that changes the index: words, postings and counts, inside the record's transaction."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from knowledge.store import Snapshot, Transaction, batches

_TABLES = ("search", "asked", "words", "spellings", "initials", "taught")


def texts(db: Snapshot, facts: Collection[int]) -> list[tuple[int, str, str]]:
    """Return id, language and text of those facts that are not withdrawn."""
    query = "SELECT id, language, text FROM facts WHERE withdrawn_at IS NULL AND id IN (??)"
    return [
        (int(id_), str(language), str(text)) for id_, language, text in db.query_in(query, facts)
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
    known = db.query_in("SELECT term FROM words WHERE term IN (??)", words)
    return set(words) - {term for (term,) in known}


def add_words(db: Transaction, words: Iterable[str], spellings: Iterable[tuple[str, str]]) -> None:
    """Learn words and their keys, under which misspellings of them are found."""
    db.execute_many("INSERT OR IGNORE INTO words (term) VALUES (?)", ((word,) for word in words))
    db.execute_many("INSERT OR IGNORE INTO spellings VALUES (?, ?)", spellings)


def fingerprint_of(db: Snapshot) -> int:
    """Return the fingerprint of what the index was built with."""
    return int(db.value("SELECT indexed_by FROM state"))


def begin(db: Transaction, fingerprint: int) -> list[int]:
    """Empty the index, note what it is built with, and return the facts to be indexed."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE state SET facts = 0, stems = 0, indexed_by = ?", [fingerprint])
    query = "SELECT id FROM facts WHERE withdrawn_at IS NULL ORDER BY id"
    return [int(id_) for (id_,) in db.query(query)]


def is_sound(db: Transaction) -> bool:
    """Tell whether every fact is in the index, and the index is whole. It needs to be writable."""
    for table in ("search", "asked"):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    query = """SELECT count(*) FROM facts f WHERE withdrawn_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = f.id)"""
    return not db.value(query)


def _count(db: Transaction, column: str, rows: Iterable[str], sign: int) -> None:
    counts = Counter(stem for stems in rows for stem in set(stems.split()))
    db.execute_many(
        f"UPDATE words SET {column} = {column} + ? WHERE term = ?",
        ((sign * count, stem) for stem, count in counts.items()),
    )


def _grow(db: Transaction, facts: int, stems: int) -> None:
    db.execute("UPDATE state SET facts = facts + ?, stems = stems + ?", [facts, stems])
