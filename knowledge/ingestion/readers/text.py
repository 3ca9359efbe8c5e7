"""Plain text: kept as it stands, to the character."""

from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.structure import About, StructuredDocument, structured_text


def read_text(data: bytes) -> StructuredDocument:
    """Read plain text. Raises DocumentError if the bytes are none."""
    text, encoding = decode_document(data)
    return structured_text(text, About(encoding=encoding))
