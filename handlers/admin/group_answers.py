"""Answers in groups: an editor's reply to a question becomes a fact that cites the message.

A bot sees such a reply if it names the bot or answers one of its messages; others only where its
privacy mode is off or it is an administrator. So the bot asks in the editor's own chat, and says
nothing in the group.
"""

import logging

from telegram import Message as Received
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import MessageHandler, filters

from handlers.admin.confirm import is_outdated, save_or_confirm_fact
from handlers.admin.draft_syntax import data_of, draft_of
from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.inbox import show_settled
from handlers.admin.permissions import has_role
from handlers.admin.unfinished import leaving
from handlers.ask import answer_in_group
from handlers.context import Context, Handler
from handlers.filters import NEW_GROUP, WORDS, question_in, replies_to, words_of
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.facts import actor_name, refusal_words, sentence
from handlers.rendering.payloads import EffectPayload
from handlers.rendering.texts import Texts
from handlers.replies import place_of, send
from knowledge import (
    Draft,
    Fact,
    FactError,
    PendingStep,
    Place,
    Role,
    Roles,
    is_question,
    is_statement,
    reads_as_sentence,
    stands_alone,
    without_contacts,
)

logger = logging.getLogger(__name__)

KEEP, SAVE = "group-keep", "group-save"
_TITLE_LIMIT = 80
"""UTF-16 units of the name of a group in a citation."""
_SHORTEST = 3
"""Words of the shortest reply to the bot that tells something."""


class _FromEditor(filters.MessageFilter):
    """What an editor tells in reply to somebody's question, or to an answer of the bot."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self._roles = roles

    def filter(self, message: Received) -> bool:
        user, replied = message.from_user, message.reply_to_message
        if user is None or replied is None or replied.from_user is None:
            return False
        if not has_role(self._roles.role(user.id), Role.EDITOR) or replied.from_user == user:
            return False
        bot = message.get_bot()
        told = question_in(message, bot) if words_of(message) else ""
        if told.startswith("/"):
            return False
        if replies_to(message, bot):
            return _stands_for_itself(told)
        asks = not replied.from_user.is_bot and is_question(question_in(replied, bot))
        return bool(told) and asks and is_statement(told)


def _stands_for_itself(words: str) -> bool:
    """Tell whether words tell something, and are no follow-up or topic for the bot."""
    return (
        len(words.split()) >= _SHORTEST
        and is_statement(words)
        and stands_alone(words)
        and reads_as_sentence(words)
    )


async def offer_answer(update: Update, context: Context) -> None:
    """Ask the editor in their own chat whether an answer shall become a fact."""
    message, user = update.message, update.effective_user
    if message is None or user is None or (replied := message.reply_to_message) is None:
        return
    asked, question = await context.read(asked_in, context, replied)
    if not question:
        await answer_in_group(update, context)
        return
    draft = Draft(
        question_in(message, context.bot),
        source_of(message),
        questions=(without_contacts(" ".join(question.split())),),
        url=message.link,
    )
    await offer_draft(context, user.id, draft, asked)


async def offer_draft(context: Context, user: int, draft: Draft, asked: Place | None) -> None:
    """Ask an editor in their own chat whether a draft from a group shall become a fact."""
    effect = PendingStep(KEEP, {**data_of(draft), "place": asked.written() if asked else ""})
    steps = [effect, leaving(effect)]
    nonce = await context.write(context.bot_data.users.editor_state.offer, user, steps)
    await tell_editor(context, user, render_offer(draft, nonce, context.texts))


async def tell_editor(context: Context, user: int, said: Message | str) -> None:
    """Write to an editor in their own chat, if they ever wrote there: else nothing is lost."""
    try:
        await send(context.bot, user, render_text(said) if isinstance(said, str) else said)
    except TelegramError as exc:
        logger.info("an editor could not be written to: %s", type(exc).__name__)


def render_offer(draft: Draft, nonce: str, texts: Texts) -> Message:
    """Return the question whether an answer given in a group shall become a fact."""
    asked = texts("group-answer" if draft.questions else "group-told", place=draft.source)
    parts = [markup.text(asked)]
    parts += [markup.italic(question) for question in draft.questions]
    parts.append(markup.quote(markup.text(draft.text)))
    choices = [texts("button-group-keep"), texts("button-cancel")]
    row = [Button(label, EffectPayload(nonce, at).pack()) for at, label in enumerate(choices)]
    return Message("\n".join(parts), (tuple(row),))


async def keep(turn: EditorTurn) -> None:
    """Save the answer, or show first what that entails: another may have answered already."""
    draft, is_told = draft_of(turn.data), "known" in turn.data
    if draft.questions and not is_told and await _show_answered(turn, draft):
        return
    effect = PendingStep(SAVE, turn.data)
    try:
        await save_or_confirm_fact(turn, draft, effect, save, knows_holder=is_told)
    except FactError as exc:
        await turn.show(render_text(refusal_words(exc, turn.texts)))


async def _show_answered(turn: EditorTurn, draft: Draft) -> bool:
    """Show who has taught another answer to this question meanwhile; False if nobody has."""
    curator, context = turn.context.bot_data.curator, turn.context
    trial = await turn.preview(curator.try_question, 0, draft.questions[0])
    page = await context.read(curator.page, trial.shown.id) if trial.shown else None
    taught = [each.text for each in page.questions if each.answers] if page else []
    if page is None or draft.questions[0] not in taught or page.fact.text == draft.text:
        return False
    names = await context.read(context.bot_data.users.roles.names)
    name, at = actor_name(page.added_by, names, turn.texts), f"{page.added_at:%Y-%m-%d %H:%M}"
    words = turn.texts("group-answered", name=name, at=at, id=page.fact.id)
    again = PendingStep(KEEP, {**turn.data, "known": "yes"})
    choices = [
        OneTimeButton(turn.texts("button-anyway"), again),
        OneTimeButton(turn.texts("button-cancel"), leaving(again)),
    ]
    await turn.offer(
        Message(f"{markup.text(words)}\n{sentence(page.fact, turn.texts)}"), [choices]
    )
    return True


async def save(turn: EditorTurn) -> None:
    """Store the answer as a fact, and settle the question with it, if it waits."""
    draft, context = draft_of(turn.data), turn.context
    if await is_outdated(turn):
        await keep(turn)
        return
    try:
        fact, waiting = await context.write(_store, turn, draft, await turn.signature())
    except FactError as exc:
        await turn.show(render_text(refusal_words(exc, turn.texts)))
        return
    await show_settled(turn, "inbox-written", fact, waiting, draft.questions)


def _store(turn: EditorTurn, draft: Draft, by: str) -> tuple[Fact, int]:
    """Store the answer, and take the question and those that ask the same out of the inbox.

    Return the fact, and how many wait for news of it.
    """
    data, written = turn.context.bot_data, turn.data["place"]
    entry = data.users.query_log.entry(Place.read(written)) if written else None
    queue, question = data.review_queue, turn.data["asked"]
    group = queue.group(entry.id) if entry else queue.asking(question)
    if group is None or (group.mixed and entry is None):
        return queue.write(draft, (), by=by)
    return queue.write(draft, [entry.id] if group.mixed and entry else group.ids, by=by)


def asked_in(context: Context, replied: Received) -> tuple[Place | None, str]:
    """Return where the bot's answer to a question stands, if it gave one, and the question."""
    log, place = context.bot_data.users.query_log, place_of(replied)
    if replied.from_user is None or replied.from_user.id != context.bot.id:
        return log.reply_to(place), question_in(replied, context.bot)
    entry = log.entry(place)
    return (place, entry.question) if entry else (None, "")


def source_of(message: Received) -> str:
    title = markup.shorten(message.chat.title or "", _TITLE_LIMIT)
    return f"{title}, {message.date:%d.%m.%Y}"


def handlers(roles: Roles) -> list[Handler]:
    """Return the handler of what editors tell in groups."""
    said = NEW_GROUP & WORDS & ~filters.COMMAND & ~filters.VIA_BOT & ~filters.FORWARDED
    own = said & ~filters.SenderChat.ALL & _FromEditor(roles)
    return [MessageHandler(own, offer_answer)]


FEATURE = Feature(Role.EDITOR, effects={KEEP: keep, SAVE: save})
