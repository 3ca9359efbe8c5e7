"""Record linkage: which stored document and which stored fact a row of an export is.

A row is what says the same; else what has its number and was added by the same at the same moment;
else what reads most alike (see https://en.wikipedia.org/wiki/Record_linkage).
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz, process

from knowledge.ingestion.records import Record
from knowledge.ingestion.repeated_rows import one_spaced
from knowledge.ingestion.revisions import SAME_DOCUMENT, SAME_SENTENCE
from knowledge.store import Snapshot, documents, exchange

CELL_LIMIT = 32_767
"""Characters that spreadsheets keep of a cell; of a longer text they store only the beginning."""
_COMPARED = 2_000
"""Rows that are looked for by likeness; of more, only by number and by words."""
StoredRow = Mapping[str, object]


def link_document(
    db: Snapshot, row: Record, facts: Sequence[Record], among: Collection[int]
) -> int | None:
    """Return the stored document that a row is, in other words or not, `among` these.

    `facts` are the rows of its facts. None if there is none, or if it cannot be told for sure.
    """
    fields, title = row.fields, str(row.fields["title"])
    same = exchange.same_document(db, title, str(fields["text"]))
    if same is not None:
        return same
    titled = [id_ for id_, origin in documents.titled(db, title) if origin == fields["origin"]]
    if exchange.stamp_of(db, "documents", fields["id"]) == stamp_in(fields):
        own = [id_ for id_ in among if id_ == fields["id"]]
        if own and (own[0] in titled or _overlaps(db, own[0], facts)):
            return own[0]
    return next((id_ for id_ in titled if id_ in among and _overlaps(db, id_, facts)), None)


def _overlaps(db: Snapshot, document: int, facts: Sequence[Record]) -> bool:
    """Tell whether rows of facts have as much in common with a document as two texts of one."""
    ours = {one_spaced(str(each.fields["text"])) for each in facts}
    theirs = {one_spaced(str(each["text"])) for each in exchange.facts_in(db, document)}
    return len(ours & theirs) >= SAME_DOCUMENT * max(1, min(len(ours), len(theirs)))


def is_same_text(written: str, stored: str) -> bool:
    """Tell whether a cell holds a text, but for its spaces or what a spreadsheet cut off."""
    if written == stored or one_spaced(written) == one_spaced(stored):
        return True
    return len(written) >= CELL_LIMIT // 2 and stored.startswith(written.rstrip())


def link_facts(rows: Sequence[Record], stored: Sequence[StoredRow]) -> dict[int, StoredRow]:
    """Return the stored fact that each row of a document is, by the place of the row in `rows`."""
    found: dict[int, StoredRow] = {}
    left = {each["id"]: each for each in stored}
    _link_by_words(rows, left, found)
    for at, row in enumerate(rows):
        same = left.get(row.fields["id"])
        if at not in found and same and stamp_in(same) == stamp_in(row.fields):
            found[at] = left.pop(row.fields["id"])
    rest = [at for at in range(len(rows)) if at not in found][:_COMPARED]
    for at in rest:
        texts = {id_: str(each["text"]) for id_, each in left.items()}
        text = str(rows[at].fields["text"])
        best = process.extractOne(text, texts, scorer=fuzz.ratio, score_cutoff=SAME_SENTENCE)
        if best is not None:
            found[at] = left.pop(best[2])
    return found


def _link_by_words(
    rows: Sequence[Record], left: dict[object, StoredRow], found: dict[int, StoredRow]
) -> None:
    """Link what says the same: at the same place first, then anywhere; live facts first."""
    for named in (("start", "end"), ()):
        by_words = defaultdict(list)
        for each in sorted(left.values(), key=lambda row: row["withdrawn_at"] is None):
            by_words[_key(each, named)].append(each)
        for at, row in enumerate(rows):
            if at not in found and (same := by_words[_key(row.fields, named)]):
                found[at] = same.pop()
                del left[found[at]["id"]]


def stamp_in(row: StoredRow) -> tuple[object, object]:
    """Return who added a row and when."""
    return row["added_by"], row["added_at"]


def _key(row: StoredRow, named: Sequence[str]) -> tuple[object, ...]:
    return one_spaced(str(row["text"])), *(row[name] for name in named)
