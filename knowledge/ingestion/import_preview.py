"""A preview of an import: what would become facts, what was not read, what would change."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.ingestion.readers import Source
from knowledge.ingestion.readers.source import segment
from knowledge.ingestion.revisions import Revision, foresee, known_as
from knowledge.language import detect_language
from knowledge.models import Kind, Passage
from knowledge.retrieval.similar_facts import Contradiction, find_contradictions
from knowledge.store import Snapshot


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a source would store; `revision` is set if its document is known.

    Its `facts` come of `sentences`, of so many list `items`, also as whole lists, and of table
    `rows`; `pairs` are questions of the document with what answers them. `unread` counts by kind
    what was not read, and `encoding` is how the bytes were read if that was guessed. `languages`
    are those of the text, most of it first; the embedding model does not read the
    `unknown_languages` among them. `contradictions` are what other documents say with another
    number.
    """

    title: str
    language: str
    paragraphs: int
    facts: int
    quotes: int
    speakers: tuple[str, ...]
    author: str | None
    published: str | None
    revision: Revision | None
    sentences: int = 0
    items: int = 0
    rows: int = 0
    pairs: tuple[tuple[str, str], ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)
    encoding: str | None = None
    languages: tuple[str, ...] = ()
    unknown_languages: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Tell whether all of it is sentences, was read as written, and contradicts nothing."""
        structured = self.items or self.rows or self.pairs or self.contradictions
        return not (structured or self.unread or self.encoding or self.unknown_languages)


def preview(db: Snapshot, source: Source) -> Preview:
    """Return what importing a source would store."""
    found = [*segment(source)]
    language = source.language or detect_language(source.text)
    listed, rows = (_within(found, source.outline.get(name, ())) for name in ("lists", "tables"))
    others = (passage.language for passage in found if passage.language)
    return Preview(
        (source.title or "").strip(),
        language,
        len({passage.paragraph for passage in found}),
        len(found),
        sum(passage.kind is Kind.QUOTE for passage in found),
        tuple(dict.fromkeys(passage.speaker for passage in found if passage.speaker)),
        source.author,
        source.published,
        foresee(db, source),
        sentences=len(found) - listed - rows,
        items=source.outline.get("counts", {}).get("items", 0),
        rows=rows,
        pairs=tuple((passage.question, passage.text) for passage in found if passage.question),
        unread=source.unread,
        encoding=source.encoding,
        languages=tuple(dict.fromkeys([language, *others])),
        contradictions=tuple(
            find_contradictions(db, (each.text for each in found), but=known_as(db, source))
        ),
    )


def _within(passages: Iterable[Passage], blocks: Sequence[Sequence[int]]) -> int:
    """Count the passages that stand in one of the blocks, which are in the order of the text."""
    starts, ends = [start for start, _ in blocks], [end for _, end in blocks]
    at = ((bisect_right(starts, passage.start) - 1, passage.end) for passage in passages)
    return sum(block >= 0 and end <= ends[block] for block, end in at)
