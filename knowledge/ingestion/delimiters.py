"""What parts the cells of tables as text, for documents and records alike."""

import re

_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')


_LOOK, _LINES = 20_000, 20
"""Characters, and lines among them, by which it is told."""


def delimiter_of(text: str) -> str:
    """Return what parts the cells: what stands in the first row, and as often in most others."""
    first, *others = [line for line in _QUOTED.sub("", text[:_LOOK]).splitlines() if line.strip()][
        :_LINES
    ] or [""]

    def likely(delimiter: str) -> tuple[int, int]:
        count = first.count(delimiter)
        alike = sum(line.count(delimiter) == count for line in others)
        return (alike if count else -1), count

    return max(_DELIMITERS, key=likely)
