"""/undo: what it would take back is shown first, one change or as many as a number says.

What was taken back can be done again by a button, as long as nothing was changed there since.
"""

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.unfinished import end_outdated
from handlers.rendering.answers import render_text
from handlers.rendering.facts import actor_name, change_line
from handlers.rendering.undo import render_redone, render_undo_preview, render_undone
from knowledge import PendingStep, Role, UndoError

REDO = "redo"


async def propose_undo(turn: EditorTurn) -> None:
    """Show this editor's newest changes, one or as many as were named; offer to undo them."""
    count = number_in(turn.words or "1")
    if not count:
        await turn.say("undo-how")
    else:
        await _propose(turn, count)


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
        undoings = " ".join(str(step.undoing) for step in steps)
        await turn.offer(render_undone(steps, turn.texts), [[_redoing(turn, undoings)]])
        await end_outdated(turn)


async def redo(turn: EditorTurn) -> None:
    """Do again what was taken back, if nothing was changed there since."""
    undoings = tuple(map(int, turn.data["undoings"].split()))
    curator, by = turn.context.bot_data.curator, await turn.signature()
    try:
        done = await turn.context.write(curator.redo, undoings, by=by)
    except UndoError:
        await turn.say("redo-refused")
    else:
        await turn.show(render_redone(done, turn.texts))
        await end_outdated(turn)


def _redoing(turn: EditorTurn, undoings: str) -> OneTimeButton:
    return OneTimeButton(turn.texts("button-redo"), PendingStep(REDO, {"undoings": undoings}))


async def _propose(turn: EditorTurn, count: int, *, is_outdated: bool = False) -> None:
    curator, by = turn.context.bot_data.curator, await turn.signature()
    try:
        preview = await turn.context.write(curator.before_undoing, count, by=by)
    except UndoError as exc:
        await _refuse(turn, exc)
        return
    undone = await turn.context.read(curator.last_undo, by=by)
    again = [_redoing(turn, str(undone.id))] if undone else []
    if not preview.steps:
        await turn.offer(render_text(turn.texts("undo-nothing")), [again])
        return
    numbers = " ".join(map(str, preview.changes))
    choices = [
        OneTimeButton(turn.texts("button-undo"), PendingStep("undo", {"changes": numbers})),
        OneTimeButton(turn.texts("button-leave"), PendingStep("drop")),
    ]
    notes = [turn.texts("undo-outdated")] if is_outdated else []
    if undone:
        notes.append(turn.texts("undo-undone", change=change_line(undone, turn.texts)))
    if preview.stopped_by:
        notes.append(await _reason(turn, preview.stopped_by))
    elif len(preview.steps) < count:
        notes.append(turn.texts("undo-fewer"))
    await turn.offer(render_undo_preview(preview, notes, turn.texts), [choices, again])


async def _refuse(turn: EditorTurn, refused: UndoError) -> None:
    await turn.show(render_text(await _reason(turn, refused)))


async def _reason(turn: EditorTurn, refused: UndoError) -> str:
    if refused.is_restoration:
        return turn.texts("undo-restored")
    names = await turn.context.read(turn.context.bot_data.users.roles.names)
    return turn.texts("undo-refused", name=actor_name(refused.actor, names, turn.texts))


FEATURE = Feature(
    Role.EDITOR,
    commands={"undo": propose_undo},
    effects={"undo": undo, REDO: redo},
)
