"""Habits: how often a thing is to be done, which answers when to do it as a date does.

"When should I replace the filter?" is answered by "every three months", and "when was the fair
held?" is not.
"""

from collections.abc import Iterator

from knowledge.answering.alignment import Span
from knowledge.answering.attributes import expressed
from knowledge.language.stemmer import stem_set
from knowledge.queries import AnswerType, QuestionAnalysis

_TO_DO = stem_set("to should must need нужно надо следует пора должен керек тиіс")
_DONE = stem_set("did was were had been")
"""Stems by which a question asks of what is to be done, or of what was."""


def find_habits(analysis: QuestionAnalysis, sentence: str) -> Iterator[Span]:
    """Yield where a sentence tells how often, if it is asked when to do something.

    Places are character offsets into the sentence.
    """
    if analysis.kind is AnswerType.DATE and _is_to_be_done(analysis):
        yield from expressed("frequency", sentence)


def _is_to_be_done(analysis: QuestionAnalysis) -> bool:
    """Tell whether a question asks when to do something, not when it was done."""
    return not analysis.said.isdisjoint(_TO_DO) and analysis.said.isdisjoint(_DONE)
