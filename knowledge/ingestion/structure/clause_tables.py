"""Tables that only set the numbers of clauses apart from their words: contracts, codes, rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind, TextWriter
from knowledge.ingestion.structure.grids import Cell
from knowledge.ingestion.structure.headlines import PLAIN, is_headline
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.language.letters import SMALL
from knowledge.models import Span

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,3}){0,3}\.?")
_LETTER = re.compile(rf"\(?(?:[{SMALL}]|[ivx]{{1,5}})[.)]?")
_FIRST_LIST = 3_000_000
"""Numbers of lists that are made of lines: readers, marks and fragments have lower ones."""
_LONG = 60
"""Characters from which on words are no name in a list of goods."""
_MOST = 0.5
"""Share of rows that say something."""
_PAIR = 2


def write_clauses(writer: TextWriter, rows: Sequence[Sequence[Cell]]) -> bool:
    """Write such a table as clauses, items and headings; return whether it was one."""
    filled = ([cell for cell in row if isinstance(cell, str) and cell.strip()] for row in rows)
    pairs = [[cell.strip() for cell in row] for row in filled if row]
    if not _are_clauses(pairs):
        return False
    list_ = 0
    for number, words in pairs:
        kind, level = _read_as(number, words)
        if kind is ElementKind.ITEM:
            list_ = list_ or writer.new_list()
            writer.write_item(words, list_, 0)
        else:
            list_ = 0
            writer.write(kind, f"{number} {words}", level=level)
    return True


def clauses_of(text: str, lines: Sequence[Element]) -> list[Element]:
    """Return lines whose numbers tabs set apart as clauses, items and headings; else none."""
    pairs = [[text[slice(*cell)] for cell in line.cells] for line in lines]
    return [*_clauses(lines, pairs)] if _are_clauses(pairs) else []


def _clauses(lines: Sequence[Element], pairs: Sequence[Sequence[str]]) -> Iterator[Element]:
    list_ = 0
    for line, (number, words) in zip(lines, pairs, strict=True):
        kind, level = _read_as(number, words)
        item = kind is ElementKind.ITEM
        list_ = (list_ or _FIRST_LIST + line.span.start) if item else 0
        span = line.cells[1] if item else line.span
        yield replace(line, kind=kind, level=level, list_=list_, span=span, cells=())


def _read_as(number: str, words: str) -> tuple[ElementKind, int]:
    """Return what a numbered row is, and the level of a heading."""
    if _LETTER.fullmatch(number):
        return ElementKind.ITEM, 0
    if is_headline(words, Span(0, len(words))):
        return ElementKind.HEADING, PLAIN + number.rstrip(".").count(".")
    return ElementKind.PARAGRAPH, 0


def _are_clauses(pairs: Sequence[Sequence[str]]) -> bool:
    """Tell clauses from a numbered list of goods: they lie in each other, and say something."""
    if not pairs or any(len(pair) != _PAIR for pair in pairs):
        return False
    numbers = [pair[0] for pair in pairs]
    if not all(_NUMBER.fullmatch(each) or _LETTER.fullmatch(each) for each in numbers):
        return False
    deep = any("." in each.rstrip(".") or not each[0].isdigit() for each in numbers)
    said = sum(len(words) > _LONG or _ends(words) for _, words in pairs)
    return deep and said >= _MOST * len(pairs)


def _ends(words: str) -> bool:
    """Tell whether words end as sentences, lead-ins and items do."""
    return words[-1] in ":;" or ends_sentence(words, Span(0, len(words)))
