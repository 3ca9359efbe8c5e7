"""What a talk remembers, and the next answer in it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answers import Conversation, DialogueTurn

if TYPE_CHECKING:
    from knowledge.library import Library


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
