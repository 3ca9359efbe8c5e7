"""Running headers, footers and page numbers: what belongs to the pages and not to the text."""

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.ingestion.readers.pdf_words import PlacedWord

_MARGIN = 3
"""Rows at the top and at the bottom of a page among which those are that repeat."""
_ROUNDS = 2
"""How often margins are looked through, for some headers have more rows than a margin."""
_REPEATED = 0.5
_OFTEN = 3
"""Share of the pages, or number of them, on which a row stands that belongs to the page."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE = re.compile(
    r"\W{0,5}(?:page|стр(?:аница|\.)?|бет)? ?\d{1,4}(?: ?(?:of|из|/) ?\d{1,4})?\W{0,5}",
    re.IGNORECASE,
)
_BAND = 20
"""Points by which rows that repeat differ in height, at most."""
Row = list[PlacedWord]


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of each page, from above, without those that belong to the page."""
    left = [[row for row in page if not _numbers_page(row, page)] for page in pages]
    for _ in range(_ROUNDS):
        left = _without_repeated(left)
    return left


def _without_repeated(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    seen = Counter(key for page in pages for key in {_key(row) for row in _margins(page)})
    often = max(2, min(_OFTEN, _REPEATED * len(pages)))
    return [[row for row in page if not _repeats(row, page, seen, often)] for page in pages]


def _repeats(row: Row, page: Sequence[Row], seen: Counter[tuple[str, int]], often: float) -> bool:
    return seen[_key(row)] >= often and any(row is margin for margin in _margins(page))


def _numbers_page(row: Row, page: Sequence[Row]) -> bool:
    outermost = row is page[0] or row is page[-1]
    return outermost and _PAGE.fullmatch(_text(row)) is not None


def _margins(page: Sequence[Row]) -> list[Row]:
    return [*page[:_MARGIN], *page[_MARGIN:][-_MARGIN:]]


def _key(row: Row) -> tuple[str, int]:
    return _NUMBER.sub("#", _text(row).casefold()), round(row[0].y / _BAND)


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)
