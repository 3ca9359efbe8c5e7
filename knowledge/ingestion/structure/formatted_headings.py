"""Headings that only their letters tell: bold lines, and words that open a paragraph in bold."""

import re

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.headlines import LONGEST, is_headline
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import number_end
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal
from knowledge.language.document_languages import stopwords
from knowledge.models import Span

RUN_IN = 13
"""Level of words that open a paragraph and head it, below all other headings."""
_LONGEST = 80
"""Characters of such words."""
_FEWEST_LETTERS = 3
"""Letters of such words: fewer are the mark of an item."""
_EQUATION = re.compile(r"\s[–—-]\s")
"""A dash that says what something is."""


def heads(line: str) -> bool:
    """Tell whether a line in bold letters is a heading, also with a full stop: “2. Payment.”."""
    span = Span(0, len(line))
    if not line or is_headline(line, span):
        return bool(line)
    words = Span(number_end(line, *span), len(line) - 1)
    named = words.end > words.start and (words.start > 0 or line.count(" ") == 0)
    return named and line[-1] == "." and is_headline(line, words) and not _says(line, words)


def runs_in(line: str, end: int) -> bool:
    """Tell whether the words up to `end` head what follows them: “Fines. You pay at once.”.

    Only in English: in Russian and Kazakh words without a verb may be a sentence.
    """
    opening, rest = line[:end], line[end:].lstrip()
    worded = sum(map(str.isalpha, opening)) >= _FEWEST_LETTERS
    if not rest[:1].isupper() or end > _LONGEST or not worded:
        return False
    if not opening.endswith("."):
        return _heads_sentence(opening, rest)
    one = len([*sentence_spans(opening, 0, end)]) == 1
    words = Span(number_end(opening, 0, end), end - 1)
    return one and opening.isascii() and words.end > words.start and not _says(opening, words)


def _heads_sentence(opening: str, rest: str) -> bool:
    """Tell words before a sentence that begins anew: “Section 1 – The pier The pier is open.”.

    An article or a preposition with a capital says that it does; a name has other words in it.
    """
    span = Span(0, len(opening))
    named = opening.isascii() or any(mark in opening for mark in "–—")
    first = rest.split(maxsplit=1)[0]
    anew = first.isascii() and first.istitle() and first.lower() in stopwords()
    several = opening.count(" ") > 0 and opening[-1].isalnum() and is_headline(opening, span)
    return named and anew and several and not _says(opening, span)


def is_text(line: str, *, marked: bool) -> bool:
    """Tell a sentence that a file has as a heading; of a `marked` one a long one only."""
    span = Span(0, len(line))
    if not line or not ends_sentence(line, span) or line.endswith("?"):
        return False
    said = has_predicate(line, span) or _EQUATION.search(line) is not None
    return len(line) > LONGEST or (not marked and said)


def _says(line: str, words: Span) -> bool:
    return has_predicate(line, words) and not is_nominal(line, words)
