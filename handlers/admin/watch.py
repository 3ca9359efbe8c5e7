"""/watch and /unwatch: which addresses are looked at again, how often, and what waits there."""

from dataclasses import replace

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.question_trials import show_tried
from handlers.admin.store_import import store_upload
from handlers.rendering.buttons import Button
from handlers.rendering.imports import render_fault
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from handlers.rendering.watch import (
    VERSION,
    VIEW,
    render_address,
    render_version,
    render_watched,
)
from knowledge import (
    LONGEST_WATCH,
    SHORTEST_WATCH,
    USUAL_WATCH,
    DocumentError,
    PendingStep,
    Role,
    Upload,
    WatchedAddress,
)

HOURS = (6, 24, 168, 720)
"""What the buttons offer; /watch takes any number."""
SET, STOP, LOOK, SAVE, DROP = "watch-set", "watch-stop", "watch-look", "watch-save", "watch-drop"


async def watch(turn: EditorTurn) -> None:
    """List the addresses, or look at one of them again from now on."""
    if not turn.words:
        await show_list(turn)
        return
    named, hours = await _hours_behind(turn)
    if hours is not None and not SHORTEST_WATCH <= hours <= LONGEST_WATCH:
        await turn.say("watch-hours", first=SHORTEST_WATCH, last=LONGEST_WATCH, what=named)
        return
    if address := await _found(turn, named):
        watching = turn.context.bot_data.watch
        await turn.context.write(watching.watch, address.document, hours or USUAL_WATCH)
        await _show(turn, address.document)


async def unwatch(turn: EditorTurn) -> None:
    """Look at an address no more."""
    if not turn.words:
        await show_list(turn)
    elif address := await _found(turn, turn.words):
        await _stop(turn, address)


async def show_list(turn: EditorTurn) -> None:
    """List the documents that have an address."""
    found = await turn.context.read(turn.context.bot_data.watch.every)
    await turn.show(render_watched(found, turn.page, turn.texts))


async def show_address(turn: EditorTurn) -> None:
    """Show one address, and what can be done with it."""
    await _show(turn, turn.number)


async def show_version(turn: EditorTurn) -> None:
    """Show a page of what changed at an address, to be stored or not."""
    await offer_version(turn, turn.number)


async def set_hours(turn: EditorTurn) -> None:
    """Look at an address as often as was chosen."""
    document, hours = int(turn.data["document"]), int(turn.data["hours"])
    if await _of(turn, document):
        await turn.context.write(turn.context.bot_data.watch.watch, document, hours)
    await _show(turn, document)


async def stop(turn: EditorTurn) -> None:
    """Look at an address no more."""
    if address := await _of(turn, int(turn.data["document"])):
        await _stop(turn, address)


async def look(turn: EditorTurn) -> None:
    """Look at an address now, and show what changed there."""
    document, watching = int(turn.data["document"]), turn.context.bot_data.watch
    if (address := await _of(turn, document)) is None:
        return
    await turn.say("import-reading", name=address.url)
    await turn.context.work(watching.look, document, anew=True)
    # Who asked sees it here; the others hear of it as ever.
    if await turn.context.read(watching.pending, document):
        await offer_version(turn, document)
    else:
        await _show(turn, document)


async def save(turn: EditorTurn) -> None:
    """Store the text that was shown, unless it was settled or another one came."""
    document, watching = int(turn.data["document"]), turn.context.bot_data.watch
    waiting = await turn.context.read(watching.pending, document)
    if waiting is None or waiting[1] != turn.data["sha256"]:
        await turn.say("watch-over")
        return
    source, sha256 = waiting
    try:
        message, trials = await store_upload(turn, Upload(source.title or "", source))
    except DocumentError as exc:
        # It waits on: /watch offers it again.
        await turn.show(render_fault(exc, source.title or "", turn.texts))
        return
    await turn.context.write(watching.drop, document, sha256)
    await show_tried(turn, message, trials)


async def drop(turn: EditorTurn) -> None:
    """Leave the document as it is; the same text is not offered again."""
    watching = turn.context.bot_data.watch
    await turn.context.write(watching.drop, int(turn.data["document"]), turn.data["sha256"])
    await turn.say("import-dropped")


async def offer_version(turn: EditorTurn, document: int) -> None:
    """Show what waits at an address, with the buttons that store it or do not."""
    context = turn.context
    waiting = await context.read(context.bot_data.watch.pending, document)
    address = await context.read(context.bot_data.watch.of, document)
    if waiting is None or address is None:
        await turn.say("watch-over")
        return
    preview = await context.work(context.bot_data.library.preview, waiting[0])
    message = render_version(address, preview, turn.texts, turn.page)
    await turn.offer(message, [version_choices(turn.texts, document, waiting[1])])


def version_choices(texts: Texts, document: int, sha256: str) -> list[OneTimeButton]:
    """Return the buttons under a text that waits: of this very text they speak."""
    data = {"document": str(document), "sha256": sha256}
    return [
        OneTimeButton(texts("button-save"), PendingStep(SAVE, data)),
        OneTimeButton(texts("button-drop"), PendingStep(DROP, data)),
    ]


async def _show(turn: EditorTurn, document: int) -> None:
    if (address := await _of(turn, document)) is None:
        return
    data, texts = {"document": str(document)}, turn.texts
    often = [
        OneTimeButton(
            texts("button-watch", hours=hours), PendingStep(SET, {**data, "hours": str(hours)})
        )
        for hours in HOURS
        if hours != address.hours
    ]
    rows = [often]
    if address.hours is not None:
        rows.append(
            [
                OneTimeButton(texts("button-look"), PendingStep(LOOK, data)),
                OneTimeButton(texts("button-unwatch"), PendingStep(STOP, data)),
            ]
        )
    message = render_address(address, texts)
    if address.waits:
        version = ViewPayload(VERSION, str(document)).pack()
        message = replace(message, keyboard=((Button(texts("button-version"), version),),))
    await turn.offer(message, rows)


async def _stop(turn: EditorTurn, address: WatchedAddress) -> None:
    await turn.context.write(turn.context.bot_data.watch.unwatch, address.document)
    await turn.say("watch-stopped", title=address.title)


async def _found(turn: EditorTurn, named: str) -> WatchedAddress | None:
    """Return the address that was named; say so if there is none."""
    found = await turn.context.read(turn.context.bot_data.watch.find, named)
    if found is None:
        await turn.say("watch-unknown", what=named)
    return found


async def _of(turn: EditorTurn, document: int) -> WatchedAddress | None:
    found = await turn.context.read(turn.context.bot_data.watch.of, document)
    if found is None:
        await turn.say("watch-missing")
    return found


async def _hours_behind(turn: EditorTurn) -> tuple[str, int | None]:
    """Return what was named, and the number of hours behind it if there is one.

    A title may end in a number: what is a title as a whole has no hours behind it.
    """
    named, _, last = turn.words.rpartition(" ")
    hours = number_in(last) if named else None
    titled = await turn.context.read(turn.context.bot_data.watch.find, turn.words)
    if hours is None or titled:
        return turn.words, None
    return named.strip(), hours


FEATURE = Feature(
    Role.EDITOR,
    commands={"watch": watch, "unwatch": unwatch},
    effects={SET: set_hours, STOP: stop, LOOK: look, SAVE: save, DROP: drop},
    views={VIEW: show_address, VERSION: show_version, "watch-list": show_list},
)
"""What editors do with watched addresses."""
