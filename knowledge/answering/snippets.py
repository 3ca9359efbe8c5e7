"""Snippets: what is shown with a hit so that a reader understands it, and the highlight in it."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from knowledge.answering.asked_cell import find_asked_cell
from knowledge.answering.evidence import certain_span
from knowledge.answering.excerpts import find_excerpts
from knowledge.answering.named_cells import name_cells
from knowledge.answering.prohibitions import announced_prohibition
from knowledge.language.letters import OPENING_PRONOUNS
from knowledge.language.stemmer import stem_set
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact, FactContext, Span
from knowledge.queries import AnswerType, Query
from knowledge.store import Snapshot, annotations, documents, fact_places, facts

_POINTED_AT = {
    AnswerType.DATE, AnswerType.DURATION, AnswerType.PERCENTAGE, AnswerType.AMOUNT,
    AnswerType.MEASURE, AnswerType.COUNT,
    AnswerType.PLACE, AnswerType.ORGANISATION, AnswerType.PERSON,
}  # fmt: skip
_WHERE = re.compile(
    r"\b(?:in|at|near|from|inside|outside|across|between|around|в|во|на|из|около|у) (?:the )?$"
)
"""What stands before a place: "of" and "to" stand before much else."""
_ASKS_SUBJECT = re.compile(
    r"\W{0,3}(?:and )?what (?:was|were|is|are) (?:also |first )?"
    r"(?P<verb>\w{3,30}(?:ed|en|wn|lt|nt|ht))\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?P<subject>[^,;:()]{3,120}?) (?:was|were|is|are)(?: (?:also|first|later|\w{2,20}ly))? "
    r"(?P<verb>\w{3,30})\b"
)
"""A sentence that opens with what something was done to: English says so in a fixed order."""
_NO_PERSON = re.compile(r"[’'](?:s\b|\W|$)")
"""An owner, or the end of a title in quotation marks."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The sentence before, if this one points back to it; the curated translation, if needed.

    `lead_in` announces the list that it is an item of, if its own words do not do so. `span` is
    where the words stand that answer the question, `excerpt` where those stand that come closest
    to it, and `line` the same where there is one line only, all in characters of the sentence.
    """

    before: str | None = None
    translation: str | None = None
    span: tuple[int, int] | None = None
    excerpt: tuple[int, int] | None = None
    line: tuple[int, int] | None = None
    lead_in: str | None = None

    @property
    def unclaimed(self) -> "Snippet":
        """The same where nothing is claimed, so no words are pointed at as the answer."""
        return replace(self, span=None)


class SnippetMaker:
    """Makes snippets from what is stored beside facts."""

    def __init__(self, read: Callable[[], Snapshot]) -> None:
        self._read = read

    def __call__(
        self,
        shown: Collection[Fact],
        languages: Collection[str],
        query: Query | None = None,
        *,
        are_whole: bool = False,
    ) -> dict[int, Snippet]:
        """Return what belongs beside each of these facts for someone who reads `languages`.

        Where all `are_whole`, no excerpts are looked for.
        """
        db = self._read()
        made = {fact.id: _snippet(db, fact, languages, query) for fact in shown}
        if query is None or are_whole:
            return made
        for fact in shown:
            excerpt, line = find_excerpts(query, fact.text)
            made[fact.id] = replace(made[fact.id], excerpt=excerpt, line=line)
        return made


def _snippet(db: Snapshot, fact: Fact, languages: Collection[str], query: Query | None) -> Snippet:
    translations = (annotations.translation(db, fact.id, language) for language in languages)
    return Snippet(
        _before(db, fact),
        next((each for each in translations if each), None),
        _span(query, fact) if query else None,
        lead_in=_lead_in(db, fact),
    )


def context_of(db: Snapshot, fact: Fact) -> FactContext:
    """Return the whole paragraph, list or table in which a fact stands, cells behind names."""
    place = fact.citation
    whole = Span(place.start, place.end)
    first, last = documents.block_around(db, place.document, whole) or _paragraph(db, fact)
    text = documents.text_of(db, place.document)[first:last]
    spans = tuple(Span(start - first, end - first) for start, end in place.spans)
    rows = fact_places.standing(db, place.document, Span(first, last)) if fact.cells else ()
    return FactContext(fact, *name_cells(text, first, rows, spans))


def _paragraph(db: Snapshot, fact: Fact) -> Span:
    """Return where the sentences of a fact's paragraph stand."""
    around = facts.of_paragraph(db, fact.citation.document, fact.citation.paragraph)
    return Span(
        min(each.citation.start for each in around), max(each.citation.end for each in around)
    )


def _span(query: Query, fact: Fact) -> tuple[int, int] | None:
    return find_asked_cell(query, fact) if fact.cells else highlight(query, fact.text)


def highlight(query: Query, sentence: str) -> tuple[int, int] | None:
    """Return where the name, date, number or place stands that answers, if that is clear."""
    kind = query.analysis.kind
    if kind is AnswerType.OTHER:
        return _passive_subject(query.text, sentence)
    if kind not in _POINTED_AT or (span := certain_span(query.analysis, sentence)) is None:
        return None
    start, end = span
    if kind is AnswerType.PLACE and not _WHERE.search(sentence[:start]):
        return None
    if kind is AnswerType.PERSON and _NO_PERSON.search(sentence[start : end + 2]):
        return None
    return span


def _passive_subject(question: str, sentence: str) -> tuple[int, int] | None:
    """Return where the subject of "… was signed" stands, if that is what a question asks for.

    Only where the sentence opens with it and says it in the same words.
    """
    asked, told = _ASKS_SUBJECT.match(question), _PASSIVE.match(sentence)
    if not asked or not told or stem_set(asked["verb"]) != stem_set(told["verb"]):
        return None
    first = normalise(told["subject"]).split(maxsplit=1)[0]
    return None if first in OPENING_PRONOUNS else told.span("subject")


def _lead_in(db: Snapshot, fact: Fact) -> str | None:
    """Return what announces the list in which an item stands that does not say so itself.

    Or the heading above it, if that says of it that it may not be.
    """
    announced = None if fact.cells else facts.lead_in_of(db, fact.id)
    if announced is None and fact.citation.section and not fact.cells:
        return announced_prohibition(fact.citation.section[-1], fact.text)
    return None if announced and fact.text.startswith(announced) else announced


def _before(db: Snapshot, fact: Fact) -> str | None:
    """Return the sentence before one that opens with a pronoun, if they share a paragraph."""
    words = normalise(fact.text).strip(" \"'«“‘„(–—-").split(maxsplit=1)
    if not words or words[0].strip(",.") not in OPENING_PRONOUNS or fact.citation.sentence == 1:
        return None
    place = fact.citation
    around = facts.of_paragraph(db, place.document, place.paragraph)
    earlier = [each for each in around if each.citation.end <= place.start]
    return earlier[-1].text if earlier else None
