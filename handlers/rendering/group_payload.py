"""The payload of buttons that choose what a group asks, beside those of `payloads`."""

import re
from dataclasses import dataclass
from typing import Self

from handlers.rendering.payloads import WRITTEN_IN


@dataclass(frozen=True, slots=True)
class GroupChoice:
    """A button that lets a group ask a document or no longer (`d`), or all (`a`); `p` turns pages.

    `document` is its id, 0 where none is meant; `page` counts from 0.
    """

    of: str
    page: int = 0
    document: int = 0

    PATTERN = re.compile(rf"^v1:g([dap]):(\d{{1,6}}):(\d{{1,12}}){WRITTEN_IN}$")

    def pack(self) -> str:
        return f"v1:g{self.of}:{self.page}:{self.document}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        found = cls.PATTERN.match(data)
        return cls(found[1], int(found[2]), int(found[3])) if found else None
