"""The wrong keyboard layout: ghbdtn is привет, and руддщ is hello."""

import re
from collections.abc import Callable

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN + '{}:"<>~', _CYRILLIC + "хъжэбюё")
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
# The Kazakh layout has its own letters where others have digits.
_TO_KAZAKH = str.maketrans(_LATIN + "2345890-=", _CYRILLIC + "әіңғүұқөһ")
_WORD = re.compile(r"[^\W\d_]+")
_PLAUSIBLE = 0.6
"""Share of the words that must be known when retyped. Chosen, not measured: more than half."""


def retyped(text: str, is_known: Callable[[str], bool]) -> str:
    """Return the text as it reads in the other layout, if only that makes sense; else the text.

    `is_known` tells whether a word in small letters means anything: to the index, or in a list.
    """
    if _share(text, is_known) > 0:
        return text
    for layout in layouts(text):
        if _share(layout, is_known) >= _PLAUSIBLE:
            return layout
    return text


def layouts(text: str) -> list[str]:
    """Return the text, in small letters, as the same keys read in other layouts."""
    lowered = text.lower()
    if re.search("[a-z]", lowered):
        # A mark at the end is more often a mark than the letter on its key.
        bare = lowered.rstrip("?!., ")
        return [bare.translate(_TO_CYRILLIC), bare.translate(_TO_KAZAKH)]
    return [lowered.translate(_TO_LATIN)]


def _share(text: str, is_known: Callable[[str], bool]) -> float:
    words = _WORD.findall(text.lower())
    return sum(map(is_known, words)) / len(words) if words else 0.0
