"""Ordinal words: which of several "the second one", "the last" and "№ 3" name."""

import re

from knowledge.language import tokens
from knowledge.language.numerals import ordinal_place
from knowledge.language.patterns import Template, compiled

_ORDINAL = Template(r"(?:{ordinal})", "followups")
_ITEM = Template(
    r"(?:{ordinal_before} )*(?P<item>{ordinal})(?: {ordinal_after})*(?: {ordinal_after})?",
    "followups",
)
_ITEM_INSIDE = Template(
    r"\b(?P<item>{ordinal})(?<= one)\b|\bиз них\b|(?P<last>\b\w+(?:нши|ншы)(?:си|сы)\w*)",
    "followups",
)
_INSIDE = (" one", "из них", "нши", "ншы")
"""Letters without which no item is named inside a text: nearly all texts are told by these."""
_OF_THEM = re.compile(r"(нш[иы])с[иы]\w*$")
"""The ending of a Kazakh ordinal that stands for one of several."""
_FIGURE = re.compile(r"\d")


def item_number(text: str) -> int:
    """Return which item of a list normalised words mean, from 1; -1 for the last, 0 for none."""
    found = compiled(_ITEM).fullmatch(text)
    if found is None and any(each in text for each in _INSIDE):
        found = compiled(_ITEM_INSIDE).search(text)
    words = (found.groupdict().get("item") or found.groupdict().get("last")) if found else None
    if not words:
        return 0
    figure = _FIGURE.search(words)
    return ordinal_place(words) or (int(figure[0]) if figure else -1)


def is_ordinal(word: str) -> bool:
    """Tell whether a normalised word is an ordinal that is spelt out."""
    return word.isalpha() and compiled(_ORDINAL).fullmatch(word) is not None


def before_noun(ordinal: str) -> str:
    """Return a normalised ordinal as it stands before a noun: екінші of екіншісі."""
    return _OF_THEM.sub(r"\1", ordinal)


def named_ordinal(text: str) -> str | None:
    """Return the only ordinal that a text spells out, normalised; None without one."""
    found = [word for word in tokens(text) if is_ordinal(word)]
    return found[0] if len(found) == 1 else None
