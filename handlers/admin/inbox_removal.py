"""Out of the inbox: not for this bot, or no document says it; both can be put back."""

from collections.abc import Mapping, Sequence

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.inbox import DENY, DROP, done, show_inbox, waiting_group
from handlers.notifications import result_words, send_notifications
from handlers.rendering.answers import Message
from knowledge import Data, PendingStep, QuestionDenial, QuestionGroup, ReviewQueue, Role

REOPEN = "inbox-reopen"


async def deny(turn: EditorTurn) -> None:
    """Note that no document says it, and tell those who wait."""
    if group := await waiting_group(turn, turn.data["group"]):
        await deny_groups(turn, [group])


async def deny_groups(turn: EditorTurn, groups: Sequence[QuestionGroup]) -> None:
    """Note of groups that no document says it, tell those who wait, and offer to put them back."""
    queue, by = turn.context.bot_data.review_queue, await turn.signature()
    closest = await turn.preview(queue.removal.closest, groups)
    denied, denials = await turn.context.write(deny_waiting, queue, groups, closest, by)
    if not denied:
        await turn.show(done(turn, turn.texts("inbox-gone")))
        return
    facts = [each.fact or 0 for each in denials]
    key = "inbox-denied" if facts[0] else "inbox-denied-only"
    words = turn.texts(key, id=facts[0])
    if len(denied) > 1:
        words = turn.texts("inbox-denied-several", count=len(denied))
    words = await _with_heard(turn, words, sum(each.waiting for each in denied))
    ids = [id_ for group in denied for id_ in group.ids]
    changes = [each.change or 0 for each in denials]
    await _show_out(turn, done(turn, words), ids, changes, facts)


def deny_waiting(
    queue: ReviewQueue, groups: Sequence[QuestionGroup], closest: Mapping[int, int], by: str
) -> tuple[list[QuestionGroup], list[QuestionDenial]]:
    """Deny groups, but for those that another editor, who tapped at the same time, dealt with."""
    waiting = queue.still_waiting(groups)
    return waiting, queue.removal.deny(waiting, closest, by=by)


async def drop(turn: EditorTurn) -> None:
    """Take the question out as none for this bot."""
    if group := await waiting_group(turn, turn.data["group"]):
        await take_out(turn, [group])


async def take_out(turn: EditorTurn, groups: Sequence[QuestionGroup]) -> None:
    """Take groups out as none for this bot, tell those who wait, and offer to put them back."""
    queue, by = turn.context.bot_data.review_queue, await turn.signature()
    dropped, change = await turn.context.write(drop_waiting, queue, groups, by)
    if not dropped:
        await turn.show(done(turn, turn.texts("inbox-gone")))
        return
    waiting = sum(each.waiting for each in dropped)
    words = await _with_heard(turn, turn.texts("inbox-dropped"), waiting)
    ids = [id_ for group in dropped for id_ in group.ids]
    await _show_out(turn, done(turn, words), ids, [change or 0], [0])


def drop_waiting(
    queue: ReviewQueue, groups: Sequence[QuestionGroup], by: str
) -> tuple[list[QuestionGroup], int | None]:
    """Take groups out, but for those that somebody has dealt with, and return the change."""
    waiting = queue.still_waiting(groups)
    ids = [id_ for group in waiting for id_ in group.ids]
    return waiting, queue.removal.dismiss(ids, by=by) if ids else None


async def _with_heard(turn: EditorTurn, words: str, waiting: int) -> str:
    """Tell those who wait, if somebody does; return the words with who has heard of it."""
    if not waiting:
        return words
    heard = result_words(await send_notifications(turn.context), turn.texts)
    return f"{words} {heard}".strip()


async def reopen(turn: EditorTurn) -> None:
    """Put back what was taken out, and undo what was noted with it."""
    ids, changes, facts = (_numbers(turn.data, each) for each in ("entries", "change", "fact"))
    undone = [*filter(None, changes)]
    act, by = turn.context.bot_data.review_queue.removal.reopen, ""
    if undone:
        by = await turn.signature()
    staying = await turn.context.write(act, ids, undone, by=by)
    known = [fact for change, fact in zip(changes, facts, strict=False) if change in staying]
    if fact := next(filter(None, known), None):
        await turn.show(done(turn, turn.texts("inbox-reopened-only", id=fact)))
    else:
        await show_inbox(turn)


def _numbers(data: Data, name: str) -> list[int]:
    return [int(each) for each in data.get(name, "").split()]


async def _show_out(
    turn: EditorTurn,
    message: Message,
    ids: Sequence[int],
    changes: Sequence[int],
    facts: Sequence[int],
) -> None:
    """Show what was done; a change and the fact that knows of it stand at the same place."""
    said = {"entries": ids, "change": changes, "fact": facts}
    back = PendingStep(REOPEN, {name: " ".join(map(str, each)) for name, each in said.items()})
    await turn.offer(message, [[OneTimeButton(turn.texts("button-inbox-reopen"), back)]])


FEATURE = Feature(Role.REVIEWER, effects={DENY: deny, DROP: drop, REOPEN: reopen})
