"""Edits: what a word may be meant for if one letter of it is wrong, and how likely.

An edit is a letter too few, too many or wrong, or two letters in the wrong order (optimal string
alignment, distance 1); after Norvig, "How to Write a Spelling Corrector" (2007). What fingers and
ears confuse is likelier than the rest, as in the noisy channel of Kernighan, Church and Gale
(1990); here by keyboards and lists of sounds, not by counts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from knowledge.language.document_languages import BY_CODE, Language

FINGER, LETTER, EAR = 0.0, 0.5, 1.5
"""How far a word is from what was meant: two letters swapped, one doubled or one of a pair left
out; one left out or the key beside it hit; another one of like sound, or the key beside it hit as
well."""
LONGEST = 20
"""Letters of the longest word that is edited: 40 words for each."""


def likely_edits(word: str, code: str) -> Mapping[str, float]:
    """Return the words that one of a language, in small letters, is one likely edit away from.

    They come with their distances, the least first found; none for a word that is too long.
    """
    found: dict[str, float] = {}
    if len(word) <= LONGEST:
        for edited, distance in _edited(word, BY_CODE[code]):
            if distance < found.get(edited, EAR + 1):
                found[edited] = distance
    found.pop(word, None)
    return found


def _edited(word: str, language: Language) -> Iterator[tuple[str, float]]:
    beside, alike = _neighbours(language.code), _alike(language.code)
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        around = before[-1:] + after[:1]
        if after:
            yield before + after[0] + letter + after[1:], FINGER
        if letter in around:
            yield before + after, FINGER
        elif not {*around}.isdisjoint(beside.get(letter, "")):
            yield before + after, EAR
        for others, distance in ((beside, LETTER), (alike, EAR)):
            yield from ((before + each + after, distance) for each in others.get(letter, ""))
    for at in range(len(word) + 1):
        around = word[max(0, at - 1) : at + 1]
        for letter in language.alphabet:
            distance = FINGER if letter in around else LETTER
            yield word[:at] + letter + word[at:], distance


@cache
def _neighbours(code: str) -> Mapping[str, str]:
    """Return for each letter those whose keys touch its own."""
    found: dict[str, str] = {}
    rows = BY_CODE[code].keyboard
    for y, row in enumerate(rows):
        for x, letter in enumerate(row):
            # A row stands half a key to the right of the one above it.
            places = (
                (y, x - 1),
                (y, x + 1),
                (y - 1, x),
                (y - 1, x + 1),
                (y + 1, x - 1),
                (y + 1, x),
            )
            near = (rows[b][a] for b, a in places if 0 <= b < len(rows) and 0 <= a < len(rows[b]))
            found[letter] = "".join(near)
    return found


@cache
def _alike(code: str) -> Mapping[str, str]:
    """Return for each letter those of like sound."""
    found: dict[str, str] = {}
    for group in BY_CODE[code].alike:
        for letter in group:
            found[letter] = found.get(letter, "") + group.replace(letter, "")
    return found


def is_scrambled(word: str, form: str) -> bool:
    """Tell whether a word has the letters of another in a wrong order, perhaps without one.

    The last one is in its place.
    """
    lacking = (Counter(form) - Counter(word)).total()
    return word[-1] == form[-1] and lacking <= 1 and len(word) + lacking == len(form)
