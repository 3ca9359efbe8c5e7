"""PDF: words with places become paragraphs, headings, lists and tables again, page by page."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT
from knowledge.ingestion.readers.pdf_furniture import without_furniture
from knowledge.ingestion.readers.pdf_layout import Line, lines_of, rows_of
from knowledge.ingestion.readers.pdf_paragraphs import (
    LineGroup,
    joined,
    passages_of,
    with_continued_cells,
    words_within,
)
from knowledge.ingestion.readers.pdf_words import PageWords, PlacedWord
from knowledge.ingestion.structure import (
    About,
    ElementKind,
    Span,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
)
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.markers import BULLET

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_LARGER = 1.08
"""Height of a heading, as a multiple of that of the text."""
_LONGEST = 200
"""Characters of a heading that is told by its size."""
_PICTURE = 0.02
"""Share of a page that a picture covers; smaller ones are signs and rules."""


def read_pdf(data: bytes) -> StructuredDocument:
    """Read the text of all pages. Raises DocumentError if it is locked, damaged or has no text."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - only PDF needs it

    try:
        document = PdfDocument(data)
        pages = [lines_of(rows) for rows in without_furniture(_rows(document))]
        unread = Counter(pictures=sum(_pictures(page) for page in document))
    except PdfiumError as exc:
        if "password" in str(exc).lower():
            message = "is protected by a password. Save it without one and try again."
            raise DocumentError(message, Fault.LOCKED) from exc
        raise DocumentError("is damaged or no PDF. Save it again and try again.") from exc
    if not any(pages):
        message = "holds no text, only pictures of it. Recognise the text first (OCR)."
        raise DocumentError(message, Fault.PICTURES)
    said = document.get_metadata_dict()
    return _composed(pages, About(said.get("Title"), said.get("Author"), unread=+unread))


def _rows(document: "PdfDocument") -> list[list[list[PlacedWord]]]:
    pages, length = [], 0
    for page in document:
        words = [*PageWords(page.get_textpage()).words()]
        length += sum(len(word.text) + 1 for word in words)
        if length > LONGEST_TEXT:
            raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
        pages.append([*rows_of(words)])
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
    words = words_within(pages)
    passages = passages_of(pages)
    levels = _levels(passages)
    writer = TextWriter()
    typed = _is_typed(passages)
    for passage in passages:
        writer.page = passage.page
        if passage.fixed and not typed:
            writer.write(ElementKind.CODE, "\n".join(line.text for line in passage.lines))
            continue
        if len(passage.rows) > 1:
            rows = with_continued_cells(passage.rows)
            writer.write_table(rows, headers=is_named(rows))
            continue
        text = joined(passage.lines, words)
        level = levels.get(_look(passage))
        if level is not None and _is_heading(passage, text, _body(passages)):
            writer.write(ElementKind.HEADING, text, level=level)
        else:
            indent = round(passage.lines[0].left) if BULLET.match(text) else 0
            writer.write(ElementKind.PARAGRAPH, text, level=indent)
    return compose(writer.text, writer.elements, about)


def _is_typed(passages: Sequence[LineGroup]) -> bool:
    """Tell whether most of a document is written in letters of one width."""
    typed = sum(len(passage.lines) for passage in passages if passage.fixed)
    return typed > sum(len(passage.lines) for passage in passages) / 2


def _look(passage: LineGroup) -> tuple[float, bool]:
    return round(passage.height * 2) / 2, passage.bold


def _body(passages: Sequence[LineGroup]) -> tuple[float, bool]:
    """Return the look of most of the text."""
    letters: Counter[tuple[float, bool]] = Counter()
    for passage in passages:
        letters[_look(passage)] += sum(len(line.text) for line in passage.lines)
    return letters.most_common(1)[0][0]


def _levels(passages: Sequence[LineGroup]) -> dict[tuple[float, bool], int]:
    """Return the level of headings of each look: the largest is 1."""
    body = _body(passages)
    larger = {
        _look(passage)
        for passage in passages
        if _is_heading(passage, " ".join(line.text for line in passage.lines), body)
    }
    return {look: level for level, look in enumerate(sorted(larger, reverse=True), 1)}


def _is_heading(passage: LineGroup, text: str, body: tuple[float, bool]) -> bool:
    """Tell a heading by its size, or by bold letters and its words."""
    height, bold = _look(passage)
    if height > _LARGER * body[0]:
        return len(text) <= _LONGEST
    alike = height > body[0] / _LARGER
    return alike and bold and not body[1] and is_headline(text, Span(0, len(text)))
