"""Headings that only their letters tell: bold lines, and words that open a paragraph in bold."""

import re

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.headlines import LONGEST, is_headline
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import number_end
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal
from knowledge.language.document_languages import listed, stopwords
from knowledge.models import Span

_LONGEST = 80
"""Characters of words that open a paragraph and head it."""
_FEWEST_LETTERS = 3
"""Letters of such words: fewer are the mark of an item."""
_LABEL_WORDS, _MOST_WORDS = 2, 5
"""Words of a label, which has capitals as a sentence does, and of a name not set as a title."""
_STATING = listed("sentence_forms.txt", "stating")
_ORDER = re.compile(
    r"(?!\w{1,30}ing\b)(?P<first>[A-Za-z]{2,20})\s(?:the|an?|all|any|each|every|your|its|their|it|them)\b"
)
"""An English order by what follows its verb: “Rinse the filter”."""
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


def runs_in(line: str, opening: str) -> bool:
    """Tell whether the words that open a line head what follows: “Fines. You pay at once.”.

    Only in English: in Russian and Kazakh words without a verb may be a sentence.
    """
    end = len(opening)
    rest = line[end:].lstrip() if line.startswith(opening) else ""
    worded = sum(map(str.isalpha, opening)) >= _FEWEST_LETTERS
    if not rest[:1].isupper() or end > _LONGEST or not worded:
        return False
    if not opening.endswith("."):
        return _heads_sentence(opening, rest)
    one = len([*sentence_spans(opening, 0, end)]) == 1
    words = Span(number_end(opening, 0, end), end - 1)
    return one and opening.isascii() and words.end > words.start and _names(opening, words)


def _names(line: str, words: Span) -> bool:
    """Tell words that only name what follows: “Bin and filter”, and not “Yes”, “Rinse the bin”.

    A title, each of whose words has a capital, may be longer, and a verb in it a noun.
    """
    said = line[words.start : words.end].casefold().split()
    if len(said) > _LABEL_WORDS and is_nominal(line, words):
        return True
    order = _ORDER.match(line, *words)
    orders = order is not None and order["first"].casefold() not in stopwords()
    states = orders or (len(said) > 1 and has_predicate(line, words))
    return len(said) <= _MOST_WORDS and _STATING.isdisjoint(said) and not states


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
