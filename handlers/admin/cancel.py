"""/cancel: stops what the bot has asked for, and says what is thrown away."""

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.admin.unfinished import drop_unfinished, dropped_words
from handlers.rendering.answers import render_text
from knowledge import Role


async def cancel(turn: EditorTurn) -> None:
    """Leave what the bot has asked for, and what waits below a preview."""
    if (dropped := await drop_unfinished(turn)) is None:
        await turn.say("nothing-to-cancel")
    else:
        await turn.show(render_text(dropped_words(dropped, turn.texts)))


FEATURE = Feature(Role.REVIEWER, commands={"cancel": cancel})
