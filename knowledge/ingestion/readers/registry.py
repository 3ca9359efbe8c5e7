"""The formats of documents, one line each; and a file -> its text and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LARGEST_FILE, MEGABYTE
from knowledge.ingestion.readers.sandbox import run_sandboxed
from knowledge.ingestion.readers.source import Source

_EXTRACT = f"{__package__}.extraction", "extract"
"""Named, not imported: what cuts text costs a fifth of a start, and only the child needs it."""
PACKED = b"PK\x03\x04"
"""What every ZIP archive begins with: several formats are such archives."""
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format of documents: `reader` makes a StructuredDocument of bytes, or DocumentError.

    It is named as an entry point is, `module:function`, for files are read in a process of their
    own, and no other imports it. `signature` is what its files begin with, where they do.
    `media_types` are its names on the web.
    """

    reader: str
    signature: bytes = b""
    media_types: tuple[str, ...] = ()


def _reader(module: str) -> str:
    return f"{__package__}.{module}:read_{module}"


READERS: dict[str, DocumentFormat] = {
    ".txt": DocumentFormat(_reader("text"), media_types=("text/plain",)),
    ".md": DocumentFormat(_reader("markdown"), media_types=("text/markdown",)),
    ".html": DocumentFormat(_reader("html"), media_types=("text/html", "application/xhtml+xml")),
    ".htm": DocumentFormat(_reader("html")),
    ".pdf": DocumentFormat(_reader("pdf"), b"%PDF-", ("application/pdf",)),
    ".docx": DocumentFormat(_reader("docx"), PACKED, (f"{_OFFICE}.wordprocessingml.document",)),
    ".odt": DocumentFormat(_reader("odt"), PACKED, ("application/vnd.oasis.opendocument.text",)),
    ".rtf": DocumentFormat(_reader("rtf"), b"{\\rtf", ("application/rtf", "text/rtf")),
    ".epub": DocumentFormat(_reader("epub"), PACKED, ("application/epub+zip",)),
    ".pptx": DocumentFormat(_reader("pptx"), PACKED, (f"{_OFFICE}.presentationml.presentation",)),
    ".csv": DocumentFormat(_reader("delimited"), media_types=("text/csv",)),
    ".xlsx": DocumentFormat(_reader("xlsx"), PACKED, (f"{_OFFICE}.spreadsheetml.sheet",)),
}
"""Suffix -> format."""
OLD: Mapping[str, str] = {".doc": ".docx", ".dot": ".docx", ".ppt": ".pptx", ".xls": ".xlsx"}
"""Suffixes of formats that are not read, and those to save their files as."""


def read_document(path: Path) -> Source:
    """Read a file by its suffix; without a title of its own it gets the file's name.

    Raises DocumentError, whose sentence says what is wrong and how to mend it.
    """
    _refuse_old(path)
    known = READERS.get(path.suffix.lower())
    if known is None:
        formats = ", ".join(READERS)
        message = f"{path.name}: this format is unknown. Known are: {formats}."
        raise DocumentError(message, Fault.FORMAT, formats)
    _check_size(path)
    try:
        _check_signature(path)
        source = _read(path, known)
    except DocumentError as exc:
        raise DocumentError(f"{path.name} {exc}", exc.fault, exc.detail) from exc
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc
    if not source.text.strip():
        raise DocumentError(f"{path.name} holds no text.", Fault.EMPTY)
    return replace(source, title=source.title or path.stem.replace("_", " "))


def suffixes() -> Mapping[str, str]:
    """Return which suffix each media type has."""
    return {kind: suffix for suffix, known in READERS.items() for kind in known.media_types}


def _read(path: Path, known: DocumentFormat) -> Source:
    return Source.unpacked(run_sandboxed(path, *_EXTRACT, known.reader))


def _refuse_old(path: Path) -> None:
    newer = OLD.get(path.suffix.lower())
    if newer:
        message = f"{path.name} is in an old format. Save it as {newer} and try again."
        raise DocumentError(message, Fault.LOCKED)


def _check_size(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as exc:
        raise DocumentError(f"{path} cannot be read: {exc.strerror}.") from exc
    if size > LARGEST_FILE:
        limit = LARGEST_FILE // MEGABYTE
        message = f"{path.name} is larger than {limit} MB. Split it and try again."
        raise DocumentError(message, Fault.SIZE, limit)


def _check_signature(path: Path) -> None:
    """Raise DocumentError for a file whose first bytes belong to other formats only."""
    signed = {suffix: known.signature for suffix, known in READERS.items() if known.signature}
    with path.open("rb") as file:
        beginning = file.read(max(map(len, signed.values())))
    others = [suffix for suffix, signature in signed.items() if beginning.startswith(signature)]
    if others and path.suffix.lower() not in others:
        names = " or ".join(others)
        message = f"is a {names} file by its content. Rename it and try again."
        raise DocumentError(message, Fault.SUFFIX, names)
