"""Elements become a structured document: sections, lists with lead-ins, clause numbers, title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.ingestion.sentences import sentence_spans
from knowledge.ingestion.structure.approvals import join_approvals, join_resolutions
from knowledge.ingestion.structure.boilerplate import find_boilerplate
from knowledge.ingestion.structure.broken_sentences import rejoin
from knowledge.ingestion.structure.captions import is_caption
from knowledge.ingestion.structure.clause_headings import head_between, head_with_clauses
from knowledge.ingestion.structure.clause_numbers import cut_clause_numbers
from knowledge.ingestion.structure.document_title import find_title, said
from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.exercises import leave_out_exercises
from knowledge.ingestion.structure.fragments import FRAGMENTS, leave_out_fragments
from knowledge.ingestion.structure.headlines import (
    TITLE,
    head_with_labels,
    is_headline,
    rank_headings,
)
from knowledge.ingestion.structure.inline_lists import split_lists
from knowledge.ingestion.structure.lists import announces, ends_sentence, mark_items
from knowledge.ingestion.structure.markers import number_end
from knowledge.ingestion.structure.model import (
    Block,
    Boilerplate,
    Code,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Position,
    Question,
    StructuredDocument,
    Table,
    Voice,
)
from knowledge.ingestion.structure.name_headings import head_with_names
from knowledge.ingestion.structure.numbered_headings import head_with_items
from knowledge.ingestion.structure.opening_questions import part_questions
from knowledge.ingestion.structure.own_questions import find_questions
from knowledge.ingestion.structure.program_runs import mark_programs
from knowledge.ingestion.structure.question_tables import part_question_tables
from knowledge.ingestion.structure.sentence_forms import names_alone
from knowledge.ingestion.structure.shown_values import join_shown
from knowledge.ingestion.structure.signatures import leave_out_signatures
from knowledge.ingestion.structure.tabbed_lines import tabulate
from knowledge.models import Span

_NO_AUTHOR = re.compile(
    r"\(?(?:anonymous|unknown|author|admin\w*|user|python-docx|openpyxl|пользователь|администратор)\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself, as it says it; see `StructuredDocument`."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    unread: Mapping[str, int] = field(default_factory=dict)
    encoding: str | None = None


def compose(
    text: str, elements: Sequence[Element], about: About, *, typeset: bool = False
) -> StructuredDocument:
    """Return the structured document of a flat text and its elements in reading order.

    The lines that are its title are no section of it. Of a file that is `typeset`, whose format
    tells paragraphs by their look alone, lines that are no sentence are left out and counted.
    """
    lines = mark_programs(text, elements) if typeset else elements
    lines = join_resolutions(text, join_approvals(text, lines))
    whole = split_lists(text, rejoin(text, tabulate(text, lines)))
    whole = cut_clause_numbers(text, whole)
    ranked = head_with_clauses(text, rank_headings(text, mark_items(text, whole)))
    ranked = head_between(text, ranked)
    parted = [*part_questions(text, leave_out_exercises(text, ranked))]
    found = find_questions(text, [*part_question_tables(text, parted)])
    found = head_with_names(text, find_boilerplate(text, head_with_labels(text, found)))
    title, titles = find_title(text, found, about.title)
    found = leave_out_signatures(text, found, titles)
    unread = dict(about.unread)
    if typeset:
        found, left_out = leave_out_fragments(text, found, titles)
        unread |= {FRAGMENTS: unread.get(FRAGMENTS, 0) + left_out} if left_out else {}
    else:
        found = head_with_items(text, found)
    return StructuredDocument(
        text,
        tuple(_Assembly(text, titles).blocks(join_shown(text, found))),
        title,
        said(about.author, _NO_AUTHOR),
        said(about.published),
        unread,
        about.encoding,
    )


class _Assembly:
    """Walks the elements once, and remembers the headings above."""

    def __init__(self, text: str, titles: Sequence[Element]) -> None:
        self._text = text
        self._titles = {element.span for element in titles}
        self._above: list[tuple[int, str]] = []

    def blocks(self, elements: Sequence[Element]) -> list[Block]:
        made: list[Block] = []
        for run in _runs(elements):
            first = run[0]
            if first.kind is ElementKind.ITEM:
                lead_in = _cut_lead_in(self._text, made)
                made.append(self._list(run, lead_in))
            elif first.kind is ElementKind.TABLE:
                made.append(self._table(first, made))
            else:
                made.append(self._single(first))
        return made

    def _place(self, element: Element) -> Position:
        return Position(tuple(words for _, words in self._above), element.page, element.answers)

    def _single(self, element: Element) -> Block:
        if element.kind is ElementKind.PARAGRAPH and element.span in self._titles:
            element = replace(element, kind=ElementKind.HEADING, level=TITLE)
        if element.kind is ElementKind.HEADING or (
            element.kind is ElementKind.QUESTION and element.level
        ):
            return self._heading(element)
        place = self._place(element)
        if element.kind is ElementKind.QUESTION:
            return Question(element.span, place)
        if element.kind is ElementKind.CODE:
            return Code(element.span, place)
        if element.kind is ElementKind.BOILERPLATE:
            return Boilerplate(element.span, place)
        return self._paragraph(element, place)

    def _heading(self, element: Element) -> Heading | Question:
        while self._above and self._above[-1][0] >= element.level:
            self._above.pop()
        place = self._place(element)
        words = " ".join(self._text[element.span.start : element.span.end].split())
        if element.span not in self._titles:
            self._above.append((element.level, words.rstrip(":")))
        if element.kind is ElementKind.QUESTION:
            return Question(element.span, place, element.level)
        return Heading(element.span, place, element.level)

    def _paragraph(self, element: Element, place: Position) -> Paragraph | Boilerplate:
        start, end = element.span
        words = number_end(self._text, start, end) if element.voice is not Voice.SPOKEN else start
        if words == end:
            return Boilerplate(element.span, place)
        mark = self._text[start:words].rstrip()
        number = Span(start, start + len(mark)) if mark else None
        return Paragraph(Span(words, end), place, element.voice, number)

    def _list(self, run: Sequence[Element], lead_in: Span | None) -> ListBlock:
        start = lead_in.start if lead_in else run[0].span.start
        items, _ = _nested(_joined(self._text, run), 0, 0)
        span = Span(start, run[-1].span.end)
        return ListBlock(span, self._place(run[0]), tuple(items), lead_in)

    def _table(self, element: Element, before: list[Block]) -> Table:
        grid = element.grid
        assert grid is not None  # noqa: S101 - an element of this kind has one
        caption = grid.caption or _cut_lead_in(self._text, before, only_colon=True)
        start = min(element.span.start, caption.start) if caption else element.span.start
        span = Span(start, element.span.end)
        return Table(span, self._place(element), grid.rows, grid.header, caption)


def _runs(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """Yield the items of one list together, and every other element alone."""
    run: list[Element] = []
    for element in elements:
        if run and (element.kind is not ElementKind.ITEM or element.list_ != run[-1].list_):
            yield run
            run = []
        if element.kind is ElementKind.ITEM:
            run.append(element)
        else:
            yield [element]
    if run:
        yield run


def _cut_lead_in(text: str, blocks: list[Block], *, only_colon: bool = False) -> Span | None:
    """Take the sentence that announces what follows off the block before, and return it."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph) or last.voice is Voice.SPOKEN:
        return None
    if only_colon and is_caption(text, last.span):
        blocks.pop()
        return last.span
    if not announces(text, last.span) and (only_colon or ends_sentence(text, last.span)):
        return None
    *before, (start, end) = sentence_spans(text, *last.span)
    blocks.pop()
    if before:
        rest = Span(last.span.start, before[-1][1])
        named = len(before) == 1 and names_alone(text, rest)
        kept = Paragraph(rest, last.place, last.voice, last.number)
        blocks.append(Boilerplate(rest, last.place) if named else kept)
    return Span(start, end)


def _joined(text: str, run: Sequence[Element]) -> list[Element]:
    """Return the items, each with its further paragraphs; what only names these holds them."""
    items: list[Element] = []
    for element in run:
        last = items[-1] if items else None
        if not element.continues or last is None or last.level < element.level:
            items.append(element)
        elif last.level == element.level and _names_next(text, last.span, element.span):
            items.append(replace(element, level=element.level + 1))
        elif last.level == element.level or last.continues:
            items[-1] = replace(last, span=Span(last.span.start, element.span.end))
        else:
            items.append(element)
    return items


def _names_next(text: str, span: Span, following: Span) -> bool:
    """Tell the title of an item from the first half of its sentence."""
    return is_headline(text, span) and not text[following.start].islower()


def _nested(items: Sequence[Element], at: int, depth: int) -> tuple[list[Item], int]:
    """Return the items from a place on that lie so deep or deeper, and where they end."""
    made: list[Item] = []
    while at < len(items) and items[at].level >= depth:
        item, at = items[at], at + 1
        below: list[Item] = []
        if at < len(items) and items[at].level > item.level:
            below, at = _nested(items, at, item.level + 1)
        made.append(Item(item.span, tuple(below), item.page))
    return made, at
