"""Quoted numbers: a telephone number in a question stands in the sentence that it is about."""

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.answering.ranking import Ranked
from knowledge.queries import Query

_NUMBER = re.compile(r"\d(?:[ ()–-]{0,3}\d){5,20}")
"""Six digits or more, however they are parted."""
_NATIONAL = 10
"""Digits of a telephone number behind +7 or 8, which stand for each other."""
_NO_DIGIT = re.compile(r"\D")


def put_quoted_number_first(query: Query, close: list[Ranked]) -> list[Ranked]:
    """Put the sentence that holds a long number of the question before those that do not."""
    asked = {*_numbers(query.text)}
    if not asked or not close:
        return close
    holding = next(
        (hit for hit in close if not asked.isdisjoint(_numbers(hit.candidate.fact.text))), None
    )
    if holding is None or holding is close[0]:
        return close
    first = replace(holding, score=max(holding.score, close[0].score))
    return [first, *(hit for hit in close if hit is not holding)]


def _numbers(text: str) -> Iterator[str]:
    for found in _NUMBER.finditer(text):
        yield _NO_DIGIT.sub("", found[0])[-_NATIONAL:]
