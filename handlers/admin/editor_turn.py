"""Turn: one thing that an editor wrote or pressed, and the one way to answer it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import ParamSpec, TypeVar

from telegram import CallbackQuery, User
from telegram import Message as Received

from handlers.context import Context
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.payloads import EffectPayload, ViewPayload
from handlers.rendering.texts import Texts
from handlers.replies import edit, pressed_on, reply, send_beside
from handlers.threads import run_in
from knowledge import Data, PendingStep, Place

P = ParamSpec("P")
R = TypeVar("R")


MESSAGES = "messages"
"""What a step or a button remembers of the messages in which its words were written."""
_MESSAGES_KEPT = 20
_LONGEST_NUMBER = 12
"""Digits of the number of a row; nothing that is stored has a longer one."""


def number_in(words: str) -> int | None:
    """Return the number that words are, None if they are none or one that nothing can have."""
    words = words.strip()
    return int(words) if words.isdecimal() and len(words) <= _LONGEST_NUMBER else None


@dataclass(frozen=True, slots=True)
class OneTimeButton:
    """A button that does something once: its label, and the effect with its data."""

    label: str
    pending: PendingStep


@dataclass(slots=True)
class EditorTurn:
    """What an editor did. `message` is what they wrote, else `query` is what they pressed.

    `words` stand behind a command, or are the whole answer to a step; `data` is what the step
    or the button remembers; `key` and `page` are those of a `ViewPayload`. `place` is where the
    answer stands already, once there is one to be edited; `shown_at` is where it was shown last.
    `before_asking` ends what was begun, before a button asks for something else. `is_refused`
    tells of which buttons a higher role is needed: these are not shown.
    """

    context: Context
    user: User
    message: Received | None = None
    query: CallbackQuery | None = None
    words: str = ""
    data: Data = field(default_factory=dict)
    key: str = ""
    page: int = 0
    is_asking: bool = False
    before_asking: "TurnHandler | None" = None
    place: Place | None = None
    shown_at: Place | None = None
    is_refused: Callable[[ViewPayload | PendingStep], bool] = lambda _: False

    @property
    def texts(self) -> Texts:
        return self.context.texts

    @property
    def number(self) -> int:
        """The key as a number, 0 for what is none: nothing has that number."""
        return number_in(self.key) or 0

    async def signature(self) -> str:
        """Return how history names this editor."""
        sign = self.context.bot_data.users.roles.signature
        return await self.context.write(sign, self.user.id, self.user.full_name)

    async def preview(self, ask: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run what may take seconds in a thread of its own, so that no answer waits for it."""
        return await run_in(self.context.bot_data.threads.preview, ask, *args, **kwargs)

    async def show(self, message: Message) -> None:
        """Answer: a press by editing its message, anything else by a reply."""
        message = self._without_refused(message)
        place = self.place or (pressed_on(self.query) if self.query is not None else None)
        if place is not None:
            await edit(self.context.bot, place, message)
            self.shown_at = place
        else:
            await self.send(message)

    async def show_for_now(self, words: str) -> None:
        """Answer with words that stand there until the real answer, which takes a while."""
        if self.message is not None:
            self.place = await reply(self.message, render_text(words))
        else:
            await self.show(render_text(words))

    async def send(self, message: Message) -> None:
        """Answer by a message of its own, also to a press."""
        message = self._without_refused(message)
        sent = None
        if self.query is not None:
            sent = await send_beside(self.query, message)
        elif self.message is not None:
            sent = await reply(self.message, message)
        self.shown_at = sent

    async def say(self, key: str, **values: str | int) -> None:
        """Answer with a sentence of the locales."""
        await self.show(render_text(self.texts(key, **values)))

    def written(self, pending: PendingStep) -> PendingStep:
        """Return a step or an effect that knows the messages in which its words were written."""
        now = [str(self.message.message_id)] if self.message is not None else []
        numbers = [*self.data.get(MESSAGES, "").split(), *now][-_MESSAGES_KEPT:]
        return replace(pending, data={**pending.data, MESSAGES: " ".join(numbers)})

    async def ask(self, step: str, words: str | Message, **data: str) -> None:
        """Ask for something; the next message goes to `step`, with this data."""
        if self.before_asking is not None:
            await self.before_asking(self)
        pending = self.written(PendingStep(step, data))
        await self.context.write(
            self.context.bot_data.users.editor_state.begin, self.user.id, pending
        )
        self.is_asking = True
        await self.send(render_text(words) if isinstance(words, str) else words)

    async def offer(
        self, message: Message, rows: Sequence[Sequence[OneTimeButton]]
    ) -> tuple[str, Keyboard]:
        """Show a message with buttons of which one can be pressed, once.

        Return the nonce under which they were offered, and the buttons; nothing is stored where
        there is none.
        """
        rows = [[each for each in row if not self.is_refused(each.pending)] for row in rows]
        if not any(rows):
            await self.show(message)
            return "", ()
        nonce, buttons = await offer_choices(self.context, self.user.id, rows)
        await self.show(replace(message, keyboard=(*buttons, *message.keyboard)))
        return nonce, buttons

    def _without_refused(self, message: Message) -> Message:
        def is_open(button: Button) -> bool:
            view = ViewPayload.unpack(button.data)
            return view is None or not self.is_refused(view)

        rows = (tuple(filter(is_open, row)) for row in message.keyboard)
        return replace(message, keyboard=tuple(row for row in rows if row))


async def offer_choices(
    context: Context, user: int, rows: Sequence[Sequence[OneTimeButton]]
) -> tuple[str, tuple[tuple[Button, ...], ...]]:
    """Return a nonce, and buttons of which this editor can press one, once."""
    flat = [choice.pending for row in rows for choice in row]
    nonce = await context.write(context.bot_data.users.editor_state.offer, user, flat)
    numbers = iter(range(len(flat)))
    return nonce, tuple(
        tuple(Button(choice.label, EffectPayload(nonce, next(numbers)).pack()) for choice in row)
        for row in rows
        if row
    )


TurnHandler = Callable[[EditorTurn], Awaitable[None]]
"""What handles a turn."""
