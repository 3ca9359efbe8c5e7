"""Lists of a PDF whose marks are drawn, and no letters: told by how they are indented."""

from knowledge.ingestion.readers.pdf_paragraphs import LineGroup
from knowledge.ingestion.structure import TextWriter
from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, NUMBER

_INDENT = 0.8
"""Indent of items, in heights of the font, below the line that announces them."""
_SAME = 2.0
"""Points by which items of one list begin apart from each other, at most."""
_MARKS = (BULLET, NUMBER, ASKED, ANSWERED)


class IndentedLists:
    """Follows groups of lines; `number` is that of the list under the last colon."""

    def __init__(self, writer: TextWriter) -> None:
        self.number = 0
        self._writer = writer
        self._colon: float | None = None
        self._left: float | None = None

    def holds(self, group: LineGroup, text: str) -> bool:
        """Tell an item without a mark: farther right than the colon, where the others begin."""
        left = group.lines[0].left
        if any(mark.match(text) for mark in _MARKS):
            return False
        if self._left is not None:
            return abs(left - self._left) < _SAME
        if self._colon is None or left < self._colon + _INDENT * group.height:
            return False
        self.number, self._left = self._writer.new_list(), left
        return True

    def follow(self, group: LineGroup, text: str) -> None:
        """Remember where a group begins that announces others, and forget lists that end."""
        left = group.lines[0].left
        if self._left is not None and abs(left - self._left) < _SAME and not group.rows:
            return
        self._left = None
        self._colon = left if text.endswith(":") else None
