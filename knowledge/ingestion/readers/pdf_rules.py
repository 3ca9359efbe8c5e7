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


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table whose cells are ruled: `columns` from the left, `rows` from above, as their edges.

    `across` and `upright` are the lines that part its cells.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    def is_open_above(self, row: int, column: int) -> bool:
        """Tell whether no line parts a cell from the one above."""
        side = self.columns[column], self.columns[column + 1]
        return row > 0 and not _covers(self.across, self.rows[row], *side)

    def is_open_left(self, row: int, column: int) -> bool:
        """Tell whether no line parts a cell from the one on its left."""
        side = self.rows[row + 1], self.rows[row]
        return column > 0 and not _covers(self.upright, self.columns[column], *side)


def ruled_tables(page: "PdfPage") -> list[RuledTable]:
    """Return the tables of a page that have lines between their rows and columns."""
    across, upright = _rules(page)
    return [
        table
        for lines, sides in _crossing(_united(across), _united(upright))
        if (table := _table(lines, sides)) is not None
    ]


def _rules(page: "PdfPage") -> tuple[list[Rule], list[Rule]]:
    """Return the lines of a page that go across, and those that go up."""
    from pypdfium2.raw import FPDF_PAGEOBJ_PATH, FPDFPath_CountSegments  # noqa: PLC0415

    across: list[Rule] = []
    upright: list[Rule] = []
    segments = 0
    for number, path in enumerate(page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=2)):
        count = FPDFPath_CountSegments(path.raw)
        segments += count
        if number > _MOST_PATHS or segments > _MOST_SEGMENTS:
            return [], []
        boxes = [path.get_bounds()] if count <= _SIDES else _boxes(path, count)
        stroked = _is_stroked(path)
        for box in boxes:
            _note(box, across, upright, stroked=stroked)
    return across, upright


def _is_stroked(path: Any) -> bool:
    """Tell a path that is drawn as a line; another one is the background of words."""
    from ctypes import c_int  # noqa: PLC0415

    from pypdfium2.raw import FPDFPath_GetDrawMode  # noqa: PLC0415

    filled, stroked = c_int(), c_int()
    return bool(FPDFPath_GetDrawMode(path.raw, filled, stroked) and stroked.value)


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


def _note(
    box: tuple[float, float, float, float],
    across: list[Rule],
    upright: list[Rule],
    *,
    stroked: bool,
) -> None:
    """Note a thin box as a line, and another one that is drawn as its four edges."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if high <= _THIN < _SHORT <= wide:
        across.append(Rule((top + bottom) / 2, left, right))
    elif wide <= _THIN < _SHORT <= high:
        upright.append(Rule((left + right) / 2, bottom, top))
    elif stroked and wide >= _SHORT and high >= _SHORT:
        across += (Rule(at, left, right) for at in (bottom, top))
        upright += (Rule(at, bottom, top) for at in (left, right))


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
