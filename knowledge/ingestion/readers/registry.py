"""A file -> its text and what it says of itself; what cannot be read is said in one line."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.fetcher import Address, fetched, is_public
from knowledge.ingestion.readers.sandbox import FORMATS, read_isolated
from knowledge.ingestion.readers.source import LARGEST, Source
from knowledge.ingestion.readers.text import read_text

_BEGINNINGS: Mapping[bytes, str] = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx"}
"""What the files of a format begin with, where they do."""


def read_document(path: Path) -> Source:
    """Read a file by its suffix; without a title of its own it gets the file's name.

    Raises DocumentError, whose sentence says what is wrong and how to mend it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        message = f"{path.name}: this format is unknown. Known are: {known}."
        raise DocumentError(message, Fault.FORMAT, known)
    _check_size(path)
    try:
        _check_suffix(path)
        source = reader(path)
    except DocumentError as exc:
        raise DocumentError(f"{path.name} {exc}", exc.fault, exc.detail) from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc
    if not source.text.strip():
        raise DocumentError(f"{path.name} holds no text.", Fault.EMPTY)
    return replace(source, title=source.title or path.stem.replace("_", " "))


def read_page(url: str, allowed: Callable[[Address], bool] = is_public) -> Source:
    """Download and read what stands at an address.

    Raises DocumentError, also for an address that is not `allowed`: by default one that is not on
    the public internet.
    """
    with fetched(url, allowed) as path:
        source = read_document(path)
    return replace(source, url=source.url or url)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc
    if size > LARGEST:
        limit = LARGEST // 1024**2
        message = f"{path.name} is larger than {limit} MB. Split it and try again."
        raise DocumentError(message, Fault.SIZE, limit)


def _check_suffix(path: Path) -> None:
    """Raise DocumentError for a file whose first bytes belong to another format."""
    with path.open("rb") as file:
        beginning = file.read(max(map(len, _BEGINNINGS)))
    for signature, suffix in _BEGINNINGS.items():
        if beginning.startswith(signature) and path.suffix.lower() != suffix:
            message = f"is a {suffix} file by its content. Rename it and try again."
            raise DocumentError(message, Fault.SUFFIX, suffix)


def _read_plain(path: Path) -> Source:
    return read_text(path.read_bytes())


READERS: Mapping[str, Callable[[Path], Source]] = {
    ".txt": _read_plain,
    ".md": _read_plain,
    **{suffix: partial(read_isolated, suffix=suffix) for suffix in FORMATS},
}
