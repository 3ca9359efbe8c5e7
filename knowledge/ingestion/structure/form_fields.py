"""Forms that are to be filled in: blanks, what stands beside them, and what they are for."""

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import WORDS
from knowledge.ingestion.structure.sentence_forms import has_predicate
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_BLANK = re.compile(r"_{4,}+|\.{6,}+|…{3,}+")
_PLACEHOLDER = re.compile(r"\[[^\W\d_][\w, ]{1,40}\](?:\s{1,3}\([^()\n]{1,40}\))?")
"""A word in brackets that stands for what is to be put there: “[Address]”."""
_CHOICE = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}[.)]\s{0,2}|[☐□◻\[\]( )]{1,4}\s{0,2})")
_OPTIONS, _CHOICES = phrases(WORDS, "option"), 2
_ONLY_BLANK = re.compile(r"_{4}[\s_]*+")
_SEVERAL = 3
"""Blanks of one line, from which on it may be longer."""
_FEW = 6
"""Words around the blanks of a form."""
_LONGEST = 150
"""Characters of a line with blanks that is looked at."""
_LONGEST_LABEL = 250
"""Characters of what says how a blank below it is filled in."""
_COPYRIGHT = re.compile(r"©|\(c\) \d|copyright\b|авторлық құқық", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?:all rights reserved|все права защищены|барлық құқықтар \w{1,20})[.!]?", re.IGNORECASE
)
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3}){0,2}\.?$|[#№]\s?\d{1,3}")
"""The number of a row, or of what it is for: “Round #1”."""
_WORD = re.compile(r"[^\W\d_]{2,}+")
_SHORT, _SPACES = 40, 3
"""Characters of what stands below a line to sign on, and spaces in it."""
_LABELS = frozenset({ElementKind.PARAGRAPH, ElementKind.ITEM, ElementKind.HEADING})


def find_fields(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of labels over a blank, and of tables that are to be filled in."""
    labels = {
        at
        for at, (element, following) in enumerate(pairwise(elements))
        if element.kind in _LABELS
        and element.span.end - element.span.start <= _LONGEST_LABEL
        and announces(text, element.span)
        and _ONLY_BLANK.fullmatch(text, *following.span)
    }
    signed = {
        at
        for at, (element, following) in enumerate(pairwise(elements), 1)
        if _ONLY_BLANK.fullmatch(text, *element.span) and _is_below_line(text, following)
    }
    forms = {at for at, element in enumerate(elements) if _is_form(text, element)}
    return labels | signed | forms


def _is_below_line(text: str, element: Element) -> bool:
    """Tell what is to be written on the line above: “Signature / date”."""
    start, end = element.span
    short = end - start <= _SHORT and element.kind is ElementKind.PARAGRAPH
    named = short and not any(map(str.isdigit, text[start:end]))
    stopped = ends_sentence(text, element.span) and text.find("/", start, end) < 0
    few = text.count(" ", start, end) <= _SPACES and not announces(text, element.span)
    return named and few and not (stopped or has_predicate(text, element.span))


def is_blank(text: str, span: Span) -> bool:
    """Tell a blank of a form, or the note of a copyright: “Director ______”, “© 2024 Kolm”."""
    words = text[span.start : min(span.end, span.start + _LONGEST)]
    if _PLACEHOLDER.fullmatch(words) or _lets_choose(words):
        return True
    if span.end - span.start > _LONGEST:
        return _asks_for_several(text, span)
    left = _BLANK.sub(" ", words)
    # Leaders lead to a price.
    led = any(map(str.isdigit, left)) and "_" not in words
    blank = left != words and len(_WORD.findall(left)) <= _FEW and not led
    reserved = _RESERVED.fullmatch(words) is not None
    return blank or reserved or (bool(_COPYRIGHT.match(words)) and not has_predicate(text, span))


def _lets_choose(words: str) -> bool:
    """Tell the options of a questionnaire on one line: “1. Yes 2. No 3. Don’t know”."""
    if not any(map(str.isdigit, words[:2])) and words[:1] not in "☐□◻[(":
        return False
    options = [each.strip().casefold() for each in _CHOICE.split(words) if each.strip()]
    return len(options) >= _CHOICES and len(_OPTIONS.intersection(options)) >= _CHOICES


def _asks_for_several(text: str, span: Span) -> bool:
    """Tell the several blanks of one who signs: “Tenant ____ passport ____ issued by ____”."""
    if text.find("____", *span) < 0:
        return False
    words = text[span.start : min(span.end, span.start + _SEVERAL * _LONGEST)]
    left, blanks = _BLANK.subn(" ", words)
    return blanks >= _SEVERAL and len(_WORD.findall(left)) <= _SEVERAL * _FEW


def _is_form(text: str, element: Element) -> bool:
    """Tell a table to fill in: a line to sign on in each row, or cells left blank by names."""
    grid = element.grid
    if grid is None:
        return False
    rows = [[text[slice(*cell)] for cell in row] for row in grid.rows]
    if all(any("____" in cell for cell in row) for row in rows):
        return True
    named = grid.blank and all(_only_names(cell) for row in rows for cell in row)
    return named and not _sets_beside(rows, is_headed=bool(grid.header))


def _sets_beside(rows: Sequence[Sequence[str]], *, is_headed: bool) -> bool:
    """Tell whether rows set words beside words: “Mayor — Ada Lund”, whatever else is left blank.

    Of a table without marks the first row may name the columns.
    """
    worded = (sum(any(map(str.isalpha, _NUMBER.sub("", cell))) for cell in row) for row in rows)
    return sum(count > 1 for count in worded) > (not is_headed)


def _only_names(cell: str) -> bool:
    """Tell the words of a cell that say nothing: no sentence, no verb, no value."""
    words = _NUMBER.sub("", cell)
    span = Span(0, len(words))
    long = len(words) > _LONGEST or any(map(str.isdigit, words))
    return not words or not (long or ends_sentence(words, span) or has_predicate(words, span))
