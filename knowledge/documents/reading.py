"""A file -> its text and what it says of itself; what cannot be read is said in one line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import DocumentError
from knowledge.sentences import title_of

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read: about half a million sentences of plain text."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: offsets of facts count in the characters of `text`."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None


def read_document(path: Path) -> Source:
    """Read a file by its suffix; without a title of its own it gets the file's name.

    Raises DocumentError, whose sentence says what is wrong and how to mend it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise DocumentError(f"{path.name}: this format is unknown. Known are: {known}.")
    data = _read_bytes(path)
    try:
        source = reader(data)
    except DocumentError as exc:
        raise DocumentError(f"{path.name} {exc}") from exc
    if not source.text.strip():
        raise DocumentError(f"{path.name} holds no text.")
    return replace(source, title=source.title or path.stem.replace("_", " "))


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes. Raises DocumentError for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(
            f"is not UTF-8 text (byte {exc.start}). Save it as UTF-8 and try again."
        ) from exc
    if "\0" in text:
        raise DocumentError("looks like a binary file, not like text.")
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            limit = LARGEST // 1024**2
            raise DocumentError(f"{path.name} is larger than {limit} MB. Split it and try again.")
        return path.read_bytes()
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc


def _read_text(data: bytes) -> Source:
    text = decode(data)
    return Source(text, title_of(text))


READERS: Mapping[str, Callable[[bytes], Source]] = {".txt": _read_text, ".md": _read_text}
