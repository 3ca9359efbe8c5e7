"""/undo: what it would take back is shown first, one change or as many as a number says."""

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.inbox_removal import entries_of, latest_removal
from handlers.rendering.answers import render_text
from handlers.rendering.facts import actor_name
from handlers.rendering.undo import render_undo_preview, render_undone
from knowledge import PendingStep, Role, UndoError

BEFORE = "undo-before"


async def propose_undo(turn: EditorTurn) -> None:
    """Show this editor's newest changes, one or as many as were named; offer to undo them."""
    count = number_in(turn.words or "1")
    if not count:
        await turn.say("undo-how")
    elif count > 1 or (removal := await latest_removal(turn)) is None:
        await _propose(turn, count)
    else:
        await _propose_putting_back(turn, removal)


async def undo_before(turn: EditorTurn) -> None:
    """Show the newest change, which was made before questions were taken out."""
    await _propose(turn, 1)


async def _propose_putting_back(turn: EditorTurn, removal: PendingStep) -> None:
    """Say that questions were taken out last, and offer to put them back."""
    words = turn.texts("undo-removal", count=len(entries_of(removal.data)))
    choices = [
        OneTimeButton(turn.texts("button-inbox-reopen"), removal),
        OneTimeButton(turn.texts("button-undo-before"), PendingStep(BEFORE)),
    ]
    await turn.offer(render_text(words), [choices])


async def undo(turn: EditorTurn) -> None:
    """Take back what was shown, if nothing was changed since."""
    changes = tuple(map(int, turn.data["changes"].split()))
    curator, by = turn.context.bot_data.curator, await turn.signature()
    try:
        steps = await turn.context.write(curator.undo_changes, changes, by=by)
    except UndoError as exc:
        if not exc.is_outdated:
            await _refuse(turn, exc)
            return
        await _propose(turn, len(changes), is_outdated=True)
    else:
        await turn.show(render_undone(steps, turn.texts))


async def _propose(turn: EditorTurn, count: int, *, is_outdated: bool = False) -> None:
    before, by = turn.context.bot_data.curator.before_undoing, await turn.signature()
    try:
        preview = await turn.context.write(before, count, by=by)
    except UndoError as exc:
        await _refuse(turn, exc)
        return
    if not preview.steps:
        await turn.say("undo-nothing")
        return
    numbers = " ".join(map(str, preview.changes))
    choices = [
        OneTimeButton(turn.texts("button-undo"), PendingStep("undo", {"changes": numbers})),
        OneTimeButton(turn.texts("button-leave"), PendingStep("drop")),
    ]
    notes = [turn.texts("undo-outdated")] if is_outdated else []
    if preview.stopped_by:
        notes.append(await _reason(turn, preview.stopped_by))
    elif len(preview.steps) < count:
        notes.append(turn.texts("undo-fewer"))
    await turn.offer(render_undo_preview(preview, notes, turn.texts), [choices])


async def _refuse(turn: EditorTurn, refused: UndoError) -> None:
    await turn.show(render_text(await _reason(turn, refused)))


async def _reason(turn: EditorTurn, refused: UndoError) -> str:
    if refused.is_restoration:
        return turn.texts("undo-restored")
    names = await turn.context.read(turn.context.bot_data.users.roles.names)
    return turn.texts("undo-refused", name=actor_name(refused.actor, names, turn.texts))


FEATURE = Feature(
    Role.EDITOR, commands={"undo": propose_undo}, effects={"undo": undo, BEFORE: undo_before}
)
