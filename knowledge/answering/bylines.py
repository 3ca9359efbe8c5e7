"""By-lines: what a text says of its own author and date, in its first lines or its last.

They are quoted and never read: "Prepared by the library" names nobody, and is what there is.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from knowledge.answering.authorship import find_authorship, first_clause
from knowledge.answering.evidence import find_evidence
from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import phrases
from knowledge.queries import QuestionAnalysis
from knowledge.retrieval.question_type import parse_question

_FILE = "bylines.txt"
_AUTHOR, _DATE, _OF_YEAR, _PLANNED = "author", "date", "year", "planned"
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
_PARTED = re.compile(r"[,;|(–—-]\s{0,3}(?:1[89]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Bylines:
    """The sentences of a text that say who wrote it and when, word for word; "" for none."""

    author: str = ""
    date: str = ""


def find_bylines(text: str, title: str = "", headings: Collection[str] = ()) -> Bylines:
    """Return the first by-line of each kind, or else the first sentence that says as much.

    Of the lines that are `headings` only one that is a date and nothing else dates a document:
    "Plan for 2026" is what stands below it.
    """
    lines = [(line, _ENDS.split(line)) for line in _outer_lines(text)]
    found = [each for _, sentences in lines for each in sentences]
    opening = lines[0][0] if lines else ""
    told = [*find_authorship([each for _, each in lines], f"{title} {opening}")]
    author = next((each for each in found if _names_author(each)), "")
    dates = (
        each
        for line, sentences in lines
        for each in sentences
        if _gives_date(each, is_byline=each == author, is_heading=line in headings)
        or (each in told and _YEAR.search(first_clause(each)))
    )
    return Bylines(author or next(iter(told), ""), next(dates, ""))


def is_byline(sentence: str) -> bool:
    """Tell whether a sentence says of the text who wrote it or when, and nothing else."""
    return _names_author(sentence) or _gives_date(sentence)


def _outer_lines(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text[:_READ].splitlines() if line.strip()][:_OPENING]
    last = [line.strip() for line in text[-_READ:].splitlines() if line.strip()][-_CLOSING:]
    yield from dict.fromkeys((*lines, *last))


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


def _gives_date(sentence: str, *, is_byline: bool = False, is_heading: bool = False) -> bool:
    if len(sentence.split()) > _LONGEST or not _YEAR.search(sentence):
        return False
    return (
        is_byline
        or any(_opening(sentence, _DATE))
        or _is_dateline(sentence, beside=0 if is_heading else _BESIDE_DATE)
    )


def _is_dateline(sentence: str, beside: int) -> bool:
    """Tell whether a sentence is a date with a few words of weight around it, and no more.

    Beside a year alone words name what it is the year of, unless a comma parts them from it as in
    "Almaty, 2024"; and a plan is never the date of its document.
    """
    words = [word for word in tokens(_undated(sentence)) if (word,) not in _listed(_OF_YEAR)]
    if len(words) > beside or not stopwords().isdisjoint(words):
        return False
    if any((word,) in _listed(_PLANNED) for word in words):
        return False
    has_day = any(find_evidence(_when(), _YEAR.sub(" ", sentence)))
    return not words or has_day or _PARTED.search(sentence) is not None


@cache
def _when() -> QuestionAnalysis:
    return parse_question("when?")


def _undated(sentence: str) -> str:
    left = list(sentence)
    for start, end in find_evidence(_when(), sentence):
        left[start:end] = " " * (end - start)
    return "".join(left)


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
