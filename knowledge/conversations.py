"""Conversations: what a question may follow, as it is kept between two messages."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Self

from knowledge.answers import Response

EARLIER = 3
"""Answers before the last that a question may still mean."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a conversation remembers: the facts shown last, and the question that found them.

    `earlier` are the first facts of the answers before, newest first, as long as each question
    needed the one before it.
    """

    shown: tuple[int, ...] = ()
    question: str = ""
    earlier: tuple[int, ...] = ()

    def onward(self, shown: tuple[int, ...]) -> Self:
        """Return the conversation after an answer that goes on about the same."""
        before = [id_ for id_ in (*self.shown[:1], *self.earlier) if id_ not in shown]
        return replace(self, shown=shown, earlier=tuple(dict.fromkeys(before))[:EARLIER])

    def written(self) -> str:
        """Return what `read` makes the same conversation of."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        found = json.loads(written)
        return cls(tuple(found["shown"]), found["question"], tuple(found["earlier"]))


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """A response, and what the conversation remembers after it."""

    response: Response
    after: Conversation
