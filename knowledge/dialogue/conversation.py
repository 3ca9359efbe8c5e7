"""What a talk remembers, and the next answer in it."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Self

from knowledge.models import Response

if TYPE_CHECKING:
    from knowledge.library import Library

EARLIER = 3
"""Answers before the last that a question may still mean."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a talk remembers: the facts shown last, and the question that found them.

    `earlier` are the first facts of the answers before, newest first, as long as each question
    leaned on the one before it.
    """

    shown: tuple[int, ...] = ()
    question: str = ""
    earlier: tuple[int, ...] = ()

    def onward(self, shown: tuple[int, ...]) -> Self:
        """Return the talk after an answer that goes on about the same."""
        before = [id_ for id_ in (*self.shown[:1], *self.earlier) if id_ not in shown]
        return replace(self, shown=shown, earlier=tuple(dict.fromkeys(before))[:EARLIER])

    def written(self) -> str:
        """Return what `read` makes the same talk of."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        found = json.loads(written)
        return cls(tuple(found["shown"]), found["question"], tuple(found["earlier"]))


@dataclass(frozen=True, slots=True)
class DialogueTurn:
    """A response, and what the talk remembers after it."""

    response: Response
    after: Conversation


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a question is answered from: these documents, or all; and how long a ranking is."""

    limit: int = 10
    documents: Collection[int] = ()


def stands_alone(question: str) -> bool:
    """Tell whether a question means the same whatever was said before."""
    # As below: its patterns take long to load.
    from knowledge.dialogue.followups import leaning, pointing  # noqa: PLC0415

    return not (leaning(question) or leaning(question, of_speech=True) or pointing(question))


def converse(
    library: "Library",
    question: str,
    before: Conversation,
    *,
    limit: int = 10,
    documents: Collection[int] = (),
) -> DialogueTurn:
    """Answer a question as the next of a talk. One that stands alone is answered as if alone."""
    # Ranking takes a tenth of a second to load, for which no import should wait.
    from knowledge.dialogue.dialogue import Dialogue  # noqa: PLC0415

    return Dialogue(library, before, question, SearchScope(limit, documents)).hear()
