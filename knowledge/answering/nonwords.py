"""Nonwords: messages without any word, such as marks, numbers, links and letters at random.

A nonword is a string of letters that no language has, after the term of psycholinguistics. Here it
is one that runs along a row of the keyboard, goes to and fro between few keys, or has so many
consonants in a row that nobody could say it.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from knowledge.language import tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.keyboard_layout import layouts
from knowledge.language.lexicon import translate_any

SHORTEST = 4
"""Letters of the shortest nonword; shorter ones may be short for anything."""
LONGEST = 40
"""Words of the longest message that is looked at."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_NEIGHBOURS = 0.7
"""Share of letters that stand beside the one before on the keyboard, from which on it is a run."""
_UNSAYABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}|[бвгджзйклмнпрстфхцчшщ]{6}")
_LINK = re.compile(r"(?:https?://|www\.|t\.me/)\S+")
_REPEATED = re.compile(r"(.{1,4}?)\1{2,}")


def is_wordless(message: str, is_known: Callable[[str], bool]) -> bool:
    """Tell whether a message holds nothing but marks, numbers, links and nonwords.

    `is_known` tells whether documents hold a normalised word: a number or a code of theirs is one.
    """
    words = tokens(_LINK.sub(" ", message))
    if len(words) > LONGEST:
        return False
    return all(not is_known(word) and (word[0].isdigit() or _is_nonword(word)) for word in words)


def _is_nonword(word: str) -> bool:
    if len(word) < SHORTEST or not word.isalpha() or is_common_word(word):
        return False
    if any(translate_any(typed) or is_common_word(typed) for typed in layouts(word)):
        return False
    return _runs_along(word) or bool(_UNSAYABLE.search(word)) or bool(_REPEATED.fullmatch(word))


def _runs_along(word: str) -> bool:
    pairs = [*pairwise(word)]
    near = sum(pair in _beside() for pair in pairs)
    return near >= _NEIGHBOURS * len(pairs)


@cache
def _beside() -> frozenset[tuple[str, str]]:
    pairs = {pair for row in _ROWS for pair in pairwise(row)}
    return frozenset(pairs | {(b, a) for a, b in pairs} | {(a, a) for row in _ROWS for a in row})
