"""Attributes that a question asks for without their noun: how deep, сколько весит."""

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from knowledge.language.patterns import Template, compiled, read_lists
from knowledge.queries import AnswerType

_case_sensitive = partial(Template, flags=re.NOFLAG)
_WAYS = {
    name: "|".join(section["asked"].strip().splitlines())
    for name, section in read_lists("attributes").items()
    if "asked" in section
}
_BY_UNIT = frozenset(
    name for name, section in read_lists("attributes").items() if section.get("by_unit")
)
_ASKED = {name: _case_sensitive(rf"\b(?:{ways})\b") for name, ways in _WAYS.items()}
_ANY = _case_sensitive(rf"\b(?:{'|'.join(_WAYS.values())})\b")
"""Most questions ask for no attribute so, which one look tells."""
_WITHOUT_GAP = 2
"""Words of a way to ask between which no other may stand: "how deep"."""
_BY_LENGTH = re.compile(r"\bhow long\b")
_EXPENSIVE = re.compile(r"\bhow expensive\b")
_REMEMBERED = 64
"""Questions of which it is kept what they ask for, for it is asked twice of each."""


def find_asked_attribute(question: str, kind: AnswerType) -> str:
    """Return the name of the attribute that is asked for, or nothing: depth of "how deep".

    `question` is normalised, `kind` the kind of answer that it wants.
    """
    if found := _found(question):
        return found[0][0]
    if kind is AnswerType.MEASURE and _BY_LENGTH.search(question):
        return "length"
    return "price" if _EXPENSIVE.search(question) else ""


def is_told_by_unit(attribute: Sequence[str]) -> bool:
    """Tell whether a value of an attribute needs no word for it: 20 kg, and not 20 metres."""
    return any(name in _BY_UNIT for name in attribute)


def find_attribute_words(question: str, attribute: Sequence[str]) -> frozenset[str]:
    """Return the words by which a normalised question asks so: the deep of "how deep is it".

    A sentence that tells the attribute need not hold them. None if it asks for another one.
    """
    asked = (found.split() for name, found in _found(question) if (name,) == tuple(attribute))
    words = next(asked, [])
    return frozenset(words if len(words) == _WITHOUT_GAP else ())


@lru_cache(_REMEMBERED)
def _found(question: str) -> Sequence[tuple[str, str]]:
    """Return the attributes that are asked for, and the words that ask."""
    if compiled(_ANY).search(question) is None:
        return ()
    searches = ((name, compiled(each).search(question)) for name, each in _ASKED.items())
    return tuple((name, match[0]) for name, match in searches if match)
