"""By-lines: what a text says of its own author and date, in its first lines or its last.

They are quoted and never read: "Prepared by the library" names nobody, and is what there is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.answering.evidence import find_evidence
from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import phrases
from knowledge.retrieval.question_type import parse_question

_FILE = "bylines.txt"
_AUTHOR, _DATE = "author", "date"
_OPENING, _CLOSING = 8, 4
"""Lines at the beginning of a text, and at its end, that may be by-lines."""
_READ = 4_000
"""Characters at either end in which they are looked for."""
_LONGEST, _NAMED_WITHIN, _BESIDE_DATE = 24, 4, 3
"""Words of a by-line at most, those in which a name begins, and those beside a date alone."""
_MARKS = "\"“«„'(-–—"
_ENDS = re.compile(r"(?<=\w\w\w[.!?…])\s+(?=[^\W\d_])")
"""Between two sentences of a line; behind initials no sentence ends."""
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_WHEN = parse_question("when?")


@dataclass(frozen=True, slots=True)
class Bylines:
    """The sentences of a text that say who wrote it and when, word for word; "" for none."""

    author: str = ""
    date: str = ""


def find_bylines(text: str) -> Bylines:
    """Return the first by-line of each kind."""
    found = [*_sentences(text)]
    author = next((each for each in found if _names_author(each)), "")
    dates = (
        each for each in found if _gives_date(each, is_byline=bool(author) and each == author)
    )
    return Bylines(author, next(dates, ""))


def is_byline(sentence: str) -> bool:
    """Tell whether a sentence says of the text who wrote it or when, and nothing else."""
    return _names_author(sentence) or _gives_date(sentence)


def _sentences(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text[:_READ].splitlines() if line.strip()][:_OPENING]
    last = [line.strip() for line in text[-_READ:].splitlines() if line.strip()][-_CLOSING:]
    for line in dict.fromkeys((*lines, *last)):
        yield from _ENDS.split(line)


def _names_author(sentence: str) -> bool:
    words = sentence.split()
    if len(words) > _LONGEST:
        return False
    for length in _opening(sentence, _AUTHOR):
        if length > 1 or words[length - 1].endswith(":"):
            return True
        # One word opens much else: "by the shore" names nobody.
        if any(word.strip(_MARKS)[:1].isupper() for word in words[length:][:_NAMED_WITHIN]):
            return True
    return False


def _gives_date(sentence: str, *, is_byline: bool = False) -> bool:
    if len(sentence.split()) > _LONGEST or not _YEAR.search(sentence):
        return False
    return is_byline or any(_opening(sentence, _DATE)) or _is_dateline(sentence)


def _is_dateline(sentence: str) -> bool:
    """Tell whether a sentence is a date with a few words of weight around it, and no more."""
    left = list(sentence)
    for start, end in find_evidence(_WHEN, sentence):
        left[start:end] = " " * (end - start)
    words = tokens("".join(left))
    return len(words) <= _BESIDE_DATE and stopwords().isdisjoint(words)


def _opening(sentence: str, kind: str) -> Iterator[int]:
    """Yield of how many words the phrases are with which a sentence opens, longest first."""
    words = sentence.split()
    for length in range(_longest(kind), 0, -1):
        if len(words) > length and tuple(tokens(" ".join(words[:length]))) in _listed(kind):
            yield length


@cache
def _listed(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(tokens(phrase)) for phrase in phrases(_FILE, kind))


@cache
def _longest(kind: str) -> int:
    return max(map(len, _listed(kind)))
