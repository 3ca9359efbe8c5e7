"""Next questions: stored questions beside an answer that are known to have one themselves."""

from collections.abc import Collection

from knowledge.answering.answerer import Answerer
from knowledge.answers import Found
from knowledge.models import Fact
from knowledge.store import annotations

OFFERED = 2
"""Questions that are offered after an answer."""
_LOOKED_AT = 6
"""Stored questions that are tried: each is answered before it is offered."""


def find_next_questions(
    answerer: Answerer, fact: Fact, language: str, asked: Collection[int] = ()
) -> dict[int, str]:
    """Return questions in `language` that facts near this one answer, the nearest first.

    Their ids are those of `Library.sample`: negative, for they are no samples of editors.

    Near are facts of the same section, a few paragraphs away at most. Facts that were `asked`
    about are left out, and whatever would not be claimed now.
    """
    near = annotations.questions_near(
        answerer.database.read(), fact.id, language, [*asked, fact.id], _LOOKED_AT
    )
    found: dict[int, str] = {}
    for question in near:
        if len(found) < OFFERED and _is_answered(answerer, question.text, question.fact):
            found[-question.id] = question.text
    return found


def _is_answered(answerer: Answerer, question: str, fact: int) -> bool:
    """Tell whether a question is answered by this fact, as it would be for whoever taps it."""
    answer = answerer.answer(question).answer
    return isinstance(answer, Found) and answer.best.fact.id == fact
