"""Tables and glossaries of HTML -> rows of cells."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.markup_words import HEADINGS
from knowledge.ingestion.structure import Cell, Reach, is_named, visible

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WIDEST = 200
"""Columns or rows that one cell may span."""
_CELLS = frozenset({"span", "strong", "b", "em", "i", "small"})
"""Elements that a page sets beside each other as the cells of a row, by their style."""
_FORMATTED = frozenset({"b", "strong", "i", "em", "u", "sub", "sup", "a", "font"})
"""Elements that only format words, or part of one."""
_DEEPEST = 100
"""Elements within elements of a cell, at most, between whose words spaces are set."""
_FIGURE = re.compile(r"[^\w\n]{0,3}\d[\d.,  –—+%-]{0,12}\S{0,6}(?:\s\S{1,8})?$")
"""A figure with its unit, as pages show it large: “3–6 months”, “98 %”."""
_LABEL = re.compile(r"(?:^|[\s_-])(?:label|term|key|header|name|title)(?:[\s_-]|$)", re.IGNORECASE)
_VALUE = re.compile(
    r"(?:^|[\s_-])(?:val(?:ue)?|info|desc\w{0,8}|data|number|price|cost|amount)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""What the classes of a label and of its value are called."""
_PAIR, _SHORT = 2, 40
"""Parts of a value with its label, and characters of each."""
_SAID = 3
"""Spaces of a value, at most, that ends with a full stop."""
_LONGEST = 2_000
"""Characters of a cell that holds a part of a page."""
_SENTENCE = (".", "!", "?", "…")


def table_rows(table: "HtmlElement") -> tuple[list[list[Cell]], int, str]:
    """Return the rows of a table, how many of the first ones name its columns, and its caption.

    A table of nothing but names has no rows.
    """
    rows: list[list[Cell]] = []
    hanging: dict[int, int] = {}
    headers = 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        parent = row.getparent()
        named = bool(cells) and (
            (parent is not None and parent.tag == "thead") or all(c.tag == "th" for c in cells)
        )
        headers += named and headers == len(rows)
        rows.append(_spread(cells, hanging))
    if headers == len(rows) == 1 and table.find(".//tbody") is not None:
        return [], 0, ""  # a program fills it in where it is shown
    caption = table.find("caption")
    if not headers and [_is_bold(row) for row in [*table.iter("tr")][:2]] == [True, False]:
        headers = 1
    headers = headers or (0 if _heads_itself(table) else is_named(rows))
    return rows, headers, "" if caption is None else visible(caption.text_content())


def sets_out_page(table: "HtmlElement", rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell a table that only sets the parts of a page beside each other, from one of data."""
    if not rows and table.find(".//tr") is not None:
        return False
    if max(map(len, rows), default=0) < 2 or table.find(".//table") is not None:  # noqa: PLR2004
        return True
    cells = [cell for row in table.iter("tr") for cell in row]
    long = any(isinstance(cell, str) and len(cell) > _LONGEST for row in rows for cell in row)
    headed = any(next(cell.iter(*HEADINGS), None) is not None for cell in cells)
    return long or (headed and len(rows) <= _PAIR)


def _heads_itself(table: "HtmlElement") -> bool:
    """Tell whether the first row is a key with its values, by its marks."""
    first = next(table.iter("tr"), None)
    return first is not None and [cell.tag for cell in first][:2] == ["th", "td"]


def styled_rows(element: "HtmlElement") -> list[list[Cell]] | None:
    """Return the rows of a table that a page makes of other elements, or None if it is none."""
    if single := _value_of(element) or _labelled(element):
        return [single]
    rows = [row for row in element if isinstance(row.tag, str)]
    cells = [[cell for cell in row if isinstance(cell.tag, str)] for row in rows]
    widths = {len(row) for row in cells}
    alike = len(rows) > 1 and len(widths) == 1 and widths.pop() > 1
    each = [cell for row in cells for cell in row]
    loose = [*rows, *each]
    if not alike or not (all(cell.tag in _CELLS for cell in each) or _are_pairs(cells)):
        return None
    if (element.text or "").strip() or any((each.tail or "").strip() for each in loose):
        return None
    return [[visible(cell.text_content()) for cell in row] for row in cells]


def _value_of(element: "HtmlElement") -> list[Cell]:
    """Return a figure and what it is of, which a page sets over each other alone, or nothing."""
    cells = [cell for cell in element if isinstance(cell.tag, str) and cell.tag != "br"]
    apart = any(cell.tag == "div" for cell in cells)
    if len(cells) != _PAIR or not apart or not all(map(_is_short, cells)):
        return []
    if (element.text or "").strip() or any((cell.tail or "").strip() for cell in element):
        return []
    first, last = (visible(_spaced(cell)) for cell in cells)
    figure = _FIGURE.match(first) is not None and not any(map(str.isdigit, last))
    return [first, last] if figure and any(map(str.isalpha, last)) else []


def _labelled(element: "HtmlElement") -> list[Cell]:
    """Return a label and its value, which their classes call so, or nothing."""
    cells = [cell for cell in element if isinstance(cell.tag, str)]
    if not _PAIR <= len(cells) <= _PAIR + 1 or (element.text or "").strip():
        return []
    classes = [cell.get("class") or "" for cell in cells]
    named = _LABEL.search(classes[0]) is not None and _VALUE.search(classes[-1]) is not None
    label, *values = (visible(_spaced(cell)) for cell in cells)
    said = any(value.endswith(_SENTENCE) and value.count(" ") > _SAID for value in values)
    if not named or said or any((cell.tail or "").strip() for cell in cells):
        return []
    short = 0 < len(label) <= _SHORT * 2 and all(0 < len(each) <= _SHORT * 4 for each in values)
    plain = not label.endswith((*_SENTENCE, ":")) and not any(
        part.tag in HEADINGS for cell in cells for part in cell.iter()
    )
    return [label, *values] if short and plain else []


def priced_rows(list_: "HtmlElement") -> list[list[Cell]] | None:
    """Return the rows of a list whose items are a name and a figure, set apart by style alone."""
    items = [item for item in list_ if isinstance(item.tag, str)]
    parts = [[part for part in item if isinstance(part.tag, str)] for item in items]
    if len(items) < _PAIR or any(len(row) != _PAIR for row in parts):
        return None
    if any((part.tail or "").strip() for row in parts for part in row):
        return None
    if any((item.text or "").strip() for item in items):
        return None
    rows = [[visible(part.text_content()) for part in row] for row in parts]
    plain = all(part.tag in _CELLS for row in parts for part in row)
    valued = all(any(map(str.isdigit, last)) and len(last) <= _SHORT for _, last in rows)
    named = all(any(map(str.isalpha, first)) for first, _ in rows)
    return [[*row] for row in rows] if plain and valued and named else None


def _are_pairs(rows: Sequence[Sequence["HtmlElement"]]) -> bool:
    """Tell a value and what it is of, one over the other: “2 boats”, “on the lake”."""
    pairs = [row for row in rows if len(row) == _PAIR]
    cells = [cell for row in pairs for cell in row]
    return len(pairs) == len(rows) and all(_is_short(cell) for cell in cells)


def _is_short(cell: "HtmlElement") -> bool:
    words = visible(cell.text_content()) if cell.tag in _CELLS | {"div"} else ""
    plain = all(part.tag in _FORMATTED | _CELLS | {"br"} for part in cell.iterdescendants())
    said = words.endswith(_SENTENCE) and words.count(" ") >= _PAIR
    return plain and 0 < len(words) <= _SHORT and not said


def heads_rows(element: "HtmlElement") -> int:
    """Return 1 if the class of the first row says that it names the columns, else 0."""
    return int("head" in (element[0].get("class") or "").lower())


def _is_bold(row: "HtmlElement") -> bool:
    """Tell whether all words of a row are bold."""
    words = visible(row.text_content())
    bold = " ".join(part.text_content() for part in row.iter("b", "strong"))
    return bool(words) and visible(bold) == words


def definitions(glossary: "HtmlElement") -> list[list[Cell]] | None:
    """Return terms with what they mean as rows, or None if they are questions, or texts."""
    rows: list[list[Cell]] = []
    for child in glossary.iter("dt", "dd"):
        words = visible(child.text_content())
        if words.endswith(_SENTENCE) or len(child) > 1:
            return None
        if child.tag == "dt":
            rows.append([words])
        elif rows:
            rows[-1].append(words)
    return rows


def _spread(cells: Sequence["HtmlElement"], hanging: dict[int, int]) -> list[Cell]:
    """Return a row with places for cells that span columns, or hang down from rows above."""
    row: list[Cell] = []
    for cell in cells:
        _fill(row, hanging)
        down = _number(cell.get("rowspan")) - 1
        for column in range(_number(cell.get("colspan"))):
            row.append(visible(_spaced(cell)) if column == 0 else Reach.LEFT)
            if down > 0:
                hanging[len(row) - 1] = down
    _fill(row, hanging)
    return row


def _fill(row: list[Cell], hanging: dict[int, int]) -> None:
    while hanging.get(len(row), 0) > 0:
        hanging[len(row)] -= 1
        row.append(Reach.ABOVE)


def _spaced(element: "HtmlElement") -> str:
    """Return the words of a cell, with spaces between its parts but not within formatted words."""
    return "".join(_pieces(element))


def _pieces(element: "HtmlElement", depth: int = 0) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        apart = "" if child.tag in _FORMATTED else " "
        yield apart
        if isinstance(child.tag, str):
            yield from _pieces(child, depth + 1) if depth < _DEEPEST else child.itertext()
        yield apart
        yield child.tail or ""


def _number(said: str | None) -> int:
    return min(_WIDEST, int(said)) if said and said.isdecimal() and int(said) else 1
