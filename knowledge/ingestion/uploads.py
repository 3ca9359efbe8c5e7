"""What reads a file that somebody sent: a document, or a table of records."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from knowledge.ingestion.export_formats import counted, holds_records
from knowledge.ingestion.limits import check_length
from knowledge.ingestion.readers import Source, read_document
from knowledge.ingestion.readers.encodings import decode
from knowledge.ingestion.readers.sandbox import run_sandboxed


@dataclass(frozen=True, slots=True)
class Upload:
    """What was read of a file: a document, or a table of records by its suffix and text.

    `rows` counts the records of a table by their type.
    """

    name: str
    source: Source | None = None
    suffix: str = ""
    table: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)


def read_upload(path: Path, name: str) -> Upload:
    """Read a file that somebody sent; it is called `name`, wherever it lies.

    Raises DocumentError.
    """
    suffix = path.suffix.lower()
    if holds_records(path):
        rows = run_sandboxed(path, counted.__module__, counted.__qualname__, suffix)
        return Upload(name, None, suffix, decode(path.read_bytes()), rows)
    source = of_bearable_length(read_document(path))
    if source.title == path.stem:
        source = replace(source, title=Path(name).stem.replace("_", " ").strip() or name)
    return Upload(name, source)


def of_bearable_length(source: Source) -> Source:
    """Return the source. Raises DocumentError if it holds more text than is kept."""
    check_length(source.text)
    return source
