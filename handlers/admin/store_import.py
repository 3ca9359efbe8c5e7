"""Storing what an editor sent: its line of the history, what people get now, and what waits."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.progress import show_progress
from handlers.admin.table_preview import store_table
from handlers.rendering.answers import Message
from handlers.rendering.imports import SavedImport, render_saved
from handlers.rendering.question_trials import TRIALS_SHOWN, trial_lines
from knowledge import Action, Change, QuestionTrial, StoreError, Upload


async def store_upload(
    turn: EditorTurn, upload: Upload
) -> tuple[Message, Sequence[QuestionTrial]]:
    """Store what was read; return what that changed, and what people get who ask of it now.

    Raises DocumentError.
    """
    context, by = turn.context, await turn.signature()
    before = await context.read(_newest_import, turn, by)
    saved = await _store(turn, upload, by)
    change = await context.read(_newest_import, turn, by)
    if change is None or (before and before.id == change.id):
        return render_saved(saved, None, (), turn.texts), ()
    curator, trials = context.bot_data.curator, list[QuestionTrial]()
    left = await context.read(curator.confirmation.waiting, change=change.id)
    try:
        brought = (await context.read(curator.brought, change.id))[:TRIALS_SHOWN]
        trials += [await turn.preview(curator.try_question, *each) for each in brought]
    except StoreError:
        # It is stored: what cannot be read any more must not say otherwise.
        trials = []
    message = render_saved(saved, change, left.items, turn.texts)
    lines = [message.html, *trial_lines(trials, turn.texts)]
    return replace(message, html="\n".join(lines)), trials


async def _store(turn: EditorTurn, upload: Upload, by: str) -> SavedImport:
    """Store what was read."""
    context, source = turn.context, upload.source
    if source is None:
        return await store_table(turn, upload, by)
    preview = await context.work(context.bot_data.library.preview, source)
    async with show_progress(turn, "import-saving", preview.facts) as report:
        # Not in the thread that writes: others would wait with their questions for the model.
        add = partial(context.bot_data.library.import_document, source, by=by, progress=report)
        document = await context.work(add)
    return SavedImport(document.title, document.facts, preview.contradictions)


def _newest_import(turn: EditorTurn, by: str) -> Change | None:
    """Return the line of the history that an editor's import has just left."""
    lines = turn.context.bot_data.curator.history(limit=5)
    return next((e for e in lines if e.actor == by and e.action is Action.IMPORT), None)
