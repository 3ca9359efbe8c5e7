"""Lines of plain text become pieces: paragraphs, items and headings as their author broke them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import whitespace

from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import ANSWERED, ASKED, BULLET, NUMBER, RANKED
from knowledge.ingestion.structure.typography import INVISIBLE
from knowledge.language.document_languages import stopwords
from knowledge.language.tokenizer import tokens
from knowledge.models import Span

_LINE = re.compile(r"\S[^\n]*")
_NARROWEST = 60
"""Characters of a line, from which on it may have been broken to fit a width."""
_FULL = 0.9
"""Share of the width that a line with the next word would fill, had it been broken to fit."""
_OPENS = re.compile(r"[^\W\d_]")
_UNSEEN = "".join(INVISIBLE) + whitespace + "\u00a0"
"""What is not seen at the end of a line."""
TAB = 4
"""Columns that a tab indents."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One or more lines that belong together.

    `indent` is in columns. `opens` and `closes` tell whether a blank line, or the edge of the
    text, stands before and behind.
    """

    span: Span
    indent: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    indent: int
    block: int


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a text in order.

    A line goes on with the next one if it was broken to fit the width of the text.
    """
    lines = [*_lines(text)]
    width = _width(lines)
    made: list[Piece] = []
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _goes_on(text, lines[last], lines[last + 1], width):
            last += 1
        first, end = lines[at], lines[last]
        opens = at == 0 or lines[at - 1].block != first.block
        closes = last + 1 == len(lines) or lines[last + 1].block != end.block
        made.append(Piece(Span(first.span.start, end.span.end), first.indent, opens, closes))
        at = last + 1
    return made


def _lines(text: str) -> Iterator[_Line]:
    block, before = 0, 0
    for found in _LINE.finditer(text):
        start, end = found.span()
        end -= len(found[0]) - len(found[0].rstrip(_UNSEEN))
        if end == start:
            continue
        gap = text.count("\n", before, start)
        block += gap > 1
        indent = text[text.rfind("\n", before, start) + 1 : start]
        yield _Line(Span(start, end), len(indent) + (TAB - 1) * indent.count("\t"), block)
        before = end


def _width(lines: Sequence[_Line]) -> int:
    """Return how wide the lines are that another one follows at once."""
    followed = [
        line.span.end - line.span.start
        for line, following in pairwise(lines)
        if line.block == following.block
    ]
    return max(_NARROWEST, max(followed, default=0))


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    if line.block != following.block or _is_marked(text, line, following):
        return False
    if "\t" in text[line.span.start : line.span.end]:
        return False
    if text[following.span.start].islower():
        return True
    if _is_title(text, line):
        return False
    first_word = text[following.span.start : following.span.end].split(maxsplit=1)[0]
    wanted = line.span.end - line.span.start + 1 + len(first_word)
    return wanted > _FULL * width and _OPENS.search(first_word) is not None


def _is_title(text: str, line: _Line) -> bool:
    """Tell the whole title of an article from a line that breaks behind “of” or “the”."""
    if not RANKED.match(text, *line.span) or ends_sentence(text, line.span):
        return False
    words = tokens(text[line.span.start : line.span.end])
    return not words or words[-1] not in stopwords()


def _is_marked(text: str, line: _Line, following: _Line) -> bool:
    """Tell whether a mark opens the line that follows."""
    start, end = following.span
    if BULLET.match(text, start, end) or ASKED.match(text, start, end):
        return True
    if ANSWERED.match(text, start, end) or text.startswith("#", start):
        return True
    # A number may stand at the break of a line as well: “page / 3. The”.
    before = ends_sentence(text, line.span) or text[line.span.end - 1] in ":;,"
    marked = NUMBER.match(text, *line.span) is not None
    return NUMBER.match(text, start, end) is not None and (before or marked)
