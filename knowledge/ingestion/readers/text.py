"""Plain text and Markdown: kept as it stands, to the character."""

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.source import Source
from knowledge.ingestion.segmentation import title_of


def read_text(data: bytes) -> Source:
    """Read UTF-8 text. Raises DocumentError for anything else."""
    text = decode(data)
    return Source(text, title_of(text))


def decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes. Raises DocumentError for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise DocumentError(
            f"is not UTF-8 text (byte {exc.start}). Save it as UTF-8 and try again.",
            Fault.ENCODING,
        ) from exc
    if "\0" in text:
        raise DocumentError("looks like a binary file, not like text.", Fault.BINARY)
    return text
