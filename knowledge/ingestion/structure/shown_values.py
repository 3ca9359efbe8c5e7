"""Lead-ins of what is no sentence by itself: one line of a program, or an address.

“Start the engine: oars --run” says something as a whole. What leads to a longer program says
nothing without it, and is no fact, as that is none.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count, zip_longest

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import announces
from knowledge.ingestion.structure.markers import ADDRESS
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.ingestion.structure.sentence_forms import (
    ends_in_example,
    has_predicate,
    tells_to_do,
)
from knowledge.models import Span

_FIRST_LIST = 4_000_000
"""Numbers of such lists: readers, marks, fragments and clauses have lower ones."""
_LONGEST = 200
"""Characters of such a line."""
_LONGEST_LEAD = 80
"""Characters of a lead-in that says no more than that a program follows."""
_KINDS = frozenset({ElementKind.CODE, ElementKind.BOILERPLATE})


def join_shown(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into items the lines and addresses that lead-ins show; leave out other lead-ins."""
    made: list[Element] = []
    numbers = count(_FIRST_LIST)
    for element, after in zip_longest(elements, elements[1:]):
        before = made[-1] if made else None
        if before is None or not _leads_to(text, before, element):
            again = (
                before is not None and before.list_ >= _FIRST_LIST and _is_address(text, element)
            )
            made.append(replace(before, span=element.span) if before and again else element)
        elif _is_one_line(text, element, after) and announces(text, before.span):
            made.append(_shown(before, element, next(numbers)))
        else:
            made[-1] = _without_lead_in(text, before, element)
            made.append(element)
    return made


def _leads_to(text: str, before: Element, element: Element) -> bool:
    listed = before.kind is ElementKind.ITEM
    narrated = before.kind is ElementKind.PARAGRAPH and before.voice is Voice.NARRATED
    if not (listed or narrated) or before.answers != element.answers:
        return False
    leads = announces(text, before.span) or ends_in_example(text, before.span)
    return leads and (_is_code(text, element) or _is_address(text, element))


def _is_code(text: str, element: Element) -> bool:
    return element.kind is ElementKind.CODE or (
        element.kind is ElementKind.BOILERPLATE and is_program(text, element.span)
    )


def _is_address(text: str, element: Element) -> bool:
    served = element.kind is ElementKind.BOILERPLATE
    return served and ADDRESS.fullmatch(text, *element.span) is not None


def _is_one_line(text: str, element: Element, after: Element | None) -> bool:
    """Tell one line that goes on in no other one, and is not told apart into sentences."""
    line = text[element.span.start : element.span.end]
    if len(line) > _LONGEST or "\n" in line or ": " in line:
        return False
    address = _is_address(text, element)
    alone = address or after is None or after.kind not in _KINDS
    worded = any(map(str.isalpha, line))
    return alone and worded and len([*sentence_spans(text, *element.span)]) == 1


def _shown(before: Element, element: Element, list_: int) -> Element:
    if before.kind is ElementKind.ITEM:
        list_, level = before.list_, before.level + 1
    else:
        level = 0
    return replace(element, kind=ElementKind.ITEM, level=level, list_=list_)


def _without_lead_in(text: str, before: Element, element: Element) -> Element:
    """Leave away the last sentence of a paragraph, if it only says that a program follows.

    It does so if it is short, and tells to do something, or has no verb.
    """
    if before.kind is ElementKind.ITEM or not _is_code(text, element):
        return before
    *others, (start, end) = sentence_spans(text, *before.span)
    last = Span(start, end)
    says = has_predicate(text, last) and not tells_to_do(text, last)
    if end - start > _LONGEST_LEAD or (says and not ends_in_example(text, last)):
        return before
    if not others:
        return replace(before, kind=ElementKind.BOILERPLATE)
    return replace(before, span=Span(before.span.start, others[-1][1]))
