"""Commands of editors in groups: /addfact asks in their own chat, others refer to it."""

from collections.abc import Sequence
from dataclasses import replace

from telegram import Update
from telegram.ext import CommandHandler

from handlers.admin.draft_syntax import EVERY, LineMeaning, parse_draft
from handlers.admin.feature import Feature, turn_of
from handlers.admin.group_answers import asked_in, offer_draft, source_of, tell_editor
from handlers.admin.permissions import in_group_from_role
from handlers.context import Context, Handler
from handlers.filters import NAMED, question_in
from knowledge import Kind, Role, Roles, is_question, without_contacts

_WRITTEN = "addfact"


async def offer_written(update: Update, context: Context) -> None:
    """Ask the editor in their own chat about what stands behind /addfact, or what it replies to.

    Lines such as `source:` are read; without a source the message is cited. With no words at all,
    say where facts are added.
    """
    turn, user = turn_of(update, context), update.effective_user
    if turn is None or user is None or (message := turn.message) is None:
        return
    replied = message.reply_to_message
    asked, question = await context.read(asked_in, context, replied) if replied else (None, "")
    said = parse_draft(turn.words, Kind.FACT, {EVERY: LineMeaning.WORDS}).draft
    above = "" if said.text or replied is None else question_in(replied, context.bot).strip()
    if not (said.text or above) or (above and is_question(above)):
        await tell_editor(context, user.id, context.texts("group-only-own-chat"))
        return
    holder = replied if above and replied else message
    own = said.questions or ((question,) if said.text and is_question(question) else ())
    draft = replace(
        said,
        text=said.text or above,
        source=said.source or source_of(holder),
        url=said.url or (None if said.source else holder.link),
        questions=tuple(without_contacts(" ".join(each.split())) for each in own),
    )
    await offer_draft(context, user.id, draft, asked if draft.questions else None)


async def refer_to_own_chat(update: Update, context: Context) -> None:
    """Tell an editor where commands of editors work."""
    if user := update.effective_user:
        await tell_editor(context, user.id, context.texts("group-only-own-chat"))


def handlers(roles: Roles, features: Sequence[Feature]) -> list[Handler]:
    """Return the handlers of commands that editors write in groups; `features` have them all."""
    editors = in_group_from_role(roles, Role.EDITOR)
    others = [name for each in features for name in each.commands if name != _WRITTEN]
    return [
        CommandHandler(_WRITTEN, offer_written, filters=editors),
        # Another bot may know these words, too.
        CommandHandler(others, refer_to_own_chat, filters=editors & NAMED),
    ]
