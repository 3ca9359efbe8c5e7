"""/inbox: what nobody could answer, and the ways to deal with it, one tap each."""

from collections.abc import Iterable, Sequence

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, number_in
from handlers.admin.feature import Feature
from handlers.admin.permissions import has_role
from handlers.admin.question_trials import show_saved
from handlers.notifications import send_notifications
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.inbox import Candidates, render_candidates, render_group, render_inbox
from handlers.rendering.pages import PAGE, page_within
from handlers.rendering.payloads import ViewPayload
from knowledge import Fact, FactError, PendingStep, QuestionGroup, Role

LINK, DENY, DROP = "inbox-link", "inbox-deny", "inbox-drop"


async def show_inbox(turn: EditorTurn) -> None:
    """Show a page of what waits; the button for the digest stands below."""
    groups = await turn.context.read(turn.context.bot_data.review_queue.groups)
    wants = await turn.context.read(turn.context.bot_data.users.subscriptions.wants, turn.user.id)
    page = page_within(turn.page, len(groups))
    first = page * PAGE
    shown = groups[first : first + PAGE]
    await turn.show(render_inbox(shown, len(groups), page, turn.texts, has_digest=wants))


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
    if group := await waiting_group(turn, turn.key):
        proposals = await turn.context.read(turn.context.bot_data.review_queue.proposals, group)
        role = turn.context.bot_data.users.roles.role(turn.user.id)
        may_write = has_role(role, Role.EDITOR)
        feedback = turn.context.bot_data.users.feedback
        reasons = await turn.context.read(feedback.reasons, group.ids)
        message = render_group(group, proposals, reasons, turn.texts, may_write=may_write)
        rows = [_numbers(group.id, [proposal.fact for proposal in proposals])]
        data = {"group": str(group.id)}
        rest = [
            OneTimeButton(turn.texts("button-inbox-deny"), PendingStep(DENY, data)),
            OneTimeButton(turn.texts("button-inbox-drop"), PendingStep(DROP, data)),
        ]
        await turn.offer(message, [*filter(None, rows), rest])


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
    context, number = turn.context, int(turn.data["fact"])
    try:
        waiting = await context.write(
            context.bot_data.review_queue.answer, group, number, by=await turn.signature()
        )
    except FactError:
        await turn.say("fact-gone")
        return
    if fact := await context.read(context.bot_data.library.fact, number):
        key = "inbox-linked-after" if group.after else "inbox-linked"
        await show_settled(turn, key, fact, waiting, group.taught)


async def deny(turn: EditorTurn) -> None:
    """Note that no document says it."""
    if group := await waiting_group(turn, turn.data["group"]):
        review_queue = turn.context.bot_data.review_queue
        fact = await turn.context.write(review_queue.deny, group, by=await turn.signature())
        key = "inbox-denied" if fact else "inbox-dropped"
        await turn.show(_done(turn, turn.texts(key, id=fact or 0)))


async def drop(turn: EditorTurn) -> None:
    """Take the question out, and change nothing else."""
    if group := await waiting_group(turn, turn.data["group"]):
        await turn.context.write(turn.context.bot_data.review_queue.dismiss, group.ids)
        await turn.show(_done(turn, turn.texts("inbox-dropped", id=0)))


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
        await turn.show(_done(turn, words))


def _done(turn: EditorTurn, words: str) -> Message:
    return Message(render_text(words).html, ((_back_to_inbox(turn),),))


def _back_to_inbox(turn: EditorTurn) -> Button:
    return Button(turn.texts("button-inbox"), ViewPayload("inbox").pack())


async def waiting_group(turn: EditorTurn, key: str) -> QuestionGroup | None:
    """Return the group, or say that somebody has dealt with it."""
    group = await turn.context.read(turn.context.bot_data.review_queue.group, number_in(key) or 0)
    if group is None:
        await turn.show(_done(turn, turn.texts("inbox-gone")))
    return group


def _numbers(group: int, facts: Iterable[Fact]) -> list[OneTimeButton]:
    """Return a button for each fact, which lets it answer the question."""
    return [
        OneTimeButton(str(number), PendingStep(LINK, {"group": str(group), "fact": str(fact.id)}))
        for number, fact in enumerate(facts, 1)
    ]


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
    effects={LINK: link, DENY: deny, DROP: drop},
    views={
        "inbox": show_inbox,
        "inbox-digest": switch_digest,
        "question": show_question,
        "inbox-search": ask_words,
    },
)
