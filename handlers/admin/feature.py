"""Feature: what editors can do, registered by its commands, steps, effects and views."""

import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler

from handlers.admin.editor_turn import EditorTurn, TurnHandler
from handlers.admin.permissions import answers_a_step, from_role, has_role, is_own_chat
from handlers.admin.unfinished import leave_for_another
from handlers.context import Context, Handler
from handlers.filters import CaptionCommand, words_of
from handlers.rendering.answers import render_text
from handlers.rendering.payloads import EffectPayload, ViewPayload
from handlers.replies import reply, toast
from knowledge import EditorState, PendingStep, Role, Roles, StoreError

logger = logging.getLogger(__name__)

_PRESSED = "pressed"
_PRESSES_KEPT = 50
TurnHandlers = Mapping[str, TurnHandler]
"""Handlers by name."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that editors do, by the names of its parts; each name is used once in the bot.

    `commands` are written; of them those that `begin` a change end what was begun before, and say
    so, while all others leave it as it is. `steps` take what the bot asked for; `effects` change
    something at a button that works once; `views` show something or ask, and may be pressed at
    any time. `alone` are the commands that take nothing behind them, with the text that says how
    it is done instead.
    """

    role: Role
    commands: TurnHandlers = field(default_factory=dict)
    begin: frozenset[str] = frozenset()
    alone: Mapping[str, str] = field(default_factory=dict)
    steps: TurnHandlers = field(default_factory=dict)
    effects: TurnHandlers = field(default_factory=dict)
    views: TurnHandlers = field(default_factory=dict)


def feature_handlers(
    features: Sequence[Feature], roles: Roles, editor_state: EditorState
) -> list[Handler]:
    """Return the handlers of all features; for others than editors none of them exists."""
    dispatcher = _Dispatcher(features)
    commands: list[Handler] = []
    for feature in features:
        allowed = from_role(roles, feature.role)
        for name, handle in feature.commands.items():
            hint = feature.alone.get(name)
            act = dispatcher.command(handle, is_beginning=name in feature.begin, hint=hint)
            commands.append(CommandHandler(name, act, filters=allowed))
            commands.append(MessageHandler(CaptionCommand(name) & allowed, act))
    return [
        *commands,
        MessageHandler(answers_a_step(roles, editor_state), dispatcher.step),
        CallbackQueryHandler(dispatcher.effect, pattern=EffectPayload.PATTERN),
        CallbackQueryHandler(dispatcher.view, pattern=ViewPayload.PATTERN),
    ]


def turn_of(update: Update, context: Context) -> EditorTurn | None:
    """Return the turn of who wrote a message; `words` are those behind the command."""
    message, user = update.message, update.effective_user
    if message is None or user is None:
        return None
    words = words_of(message)
    if words.startswith("/"):
        _, _, words = words.partition(words.split(maxsplit=1)[0])
    return EditorTurn(context, user, message, words=words.strip())


async def run_turn(handle: TurnHandler, turn: EditorTurn) -> bool:
    """Handle a turn; say so, and return False, if the database cannot be written now."""
    try:
        await handle(turn)
    except StoreError as exc:
        logger.warning("what an editor did could not be stored: %s", exc)
        refused = turn.texts("refused-store")
        await turn.send(render_text(turn.texts("add-refused", reason=refused)))
        await turn.context.bot_data.alerts.send("alert-storage")
        return False
    return True


class _Dispatcher:
    """Finds the handler of a name, and whether who acts may do it."""

    def __init__(self, features: Sequence[Feature]) -> None:
        self._steps = _named(features, "steps")
        self._effects = _named(features, "effects")
        self._views = _named(features, "views")

    def command(
        self, handle: TurnHandler, *, is_beginning: bool, hint: str | None = None
    ) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
        """Return the handler of a command; what was begun ends where it begins something else.

        `hint` is the text for words behind a command that takes none.
        """

        async def run_command(update: Update, context: Context) -> None:
            if turn := turn_of(update, context):
                self._limit(turn)
                turn.before_asking = leave_for_another
                if is_beginning:
                    await run_turn(leave_for_another, turn)
                if await run_turn(handle, turn) and hint and turn.words:
                    await turn.send(render_text(context.texts(hint)))

        return run_command

    async def step(self, update: Update, context: Context) -> None:
        """Hand an answer to the step that waits for it; the step is over unless it asks on."""
        message, user = update.message, update.effective_user
        if message is None or user is None:
            return
        pending = await context.read(context.bot_data.users.editor_state.task, user.id)
        found = self._steps.get(pending.name) if pending else None
        if pending is None or found is None:
            await context.write(context.bot_data.users.editor_state.end, user.id)
            return
        if not _may_act(user.id, found[0], context):
            # They had a higher role when they were asked for it.
            await context.write(context.bot_data.users.editor_state.end, user.id)
            await reply(message, render_text(context.texts("role-lacking")))
            return
        turn = EditorTurn(
            context, user, message, words=words_of(message).strip(), data=pending.data
        )
        self._limit(turn)
        if await run_turn(found[1], turn) and not turn.is_asking:
            await context.write(context.bot_data.users.editor_state.end, user.id)

    async def effect(self, update: Update, context: Context) -> None:
        """Do what a button offered, once, for whom it was offered."""
        query = update.callback_query
        if query is None or (payload := EffectPayload.unpack(query.data or "")) is None:
            return
        user = query.from_user
        pending = None
        if is_own_chat(query) and context.bot_data.users.roles.role(user.id):
            pending = await context.write(
                context.bot_data.users.editor_state.take, user.id, payload.nonce, payload.choice
            )
        found = self._effects.get(pending.name) if pending else None
        if pending is None or found is None or not _may_act(user.id, found[0], context):
            lacks = await _lacks_role(query, found[0] if found else Role.REVIEWER, context)
            await toast(query, context.texts(lacks or _why_dead(payload, context)))
            return
        await toast(query)
        await context.bot_data.running_checks.cancel(user.id, payload.nonce)
        turn = EditorTurn(context, user, query=query, data=pending.data)
        self._limit(turn)
        turn.before_asking = leave_for_another
        if await run_turn(found[1], turn):
            _remember_press(payload, context)

    async def view(self, update: Update, context: Context) -> None:
        """Show what a button names."""
        query = update.callback_query
        if query is None or (payload := ViewPayload.unpack(query.data or "")) is None:
            return
        user, found = query.from_user, self._views.get(payload.view)
        if found is None or not is_own_chat(query) or not _may_act(user.id, found[0], context):
            lacks = await _lacks_role(query, found[0], context) if found else None
            await toast(query, context.texts(lacks or "button-expired"))
            return
        await toast(query)
        turn = EditorTurn(context, user, query=query, key=payload.key, page=payload.page)
        self._limit(turn)
        turn.before_asking = leave_for_another
        await run_turn(found[1], turn)

    def _limit(self, turn: EditorTurn) -> None:
        """Let a turn show no buttons that would be refused to who acts."""
        role = turn.context.bot_data.users.roles.role(turn.user.id)

        def is_refused(offered: ViewPayload | PendingStep) -> bool:
            if isinstance(offered, ViewPayload):
                found = self._views.get(offered.view)
            else:
                found = self._effects.get(offered.name)
            return found is not None and not has_role(role, found[0])

        turn.is_refused = is_refused


def _may_act(user: int, role: Role, context: Context) -> bool:
    return has_role(context.bot_data.users.roles.role(user), role)


async def _lacks_role(query: CallbackQuery, role: Role, context: Context) -> str | None:
    """Return what is said to who has a lower role than a button needs, or had one."""
    user, roles = query.from_user.id, context.bot_data.users.roles
    if not is_own_chat(query) or _may_act(user, role, context):
        return None
    if roles.role(user) is not None:
        return "role-lacking"
    return "role-gone" if await context.read(roles.had_role, user) else None


def _remember_press(payload: EffectPayload, context: Context) -> None:
    """Remember what a button has done, so that a second tap is told so."""
    if context.user_data is not None:
        before = context.user_data.get(_PRESSED, ())
        context.user_data[_PRESSED] = (*before, payload.pack())[-_PRESSES_KEPT:]


def _why_dead(payload: EffectPayload, context: Context) -> str:
    """Return the key of what is said of a button that does nothing any more."""
    pressed = (context.user_data or {}).get(_PRESSED, ())
    return "button-done" if payload.pack() in pressed else "button-expired"


def _named(features: Sequence[Feature], part: str) -> dict[str, tuple[Role, TurnHandler]]:
    named: dict[str, tuple[Role, TurnHandler]] = {}
    for feature in features:
        for name, handle in getattr(feature, part).items():
            if name in named:
                raise ValueError(f"Two features of editors call something “{name}”.")
            named[name] = feature.role, handle
    return named
