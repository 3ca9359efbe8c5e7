"""Tables that name a column of questions and one of answers -> questions, and their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_QUESTIONS, _ANSWERS = phrases(WORDS, "question"), phrases(WORDS, "answer")
_LONGEST = 300
"""Characters of a question: more is none."""


def part_question_tables(text: str, elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the rows of such tables as questions and answers, and all else as it is.

    Other columns, as of numbers, say nothing that is asked for.
    """
    for element in elements:
        columns = _columns(text, element)
        if element.grid is None or columns is None:
            yield element
            continue
        asked, answered = columns
        for row in element.grid.rows:
            question, answer = row[asked], row[answered]
            if 0 < question.end - question.start <= _LONGEST and answer.end > answer.start:
                yield _plain(element, ElementKind.QUESTION, question, None)
                yield _plain(element, ElementKind.PARAGRAPH, answer, question)


def _columns(text: str, element: Element) -> tuple[int, int] | None:
    """Return the columns of questions and of answers; None of a table without both."""
    if element.kind is not ElementKind.TABLE or element.grid is None:
        return None
    names = [_name(text, column) for column in element.grid.header]
    asked = next((at for at, name in enumerate(names) if name in _QUESTIONS), None)
    answered = next((at for at, name in enumerate(names) if name in _ANSWERS), None)
    return None if asked is None or answered is None else (asked, answered)


def _name(text: str, column: Sequence[Span]) -> str:
    return text[slice(*column[-1])].casefold().strip(" :") if column else ""


def _plain(element: Element, kind: ElementKind, span: Span, answers: Span | None) -> Element:
    return replace(element, kind=kind, span=span, grid=None, answers=answers, cells=())
