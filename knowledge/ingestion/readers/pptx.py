"""Presentations: each slide is a page and a section, its points are a list."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.structure import (
    About,
    ElementKind,
    Span,
    StructuredDocument,
    TextWriter,
    compose,
    visible,
)
from knowledge.ingestion.structure.fragments import FRAGMENTS
from knowledge.ingestion.structure.headlines import TITLE, is_headline
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, NUMBER
from knowledge.ingestion.structure.statements import states

if TYPE_CHECKING:
    from pptx.slide import Slide

FORMAT = "presentation (.pptx)"
_SLIDE = 2
"""Level of the title of a slide, below that of the presentation."""
_DEEPEST = 10


def read_pptx(data: bytes) -> StructuredDocument:
    """Read the slides in order. Raises DocumentError if the file is damaged or a bomb."""
    from pptx import Presentation  # noqa: PLC0415 - only presentations need it
    from pptx.exc import PackageNotFoundError  # noqa: PLC0415

    check_packed(data, FORMAT)
    try:
        presentation = Presentation(BytesIO(as_transitional(data)))
    except (PackageNotFoundError, KeyError, ValueError) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    writer, unread = TextWriter(), Counter[str]()
    for page, slide in enumerate(presentation.slides, 1):
        writer.page = page
        _write_slide(writer, slide, unread)
    said = presentation.core_properties
    about = About(said.title, said.author, unread=+unread)
    return compose(writer.text, writer.elements, about, typeset=True)


def _write_slide(writer: TextWriter, slide: "Slide", unread: Counter[str]) -> None:
    title = slide.shapes.title
    level = TITLE if title is None and writer.page == 1 else _SLIDE
    title = title or _first_line(slide)
    if title is not None:
        writer.write(ElementKind.HEADING, title.text_frame.text, level=level)
    for shape in _shapes(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False):
            rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
            writer.write_table(rows, headers=int(shape.table.first_row))
        elif shape.has_text_frame:
            unread[FRAGMENTS] += _write_frame(writer, shape)
        else:
            unread["charts" if getattr(shape, "has_chart", False) else "pictures"] += 1


def _first_line(slide: "Slide") -> Any:
    """Return the text box that names a slide without a title: the highest one, if it is a line."""
    boxes: list[Any] = [shape for shape in slide.shapes if shape.has_text_frame]
    filled = [box for box in boxes if box.text_frame.text.strip()]
    highest = min(filled, key=lambda box: box.top or 0, default=None)
    line = "" if highest is None else visible(highest.text_frame.text)
    return highest if line and is_headline(line, Span(0, len(line))) else None


def _shapes(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """Yield all shapes, those within groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _write_frame(writer: TextWriter, shape: Any) -> int:
    """Write the points of a slide as a list, and the sentences of a text box as paragraphs.

    Other words of a text box are labels of a drawing: return how many lines of them there are.
    """
    paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
    list_ = writer.new_list() if shape.is_placeholder and len(paragraphs) > 1 else 0
    labels = 0
    for paragraph in paragraphs:
        words = paragraph.text.replace("\v", "\n")
        if list_:
            writer.write_item(words, list_, paragraph.level)
        elif shape.is_placeholder or _is_said(visible(words)):
            writer.write_lines(words)
        else:
            labels += 1
    return labels


def _is_said(words: str) -> bool:
    """Tell whether words of a text box are sentences, or announce what follows."""
    span = Span(0, len(words))
    marked = any(mark.match(words) for mark in (BULLET, NUMBER, ASKED, ANSWERED))
    return (
        marked
        or ends_sentence(words, span)
        or announces(words, span)
        or states(words, span, labels=False)
    )
