"""The title of a document: what its file says, the name of an act, or its first heading."""

import re
from collections.abc import Sequence

from knowledge.ingestion.structure.elements import RUN_IN, Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.markers import BULLET, NUMBER, RANKED, WORDS
from knowledge.language.document_languages import phrases
from knowledge.language.tokenizer import tokens
from knowledge.models import Span

_NO_TITLE = re.compile(
    r"(?:\(?untitled\)?|\(?anonymous\)?|без имени|без названия|document|документ|doc|file|home"
    r"|index|slide|лист|sheet|(?:powerpoint )?presentation|презентация(?: powerpoint)?)\s*-?\d*"
    r"|microsoft \w+ - .*|\S{1,200}\.(?:docx?|pdf|rtf|odt|indd|qxd|tex|pptx?|xlsx?|html?|md|txt)",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title."""
_ACTS = frozenset(tokens(" ".join(phrases(WORDS, "act"))))
_NAMES = frozenset(tokens(" ".join(phrases(WORDS, "act_name"))))
_OPENING = 3
"""Elements at the beginning of a document among which an act says what it is."""
_PARTS = 4
"""Lines of the name of an act, at most."""
_LONGEST = 200
"""Characters of such a line."""


def find_title(
    text: str, elements: Sequence[Element], given: str | None
) -> tuple[str | None, tuple[Element, ...]]:
    """Return the title, and the elements that say it and are no sections.

    Without a title that a person gave, an act is called by its kind and its name, and another
    document by the heading that opens it.
    """
    title = said(given, _NO_TITLE)
    act = _act(text, elements) if title is None else ()
    if act:
        return _words(text, Span(act[0].span.start, act[-1].span.end)), act
    heading = _title_heading(text, elements, title)
    if heading is None:
        return title, ()
    return title or _words(text, heading.span), (heading,)


def is_act(text: str, span: Span) -> bool:
    """Tell words that open as the name of an act does: “Rules on boats”."""
    spoken = tokens(text[span.start : min(span.end, span.start + _LONGEST)])
    return len(spoken) > 1 and spoken[0] in _ACTS and spoken[1] in _NAMES


def said(words: str | None, placeholder: re.Pattern[str] | None = None) -> str | None:
    """Return words on one line; None if there are none, or only a program's placeholder."""
    line = " ".join((words or "").split())
    return None if not line or (placeholder and placeholder.fullmatch(line)) else line


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _title_heading(text: str, elements: Sequence[Element], title: str | None) -> Element | None:
    """Return the heading that is the title, or opens the document and has no equal."""
    kinds = {ElementKind.HEADING, ElementKind.QUESTION}
    headings = [e for e in elements if e.kind in kinds and 0 < e.level < RUN_IN]
    for heading in headings:
        if title and said(text[heading.span.start : heading.span.end]) == title:
            return heading
    first = headings[0] if headings else None
    if first is None or first.kind is ElementKind.QUESTION:
        return None
    before = elements[: elements.index(first)]
    alone = all(first.level < other.level for other in headings[1:])
    return first if alone and len(before) <= 1 else None


def _act(text: str, elements: Sequence[Element]) -> tuple[Element, ...]:
    """Return the lines “LAW”, “OF KOLM”, “On boats” at the beginning of an act, if it is one."""
    for at, element in enumerate(elements[:_OPENING]):
        if not _is_line(text, element):
            return ()
        if _ACTS.isdisjoint(tokens(text[slice(*element.span)])):
            continue
        for end, following in enumerate(elements[at + 1 : at + _PARTS], at + 2):
            if not _is_line(text, following):
                return ()
            spoken = tokens(text[slice(*following.span)])
            if spoken and not _NAMES.isdisjoint((spoken[0], spoken[-1])):
                return tuple(elements[at:end])
    return ()


def _is_line(text: str, element: Element) -> bool:
    span = element.span
    kinds = {ElementKind.HEADING, ElementKind.PARAGRAPH}
    marked = any(mark.match(text, *span) for mark in (BULLET, NUMBER, RANKED))
    short = span.end - span.start <= _LONGEST
    return element.kind in kinds and short and not marked and not ends_sentence(text, span)
