"""Lines of one paragraph that a file breaks by hand -> paragraphs, as their author meant them."""

import re
from collections.abc import Iterator, Sequence

from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, NUMBER

_FEWEST, _NARROWEST = 3, 60
"""Lines of a paragraph that was broken to fit a width, and characters of that width."""
_FULL = 0.8
"""Share of the width that a line with the next word would fill; letters differ in width."""
_LABEL = re.compile(r"[^\W\d_][\w '’-]{0,30}:(?=\s|$)|[^\W\d_]{2,20}\s\d{1,3}\s?[–—:.-]\s")
"""What opens a line of its own: “Timeline: from May on”, “Day 2 - The boats”."""
_STOPS = (".", "!", "?", "…", ":", ";", "»", "”", '"')


def unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines, each with those that it goes on in.

    A line goes on if the next one opens in a small letter, or if it was broken to fit a width and
    no sentence ends there.
    """
    shown = [line.strip() for line in lines]
    width = max(map(len, shown), default=0)
    wrapped = width >= _NARROWEST and sum(map(bool, shown)) >= _FEWEST
    whole: list[str] = []
    for line, before in zip(shown, ["", *shown], strict=False):
        small = line[:1].islower()
        if whole and (small or (wrapped and _is_broken(before, line, width))):
            whole.append(line)
            continue
        yield " ".join(whole)
        whole = [line]
    yield " ".join(whole)


def _is_broken(line: str, following: str, width: int) -> bool:
    if not line or not following or line.endswith(_STOPS):
        return False
    if any(mark.match(following) for mark in (BULLET, NUMBER, ASKED, ANSWERED, _LABEL)):
        return False
    first = following.split(maxsplit=1)[0]
    return first[0].isalpha() and len(line) + 1 + len(first) > _FULL * width
