"""How words are seen: without what is invisible, with ligatures and marks as plain characters."""

import re
from itertools import accumulate

from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET
from knowledge.models import Span

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))
_LIGATURES = {
    ord(short): long
    for short, long in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_SIGNS = dict.fromkeys(range(0xF020, 0xF100), "•")
"""Marks of items as the fonts of signs have them, which no other font shows."""
CELL = "\t"
"""What separates cells, in files and in a text that is written here."""
SOFT = re.compile(r"\x0b")
"""A break of a line in the file, that is seen as a space."""
_MARK = 20
"""Characters among which a mark ends."""
_LOOKALIKES = {ord("\ua789"): ":", ord("\u2236"): ":", ord("\u037e"): ";"}
"""Signs that look like marks of sentences, as programs for design set them."""
_ICONS = dict.fromkeys([*range(0xE000, 0xF020), *range(0xF100, 0xF900)])
"""Pictures that a font has in place of letters, and no other one shows."""
_TYPOGRAPHY = {**_UNSEEN, **_ICONS, **_LIGATURES, **_SIGNS, **_LOOKALIKES}


def visible(words: str) -> str:
    """Return words as they are seen: one space between them, no ligatures, nothing invisible."""
    return " ".join(words.translate(_TYPOGRAPHY).split())


def cells_of(words: str, span: Span) -> tuple[Span, ...]:
    """Return where the parts of words stand that tabs part, and one space where they are shown."""
    shown = [part for each in words.split(CELL) if (part := visible(each))]
    ends = [*accumulate(len(part) + 1 for part in shown)]
    return tuple(
        Span(span.start + end - len(part) - 1, span.start + end - 1)
        for part, end in zip(shown, ends, strict=True)
    )


def _softened(found: re.Match[str]) -> str:
    after = found.string[found.end() : found.end() + _MARK]
    marked = ASKED.match(after) or ANSWERED.match(after) or BULLET.match(after)
    return "\n" if marked else " "


def softened(words: str) -> str:
    """Return words with a space for each vertical tab, or a break if a mark follows it."""
    return SOFT.sub(_softened, words)
