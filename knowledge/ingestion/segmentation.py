"""A structured document -> passages: what of it can be a fact, with its exact places."""

from collections.abc import Iterator, Sequence
from operator import add

from knowledge.ingestion.rows_of_tables import rows_of
from knowledge.ingestion.sentence_parts import (
    LONGEST,
    apart,
    begins_sentence,
    lead_in_of,
    leads_in,
    pieces_of,
    without_last,
    words_of,
)
from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.speakers import speaker_of
from knowledge.ingestion.structure import (
    About,
    Block,
    Item,
    ListBlock,
    Paragraph,
    Position,
    Span,
    StructuredDocument,
    Table,
    Voice,
    structured_text,
)
from knowledge.ingestion.structure.closings import leads_on
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.sentence_forms import (
    is_cut,
    is_incomplete,
    is_name,
    joins_next,
    labels_only,
    named_sentences,
)
from knowledge.models import Kind, Passage

WHOLE_LIST = 700
"""Characters of a list that is a passage as a whole."""
BETWEEN_CELLS = " — "
BETWEEN_ITEMS = "; "
AFTER_LEAD_IN = AFTER_BREAK = " "
"""What stands between the spans of a passage, and in no document."""


def title_of(text: str) -> str | None:
    """Return the first line of plain text if it stands alone and reads like a headline."""
    return structured_text(text, About()).title


def passages(text: str) -> Iterator[Passage]:
    """Yield the passages of plain text in order."""
    return passages_of(structured_text(text, About()))


def passages_of(document: StructuredDocument) -> Iterator[Passage]:
    """Yield the passages of a document in order.

    Headings, questions, programs and boilerplate are none, and do not count as paragraphs. The
    first passage of what answers a question of the document has that question.
    """
    answered: set[Span] = set()
    paragraph = 1
    named = [is_name(document.text, block) for block in document.blocks]
    for at, block in enumerate(document.blocks):
        # Names in a row are a list without marks.
        listed = named[at] and any(named[max(0, at - 1) : at] + named[at + 1 : at + 2])
        asked = block.place.question
        goes_on = any(b.place.question == asked for b in document.blocks[at + 1 : at + 2])
        parts = _Parts(document, block.place, paragraph, listed=listed, goes_on=goes_on)
        for passage in parts.of(block):
            if asked and asked not in answered:
                answered.add(asked)
                question = " ".join(document.words(asked).split())
                yield passage._replace(question=question)
            else:
                yield passage
        paragraph += parts.sentence > 0


class _Parts:
    """Makes passages of the parts of one block, and counts them."""

    def __init__(
        self,
        document: StructuredDocument,
        place: Position,
        paragraph: int,
        *,
        listed: bool,
        goes_on: bool,
    ) -> None:
        self.sentence = 0
        self._listed, self._goes_on = listed, goes_on
        self._document = document
        self._place = place
        self._paragraph = paragraph

    def of(self, block: Block) -> Iterator[Passage]:
        """Yield the passages of a block."""
        if isinstance(block, Paragraph):
            spoken = block.voice is Voice.SPOKEN
            yield from self.sentences(self._without_rest(block), spoken=spoken)
        elif isinstance(block, ListBlock):
            yield from self.list(block)
        elif isinstance(block, Table):
            yield from self.rows(block)

    def sentences(self, span: Span, *, spoken: bool = False) -> Iterator[Passage]:
        """Yield the sentences of a stretch of running text."""
        text = self._document.text
        for start, end in named_sentences(text, span):
            for piece in pieces_of(text, Span(start, end)):
                if self._is_said(piece):
                    yield self._sentence(piece, spoken=spoken)

    def _without_rest(self, block: Paragraph) -> Span:
        """Leave away the end of running text that is no whole sentence.

        An answer may be a name, and what somebody said may be of any form.
        """
        text, (start, end) = self._document.text, block.span
        if block.voice is not Voice.NARRATED or self._listed or ends_sentence(text, block.span):
            return block.span
        leads, asked = self._goes_on and text[end - 1] == ":", self._place.question is not None
        if leads and asked and labels_only(text, block.span):
            return Span(start, start)
        broken = is_incomplete if leads or not asked else is_cut
        return without_last(text, block.span, broken)

    def list(self, block: ListBlock) -> Iterator[Passage]:
        """Yield a list as a whole if it is short, then its items."""
        lead_in = block.lead_in
        if lead_in and self._is_whole(block):
            items = _flat(block.items)
            joints = (self._joint_before(lead_in, items), *map(self._joint_after, items[:-1]))
            yield self._made((lead_in, *items), joints)
        yield from self._items(block.items, lead_in)

    def rows(self, table: Table) -> Iterator[Passage]:
        """Yield each row, its cells that are not empty with the names of their columns."""
        caption = self._words(table.caption) if table.caption else None
        for row in rows_of(self._document, table):
            made = self._made(row.cells, [BETWEEN_CELLS] * (len(row.cells) - 1))
            section = (*made.section, *row.group)
            yield made._replace(labels=row.labels, lead_in=caption, section=section)

    def _items(self, items: Sequence[Item], lead_in: Span | None) -> Iterator[Passage]:
        text, announced = self._document.text, self._words(lead_in) if lead_in else None
        for item in items:
            for passage in self._item(words_of(text, item), lead_in):
                yield passage._replace(lead_in=announced, page=item.page or self._place.page)
            yield from self._items(item.items, lead_in_of(text, item.span))

    def _item(self, span: Span, lead_in: Span | None) -> Iterator[Passage]:
        text, words = self._document.text, self._words(span)
        one = len([*sentence_spans(text, *span)]) == 1 and len(words) <= LONGEST
        led = lead_in and (leads_in(text, lead_in) or begins_sentence(text, lead_in, span))
        if not one or ": " in words or lead_in is None or not led:
            yield from self.sentences(span)
        elif self._is_said(span):
            yield self._made((lead_in, span), (AFTER_LEAD_IN,))

    def _is_whole(self, block: ListBlock) -> bool:
        """Tell whether a list is short enough to answer as one: each item a sentence at most.

        Items that name what they say (“Pottery: 96 crowns”) answer alone.
        """
        text, items = self._document.text, _flat(block.items)
        short = block.span.end - block.span.start <= WHOLE_LIST
        return (
            short
            and len(items) > 1
            and not all(": " in self._words(item) for item in items)
            and all(len([*sentence_spans(text, *item)]) == 1 for item in items)
        )

    def _joint_before(self, lead_in: Span, items: Sequence[Span]) -> str:
        text = self._document.text
        named = text[lead_in.end - 1].isalnum() or text[lead_in.end - 1] in ')»”"'
        return BETWEEN_CELLS if named and text[items[0].start].isupper() else AFTER_LEAD_IN

    def _joint_after(self, item: Span) -> str:
        ends = ends_sentence(self._document.text, item) or joins_next(self._document.text, item)
        return AFTER_LEAD_IN if ends or leads_in(self._document.text, item) else BETWEEN_ITEMS

    def _is_said(self, span: Span) -> bool:
        """Tell whether a stretch holds a word, and not marks or “Learn more” alone."""
        return any(map(str.isalpha, words := self._words(span))) and not leads_on(words)

    def _sentence(self, span: Span, *, spoken: bool = False) -> Passage:
        words = self._words(span)
        speaker = speaker_of(words)
        kind = Kind.QUOTE if speaker or spoken else Kind.FACT
        spans = apart(self._document.text, span) if words.count("\n") > 1 else [span]
        return self._made(spans, [AFTER_BREAK] * (len(spans) - 1), kind, speaker)

    def _made(
        self,
        spans: Sequence[Span],
        joints: Sequence[str] = (),
        kind: Kind = Kind.FACT,
        speaker: str | None = None,
    ) -> Passage:
        words = self._words(spans[0])
        several = len(spans) > 1
        if several:
            words += "".join(map(add, joints, map(self._words, spans[1:])))
        self.sentence += 1
        return Passage(
            words,
            spans[0].start,
            spans[-1].end,
            self._paragraph,
            self.sentence,
            kind,
            speaker,
            section=self._place.section,
            page=self._place.page,
            parts=tuple(spans) if several else (),
            joints=tuple(joints) if several else (),
        )

    def _words(self, span: Span) -> str:
        return self._document.words(span)


def _flat(items: Sequence[Item]) -> tuple[Span, ...]:
    """Return the places of all items, those within items too."""
    return tuple(span for item in items for span in (item.span, *_flat(item.items)))
