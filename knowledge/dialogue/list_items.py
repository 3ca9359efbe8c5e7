"""The items of a list inside a sentence: "a, b and c"."""

import re

Span = tuple[int, int]

_JOINT = re.compile(r"(?P<last>,? (?:and|or|as well as|и|или|а также|және|мен|немесе) )|[,;] ")
_OPENS = re.compile(
    r"(?:\b(?:such as|including|include|includes|namely|like|are|were|is|was|by|between|from|after"
    r"|blame|offered|как|включая|например|это|между)|:) (?=\S)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r" (?:will|is|are|was|were|has|have|had|which|who|that|would|can|could|for|будут|будет"
    r"|которые|который)\b|(?<![.!?”\"»])[.!?”\"»]*+$"
)
FEWEST = 2
"""Items that make a list."""


def items(sentence: str) -> list[Span]:
    """Return where the items of the longest list stand, in its order; empty if there is none."""
    runs: list[list[Span]] = [[]]
    start = 0
    is_last = False
    for joint in (*_JOINT.finditer(sentence), None):
        runs[-1].append((start, joint.start() if joint else len(sentence)))
        if is_last:
            runs.append([])
        is_last = bool(joint and joint["last"])
        start = joint.end() if joint else start
    longest = max(runs, key=len)
    return _trimmed(sentence, longest) if len(longest) >= FEWEST else []


def _trimmed(sentence: str, found: list[Span]) -> list[Span]:
    """Return the items without what leads in to the first and goes on after the last."""
    (start, first_end), (last_start, end) = found[0], found[-1]
    opening = [*_OPENS.finditer(sentence, start, first_end)]
    if opening:
        start = opening[-1].end()
    closing = _CLOSES.search(sentence, last_start + 1, end)
    if closing and closing.start() > last_start:
        end = closing.start()
    return [(start, first_end), *found[1:-1], (last_start, end)]
