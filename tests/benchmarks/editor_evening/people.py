"""A person with a telephone, who writes, taps, forwards and sends files, and reads what comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from handlers.rendering.texts import Texts
from tests.benchmarks.editor_evening.emulator import Act, Emulator, Shown


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot did in a chat after one act; `own` is the message that the person sent."""

    shown: tuple[Shown, ...]
    toasts: tuple[str, ...] = ()
    own: int = 0
    is_seen: bool = True

    @property
    def text(self) -> str:
        """All that is read now, the newest message last."""
        return "\n".join(each.text for each in self.shown)

    @property
    def last(self) -> Shown:
        return self.shown[-1] if self.shown else Shown(0, 0, "", {})

    @property
    def labels(self) -> list[str]:
        return [label for each in self.shown for label in each.buttons]

    @property
    def toast(self) -> str:
        return " ".join(self.toasts)


@dataclass
class Person:
    """One user; every act returns once the bot has dealt with it."""

    emulator: Emulator
    settle: Callable[[], None]
    id: int
    name: str
    language: str
    known: dict[tuple[int, int], Shown] = field(default_factory=dict)
    """What they saw of each message, the newest last."""
    read_to: int = 0

    def __post_init__(self) -> None:
        self.emulator.call("user", id=self.id, first_name=self.name, language_code=self.language)

    def says(self, text: str, chat: int = 0, reply_to: int = 0) -> Reply:
        """Write a text, in the private chat if no other is named."""
        more = {"reply_to": reply_to} if reply_to else {}
        return self._after(self._acts("text", chat, text=text, **more), chat)

    def edits(self, message: int, text: str) -> Reply:
        return self._after(self.emulator.act("edit", chat_id=self.id, message_id=message,
                                             text=text), 0)  # fmt: skip

    def sends(self, name: str, data: bytes, caption: str = "", reply_to: int = 0) -> Reply:
        """Send a file."""
        more: dict[str, object] = {"caption": caption} if caption else {}
        more |= {"reply_to": reply_to} if reply_to else {}
        return self._after(self.emulator.upload(self.id, name, data, **more), 0)

    def sends_picture(self, caption: str, reply_to: int = 0) -> Reply:
        """Send a photograph with words below it."""
        more: dict[str, object] = {"kind": "photo", "caption": caption, "mime_type": "image/jpeg"}
        more |= {"reply_to": reply_to} if reply_to else {}
        return self._after(self.emulator.upload(self.id, "photo.jpg", bytes(40_000), **more), 0)

    def forwards(self, message: int, of: int) -> Reply:
        """Forward a message of another chat to the bot."""
        return self._after(self._acts("forward", 0, from_chat_id=of, message_id=message), 0)

    def taps(self, label: str, chat: int = 0, times: int = 1) -> Reply:
        """Press the newest button of this label, so often that no answer can come between."""
        message = self._with(lambda buttons: label in buttons, label, chat)
        return self.presses(message, message.buttons[label], times)

    def taps_first(self, beginning: str, chat: int = 0) -> Reply:
        """Press the newest button whose label begins so."""

        def fits(buttons: Mapping[str, str]) -> bool:
            return any(label.startswith(beginning) for label in buttons)

        message = self._with(fits, beginning, chat)
        label = next(each for each in message.buttons if each.startswith(beginning))
        return self.presses(message, message.buttons[label])

    def taps_anyway(self, texts: Texts) -> Reply:
        """Press what saves in spite of what a preview shows."""
        labels = [texts(key) for key in ("button-anyway", "button-add-too", "button-save")]
        known = [*self.known.values()][-1].buttons
        return self.taps(next(label for label in labels if label in known))

    def presses(self, message: Shown, data: str, times: int = 1) -> Reply:
        """Press a button by its payload, also one that the message showed before."""
        acts = [
            self._acts("press", message.chat, message_id=message.id, data=data, stale=True)
            for _ in range(times)
        ]
        return self._after(acts[0], message.chat)

    def heard(self) -> Reply:
        """Return what came in the private chat since they looked last."""
        self.settle()
        shown, toasts, self.read_to = self.emulator.seen(self.id, self.read_to)
        self._remember(shown)
        return Reply(tuple(shown), tuple(toasts))

    def _acts(self, name: str, chat: int, **values: object) -> Act:
        return self.emulator.act(name, user_id=self.id, chat_id=chat or self.id, **values)

    def _after(self, act: Act, chat: int) -> Reply:
        self.settle()
        shown, toasts, at = self.emulator.seen(chat or self.id, act.at)
        if not chat or chat == self.id:
            self.read_to = at
        self._remember(shown)
        return Reply(tuple(shown), tuple(toasts), act.message, act.is_seen)

    def _remember(self, shown: list[Shown]) -> None:
        for each in shown:
            self.known.pop((each.chat, each.id), None)
            self.known[each.chat, each.id] = each

    def _with(self, fits: Callable[[Mapping[str, str]], bool], named: str, chat: int) -> Shown:
        for message in reversed(self.known.values()):
            if message.chat == (chat or self.id) and fits(message.buttons):
                return message
        near = [list(each.buttons) for each in [*self.known.values()][-3:]]
        raise LookupError(f"no button {named!r}; the newest are {near}")
