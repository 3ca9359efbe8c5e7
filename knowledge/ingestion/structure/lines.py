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
from knowledge.language.letters import CAPITAL, SMALL
from knowledge.language.tokenizer import tokens
from knowledge.models import Span

_LINE = re.compile(r"\S[^\n]*")
_NARROWEST = 60
"""Characters of a line, from which on it may have been broken to fit a width."""
_FULL = 0.9
"""Share of the width that a line with the next word would fill, had it been broken to fit."""
_FILE = re.compile(r"[\w-][\w.-]{0,60}(?:\.\w{1,5}\s{1,9}[-–—:]\s|/$)")
"""A file in a list of them: “row.py - rows the boat”, “boats/”."""
_TYPICAL = 0.95
"""Share of the lines that are no wider than the width; the others are data, as in samples."""
_WIDEST = 140
"""Columns of a text that was broken to fit a width; wider lines are whole paragraphs."""
_NEARLY, _OFTEN = 0.8, 0.3
"""Share of the width of a line that is nearly full, and of all lines that are, of such a text."""
_BEYOND = 1.2
"""Share of the width from which on a line was not broken to fit it."""
_LEANS = 0.6
"""Share of the width from which on a line that ends in “of the” has been broken to fit."""
_OPENS = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(rf"\(?\d[\w.,:/-]{{0,40}}\)?,?\s[{SMALL}<]|<[^<>\n]{{1,200}}>")
"""A number within a sentence, or an address, at the beginning of a line: “126 or 127 boats”."""
_LABEL = re.compile(rf"([{CAPITAL}][^\W\d]{{0,30}}(?:[ -][^\W\d]{{1,20}}){{0,3}}) \d{{1,3}}:\s")
"""What opens a line that counts: “Boat 1: ”."""
_CODE, _REST_OF_PHONE = re.compile(r"\(\d{2,5}\)$"), re.compile(r"\d[\d -]{4,14}")
"""The two halves of the number of a telephone."""
_LAST = 24
"""Characters at the end of a line among which its last word stands."""
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
    """Return how far the lines reach that another one follows at once, but for the longest."""
    followed = sorted(
        _reach(line) for line, following in pairwise(lines) if line.block == following.block
    )
    narrow = [reach for reach in followed if reach <= _WIDEST]
    typical = narrow[int(_TYPICAL * len(narrow))] if narrow else 0
    full = sum(reach > _NEARLY * typical for reach in narrow)
    broken = full > _OFTEN * len(followed)
    return max(_NARROWEST, typical if broken else max(followed, default=0))


def _reach(line: _Line) -> int:
    """Return the column at which a line ends."""
    return line.indent + line.span.end - line.span.start


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    if line.block != following.block or _is_marked(text, line, following):
        return False
    if "\t" in text[line.span.start : line.span.end]:
        return False
    opened = text[following.span.start] == "(" and not NUMBER.match(text, *following.span)
    first = following.span.start + opened
    if text[first : first + 1].islower() or _is_phone_cut(text, line, following):
        return True
    if _is_title(text, line):
        return False
    if _reach(line) > _LEANS * width and _leans(text, line):
        return True
    first_word = text[following.span.start : following.span.end].split(maxsplit=1)[0]
    opens = _OPENS.search(first_word) or _FIGURE.match(text, *following.span)
    full = _FULL * width < _reach(line) + 1 + len(first_word) and _reach(line) < _BEYOND * width
    return full and opens is not None and not _are_labelled(text, line, following)


def _is_phone_cut(text: str, line: _Line, following: _Line) -> bool:
    """Tell a number of a telephone that goes on in the next line: “(217)”, “352-3315”."""
    if text[line.span.end - 1] != ")":
        return False
    code = _CODE.search(text, max(line.span.start, line.span.end - _LAST), line.span.end)
    return code is not None and _REST_OF_PHONE.fullmatch(text, *following.span) is not None


def _are_labelled(text: str, line: _Line, following: _Line) -> bool:
    """Tell two lines that count something: “Boat 1: Tern”, “Boat 2: Gull”."""
    last, first = _LABEL.match(text, *line.span), _LABEL.match(text, *following.span)
    return last is not None and first is not None and last[1] == first[1]


def _leans(text: str, line: _Line) -> bool:
    """Tell a line whose last word wants another one: “of”, “the”."""
    end = line.span.end
    words = tokens(text[max(line.span.start, end - _LAST) : end])
    return text[end - 1].isalpha() and bool(words) and words[-1] in stopwords()


def _is_title(text: str, line: _Line) -> bool:
    """Tell the whole title of an article from a line that breaks behind “of” or “the”."""
    if not RANKED.match(text, *line.span) or ends_sentence(text, line.span):
        return False
    words = tokens(text[line.span.start : line.span.end])
    return not words or words[-1] not in stopwords()


def _is_marked(text: str, line: _Line, following: _Line) -> bool:
    """Tell whether a mark opens the line that follows."""
    start, end = following.span
    if any(mark.match(text, start, end) for mark in (BULLET, ASKED, _FILE)):
        return True
    if ANSWERED.match(text, start, end) or text.startswith("#", start):
        return True
    # A number may stand at the break of a line as well: “page / 3. The”.
    before = ends_sentence(text, line.span) or text[line.span.end - 1] in ":;,"
    marked = NUMBER.match(text, *line.span) is not None
    return NUMBER.match(text, start, end) is not None and (before or marked)
