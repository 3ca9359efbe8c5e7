"""Captions: the words below a figure or above a table, which only say what it shows."""

import re
from collections.abc import Sequence

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import one_of, skip_space
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal
from knowledge.language.letters import CAPITAL, SMALL
from knowledge.models import Span

_CAPTION = re.compile(
    rf"(?:(?:{one_of('caption')})\s*+(?:№\s*+|[–—-]\s*+)?\d{{1,3}}|\d{{1,3}}\s?[-–—]\s?(?:{one_of('caption')}))"
    r"(?:[.-]\d{1,3}){0,2}\s*(?:[.:)–—-]|$)",
    re.IGNORECASE,
)
"""How the words below a figure begin: “Figure 3:”, “Рис. 2.1.”, “3-сурет.”."""
_UNMARKED_CAPTION = re.compile(
    rf"(?i:(?:{one_of('caption')})\s*+(?:№\s*+)?)\d{{1,3}}(?:[.-]\d{{1,3}}){{0,2}}[a-zа-г]?\s++[^\W\d_{SMALL}]"
)
"""The same without a mark behind the number: “Figure 3 Shapes”."""
_NUMBER = r"\d{1,3}(?:[.-]\d{1,3}){0,2}"
_CONTINUED = re.compile(
    rf"(?:{one_of('continued')})\s++[^\W\d_]{{2,20}}\.?\s*+(?:№\s*+)?(?:{_NUMBER}|[{CAPITAL}])\.?"
    rf"|(?:{one_of('caption')})\s*+{_NUMBER}[\s.(–—-]++(?:{one_of('continued')})\)?\.?"
    rf"|{_NUMBER}\s?-\s?[^\W\d_]{{3,20}}\s(?:{one_of('continued')})\.?",
    re.IGNORECASE,
)
"""What stands over the rest of a table on its next page: “Table 3 (continued)”."""
_PICTURE = re.compile(rf"(?:{one_of('picture')})\s?[:–—]\s++(?=\S)", re.IGNORECASE)
"""How what only says what a picture shows, or whose it is, begins: “Photo: the pier”."""
_LONGEST = 150
"""Characters of a caption."""


def is_caption(text: str, span: Span) -> bool:
    """Tell the words below a figure or above a table: “Figure 3: Shapes”, no whole sentence."""
    if span.end - span.start > _LONGEST:
        return False
    if _CONTINUED.fullmatch(text, *span):
        return True
    if _UNMARKED_CAPTION.match(text, *span):
        return not ends_sentence(text, span)
    if picture := _PICTURE.match(text, *span):
        shown = Span(picture.end(), span.end)
        return not (ends_sentence(text, span) or has_predicate(text, shown))
    found = _CAPTION.match(text, *span)
    if found is None:
        return False
    words = Span(skip_space(text, found.end(), span.end), span.end - 1)
    return words.start >= words.end or not ends_sentence(text, span) or is_nominal(text, words)


def find_captions(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of captions, but for those that stand over a table, and name it."""
    tables = {at - 1 for at, element in enumerate(elements) if element.kind is ElementKind.TABLE}
    return {
        at
        for at, element in enumerate(elements)
        if element.kind is ElementKind.PARAGRAPH
        and at not in tables
        and is_caption(text, element.span)
    }
