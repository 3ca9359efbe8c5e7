"""Confirming: a change is saved at once, or shown first with what it entails. The one way."""

from collections.abc import Callable

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, TurnHandler
from handlers.admin.feature import Feature
from handlers.rendering.facts import refusal_words, render_change_preview, render_nearest
from knowledge import ChangePreview, Draft, FactError, PendingStep, Role


async def save_or_confirm(
    turn: EditorTurn, change_preview: ChangePreview, effect: PendingStep, save: TurnHandler
) -> None:
    """Save at once if there is nothing to be seen; else offer `effect`, which saves."""
    if change_preview.is_clear:
        turn.data = effect.data
        await save(turn)
        return
    choices = [
        OneTimeButton(turn.texts("button-anyway"), effect),
        OneTimeButton(turn.texts("button-cancel"), PendingStep("drop")),
    ]
    await turn.offer(render_change_preview(change_preview, turn.texts), [choices])


async def save_or_confirm_fact(
    turn: EditorTurn, draft: Draft, effect: PendingStep, save: TurnHandler
) -> None:
    """Do so with a new fact. Raises FactError if it cannot be stored."""
    before = turn.context.bot_data.curator.before_adding
    await save_or_confirm(turn, await turn.preview(before, draft), effect, save)


async def offer_nearest(
    turn: EditorTurn, refused: FactError, effect: Callable[[str], PendingStep]
) -> bool:
    """Say why a fact is refused, and offer the sentence that was probably meant.

    `effect` returns what saves a text. False, and nothing is said, if no sentence is near.
    """
    near = await turn.context.read(turn.context.bot_data.library.fact, refused.fact or 0)
    if near is None:
        return False
    choices = [
        OneTimeButton(turn.texts("button-use"), effect(near.text)),
        OneTimeButton(turn.texts("button-cancel"), PendingStep("drop")),
    ]
    words = refusal_words(refused, turn.texts)
    await turn.offer(render_nearest(words, near, turn.texts), [choices])
    return True


async def drop(turn: EditorTurn) -> None:
    """Leave everything as it is."""
    await turn.say("nothing-changed")


FEATURE = Feature(Role.REVIEWER, effects={"drop": drop})
