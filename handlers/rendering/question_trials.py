"""What people get who ask a question after a change: a line a question, and what they see."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.facts import sentence
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import Obstacle, QuestionTrial

TRIALS_SHOWN = 3
"""Questions that are tried; the others are counted."""
QUESTION_LIMIT = 200
"""UTF-16 units of a question."""
_MARKS = {None: "✓", Obstacle.PROBABLE: "≈", Obstacle.DOUBT: "≈"}


def render_saved(
    words: str, fact: int, trials: Sequence[QuestionTrial], more: int, texts: Texts
) -> Message:
    """Return what was saved, and what people now get; `more` questions were not tried."""
    key = str(fact)
    ask = Button(texts("button-ask"), ViewPayload("ask", key).pack())
    look = Button(texts("button-open-fact", id=fact), ViewPayload("fact", key).pack())
    lines = [markup.text(words), *trial_lines(trials, texts)]
    if not trials:
        lines.append(markup.text(texts("trial-none")))
    if more:
        lines.append(markup.text(texts("trial-more", count=more)))
    return Message("\n".join(lines), ((ask, look),))


def trial_lines(trials: Sequence[QuestionTrial], texts: Texts) -> Iterator[str]:
    """Yield what people get, as HTML, each fact below its questions; nothing if none was tried."""
    if not trials:
        return
    yield markup.text(texts("trial-title"))
    for _, tried in groupby(trials, key=lambda trial: trial.fact):
        first, *others = tried
        for trial in (first, *others):
            yield f"{_MARKS.get(trial.obstacle, '✗')} {markup.text(_line(trial, texts))}"
        if (shown := first.shown) is not None:
            yield f"\n{sentence(shown, texts)}"


def _line(trial: QuestionTrial, texts: Texts) -> str:
    question = markup.shorten(" ".join(trial.question.split()), QUESTION_LIMIT)
    shown = trial.shown.id if trial.shown else 0
    key = f"trial-{trial.obstacle or 'answered'}"
    if trial.obstacle is Obstacle.NOTHING and shown:
        key = "trial-behind"
    elif trial.obstacle is Obstacle.DOUBT and shown != trial.fact:
        key = "trial-among"
    if trial.shared is not None and trial.obstacle is None:
        key = "trial-both" if trial.are_both else "trial-shared"
        return texts(key, question=question, other=trial.shared)
    return texts(key, question=question, id=trial.fact, other=shown)
