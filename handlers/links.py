"""What travels in buttons and deep links: packed, unpacked, and never trusted to be a right."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from knowledge import Missing


class Claim(StrEnum):
    """What the message said of its first sentence; it must not change when one looks around."""

    FOUND = "f"
    UNSURE = "u"


_MISSING = dict(zip("wopnrcad", Missing, strict=True))
_LETTERS = {missing: letter for letter, missing in _MISSING.items()}


@dataclass(frozen=True, slots=True)
class Show:
    """A button that edits a message into an answer (`a`) or into its context (`c`).

    `facts` are the sentences of the message, the shown one first: at most three ids, which
    keeps the payload far below Telegram's 64 bytes.
    """

    view: str
    claim: Claim
    facts: tuple[int, ...]
    missing: Missing | None = None

    PATTERN = re.compile(r"^v1:([ac])([fu])([a-z]?):(\d{1,12}(?:\.\d{1,12}){0,2})$")

    def pack(self) -> str:
        missing = _LETTERS[self.missing] if self.missing else ""
        return f"v1:{self.view}{self.claim}{missing}:{'.'.join(map(str, self.facts))}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """Return None for what no button of ours says."""
        if not (found := cls.PATTERN.match(data)):
            return None
        view, claim, missing, ids = found.groups()
        facts = tuple(int(id_) for id_ in ids.split("."))
        return cls(view, Claim(claim), facts, _MISSING.get(missing))


@dataclass(frozen=True, slots=True)
class Sample:
    """A button that asks one of the sample questions."""

    id: int

    PATTERN = re.compile(r"^v1:q:(\d{1,12})$")

    def pack(self) -> str:
        return f"v1:q:{self.id}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """Return None for what no button of ours says."""
        found = cls.PATTERN.match(data)
        return cls(int(found[1])) if found else None
