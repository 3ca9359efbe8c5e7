"""Groups of the inbox as editors make them: several at once, put together, or apart."""

from collections.abc import Sequence

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.inbox import (
    done,
    show_question,
    show_regrouped,
    waiting_group,
)
from handlers.admin.inbox_removal import deny_groups, take_out
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.inbox import group_line
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from knowledge import PendingStep, QuestionGroup, Regrouping, Role, wordings_of

PICK, OUT, TOGETHER = "inbox-pick", "inbox-out", "inbox-together"
DENY_PICKED = "inbox-deny-picked"
MERGE, APART, REGROUP = "inbox-merge", "inbox-apart", "inbox-regroup"
_MOST_PICKED = 60
"""Groups that are dealt with at once; nobody marks more by hand."""


async def begin_picking(turn: EditorTurn) -> None:
    """Show the list so that several can be marked."""
    await _show_picking(turn, (), turn.page)


async def pick(turn: EditorTurn) -> None:
    """Mark one more, or one less, or turn the page."""
    await _show_picking(turn, _picked(turn), int(turn.data["page"]))


async def take_out_picked(turn: EditorTurn) -> None:
    """Take out what is marked; nothing else changes."""
    await take_out(turn, await _groups(turn, _picked(turn)))


async def deny_picked(turn: EditorTurn) -> None:
    """Note of what is marked that no document says it."""
    await deny_groups(turn, await _groups(turn, _picked(turn)))


async def put_together(turn: EditorTurn) -> None:
    """Let what is marked be one group."""
    groups = await _groups(turn, _picked(turn))
    changes = await turn.context.write(turn.context.bot_data.review_queue.merge, groups)
    turn.key = str(min((group.id for group in groups), default=0))
    await show_regrouped(turn, _ways_back(turn, changes))


async def list_others(turn: EditorTurn) -> None:
    """List the groups with which one asks the same."""
    if (group := await waiting_group(turn, turn.key)) is None:
        return
    waiting = await turn.preview(turn.context.bot_data.review_queue.listed)
    others = [each for each in waiting if each.id != group.id]
    if not others:
        await turn.show(done(turn, turn.texts("inbox-no-other")))
        return
    page = page_within(turn.page, len(others))
    shown = others[page * PAGE : (page + 1) * PAGE]
    title = turn.texts("inbox-same-as", question=group.questions[0])
    message = _listing(turn, title, shown, len(others), ViewPayload("inbox-same", turn.key, page))
    merge = [
        OneTimeButton(
            str(number), PendingStep(MERGE, {"group": str(group.id), "other": str(each.id)})
        )
        for number, each in enumerate(shown, page * PAGE + 1)
    ]
    await turn.offer(_with_back(message, turn, group), [merge])


async def merge(turn: EditorTurn) -> None:
    """Put two groups together, and show the whole."""
    ids = [int(turn.data["group"]), int(turn.data["other"])]
    groups = await _groups(turn, ids)
    if len(groups) < len(ids):
        await turn.show(done(turn, turn.texts("inbox-gone")))
        return
    changes = await turn.context.write(turn.context.bot_data.review_queue.merge, groups)
    turn.key = str(min(ids))
    await show_regrouped(turn, _ways_back(turn, changes))


async def list_wordings(turn: EditorTurn) -> None:
    """List all wordings of a group; a tap takes one out of it."""
    if (group := await waiting_group(turn, turn.key)) is None:
        return
    found = wordings_of(group.entries)
    page = page_within(turn.page, len(found))
    shown = found[page * PAGE : (page + 1) * PAGE]
    look = ViewPayload("inbox-split", turn.key, page)
    lines = [ListRow(each.text) for each in shown]
    message = render_listing(Listing(turn.texts("inbox-split"), lines, len(found), look))
    apart = [
        OneTimeButton(
            str(number), PendingStep(APART, {"group": str(group.id), "wording": each.key})
        )
        for number, each in enumerate(shown, page * PAGE + 1)
    ]
    await turn.offer(_with_back(message, turn, group), [apart if len(found) > 1 else []])


async def take_apart(turn: EditorTurn) -> None:
    """Let a wording be a group of its own, and show what is left of the other."""
    group = await waiting_group(turn, turn.data["group"])
    if group is None:
        return
    split = turn.context.bot_data.review_queue.split
    left = [each for each in wordings_of(group.entries) if each.key != turn.data["wording"]]
    if changes := await turn.context.write(split, group, turn.data["wording"]):
        turn.key = str(left[0].ids[0])
        await show_regrouped(turn, _ways_back(turn, changes))
    else:
        await turn.show(done(turn, turn.texts("inbox-gone")))


async def regroup(turn: EditorTurn) -> None:
    """Group questions as they were before an editor put them together or apart."""
    changes = [_regrouping(each) for each in turn.data["changes"].split()]
    await turn.context.write(turn.context.bot_data.review_queue.regroup, changes)
    turn.key = str(min(each.entry for each in changes))
    await show_question(turn)


def _ways_back(turn: EditorTurn, changes: Sequence[Regrouping]) -> list[OneTimeButton]:
    if not changes:
        return []
    said = (f"{each.entry}:{each.before or ''}:{each.after}" for each in changes)
    back = PendingStep(REGROUP, {"changes": " ".join(said)})
    return [OneTimeButton(turn.texts("button-inbox-regroup"), back)]


def _regrouping(said: str) -> Regrouping:
    entry, before, after = said.split(":")
    return Regrouping(int(entry), int(before) if before else None, int(after))


async def _show_picking(turn: EditorTurn, picked: Sequence[int], page: int) -> None:
    groups = await turn.preview(turn.context.bot_data.review_queue.listed)
    page = page_within(page, len(groups))
    picked = [group.id for group in groups if {*group.ids} & {*picked}][:_MOST_PICKED]
    shown = groups[page * PAGE : (page + 1) * PAGE]
    numbers = [
        OneTimeButton(
            f"{number} ✓" if group.id in picked else str(number),
            _picking(PICK, {*picked} ^ {group.id}, page),
        )
        for number, group in enumerate(shown, page * PAGE + 1)
    ]
    last = page_within(len(groups), len(groups))
    turning = [
        OneTimeButton(label, _picking(PICK, picked, to))
        for label, to in (("‹", page - 1), ("›", page + 1))
        if 0 <= to <= last
    ]
    ways = {"deny-picked": DENY_PICKED, "out": OUT, "together": TOGETHER}
    actions = [
        OneTimeButton(turn.texts(f"button-inbox-{name}", count=len(picked)), _picking(way, picked))
        for name, way in ways.items()
        if len(picked) > (name == "together")
    ]
    look = ViewPayload("inbox-pick", "", page)
    message = _listing(turn, turn.texts("inbox-pick"), shown, len(shown), look)
    back = Button(turn.texts("button-inbox"), ViewPayload("inbox").pack())
    rows = [row for row in (numbers, turning, actions[:2], actions[2:]) if row]
    await turn.offer(Message(message.html, ((back,),)), rows)


def _picking(step: str, picked: Sequence[int] | set[int], page: int = 0) -> PendingStep:
    return PendingStep(step, {"picked": " ".join(map(str, sorted(picked))), "page": str(page)})


def _picked(turn: EditorTurn) -> list[int]:
    return [int(each) for each in turn.data["picked"].split()]


async def _groups(turn: EditorTurn, ids: Sequence[int]) -> list[QuestionGroup]:
    """Return the groups that these entries belong to, as far as they still wait."""
    waiting = await turn.context.read(turn.context.bot_data.review_queue.groups)
    return [group for group in waiting if {*group.ids} & {*ids}]


def _listing(
    turn: EditorTurn, title: str, shown: Sequence[QuestionGroup], total: int, look: ViewPayload
) -> Message:
    lines = [ListRow(group_line(group, turn.texts)) for group in shown]
    return render_listing(Listing(title, lines, total, look))


def _with_back(message: Message, turn: EditorTurn, group: QuestionGroup) -> Message:
    back = Button(turn.texts("button-back"), ViewPayload("question", str(group.id)).pack())
    return Message(message.html, (*message.keyboard, (back,)))


FEATURE = Feature(
    Role.REVIEWER,
    effects={
        PICK: pick,
        OUT: take_out_picked,
        DENY_PICKED: deny_picked,
        TOGETHER: put_together,
        MERGE: merge,
        APART: take_apart,
        REGROUP: regroup,
    },
    views={
        "inbox-pick": begin_picking,
        "inbox-same": list_others,
        "inbox-split": list_wordings,
    },
)
