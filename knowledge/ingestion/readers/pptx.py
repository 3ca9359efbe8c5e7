"""Presentations: each slide is a page and a section, its points are a list."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.readers.pptx_points import (
    are_points,
    is_bare_label,
    is_said,
    is_typed,
    joined_lines,
    names_points,
    write_points,
)
from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure import (
    About,
    Cell,
    ElementKind,
    Reach,
    Span,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
    visible,
)
from knowledge.ingestion.structure.closings import is_agenda, is_closing
from knowledge.ingestion.structure.formatted_headings import is_text
from knowledge.ingestion.structure.fragments import FRAGMENTS
from knowledge.ingestion.structure.headlines import TITLE, is_headline
from knowledge.ingestion.structure.lists import announces, ends_sentence

if TYPE_CHECKING:
    from pptx.slide import Slide

FORMAT = "presentation (.pptx)"
_SLIDE = 2
"""Level of the title of a slide, below that of the presentation."""
_DEEPEST = 10
_NAME = 120
"""Characters of the line that names a slide, at most."""
_LETTERS = 3
"""Letters of such a line, at least: fewer mark a part of a drawing."""
_SHAPES = frozenset("sp grpSp graphicFrame cxnSp pic contentPart".split())
_LEADING = frozenset((ElementKind.PARAGRAPH, ElementKind.ITEM))
_FURNITURE = frozenset(("SLIDE_NUMBER", "FOOTER", "DATE", "HEADER"))
"""Kinds of boxes that stand on each slide, and say nothing of it."""


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
    shapes = [shape for shape in _shapes(slide.shapes) if not _is_furniture(shape)]
    before = len(writer.elements)
    title = slide.shapes.title
    level = TITLE if title is None and writer.page == 1 else _SLIDE
    title = title or _largest_line(shapes) or _first_line(shapes)
    if title is not None:
        _write_title(writer, title.text_frame.text, level)
    label = ""
    for shape in shapes:
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False):
            rows = [[_cell(cell) for cell in row.cells] for row in shape.table.rows]
            headers = int(shape.table.first_row) or is_named(rows)
            writer.write_table(rows, headers=headers)
        elif shape.has_text_frame:
            unread["formulas"] += sum(map(_has_formula, shape.text_frame.paragraphs))
            left_out = _write_frame(writer, shape, label)
            unread[FRAGMENTS] += left_out
            words = visible(shape.text_frame.text)
            label = words if left_out == 1 and names_points(words) else ""
        else:
            unread["charts" if getattr(shape, "has_chart", False) else "pictures"] += 1
    if title is not None and is_agenda(title.text_frame.text):
        named = writer.elements[before + 1 :]
        writer.elements[before + 1 :] = [replace(e, kind=ElementKind.BOILERPLATE) for e in named]
    last = writer.elements[-1] if len(writer.elements) > before else None
    if last is not None and last.kind in _LEADING and _leads_on(writer.text, last.span):
        writer.elements[-1] = replace(last, kind=ElementKind.BOILERPLATE)
        unread[FRAGMENTS] += 1


def _write_title(writer: TextWriter, title: str, level: int) -> None:
    """Write the title of a slide as a heading, or as text where it is whole sentences."""
    if is_text(visible(title), marked=True):
        writer.write_lines(title)
    else:
        writer.write(ElementKind.HEADING, title, level=level)


def _cell(cell: Any) -> Cell:
    """Return the words of a cell of a table, or which cell reaches into it."""
    box = cell._tc  # noqa: SLF001 - nothing public says which way a cell reaches
    if box.hMerge:
        return Reach.LEFT
    return Reach.ABOVE if box.vMerge else str(cell.text)


def _leads_on(text: str, span: Span) -> bool:
    """Tell one sentence that announces what is drawn, or stands before it on the slide."""
    return announces(text, span) and len([*sentence_spans(text, *span)]) == 1


def _is_furniture(shape: Any) -> bool:
    return shape.is_placeholder and shape.placeholder_format.type.name in _FURNITURE


def _largest_line(shapes: Iterable[Any]) -> Any:
    """Return the text box that names a slide without a title: the line in the largest letters."""
    boxes = [shape for shape in shapes if shape.has_text_frame and shape.text_frame.text.strip()]
    sizes = [_size(box) for box in boxes]
    largest = max(sizes, default=0)
    if not largest or sizes.count(largest) > 1:
        return None
    box = boxes[sizes.index(largest)]
    line = visible(box.text_frame.text)
    named = len(line) <= _NAME and sum(map(str.isalpha, line)) >= _LETTERS
    return box if named and not ends_sentence(line, Span(0, len(line))) else None


def _size(box: Any) -> int:
    """Return the size of the largest letters of a text box; 0 if it does not say any."""
    runs = (run for paragraph in box.text_frame.paragraphs for run in paragraph.runs)
    return max((run.font.size or 0 for run in runs), default=0)


def _first_line(shapes: Iterable[Any]) -> Any:
    """Return the highest text box of a slide without a title, if it is a line."""
    boxes: list[Any] = [shape for shape in shapes if shape.has_text_frame]
    filled = [box for box in boxes if box.text_frame.text.strip()]
    highest = min(filled, key=lambda box: box.top or 0, default=None)
    line = "" if highest is None else visible(highest.text_frame.text)
    return highest if line and is_headline(line, Span(0, len(line))) else None


def _shapes(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    """Yield all shapes, those within groups too."""
    for shape in _members(shapes):
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _members(shapes: Any) -> Iterator[Any]:
    """Yield shapes in order; python-pptx passes over those that hold formulas.

    What is drawn by hand, it does not know: ink of a later PowerPoint.
    """
    for child in shapes._element.iterchildren("*"):  # noqa: SLF001 - nothing public leads to them
        name = child.tag.rpartition("}")[2]
        found = [*child.iterfind("{*}Choice/*")] if name == "AlternateContent" else [child]
        for element in found:
            known = element.tag.rpartition("}")[2] in _SHAPES and hasattr(element, "has_ph_elm")
            if known:
                yield shapes._shape_factory(element)  # noqa: SLF001


def _has_formula(paragraph: Any) -> bool:
    """Tell a paragraph with a formula, which says nothing without it."""
    return paragraph._p.find(".//{*}oMath") is not None  # noqa: SLF001


def _write_frame(writer: TextWriter, shape: Any, label: str) -> int:
    """Write the points of a slide as a list, and the sentences of a text box as paragraphs.

    `label` are words before it that name its points; empty if there are none.
    Other words of a text box, and labels that nothing stands below, are left out: return how
    many lines of them there are.
    """
    filled = (p for p in shape.text_frame.paragraphs if p.text.strip() and not _has_formula(p))
    paragraphs = [paragraph for paragraph in filled if not is_closing(paragraph.text)]
    points = shape.is_placeholder and not _is_subtitle(shape)
    if len(paragraphs) > 1 and (points or are_points(paragraphs)):
        if label and not points:
            writer.write(ElementKind.PARAGRAPH, label)
        return write_points(writer, paragraphs)
    left_out, announced = 0, False
    whole = _lines(paragraphs)
    for (typed, words), following in zip_longest(whole, whole[1:]):
        if typed:
            writer.write(ElementKind.CODE, words)
            continue
        alone = len(whole) == 1 and not points
        said = points or announced or is_said(visible(words), last=not following, alone=alone)
        if not said or (not following and is_bare_label(visible(words))):
            left_out += 1
            continue
        writer.write_lines(words)
        announced = words.rstrip().endswith(":")
    return left_out


def _lines(paragraphs: Sequence[Any]) -> list[tuple[bool, str]]:
    """Return the lines of a text box, and of each whether it is typed into a program."""
    made: list[tuple[bool, str]] = []
    for typed, run in groupby(paragraphs, is_typed):
        words = [paragraph.text.replace("\v", "\n") for paragraph in run]
        made += [(typed, line) for line in (words if typed else joined_lines(words))]
    return made


def _is_subtitle(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.type.name == "SUBTITLE")
