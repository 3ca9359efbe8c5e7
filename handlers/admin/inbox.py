"""/inbox: what nobody could answer, and the ways to deal with it, one tap each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.admin.edit_conflict import Intent, show_conflict
from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.permissions import has_role
from handlers.admin.question_trials import show_saved
from handlers.notifications import send_notifications
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.facts import stale_button
from handlers.rendering.inbox import (
    Background,
    Candidates,
    mixed_words,
    render_candidates,
    render_group,
    render_inbox,
)
from handlers.rendering.pages import PAGE, page_within
from handlers.rendering.payloads import ViewPayload
from knowledge import (
    Fact,
    FactError,
    PendingStep,
    QuestionGroup,
    Refusal,
    Role,
    require_one_question,
)

LINK, DENY, DROP, REOPEN = "inbox-link", "inbox-deny", "inbox-drop", "inbox-reopen"


async def show_inbox(turn: EditorTurn) -> None:
    """Show a page of what waits; below stands what else can be done, and the digest."""
    groups = await turn.context.read(turn.context.bot_data.review_queue.groups)
    wants = await turn.context.read(turn.context.bot_data.users.subscriptions.wants, turn.user.id)
    page = page_within(turn.page, len(groups))
    first = page * PAGE
    shown = groups[first : first + PAGE]
    message = render_inbox(shown, len(groups), page, turn.texts, has_digest=wants)
    confirm = await _to_confirm(turn)
    await turn.show(replace(message, keyboard=(*message.keyboard, *confirm)))


async def switch_digest(turn: EditorTurn) -> None:
    """Send the digest from now on, or no more."""
    digests = turn.context.bot_data.users.subscriptions
    if turn.key == "on":
        await turn.context.write(digests.subscribe, turn.user.id, turn.texts.language)
    else:
        await turn.context.write(digests.unsubscribe, turn.user.id)
    await show_inbox(turn)


async def show_question(turn: EditorTurn) -> None:
    """Show a question with the sentences that may answer it, and what else can be done."""
    await show_regrouped(turn, ())


async def show_regrouped(turn: EditorTurn, ways_back: Sequence[OneTimeButton]) -> None:
    """Show a question so, below it what puts the groups as they were before."""
    if group := await waiting_group(turn, turn.key):
        propose = turn.context.bot_data.review_queue.proposals
        proposals = [] if group.mixed else await turn.context.read(propose, group)
        role = turn.context.bot_data.users.roles.role(turn.user.id)
        may_write = has_role(role, Role.EDITOR)
        background = await turn.context.read(_background, turn, group)
        message = render_group(group, proposals, background, turn.texts, may_write=may_write)
        offered = [proposal.fact for proposal in proposals]
        rows, data = [_numbers(group.id, offered)], {"group": str(group.id)}
        rest = [OneTimeButton(turn.texts("button-inbox-drop"), PendingStep(DROP, data))]
        if not group.mixed:
            deny_ = OneTimeButton(turn.texts("button-inbox-deny"), PendingStep(DENY, data))
            rest.insert(0, deny_)
        await turn.offer(message, [*filter(None, rows), rest, *([way] for way in ways_back)])


async def ask_words(turn: EditorTurn) -> None:
    """Ask for words to look for, or a number."""
    if group := await waiting_group(turn, turn.key):
        words = turn.texts("inbox-ask-words", question=group.questions[0])
        await turn.ask("inbox-search", words, group=str(group.id))


async def take_words(turn: EditorTurn) -> None:
    """Offer the facts that were found."""
    if (group := await waiting_group(turn, turn.data["group"])) is None:
        return
    facts = await turn.context.read(find_candidates, turn)
    back = Button(turn.texts("button-back"), ViewPayload("question", str(group.id)).pack())
    candidates = Candidates(group.questions[0], facts, back)
    message = render_candidates(candidates, turn.texts)
    if facts:
        await turn.offer(message, [_numbers(group.id, facts)])
    else:
        await turn.show(message)


async def link(turn: EditorTurn) -> None:
    """Let a fact answer the question from now on."""
    if (group := await waiting_group(turn, turn.data["group"])) is None:
        return
    context, number, seen = turn.context, int(turn.data["fact"]), turn.data.get("seen")
    act, by = context.bot_data.review_queue.answer, await turn.signature()
    try:
        waiting = await context.write(act, group, number, by=by, seen=seen)
    except FactError as exc:
        intent = Intent(PendingStep(LINK, turn.data), words=group.questions[0])
        if not await show_conflict(turn, exc, intent):
            await refuse(turn, exc, group)
        return
    if fact := await context.read(context.bot_data.library.fact, number):
        key = "inbox-linked-after" if group.after else "inbox-linked"
        await show_settled(turn, key, fact, waiting, group.taught)


async def deny(turn: EditorTurn) -> None:
    """Note that no document says it."""
    if group := await waiting_group(turn, turn.data["group"]):
        review_queue = turn.context.bot_data.review_queue
        try:
            fact = await turn.context.write(review_queue.deny, group, by=await turn.signature())
        except FactError as exc:
            await refuse(turn, exc, group)
            return
        key = "inbox-denied" if fact else "inbox-dropped"
        await turn.show(done(turn, turn.texts(key, id=fact or 0)))


async def drop(turn: EditorTurn) -> None:
    """Take the question out, and change nothing else."""
    if group := await waiting_group(turn, turn.data["group"]):
        await take_out(turn, [group])


async def take_out(turn: EditorTurn, groups: Sequence[QuestionGroup]) -> None:
    """Take groups out without an answer, and offer to put them back."""
    ids = [id_ for group in groups for id_ in group.ids]
    await turn.context.write(turn.context.bot_data.review_queue.dismiss, ids)
    back = PendingStep(REOPEN, {"entries": " ".join(map(str, ids))})
    message = done(turn, turn.texts("inbox-dropped", id=0))
    await turn.offer(message, [[OneTimeButton(turn.texts("button-inbox-reopen"), back)]])


async def reopen(turn: EditorTurn) -> None:
    """Put back what was taken out."""
    ids = [int(each) for each in turn.data["entries"].split()]
    await turn.context.write(turn.context.bot_data.review_queue.reopen, ids)
    await show_inbox(turn)


async def refuse(turn: EditorTurn, refused: FactError, group: QuestionGroup) -> None:
    """Say why nothing was taught, with the way back to the question."""
    words = turn.texts("fact-gone")
    if refused.refusal is Refusal.MIXED and group.mixed:
        words = mixed_words(group.mixed, turn.texts)
    back = Button(turn.texts("button-back"), ViewPayload("question", str(group.id)).pack())
    await turn.show(replace(render_text(words), keyboard=((back,),)))


async def show_settled(
    turn: EditorTurn, key: str, fact: Fact, waiting: int, questions: Sequence[str] = ()
) -> None:
    """Say what was done, notify those who wait for it, and show what people get from now on."""
    told = await send_notifications(turn.context) if waiting else 0
    words = turn.texts(key, id=fact.id)
    if told:
        words += " " + turn.texts("inbox-told", count=told)
    if questions:
        await show_saved(turn, words, fact.id, questions, back=_back_to_inbox(turn))
    else:
        await turn.show(done(turn, words))


def done(turn: EditorTurn, words: str) -> Message:
    """Return what was done, with the way back to the list."""
    return Message(render_text(words).html, ((_back_to_inbox(turn),),))


def _back_to_inbox(turn: EditorTurn) -> Button:
    return Button(turn.texts("button-inbox"), ViewPayload("inbox").pack())


async def waiting_group(turn: EditorTurn, key: str) -> QuestionGroup | None:
    """Return the group, or say that somebody has dealt with it."""
    group = await turn.context.read(turn.context.bot_data.review_queue.group, number_in(key) or 0)
    if group is None:
        await turn.show(done(turn, turn.texts("inbox-gone")))
    return group


async def one_question(turn: EditorTurn, key: str) -> QuestionGroup | None:
    """Return a group that can have one answer, or say why there is none."""
    if (group := await waiting_group(turn, key)) is None:
        return None
    try:
        require_one_question(group)
    except FactError as exc:
        await refuse(turn, exc, group)
        return None
    return group


def _numbers(group: int, facts: Iterable[Fact]) -> list[OneTimeButton]:
    """Return a button for each fact, which lets it answer the question."""
    said = [{"group": str(group), "fact": str(each.id), "seen": each.revision} for each in facts]
    return [
        OneTimeButton(str(number), PendingStep(LINK, data)) for number, data in enumerate(said, 1)
    ]


def _background(turn: EditorTurn, group: QuestionGroup) -> Background:
    data, newest = turn.context.bot_data, group.entries[0]
    shown, before = (data.library.fact(each or 0) for each in (newest.fact, newest.earlier_fact))
    return Background(data.users.feedback.reasons(group.ids), shown, before)


async def _to_confirm(turn: EditorTurn) -> Keyboard:
    """Return the way to what was written for other words, for those who may confirm it."""
    if not has_role(turn.context.bot_data.users.roles.role(turn.user.id), Role.EDITOR):
        return ()
    found = await turn.context.read(turn.context.bot_data.curator.confirmation.waiting)
    return (stale_button(len(found.items), "", turn.texts),) if found.items else ()


def find_candidates(turn: EditorTurn) -> list[Fact]:
    """Return the fact of the number that was sent, or those that fit the words."""
    library, words = turn.context.bot_data.library, turn.words.removeprefix("/fact").strip()
    if (number := number_in(words)) and (fact := library.fact(number)):
        return [fact]
    return [hit.fact for hit in library.answer(words, limit=PAGE).ranking]


FEATURE = Feature(
    Role.REVIEWER,
    commands={"inbox": show_inbox},
    steps={"inbox-search": take_words},
    effects={LINK: link, DENY: deny, DROP: drop, REOPEN: reopen},
    views={
        "inbox": show_inbox,
        "inbox-digest": switch_digest,
        "question": show_question,
        "inbox-search": ask_words,
    },
)
