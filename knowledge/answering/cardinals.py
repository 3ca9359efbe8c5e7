"""Cardinal numbers: what may count things in a sentence, without what measures or dates them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from knowledge.answering.alignment import Span
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem_set

_NUMERAL = Template(
    r"(?!(?:one of|one another|один из|одна из|одно из)\b){numeral}|\b(?:no|нет|жоқ)\b", "evidence"
)
_MONEY = Template("{money}", "evidence")
_PERCENTAGE = Template(
    r"\d[\d.,]{0,30} ?(?:%|per ?cent\b|процент\w*|пайыз\w*)|\b{share}\b", "evidence"
)
_OF_OTHER_KINDS = Template(
    "|".join(
        (
            r"(?:\d{1,2} ?(?:-|–|—|to|and|и|по|до) ?)?\d{1,2}(?:st|nd|rd|th)? {month}(?: \d{4})?",
            r"\b{month} \d{1,2}(?: ?(?:-|–|to) ?\d{1,2})?(?:, \d{4})?\b",
            r"\b{month},? (?:1\d{3}|20\d\d)\b",
            r"\b{day},? \d{1,2}(?=\W{0,2}(?:$|[.,;)–—-]|(?:to|and|until|и|по|до|{month})\b))",
            r"\b(?:in|since|by|until|from|of|в|с|до|к|по) (?:1\d{3}|20\d\d)\b(?! \w+s\b)",
            r"\b(?:1\d{3}|20\d\d) (?:год\w*|г\.|жыл\w*)",
            r"{clock}",
            r"{other_number}",
        )
    ),
    "evidence",
)
"""Days, times and what only looks like a count: ages, codes, addresses, numbers of things."""
_O_CLOCK = Template(r"\b\w{2,9} o.clock\b")
_OF_TIMES = Template(
    r"\b(?:once|twice)\b|{numeral}(?: ?(?:-|–|—|to|and|до) ?{numeral})?[ -]"
    r"(?:{period}|times\b|раза?\b|рет\b|жас\w*)",
    "evidence",
)
"""An age, a span of time and how often something is: no count of people or things."""
_CALLED = Template(
    r"(?:\b(?:call|ring|phone|тел\.|телефон\w*)\b\W{0,3}|\+)\d[\d ()-]{2,20}"
    r"|\b\d[\d-]{2,20} (?:нөмір\w*|номер\w*)"
)
_COUNTS_TIME = Template(r"{period}|times|раза?|рет", "evidence")

_LABEL = re.compile(r"\W{0,3}\d[\d.]{0,8}(?= [—|] )")
"""A first cell of a row that is a number and no more: it tells which row, and counts nothing."""
_OF_QUANTITY = stem_set(
    "quantity qty number count amount pieces pcs total кол количество число штук саны мөлшері дана"
)
"""Stems of column names whose numbers are counts, in whatever cell."""
_OFTEN = Template(r"\b(?:{often})\W{1,3}$", "evidence")
_OFTEN_AFTER = Template(r"\W{1,3}(?:{often_after})\b", "evidence")
_DISTRIBUTIVE = r"\b(?:each|every|per|кажд\w+|любо[йме]\w*|әр|әрбір)"
_EACH = Template(rf"{_DISTRIBUTIVE}\b")
_OF_EACH = Template(rf"{_DISTRIBUTIVE}\W{{1,3}}(?:\w{{1,20}}\W)?$")
"""What stands before a noun of which it is told what one has, and not how many there are."""
_BESIDE = 30
"""Characters before a span of time that tell whether it is an interval."""


def find_counts(sentence: str, *, of_things: bool, nouns: Sequence[str] = ()) -> Iterator[Span]:
    """Yield where numbers stand that may answer "how many", and "how much" unless `of_things`.

    Of things, a percentage is no count, nor is a sum of money; of anything, no year or other date
    is one, no clock time, age limit, code, number of a telephone, a house or a room. Where `nouns`
    are counted, neither is a span of time.
    """
    numerals = [match.span() for match in compiled(_NUMERAL).finditer(sentence)]
    other = [*_of_other_kinds(sentence, nouns)] if numerals else []
    for template in (_MONEY, _PERCENTAGE):
        found = [match.span() for match in compiled(template).finditer(sentence)]
        if of_things:
            other += found
        else:
            yield from found
    ends = _furthest_ends(other)
    starts = [*ends]
    for start, end in numerals:
        before = bisect_left(starts, end)
        if not before or ends[starts[before - 1]] <= start:
            yield start, end


def _of_other_kinds(sentence: str, nouns: Sequence[str]) -> Iterator[Span]:
    templates = [_O_CLOCK]
    if any(map(str.isdigit, sentence)):
        templates += [_OF_OTHER_KINDS]
    if nouns and not any(map(compiled(_COUNTS_TIME).fullmatch, nouns)):
        templates += [_OF_TIMES, _CALLED]
    for template in templates:
        yield from (match.span() for match in compiled(template).finditer(sentence))


def _furthest_ends(spans: Iterable[Span]) -> Mapping[int, int]:
    """Return by each place where spans begin where those end at the furthest that began so far."""
    ends: dict[int, int] = {}
    furthest = 0
    for start, end in sorted(spans):
        furthest = ends[start] = max(furthest, end)
    return ends


def is_row_label(sentence: str, span: Span, columns: Collection[str]) -> bool:
    """Tell whether a number of a row is its label: "6 — Dock not found" counts no docks.

    `columns` are the stems of the names of its columns, by which a first cell may be a count.
    """
    label = _LABEL.match(sentence)
    return label is not None and span[1] <= label.end() and _OF_QUANTITY.isdisjoint(columns)


def is_interval(sentence: str, span: Span) -> bool:
    """Tell whether a span of time says how often something is: twice a week, every 30 minutes."""
    before, after = sentence[max(0, span[0] - _BESIDE) : span[0]], sentence[span[1] :]
    return bool(compiled(_OFTEN).search(before) or compiled(_OFTEN_AFTER).match(after))


def asks_of_each(question: str) -> bool:
    """Tell whether it is asked how much comes to each of something: "how much per hectare?"."""
    return compiled(_EACH).search(question.casefold()) is not None


def is_of_each(sentence: str, noun: int) -> bool:
    """Tell whether a noun, by its place, is that of "each cabin": all of them are not counted."""
    return (
        compiled(_OF_EACH).search(sentence[max(0, noun - _BESIDE) : noun].casefold()) is not None
    )
