"""The drawn lines of a PDF page -> the tables that they rule, as a grid of edges."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.ingestion.readers.pdf_bands import Band, bands_of
from knowledge.ingestion.readers.pdf_rules import NEAR, SHORT, DrawnLines, Rule, RuledTable

_WHITE = 0xFFFFFF
_REACHING = 3
"""Lines that reach beyond the outermost one across them, at least, where a table is open."""
_BETWEEN = 30.0
"""Points of a row that parts a table, at most: one name over all of its columns."""


def ruled_tables(drawn: DrawnLines) -> list[RuledTable]:
    """Return the tables of a page that have lines between their rows and columns.

    Edges of shaded cells that stand below such lines are lines too.
    """
    places = {near for rule in drawn.upright for near in _near(rule.at)}
    shades = bands_of(area for area in drawn.areas if area.colour != _WHITE)
    bands = _united_bands(each for each in shades if places.issuperset(map(round, each.columns)))
    across = _united([*drawn.across, *(rule for band in bands for rule in _across(band))])
    upright = _united([*drawn.upright, *(rule for band in bands for rule in _upright(band))])
    crossing = (_table(lines, sides) for lines, sides in _crossing(across, upright))
    whole = _whole([table for table in crossing if table is not None])
    return [replace(table, named=_is_named(table, bands)) for table in whole]


def _near(at: float) -> range:
    """Return the whole points around a line, at which the edge of a shade lies on it."""
    return range(round(at) - 1, round(at) + 2)


def _united_bands(bands: Iterable[Band]) -> list[Band]:
    """Join shades of one colour that touch each other: each line of a cell may have its own."""
    made: list[Band] = []
    for band in sorted(bands, key=lambda band: (band.columns, band.colour, -band.top)):
        last = made[-1] if made else band
        same = (last.columns, last.colour) == (band.columns, band.colour)
        if made and same and last.bottom - band.top <= NEAR:
            made[-1] = band._replace(top=last.top)
        else:
            made.append(band)
    return made


def _across(band: Band) -> Iterator[Rule]:
    for at in (band.bottom, band.top):
        yield Rule(at, band.columns[0], band.columns[-1])


def _upright(band: Band) -> Iterator[Rule]:
    for at in band.columns:
        yield Rule(at, band.bottom, band.top)


def _is_named(table: RuledTable, bands: Sequence[Band]) -> bool:
    """Tell a table of which the first row has a colour that no other one has."""
    own = [band for band in bands if table.rows[-1] - NEAR < band.bottom < table.rows[0]]
    first = {band.colour for band in own if abs(band.top - table.rows[0]) <= NEAR}
    others = {band.colour for band in own if abs(band.top - table.rows[0]) > NEAR}
    return len(first) == 1 and first.isdisjoint(others)


def _united(rules: Sequence[Rule]) -> list[Rule]:
    """Join the pieces of one line, which cells draw each for itself."""
    made: list[Rule] = []
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if not lines or rule.at - lines[-1][0].at > NEAR:
            lines.append([])
        lines[-1].append(rule)
    for line in lines:
        at = line[0].at
        start, end = min(line, key=lambda rule: rule.start)[1:]
        for rule in sorted(line, key=lambda rule: rule.start)[1:]:
            if rule.start > end + NEAR:
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
    within = line.start - NEAR <= side.at <= line.end + NEAR
    return within and side.start - NEAR <= line.at <= side.end + NEAR


def _table(across: Sequence[Rule], upright: Sequence[Rule]) -> RuledTable | None:
    """Return the table of such lines, if it has two columns at least."""
    columns = _edges(upright, across)
    rows = _edges(across, upright)
    if len(columns) < 3 or len(rows) < 2:  # noqa: PLR2004 - edges: one more than columns and rows
        return None
    return RuledTable(columns, rows[::-1], tuple(across), tuple(upright))


def _edges(rules: Sequence[Rule], beyond: Sequence[Rule]) -> tuple[float, ...]:
    """Return where lines stand, and how far those that cross them reach together.

    There a table is open: at the edge of a page, or on its sides.
    """
    places = sorted(rule.at for rule in rules)
    if not places:
        return ()
    starts = [rule.start for rule in beyond if rule.start < places[0] - SHORT]
    ends = [rule.end for rule in beyond if rule.end > places[-1] + SHORT]
    most = max(_REACHING, len(beyond) / 2)
    if len(starts) >= most and max(starts) - min(starts) <= NEAR:
        places.insert(0, min(starts))
    if len(ends) >= most and max(ends) - min(ends) <= NEAR:
        places.append(max(ends))
    return tuple(places[:1] + [at for before, at in pairwise(places) if at - before > NEAR])


def _whole(tables: Iterable[RuledTable]) -> list[RuledTable]:
    """Return tables with as many columns below each other as one: a name parts its rows."""
    made: list[RuledTable] = []
    for table in sorted(tables, key=lambda table: -table.rows[0]):
        above = next((at for at, other in enumerate(made) if _goes_on(other, table)), None)
        if above is None:
            made.append(table)
        else:
            made[above] = _joined(made[above], table)
    return made


def _goes_on(above: RuledTable, table: RuledTable) -> bool:
    near = -NEAR <= above.rows[-1] - table.rows[0] <= _BETWEEN
    alike = len(above.columns) == len(table.columns)
    edges = zip(above.columns, table.columns, strict=False)
    return near and alike and all(abs(one - other) <= NEAR for one, other in edges)


def _joined(above: RuledTable, table: RuledTable) -> RuledTable:
    first = above.rows[-1] - table.rows[0] <= NEAR
    return RuledTable(
        above.columns,
        (*above.rows, *table.rows[first:]),
        (*above.across, *table.across),
        (*above.upright, *table.upright),
    )
