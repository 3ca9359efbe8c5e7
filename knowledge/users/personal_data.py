"""Holders of personal data: what each can do with what belongs to one person."""

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from knowledge.store import Database, people
from knowledge.users.cipher import Cipher

Rows = list[dict[str, Any]]
"""Rows by the names of their columns; bytes are what the cipher wrote."""


class Holder(Protocol):
    """A place where personal data lies; it knows a person by their pseudonym."""

    def export(self, person: str) -> Mapping[str, Rows]:
        """Return all that it holds of a person, by table."""

    def forget(self, person: str) -> None:
        """Delete all that it holds of a person. Raises StoreError."""

    def let_go(self) -> None:
        """Delete what was kept for as long as `retention` says. Raises StoreError."""


class PersonalTables:
    """Holder of the tables that a subclass names; their rows have a column `person`."""

    tables: ClassVar[tuple[str, ...]]

    def __init__(self, database: Database, cipher: Cipher) -> None:
        self._database = database
        self._cipher = cipher

    def export(self, person: str) -> Mapping[str, Rows]:
        """Return the rows of a person, by table."""
        db = self._database.read()
        return {table: people.rows_of(db, table, person) for table in self.tables}

    def forget(self, person: str) -> None:
        """Delete the rows of a person. Raises StoreError."""
        with self._database.write(changes_answers=False) as db:
            people.delete_rows(db, self.tables, person)

    def let_go(self) -> None:
        """Delete nothing: this is kept until it is forgotten, unless a subclass says more."""
