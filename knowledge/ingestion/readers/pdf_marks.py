"""Marks of lines of a PDF: which open an item, and which stand within a sentence."""

import re
from collections.abc import Sequence

from knowledge.ingestion.readers.pdf_layout import Line
from knowledge.ingestion.structure.lists import ENDS
from knowledge.ingestion.structure.markers import (
    ANSWERED,
    ASKED,
    BULLET,
    DASH,
    LETTER,
    NUMBER,
    RANKED,
    ROMAN,
)

SAME = 2.0
"""Points by which lines of one paragraph begin apart from each other, at most."""
_ENCLOSED = re.compile(r"\w{1,3}\)")
"""What closes brackets, and looks like the mark of an item: “m)” of “(0.9 / m)”."""
_MARK = re.compile(r"\(?(\d{1,3}|[^\W\d_])[.)]\s")
"""What counts a paragraph: “b.”, “(9)”."""
_SERIES = re.compile(r"; \w{1,7}$")
"""What stands between the last items of a list: “; and”."""
_COUNTED = re.compile(r"\((?!1\))\d{1,3}\)\s+[^\W\d_]")


def is_within(lines: Sequence[Line], line: Line) -> bool:
    """Tell a number within a sentence from one that opens a clause: “set out in / Article 2.”.

    Before it stands a small word, or what is numbered. In brackets it repeats a word, “at least
    ten / (10) days”, where no such number opens the paragraph.
    """
    before = lines[-1].text
    if _ENCLOSED.match(line.text) and before.rfind("(") > before.rfind(")"):
        return True
    word = before.rpartition(" ")[2]
    if RANKED.fullmatch(word) and (ROMAN.match(line.text) or NUMBER.match(line.text)):
        return True
    listed = _SERIES.search(before) is not None or _counts_on(lines[0].text, line.text)
    if listed or not (before[-1].islower() and word.islower()):
        return False
    if NUMBER.match(line.text) is None:
        return False
    counted = _COUNTED.match(line.text) is not None and not lines[0].text.startswith("(")
    return line.text[0].isalpha() or counted


def _counts_on(first: str, line: str) -> bool:
    """Tell the mark that follows that of a paragraph: “c. A fair chance” after “b. … and”."""
    marks = _MARK.match(first), _MARK.match(line)
    one, other = (mark[1] if mark else "" for mark in marks)
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def is_marked(line: Line) -> bool:
    marks = (BULLET, NUMBER, ROMAN, ASKED, ANSWERED)
    return any(mark.match(line.text) for mark in marks)


def is_next_letter(lines: Sequence[Line], line: Line) -> bool:
    """Tell a capital that counts from an initial: “B.” below “A.”, “A.” below “II.”."""
    if LETTER.match(line.text) is None:
        return False
    first = lines[0].text
    if line.text[0] in "AА":
        return ROMAN.match(first) is not None or lines[-1].text.endswith(":")
    return LETTER.match(first) is not None and ord(first[0]) == ord(line.text[0]) - 1


def is_dash_within(lines: Sequence[Line], line: Line) -> bool:
    """Tell a dash within a sentence, at which a line breaks, from the mark of an item."""
    before = lines[-1]
    same = abs(line.left - before.left) < SAME or len(lines) == 1
    words = line.text[1:].lstrip()
    text = " ".join(each.text for each in lines)
    opened = text.rfind("(") > text.rfind(")")
    small = (opened or words[:1].islower()) and DASH.match(line.text) is not None
    open_ = not ENDS.search(before.text) and not before.text.endswith((":", ";", ","))
    listed = DASH.match(lines[0].text) is not None
    return small and same and open_ and not listed and line.left <= before.left + SAME
