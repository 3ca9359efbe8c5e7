"""Out of the inbox: not for this bot, or no document says it; both can be put back."""

from collections.abc import Sequence

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.inbox import DENY, DROP, done, show_inbox, waiting_group
from handlers.notifications import result_words, send_notifications
from handlers.rendering.answers import Message
from knowledge import Data, PendingStep, QuestionDenial, QuestionGroup, ReviewQueue, Role

REOPEN = "inbox-reopen"


async def deny(turn: EditorTurn) -> None:
    """Note that no document says it, and tell those who wait."""
    if (group := await waiting_group(turn, turn.data["group"])) is None:
        return
    queue, by = turn.context.bot_data.review_queue, await turn.signature()
    denial = await turn.context.write(deny_waiting, queue, group.id, by)
    if denial is None:
        await turn.show(done(turn, turn.texts("inbox-gone")))
        return
    key = "inbox-denied" if denial.fact else "inbox-denied-only"
    words = await _with_heard(turn, turn.texts(key, id=denial.fact or 0), group.waiting)
    data = {"fact": str(denial.fact or ""), "change": str(denial.change or "")}
    await _show_out(turn, done(turn, words), group.ids, data)


def deny_waiting(queue: ReviewQueue, number: int, by: str) -> QuestionDenial | None:
    """Deny a group; None if another editor, who tapped at the same time, has dealt with it."""
    group = queue.group(number)
    return queue.deny(group, by=by) if group else None


async def drop(turn: EditorTurn) -> None:
    """Take the question out as none for this bot."""
    if group := await waiting_group(turn, turn.data["group"]):
        await take_out(turn, [group])


async def take_out(turn: EditorTurn, groups: Sequence[QuestionGroup]) -> None:
    """Take groups out as none for this bot, tell those who wait, and offer to put them back."""
    ids = [id_ for group in groups for id_ in group.ids]
    dismiss = turn.context.bot_data.review_queue.dismiss
    waiting = await turn.context.write(dismiss, ids)
    words = await _with_heard(turn, turn.texts("inbox-dropped"), waiting)
    await _show_out(turn, done(turn, words), ids, {})


async def _with_heard(turn: EditorTurn, words: str, waiting: int) -> str:
    """Tell those who wait, if somebody does; return the words with who has heard of it."""
    if not waiting:
        return words
    heard = result_words(await send_notifications(turn.context), turn.texts)
    return f"{words} {heard}".strip()


async def reopen(turn: EditorTurn) -> None:
    """Put back what was taken out, and undo what was noted with it."""
    ids, change = entries_of(turn.data), number_in(turn.data.get("change", ""))
    act, by = turn.context.bot_data.review_queue.reopen, await turn.signature() if change else ""
    if await turn.context.write(act, ids, change, by=by):
        await show_inbox(turn)
    else:
        await turn.show(done(turn, turn.texts("inbox-reopened-only", id=turn.data["fact"])))


async def latest_removal(turn: EditorTurn) -> PendingStep | None:
    """Return what puts back what this editor took out last, if no change of theirs came since.

    What came with a change of its own is left out: undoing that puts it back.
    """
    data = turn.context.bot_data
    offered = await turn.context.read(data.users.editor_state.offered, turn.user.id, REOPEN)
    latest = offered[-1] if offered else None
    if latest is None or latest.data.get("change"):
        return None
    ids, after, by = entries_of(latest.data), int(latest.data["after"]), await turn.signature()
    is_last = await turn.context.read(data.review_queue.is_out_last, ids, after, by=by)
    return latest if is_last else None


def entries_of(data: Data) -> list[int]:
    """Return the entries that were taken out."""
    return [int(each) for each in data["entries"].split()]


async def _show_out(turn: EditorTurn, message: Message, ids: Sequence[int], data: Data) -> None:
    newest = await turn.context.read(turn.context.bot_data.curator.history, None, 1)
    said = {**data, "entries": " ".join(map(str, ids))}
    back = PendingStep(REOPEN, {**said, "after": str(newest[0].id if newest else 0)})
    await turn.offer(message, [[OneTimeButton(turn.texts("button-inbox-reopen"), back)]])


FEATURE = Feature(Role.REVIEWER, effects={DENY: deny, DROP: drop, REOPEN: reopen})
