"""Entry reader: rows of the query log become entries; what waits is decrypted once."""

from collections.abc import Sequence
from datetime import datetime

from knowledge.store.query_log import Row
from knowledge.users.cipher import Cipher
from knowledge.users.log_entries import LogEntry, Outcome, read_talk


class EntryReader:
    """Reads entries, and remembers those of the rows that were read together last."""

    def __init__(self, cipher: Cipher) -> None:
        self._cipher = cipher
        self._last: dict[int, tuple[Row, LogEntry]] = {}

    def read_again(self, rows: Sequence[Row]) -> list[LogEntry]:
        """Return the entries of rows, of which most were there the last time."""
        last = self._last
        found = {row["id"]: (row, self._known(last, row) or self.read(row)) for row in rows}
        self._last = found
        return [entry for _, entry in found.values()]

    def read(self, row: Row) -> LogEntry:
        """Return the entry of a row."""
        return LogEntry(
            row["id"],
            self._cipher.decrypt(row["question"]),
            row["language"],
            Outcome(row["outcome"]),
            row["fact"],
            row["confidence"],
            datetime.fromisoformat(row["at"]),
            row["ups"],
            row["downs"],
            bool(row["sent"]),
            row["waits"] > 0,
            row["chosen"],
            read_talk(*(row[at] and self._cipher.decrypt(row[at]) for at in ("before", "after"))),
            row["grouped"],
            row["person"],
        )

    @staticmethod
    def _known(last: dict[int, tuple[Row, LogEntry]], row: Row) -> LogEntry | None:
        known, entry = last.get(row["id"], (None, None))
        return entry if known == row else None
