"""Key binding: a database and the key to what people wrote in it are one thing.

The database, and so every backup of it, carries the fingerprint of its key. Beside another key
promises to people would become false: `/forgetme` would delete under a name that nobody has, and
editors would be strangers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import CipherError
from knowledge.store import Database, Snapshot, encryption_key
from knowledge.store.database import snapshot_of
from knowledge.store.files import move_aside
from knowledge.users.cipher import KEY_BYTES, Cipher

_MISSING = (
    "The key file {key} is missing, and what people wrote in {database} cannot be read without "
    "it. Put the file back from your backup. {way_out}"
)
_WRONG = (
    "{key} is not the key that {database} was written with. Put the right file back from your "
    "backup. {way_out}"
)
_WAY_OUT = (
    "If it is lost for good: `python -m bot run --new-key` makes a new one; facts and documents "
    "stay, questions, editors' roles, settings and subscriptions go."
)


@dataclass(frozen=True, slots=True)
class ReplacedKey:
    """What a new key cost: rows that nobody can read any more, by table, and the old key file."""

    lost: Mapping[str, int]
    aside: Path | None


def open_cipher(database: Database, key: Path) -> Cipher:
    """Return what reads people's words; a database that has no key yet is bound to this one.

    A key file is made only where nothing was encrypted yet. Raises CipherError if the file is
    missing, wrong or unreadable, and StoreError; then nothing was changed.
    """
    require_key(database.read(), database.name, key)
    cipher = Cipher.open(key)
    if encryption_key.fingerprint(database.read()) is None:
        with database.write(changes_answers=False) as db:
            # Another process may have been faster, with another key file.
            if encryption_key.fingerprint(db) is None:
                encryption_key.bind(db, cipher.fingerprint)
        require_key(database.read(), database.name, key)
    return cipher


def check_key(database: Path, key: Path) -> None:
    """Compare a file, a backup too, with a key; nothing is made. Raises as `open_cipher` does."""
    with snapshot_of(database) as db:
        require_key(db, str(database), key)


def require_key(db: Snapshot, database: str, key: Path) -> None:
    """Raise CipherError unless the key file fits what was encrypted, if anything was."""
    bound = encryption_key.fingerprint(db)
    said = {"key": key, "database": database, "way_out": _WAY_OUT}
    if not key.exists():
        if bound or any(encryption_key.samples(db)):
            raise CipherError(_MISSING.format(**said))
    elif not _fits(Cipher.read(key), db, bound):
        raise CipherError(_WRONG.format(**said))


def replace_key(database: Database, key: Path) -> ReplacedKey:
    """Bind a database to a new key, and delete what nobody can read any more.

    A wrong or damaged key file is moved aside under a dated name. Raises CipherError if the
    present key fits, for then a new one would only destroy.
    """
    db = database.read()
    is_key = key.exists() and key.stat().st_size == KEY_BYTES
    if is_key and _fits(Cipher.read(key), db, encryption_key.fingerprint(db)):
        raise CipherError(f"{key} fits {database.name}: a new key would only lose what it reads.")
    aside = move_aside(key, "before-new-key") if key.exists() else None
    cipher = Cipher.open(key)
    with database.write(changes_answers=False) as writing:
        lost = encryption_key.delete_encrypted(writing)
        encryption_key.bind(writing, cipher.fingerprint)
    database.checkpoint()
    return ReplacedKey(lost, aside)


def _fits(cipher: Cipher, db: Snapshot, bound: str | None) -> bool:
    """Compare fingerprints; a database of before them is tried with what lies in it."""
    if bound is not None:
        return bound == cipher.fingerprint
    samples = [*encryption_key.samples(db)]
    return not samples or any(_reads(cipher, each) for each in samples)


def _reads(cipher: Cipher, secret: bytes) -> bool:
    try:
        cipher.decrypt(secret)
    except CipherError:
        return False
    return True
