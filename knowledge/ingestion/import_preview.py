"""A preview of an import: what would become facts, what was not read, what would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.ingestion.readers import Source
from knowledge.ingestion.readers.extraction import segment
from knowledge.ingestion.revisions import Revision, foresee
from knowledge.ingestion.segmentation import BETWEEN_CELLS
from knowledge.language import detect_language
from knowledge.models import Kind, Passage
from knowledge.store import Snapshot


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing a source would store; `revision` is set if its document is known.

    Of its `facts` so many are list `items` and table `rows`, and others are sentences; `pairs`
    answer a question of the document. `unread` counts by kind what was not read, and `encoding`
    is how the bytes were read if that was guessed. `languages` are those of the text, most of it
    first; the embedding model does not read the `unknown_languages` among them.
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
    items: int = 0
    rows: int = 0
    pairs: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    encoding: str | None = None
    languages: tuple[str, ...] = ()
    unknown_languages: tuple[str, ...] = ()

    @property
    def sentences(self) -> int:
        """The facts that are neither items nor rows."""
        return self.facts - self.items - self.rows


def preview(db: Snapshot, source: Source) -> Preview:
    """Return what importing a source would store."""
    found = [*segment(source)]
    language = source.language or detect_language(source.text)
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
        items=sum(map(_is_item, found)),
        rows=sum(map(_is_row, found)),
        pairs=sum(passage.question is not None for passage in found),
        unread=source.unread,
        encoding=source.encoding,
        languages=tuple(dict.fromkeys([language, *others])),
    )


def _is_row(passage: Passage) -> bool:
    return bool(passage.labels) or BETWEEN_CELLS in passage.joints


def _is_item(passage: Passage) -> bool:
    return not _is_row(passage) and bool(passage.lead_in or passage.joints)
