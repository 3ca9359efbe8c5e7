"""The source of a draft whose editor knows none: they choose what stands in its place."""

from dataclasses import replace

from handlers.admin.draft_syntax import data_of
from handlers.admin.editor_turn import EditorTurn, OneTimeButton, offer_choices
from handlers.rendering import markup
from handlers.rendering.answers import Message
from knowledge import Draft, PendingStep, written_documents

CHOSEN = "add-sourced"
_SHOWN = 3
"""Sources of editors that are offered, the newest first."""
_LABEL = 40
"""UTF-16 units of a title on a button."""


async def offer_sources(turn: EditorTurn, draft: Draft) -> None:
    """Ask for a source once more; offer to go on without, or a source that was written before."""
    none = turn.texts("add-without-source")
    written = await turn.context.read(_written, turn)
    titles = [title for title in written if title != none][:_SHOWN]
    choices = [(turn.texts("button-without-source"), none)]
    choices += [(markup.shorten(title, _LABEL), title) for title in titles]
    rows = [
        [OneTimeButton(label, PendingStep(CHOSEN, data_of(replace(draft, source=source))))]
        for label, source in choices
    ]
    _, buttons = await offer_choices(turn.context, turn.user.id, rows)
    words = markup.text(turn.texts("add-unknown-source", source=none))
    await turn.ask("add-source", Message(words, buttons), **data_of(replace(draft, source="")))


def _written(turn: EditorTurn) -> list[str]:
    return [*written_documents(turn.context.bot_data.library.database.read()).values()]


async def close_offer(turn: EditorTurn) -> None:
    """Let what was offered be over: the source is known."""
    state = turn.context.bot_data.users.editor_state
    await turn.context.write(state.drop_offers, turn.user.id, (CHOSEN,))
