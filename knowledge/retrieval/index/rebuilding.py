"""SQL of the rules by which the index was built, and of beginning anew."""

from knowledge.store import Snapshot, Transaction


def rules(db: Snapshot) -> int:
    """Return the number of the rules by which the index was built."""
    number = db.value("SELECT indexed_by FROM state")
    return int(number)


def begin(db: Transaction, rules: int) -> list[int]:
    """Empty the index, note the rules from now on, and return the facts to be indexed."""
    for table in ("search", "asked", "words", "spellings", "initials", "taught"):
        db.execute(f"DELETE FROM {table}")
    db.execute("UPDATE state SET facts = 0, stems = 0, indexed_by = ?", [rules])
    query = "SELECT id FROM facts WHERE withdrawn_at IS NULL ORDER BY id"
    return [int(id_) for (id_,) in db.query(query)]
