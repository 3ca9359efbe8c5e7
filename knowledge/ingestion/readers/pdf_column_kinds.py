"""What stands beside each other on a page: running text, items, addresses, or cells of a table."""

from collections.abc import Sequence
from statistics import median

from knowledge.ingestion.readers.pdf_words import PlacedWord
from knowledge.ingestion.structure.markers import BULLET, LETTER, NUMBER

_PROSE = 0.55
"""Share of its column that a line of running text fills."""
_PROSE_LETTERS = 14
"""Letters of such a line, on average."""
_PHRASE, _SMALL = 32, 0.15
"""Letters of cells that are phrases, and share of them that begin in small letters, at most."""
_LETTERHEAD, _WHOLE = 0.2, 0.6
"""Share of lines that open in small letters in columns of addresses, and of rows with both."""
_MOST_COLUMNS = 3
_FEWEST_LINES = 3
"""Lines that two columns of running text have beside each other, at least."""
Columns = Sequence[Sequence[list[PlacedWord]]]
"""The cells of each column, row by row; a cell may be empty."""


def is_prose(columns: Columns) -> bool:
    """Tell columns of running text from those of a table: their lines are long and full."""
    if len(columns) > _MOST_COLUMNS or _are_phrases(columns):
        return False
    for column in columns:
        cells = [cell for cell in column if cell]
        if len(cells) < _FEWEST_LINES:
            return False
        width = max(cell[-1].right for cell in cells) - min(cell[0].left for cell in cells)
        fill = median((cell[-1].right - cell[0].left) / max(width, 1) for cell in cells)
        letters = sum(len(_text(cell)) for cell in cells) / len(cells)
        if fill < _PROSE or letters < _PROSE_LETTERS:
            return False
    return True


def are_items(columns: Columns) -> bool:
    """Tell a list that is set in columns: each cell opens with its mark."""
    cells = [_text(cell) for column in columns for cell in column if cell]
    marks = (BULLET, NUMBER, LETTER)
    return len(cells) > len(columns) and all(
        any(mark.match(cell) for mark in marks) for cell in cells
    )


def are_letterheads(columns: Columns) -> bool:
    """Tell the addresses of two parties beside each other, which go on below in small letters.

    So do two texts beside what a leaflet says in short lines. In a table a row that goes on below
    leaves its first cell empty.
    """
    texts = [[_text(cell) for cell in column if cell] for column in columns]
    if not 1 < len(texts) <= _MOST_COLUMNS or min(map(len, texts)) < _FEWEST_LINES:
        return False
    small = [sum(text[0].islower() for text in column[1:]) for column in texts]
    whole = sum(all(row) for row in zip(*columns, strict=True))
    running = sorted(small)[-2] > 0 and sum(small) >= _LETTERHEAD * sum(map(len, texts))
    return running and whole >= _WHOLE * len(columns[0])


def _are_phrases(columns: Columns) -> bool:
    """Tell the cells of a table: nearly all of them begin with a capital or a digit.

    They are short, or those of the first column are, and what stands beside them goes on below.
    """
    rows = [[_text(cell) for cell in row] for row in zip(*columns, strict=True)]
    labelled = [row for row in rows if row[0]]
    short = _letters([row[0] for row in labelled]) < _PHRASE
    everything = [text for row in rows for text in row if text]
    phrases = _letters(everything) < _PHRASE and opens_phrases(rows)
    return phrases or (short and len(labelled) < len(rows) and opens_phrases(labelled))


def _letters(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / max(1, len(texts))


def opens_phrases(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether few cells begin in small letters."""
    texts = [text for row in rows for text in row if text]
    return sum(text[0].islower() for text in texts) < _SMALL * len(texts)


def _text(words: Sequence[PlacedWord]) -> str:
    return " ".join(word.text for word in words)
