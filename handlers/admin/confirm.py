"""The one way of confirming: a change is saved at once, or shown first with what it entails."""

from handlers.admin.feature import Feature
from handlers.admin.turn import Act, Choice, Turn
from handlers.rendering.facts import render_outlook
from knowledge import Outlook, Role, Task


async def propose(turn: Turn, outlook: Outlook, task: Task, act: Act) -> None:
    """Do `act` at once if there is nothing to be seen; else offer it as an effect."""
    if outlook.is_clear:
        turn.data = task.data
        await act(turn)
        return
    choices = [
        Choice(turn.texts("button-anyway"), task),
        Choice(turn.texts("button-cancel"), Task("drop")),
    ]
    await turn.offer(render_outlook(outlook, turn.texts), [choices])


async def drop(turn: Turn) -> None:
    """Leave everything as it is."""
    await turn.say("nothing-changed")


FEATURE = Feature(Role.REVIEWER, effects={"drop": drop})
