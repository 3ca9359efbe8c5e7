"""Named cells: the rows of tables in a text, each cell behind the name of its column."""

from collections.abc import Mapping, Sequence

from knowledge.models import Fact, Span

_CELL, _BETWEEN = "\t", " · "


def name_cells(
    text: str, start: int, rows: Sequence[Fact], marked: Sequence[Span] = (), longest: int = 0
) -> tuple[str, tuple[Span, ...]]:
    """Return a stretch of a document with its rows as "Name: words · Name: words", a line each.

    `text` begins at `start` of the document, and `marked` are spans of `text`, which are returned
    as they are in the new one. A line that only names columns is left out. Names are given
    unless the text is then longer than `longest` characters, 0 for any length; words stay exact.
    """
    names = _names_by_place(start, rows)
    if not names:
        return text, tuple(marked)
    named = _write(text, names, marked)
    return named if not longest or len(named[0]) <= longest else _write(text, {}, marked)


def _names_by_place(start: int, rows: Sequence[Fact]) -> dict[int, str]:
    """Return the name of the column of each cell by where it begins in the text."""
    return {
        span.start - start: " ".join(name.split())
        for row in rows
        for (name, _), span in zip(row.cells, row.citation.spans, strict=False)
    }


def _write(
    text: str, names: Mapping[int, str], marked: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    known, length, at = set(names.values()), 0, 0
    written: list[str] = []
    moved: dict[int, int] = {}
    ends = {place for span in marked for place in span}
    for line in text.split("\n"):
        cells = line.split(_CELL)
        if not names or len(cells) == 1 or not _only_names(cells, at, names, known):
            pieces, has_cell = ["\n"] if written else [], False
            length += len(pieces)
            for words in cells:
                before = _BETWEEN if has_cell and words.strip() else ""
                name = names.get(at, "")
                before += f"{name}: " if name and words.strip() else ""
                shift = length + len(before) - at
                moved |= {p: p + shift for p in ends if at <= p <= at + len(words)}
                pieces += [before, words]
                length += len(before) + len(words)
                has_cell = has_cell or bool(words.strip())
                at += len(words) + 1
            written.append("".join(pieces))
        else:
            at += len(line) + 1
    return "".join(written), tuple(Span(moved[s], moved[e]) for s, e in marked)


def _only_names(cells: Sequence[str], at: int, names: Mapping[int, str], known: set[str]) -> bool:
    """Tell whether a line that begins there names columns and holds no cell of a row."""
    if any(place in names for place in range(at, at + sum(map(len, cells)) + len(cells))):
        return False
    return all(any(" ".join(cell.split()) in name for name in known) for cell in cells)
