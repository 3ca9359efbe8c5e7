"""What a talk remembers, and the next answer in it."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Self

from knowledge.models import Response

if TYPE_CHECKING:
    from knowledge.library import Library


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a talk remembers: the facts shown last, and the question that found them."""

    shown: tuple[int, ...] = ()
    question: str = ""

    def written(self) -> str:
        """Return what `read` makes the same talk of."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def read(cls, written: str) -> Self:
        found = json.loads(written)
        return cls(tuple(found["shown"]), found["question"])


@dataclass(frozen=True, slots=True)
class Said:
    """A response, and what the talk remembers after it."""

    response: Response
    after: Conversation


def converse(
    library: "Library",
    question: str,
    before: Conversation,
    *,
    limit: int = 10,
    documents: Collection[int] = (),
) -> Said:
    """Answer a question as the next of a talk. One that stands alone is answered as if alone."""
    # Ranking takes a tenth of a second to load, for which no import should wait.
    from knowledge.talking import Talk  # noqa: PLC0415

    return Talk(library, before, limit, documents).hear(question)
