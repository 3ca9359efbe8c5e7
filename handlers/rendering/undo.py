"""What undo would do, and what it did, a line a change."""

from collections.abc import Iterator, Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.facts import change_line
from handlers.rendering.texts import Texts
from knowledge import Action, Change, UndoPreview, UndoStep

STEPS_SHOWN = 10
"""Changes that are told; the others are counted, so that any number fits in a message."""
LINE_LIMIT = 300
"""UTF-16 units of a line."""


def render_undo_preview(preview: UndoPreview, notes: Sequence[str], texts: Texts) -> Message:
    """Return the question whether these changes shall be undone; `notes` stand below."""
    title = texts("undo-preview", count=len(preview.steps))
    lines = [*_lines(preview.steps, texts), *notes]
    return Message("\n".join([markup.bold(title), *map(markup.text, lines)]))


def render_undone(steps: Sequence[UndoStep], texts: Texts) -> Message:
    """Return what was undone."""
    if len(steps) == 1:
        return Message(markup.text(texts("undo-done", change=change_line(steps[0].change, texts))))
    title = texts("undo-done-several", count=len(steps))
    return Message("\n".join(map(markup.text, [title, *_lines(steps, texts)])))


def render_redone(changes: Sequence[Change], texts: Texts) -> Message:
    """Return what was done again, the oldest first."""
    lines = [markup.shorten(change_line(each, texts), LINE_LIMIT) for each in changes]
    if len(lines) == 1:
        return Message(markup.text(texts("redo-done", change=lines[0])))
    more = [texts("undo-more", count=len(lines) - STEPS_SHOWN)] if lines[STEPS_SHOWN:] else []
    shown = [f"• {line}" for line in lines[:STEPS_SHOWN]]
    title = texts("redo-done-several", count=len(lines))
    return Message("\n".join(map(markup.text, [title, *shown, *more])))


def _lines(steps: Sequence[UndoStep], texts: Texts) -> Iterator[str]:
    for step in steps[:STEPS_SHOWN]:
        yield f"• {markup.shorten(change_line(step.change, texts), LINE_LIMIT)}"
        if effects := ", ".join(_effects(step, texts)):
            yield f"  {effects}"
    if len(steps) > STEPS_SHOWN:
        yield texts("undo-more", count=len(steps) - STEPS_SHOWN)


def _effects(step: UndoStep, texts: Texts) -> Iterator[str]:
    """Yield what the line of a change does not say: how many facts go or come back."""
    if step.is_contrary:
        is_new = step.change.action is Action.ADD
        yield texts("undo-withdraws" if is_new else "undo-contrary")
    elif step.change.fact is None:
        if step.removed:
            yield texts("undo-removes", count=step.removed)
        if step.reverted:
            yield texts("undo-reverts", count=step.reverted)
    if step.reopened:
        yield texts("undo-reopens")
    if step.told:
        yield texts("undo-told", count=step.told)
