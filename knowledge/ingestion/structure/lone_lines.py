"""Lines that say nothing by themselves: addresses, numbers of pages, rights, remarks, blanks."""

import re

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.form_fields import is_blank
from knowledge.ingestion.structure.formulas import is_formula
from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases

_ALONE = re.compile(
    r"(?:(?:https?://|www\.)\S++|[^\s@]{1,64}@[^\s@]{1,200}|(?:[-–—]{1,3} )?"
    r"(?:page|страница|стр\.|бет)?\s*\d{1,4}(?:\s*(?:of|/|из)\s*\d{1,4})?(?: [-–—]{1,3})?"
    r"|[\W\d_]+|[\w.-]{1,40}/|x{0,3}(?:ix|iv|v?i{1,3}|v)\.(?:\d{1,2}\.){0,3}"
    r"|(?:©|\(c\)\s?(?=\d{4}))[^\n]{0,150}|\([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?\))",
    re.IGNORECASE,
)
"""A web or mail address, a page number, whose rights, a remark in brackets, or no word at all."""
_CALLS = phrases(WORDS, "call")
_LETTERS = re.compile(r"[^\W\d_]++")
_SEPARATOR = re.compile(r"\s*+(?:[^\W\d_]{1,20}\s{0,3}:)?[\W_]*+")
_LONGEST = 40
"""Characters of words that name what links lead to, at most."""


def is_alone(text: str, element: Element) -> bool:
    """Tell a line that is nothing but such a thing."""
    plain = element.kind in {ElementKind.PARAGRAPH, ElementKind.ITEM, ElementKind.HEADING}
    alone = _ALONE.fullmatch(text, *element.span) is not None or is_blank(text, element.span)
    return plain and (alone or is_formula(text, element) or _calls(text, element))


def _calls(text: str, element: Element) -> bool:
    """Tell a word that only calls for attention: “Important!”."""
    start, end = element.span
    short = end - start <= _LONGEST and text[end - 1] in "!:"
    return short and text[start : end - 1].casefold() in _CALLS


def is_separator(words: str) -> bool:
    """Tell what stands between links that lead elsewhere: marks, a label, a name without link."""
    worded = _LETTERS.findall(words)
    marked = any(mark in words for mark in "·|•/") and len(worded) == 1
    return sum(map(len, worded)) <= _LONGEST and bool(marked or _SEPARATOR.fullmatch(words))
