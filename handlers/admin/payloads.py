"""What the buttons of editors carry. No payload is a right: each press asks for the role."""

import re
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Do:
    """A button that changes something, once: a choice among what was offered under a nonce."""

    nonce: str
    choice: int

    PATTERN = re.compile(r"^v1:do:([A-Za-z0-9_-]{16}):(\d{1,2})$")

    def pack(self) -> str:
        return f"v1:do:{self.nonce}:{self.choice}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """Return None for what no button of ours says."""
        found = cls.PATTERN.match(data)
        return cls(found[1], int(found[2])) if found else None


@dataclass(frozen=True, slots=True)
class Look:
    """A button that shows something, or asks for words: as often as it is pressed.

    `key` is an id or what `Desk.keep` returned, `page` counts from 0.
    """

    view: str
    key: str = ""
    page: int = 0

    PATTERN = re.compile(r"^v1:at:([a-z-]{1,16}):([A-Za-z0-9_-]{0,16}):(\d{1,6})$")

    def pack(self) -> str:
        return f"v1:at:{self.view}:{self.key}:{self.page}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """Return None for what no button of ours says."""
        found = cls.PATTERN.match(data)
        return cls(found[1], found[2], int(found[3])) if found else None
