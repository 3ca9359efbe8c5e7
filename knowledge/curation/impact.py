"""What a change would do to the answers of judged questions, tried on a copy of the database."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from knowledge.answering.answerer import Answerer
from knowledge.answers import Answer, Found, Response
from knowledge.judged import Judged
from knowledge.language import detect_language, stems, stopwords
from knowledge.retrieval.held_questions import HeldQuestion
from knowledge.retrieval.similar_facts import SimilarFact
from knowledge.store import Transaction
from knowledge.store.database import trial_copy

Change = Callable[[Transaction], object]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question whose answer would change, and whether each answer is right.

    None where nobody has judged that.
    """

    question: str
    before: Answer
    after: Answer
    was_right: bool | None
    is_right: bool | None

    @property
    def is_rewording(self) -> bool:
        """Tell whether the same fact answers, in other words, and nobody judges it otherwise."""
        match self.before, self.after:
            case Found(best=before), Found(best=after):
                is_same = before.fact.id == after.fact.id
                return is_same and self.was_right == self.is_right
        return False


@dataclass(frozen=True, slots=True)
class ImpactAnalysis:
    """The answers that would change, among so many questions that were tried, of so many.

    `reworded` counts those that stay the same fact, as right as before, in other words.
    """

    shifts: tuple[AnswerChange, ...] = ()
    tried: int = 0
    total: int = 0
    reworded: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether all questions were tried."""
        return self.tried == self.total


class ImpactCheck:
    """What a change would do to the answers of `questions`: tried one after another, on a copy.

    Those that share `words` with the change come first. Nothing is changed.
    """

    def __init__(
        self, answerer: Answerer, change: Change, questions: Sequence[Judged], words: str
    ) -> None:
        self._answerer = answerer
        self._change = change
        self._questions = questions
        self._words = words

    @property
    def total(self) -> int:
        """How many questions there are to be tried."""
        return len(self._questions)

    def run(self) -> Generator[ImpactAnalysis, None, None]:
        """Yield after each question what is known by then; whoever has enough closes it.

        Raises StoreError if the database cannot be copied, FactError if the change is refused.
        """
        shifts: list[AnswerChange] = []
        reworded = 0
        with trial_copy(self._answerer.database) as copy:
            with copy.write(durable=False) as db:
                self._change(db)
            changed = self._answerer.on(copy)
            for tried, question in enumerate(self._ordered(), 1):
                asked = question.question
                before, after = (each.answer(asked) for each in (self._answerer, changed))
                if _said(before) != _said(after):
                    shift = _shift(question, before.answer, after.answer)
                    reworded += shift.is_rewording
                    shifts += [] if shift.is_rewording else [shift]
                yield ImpactAnalysis(tuple(shifts), tried, self.total, reworded)

    def finish(self) -> ImpactAnalysis:
        """Try all questions, and return what is known then. Raises as `run` does."""
        analysis = ImpactAnalysis(total=self.total)
        for analysis in self.run():  # noqa: B007 - the last one is what counts
            pass
        return analysis

    def _ordered(self) -> list[Judged]:
        return sorted(self._questions, key=_closeness(self._words), reverse=True)


@dataclass(frozen=True, slots=True)
class ChangePreview:
    """What an editor should see before a change is saved.

    `held` are the questions that other facts answer so far. `check` tries what the change does to
    answers, which takes a while; None if there is nothing to try.
    """

    alike: tuple[SimilarFact, ...] = ()
    check: ImpactCheck | None = None
    held: tuple[HeldQuestion, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Tell whether there is nothing to be seen."""
        return not self.alike and self.check is None and not self.held


def _shift(judged: Judged, before: Answer, after: Answer) -> AnswerChange:
    if judged.is_open:
        return AnswerChange(judged.question, before, after, None, None)
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
