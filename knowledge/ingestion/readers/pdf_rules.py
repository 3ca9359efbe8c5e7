"""What is drawn on a PDF page: lines and areas, and the tables that they rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0
"""Points that a drawn line is wide, at most; what is wider is a box, of which the edges count."""
SHORT = 8.0
"""Points that a line of a table is long, at least."""
NEAR = 5.0
"""Points by which edges of neighbouring cells miss each other, at most."""
_MOST_PATHS, _MOST_SEGMENTS = 4_000, 8_000
"""Paths of a page that is no drawing, and parts of all of them, at most."""
_COVERED = 0.6
"""Share of the side of a cell that a line covers, at least."""
_SIDES = 5
"""Parts of the path of a box, at most: a corner, and four sides."""


class Rule(NamedTuple):
    """A line that goes across (or up) at `at`, from `start` to `end`, in points."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A box on a page, in points, and its colour as one number."""

    left: float
    bottom: float
    right: float
    top: float
    colour: int = 0


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table whose cells are ruled: `columns` from the left, `rows` from above, as their edges.

    `across` and `upright` are the lines that part its cells. `open_ended` is set if there may be
    a row above and below what is drawn, and `named` if its first row has a colour of its own.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    open_ended: bool = False
    named: bool = False

    def is_open_above(self, row: int, column: int) -> bool:
        """Tell whether no line parts a cell from the one above."""
        side = self.columns[column], self.columns[column + 1]
        return row > 0 and not _covers(self.across, self.rows[row], *side)

    def is_open_left(self, row: int, column: int) -> bool:
        """Tell whether no line parts a cell from the one on its left."""
        side = self.rows[row + 1], self.rows[row]
        return column > 0 and not _covers(self.upright, self.columns[column], *side)


class DrawnLines(NamedTuple):
    """What is drawn on a page: lines across, lines that go up, and areas of one colour."""

    across: list[Rule]
    upright: list[Rule]
    areas: list[Area]


def drawn_lines(page: "PdfPage") -> DrawnLines:
    """Return the lines and areas of a page; none of a drawing, which has too many."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDFPath_CountSegments  # noqa: PLC0415

    drawn = DrawnLines([], [], [])
    segments = 0
    for number, path in enumerate(page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=2)):
        count = FPDFPath_CountSegments(path.raw)
        segments += count
        if number > _MOST_PATHS or segments > _MOST_SEGMENTS:
            return DrawnLines([], [], [])
        boxes = [path.get_bounds()] if count <= _SIDES else _boxes(path, count)
        stroked = _is_stroked(path)
        colour = _colour(path)
        for left, bottom, right, top in boxes:
            _note(Area(left, bottom, right, top, colour), drawn, stroked=stroked)
    return drawn


def _is_stroked(path: Any) -> bool:
    """Tell a path that is drawn as a line; another one is the background of words."""
    from ctypes import c_int  # noqa: PLC0415

    from pypdfium2.raw import FPDFPath_GetDrawMode  # noqa: PLC0415

    filled, stroked = c_int(), c_int()
    return bool(FPDFPath_GetDrawMode(path.raw, filled, stroked) and stroked.value)


def _colour(path: Any) -> int:
    """Return the colour that fills a path."""
    from ctypes import c_uint  # noqa: PLC0415

    from pypdfium2.raw import FPDFPageObj_GetFillColor  # noqa: PLC0415

    red, green, blue, alpha = (c_uint() for _ in range(4))
    FPDFPageObj_GetFillColor(path.raw, red, green, blue, alpha)
    return red.value << 16 | green.value << 8 | blue.value


def _boxes(path: Any, count: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield the bounds of each straight part of a path of many."""
    from ctypes import c_float  # noqa: PLC0415

    import pypdfium2.raw as pdfium  # noqa: PLC0415

    matrix = path.get_matrix()
    before: tuple[float, float] | None = None
    x, y = c_float(), c_float()
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if before is not None and kind == pdfium.FPDF_SEGMENT_LINETO:
            (left, right), (bottom, top) = (
                sorted(pair) for pair in zip(before, point, strict=True)
            )
            yield left, bottom, right, top
        before = point


def _note(box: Area, drawn: DrawnLines, *, stroked: bool) -> None:
    """Note a thin box as a line, another one that is drawn as its four edges, else as an area."""
    left, bottom, right, top, _ = box
    wide, high = right - left, top - bottom
    if high <= _THIN < SHORT <= wide:
        drawn.across.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN < SHORT <= high:
        drawn.upright.append(Rule((left + right) / 2, bottom, top))
    elif stroked and wide >= SHORT and high >= SHORT:
        drawn.across.extend(Rule(at, left, right) for at in (bottom, top))
        drawn.upright.extend(Rule(at, bottom, top) for at in (left, right))
    elif wide >= SHORT and high >= SHORT:
        drawn.areas.append(box)


def _covers(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= NEAR
    )
    return covered >= _COVERED * (end - start)
