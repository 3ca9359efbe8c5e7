"""The drawn lines of a PDF page -> the tables that they rule, as a grid of edges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0
"""Points that a drawn line is wide, at most; what is wider is a box, of which the edges count."""
_SHORT = 8.0
"""Points that a line of a table is long, at least."""
_NEAR = 5.0
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


def ruled_tables(drawn: DrawnLines) -> list[RuledTable]:
    """Return the tables of a page that have lines between their rows and columns."""
    return [
        table
        for lines, sides in _crossing(_united(drawn.across), _united(drawn.upright))
        if (table := _table(lines, sides)) is not None
    ]


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
    if high <= _THIN < _SHORT <= wide:
        drawn.across.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN < _SHORT <= high:
        drawn.upright.append(Rule((left + right) / 2, bottom, top))
    elif stroked and wide >= _SHORT and high >= _SHORT:
        drawn.across.extend(Rule(at, left, right) for at in (bottom, top))
        drawn.upright.extend(Rule(at, bottom, top) for at in (left, right))
    elif wide >= _SHORT and high >= _SHORT:
        drawn.areas.append(box)


def _united(rules: Sequence[Rule]) -> list[Rule]:
    """Join the pieces of one line, which cells draw each for itself."""
    made: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if not lines or rule.at - lines[-1][0].at > _NEAR:
            lines.append([])
        lines[-1].append(rule)
    for line in lines:
        at = line[0].at
        start, end = min(line, key=lambda rule: rule.start)[1:]
        for rule in sorted(line, key=lambda rule: rule.start)[1:]:
            if rule.start > end + _NEAR:
                made.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        made.append(Rule(at, start, end))
    return made


def _crossing(
    across: Sequence[Rule], upright: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the lines that hang together by crossing or touching each other."""
    waiting = set(range(len(upright)))
    unused = set(range(len(across)))
    while waiting:
        sides = [waiting.pop()]
        lines: list[int] = []
        for side in sides:
            met = {at for at in unused if _meets(across[at], upright[side])}
            unused -= met
            lines += met
            more = {at for at in waiting for line in met if _meets(across[line], upright[at])}
            waiting -= more
            sides += more
        yield [across[at] for at in lines], [upright[at] for at in sides]


def _meets(line: Rule, side: Rule) -> bool:
    within = line.start - _NEAR <= side.at <= line.end + _NEAR
    return within and side.start - _NEAR <= line.at <= side.end + _NEAR


def _table(across: Sequence[Rule], upright: Sequence[Rule]) -> RuledTable | None:
    """Return the table of such lines, if it has two columns at least."""
    columns = _edges(rule.at for rule in upright)
    rows = _edges(rule.at for rule in across)
    if len(columns) < 3 or len(rows) < 2:  # noqa: PLR2004 - edges: one more than columns and rows
        return None
    return RuledTable(columns, rows[::-1], tuple(across), tuple(upright))


def _edges(places: Iterator[float]) -> tuple[float, ...]:
    ordered = sorted(places)
    return tuple(ordered[:1] + [at for before, at in pairwise(ordered) if at - before > _NEAR])


def _covers(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= _NEAR
    )
    return covered >= _COVERED * (end - start)
