"""Plain text: kept as it stands, to the character; a page that was saved as text is a page."""

import re

from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.structure import About, StructuredDocument, structured_text

_TAG = re.compile(
    r"\s{0,20}<(?:!doctype html|html|head|body|main|article|section|div|span|table|font|center"
    r"|h[1-6]|p|ul|ol)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:div|span|p|li|td|font|body|html|h[1-6])>|<br ?/?>", re.IGNORECASE)
_FEWEST = 3
"""Tags of a page, at least, besides the one that opens it."""


def _page(text: str) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{text}</body>'.encode()


def read_text(data: bytes) -> StructuredDocument:
    """Read plain text, or a web page that was saved as such.

    Raises DocumentError if the bytes are none.
    """
    text, encoding = decode_document(data)
    if _TAG.match(text) and sum(1 for _ in _CLOSING.finditer(text)) >= _FEWEST:
        from knowledge.ingestion.readers.html import read_html  # noqa: PLC0415 - few files need it

        return read_html(text.encode() if "<html" in text.lower() else _page(text))
    return structured_text(text, About(encoding=encoding))
