"""The payload of buttons under a mention, beside those of `payloads`."""

import re
from dataclasses import dataclass
from typing import Self

from handlers.rendering.payloads import WRITTEN_IN

LONGEST = 60
"""Bytes of a payload: of the 64 that Telegram takes, what is left before a language."""


@dataclass(frozen=True, slots=True)
class ShowMention:
    """A button that shows a place that mentions a topic (`a`), or what is around it (`c`).

    `s` is the button of the place that stands there already.

    `number` is that of the place, from 0. The topic is there in words, so that it is found after a
    restart as well; one of many letters fits in no button.
    """

    view: str
    number: int
    topic: str

    PATTERN = re.compile(rf"^v1:m([acs]):(\d{{1,3}}):([^\n~]{{1,60}}){WRITTEN_IN}$")

    def pack(self) -> str:
        return f"v1:m{self.view}:{self.number}:{self.topic}"

    @property
    def fits(self) -> bool:
        """Whether Telegram takes it."""
        return len(self.pack().encode()) <= LONGEST and "~" not in self.topic

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        found = cls.PATTERN.match(data)
        return cls(found[1], int(found[2]), found[3]) if found else None
