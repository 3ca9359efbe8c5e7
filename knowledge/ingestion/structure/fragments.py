"""Lines that are no sentence, where nothing but their look says what a line is.

Covers, letterheads, labels of drawings and names of what follows stand in office files and PDFs
as paragraphs do. What has no verb, no full stop, no value and no list around it is no fact.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.document_title import is_act
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.headlines import is_headline
from knowledge.ingestion.structure.list_marks import is_counted
from knowledge.ingestion.structure.lists import announces, ends_sentence
from knowledge.ingestion.structure.markers import WORDS, tail
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.numbered_headings import head_with_items, is_whole
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.ingestion.structure.sentence_forms import has_predicate, is_nominal, names_alone
from knowledge.ingestion.structure.statements import is_valued, states, without_number
from knowledge.ingestion.structure.terms import are_dashed, are_defined, is_dashed, is_term
from knowledge.language.document_languages import phrases
from knowledge.models import Span

FRAGMENTS = "lines"
"""Under what such lines are counted among what was not read."""
_LONGEST = 250
"""Characters from which on words are left in, whatever they lack."""
_BELOW_ALL = 12
"""Level of a heading that only stands over something."""
_NAMES = 2
"""Lines in a row that name what stands below them, at most."""
_LISTED = 2
"""Lines in a row behind a colon that are a list without marks, at least."""
_FIRST_LIST = 2_000_000
"""Numbers of such lists: readers and marks have lower ones."""
_LABELS = phrases(WORDS, "column")
"""Words that alone only label what stands elsewhere: “Footnote.”."""
_BLANK = re.compile(r"_{6}")
_BRACKETED = re.compile(r"(?:\([^()\n]{1,60}\)\s*+){2}(?:\([^()\n]{1,60}\)\s*+)*+")
"""Labels below lines to sign on: “(signature) (name)”."""
_MEASURED = re.compile(r"\d\s?(?:г|гг|ж|жж)\.$")
_TAIL = 12
"""How a year ends in Russian and Kazakh, whose full stop ends no sentence."""


def leave_out_fragments(
    text: str, elements: Sequence[Element], titles: Sequence[Element]
) -> tuple[list[Element], int]:
    """Return the elements without lines that are no sentence, and how many were left out.

    A line over running text or a table becomes the heading of it; lines in a row behind a colon
    become its list. `titles` stay as they are.
    """
    kept = {element.span for element in titles}
    elements = head_with_items(text, elements)
    made = [*elements]
    run: list[int] = []
    left_out = 0
    for at, element in enumerate([*elements, None]):
        if element and element.span not in kept and _is_fragment_at(text, elements, at):
            run.append(at)
            continue
        if run:
            left_out += _settle(text, made, run, element)
        run = []
    return made, left_out


def _is_fragment_at(text: str, elements: Sequence[Element], at: int) -> bool:
    before = elements[at - 1] if at else None
    following = elements[at + 1] if at + 1 < len(elements) else None
    element = elements[at]
    if element.kind is not ElementKind.PARAGRAPH or element.voice is not Voice.NARRATED:
        return False
    if element.answers is None and is_term(text, elements, at):
        return False
    return _is_fragment(text, element, before, following)


def _settle(text: str, made: list[Element], run: Sequence[int], following: Element | None) -> int:
    """Turn fragments in a row into what they are; return how many of them are left out."""
    listed = _listed(text, made, run)
    for at in listed:
        made[at] = replace(made[at], kind=ElementKind.ITEM, level=0, list_=_FIRST_LIST + run[0])
    run = run[len(listed) :]
    names: set[int] = set()
    if following is not None and _stands_below(text, following):
        names = _names(text, made, run)
    counted = {at for at in run if at not in names and is_counted(text, made, at)}
    for at in (each for each in run if each not in counted):
        heading = at in names
        kind = ElementKind.HEADING if heading else ElementKind.BOILERPLATE
        made[at] = replace(made[at], kind=kind, level=_BELOW_ALL if heading else 0)
    return len(run) - len(names) - len(counted)


def _listed(text: str, made: Sequence[Element], run: Sequence[int]) -> Sequence[int]:
    """Return the first lines of a row that are alike, if a colon announces them."""
    before = made[run[0] - 1] if run[0] else None
    plain = [not is_program(text, made[at].span) for at in run]
    small = text[made[run[0]].span.start].islower()
    alike = [
        at
        for at in run
        if text[made[at].span.start].islower() == small or is_dashed(text, made[at])
    ]
    same = [*takewhile(lambda pair: pair[0] == pair[1], zip(run, alike, strict=False))]
    kinds = {ElementKind.PARAGRAPH, ElementKind.HEADING}
    announced = before is not None and before.kind in kinds and announces(text, before.span)
    if not all(plain) or not announced or len(same) < _LISTED:
        return ()
    return run[: len(same)]


def _names(text: str, made: Sequence[Element], run: Sequence[int]) -> set[int]:
    """Return the last lines of a row that may name what stands below: one, or two that are all."""
    last = run[-_NAMES:] if len(run) <= _NAMES else run[-1:]
    headlines = (at for at in last if _heads(text, made[at].span))
    spans = {at: made[at].span for at in headlines}
    return {
        at for at, span in spans.items() if not (is_program(text, span) or _is_aside(text, span))
    }


def _heads(text: str, span: Span) -> bool:
    """Tell a headline, also with a number and a full stop: “3.1. The crew.”."""
    words = without_number(text, span)
    stop = words.start > span.start and text[words.end - 1] == "."
    return is_headline(text, Span(words.start, words.end - stop))


def _stands_below(text: str, element: Element) -> bool:
    """Tell what has a heading: running text, a list, a table."""
    if element.kind is ElementKind.PARAGRAPH:
        return ends_sentence(text, element.span) or announces(text, element.span)
    return element.kind in {ElementKind.ITEM, ElementKind.TABLE}


def _is_fragment(
    text: str, element: Element, before: Element | None, following: Element | None
) -> bool:
    span = element.span
    if element.answers is not None:
        within = before is not None and before.kind is ElementKind.CODE
        rest = within and (is_program(text, span) or _is_rest(text, span, before))
        return rest or _heads_answer(text, element, before, following)
    if is_program(text, span) or _is_aside(text, span) or _calls(text, span, following):
        return True
    long = span.end - span.start > _LONGEST or text[span.end - 1] == ";"
    if long or _leads_in(text, span, following):
        return False
    words = without_number(text, span)
    if element.centred and _is_cover(text, words):
        return True
    beside = (before, following)
    terms = are_defined(text, element, beside) or are_dashed(text, element, beside)
    if _is_rest(text, span, before) and not terms:
        return True
    return _says_nothing(text, element, words, before, following)


def _is_cover(text: str, span: Span) -> bool:
    """Tell a line of a cover, which has no verb; in English it ends like no sentence either."""
    ends = text[span.start : span.end].isascii() and ends_sentence(text, span)
    labelled = text.find(": ", *span) >= 0
    return not (ends or labelled or has_predicate(text, span) or is_valued(text, span))


def _says_nothing(
    text: str, element: Element, words: Span, before: Element | None, following: Element | None
) -> bool:
    """Tell a name, also with a full stop, and a label without a verb before its colon."""
    span, beside = element.span, (before, following)
    if ends_sentence(text, span) and not _MEASURED.search(tail(text, span, _TAIL)):
        listed = words.start > span.start and any(_is_numbered(text, each) for each in beside)
        return not listed and _names_with_stop(text, words, before)
    if not announces(text, span):
        return not (are_defined(text, element, beside) or states(text, words))
    # In brackets forms tell how to fill them in.
    opened = text.find("(", words.start + 1, words.end)
    return not has_predicate(text, Span(words.start, opened if opened > 0 else words.end))


def _is_numbered(text: str, element: Element | None) -> bool:
    if element is None or element.kind is not ElementKind.PARAGRAPH:
        return False
    return without_number(text, element.span) != element.span


def _names_with_stop(text: str, span: Span, before: Element | None) -> bool:
    """Tell a name with a full stop, or the first line of an act: “Rules on boats.”."""
    if text[span.start : span.end].isascii():
        return text[span.start : span.end - 1].casefold() in _LABELS
    titled = before is None and is_act(text, span) and not has_predicate(text, span)
    return titled or names_alone(text, span)


def _heads_answer(
    text: str, element: Element, before: Element | None, following: Element | None
) -> bool:
    """Tell a name between two paragraphs of a long answer, which is the heading of the second."""
    if before is None or following is None or not is_nominal(text, element.span):
        return False
    beside = (before, following)
    return all(
        each.kind is ElementKind.PARAGRAPH
        and each.answers == element.answers
        and ends_sentence(text, each.span)
        for each in beside
    )


def _leads_in(text: str, span: Span, following: Element | None) -> bool:
    if following is None or following.kind not in {ElementKind.ITEM, ElementKind.TABLE}:
        return False
    whole = following.kind is ElementKind.TABLE or is_whole(text, following)
    return announces(text, span) or not whole


def _calls(text: str, span: Span, following: Element | None) -> bool:
    """Tell the one sentence that goes on in a program below it: “To install it, type”."""
    if following is None or following.kind is not ElementKind.CODE:
        return False
    ends = ends_sentence(text, span) or announces(text, span)
    return not ends and len([*sentence_spans(text, *span)]) == 1


def _is_aside(text: str, span: Span) -> bool:
    """Tell a blank of a form, or what stands below it: “Name ________”, “(signature)”."""
    start, end = span
    if _BLANK.search(text, start, end) and not ends_sentence(text, span):
        return True
    one = text[start] == "(" and text.find(")", start, end) == end - 1
    if one and not ends_sentence(text, Span(start, end - 1)):
        return True
    return _BRACKETED.fullmatch(text, start, end) is not None


def _is_rest(text: str, span: Span, before: Element | None) -> bool:
    """Tell the end of a sentence whose beginning is elsewhere: small, below a program."""
    below = before is None or before.kind in {ElementKind.CODE, ElementKind.HEADING}
    below = below or (before is not None and is_program(text, before.span))
    first = text[without_number(text, span).start]
    opens = first.islower() or first in ",;)→"
    return below and opens and len([*sentence_spans(text, *span)]) == 1
