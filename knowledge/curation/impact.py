"""What a change would do to the answers of judged questions, tried on a copy of the database."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge.answering.answerer import Answerer
from knowledge.answers import Answer, Response
from knowledge.evaluation.judged import Judged
from knowledge.language import detect_language, stems, stopwords
from knowledge.store import Database, Transaction

SECONDS = 3.0
"""How long an editor waits for this; what is not tried by then is said."""

Change = Callable[[Transaction], object]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A judged question whose answer would change, and whether each answer is right."""

    question: str
    before: Answer
    after: Answer
    was_right: bool
    is_right: bool


@dataclass(frozen=True, slots=True)
class ImpactAnalysis:
    """The answers that would change, among so many questions that were tried, of so many."""

    shifts: tuple[AnswerChange, ...] = ()
    tried: int = 0
    total: int = 0


def measure_impact(
    answerer: Answerer, change: Change, judged: Sequence[Judged], words: str
) -> ImpactAnalysis:
    """Try a change on a copy; questions that share `words` come first. Nothing is changed."""
    if not judged:
        return ImpactAnalysis()
    end = time.monotonic() + SECONDS
    shifts: list[AnswerChange] = []
    tried = 0
    with _copy(answerer.database) as copy:
        with copy.write(durable=False) as db:
            change(db)
        changed = answerer.on(copy)
        for question in sorted(judged, key=_closeness(words), reverse=True):
            if time.monotonic() > end:
                break
            before, after = (each.answer(question.question) for each in (answerer, changed))
            tried += 1
            if _said(before) != _said(after):
                shifts.append(_shift(question, before.answer, after.answer))
    return ImpactAnalysis(tuple(shifts), tried, len(judged))


def _shift(judged: Judged, before: Answer, after: Answer) -> AnswerChange:
    right = judged.is_right(before), judged.is_right(after)
    return AnswerChange(judged.question, before, after, *right)


def _said(response: Response) -> tuple[str, str]:
    """Return what a person would be told: the kind of answer, and the first sentence."""
    best = getattr(response.answer, "best", None)
    return type(response.answer).__name__, best.fact.text if best else ""


def _closeness(words: str) -> Callable[[Judged], int]:
    def shared(judged: Judged) -> int:
        return len(_stems(judged.question) & wanted)

    wanted = _stems(words)
    return shared


def _stems(text: str) -> set[str]:
    return {*stems(text, detect_language(text))} - stopwords()


@contextmanager
def _copy(database: Database) -> Iterator[Database]:
    # On the disk, for a library may be larger than what is free in memory.
    with TemporaryDirectory(prefix="foresight-") as folder:
        copy = database.copy(Path(folder) / "copy.db")
        try:
            yield copy
        finally:
            copy.close()
