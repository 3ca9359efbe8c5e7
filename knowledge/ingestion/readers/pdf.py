"""PDF: words with places become paragraphs, headings, lists and tables again, page by page."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.pdf_bands import banded_tables
from knowledge.ingestion.readers.pdf_elements import GroupWriter
from knowledge.ingestion.readers.pdf_furniture import without_furniture
from knowledge.ingestion.readers.pdf_hyphens import words_within
from knowledge.ingestion.readers.pdf_layout import Line
from knowledge.ingestion.readers.pdf_paragraphs import groups_of
from knowledge.ingestion.readers.pdf_rows import is_formula, rows_of
from knowledge.ingestion.readers.pdf_ruled_tables import ruled_tables
from knowledge.ingestion.readers.pdf_rules import RuledTable, drawn_lines
from knowledge.ingestion.readers.pdf_tables import lines_with_tables
from knowledge.ingestion.readers.pdf_words import PageWords, PlacedWord
from knowledge.ingestion.readers.recognised_text import is_garbled
from knowledge.ingestion.structure import (
    About,
    StructuredDocument,
    compose,
)

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_PICTURE = 0.02
"""Share of a page that a picture covers; smaller ones are signs and rules."""


def read_pdf(data: bytes) -> StructuredDocument:
    """Read the text of all pages. Raises DocumentError if it is locked, damaged or has no text."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - only PDF needs it

    try:
        document = PdfDocument(data)
        found = _pages(document)
        rows = without_furniture([page.rows for page in found])
        pages = [
            lines_with_tables(left, page.tables) for left, page in zip(rows, found, strict=True)
        ]
        unread = sum((page.unread for page in found), Counter[str]())
    except PdfiumError as exc:
        if "password" in str(exc).lower():
            message = "is protected by a password. Save it without one and try again."
            raise DocumentError(message, Fault.LOCKED) from exc
        raise DocumentError("is damaged or no PDF. Save it again and try again.") from exc
    if not any(pages):
        message = "holds no text, only pictures of it. Recognise the text first (OCR)."
        raise DocumentError(message, Fault.PICTURES)
    said = document.get_metadata_dict()
    composed = _composed(pages, About(said.get("Title"), said.get("Author"), unread=+unread))
    if is_garbled(composed.text):
        message = "holds letters that a scanner took for others. Recognise the text again (OCR)."
        raise DocumentError(message, Fault.PICTURES)
    return composed


class _FoundPage(NamedTuple):
    """What is found on a page: the rows of its words, its tables, and what cannot be read."""

    rows: list[list[PlacedWord]]
    tables: list[RuledTable]
    unread: Counter[str]


def _pages(document: "PdfDocument") -> list[_FoundPage]:
    pages, length = [], 0
    for page in document:
        words = [*PageWords(page.get_textpage()).words()]
        length += sum(len(word.text) + 1 for word in words)
        if length > LONGEST_TEXT:
            raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
        drawn = drawn_lines(page)
        tables = ruled_tables(drawn) or banded_tables(drawn.areas)
        rows = [*rows_of(words)]
        kept = [row for row in rows if not is_formula(row)]
        formulas = sum(is_formula(row) and not is_formula(after) for row, after in pairwise(rows))
        unread = Counter(pictures=_pictures(page), formulas=formulas)
        pages.append(_FoundPage(kept, tables, unread))
    return pages


def _pictures(page: "PdfPage") -> int:
    """Count the pictures of a page that are large enough to show something."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE  # noqa: PLC0415

    area = page.get_width() * page.get_height()
    shown = 0
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        shown += (right - left) * (top - bottom) > _PICTURE * area
    return shown


def _composed(pages: Sequence[Sequence[Line]], about: About) -> StructuredDocument:
    groups = groups_of(pages)
    writer = GroupWriter(groups, words_within(pages))
    for group, following in zip_longest(groups, groups[1:]):
        writer.write(group, following)
    return compose(writer.text, writer.elements, about, typeset=True)
