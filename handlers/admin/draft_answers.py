"""Answers to what is asked about a draft that are none: nothing, “I don't know”, “back”."""

import re

from handlers.admin.draft_syntax import NONE
from knowledge import phrases

_WORD = re.compile(r"\w+")
_AROUND = " \t\n“”„«»‘’'\""
"""Marks in which the bot shows what may be sent, and which are sent with it."""


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


_UNKNOWN = frozenset(map(_key, phrases("draft_answers.txt", "unknown")))
_BACK = frozenset(map(_key, phrases("draft_answers.txt", "back")))


def says_nothing(words: str) -> bool:
    """Tell whether an answer is a dash, or that its writer does not know, in any language."""
    return words.strip(_AROUND) in NONE or _key(words) in _UNKNOWN


def goes_back(words: str) -> bool:
    """Tell whether an editor wants to answer the question before once more."""
    return _key(words) in _BACK
