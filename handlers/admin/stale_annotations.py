"""Questions and translations of changed words: listed, confirmed by a tap, or removed."""

from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.question_trials import show_saved
from handlers.rendering.answers import render_text
from handlers.rendering.facts import stale_button
from handlers.rendering.stale import render_stale, render_stale_item
from knowledge import FactError, PendingStep, Role, Stale, StaleAnnotation

CONFIRM, REMOVE = "stale-confirm", "stale-remove"


async def list_stale(turn: EditorTurn) -> None:
    """List what waits to be confirmed, of a fact or of all, with one tap for all of it."""
    found = await _waiting(turn, fact=turn.key)
    if not found.items:
        await turn.say("stale-none")
        return
    message = render_stale(found.items, turn.key, turn.page, turn.texts)
    data = {"fact": turn.key, "key": "", "state": found.state}
    label = turn.texts("button-confirm-all", count=len(found.items))
    await turn.offer(message, [[OneTimeButton(label, PendingStep(CONFIRM, data))]])


async def show_item(turn: EditorTurn) -> None:
    """Show one of them beside what its fact said and says."""
    found = await _waiting(turn, key=turn.key)
    if not found.items:
        await turn.say("stale-none")
        return
    item = found.items[0]
    confirmation = turn.context.bot_data.curator.confirmation
    former = await turn.context.read(confirmation.former_words, item)
    data = {"fact": "", "key": item.key, "state": found.state}
    choices = [
        OneTimeButton(turn.texts("button-confirm"), PendingStep(CONFIRM, data)),
        OneTimeButton(turn.texts("button-remove"), PendingStep(REMOVE, data)),
    ]
    await turn.offer(render_stale_item(item, former, turn.texts), [choices])


async def confirm(turn: EditorTurn) -> None:
    """Let what was shown count again; if that is not what waits any more, show what does."""
    confirmation, data = turn.context.bot_data.curator.confirmation, turn.data
    done = await turn.context.write(
        confirmation.confirm,
        data["state"],
        by=await turn.signature(),
        fact=_number(data["fact"]),
        key=data["key"] or None,
    )
    await _go_on(turn, done)


async def remove(turn: EditorTurn) -> None:
    """Take a question or a translation away, if it is the one that was shown."""
    found = await _waiting(turn, key=turn.data["key"])
    if not found.items or found.state != turn.data["state"]:
        await _go_on(turn, None)
        return
    if await _remove(turn, found.items[0]):
        await _go_on(turn, found)
    else:
        # Its fact was withdrawn meanwhile: then nothing of it counts anyway.
        await turn.say("fact-gone")


async def show_edited(turn: EditorTurn, fact: int) -> None:
    """Say that a fact is changed, and what was written for its former words."""
    found = await _waiting(turn, fact=str(fact))
    page = await turn.context.read(turn.context.bot_data.curator.page, fact)
    stored = page.questions if page else ()
    asked = [each.text for each in stored if each.answers]
    words, button = turn.texts("edit-done", id=fact), None
    if found.items:
        words = f"{words} {turn.texts('stale-of-fact', count=len(found.items))}"
        (button,) = stale_button(len(found.items), str(fact), turn.texts)
        if any(each.is_stale for each in stored if each.answers):
            words = f"{words} {turn.texts('stale-tried')}"
    if asked:
        await show_saved(turn, words, fact, asked, back=button)
    else:
        await turn.show(replace(render_text(words), keyboard=((button,),) if button else ()))


async def _remove(turn: EditorTurn, item: StaleAnnotation) -> bool:
    curator, by = turn.context.bot_data.curator, await turn.signature()
    try:
        if item.answers is None:
            await turn.context.write(curator.translate, item.fact, item.language, "", by=by)
        else:
            await turn.context.write(curator.unask, int(item.key[1:]), by=by)
    except FactError:
        return False
    return True


async def _go_on(turn: EditorTurn, done: Stale | None) -> None:
    """Say what was done, or that it was another state that was shown, with the way to the rest."""
    left = await _waiting(turn)
    words = turn.texts("stale-done", count=len(done.items)) if done else turn.texts("stale-other")
    button = stale_button(len(left.items), "", turn.texts) if left.items else ()
    keyboard = (button,) if button else ()
    await turn.show(replace(render_text(words), keyboard=keyboard))


async def _waiting(turn: EditorTurn, fact: str = "", key: str | None = None) -> Stale:
    waiting = turn.context.bot_data.curator.confirmation.waiting
    return await turn.context.read(waiting, _number(fact), key)


def _number(key: str) -> int | None:
    return int(key) if key.isdecimal() else None


FEATURE = Feature(
    Role.EDITOR,
    effects={CONFIRM: confirm, REMOVE: remove},
    views={"stale": list_stale, "stale-item": show_item},
)
