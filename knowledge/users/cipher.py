"""People's words and ids, unreadable without a key that lies outside the database."""

import hmac
import os
from base64 import urlsafe_b64encode
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Self

from knowledge.errors import CipherError, UnreadableKeyError
from knowledge.store.files import keep_owner, sync

KEY_BYTES = 32
"""Of a key file; one of another length is none."""
_OWNER_ONLY = 0o600
_UNREADABLE = "The key file {} cannot be used: {}."


class Cipher:
    """Encrypts words (Fernet: AES-128-CBC with HMAC-SHA256) and names people by a keyed HMAC.

    Its `fingerprint`, 32 hexadecimal digits, tells one key from another and nothing about either.
    """

    def __init__(self, key: bytes) -> None:
        # OpenSSL takes a tenth of a second to load, for which the terminal should not wait.
        from cryptography.fernet import Fernet  # noqa: PLC0415

        self._fernet = Fernet(urlsafe_b64encode(_derived(key, "words")))
        # Copied for each name: to make it anew takes four times as long.
        self._people = hmac.new(_derived(key, "people"), digestmod=sha256)
        self.fingerprint = _derived(key, "fingerprint").hex()[:32]

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the key, or make one if there is none; only its owner may read the file.

        Raises CipherError if the file cannot be read or made, or is no key.
        """
        try:
            if not path.exists():
                _make(path)
            path.chmod(_OWNER_ONLY)
        except OSError as exc:
            raise UnreadableKeyError(_UNREADABLE.format(path, exc.strerror)) from exc
        return cls.read(path)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the key, and change nothing. Raises CipherError if there is none, or it is none."""
        try:
            key = path.read_bytes()
        except OSError as exc:
            raise UnreadableKeyError(_UNREADABLE.format(path, exc.strerror)) from exc
        if len(key) != KEY_BYTES:
            raise CipherError(
                f"{path} is no key of this bot. Restore it from your backup; without it, what "
                "people wrote stays unreadable."
            )
        return cls(key)

    def encrypt(self, words: str) -> bytes:
        """Return the words as only `decrypt` reads them; equal words differ each time."""
        return self._fernet.encrypt(words.encode("utf-8", "surrogatepass"))

    def decrypt(self, secret: bytes) -> str:
        """Return the words. Raises CipherError if another key, or damage, is in the way."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415

        try:
            return self._fernet.decrypt(secret).decode("utf-8", "surrogatepass")
        except InvalidToken as exc:
            raise CipherError("These words were stored with another key.") from exc

    def pseudonym(self, *ids: int | str | None) -> str:
        """Return the same 32 letters for the same ids; nobody without the key finds them back."""
        said = "\0".join("" if id_ is None else str(id_) for id_ in ids)
        name = self._people.copy()
        name.update(said.encode())
        return name.hexdigest()[:32]


def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.new(key, purpose.encode(), sha256).digest()


def _make(path: Path) -> None:
    key = os.urandom(KEY_BYTES)
    # Made under another name and linked: a second process never reads half a key.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(_OWNER_ONLY, exist_ok=False)
    try:
        with draft.open("wb") as file:
            file.write(key)
            file.flush()
            # What it encrypts is on the disk at once; a power cut must not leave that alone.
            os.fsync(file.fileno())
        keep_owner(draft, path)
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    finally:
        draft.unlink()
    sync(path.absolute().parent)
