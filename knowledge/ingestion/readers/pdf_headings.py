"""Headings of a PDF: told by their size, by bold letters, or by what follows them."""

import re
from collections import Counter
from collections.abc import Sequence

from knowledge.ingestion.readers.pdf_paragraphs import LineGroup
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.lists import ENDS
from knowledge.ingestion.structure.markers import BULLET, RANKED
from knowledge.models import Span

_LARGER = 1.08
"""Height of a heading, as a multiple of that of the text."""
_LONGEST = 200
"""Characters of a heading that is told by its size."""
_TABLE = 300
"""Characters of the name of a table, at most."""
_SHORT = 60
"""Characters of one that looks like the text."""
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,3}){1,3})\.?\s|\d{1,2}\.\s")
"""The number of a heading: “1.07 Seal”, “3. Boats”."""
Look = tuple[float, bool]
"""Height of the font to half a point, and whether it is bold."""


class HeadingLooks:
    """How headings of a document look, compared with most of its text."""

    def __init__(self, groups: Sequence[LineGroup]) -> None:
        letters: Counter[Look] = Counter()
        for group in groups:
            letters[_look(group)] += len(_text(group))
        self._body = letters.most_common(1)[0][0]
        heads = [group for group in groups if self._stands_out(group, _text(group))]
        self._names = {_text(group).casefold() for group in heads}
        larger = {_look(group) for group in heads}
        self._levels = {look: n for n, look in enumerate(sorted(larger, reverse=True), 1)}
        self._numbered: dict[str, int] = {}
        for group in heads:
            level, parts = self._levels[_look(group)], _numbering(_text(group))
            self._numbered[parts] = max(level, self._numbered.get(parts, level))

    def level(self, group: LineGroup, text: str, following: LineGroup | None) -> int | None:
        """Return the level of a heading, 1 for the largest; None for other groups of lines."""
        if self._stands_out(group, text):
            parts = _numbering(text)
            return self._numbered[parts] if parts else self._levels[_look(group)]
        if following and not following.rows and self._goes_on(group, text):
            return self._levels.get(_look(group), len(self._levels) + 1)
        if following and following.rows and self._names_table(group, text):
            return len(self._levels) + 1
        alone = len(group.lines) == 1 and len(text) <= _SHORT and not group.rows
        if alone and following and self._opens(following) and is_headline(text, _whole(text)):
            return len(self._levels) + 1
        return None

    def _goes_on(self, group: LineGroup, text: str) -> bool:
        """Tell a bold line that opens with the name of another heading: “Boats: oars”."""
        name, colon, part = text.partition(": ")
        again = bool(colon) and name.casefold() in self._names
        bold = group.bold and not self._body[1] and not group.rows
        return again and bold and is_headline(part.capitalize(), _whole(part))

    def _names_table(self, group: LineGroup, text: str) -> bool:
        """Tell bold letters over a table, which name it at any length."""
        marked = group.rows or BULLET.match(text) or text.endswith(":")
        bold = group.bold and not self._body[1]
        return bold and not marked and len(text) <= _TABLE and not ENDS.search(text)

    def _stands_out(self, group: LineGroup, text: str) -> bool:
        """Tell a heading by its size, or by bold letters and its words."""
        height, bold = _look(group)
        if group.rows or BULLET.match(text):
            return False
        if height > _LARGER * self._body[0]:
            return len(text) <= _LONGEST
        alike = height > self._body[0] / _LARGER
        return alike and bold and not self._body[1] and is_headline(text, _whole(text))

    def _opens(self, following: LineGroup) -> bool:
        """Tell whether running text follows: several lines, up to the end of a sentence."""
        prose = len(following.lines) > 1 and ENDS.search(following.lines[-1].text) is not None
        return prose and _look(following) == self._body and not following.rows


def _numbering(text: str) -> str:
    """Return how a heading is numbered: its rank, or the parts of its number; empty if it is not.

    Headings that are numbered alike are as deep, however they look.
    """
    ranked = RANKED.match(text)
    if ranked:
        return ranked.lastgroup or ""
    number = _NUMBER.match(text)
    return "." * (number[0].rstrip(" .").count(".") + 1) if number else ""


def _look(group: LineGroup) -> Look:
    return round(group.height * 2) / 2, group.bold


def _text(group: LineGroup) -> str:
    return " ".join(line.text for line in group.lines)


def _whole(text: str) -> Span:
    return Span(0, len(text))
