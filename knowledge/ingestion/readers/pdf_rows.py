"""Words of a PDF page -> its rows: what stands on one baseline, from the left."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from knowledge.ingestion.readers.pdf_words import PlacedWord
from knowledge.ingestion.structure.formulas import FUNCTIONS

WIDE = 0.95
"""Gap between words, in heights of the font, that is more than a space."""
_SAME_LINE = 0.35
"""Share of the height of a font by which baselines of one line differ, at most."""
_SMALLER = 0.8
_RAISED = 0.15
"""Height of the marks of notes, and of their baseline over that of the line, as shares of it."""
_SIGN = re.compile(r"[\uf020-\uf0ff]")
_WORD = re.compile(r"\(?([^\W\d_]{3,})[.,:;)]?")
_CIRCLE = "o"
"""The mark of an item, as fonts without signs have it."""


def rows_of(words: Sequence[PlacedWord]) -> Iterator[list[PlacedWord]]:
    """Yield the words of each baseline, from above, each from the left."""
    row: list[PlacedWord] = []
    for word in sorted(words, key=lambda word: -word.y):
        if row and row[0].y - word.y > _SAME_LINE * max(row[0].size, word.size):
            yield _plain(row)
            row = []
        row.append(word)
    if row:
        yield _plain(row)


def is_formula(row: Sequence[PlacedWord]) -> bool:
    """Tell a line of a formula: signs of their own font within it, and no word."""
    signs = any(_SIGN.search(word.text) for word in row[1:])
    return signs and not any(map(_is_word, row))


def _is_word(word: PlacedWord) -> bool:
    found = _WORD.fullmatch(word.text)
    return found is not None and found[1].casefold() not in FUNCTIONS


def _plain(row: list[PlacedWord]) -> list[PlacedWord]:
    """Return the words from the left, without the raised marks of notes; fractions stay."""
    size, base = median(word.size for word in row), median(word.y for word in row)
    placed = sorted(row, key=lambda word: word.left)
    marks = {
        at
        for at, word in enumerate(placed)
        if word.text.strip("[](),*").isdecimal()
        and word.size < _SMALLER * size
        and word.y - base > _RAISED * size
        and not (at + 1 < len(placed) and placed[at + 1].text.startswith(("⁄", "/")))
    }
    plain = [word for at, word in enumerate(placed) if at not in marks] or placed
    if plain[0].text == _CIRCLE and len(plain) > 1 and _is_mark(*plain[:2]):
        plain[0] = replace(plain[0], text="•")
    return plain


def _is_mark(before: PlacedWord, word: PlacedWord) -> bool:
    """Tell a letter that is set apart, or in a font of another kind, as office programs do."""
    return is_apart(before, word) or (before.fixed and not word.fixed)


def is_apart(before: PlacedWord, word: PlacedWord) -> bool:
    """Tell whether more than a space lies between two words."""
    return word.left - before.right > WIDE * max(before.size, word.size)
