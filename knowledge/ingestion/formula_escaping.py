"""Formula escaping: no cell of a table runs as a formula in a spreadsheet (CSV injection).

See https://owasp.org/www-community/attacks/CSV_Injection.
"""

from collections.abc import Mapping

ESCAPED = "escaped"
"""The column that tells of a row whether cells of it were escaped; without it none was."""
_MARK = "'"
_OPENINGS = frozenset("=+-@\t\r")
"""How a cell begins that some spreadsheet computes."""
Cell = str | int | None


def escape_cells(row: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return a row with an apostrophe before what would be a formula; `ESCAPED` tells of it."""
    escaped = {name: f"{_MARK}{cell}" for name, cell in row.items() if _is_formula(cell)}
    return {**row, **escaped, ESCAPED: _MARK if escaped else ""}


def unescape_cells(row: Mapping[str, str]) -> dict[str, str]:
    """Return a row as it was before `escape_cells`; one that tells nothing is left as it is."""
    cells = {name: cell for name, cell in row.items() if name != ESCAPED}
    if not row.get(ESCAPED):
        return cells
    return {
        name: cell.removeprefix(_MARK) if _is_formula(cell) else cell
        for name, cell in cells.items()
    }


def _is_formula(cell: Cell) -> bool:
    """Tell whether a cell is one, or looks as if one had been escaped."""
    return isinstance(cell, str) and cell.lstrip(_MARK)[:1] in _OPENINGS
