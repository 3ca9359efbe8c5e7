"""Attributes that a question asks for without their noun: how deep, сколько весит."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from knowledge.answers import AnswerType
from knowledge.language.patterns import Template, compiled, read_lists

_case_sensitive = partial(Template, flags=re.NOFLAG)
_ASKED = {
    name: _case_sensitive(rf"\b(?:{'|'.join(section['asked'].strip().splitlines())})\b")
    for name, section in read_lists("attributes").items()
    if "asked" in section
}
_WITHOUT_GAP = 2
"""Words of a way to ask between which no other may stand: "how deep"."""
_BY_LENGTH = re.compile(r"\bhow long\b")
_EXPENSIVE = re.compile(r"\bhow expensive\b")


def find_asked_attribute(question: str, kind: AnswerType) -> str:
    """Return the name of the attribute that is asked for, or nothing: depth of "how deep".

    `question` is normalised, `kind` the kind of answer that it wants.
    """
    if found := next(_found(question), None):
        return found[0]
    if kind is AnswerType.MEASURE and _BY_LENGTH.search(question):
        return "length"
    return "price" if _EXPENSIVE.search(question) else ""


def find_asking_words(question: str, attribute: Sequence[str]) -> frozenset[str]:
    """Return the words by which a normalised question asks so: the deep of "how deep is it".

    A sentence that tells the attribute need not hold them. None if it asks for another one.
    """
    asked = (found.split() for name, found in _found(question) if (name,) == tuple(attribute))
    words = next(asked, [])
    return frozenset(words if len(words) == _WITHOUT_GAP else ())


def _found(question: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes that are asked for, and the words that ask."""
    for name, template in _ASKED.items():
        if match := compiled(template).search(question):
            yield name, match[0]
