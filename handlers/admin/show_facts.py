"""/facts and /fact: editors look facts up, and find there all that they can do with one."""

from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.fact_number import ask_number, named_number, refuse_number
from handlers.admin.feature import Feature
from handlers.admin.welcome import BACK
from handlers.rendering.buttons import Button
from handlers.rendering.facts import render_page
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.screens import FROM_WELCOME
from knowledge import FactMatch, PendingStep, Role


async def find_facts(turn: EditorTurn) -> None:
    """List the facts that fit the words, or all."""
    words = turn.words
    turn.key = await turn.context.write(_keep, turn, words) if words else ""
    await _list(turn, words)


async def turn_page(turn: EditorTurn) -> None:
    """Turn a page of the list."""
    kept = await turn.context.read(
        turn.context.bot_data.users.editor_state.kept, turn.user.id, turn.key
    )
    if turn.key not in {"", FROM_WELCOME} and kept is None:
        await turn.say("button-expired")
        return
    await _list(turn, kept["words"] if kept else "")


async def find_fact(turn: EditorTurn) -> None:
    """Show the fact of a number."""
    if (number := named_number(turn.words)) is not None:
        await show_fact(turn, number)
    elif turn.data:
        await ask_number(turn, "fact-number")
    elif turn.words and not turn.words.isdecimal():
        await find_facts(turn)
    else:
        await ask_number(turn, "fact-number")


async def show_fact_pressed(turn: EditorTurn) -> None:
    await show_fact(turn, turn.number)


async def show_fact(turn: EditorTurn, number: int) -> None:
    """Show all that is known of a fact."""
    page = await turn.context.read(turn.context.bot_data.curator.page, number)
    if page is None and turn.message is not None:
        await refuse_number(turn, "fact-number", number)
        return
    if page is None:
        await turn.say("fact-never", id=number)
        return
    names = await turn.context.read(turn.context.bot_data.users.roles.names)
    message = render_page(page, names, turn.texts)
    if page.withdrawn:
        said = {"fact": str(number), "seen": page.fact.revision}
        restore = OneTimeButton(turn.texts("button-restore"), PendingStep("restore", said))
        await turn.offer(message, [[restore]])
    else:
        await turn.show(message)


async def _list(turn: EditorTurn, words: str) -> None:
    search, page = turn.context.bot_data.curator.search, turn.page
    found = await turn.context.read(search, words, PAGE, page * PAGE)
    if not found.shown and (page := page_within(page, found.total)) != turn.page:
        found = await turn.context.read(search, words, PAGE, page * PAGE)
    if not found.total:
        await turn.say("facts-none", words=words)
        return
    lines = [_line(each, turn) for each in found.shown]
    title = turn.texts("facts-title", count=found.total)
    look = ViewPayload("facts", turn.key, page)
    message = render_listing(Listing(title, lines, found.total, look))
    if turn.key == FROM_WELCOME:
        back = Button(turn.texts("button-back"), ViewPayload("welcome", BACK).pack())
        message = replace(message, keyboard=(*message.keyboard, (back,)))
    await turn.show(message)


def _line(found: FactMatch, turn: EditorTurn) -> ListRow:
    key = "facts-line-withdrawn" if found.withdrawn else "facts-line"
    words = turn.texts(key, id=found.fact.id, text=found.fact.text)
    return ListRow(words, ViewPayload("fact", str(found.fact.id)))


def _keep(turn: EditorTurn, words: str) -> str:
    return turn.context.bot_data.users.editor_state.keep(turn.user.id, {"words": words})


FEATURE = Feature(
    Role.EDITOR,
    commands={"facts": find_facts, "fact": find_fact},
    views={"facts": turn_page, "fact": show_fact_pressed},
)
