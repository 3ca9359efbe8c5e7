"""After saving: the questions of a fact are asked, and what is in the way is one tap from gone."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.question_trials import TRIALS_SHOWN, render_saved
from knowledge import Obstacle, PendingStep, QuestionTrial, StoreError

REMEDY = "ask-remedy"
"""What helps a question of a fact that is saved: unlike `ask`, it is nothing that was begun."""


async def show_saved(
    turn: EditorTurn,
    words: str,
    fact: int,
    questions: Sequence[str],
    *,
    ways: Sequence[Button | OneTimeButton] = (),
) -> None:
    """Say what was saved, and show what people get who ask its questions now.

    `ways` stand above what would help, a row each, what works once before what opens something.
    """
    asked = list(dict.fromkeys(filter(None, (each.strip() for each in questions))))
    attempt = turn.context.bot_data.curator.try_question
    trials: list[QuestionTrial] = []
    try:
        trials += [await turn.preview(attempt, fact, each) for each in asked[:TRIALS_SHOWN]]
        message = render_saved(words, fact, trials, len(asked) - len(trials), turn.texts)
    except StoreError:
        # It is stored: what cannot be read any more must not say otherwise.
        message = render_text(words)
    opening = tuple((each,) for each in ways if isinstance(each, Button))
    message = replace(message, keyboard=(*opening, *message.keyboard))
    once = [each for each in ways if isinstance(each, OneTimeButton)]
    await show_tried(turn, message, trials, once)


async def show_tried(
    turn: EditorTurn,
    message: Message,
    trials: Sequence[QuestionTrial],
    first: Sequence[OneTimeButton] = (),
) -> None:
    """Show what was done, with what would help the first question that is not answered."""
    stuck = next((trial for trial in trials if trial.obstacle), None)
    remedies, ways = _remedies(turn, stuck) if stuck else ([], ())
    message = replace(message, keyboard=(*ways, *message.keyboard))
    await turn.offer(message, [[each] for each in (*first, *remedies)])


def _remedies(
    turn: EditorTurn, stuck: QuestionTrial
) -> tuple[list[OneTimeButton], tuple[tuple[Button, ...], ...]]:
    """Return what would help: done by a tap, or a tap away."""
    done: list[OneTimeButton] = []
    own = {"fact": str(stuck.fact), "answers": "yes", "questions": stuck.question}
    if not stuck.is_stored and stuck.obstacle is not Obstacle.NO_QUESTION:
        label = turn.texts("button-let-answer", id=stuck.fact)
        done.append(OneTimeButton(label, PendingStep(REMEDY, own)))
    if stuck.shown is None or stuck.shown.id == stuck.fact:
        return done, ()
    other = stuck.shown.id
    if stuck.obstacle is Obstacle.OTHER:
        label = turn.texts("button-answers-not", id=other)
        not_it = {**own, "fact": str(other), "answers": "", "for": str(stuck.fact)}
        not_it["seen"] = stuck.shown.revision
        done.append(OneTimeButton(label, PendingStep(REMEDY, not_it)))
    look = ViewPayload("fact", str(other)).pack()
    return done, ((Button(turn.texts("button-open-fact", id=other), look),),)
