"""Formulas: what a reader that knows no formula leaves of one is left out of what is said."""

import re

from knowledge.ingestion.structure.elements import Element

_LONGEST = 150
"""Characters of such a line, at most."""
_WORD = 3
"""Letters of a word, at least, that is no name of a quantity."""
_OPERATOR = re.compile(
    r"[=≤≥≠±⋅∙∫∑∏√∂∞−∈⊂∪∩]|\s[<>]\s|(?<!\S)[^\W_]\s\+|\+$|(?<!\S)[^\W\d_]\s[,(|]\s"
)
"""What stands in a formula between names of quantities."""
_EQUATIONS = re.compile(r"=[^=\n]{1,60}=|=[^=\n]{0,40}\d\s?[*/·×+][^\n]{0,5}\d")
"""Quantities that are computed: “=320*5”, “F = f*k = 3*4”."""
_NAME = 4
"""Letters of the name of a quantity or of its unit, at most."""
FUNCTIONS = frozenset(
    "sin cos tan tg ctg log lim max min exp arg det mod arctg arcsin sup inf".split()
)
_LETTERS = re.compile(r"[^\W\d_]++")


def is_formula(text: str, element: Element) -> bool:
    """Tell what a line of a formula leaves when its letters are read alone: “f ( x ) dx =”.

    It holds an operator, and no word but names of quantities and of functions.
    """
    start, end = element.span
    if element.answers or end - start > _LONGEST or not _OPERATOR.search(text, start, end):
        return False
    if text[start] == "=" or _EQUATIONS.search(text, start, end):
        return all(len(word) <= _NAME for word in _LETTERS.findall(text, start, end))
    return all(
        len(word) < _WORD or word.casefold() in FUNCTIONS
        for word in _LETTERS.findall(text, start, end)
    )
