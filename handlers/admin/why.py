"""Why: what decided an answer, told to editors only, with what mends it one tap away."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Chat, Update
from telegram import Message as Received
from telegram.constants import ChatType
from telegram.error import Forbidden
from telegram.ext import CommandHandler

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.fact_questions import propose_questions
from handlers.admin.feature import Feature, turn_of
from handlers.admin.inbox import find_candidates
from handlers.admin.permissions import has_role, in_group_from_role
from handlers.answer import chosen_document
from handlers.context import Context, Handler
from handlers.filters import replies_to
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.decisions import decision_key
from handlers.rendering.inbox import Candidates, render_candidates
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.why import VIEW, render_why, under_with_why
from handlers.replies import place_of, reply, send
from knowledge import (
    DecidedBy,
    DialogueTurn,
    EditorDecision,
    Explanation,
    Fact,
    PendingStep,
    Place,
    Role,
    Roles,
    SmallTalk,
    explain,
    without_contacts,
)

TEACH, OTHER, WORDS = "why-teach", "why-other", "why-words"
_TAUGHT_NOTHING = (DecidedBy.SMALL_TALK, DecidedBy.CONVERSATION)
"""What no stored question changes: it is looked at later, or means another thing elsewhere."""


def with_why(
    message: Message, turns: Sequence[DialogueTurn], chat: Chat, context: Context
) -> Message:
    """Return an answer with the button that tells why, for an editor in their private chat."""
    if context.user is None or chat.type != ChatType.PRIVATE:
        return message
    role = context.bot_data.users.roles.role(context.user.id)
    is_answer = any(not isinstance(turn.response.answer, SmallTalk) for turn in turns)
    if not is_answer or not has_role(role, Role.EDITOR):
        return message
    return under_with_why(message, len(turns), context.texts)


async def show_why(turn: EditorTurn) -> None:
    """Tell why the answer was given under which the button was pressed."""
    pressed = turn.query.message if turn.query else None
    if not isinstance(pressed, Received):
        await turn.send(render_text(turn.texts("why-gone")))
        return
    # A reply to the answer: that stays as it is.
    turn.query, turn.message = None, pressed
    document = chosen_document(turn.context)
    place = replace(place_of(pressed), part=turn.number)
    await _tell(turn, place, (document.id,) if document else ())


async def show_why_of_reply(turn: EditorTurn) -> None:
    """Tell why the answer was given that the command replies to."""
    replied = turn.message.reply_to_message if turn.message else None
    if replied is None:
        await turn.say("why-how")
        return
    document = chosen_document(turn.context)
    await _tell(turn, place_of(replied), (document.id,) if document else ())


async def show_why_elsewhere(update: Update, context: Context) -> None:
    """Tell an editor in their private chat why an answer was given in a group."""
    turn, message = turn_of(update, context), update.message
    if turn is None or message is None or not replies_to(message, context.bot):
        return
    place = place_of(message.reply_to_message) if message.reply_to_message else None
    explained = await context.read(_explained, context, place, ()) if place else None
    said = render_why(explained, turn.texts) if explained else None
    words = said or render_text(turn.texts("why-gone"))
    try:
        await send(context.bot, turn.user.id, words)
    except Forbidden:
        # Who never wrote to the bot; the reasons are not for everybody who reads here.
        await reply(message, render_text(turn.texts("why-elsewhere")))


async def choose_other(turn: EditorTurn) -> None:
    """Offer the next facts of the ranking as those that answer."""
    ids = [int(each) for each in turn.data["others"].split()]
    library = turn.context.bot_data.library
    found = [await turn.context.read(library.fact, each) for each in ids]
    await _offer_facts(turn, turn.data["question"], [fact for fact in found if fact])


async def ask_words(turn: EditorTurn) -> None:
    """Ask for words of the fact that answers, or its number."""
    question = turn.data["question"]
    words = turn.texts("why-ask-other", question=question)
    await turn.ask("why-search", words, question=question)


async def take_words(turn: EditorTurn) -> None:
    """Offer the facts that were found."""
    facts = await turn.context.read(find_candidates, turn)
    await _offer_facts(turn, turn.data["question"], facts)


async def _tell(turn: EditorTurn, place: Place, documents: Sequence[int]) -> None:
    explained = await turn.context.read(_explained, turn.context, place, documents)
    if explained is None:
        await turn.send(render_text(turn.texts("why-gone")))
        return
    message = render_why(explained, turn.texts)
    if decision := await turn.context.read(_decided, turn.context, place):
        said = markup.text(turn.texts(decision_key(decision)))
        message = replace(message, html=f"{message.html}\n{said}")
    if explained.decided_by is DecidedBy.CONVERSATION:
        leans = markup.text(turn.texts("why-leans"))
        message = replace(message, html=f"{message.html}\n{leans}")
    if fact := explained.fact:
        look = Button(
            turn.texts("button-open-fact", id=fact.id), ViewPayload("fact", str(fact.id)).pack()
        )
        message = replace(message, keyboard=((look,),))
    await turn.offer(message, _remedies(explained, turn))


def _explained(context: Context, place: Place, documents: Sequence[int]) -> Explanation | None:
    """Return why the question was answered so that a message answers, as it is answered now."""
    library, query_log = context.bot_data.library, context.bot_data.users.query_log
    if (entry := query_log.entry(place)) is None:
        return None
    before = query_log.before(place, "answer")
    said = library.converse(entry.question, before, documents=documents)
    return explain(library.answerer, said.response, documents)


def _decided(context: Context, place: Place) -> EditorDecision | None:
    """Return what editors said of the question that a message answers, which it told then."""
    entry = context.bot_data.users.query_log.entry(place)
    return context.bot_data.review_queue.decided.of_entry(entry) if entry else None


def _remedies(explained: Explanation, turn: EditorTurn) -> list[list[OneTimeButton]]:
    """Return what may be wrong with an answer, each a tap away."""
    if explained.decided_by in _TAUGHT_NOTHING:
        return []
    texts, question = turn.texts, without_contacts(explained.question.strip())
    judge = []
    if explained.fact:
        if explained.decided_by is not DecidedBy.EXACT_QUESTION:
            yes = _taught(explained.fact, question)
            judge.append(OneTimeButton(texts("button-why-answers"), yes))
        no = _taught(explained.fact, question, answers="")
        judge.append(OneTimeButton(texts("button-why-not"), no))
    others = " ".join(str(fact.id) for fact in explained.others)
    other = PendingStep(OTHER, {"question": question, "others": others})
    return [*filter(None, [judge]), [OneTimeButton(texts("button-why-other"), other)]]


async def _offer_facts(turn: EditorTurn, question: str, facts: Sequence[Fact]) -> None:
    look = Button(turn.texts("button-inbox-search"))
    message = replace(
        render_candidates(Candidates(question, facts, look), turn.texts), keyboard=()
    )
    numbers = [
        OneTimeButton(str(number), _taught(fact, question)) for number, fact in enumerate(facts, 1)
    ]
    more = OneTimeButton(
        turn.texts("button-inbox-search"), PendingStep(WORDS, {"question": question})
    )
    await turn.offer(message, [*filter(None, [numbers]), [more]])


def _taught(fact: Fact, question: str, *, answers: str = "yes") -> PendingStep:
    data = {"fact": str(fact.id), "answers": answers, "questions": question}
    return PendingStep(TEACH, {**data, "seen": fact.revision})


def handlers(roles: Roles) -> list[Handler]:
    """Return what is written in groups; the answer comes in the private chat."""
    return [CommandHandler("why", show_why_elsewhere, in_group_from_role(roles, Role.EDITOR))]


FEATURE = Feature(
    Role.EDITOR,
    commands={"why": show_why_of_reply},
    steps={"why-search": take_words},
    effects={TEACH: propose_questions, OTHER: choose_other, WORDS: ask_words},
    views={VIEW: show_why},
)
