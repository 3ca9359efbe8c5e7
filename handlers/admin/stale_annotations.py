"""Questions and translations of changed words: listed, confirmed by a tap, or removed."""

from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.question_trials import show_saved
from handlers.rendering.answers import render_text
from handlers.rendering.buttons import Button
from handlers.rendering.facts import stale_button
from handlers.rendering.pages import page_within
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.stale import (
    OF_CHANGE,
    STALE_PAGE,
    page_of_stale,
    render_stale,
    render_stale_item,
    stale_numbers,
)
from knowledge import FactError, PendingStep, Role, Stale, StaleAnnotation, is_mending

CONFIRM, REMOVE = "stale-confirm", "stale-remove"


async def list_stale(turn: EditorTurn) -> None:
    """List what waits to be confirmed, of a fact or of all, with one tap for all of it."""
    found = await _waiting(turn, turn.key)
    if not found.items:
        await turn.say("stale-none")
        return
    await _show_list(turn, found)


async def _show_list(turn: EditorTurn, found: Stale, done: str = "") -> None:
    """Show a page of what waits, with a tap for each and one for all; `done` stands above."""
    page = page_within(turn.page, len(found.items), STALE_PAGE)
    shown = page_of_stale(found.items, page)
    former = {each.key: await _former(turn, each) for each in shown}
    look = ViewPayload("stale", turn.key, page)
    message = render_stale(found.items, former, look, turn.texts)
    taps = [
        OneTimeButton(f"✓ {number}", _confirming(found.only(each.key), turn.key, each.key))
        for number, each in enumerate(shown, page * STALE_PAGE + 1)
    ]
    if done:
        message = replace(message, html=f"{render_text(done).html}\n\n{message.html}")
    await turn.offer(message, [taps, [_keeping_all(turn, found, turn.key)]])


async def show_item(turn: EditorTurn) -> None:
    """Show one of them beside what its fact said and says."""
    found = await _waiting(turn, key=turn.key)
    if not found.items:
        await turn.say("stale-none")
        return
    item = found.items[0]
    former = await _former(turn, item)
    keep = _confirming(found, "", item.key)
    choices = [
        OneTimeButton(turn.texts("button-confirm"), keep),
        OneTimeButton(turn.texts("button-remove"), replace(keep, name=REMOVE)),
    ]
    await turn.offer(render_stale_item(item, former, turn.texts), [choices])


async def confirm(turn: EditorTurn) -> None:
    """Let what was shown count again; if that is not what waits any more, show what does."""
    confirmation, data = turn.context.bot_data.curator.confirmation, turn.data
    done = await turn.context.write(
        confirmation.confirm,
        data["state"],
        by=await turn.signature(),
        key=data["key"] or None,
        **_scope(data["fact"]),
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
    found = await _waiting(turn, str(fact))
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
    label = turn.texts("button-confirm-all", count=len(found.items))
    return OneTimeButton(label, _confirming(found, fact, ""))


def _confirming(found: Stale, of: str, key: str) -> PendingStep:
    """Return what lets these count again, as they are now; `of` is the list that they are in."""
    return PendingStep(CONFIRM, {"fact": of, "key": key, "state": found.state})


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
    """Say what was done, or that it was another state that was shown, with the rest of the list.

    Where that list is at its end, with the way to what waits elsewhere.
    """
    words = turn.texts("stale-done", count=len(done.items)) if done else turn.texts("stale-other")
    turn.key = turn.data["fact"]
    if (rest := await _waiting(turn, turn.key)).items:
        await _show_list(turn, rest, words)
        return
    left = await _waiting(turn)
    button = stale_button(len(left.items), "", turn.texts) if left.items else ()
    keyboard = (button,) if button else ()
    await turn.show(replace(render_text(words), keyboard=keyboard))


async def _waiting(turn: EditorTurn, of: str = "", key: str | None = None) -> Stale:
    waiting = turn.context.bot_data.curator.confirmation.waiting
    return await turn.context.read(waiting, key=key, **_scope(of))


async def _former(turn: EditorTurn, item: StaleAnnotation) -> str | None:
    former_words = turn.context.bot_data.curator.confirmation.former_words
    return await turn.context.read(former_words, item)


def _scope(key: str) -> dict[str, int | None]:
    """Return of what a list is: of a fact, of a change (`OF_CHANGE` and its number), or of all."""
    return {
        "fact": number_in(key),
        "change": number_in(key.removeprefix(OF_CHANGE)) if key.startswith(OF_CHANGE) else None,
    }


FEATURE = Feature(
    Role.EDITOR,
    effects={CONFIRM: confirm, REMOVE: remove},
    views={"stale": list_stale, "stale-item": show_item},
)
