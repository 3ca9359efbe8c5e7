"""PDF: lines become paragraphs again."""

import re
from collections.abc import Iterator
from io import BytesIO

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.source import Source

_ENDS = re.compile(r"[.!?…:][\"'»”’)]*$")
_SHORT = 0.75
"""A line that ends a sentence and fills less of the column than this ends its paragraph."""


def read_pdf(data: bytes) -> Source:
    """Read the text of all pages. Raises DocumentError if it is locked, damaged or has no text."""
    from pypdf import PdfReader  # noqa: PLC0415 - only PDF needs it
    from pypdf.errors import LimitReachedError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            message = "is protected by a password. Save it without one and try again."
            raise DocumentError(message, Fault.LOCKED)
        said = reader.metadata
        pages, length = [], 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > LONGEST_TEXT:
                raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
    except LimitReachedError as exc:
        message = "unpacks to more than any document needs; it is not read."
        raise DocumentError(message, Fault.BOMB) from exc
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as exc:
        # Beside its own errors pypdf lets those of a damaged object tree escape.
        raise DocumentError("is damaged or no PDF. Save it again and try again.") from exc
    text = "\n\n".join(_paragraphs("\n".join(pages)))
    if not text:
        message = "holds no text, only pictures of it. Recognise the text first (OCR)."
        raise DocumentError(message, Fault.PICTURES)
    return Source(
        text,
        (said.title or "").strip() or None if said else None,
        author=(said.author or "").strip() or None if said else None,
    )


def _paragraphs(text: str) -> Iterator[str]:
    """Join the lines of each paragraph; a hyphen that only breaks a line goes."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    width = sorted(len(line) for line in lines if line)[-1:]
    paragraph = ""
    for line in (*lines, ""):
        if line and paragraph.endswith("-") and line[0].islower():
            paragraph = paragraph[:-1] + line
        elif line:
            paragraph = f"{paragraph} {line}".strip()
        if paragraph and (not line or (_ENDS.search(line) and len(line) < _SHORT * width[0])):
            yield paragraph
            paragraph = ""
