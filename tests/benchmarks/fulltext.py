"""SQL of a plain full-text search in memory: what most bots on SQLite do, to compare with."""

import sqlite3
from collections.abc import Sequence


class FullText:
    """Sentences under FTS5 with English stems; any word may match, rare ones count for more."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute("CREATE VIRTUAL TABLE facts USING fts5(text, tokenize = 'porter')")
        rows = ((sentence,) for sentence in sentences)
        self._db.executemany("INSERT INTO facts VALUES (?)", rows)

    def search(self, words: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """Return the places of the best sentences and their BM25, the highest first."""
        wanted = " OR ".join(f'"{word}"' for word in words)
        query = "SELECT rowid, -rank FROM facts WHERE facts MATCH ? ORDER BY rank LIMIT ?"
        rows = self._db.execute(query, [wanted, limit]).fetchall() if wanted else []
        return [(row - 1, float(score)) for row, score in rows]
