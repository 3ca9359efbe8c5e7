"""Payloads: all callback data of buttons, and deep links.

`pack` writes one, `unpack` returns None for what no button of ours says. No payload is a right:
each press asks for the role again. Telegram takes at most 64 bytes.

Under a message that many read, a payload ends in its language, `v1:+~ru`: there it stays so.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from knowledge import Missing

WRITTEN_IN = r"(?:~[a-z]{2,3})?"
"""How the payloads of shared messages end."""


class ShownAs(StrEnum):
    """What the message said of its first sentence; it must not change when one looks around."""

    FOUND = "f"
    SIDES = "d"
    PROBABLE = "p"
    UNSURE = "u"
    SHARED = "s"


_MISSING = dict(zip("wopnrcadsxim", Missing, strict=True))
_LETTERS = {missing: letter for letter, missing in _MISSING.items()}


@dataclass(frozen=True, slots=True)
class ShowFact:
    """A button that edits a message into an answer (`a`) or into its context (`c`).

    `n` sends the context anew. `facts` are the ids of the message's sentences, the shown one
    first, three at most; `span` is where the answer stands in the first, in characters. `place` is
    that of the shown one among them, from 0, and `printed` how many of them the message prints: 0
    of those that are only offered, and of one that was chosen among them.
    """

    view: str
    shown_as: ShownAs
    facts: tuple[int, ...]
    missing: Missing | None = None
    span: tuple[int, int] | None = None
    place: int = 0
    printed: int = 1

    PATTERN = re.compile(
        r"^v1:([acn])([fdpus])([a-z]?):(\d{1,12}(?:\.\d{1,12}){0,2})(?:@(\d{1,6})-(\d{1,6}))?"
        rf"(?:!([0-2])([0-3]))?{WRITTEN_IN}$"
    )

    @property
    def is_chosen(self) -> bool:
        """Whether a tap chose the sentence among those that were offered."""
        return self.place > 0 or self.printed == 0

    def pack(self) -> str:
        missing = _LETTERS[self.missing] if self.missing else ""
        span = f"@{self.span[0]}-{self.span[1]}" if self.span else ""
        ids = ".".join(map(str, self.facts))
        order = f"!{self.place}{self.printed}" if (self.place, self.printed) != (0, 1) else ""
        return f"v1:{self.view}{self.shown_as}{missing}:{ids}{span}{order}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        if not (found := cls.PATTERN.match(data)):
            return None
        view, shown_as, missing, ids, left, right, place, printed = found.groups()
        facts = tuple(int(id_) for id_ in ids.split("."))
        span = (int(left), int(right)) if left else None
        order = (int(place), int(printed)) if place else (0, 1)
        return cls(view, ShownAs(shown_as), facts, _MISSING.get(missing), span, *order)


@dataclass(frozen=True, slots=True)
class AskSample:
    """A button that asks one of the questions for newcomers, by its id in `Library.sample`."""

    id: int

    PATTERN = re.compile(rf"^v1:q:(-?\d{{1,12}}){WRITTEN_IN}$")

    def pack(self) -> str:
        return f"v1:q:{self.id}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(int(found[1])) if (found := cls.PATTERN.match(data)) else None


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A button that opens a document: card (`c`), page (`p`), quotes (`q`), section (`s`).

    `t` opens its contents. `number` is that of the page, also of quotes or of contents, or of the
    section, from 0; for a card, that of what was asked in `CardTopic`.
    """

    view: str
    document: int
    number: int = 0

    PATTERN = re.compile(rf"^v1:o([cpqst]):(\d{{1,12}}):(\d{{1,6}}){WRITTEN_IN}$")

    def pack(self) -> str:
        return f"v1:o{self.view}:{self.document}:{self.number}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return (
            cls(found[1], int(found[2]), int(found[3]))
            if (found := cls.PATTERN.match(data))
            else None
        )


class AnswerAction(StrEnum):
    """What one can do with an answer besides reading it.

    Its message says which answer, and `part` which of several, from 0.
    """

    LIKE = "+"
    DISLIKE = "-"
    TELL = "e"
    WAIT = "w"
    WRONG_SENTENCE = "s"
    WRONG_QUESTION = "n"

    def pack(self, part: int = 0) -> str:
        return f"v1:{self.value}{part or ''}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(found[1]) if (found := ANSWER_ACTION.match(data)) else None


ANSWER_ACTION = re.compile(rf"^v1:([-+ewsn])([1-9]?){WRITTEN_IN}$")


def part_of(data: str) -> int:
    """Return which of several answers in a message a button is about, from 0."""
    found = ANSWER_ACTION.match(data)
    return int(found[2] or 0) if found else 0


@dataclass(frozen=True, slots=True)
class FactLink:
    """What opens a fact: in a deep link behind `start`, and in an inline query."""

    id: int

    PATTERN = re.compile(r"^fact_(\d{1,12})$")

    def pack(self) -> str:
        return f"fact_{self.id}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(int(found[1])) if (found := cls.PATTERN.match(data)) else None


@dataclass(frozen=True, slots=True)
class SettingChoice:
    """A button that chooses: a language (`l`), a document (`d`), a page of them (`p`).

    `o` chooses the document whose card it stands under, or no longer; `n` next questions.

    An empty value is the choice to have none: as in Telegram, all documents, the first page.
    """

    of: str
    value: str = ""

    PATTERN = re.compile(r"^v1:([ldpon])=([a-z]{2,3}|\d{1,12}|)$")

    def pack(self) -> str:
        return f"v1:{self.of}={self.value}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(found[1], found[2]) if (found := cls.PATTERN.match(data)) else None

    @property
    def number(self) -> int | None:
        """The value as a number, if it is one."""
        return int(self.value) if self.value.isdecimal() else None


class ForgetStep(StrEnum):
    """The steps of being forgotten: asked whether, and the answers, also of who has a role."""

    ASK = "ask"
    YES = "yes"
    YES_AND_ROLE = "role"
    NO = "no"

    def pack(self) -> str:
        return f"v1:forget={self.value}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(data.removeprefix("v1:forget=")) if FORGET_STEP.match(data) else None


FORGET_STEP = re.compile(r"^v1:forget=(?:ask|yes|role|no)$")


@dataclass(frozen=True, slots=True)
class EffectPayload:
    """A button that changes something, once: a choice among what was offered under a nonce."""

    nonce: str
    choice: int

    PATTERN = re.compile(r"^v1:do:([A-Za-z0-9_-]{16}):(\d{1,2})$")

    def pack(self) -> str:
        return f"v1:do:{self.nonce}:{self.choice}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        return cls(found[1], int(found[2])) if (found := cls.PATTERN.match(data)) else None


@dataclass(frozen=True, slots=True)
class ViewPayload:
    """A button that shows something, or asks for words: as often as it is pressed.

    `key` is an id or what `EditorState.keep` returned, `page` counts from 0.
    """

    view: str
    key: str = ""
    page: int = 0

    PATTERN = re.compile(r"^v1:at:([a-z-]{1,16}):([A-Za-z0-9_-]{0,16}):(\d{1,6})$")

    def pack(self) -> str:
        return f"v1:at:{self.view}:{self.key}:{self.page}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        found = cls.PATTERN.match(data)
        return cls(found[1], found[2], int(found[3])) if found else None
