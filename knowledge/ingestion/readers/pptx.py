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
    StructuredDocument,
    TextWriter,
    compose,
)

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
    return compose(writer.text, writer.elements, About(said.title, said.author, unread=unread))


def _write_slide(writer: TextWriter, slide: "Slide", unread: Counter[str]) -> None:
    title = slide.shapes.title
    if title is not None:
        writer.write(ElementKind.HEADING, title.text_frame.text, level=_SLIDE)
    for shape in _shapes(slide.shapes):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False):
            rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
            writer.write_table(rows, headers=int(shape.table.first_row))
        elif shape.has_text_frame:
            _write_frame(writer, shape)
        else:
            unread["charts" if getattr(shape, "has_chart", False) else "pictures"] += 1


def _shapes(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """Yield all shapes, those within groups too."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _write_frame(writer: TextWriter, shape: Any) -> None:
    """Write the points of a slide as a list; a text box holds paragraphs."""
    paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
    list_ = writer.new_list() if shape.is_placeholder and len(paragraphs) > 1 else 0
    for paragraph in paragraphs:
        words = paragraph.text.replace("\v", "\n")
        if list_:
            writer.write_item(words, list_, paragraph.level)
        else:
            writer.write_lines(words)
