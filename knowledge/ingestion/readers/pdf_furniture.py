"""Running headers, footers, menus, page numbers: what belongs to the pages and not to the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

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
_SIDE_PAGES, _SIDE_SHARE = 4, 0.3
"""Pages, and share of all of them, on which the words of a menu stand in one place, at least."""
_SIDE_ROWS = 4
"""Rows of a menu beside the text, at least."""
_NEARLY_ALL = 0.9
"""Share of the rows of a page that end before its menu, at least."""
_STEP = 3
"""Points by which a word of a menu moves from page to page, at most."""
_NEAR = 1.8
"""Distance of two lines of one paragraph, in heights of their font, at most."""
_FEW = 3
"""Words of a number or a name at the bottom of a page, at whatever height, at most."""
Row = list[PlacedWord]
_Place = tuple[str, int, int]


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of each page, from above, without those that belong to the page."""
    left = [[row for row in page if not _numbers_page(row, page)] for page in pages]
    left = _without_sides(left)
    for _ in range(_ROUNDS):
        left = _without_repeated(left)
    return left


def _without_repeated(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Leave away the rows that repeat at one height, and at any as the lowest of their pages."""
    seen = Counter(key for page in pages for key in {_key(row) for row in _margins(page)})
    often = max(2, min(_OFTEN, _REPEATED * len(pages)))
    last = Counter(_lowest(page) for page in pages)
    kept = [
        page[:-1] if _lowest(page) and last[_lowest(page)] >= often else page for page in pages
    ]
    return [[*_kept(page, seen, often)] for page in kept]


def _lowest(page: Sequence[Row]) -> str:
    """Return the few words at the bottom of a page, with room above them, or ""."""
    if len(page) < 2 or len(page[-1]) > _FEW:  # noqa: PLR2004
        return ""
    apart = page[-2][0].y - page[-1][0].y > _NEAR * page[-1][0].size
    return _text(page[-1]) if apart else ""


def _kept(page: Sequence[Row], seen: Counter[tuple[str, int]], often: float) -> Iterator[Row]:
    """Yield the rows of a page that do not repeat, and in which a sentence of the page goes on."""
    above: Row | None = None
    for row in page:
        if (above and _goes_on(above, row)) or not _repeats(row, page, seen, often):
            yield row
            above = row
        else:
            above = None


def _without_sides(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Leave away the menu that stands on many pages, left or right of all other words."""
    words = [[word for row in page for word in row] for page in pages]
    seen = Counter(key for page in words for key in set(map(_place, page)))
    often = max(_SIDE_PAGES, _SIDE_SHARE * len(pages))
    repeated = {key for key, count in seen.items() if count >= often}
    if len(repeated) < _SIDE_ROWS:
        return [[*page] for page in pages]
    return [_without_side(page, repeated) for page in pages]


def _without_side(page: Sequence[Row], repeated: set[_Place]) -> list[Row]:
    own = [[word for word in row if _place(word) not in repeated] for row in page]
    start = -_most([-row[0].left for row in own if row])
    end = _most([row[-1].right for row in own if row])
    again = [[word for word in row if _place(word) in repeated] for row in page]
    left = [[word for word in row if word.right < start] for row in again]
    right = [[word for word in row if word.left > end] for row in again]
    menu = _menu(left, start) | _menu(right, end)
    kept = ([word for word in row if id(word) not in menu] for row in page)
    return [row for row in kept if row]


def _most(edges: Sequence[float]) -> float:
    """Return how far nearly all rows reach: headings may reach farther."""
    return sorted(edges)[round(_NEARLY_ALL * (len(edges) - 1))] if edges else float("inf")


def _menu(rows: Sequence[Row], edge: float) -> set[int]:
    """Return the words of a menu: in several rows, farther from the text than words lie apart."""
    words = [word for row in rows for word in row]
    near = any(
        min(abs(word.left - edge), abs(word.right - edge)) < word.size / 2 for word in words
    )
    return set() if near or sum(map(bool, rows)) < _SIDE_ROWS else set(map(id, words))


def _place(word: PlacedWord) -> _Place:
    return word.text, round(word.left / _STEP), round(word.y / _STEP)


def _goes_on(above: Row, row: Row) -> bool:
    """Tell the end of a sentence that begins in the row above."""
    near = above[0].y - row[0].y <= _NEAR * row[0].size
    return near and row[0].text[0].islower() and row[-1].text[-1] in ".;"


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
