"""The one way of confirming: a change is saved at once, or shown first with what it entails."""

from handlers.admin.feature import Feature
from handlers.admin.turn import EditorTurn, OneTimeButton, TurnHandler
from handlers.rendering.facts import render_outlook
from knowledge import ChangePreview, PendingStep, Role


async def propose(
    turn: EditorTurn, outlook: ChangePreview, task: PendingStep, act: TurnHandler
) -> None:
    """Do `act` at once if there is nothing to be seen; else offer it as an effect."""
    if outlook.is_clear:
        turn.data = task.data
        await act(turn)
        return
    choices = [
        OneTimeButton(turn.texts("button-anyway"), task),
        OneTimeButton(turn.texts("button-cancel"), PendingStep("drop")),
    ]
    await turn.offer(render_outlook(outlook, turn.texts), [choices])


async def drop(turn: EditorTurn) -> None:
    """Leave everything as it is."""
    await turn.say("nothing-changed")


FEATURE = Feature(Role.REVIEWER, effects={"drop": drop})
