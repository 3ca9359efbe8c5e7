"""What stands beside a sentence so that a reader understands it; the answer stays the same."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.models import Fact
from knowledge.store import facts

if TYPE_CHECKING:
    from knowledge.library import Library

_OPENS = frozenset(
    """he she it they this that these those his her its their both он она оно они это этот эта эти
    его ее их оба ол олар бул осы сол оның онын олардын бұл""".split()
)


@dataclass(frozen=True, slots=True)
class Aside:
    """The sentence before, if this one points back to it; the curated translation, if needed.

    `span` is where the words stand that answer the question, in characters of the sentence.
    """

    before: str | None = None
    translation: str | None = None
    span: tuple[int, int] | None = None


def asides(
    library: "Library", shown: Collection[Fact], languages: Collection[str], question: str = ""
) -> dict[int, Aside]:
    """Return what belongs beside each of these facts for someone who reads `languages`."""
    return {fact.id: _aside(library, fact, languages, question) for fact in shown}


def _aside(library: "Library", fact: Fact, languages: Collection[str], question: str) -> Aside:
    # Its patterns take a while to compile, and the terminal's first screen needs none of them.
    from knowledge.evidence import answer_span  # noqa: PLC0415

    translations = (
        library.translation(fact.id, language)
        for language in languages
        if language != fact.language
    )
    return Aside(
        _before(library, fact),
        next((each for each in translations if each), None),
        answer_span(question, fact.text) if question else None,
    )


def _before(library: "Library", fact: Fact) -> str | None:
    """Return the sentence before one that opens with a pronoun, if they share a paragraph."""
    from knowledge.analysis import normalise  # noqa: PLC0415

    words = normalise(fact.text).strip(" \"'«“‘„(–—-").split(maxsplit=1)
    if not words or words[0].strip(",.") not in _OPENS or fact.citation.sentence == 1:
        return None
    place = fact.citation
    around = facts.of_paragraph(library.connections.reader(), place.document, place.paragraph)
    earlier = [each for each in around if each.citation.end <= place.start]
    return earlier[-1].text if earlier else None
