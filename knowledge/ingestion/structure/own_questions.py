"""Questions that a document asks itself, and what answers them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces
from knowledge.ingestion.structure.markers import (
    ANSWERED,
    ASKED,
    number_end,
    skip_signs,
)
from knowledge.ingestion.structure.model import Voice
from knowledge.models import Span

LONGEST = 300
"""Characters of a question: more is a paragraph that ends with one."""
_MANY = 2
"""Paragraphs that are only a question in a document of questions and answers, at least."""
RUN = 3
"""Paragraphs in a row that open with a question each, at least, if these are of a list of them."""
_OPENERS = "+＋▼▾⌄❯› "
"""Signs of a page behind a question that opens its answer."""
_MARKED = re.compile(rf"[?？]!{{0,3}}[)\]\"'»”’*_]*[{_OPENERS}]{{0,2}}$")
_STATED = re.compile(r"(?:[^\s:?]{1,40}\s){3,30}[^\s:?]{1,40}:\s")
"""A statement before a question that it announces: “The guide answers one question: …?”."""
_QUOTED = {"»": "«", "”": "“"}
"""Marks that close a quotation, and those that open it."""
_ASKS = re.compile(
    r"(?:how (?:do|does|can|should|to|much|many|long|often|is|are)"
    r"|what (?:is|are|if|does|do|happens)|(?:can|do) (?:i|we|you)"
    r"|(?:where|when|why|who|which) (?:do|does|can|is|are|should|will)"
    r"|что такое|что делать|что значит |как |сколько |когда |где |кто |почему |зачем "
    r"|можно ли |нужно ли "
    r"|қалай |қашан |қайда |кім |неге |қанша |не істеу)",
    re.IGNORECASE,
)
_ASKED_BY_LETTER = re.compile(r"Q[.)]\s{0,2}$")
_ANSWERED_BY_LETTER = re.compile(r"A[.)]\s*")
"""What stands before an answer to “Q.”; elsewhere “A.” opens a name."""
_ANSWER_INSIDE = re.compile(rf"[?？]\s+(?={ANSWERED.pattern})")


def find_questions(text: str, elements: Sequence[Element]) -> list[Element]:
    """Name the questions among the elements, and tie to each what answers it.

    A question is a heading that asks (without a mark only among others that do: “Who pays” may
    head a section of rules), a paragraph behind “Q:”, or one that is nothing else. What follows
    answers it: up to the next heading or question, or the next block alone if the document holds
    no other such paragraph.
    """
    split = [piece for element in _unlisted(text, elements) for piece in _split(text, element)]
    answered = any(ANSWERED.match(text, *element.span) for element in split)
    answered = answered or sum(_is_marked(text, element) for element in split) >= RUN
    lone = [_is_lone(text, split, at) for at in range(len(split))]
    unmarked = sum(_asks_in_heading(text, element) for element in split) >= RUN
    scope: Span | None = None
    single = False
    made: list[Element] = []
    for element, alone in zip(split, lone, strict=True):
        asked = _asked(text, element, alone=alone, answered=answered, unmarked=unmarked)
        if ANSWERED.fullmatch(text, *element.span):
            # What answers stands below its mark.
            made.append(replace(element, kind=ElementKind.BOILERPLATE, answers=scope))
        elif element.kind is ElementKind.QUESTION:
            # What the format itself has tied to it, or else what follows, answers it.
            scope, single = element.span, False
            made.append(element)
        elif asked is not None:
            scope, single = asked.span, alone and sum(lone) < _MANY
            made.append(asked)
        elif element.kind is ElementKind.HEADING or element.answers is not None:
            scope = None
            made.append(element)
        else:
            made.append(_answering(text, element, scope))
            goes_on = element.kind is ElementKind.ITEM or announces(text, element.span)
            scope = None if single and not goes_on else scope
    return made


def _is_marked(text: str, element: Element) -> bool:
    """Tell a paragraph or heading that “Q:” opens."""
    kinds = {ElementKind.PARAGRAPH, ElementKind.HEADING}
    return element.kind in kinds and ASKED.match(text, *element.span) is not None


def ends_asking(text: str, end: int) -> bool:
    """Tell whether what ends here ends with a question mark."""
    return _MARKED.search(text[max(0, end - 8) : end]) is not None


def is_question(text: str, span: Span) -> bool:
    """Tell whether a stretch is one question and no more."""
    if span.end - span.start > LONGEST or not ends_asking(text, span.end):
        return False
    if (
        text[span.end - 1] in _QUOTED
        and text.rfind(_QUOTED[text[span.end - 1]], *span) > span.start
    ):
        return False  # it only quotes one, or names what is called so
    return len([*sentence_spans(text, number_end(text, *span), span.end)]) == 1


def find_unanswered(text: str, elements: Sequence[Element]) -> set[int]:
    """Return the places of questions in a row that nothing announces, and nothing answers."""
    kinds = {ElementKind.PARAGRAPH, ElementKind.ITEM}
    found: set[int] = set()
    run: list[int] = []
    for at, element in enumerate([*elements, None]):
        asked = element and element.kind is ElementKind.QUESTION and not element.level
        if asked or (element and element.kind in kinds and is_question(text, element.span)):
            run.append(at)
            continue
        before = elements[run[0] - 1] if run and run[0] else None
        if len(run) >= RUN and not (before and announces(text, before.span)):
            found.update(at for at in run if elements[at].kind in kinds)
        run = []
    return found


def opens_asking(text: str, span: Span) -> bool:
    """Tell words that open as a question does, whatever mark they end with: “How to pay”."""
    return _ASKS.match(text, skip_signs(text, *span), span.end) is not None


def asks_at_length(words: str) -> bool:
    """Tell whether several sentences, of which the last one asks, are one question."""
    asks = len(words) <= LONGEST and _MARKED.search(words[-8:]) is not None
    return asks and len([*sentence_spans(words, 0, len(words))]) > 1


def _unlisted(text: str, elements: Sequence[Element]) -> Iterator[Element]:
    """Take an item that is only a question, and has more paragraphs, out of its list."""
    inside: Element | None = None
    for element, following in zip_longest(elements, elements[1:]):
        goes_on = following is not None and following.continues
        listed = element.kind is ElementKind.ITEM
        asks = listed and goes_on and is_question(text, element.span)
        if asks and (inside is not None or not element.continues):
            inside = element
            yield replace(element, kind=ElementKind.QUESTION, level=0)
        elif listed and element.continues and inside is not None:
            yield replace(element, kind=ElementKind.PARAGRAPH, answers=inside.span)
        else:
            inside = None
            yield element


def _split(text: str, element: Element) -> Iterator[Element]:
    """Yield a paragraph that holds “Q: …? A: …” as two."""
    if element.kind is ElementKind.PARAGRAPH and ASKED.match(text, *element.span):
        inside = _ANSWER_INSIDE.search(text, *element.span)
        if inside:
            yield replace(element, span=Span(element.span.start, inside.start() + 1))
            yield replace(element, span=Span(inside.end(), element.span.end))
            return
    yield element


def _is_lone(text: str, elements: Sequence[Element], at: int) -> bool:
    """Tell whether a paragraph is only a question, and something follows that may answer it."""
    element = elements[at]
    if not (
        element.kind is ElementKind.PARAGRAPH
        and element.voice is Voice.NARRATED
        and element.answers is None
        and is_question(text, element.span)
        and not _STATED.match(text, *element.span)
    ):
        return False
    following = elements[at + 1] if at + 1 < len(elements) else None
    return (
        following is not None
        and following.kind not in {ElementKind.HEADING, ElementKind.QUESTION}
        and not (following.kind is ElementKind.PARAGRAPH and is_question(text, following.span))
    )


def _asks_in_heading(text: str, element: Element) -> bool:
    """Tell whether a heading asks, with a mark or by its first words."""
    start, end = element.span
    if element.kind is not ElementKind.HEADING:
        return False
    words = number_end(text, start, end)
    return ends_asking(text, end) or opens_asking(text, Span(words, end))


def _asked(
    text: str, element: Element, *, alone: bool, answered: bool, unmarked: bool
) -> Element | None:
    start, end = element.span
    while end > start and text[end - 1] in _OPENERS and ends_asking(text, end):
        end -= 1
    if element.kind is ElementKind.HEADING:
        asked = ASKED.match(text, start, end)
        words = Span(asked.end() if asked else number_end(text, start, end), end)
        marked = asked is not None and (answered or unmarked) and words.end > words.start
        asks = ends_asking(text, end) or (unmarked and opens_asking(text, words))
        is_asked = marked or asks
        return replace(element, kind=ElementKind.QUESTION, span=words) if is_asked else None
    mark = ASKED.match(text, start, end) if element.kind is ElementKind.PARAGRAPH else None
    if mark and mark.end() < end and (answered or ends_asking(text, end)):
        words = Span(mark.end(), end)
        return replace(element, kind=ElementKind.QUESTION, span=words, level=0)
    if alone:
        words = Span(number_end(text, start, end), end)
        return replace(element, kind=ElementKind.QUESTION, span=words, level=0)
    return None


def _answering(text: str, element: Element, scope: Span | None) -> Element:
    if scope is None:
        return element
    mark = ANSWERED.match(text, *element.span)
    if mark is None and _ASKED_BY_LETTER.search(text[max(0, scope.start - 4) : scope.start]):
        mark = _ANSWERED_BY_LETTER.match(text, *element.span)
    marked = mark and mark.end() < element.span.end and element.kind is ElementKind.PARAGRAPH
    start = mark.end() if mark and marked else element.span.start
    return replace(element, span=Span(start, element.span.end), answers=scope)
