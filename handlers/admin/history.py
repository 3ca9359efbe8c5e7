"""/history: what was done, and by whom."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.fact_number import ask_number, named_number
from handlers.admin.feature import Feature
from handlers.rendering import markup
from handlers.rendering.buttons import Button
from handlers.rendering.differences import change_lines, page_of_lines
from handlers.rendering.facts import actor_name, change_line
from handlers.rendering.pages import (
    LINE_LIMIT,
    PAGE,
    Listing,
    ListRow,
    page_within,
    render_listing,
)
from handlers.rendering.payloads import ViewPayload
from knowledge import Change, Role, standing_changes

_NOTE = 60
"""UTF-16 units of what tells how many steps /undo takes back to a change."""


async def find_history(turn: EditorTurn) -> None:
    """List what was done to a fact, or to all."""
    number = named_number(turn.words)
    if (turn.words.isdecimal() or turn.data) and number is None:
        await ask_number(turn, "history-number")
        return
    turn.key = "" if number is None else str(number)
    await list_history(turn)


async def list_history(turn: EditorTurn) -> None:
    """Turn a page of it."""
    curator, fact = turn.context.bot_data.curator, turn.number or None
    total = await turn.context.read(curator.changes, fact)
    if not total:
        if fact and await turn.context.read(curator.page, fact) is None:
            await turn.say("fact-never", id=fact)
        else:
            await turn.say("history-none")
        return
    page = page_within(turn.page, total)
    changes = await turn.context.read(curator.history, fact, PAGE, page * PAGE)
    names = await turn.context.read(turn.context.bot_data.users.roles.names)
    by, db = await turn.signature(), turn.context.bot_data.library.database
    own = await turn.context.read(lambda: standing_changes(db.read(), by))
    lines = [_row(change, names, turn, own) for change in changes]
    title = turn.texts("history-title-fact", id=fact) if fact else turn.texts("history-title")
    message = render_listing(Listing(title, lines, total, ViewPayload("history", turn.key, page)))
    if fact:
        back = Button(turn.texts("button-back"), ViewPayload("fact", str(fact)).pack())
        message = replace(message, keyboard=(*message.keyboard, (back,)))
    await turn.show(message)


def _row(
    change: Change, names: Mapping[str, str], turn: EditorTurn, own: Sequence[int]
) -> ListRow:
    """Return the line of a change; in the history of all facts, with the way to its fact.

    `own` are the reader's changes in the order in which /undo takes them back.
    """
    words = turn.texts(
        "history-line-undone" if change.undone else "history-line",
        at=f"{change.at:%Y-%m-%d %H:%M}",
        name=actor_name(change.actor, names, turn.texts),
        change=change_line(change, turn.texts),
    )
    if change.id in own:
        room = LINE_LIMIT - _NOTE
        note = turn.texts("history-undo", count=own.index(change.id) + 1)
        words = f"{markup.shorten(words, room)} {note}"
    if change.facts and not change.fact:
        return ListRow(words, ViewPayload("change", str(change.id)))
    opens = ViewPayload("fact", str(change.fact)) if change.fact and not turn.number else None
    return ListRow(words, opens)


async def show_change(turn: EditorTurn) -> None:
    """Show a page of what a document that came again did to facts."""
    found = await turn.context.read(turn.context.bot_data.curator.fact_changes, turn.number)
    if not found:
        await turn.say("button-expired")
        return
    lines = change_lines(found, turn.texts)
    message = page_of_lines(lines, turn.page, ViewPayload("change", turn.key))
    title = markup.bold(turn.texts("import-touched", count=len(found)))
    back = Button(turn.texts("button-history"), ViewPayload("history").pack())
    keyboard = (*message.keyboard, (back,))
    await turn.show(replace(message, html=f"{title}\n{message.html}", keyboard=keyboard))


FEATURE = Feature(
    Role.EDITOR,
    commands={"history": find_history},
    views={"history": list_history, "change": show_change},
)
