"""Quoted numbers: a telephone number in a question stands in the sentence that it is about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.answering.ranking import Ranked
from knowledge.queries import Query

_NUMBER = re.compile(r"(?<![\d.,])\d(?:[ \u00a0()\u2011–-]{0,3}\d){5,20}(?![\d.,]?\d)")
"""Six digits or more, however they are parted."""
_SUM_OR_YEARS = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+|(?:1\d|20)\d\d\D{1,3}(?:1\d|20)\d\d")
_SHORTEST = 7
"""Digits of a number that are not parted by two hyphens at least, as 41-20-17 is."""
_HYPHENS = re.compile("[\u2011–-]")
_NATIONAL = 10
"""Digits of a telephone number behind +7 or 8."""
_NO_DIGIT = re.compile(r"\D")


def put_quoted_number_first(query: Query, close: list[Ranked]) -> list[Ranked]:
    """Put the sentence that holds a long number of the question before those that do not."""
    asked = [*_numbers(query.text)]
    if not asked or not close:
        return close
    holding = next((hit for hit in close if _holds(hit.candidate.fact.text, asked)), None)
    if holding is None or holding is close[0]:
        return close
    first = replace(holding, score=max(holding.score, close[0].score))
    return [first, *(hit for hit in close if hit is not holding)]


def _holds(sentence: str, asked: Sequence[str]) -> bool:
    """Tell whether a sentence has one of the numbers, perhaps without what stands before it.

    A telephone number may be given without its area, and +7 and 8 stand for each other.
    """
    told = [*_numbers(sentence)]
    return any(one.endswith(other) or other.endswith(one) for one in asked for other in told)


def _numbers(text: str) -> Iterator[str]:
    """Yield the telephone numbers and codes of a text, without what tells the country."""
    for found in _NUMBER.finditer(text):
        digits = _NO_DIGIT.sub("", found[0])
        is_parted = len(_HYPHENS.findall(found[0])) > 1
        if not _SUM_OR_YEARS.fullmatch(found[0]) and (len(digits) >= _SHORTEST or is_parted):
            yield digits[-_NATIONAL:]
