"""Tables whose rows are shaded, and not ruled: the areas of colour show their rows and columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from knowledge.ingestion.readers.pdf_rows import is_apart
from knowledge.ingestion.readers.pdf_rules import Area, Rule, RuledTable
from knowledge.ingestion.readers.pdf_words import PlacedWord

_NEAR = 2.0
"""Points by which the edges of areas that touch miss each other, at most."""
_TALLEST = 200.0
"""Points of a row, at most; what is taller is a part of a page."""
_LINE = 1.9
"""Distance of two lines of one cell, in heights of their font, at most."""
_ALIGNED = 0.8
"""Share of the words that open a column which stand below each other, at least."""
_LARGER = 1.15
"""Height of a heading below a table, as a multiple of that of its words."""
_Row = Sequence[PlacedWord]


class Band(NamedTuple):
    """A shaded row: the edges of its columns from the left, its bottom, its top, its colour."""

    columns: tuple[float, ...]
    bottom: float
    top: float
    colour: int


def banded_tables(areas: Sequence[Area]) -> list[RuledTable]:
    """Return the tables of which two rows or more are shaded, each cell for itself."""
    bands = sorted(bands_of(areas), key=lambda band: (band.columns[0], -band.top))
    return [_table(run) for run in _alike(bands) if len(run) > 1]


def with_ends(table: RuledTable, rows: Sequence[_Row]) -> RuledTable | None:
    """Return a shaded table with the rows that are not: between others, above them and below.

    None for running text on colour, whose words do not stand below each other.
    """
    if not table.open_ended:
        return table
    above = [row for row in reversed(rows) if row[0].y > table.rows[0]]
    below = [row for row in rows if row[0].y < table.rows[-1]]
    within = [row for row in rows if table.rows[-1] <= row[0].y <= table.rows[0]]
    if not _is_aligned(table, within):
        return None
    tops = _cell_lines(table, above, table.rows[0])
    bottoms = _cell_lines(table, below, table.rows[-1])
    edges = [
        *(max(word.y + word.size for word in row) for row in tops[-1:]),
        *table.rows,
        *_between(table, within),
        *(min(word.y - word.size / 2 for word in row) for row in bottoms[-1:]),
    ]
    drawn = _drawn(table.columns, tuple(sorted(edges, reverse=True)))
    return replace(drawn, open_ended=True, named=table.named and not tops)


def _is_aligned(table: RuledTable, rows: Sequence[_Row]) -> bool:
    """Tell whether nearly all words that open a column stand below each other, or apart."""
    good = seen = 0
    for edge in table.columns[1:-1]:
        pairs = [pair for row in rows for pair in pairwise(row) if _parts(pair, edge)]
        usual = median(word.left for _, word in pairs) if pairs else 0.0
        seen += len(pairs)
        good += sum(
            abs(word.left - usual) <= _NEAR or is_apart(before, word) for before, word in pairs
        )
    return good >= _ALIGNED * seen


def _parts(pair: tuple[PlacedWord, PlacedWord], edge: float) -> bool:
    return pair[0].left < edge <= pair[1].left


def _between(table: RuledTable, rows: Sequence[_Row]) -> Iterator[float]:
    """Yield edges between rows without a shade, which lie farther apart than lines do."""
    for row, following in pairwise(rows):
        top, bottom = row[0].y, following[0].y + following[0].size
        apart = row[0].y - following[0].y > _LINE * row[0].size
        parted = any(bottom - _NEAR <= edge <= top + _NEAR for edge in table.rows)
        if apart and not parted and _columns_of(table, following) > 1:
            yield (top + bottom) / 2


def bands_of(areas: Iterable[Area]) -> Iterator[Band]:
    """Yield the areas that touch side by side, and are as high."""
    rows = sorted({area for area in areas if area.top - area.bottom <= _TALLEST}, key=_order)
    for _, row in groupby(rows, key=_height):
        run: list[Area] = []
        for area in [*row, None]:
            if run and (area is None or abs(area.left - run[-1].right) > _NEAR):
                if len(run) > 1:
                    columns = (*(each.left for each in run), run[-1].right)
                    yield Band(columns, run[0].bottom, run[0].top, run[0].colour)
                run = []
            run += [area] if area else []


def _height(area: Area) -> tuple[int, int]:
    return round(area.top / _NEAR), round(area.bottom / _NEAR)


def _order(area: Area) -> tuple[tuple[int, int], float]:
    return _height(area), area.left


def _alike(bands: Sequence[Band]) -> Iterator[list[Band]]:
    """Yield bands with the same columns, no farther apart than a row is tall."""
    run: list[Band] = []
    for band in bands:
        if run and not (_same(band, run[-1]) and run[-1].bottom - band.top <= _TALLEST):
            yield run
            run = []
        run.append(band)
    if run:
        yield run


def _same(band: Band, other: Band) -> bool:
    edges = zip(band.columns, other.columns, strict=False)
    return len(band.columns) == len(other.columns) and all(abs(a - b) <= _NEAR for a, b in edges)


def _table(bands: Sequence[Band]) -> RuledTable:
    edges = sorted((edge for band in bands for edge in (band.top, band.bottom)), reverse=True)
    rows = [*edges[:1], *(at for before, at in pairwise(edges) if before - at > _NEAR)]
    named = all(band.colour != bands[0].colour for band in bands[1:])
    return replace(_drawn(bands[0].columns, tuple(rows)), open_ended=True, named=named)


def _drawn(columns: tuple[float, ...], rows: tuple[float, ...]) -> RuledTable:
    """Return a table as if all its edges were drawn."""
    across = tuple(Rule(at, columns[0], columns[-1]) for at in rows)
    upright = tuple(Rule(at, rows[-1], rows[0]) for at in columns)
    return RuledTable(columns, rows, across, upright)


def _cell_lines(table: RuledTable, rows: Sequence[_Row], edge: float) -> list[_Row]:
    """Return the lines beyond an edge that are of one row of the table, in two columns or more."""
    found: list[_Row] = []
    at = edge
    for row in rows:
        if abs(row[0].y - at) > 2 * _LINE * row[0].size or not _fits(table, row):
            break
        far = abs(row[0].y - at) > _LINE * row[0].size
        if found and (far or row[0].size > _LARGER * found[0][0].size):
            break
        found.append(row)
        at = row[0].y
    return found if _columns_of(table, [word for row in found for word in row]) > 1 else []


def _columns_of(table: RuledTable, words: _Row) -> int:
    """Return in how many columns words stand."""
    return len({sum(edge <= word.left for edge in table.columns) for word in words})


def _fits(table: RuledTable, row: _Row) -> bool:
    """Tell a line within the columns of a table, of which no word crosses an edge."""
    inside = table.columns[0] - _NEAR <= row[0].left and row[-1].right <= table.columns[-1]
    return inside and not any(
        word.left < edge < word.right for word in row for edge in table.columns[1:-1]
    )
