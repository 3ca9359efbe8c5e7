"""The place of a sentence: what is said of it below the text, and the way to the other hits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.site.document_pages import date_in
from bot.site.page_request import PageRequest
from handlers.rendering.buttons import page_of
from handlers.rendering.quotations import citation_of, speaker_of
from knowledge import Fact, Library


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """What the bar says of one sentence. `copied` is the sentence with its citation.

    `facts` are all hits; it is the one of this `number` among them, from 1.
    """

    fact: Fact
    citation: str
    speaker: str | None
    revised: str | None
    translation: str | None
    copied: str
    facts: tuple[int, ...] = ()
    number: int = 1
    before: str | None = None
    after: str | None = None

    @property
    def hits(self) -> int:
        """How many hits there are."""
        return len(self.facts)


def place_of(
    facts: Sequence[Fact], page: PageRequest, library: Library, revised: datetime | None
) -> SentencePlace:
    """Return the place of the first of some facts, all of which were found."""
    fact, texts = facts[0], page.texts
    citation = citation_of(fact, texts)
    speaker = speaker_of(fact, texts)
    since = texts("site-revised", date=date_in(revised, page.language)) if revised else None
    own = fact.language == page.language
    translated = None if own else library.translation(fact.id, page.language)
    address = f"{page.url}{page_of((fact.id,))}"
    lines = (f"“{' '.join(fact.text.split())}”", citation, speaker, address)
    in_order = sorted(facts, key=lambda each: (each.citation.document, each.citation.start))
    at = in_order.index(fact)
    return SentencePlace(
        fact,
        citation,
        speaker,
        since,
        texts("translation", text=translated) if translated else None,
        "\n".join(line for line in lines if line),
        tuple(each.id for each in facts),
        at + 1,
        _link(in_order, at - 1, page) if at else None,
        _link(in_order, at + 1, page) if at + 1 < len(in_order) else None,
    )


def _link(facts: Sequence[Fact], at: int, page: PageRequest) -> str:
    """Return what opens another of the hits, with all of them marked."""
    fact = facts[at].id
    others = tuple(each.id for each in facts if each.id != fact)
    return page.facts_link((fact, *others))
