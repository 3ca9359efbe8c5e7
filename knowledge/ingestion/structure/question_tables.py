"""Tables that name a column of questions and one of answers -> questions, and their answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.markers import WORDS
from knowledge.language.document_languages import phrases
from knowledge.models import Span

_QUESTIONS, _ANSWERS = phrases(WORDS, "question"), phrases(WORDS, "answer")
_LANGUAGE = re.compile(r"[\s_(-]{1,2}([a-z]{2})\)?$")
_LONGEST = 300
"""Characters of a question: more is none."""


def part_question_tables(text: str, elements: Sequence[Element]) -> Iterator[Element]:
    """Yield the rows of such tables as questions and answers, and all else as it is.

    Other columns, as of numbers, say nothing that is asked for.
    """
    for element in elements:
        columns = _columns(text, element)
        if element.grid is None or not columns:
            yield element
            continue
        for row, (asked, answered) in product(element.grid.rows, columns):
            question, answer = row[asked], row[answered]
            if 0 < question.end - question.start <= _LONGEST and answer.end > answer.start:
                yield _plain(element, ElementKind.QUESTION, question, None)
                yield _plain(element, ElementKind.PARAGRAPH, answer, question)


def _columns(text: str, element: Element) -> list[tuple[int, int]]:
    """Return the columns of questions, each with that of its answers: one pair for a language."""
    if element.kind is not ElementKind.TABLE or element.grid is None:
        return []
    names = [_name(text, column) for column in element.grid.header]
    answers = {language: at for at, (name, language) in enumerate(names) if name in _ANSWERS}
    asked = [(at, language) for at, (name, language) in enumerate(names) if name in _QUESTIONS]
    return [(at, answers[language]) for at, language in asked if language in answers]


def _name(text: str, column: Sequence[Span]) -> tuple[str, str]:
    """Return the name of a column and the language that it says: “question_ru”, “Answer (en)”."""
    words = text[slice(*column[-1])].casefold().strip(" :") if column else ""
    said = _LANGUAGE.search(words)
    return (words[: said.start()].strip(), said[1]) if said else (words, "")


def _plain(element: Element, kind: ElementKind, span: Span, answers: Span | None) -> Element:
    return replace(element, kind=kind, span=span, grid=None, answers=answers, cells=())
