"""Keeps the search index in step with the facts, inside the transaction that changes them."""

from collections.abc import Collection

from sqlite_utils import Database


def reindex(db: Database, fact_ids: Collection[int]) -> None:
    """Bring the index up to date for these facts; today's ranking reads the facts themselves."""
