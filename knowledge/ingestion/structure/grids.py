"""Tables as grids of cells: which rows name the columns, which rows and columns hold nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from knowledge.ingestion.structure.markers import WORDS
from knowledge.ingestion.structure.typography import visible
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_COLUMNS = phrases(WORDS, "column")
_NAMING = 2
"""Rows that name the columns of a form, at most; columns of figures below names, at least."""
_MOST_NAMING = 3
"""Rows that name columns of figures, at most."""


class Reach(Enum):
    """A cell that belongs to the one beside or over it, because that spans both."""

    LEFT = "left"
    ABOVE = "above"


Cell = str | Reach


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row; `header` names each column, or is empty.

    `blank` is set for a table that leaves cells to be filled in.
    """

    rows: tuple[tuple[Span, ...], ...]
    header: tuple[tuple[Span, ...], ...] = ()
    caption: Span | None = None
    blank: bool = False


def leaves_blank(rows: Sequence[Sequence[Cell]], headers: int) -> bool:
    """Tell a form: a column is empty below its name, or all rows but the first two are."""
    below = rows[max(1, headers) :]
    body = [row for row in below if not counts_columns([c for c in row if isinstance(c, str)])]
    width = max(map(len, rows), default=0)
    columns = ([row[at : at + 1] for row in body] for at in range(1, width))
    empty = any(not any(map(fills, column)) for column in columns)
    filled = sum(map(fills, rows))
    return bool(body) and (empty or (filled <= _NAMING and not fills(rows[-1])))


def is_named(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows end with the one that names the columns of a table without marks, or 0.

    That is the first row that holds something, with the empty ones above it. It names the columns
    if it holds no number, and a column below it mostly holds some, or if one of its cells is a
    word for what names columns: “№”, “Name”.
    """
    shown = seen(rows)
    squares = squared(shown)
    if over := _over_figures(squares):
        return _row_of(shown, over)
    if len(squares) < 2:  # noqa: PLR2004
        return 0
    first_filled = [*map(fills, shown)].index(True) + 1
    if _counts(squares):
        return first_filled
    if any(_is_number(cell) for cell in squares[0]):
        return 0
    names = [
        cell.casefold().rstrip(":") in _COLUMNS for cell in squares[0] if isinstance(cell, str)
    ]
    if any(names):
        return first_filled
    filled = all(_holds(cell) or cell is Reach.LEFT for cell in squares[0])
    filled = filled and any(isinstance(cell, str) for cell in squares[0][1:])
    below = squares[1:]
    numbers = (sum(_is_number(row[at]) for row in below) for at in range(len(squares[0])))
    return first_filled * (filled and any(number > len(below) / 2 for number in numbers))


def _counts(squares: Sequence[Sequence[Cell]]) -> bool:
    """Tell a first row of which a word for numbers stands over the numbers of the others."""
    first, *others = (row[0] for row in squares)
    named = isinstance(first, str) and not _is_number(first) and first.casefold() in _COLUMNS
    numbered = sum(isinstance(cell, str) and cell.rstrip(".").isdecimal() for cell in others)
    return named and numbered > len(others) / 2


def _row_of(shown: Sequence[Sequence[Cell]], count: int) -> int:
    """Return where the last of the first rows that hold something ends."""
    filled = [at for at, row in enumerate(shown, 1) if fills(row)]
    return filled[count - 1]


def _over_figures(squares: Sequence[Sequence[Cell]]) -> int:
    """Return how many rows of words stand over columns of figures: “Room | 3 months | 6 months”.

    Two such columns are needed, for a word may stand in one of them: “free”.
    """
    top = 0
    while top < min(_MOST_NAMING, len(squares) - 1) and _is_worded(squares[top]):
        top += 1
    below = squares[top:]
    columns = range(1, len(below[0]) if below else 0)
    figures = sum(sum(_is_figure(row[at]) for row in below) > len(below) / 2 for at in columns)
    return top if figures >= _NAMING and all(map(_is_figure, below[0][-_NAMING:])) else 0


def _is_worded(row: Sequence[Cell]) -> bool:
    """Tell a row whose cells but the first all hold words."""
    held = [cell for cell in row[1:] if isinstance(cell, str)]
    return bool(held) and all(any(map(str.isalpha, cell)) for cell in held)


def _is_figure(cell: Cell) -> bool:
    """Tell a number with its signs alone."""
    return isinstance(cell, str) and _is_number(cell) and not any(map(str.isalpha, cell))


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, str) and any(char.isdigit() for char in cell)


def gridded(cells: Sequence[tuple[Span, ...]], headers: int, caption: Span | None) -> Grid:
    """Return a grid whose header names each column by its cells in the first rows, from above."""
    headers = headers if headers < len(cells) else 0
    while 0 < headers < min(_MOST_NAMING, len(cells) - 1) and (
        _reaches(cells, headers) or _divides(cells[headers - 1], cells[headers])
    ):
        headers += 1
    columns = zip(*cells[:headers], strict=True)
    header = tuple(
        tuple(dict.fromkeys(cell for cell in column if cell.end > cell.start))
        for column in columns
    )
    return Grid(tuple(cells[headers:]), header, caption)


def _reaches(cells: Sequence[tuple[Span, ...]], at: int) -> bool:
    """Tell a row into which a cell of the one above it reaches, so that it names columns too."""
    above = (cell for cell in cells[at - 1] if cell.end > cell.start)
    return not set(cells[at]).isdisjoint(above)


def _divides(above: Sequence[Span], row: Sequence[Span]) -> bool:
    """Tell a row that names the columns below a name that spans them, and nothing else."""
    beside = [*above[1:], *above[:1]], [*above[-1:], *above[:-1]]
    spanned = [
        cell.end > cell.start and cell in others
        for cell, *others in zip(above, *beside, strict=True)
    ]
    return any(spanned) and spanned == [cell.end > cell.start for cell in row]


def squared(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows of one length, without those and without columns that hold nothing."""
    width = max(map(len, rows), default=0)
    filled = [[*row, *[""] * (width - len(row))] for row in rows if fills(row)]
    used = [column for column in range(width) if any(_holds(row[column]) for row in filled)]
    return [[row[column] for column in used] for row in filled]


def seen(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Return rows with the words of their cells as they are seen."""
    return [[visible(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]


def counts_columns(cells: Sequence[str]) -> bool:
    """Tell a row that numbers the columns of a form: “1 | 2 | 3 | 4”."""
    numbers = [cell.strip().rstrip(".") for cell in cells if cell.strip()]
    return numbers == [*map(str, range(1, len(numbers) + 1))] and len(numbers) > _NAMING


def fills(row: Sequence[Cell]) -> bool:
    """Tell whether a row holds words that are seen."""
    return any(map(_holds, row))


def _holds(cell: Cell) -> bool:
    return isinstance(cell, str) and cell != ""
