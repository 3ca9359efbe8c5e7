"""Lines that say nothing by themselves: addresses, numbers of pages, rights, remarks, blanks."""

import re

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.form_fields import is_blank
from knowledge.ingestion.structure.formulas import is_formula
from knowledge.ingestion.structure.markers import ADDRESS, WORDS
from knowledge.language.document_languages import phrases

_ALONE = re.compile(
    rf"(?:{ADDRESS.pattern}|(?:[-–—]{{1,3}} )?"
    r"(?:page|страница|стр\.|бет)?\s*\d{1,4}(?:\s*(?:of|/|из)\s*\d{1,4})?(?: [-–—]{1,3})?"
    r"|[\W\d_]+|[\w.-]{1,40}/|x{0,3}(?:ix|iv|v?i{1,3}|v)\.(?:\d{1,2}\.){0,3}"
    r"|(?:©|\(c\)\s?(?=\d{4}))[^\n]{0,150}|\([^\W\d_]{1,20}(?: [^\W\d_]{1,20})?\))",
    re.IGNORECASE,
)
"""A web or mail address, a page number, whose rights, a remark in brackets, or no word at all."""
_CALLS = phrases(WORDS, "call")
_STAMPS = tuple(sorted(phrases(WORDS, "stamp")))
_AMENDED = re.compile(r"\d{0,2}\s?(?:Subs|Ins|Rep|Omitted)\b\.?\s(?:by|ibid)\b")
"""How the note of an act begins that says which words another one put there."""
_FILLER = ("lorem ipsum", "dolor sit amet", "ut enim ad minim", "duis aute irure")
"""Words without sense that a template holds where others are to be put."""
_UNREADABLE, _MOST = "\ufffd", 0.1
"""What stands for letters that are lost, and the share of it from which on words are none."""
_QUICK = 3
"""Letters by which most lines are passed over."""
_OPENINGS = tuple({each[:_QUICK] for each in _STAMPS})
_LETTERS = re.compile(r"[^\W\d_]++")
_SEPARATOR = re.compile(r"\s*+(?:[^\W\d_]{1,20}\s{0,3}:)?[\W_]*+")
_LONGEST = 40
"""Characters of words that name what links lead to, at most."""


def holds_filler(text: str) -> bool:
    """Tell a text that may hold filler of a template, or letters that are lost."""
    return "dolor" in text or _UNREADABLE in text


def is_alone(text: str, element: Element, *, filled: bool) -> bool:
    """Tell a line that is nothing but such a thing; `filled` is what `holds_filler` said."""
    plain = element.kind in {ElementKind.PARAGRAPH, ElementKind.ITEM, ElementKind.HEADING}
    alone = _ALONE.fullmatch(text, *element.span) is not None or is_blank(text, element.span)
    alone = alone or is_formula(text, element) or _calls(text, element)
    alone = alone or (filled and _is_filler(text, element))
    return plain and (alone or _serves(text, element))


def _is_filler(text: str, element: Element) -> bool:
    start, end = element.span
    if text.count(_UNREADABLE, start, end) > _MOST * (end - start):
        return True
    words = text[start:end].casefold()
    return any(each in words for each in _FILLER)


def _serves(text: str, element: Element) -> bool:
    """Tell a stamp, and the note of an amendment."""
    start, end = element.span
    opening = text[start : start + _QUICK].casefold()
    stamped = opening in _OPENINGS and text[start:end].casefold().startswith(_STAMPS)
    return stamped or _AMENDED.match(text, start, end) is not None


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
