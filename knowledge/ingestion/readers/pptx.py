"""Presentations: each slide is a page and a section, its points are a list."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure import (
    About,
    ElementKind,
    Span,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
    visible,
)
from knowledge.ingestion.structure.closings import is_closing
from knowledge.ingestion.structure.fragments import FRAGMENTS
from knowledge.ingestion.structure.headlines import TITLE, is_headline
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, NUMBER
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_cut, names_alone
from knowledge.ingestion.structure.statements import states

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
        writer.write(ElementKind.HEADING, title.text_frame.text, level=level)
    for shape in shapes:
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False):
            rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
            headers = int(shape.table.first_row) or is_named(rows)
            writer.write_table(rows, headers=headers)
        elif shape.has_text_frame:
            unread[FRAGMENTS] += _write_frame(writer, shape)
        else:
            unread["charts" if getattr(shape, "has_chart", False) else "pictures"] += 1
    last = writer.elements[-1] if len(writer.elements) > before else None
    if last is not None and last.kind in _LEADING and _leads_on(writer.text, last.span):
        writer.elements[-1] = replace(last, kind=ElementKind.BOILERPLATE)
        unread[FRAGMENTS] += 1


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
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _write_frame(writer: TextWriter, shape: Any) -> int:
    """Write the points of a slide as a list, and the sentences of a text box as paragraphs.

    Other words of a text box, and labels that nothing stands below, are left out: return how
    many lines of them there are.
    """
    filled = (p for p in shape.text_frame.paragraphs if p.text.strip())
    paragraphs = [paragraph for paragraph in filled if not is_closing(paragraph.text)]
    points = shape.is_placeholder and not _is_subtitle(shape)
    if len(paragraphs) > 1 and (points or _are_points(paragraphs)):
        return _write_points(writer, paragraphs)
    labels, announced = 0, False
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        words = paragraph.text.replace("\v", "\n")
        said = points or announced or _is_said(visible(words), last=not following)
        if not said or (not following and _labels(visible(words))):
            labels += 1
            continue
        writer.write_lines(words)
        announced = words.rstrip().endswith(":")
    return labels


def _is_subtitle(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.type.name == "SUBTITLE")


def _are_points(paragraphs: Sequence[Any]) -> bool:
    """Tell a text box that is a list: a colon opens it, or its lines have marks of their own."""
    opens = visible(paragraphs[0].text).endswith(":")
    marks = ("{*}pPr/{*}buChar", "{*}pPr/{*}buAutoNum")
    marked = sum(any(p._p.find(mark) is not None for mark in marks) for p in paragraphs)  # noqa: SLF001
    return opens or marked > len(paragraphs) / 2


def _write_points(writer: TextWriter, points: Sequence[Any]) -> int:
    """Write points as lists, below what announces them; return how many labels were left out."""
    list_, end, labels = writer.new_list(), 0, 0
    for at, point in enumerate(points):
        words = point.text.replace("\v", "\n")
        if at == end:
            list_ = writer.new_list()
        announced = _announced_end(points, at) if at >= end else at
        deeper = at + 1 < len(points) and points[at + 1].level > point.level
        if announced > at:
            writer.write(ElementKind.PARAGRAPH, words)
            list_, end = writer.new_list(), announced
        elif (_labels(visible(words)) or _asks(visible(words))) and not deeper:
            writer.write(ElementKind.BOILERPLATE, words)
            labels += 1
        else:
            writer.write_item(words, list_, point.level)
    return labels


def _announced_end(points: Sequence[Any], at: int) -> int:
    """Return where the points end that one with a colon announces, as deep as itself; 0 if none.

    They go on in small letters, or it says with a verb that they follow, or opens the list and
    nothing else has a colon; another label has one.
    """
    level, words = points[at].level, visible(points[at].text)
    following = points[at + 1 : at + 2]
    open_ = not words.endswith(":") and is_cut(words, Span(0, len(words)))
    if not (words.endswith(":") or open_) or not following or following[0].level != level:
        return 0
    small = visible(following[0].text)[:1].islower()
    if open_ and not small:
        return 0
    alone = at == 0 and not any(":" in point.text for point in points[1:])
    if not (small or alone or has_predicate(words, Span(0, len(words)))):
        behind = points[at + 2 : at + 3]
        return at + 2 if not behind or ": " in f"{behind[0].text} " else 0
    end = at + 1
    while end < len(points) and points[end].level >= level:
        other = visible(points[end].text)
        if points[end].level == level and (other.endswith(":") or other[:1].islower() != small):
            break
        end += 1
    return end if end > at + 1 else 0


def _asks(words: str) -> bool:
    """Tell a point that is a question alone, which says nothing."""
    return words.endswith("?") and len([*sentence_spans(words, 0, len(words))]) == 1


def _labels(words: str) -> bool:
    """Tell a label that nothing stands below, but perhaps a link: “Our pages:”."""
    span = Span(0, len(words))
    return announces(words, span) and not has_predicate(words, span)


def _is_said(words: str, *, last: bool) -> bool:
    """Tell whether words of a text box are sentences, or announce what follows in it."""
    span = Span(0, len(words))
    marked = any(mark.match(words) for mark in (BULLET, NUMBER, ASKED, ANSWERED))
    return (
        marked
        or (ends_sentence(words, span) and " " in words and not names_alone(words, span))
        or (announces(words, span) and not last)
        or states(words, span, labels=False)
    )
