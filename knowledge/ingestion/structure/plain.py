"""The structure of plain text, read from how it is laid out; each character stays in its place."""

import re
from collections.abc import Iterator, Sequence

from knowledge.ingestion.structure.assembly import About, compose
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.grids import gridded
from knowledge.ingestion.structure.headlines import (
    LONGEST,
    SHORT,
    TITLE,
    is_headline,
    is_title_case,
    level_of,
)
from knowledge.ingestion.structure.lines import Piece, pieces
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import BULLET, NUMBER, RANKED, number_end
from knowledge.ingestion.structure.model import StructuredDocument
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.ingestion.structure.sentence_forms import is_cut, is_nominal
from knowledge.models import Span

_HASHES = re.compile(r"(#{1,6})[^\S\n]+(?=\S)")
_RULE = re.compile(r"[\W_]+")
_UNDERLINE = re.compile(r"-{2,}+|={2,}+|~{2,}+|\*{3,}+|_{3,}+|\^{3,}+|—{2,}+")
"""What is drawn below a heading."""
_GAP = re.compile(r"[^\S\n]++")
_ENDS = (".", "!", "?", "…", ":", ";", ",", "”", "»", '"')
_DIGIT = re.compile(r"\d")
_SECTION = 2
"""Level of a heading that one # marks, below the title; each further one adds to it."""


def structured_text(text: str, about: About, *, typeset: bool = False) -> StructuredDocument:
    """Return the structure of plain text, whose characters stay where they are; see `compose`."""
    found = pieces(text)
    elements: list[Element] = []
    at = 0
    while at < len(found):
        cells = _table_at(text, found, at)
        if cells:
            elements.append(_table(text, cells))
            at += len(cells)
        else:
            elements += _single(text, found, at)
            at += 1
    return compose(text, elements, about, typeset=typeset)


def _single(text: str, found: Sequence[Piece], at: int) -> Iterator[Element]:
    piece = found[at]
    hashes = _HASHES.match(text, *piece.span)
    if hashes and _is_hash_heading(text, found, at):
        words = Span(hashes.end(), piece.span.end)
        level = TITLE if at == 0 else len(hashes[1]) + _SECTION - 1
        yield Element(ElementKind.HEADING, words, level=level)
    elif _RULE.fullmatch(text, *piece.span):
        return
    elif _is_output(text, piece.span):
        yield Element(ElementKind.CODE, piece.span)
    elif _is_underlined(text, found, at):
        yield Element(ElementKind.HEADING, piece.span, level=level_of(text, piece.span))
    elif at == 0 and _is_title(text, found):
        yield Element(ElementKind.HEADING, piece.span, level=TITLE)
    elif _is_heading(text, found, at):
        yield Element(ElementKind.HEADING, piece.span, level=level_of(text, piece.span))
    else:
        yield Element(ElementKind.PARAGRAPH, piece.span, level=piece.indent)


def _is_underlined(text: str, found: Sequence[Piece], at: int) -> bool:
    """Tell a line that opens a block, with a line of dashes or the like below it."""
    start, end = found[at].span
    below = found[at + 1] if at + 1 < len(found) and not found[at + 1].opens else None
    one = end - start <= LONGEST and "\n" not in text[start:end]
    return one and found[at].opens and below is not None and _is_line(text, below.span)


def _is_line(text: str, span: Span) -> bool:
    return _UNDERLINE.fullmatch(text, *span) is not None


def _is_output(text: str, span: Span) -> bool:
    """Tell what a program wrote, or is written in, by its first line."""
    end = text.find("\n", *span)
    return is_program(text, Span(span.start, end if end > 0 else span.end))


def _is_hash_heading(text: str, found: Sequence[Piece], at: int) -> bool:
    """Tell a heading from a list that is numbered with #."""
    span = found[at].span
    beside = [found[n] for n in (at - 1, at + 1) if 0 <= n < len(found)]
    listed = any(
        _HASHES.match(text, *other.span) and not (other.opens and found[at].opens)
        for other in beside
    )
    return span.end - span.start <= LONGEST and not listed


def _is_title(text: str, found: Sequence[Piece]) -> bool:
    """Tell whether the first line stands alone and reads like a headline."""
    first = found[0]
    line = text[first.span.start : first.span.end]
    ranked = RANKED.match(line) and NUMBER.match(line)
    one = "\n" not in line or _names_in_capitals(line)
    alone = first.closes and len(found) > 1 and one and not ranked
    return alone and len(line) <= LONGEST and not line.endswith(_ENDS)


def _names_in_capitals(lines: str) -> bool:
    """Tell a title in capitals with one line that says more of it: “OFFER”, “of the boats”."""
    title, _, rest = lines.partition("\n")
    return title.isupper() and title.count(" ") > 0 and "\n" not in rest


def _is_heading(text: str, found: Sequence[Piece], at: int) -> bool:
    """Tell whether a line stands before running text, and reads like the heading of it."""
    piece = found[at]
    if text[number_end(text, *piece.span) : piece.span.end][:1].islower():
        return False
    if not piece.opens:
        return False
    is_long = piece.span.end - piece.span.start > LONGEST
    titled = piece.closes and not is_long and is_title_case(text, piece.span)
    longest = LONGEST if titled else SHORT
    if not is_headline(text, _without_colon(text, found, at), longest):
        return piece.closes and at + 1 < len(found) and _is_numbered_title(text, piece.span)
    if is_cut(text, piece.span):
        return False  # its sentence goes on behind a blank line
    below = found[at + 1 : at + 3]
    if not piece.closes and not (below and ends_sentence(text, below[0].span)):
        return False
    return any(_is_body(text, other) for other in below[:1]) or (
        len(below) > 1 and is_headline(text, below[0].span) and _is_body(text, below[1])
    )


def _is_numbered_title(text: str, span: Span) -> bool:
    """Tell a title that has a number and a full stop: “4. Source code.”."""
    start = number_end(text, *span)
    ranked = RANKED.match(text, *span) is not None
    if text[span.end - 1] != "." or (start == span.start and not ranked):
        return False
    words = Span(start, span.end - 1)
    # In other languages a sentence may do without a verb that looks like one.
    named = words.start < words.end and text[words.start : words.end].isascii()
    return named and is_headline(text, words) and is_nominal(text, words)


def _without_colon(text: str, found: Sequence[Piece], at: int) -> Span:
    """Leave the colon of a heading away if no list follows that it would announce."""
    start, end = found[at].span
    following = found[at + 1] if at + 1 < len(found) else None
    if text[end - 1] == ":" and following and not _is_marked(text, following):
        return Span(start, max(start + 1, end - 1))
    return found[at].span


def _is_body(text: str, piece: Piece) -> bool:
    return (
        _is_marked(text, piece)
        or ends_sentence(text, piece.span)
        or text[piece.span.end - 1] == ":"
    )


def _is_marked(text: str, piece: Piece) -> bool:
    return bool(BULLET.match(text, *piece.span) or NUMBER.match(text, *piece.span))


def _table_at(text: str, found: Sequence[Piece], at: int) -> list[tuple[Span, ...]]:
    """Return the rows of cells that begin at a piece: two at least, of as many cells each."""
    rows: list[tuple[Span, ...]] = []
    for piece in map(found.__getitem__, range(at, len(found))):
        cells = _cells(text, piece.span)
        apart = len(rows) > 1 and piece.opens and not found[at + 1].opens
        if len(cells) < 2 or apart or (rows and len(cells) != len(rows[0])):  # noqa: PLR2004
            break
        rows.append(cells)
    return rows if len(rows) > 1 else []


def _cells(text: str, span: Span) -> tuple[Span, ...]:
    line = text[span.start : span.end]
    apart = "\t" in line or "   " in line
    if not apart or "\n" in line or BULLET.match(text, *span):
        return ()
    gaps = [gap.span() for gap in _GAP.finditer(text, *span) if _is_wide(gap[0])]
    starts = [span.start, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), span.end]
    return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def _is_wide(gap: str) -> bool:
    return "\t" in gap or len(gap) > 2  # noqa: PLR2004


def _table(text: str, rows: Sequence[tuple[Span, ...]]) -> Element:
    named = not any(_DIGIT.search(text, *cell) for cell in rows[0])
    span = Span(rows[0][0].start, rows[-1][-1].end)
    return Element(ElementKind.TABLE, span, grid=gridded(rows, int(named), None))
