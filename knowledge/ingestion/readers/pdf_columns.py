"""Two columns that a whole page is set in: where the gutter between them lies."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from statistics import median

from knowledge.ingestion.readers.pdf_words import PlacedWord

_MIDDLE = 0.3, 0.7
"""Where the gutter lies, in shares of the width of the text."""
_CROSSING = 0.1
"""Share of the rows that cross the gutter, at most: headings and tables over both columns."""
_NARROWEST = 6
"""Points between two columns, at least."""
_FEWEST = 12
"""Rows of each column, at least."""
_SMALL, _LETTERS = 0.3, 20
"""Share of lines of running text that open in small letters, and letters of such a line."""
_WIDEST = 20_000
"""Points of a page, at most: readers show no wider ones, and each point is counted."""
_Row = Sequence[PlacedWord]


def gutter_of(rows: Sequence[_Row]) -> float | None:
    """Return the middle of the gutter, in points from the left; None if the page has none."""
    words = [word for row in rows for word in row]
    if len(rows) < _FEWEST:
        return None
    left, right = min(word.left for word in words), max(word.right for word in words)
    if right - left > _WIDEST:
        return None
    covered = _covered(words, left, int(right - left) + 1)
    start, end = (int(share * len(covered)) for share in _MIDDLE)
    most = _CROSSING * len(rows)
    free = [at for at in range(start, end) if covered[at] <= most]
    widest = max(_runs(free), key=len, default=[])
    if len(widest) < _NARROWEST:
        return None
    middle = left + median(widest)
    sides = zip(*(_sides(row, middle) for row in rows), strict=True)
    return middle if all(_is_running([*side]) for side in sides) else None


def columns_of(rows: Sequence[_Row], gutter: float) -> Iterator[list[list[PlacedWord]]]:
    """Yield the rows of each column in reading order, and those over both where they stand."""
    for crossing, run in groupby(rows, key=lambda row: _crosses(row, gutter)):
        if crossing:
            yield [[*row] for row in run]
            continue
        for side in zip(*(_sides(row, gutter) for row in run), strict=True):
            kept = [words for words in side if words]
            if kept:
                yield kept


def _covered(words: Sequence[PlacedWord], left: float, width: int) -> list[int]:
    """Return how many words cover each point of the width of the text."""
    steps = [0] * (width + 2)
    for word in words:
        steps[int(word.left - left)] += 1
        steps[int(word.right - left) + 1] -= 1
    return [*accumulate(steps)][:width]


def _runs(points: Sequence[int]) -> Iterator[list[int]]:
    """Yield the points that follow each other."""
    for _, run in groupby(enumerate(points), key=lambda pair: pair[1] - pair[0]):
        yield [point for _, point in run]


def _crosses(row: _Row, gutter: float) -> bool:
    return any(word.left < gutter < word.right for word in row)


def _sides(row: _Row, gutter: float) -> tuple[list[PlacedWord], list[PlacedWord]]:
    left = [word for word in row if (word.left + word.right) / 2 < gutter]
    return left, [word for word in row if (word.left + word.right) / 2 >= gutter]


def _is_running(side: Sequence[list[PlacedWord]]) -> bool:
    """Tell lines of running text, which mostly go on in small letters, from cells."""
    lines = [words for words in side if words]
    if len(lines) < _FEWEST:
        return False
    small = sum(words[0].text[0].islower() for words in lines)
    letters = median(sum(len(word.text) + 1 for word in words) for words in lines)
    return small >= _SMALL * len(lines) and letters >= _LETTERS
