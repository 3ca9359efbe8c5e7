"""Rows of a table: which of their cells are filled in, and which rows say something."""

import re
from collections.abc import Sequence

from knowledge.ingestion.structure.grids import counts_columns
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.models import Span

_BLANK = re.compile(r"(?:\s++|_{4,}+)+")
"""A cell to write in."""
_NOTHING = re.compile(r"[\s_.…–—-]+")
"""A cell that waits for its value; below the name of a column it says that there is none."""
_NAME = 40
"""Characters of words that only name what their empty neighbour would say."""


def filled_cells(text: str, row: Sequence[Span], *, is_named: bool) -> tuple[Span, ...]:
    """Return the cells of a row that are filled in, each once.

    `is_named` is set where the columns have names.
    """
    empty = _BLANK if is_named else _NOTHING
    cells = (cell for cell in row if cell.end > cell.start)
    return tuple(dict.fromkeys(cell for cell in cells if not empty.fullmatch(text, *cell)))


def says(text: str, cells: Sequence[Span], row: Sequence[Span], *, is_named: bool) -> bool:
    """Tell a row that says something by the cells of it that are filled in.

    The blanks that two parties sign say nothing, “Seal — Seal”, nor does a row of a form of which
    only the number or the labels stand there, “Name: — Date:”.
    """
    words = [text[slice(*cell)] for cell in cells]
    if counts_columns(words) or all(each.rstrip().endswith(":") for each in words):
        return False
    worded = any(any(map(str.isalpha, each)) for each in words)
    if len(cells) == 1 and len({*row}) > 1:
        long = len(words[0]) > _NAME or any(map(str.isdigit, words[0]))
        stated = is_named or long or ends_sentence(text, cells[0])
        return worded and stated and not words[0].rstrip().endswith(":")
    return is_named or (worded and (len(words) == 1 or len({*words}) > 1))
