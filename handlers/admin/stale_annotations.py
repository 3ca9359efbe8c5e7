"""Questions and translations of changed words: listed, confirmed by a tap, or removed."""

from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.question_trials import show_saved
from handlers.rendering.answers import render_text
from handlers.rendering.buttons import Button
from handlers.rendering.facts import stale_button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.stale import render_stale, render_stale_item, stale_numbers
from knowledge import FactError, PendingStep, Role, Stale, StaleAnnotation, is_mending

CONFIRM, REMOVE = "stale-confirm", "stale-remove"


async def list_stale(turn: EditorTurn) -> None:
    """List what waits to be confirmed, of a fact or of all, with one tap for all of it."""
    found = await _waiting(turn, fact=turn.key)
    if not found.items:
        await turn.say("stale-none")
        return
    message = render_stale(found.items, turn.key, turn.page, turn.texts)
    await turn.offer(message, [[_keeping_all(turn, found, turn.key)]])


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
    """Say that a fact is changed, and what becomes of what was written for its former words."""
    found = await _waiting(turn, fact=str(fact))
    curator = turn.context.bot_data.curator
    page = await turn.context.read(curator.page, fact)
    last = await turn.context.read(curator.history, fact, 1)
    stored = page.questions if page else ()
    asked = [each.text for each in stored if each.answers]
    words, ways = turn.texts("edit-done", id=fact), list[Button | OneTimeButton]()
    if found.items:
        words = f"{words} {turn.texts('stale-of-fact', count=len(found.items))}"
        apart = [each for item in found.items for each in stale_numbers(item, turn.texts)]
        words = " ".join([words, *apart])
        # What has other numbers than its fact is looked at before it is kept.
        ways = [] if apart else [_keeping_all(turn, found, str(fact))]
        ways += stale_button(len(found.items), str(fact), turn.texts)
        if any(each.is_stale for each in stored if each.answers):
            words = f"{words} {turn.texts('stale-tried')}"
    elif page and (stored or page.translations) and is_mending(*last):
        count = len(stored) + len(page.translations)
        words = f"{words} {turn.texts('edit-kept', count=count)}"
        look = ViewPayload("questions" if stored else "translations", str(fact))
        ways = [Button(turn.texts("button-kept"), look.pack())]
    if asked:
        await show_saved(turn, words, fact, asked, ways=ways)
        return
    opening = tuple((each,) for each in ways if isinstance(each, Button))
    once = [[each] for each in ways if isinstance(each, OneTimeButton)]
    await turn.offer(replace(render_text(words), keyboard=opening), once)


def _keeping_all(turn: EditorTurn, found: Stale, fact: str) -> OneTimeButton:
    """Return the button that lets all count again that waits, of a fact or of all."""
    data = {"fact": fact, "key": "", "state": found.state}
    label = turn.texts("button-confirm-all", count=len(found.items))
    return OneTimeButton(label, PendingStep(CONFIRM, data))


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
