"""/inbox: what nobody could answer, and the ways to deal with it, one tap each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.admin.edit_conflict import Intent, show_conflict
from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.permissions import has_role
from handlers.admin.question_trials import show_saved
from handlers.notifications import result_words, send_notifications
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.facts import stale_button
from handlers.rendering.inbox import (
    Background,
    Candidates,
    InboxPage,
    ShownFact,
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
    ReviewQueue,
    Role,
    words_shown,
    words_shown_before,
)

LINK, DENY, DROP = "inbox-link", "inbox-deny", "inbox-drop"


async def show_inbox(turn: EditorTurn) -> None:
    """Show a page of what waits; below stands what else can be done, and the digest."""
    groups = await turn.preview(turn.context.bot_data.review_queue.listed)
    wants = await turn.context.read(turn.context.bot_data.users.subscriptions.wants, turn.user.id)
    page = page_within(turn.page, len(groups))
    first = page * PAGE
    shown = groups[first : first + PAGE]
    answered = await turn.preview(turn.context.bot_data.review_queue.answered_since, shown)
    listed = InboxPage(shown, len(groups), page, answered)
    message = render_inbox(listed, turn.texts, has_digest=wants)
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
        proposals = await turn.context.read(propose, group)
        role = turn.context.bot_data.users.roles.role(turn.user.id)
        may_write = has_role(role, Role.EDITOR)
        background = await turn.context.read(_background, turn, group)
        message = render_group(group, proposals, background, turn.texts, may_write=may_write)
        offered = [proposal.fact for proposal in proposals]
        rows, data = [_numbers(group.id, offered)], {"group": str(group.id)}
        if answered := background.answered:
            label = turn.texts("button-inbox-answered", id=answered.id)
            rows.insert(0, [OneTimeButton(label, _linking(group.id, answered))])
        rest = [
            OneTimeButton(turn.texts(f"button-{name}"), PendingStep(name, data))
            for name in (DENY, DROP)
        ]
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
    queue, by = context.bot_data.review_queue, await turn.signature()
    try:
        waiting = await context.write(answer_waiting, queue, group.id, number, by, seen)
    except FactError as exc:
        intent = Intent(PendingStep(LINK, turn.data), words=group.questions[0])
        if not await show_conflict(turn, exc, intent):
            await _refuse(turn, group)
        return
    fact = await context.read(context.bot_data.library.fact, number)
    if waiting is None:
        await turn.show(done(turn, turn.texts("inbox-gone")))
    elif fact:
        key = settled_key("inbox-linked", group)
        await show_settled(turn, key, fact, waiting, group.taught)


def answer_waiting(
    queue: ReviewQueue, number: int, fact: int, by: str, seen: str | None
) -> int | None:
    """Answer a group; None if another editor, who tapped at the same time, has dealt with it."""
    group = queue.group(number)
    return queue.answer(group, fact, by=by, seen=seen) if group else None


def settled_key(key: str, group: QuestionGroup) -> str:
    """Return the key of what is said of a group that was answered: what is learned of it."""
    return f"{key}-mixed" if group.mixed else f"{key}-after" if group.after else key


async def _refuse(turn: EditorTurn, group: QuestionGroup) -> None:
    """Say that the fact is gone, with the way back to the question."""
    words = turn.texts("fact-gone")
    back = Button(turn.texts("button-back"), ViewPayload("question", str(group.id)).pack())
    await turn.show(replace(render_text(words), keyboard=((back,),)))


async def show_settled(
    turn: EditorTurn, key: str, fact: Fact, waiting: int, questions: Sequence[str] = ()
) -> None:
    """Say what was done, notify those who wait for it, and show what people get from now on."""
    words = turn.texts(key, id=fact.id)
    if waiting:
        heard = result_words(await send_notifications(turn.context), turn.texts)
        words = f"{words} {heard}".strip()
    if questions:
        await show_saved(turn, words, fact.id, questions, ways=[_back_to_inbox(turn)])
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


def _numbers(group: int, facts: Iterable[Fact]) -> list[OneTimeButton]:
    """Return a button for each fact, which lets it answer the question."""
    linked = (_linking(group, each) for each in facts)
    return [OneTimeButton(str(number), each) for number, each in enumerate(linked, 1)]


def _linking(group: int, fact: Fact) -> PendingStep:
    """Return what lets a fact answer a group, as it was shown."""
    return PendingStep(LINK, {"group": str(group), "fact": str(fact.id), "seen": fact.revision})


def _background(turn: EditorTurn, group: QuestionGroup) -> Background:
    data, newest = turn.context.bot_data, group.entries[0]
    db, facts = data.library.database.read(), (newest.fact, newest.earlier_fact)
    fact, earlier = (data.library.fact(each or 0) for each in facts)
    shown = ShownFact(fact, words_shown(db, fact, newest.at)) if fact else None
    before = ShownFact(earlier, words_shown_before(db, earlier, newest.at)) if earlier else None
    answered = data.review_queue.answered_since([group]).get(group.id)
    return Background(data.users.feedback.reasons(group.ids), shown, before, answered)


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
    alone={"inbox": "command-alone"},
    steps={"inbox-search": take_words},
    effects={LINK: link},
    views={
        "inbox": show_inbox,
        "inbox-digest": switch_digest,
        "question": show_question,
        "inbox-search": ask_words,
    },
)
