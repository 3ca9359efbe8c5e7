"""SQL of talks, which it knows by the pseudonym of their corner."""

from typing import Any

from sqlite_utils import Database


def put(db: Database, row: dict[str, Any]) -> None:
    """Store what a talk remembers now."""
    columns, marks = ", ".join(row), ",".join("?" * len(row))
    query = f"INSERT OR REPLACE INTO talks ({columns}) VALUES ({marks})"
    db.execute(query, list(row.values()))


def talk(db: Database, corner: str, since: str) -> bytes | None:
    """Return what a talk remembers, if its last turn is not older."""
    query = "SELECT talk FROM talks WHERE corner = ? AND at >= ?"
    row = db.execute(query, [corner, since]).fetchone()
    return row[0] if row else None


def end(db: Database, corner: str) -> None:
    """Forget a talk."""
    db.table("talks").delete_where("corner = ?", [corner])


def let_go(db: Database, before: str) -> None:
    """Forget the talks whose last turn is older."""
    db.table("talks").delete_where("at < ?", [before])
