"""Forms that are to be filled in: blanks, what stands beside them, and what they are for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.models import Span

_BLANK = re.compile(r"_{4,}+|\.{6,}+|…{3,}+")
_ONLY_BLANK = re.compile(r"[\s_]*_{4}[\s_]*")
_FEW = 6
"""Words around the blanks of a form."""
_LONGEST = 150
"""Characters of a line with blanks that is looked at."""
_LONGEST_LABEL = 250
"""Characters of what says how a blank below it is filled in."""
_COPYRIGHT = re.compile(r"©|\(c\) \d|copyright\b", re.IGNORECASE)
_LABELS = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM, ElementKind.HEADING})


def find_fields(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of labels over a blank, and of tables with a blank in each row."""
    labels = {
        at
        for at, (element, following) in enumerate(pairwise(elements))
        if element.kind in _LABELS
        and element.span.end - element.span.start <= _LONGEST_LABEL
        and announces(text, element.span)
        and _ONLY_BLANK.fullmatch(text, *following.span)
    }
    return labels | {at for at, element in enumerate(elements) if _is_signed(text, element)}


def is_blank(text: str, span: Span) -> bool:
    """Tell a blank of a form, or the note of a copyright: “Director ______”, “© 2024 Kolm”."""
    words = text[span.start : min(span.end, span.start + _LONGEST)]
    if span.end - span.start > _LONGEST:
        return False
    left = _BLANK.sub(" ", words)
    # Leaders lead to a price.
    led = any(map(str.isdigit, left)) and "_" not in words
    blank = left != words and len(left.split()) <= _FEW and not led
    return blank or (bool(_COPYRIGHT.match(words)) and not ends_sentence(text, span))


def _is_signed(text: str, element: Element) -> bool:
    """Tell a table of signatures: each row has a line to sign on."""
    rows = element.grid.rows if element.grid else ()
    return bool(rows) and all(
        any("____" in text[cell.start : cell.end] for cell in row) for row in rows
    )
