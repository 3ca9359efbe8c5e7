"""Conversations: what a question may follow, as it is kept between two messages."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Self

from knowledge.answers import Found, Grade, Response

EARLIER = 3
"""Answers before the last that a question may still mean."""
TOGETHER = 3
"""Questions of a message that are answered; more would be no message that anybody reads."""
_SURENESS: dict[Grade | None, int] = {
    grade: at for at, grade in enumerate((Grade.CLAIM, Grade.PROBABLE, Grade.CARD))
}


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a conversation remembers: the facts shown last, and the question that found them.

    `earlier` are the first facts of the answers before, newest first, as long as each question
    needed the one before it. `confidence` is that of the last answer, and `is_claimed` tells
    whether it was claimed, so that it can be repeated as it was said. `certainty` is how sure it
    is that `shown` is what was asked for: it outlives a denial, which shows nothing. `topic` is
    what was asked for as a bare topic, if the last answer told where it is mentioned. `offered`
    are the facts to choose from that the last answer put behind buttons, in their order.
    `document` is the one whose card was the last answer, 0 if it was no card. `asked` is the last
    question as it was written, which `question` need not be.
    """

    shown: tuple[int, ...] = ()
    question: str = ""
    earlier: tuple[int, ...] = ()
    confidence: float = 0.0
    is_claimed: bool = False
    certainty: float = 1.0
    topic: str = ""
    offered: tuple[int, ...] = ()
    document: int = 0
    asked: str = ""

    def onward(self, shown: tuple[int, ...], certainty: float = 1.0) -> "Conversation":
        """Return the conversation after an answer that goes on about the same."""
        before = [id_ for id_ in (*self.shown[:1], *self.earlier) if id_ not in shown]
        earlier = tuple(dict.fromkeys(before))[:EARLIER]
        return Conversation(
            shown, self.question, earlier, self.confidence, self.is_claimed, certainty
        )

    def said(self, response: Response) -> Self:
        """Return the conversation that remembers how sure its last answer was."""
        is_claimed = isinstance(response.answer, Found)
        sureness, asked = response.confidence, response.question
        return replace(self, confidence=sureness, is_claimed=is_claimed, document=0, asked=asked)

    def written(self) -> str:
        """Return what `read` makes the same conversation of."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        found = json.loads(written)
        return cls(
            tuple(found["shown"]),
            found["question"],
            tuple(found["earlier"]),
            # Conversations of before these were kept lack them.
            found.get("confidence", 0.0),
            found.get("is_claimed", False),
            found.get("certainty", 1.0),
            found.get("topic", ""),
            tuple(found.get("offered", ())),
            found.get("document", 0),
            found.get("asked", ""),
        )


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """A response, and what the conversation remembers after it."""

    response: Response
    after: Conversation


@dataclass(frozen=True, slots=True)
class MessageAnswer:
    """The answer to a whole message: a turn for each question in it, and the questions `left`.

    There is at least one turn. `left` are in the asker's own words.
    """

    turns: tuple[DialogueTurn, ...]
    left: tuple[str, ...] = ()

    @property
    def surest(self) -> Response:
        """The first response that claims something, or else that shows something probable."""
        responses = [turn.response for turn in self.turns]
        return min(responses, key=lambda response: _SURENESS.get(response.grade, len(_SURENESS)))
