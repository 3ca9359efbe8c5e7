"""Words of a PDF page and the tables that are ruled on it -> lines, with the rows of tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median

from knowledge.ingestion.readers.pdf_bands import with_ends
from knowledge.ingestion.readers.pdf_column_kinds import opens_phrases
from knowledge.ingestion.readers.pdf_hyphens import joined
from knowledge.ingestion.readers.pdf_layout import Line, line_of, lines_of
from knowledge.ingestion.readers.pdf_paragraphs import LineGroup
from knowledge.ingestion.readers.pdf_rows import rows_of
from knowledge.ingestion.readers.pdf_rules import RuledTable
from knowledge.ingestion.readers.pdf_words import PlacedWord
from knowledge.ingestion.structure import Cell, Reach
from knowledge.ingestion.structure.lists import ENDS

_PROSE = 1_500
"""Characters of a cell from which on its table only arranges a page."""
_UNRULED_LINES, _ALIGNED = 3, 0.8
"""Lines within one ruled row, and share of them that fill all its columns, if each is a row."""

_Row = Sequence[PlacedWord]
_Place = tuple[int, int]
_Cells = Mapping[_Place, list[PlacedWord]]


def lines_with_tables(rows: Sequence[_Row], tables: Sequence[RuledTable]) -> list[Line]:
    """Return the lines of a page in the order in which a person reads them."""
    tables = [whole for table in tables if (whole := with_ends(table, rows)) is not None]
    owners = [_owner(row, tables) for row in rows]
    beside = {
        table
        for row, owner in zip(rows, owners, strict=True)
        if owner is None
        for table in range(len(tables))
        if any(_holds(tables[table], word) for word in row)
    }
    kept = {
        table: cells
        for table in {*owners} - beside - {None}
        if table is not None
        and (cells := _cells(tables[table], _within(rows, owners, table))) is not None
    }
    made: list[Line] = []
    placed = zip(owners, rows, strict=True)
    for table, run in groupby(placed, key=lambda pair: pair[0] if pair[0] in kept else None):
        if table is None:
            made += lines_of([[*row] for _, row in run])
        else:
            made += _ruled(tables[table], kept[table], table + 1)
    return made


def with_continued_cells(group: LineGroup) -> list[tuple[Cell, ...]]:
    """Return the rows of a table, each with the lines in which it goes on."""
    made: list[tuple[Cell, ...]] = []
    before: Line | None = None
    for line, row in zip(group.lines, group.rows, strict=True):
        if made and row == made[0]:
            continue  # the names of the columns again, on another page
        if before is not None and _is_rest_of_row(line, before):
            made[-1] = tuple(map(_joined_cells, made[-1], row))
        else:
            made.append(row)
        before = line
    return made


def _is_rest_of_row(line: Line, before: Line) -> bool:
    """Tell a line in which the row before goes on: where none are ruled, and on the next page."""
    if not line.table:
        return not line.cells[0] or _goes_on_in_all(line, before)
    small = any(isinstance(cell, str) and cell[:1].islower() for cell in line.cells)
    return line.y > before.y and (not line.cells[0] or small)


def _goes_on_in_all(line: Line, before: Line) -> bool:
    """Tell a line in which each cell of the row before goes on, in small letters."""
    cells = [cell for cell in line.cells if isinstance(cell, str) and cell]
    small = len(cells) > 1 and all(cell[0].islower() for cell in cells)
    above = (cell for cell in before.cells if isinstance(cell, str))
    return small and not any(ENDS.search(cell) for cell in above)


def _joined_cells(first: Cell, second: Cell) -> Cell:
    if not (isinstance(first, str) and isinstance(second, str)):
        return first
    return f"{first} {second}".strip()


def _owner(row: _Row, tables: Sequence[RuledTable]) -> int | None:
    """Return which table holds all words of a row."""
    for number, table in enumerate(tables):
        if all(_holds(table, word) for word in row):
            return number
    return None


def _within(rows: Sequence[_Row], owners: Sequence[int | None], table: int) -> list[PlacedWord]:
    return [
        word for row, owner in zip(rows, owners, strict=True) if owner == table for word in row
    ]


def _holds(table: RuledTable, word: PlacedWord) -> bool:
    return _band(table.columns, _middle(word)) is not None and (
        table.rows[-1] <= _height(word) <= table.rows[0]
    )


def _cells(table: RuledTable, words: Sequence[PlacedWord]) -> _Cells | None:
    """Return the words of each cell; None if lines part no rows, or arrange a page."""
    cells: dict[_Place, list[PlacedWord]] = {}
    for word in words:
        cells.setdefault(_cell(table, word), []).append(word)
    columns = {column for _, column in cells}
    if len(columns) < 2 or any(_letters(each) > _PROSE for each in cells.values()):  # noqa: PLR2004
        return None
    return None if any(_holds_rows(cells, row) for row, _ in cells) else cells


def _letters(words: _Row) -> int:
    return sum(len(word.text) + 1 for word in words)


def _cell(table: RuledTable, word: PlacedWord) -> _Place:
    """Return the row and the column of the cell that holds a word: the first of those it spans."""
    row = sum(edge > _height(word) for edge in table.rows[1:-1])
    column = sum(edge < _middle(word) for edge in table.columns[1:-1])
    while table.is_open_left(row, column):
        column -= 1
    while table.is_open_above(row, column):
        row -= 1
    return row, column


def _holds_rows(cells: _Cells, row: int) -> bool:
    """Tell a ruled row that holds several: each of its lines fills all columns, and opens some."""
    filled = {column: words for (at, column), words in cells.items() if at == row}
    lines = [*rows_of([word for words in filled.values() for word in words])]
    if len(filled) < 2 or len(lines) < _UNRULED_LINES:  # noqa: PLR2004
        return False
    owner = {id(word): column for column, words in filled.items() for word in words}
    texts = [
        [" ".join(word.text for word in line if owner[id(word)] == column) for column in filled]
        for line in lines
    ]
    aligned = sum(all(line) for line in texts)
    return aligned >= _ALIGNED * len(texts) and opens_phrases(texts)


def _ruled(table: RuledTable, cells: _Cells, number: int) -> Iterator[Line]:
    columns = range(len(table.columns) - 1)
    for row in range(len(table.rows) - 1):
        words = [word for column in columns for word in cells.get((row, column), ())]
        if not words:
            continue
        shown = tuple(_shown(table, cells, (row, column)) for column in columns)
        text = " ".join(cell for cell in shown if isinstance(cell, str) and cell)
        yield Line(
            text,
            min(word.left for word in words),
            max(word.right for word in words),
            min(word.y for word in words),
            median(word.size for word in words),
            # A colour of its own marks the names of columns as bold letters do.
            (row == 0) if table.named else all(word.bold for word in words),
            all(word.fixed for word in words),
            cells=shown,
            table=number,
        )


def _shown(table: RuledTable, cells: _Cells, place: _Place) -> Cell:
    """Return the words of a cell, or to which one it belongs."""
    if table.is_open_left(*place):
        return Reach.LEFT
    if table.is_open_above(*place):
        return Reach.ABOVE
    lines = [line_of(row) for row in rows_of(cells.get(place, []))]
    return joined(lines, Counter())


def _band(edges: Sequence[float], at: float) -> int | None:
    return next((n for n in range(len(edges) - 1) if edges[n] <= at <= edges[n + 1]), None)


def _middle(word: PlacedWord) -> float:
    return (word.left + word.right) / 2


def _height(word: PlacedWord) -> float:
    """Return the height at which the middle of small letters stands."""
    return word.y + word.size / 4
