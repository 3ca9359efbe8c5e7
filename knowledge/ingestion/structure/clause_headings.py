"""Headings of clauses that end in a full stop: “2. The crew.” over “2.1. The crew rows.”."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.ingestion.structure.elements import RUN_IN, Element, ElementKind
from knowledge.ingestion.structure.headlines import LONGEST, level_of
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import NUMBER, number_end, one_of, skip_space
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal, names_alone
from knowledge.models import Span

_DIGITS = re.compile(r"\d{1,4}")
_RANK_ALONE = re.compile(
    rf"(?:{one_of('part', 'chapter')})\s(?:№\s?)?[\dIVXLC]{{1,7}}\.?"
    rf"|[\dIVXLC]{{1,7}}[- ](?:{one_of('part_behind', 'chapter_behind')})\.?",
    re.IGNORECASE,
)
"""The number of a part, and no name: “Part II”, “2-тарау.”."""
_LONG = 60
"""Characters from which on a paragraph is text that has a heading."""
_FEW = 40
"""Characters of a name in a list of such."""
_WORDED = re.compile(
    rf"(?:{one_of('part', 'chapter', 'clause')})\s(?:№\s?)?(\d{{1,3}})(?:[.:]|\s[–—-])\s",
    re.IGNORECASE,
)
"""A number behind the word of a part: “Part 2. ”, “Part 2 – ”."""
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]?(?=\s)")
_LONGEST = 250
"""Characters of a name whose number stands between those of two headings."""
_Number = tuple[int, ...]


def head_with_clauses(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into headings the numbered names that have clauses, or text, of their own below them.

    Names in a row whose numbers follow each other are the items of a list. The line below the
    number of a part is its name.
    """
    made = [*elements]
    before: tuple[int, bool] = 0, False
    heads: list[int] = []
    for at, (element, following) in enumerate(pairwise(elements)):
        number = _number(text, element)
        if number and _heads(text, element, following, before):
            heads.append(at)
        elif at and _names_rank(text, made[at - 1], element):
            level = made[at - 1].level + 1
            made[at] = replace(element, kind=ElementKind.HEADING, level=level)
        # A sentence with the number before it makes no list of names.
        few = element.span.end - element.span.start <= _FEW
        before = _form(text, element) if few else (0, False)
    for at in heads:
        level = level_of(text, elements[at].span) if len(heads) > 1 else RUN_IN
        made[at] = replace(elements[at], kind=ElementKind.HEADING, level=level)
    return made


def head_between(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into a heading the long name whose number stands between those of two headings."""
    made = [*elements]
    last: Element | None = None
    between: list[int] = []
    for at, element in enumerate(elements):
        if element.kind is ElementKind.PARAGRAPH and text[element.span.start].isdigit():
            between.append(at)
        elif element.kind is ElementKind.HEADING and (number := _digits(text, element.span)):
            before = _digits(text, last.span) if last else ()
            if last and before and (*before[:-1], before[-1] + 2) == number:
                missing = (*before[:-1], before[-1] + 1)
                named = [each for each in between if _is_long_name(text, elements, each, missing)]
                for each in named[:1]:
                    made[each] = replace(
                        elements[each], kind=ElementKind.HEADING, level=last.level
                    )
            last, between = element, []
    return made


def _is_long_name(text: str, elements: Sequence[Element], at: int, number: _Number) -> bool:
    """Tell a name by its number, and by what stands below it: numbers that lie in its own."""
    (start, end), following = elements[at].span, elements[at + 1]
    words = Span(number_end(text, start, end), end)
    if _digits(text, elements[at].span) != number or not 0 < end - words.start <= _LONGEST:
        return False
    within = _digits(text, following.span)[:-1] == number
    return text[end - 1] not in ":," and (within or not has_predicate(text, words))


def _digits(text: str, span: Span) -> _Number:
    """Return the number that opens a line: (4, 1) of “4.1. Boats”."""
    found = _DOTTED.match(text, *span)
    return tuple(map(int, _DIGITS.findall(found[0]))) if found else ()


def _heads(text: str, element: Element, following: Element, before: tuple[int, bool]) -> bool:
    number, below = _number(text, element), _number(text, following)
    name = _name(text, element.span)
    if name.end <= name.start or not _is_text(text, following):
        return False
    stops = text[name.end - 1] == "."
    form = _form(text, element)
    if form[1] and below == (1,) and text[name.end - 1] != ":":
        # What ends as verbs do may be a name as well: “Начало”.
        return name.end - name.start <= _LONG
    if below[:-1] == number:
        return is_nominal(text, Span(name.start, name.end - stops))
    alone = form not in (before, _form(text, following))
    return stops and alone and names_alone(text, name)


def _names_rank(text: str, before: Element, element: Element) -> bool:
    """Tell the name of a part whose number alone stands over it: “Part II”, “The boats”."""
    start, end = element.span
    if before.kind is not ElementKind.HEADING or element.kind is not ElementKind.PARAGRAPH:
        return False
    named = end - start <= LONGEST and text[start].isupper() and text[end - 1] not in ",;:"
    ranked = named and _RANK_ALONE.fullmatch(text, *before.span) is not None
    return ranked and not ends_sentence(text, element.span)


def _form(text: str, element: Element) -> tuple[int, bool]:
    """Return of how many parts the number of a paragraph is, and whether a word opens it."""
    return len(_number(text, element)), _WORDED.match(text, *element.span) is not None


def _number(text: str, element: Element) -> _Number:
    """Return the number that opens a paragraph: (2, 1) of “2.1.”; none of a long one."""
    start, end = element.span
    narrated = element.kind is ElementKind.PARAGRAPH and element.voice is Voice.NARRATED
    found = _number_at(text, start, end) if narrated and element.answers is None else None
    return tuple(map(int, _DIGITS.findall(found[0]))) if found else ()


def _number_at(text: str, start: int, end: int) -> re.Match[str] | None:
    return NUMBER.match(text, start, end) or _WORDED.match(text, start, end)


def _name(text: str, span: Span) -> Span:
    found = _number_at(text, *span)
    start = skip_space(text, found.end(), span.end) if found else span.start
    short = start < span.end - 1 and span.end - start <= LONGEST
    return Span(start if short else span.end, span.end)


def _is_text(text: str, element: Element) -> bool:
    """Tell a paragraph that says something: by its length, or its end."""
    end = element.span.end
    said = end - element.span.start > _LONG or text[end - 1] == ";"
    said = said or ends_sentence(text, element.span) or announces(text, element.span)
    return said and element.kind is ElementKind.PARAGRAPH
