"""SQL of talks, which it knows by the pseudonym of their corner."""

from typing import Any

from knowledge.store.transaction import Snapshot, Transaction


def put(db: Transaction, row: dict[str, Any]) -> None:
    """Store what a talk remembers now."""
    columns, marks = ", ".join(row), ",".join("?" * len(row))
    query = f"INSERT OR REPLACE INTO talks ({columns}) VALUES ({marks})"
    db.execute(query, list(row.values()))


def talk(db: Snapshot, corner: str, since: str) -> bytes | None:
    """Return what a talk remembers, if its last turn is not older."""
    query = "SELECT talk FROM talks WHERE corner = ? AND at >= ?"
    row = db.first(query, [corner, since])
    return row[0] if row else None


def end(db: Transaction, corner: str) -> None:
    """Forget a talk."""
    db.delete("talks", where={"corner": corner})


def let_go(db: Transaction, before: str) -> None:
    """Forget the talks whose last turn is older."""
    db.execute("DELETE FROM talks WHERE at < ?", [before])
