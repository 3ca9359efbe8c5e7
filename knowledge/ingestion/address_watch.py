"""The address watch: documents from the web are looked at again, as often as somebody wants.

What changed there is kept beside the document, and changes nothing until an editor stores it.
"""

import json
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_WATCH, SHORTEST_WATCH, USUAL_WATCH, check_length
from knowledge.ingestion.readers import PageReader, PageVisit, Source, Validators
from knowledge.ingestion.revisions import foresee
from knowledge.models import Document
from knowledge.store import Database, Snapshot, documents, fact_places, watched_addresses
from knowledge.store.checksums import sha256_of
from knowledge.store.timestamps import stamp
from knowledge.store.watched_addresses import WatchedRow

PATIENCE = 3
"""Looks in a row without an answer after which editors hear of it: servers have bad days."""


class WatchNews(StrEnum):
    """What editors hear of a watched address, once."""

    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"


_TROUBLES = {
    Fault.GONE: WatchNews.GONE,
    Fault.UNREACHABLE: WatchNews.UNREACHABLE,
    Fault.PRIVATE: WatchNews.UNREACHABLE,
    Fault.ADDRESS: WatchNews.UNREACHABLE,
}


@dataclass(frozen=True, slots=True)
class WatchedAddress:
    """The address of a document, which is looked at every so many `hours`; None if it is not.

    `trouble` is what keeps it from being read, `moved_to` where it says that it stands now;
    `waits` that another text was found there which nobody has stored or dropped.
    """

    document: int
    title: str
    url: str
    hours: int | None = None
    looked_at: datetime | None = None
    trouble: WatchNews | None = None
    moved_to: str | None = None
    waits: bool = False
    untold: tuple[WatchNews, ...] = ()


class AddressWatch:
    """The watched addresses of a library. Thread-safe; `look` takes as long as a page may."""

    def __init__(self, database: Database, pages: PageReader) -> None:
        self._database = database
        self._pages = pages

    def every(self) -> list[WatchedAddress]:
        """Return all documents that have an address, watched or not, oldest first."""
        db = self._database.read()
        rows = {row.document: row for row in watched_addresses.every(db)}
        found = (_address_of(db, each, rows.get(each.id)) for each in documents.every(db))
        return [each for each in found if each]

    def find(self, named: str) -> WatchedAddress | None:
        """Return the document of this address, or of this title if it has one."""
        wanted = named.strip().casefold()
        found = self.every()
        return next((each for each in found if each.url == named.strip()), None) or next(
            (each for each in found if each.title.strip().casefold() == wanted), None
        )

    def of(self, document: int) -> WatchedAddress | None:
        """Return the address of a document; None if it has none."""
        db = self._database.read()
        found = fact_places.find_document(db, document)
        if found is None:
            return None
        return _address_of(db, found, watched_addresses.one(db, document))

    def watch(self, document: int, hours: int = USUAL_WATCH) -> None:
        """Look at the address of a document every so many hours, bounded to what is fair."""
        bounded = max(SHORTEST_WATCH, min(hours, LONGEST_WATCH))
        with self._database.write(changes_answers=False) as db:
            if watched_addresses.one(db, document) is None:
                watched_addresses.add(db, document, bounded)
            else:
                watched_addresses.change(db, document, {"hours": bounded})

    def unwatch(self, document: int) -> bool:
        """Look there no more; False if nobody did."""
        with self._database.write(changes_answers=False) as db:
            return bool(watched_addresses.remove(db, document))

    def due(self, now: datetime) -> list[int]:
        """Return the documents whose address is to be looked at; a clock set back delays none."""
        rows = watched_addresses.every(self._database.read())
        return [row.document for row in rows if _is_due(row, now)]

    def look(self, document: int, *, anew: bool = False, now: datetime | None = None) -> None:
        """Look at an address, and keep what editors shall hear; what fails there is kept as well.

        Asked for `anew`, a page is sent even if it did not change, and offered even if it was
        dropped.
        """
        row = watched_addresses.one(self._database.read(), document)
        if row is None:
            return
        known = Validators() if anew else Validators(row.etag, row.last_modified)
        try:
            found = self._found(row, self._pages.visit(row.url, known), anew=anew)
        except DocumentError as exc:
            found = _failure(row, exc)
        with self._database.write(changes_answers=False) as db:
            looked_at = stamp(now or datetime.now(UTC))
            watched_addresses.change(db, document, {**found, "looked_at": looked_at})

    def pending(self, document: int) -> tuple[Source, str] | None:
        """Return the text that waits for an editor, and its SHA-256; None if none does."""
        db = self._database.read()
        row, kept = watched_addresses.one(db, document), watched_addresses.revision(db, document)
        if row is None or kept is None or row.sha256 is None or not row.waits:
            return None
        return Source.unpacked(json.loads(zlib.decompress(kept))), row.sha256

    def drop(self, document: int, sha256: str) -> None:
        """Forget a text that was offered: it is not offered again unless it changes."""
        with self._database.write(changes_answers=False) as db:
            row = watched_addresses.one(db, document)
            if row and row.sha256 == sha256:
                watched_addresses.change(db, document, {"revision": None})

    def told(self, document: int, news: Collection[WatchNews]) -> None:
        """Note that editors have heard this; what came meanwhile they have not."""
        with self._database.write(changes_answers=False) as db:
            row = watched_addresses.one(db, document)
            left = [each for each in ((row and row.untold) or "").split() if each not in news]
            watched_addresses.change(db, document, {"untold": " ".join(left) or None})

    def _found(self, row: WatchedRow, visit: PageVisit, *, anew: bool) -> Mapping[str, Any]:
        """Return what is stored of a look that had an answer."""
        db, news = self._database.read(), [*(row.untold or "").split()]
        found: dict[str, Any] = {
            "etag": visit.validators.etag,
            "last_modified": visit.validators.last_modified,
            "failures": 0,
            "trouble": None,
            "moved_to": visit.moved_to,
        }
        if visit.moved_to and visit.moved_to != row.moved_to:
            news.append(WatchNews.MOVED)
        if visit.source:
            source = replace(visit.source, url=row.url, title=row.title)
            check_length(source.text)
            sha256 = sha256_of(source.text)
            if (anew or sha256 != row.sha256) and _is_other(db, source, row, sha256):
                news.append(WatchNews.CHANGED)
                packed = json.dumps(source.packed(), ensure_ascii=False).encode()
                found["revision"] = zlib.compress(packed)
            elif sha256 != row.sha256:
                found["revision"] = None
            found["sha256"] = sha256
        return {**found, "untold": " ".join(dict.fromkeys(news)) or None}


def _is_other(db: Snapshot, source: Source, row: WatchedRow, sha256: str) -> bool:
    """Tell whether storing a text would change anything in its document."""
    if sha256 == row.known:
        return False
    revision = foresee(db, source)
    return revision is not None and not revision.is_empty


def _failure(row: WatchedRow, fault: DocumentError) -> Mapping[str, Any]:
    """Return what is stored of a look that failed; each trouble is told once, till it is over."""
    trouble = _TROUBLES.get(fault.fault, WatchNews.UNREADABLE)
    failures = row.failures + 1
    found: dict[str, Any] = {"failures": failures}
    if trouble is WatchNews.UNREACHABLE and failures < PATIENCE:
        return found
    if row.trouble != trouble:
        untold = dict.fromkeys([*(row.untold or "").split(), trouble])
        found |= {"trouble": trouble, "untold": " ".join(untold)}
    return found


def _is_due(row: WatchedRow, now: datetime) -> bool:
    if row.looked_at is None:
        return True
    looked = datetime.fromisoformat(row.looked_at)
    return not looked <= now < looked + timedelta(hours=row.hours)


def _address_of(db: Snapshot, found: Document, row: WatchedRow | None) -> WatchedAddress | None:
    """Return the address of a document that came from one; None for all others."""
    if not found.url or documents.origin(db, found.id) != documents.IMPORTED:
        return None
    return _address(row) if row else WatchedAddress(found.id, found.title, found.url)


def _address(row: WatchedRow) -> WatchedAddress:
    return WatchedAddress(
        row.document,
        row.title,
        row.url,
        row.hours,
        datetime.fromisoformat(row.looked_at) if row.looked_at else None,
        WatchNews(row.trouble) if row.trouble else None,
        row.moved_to,
        bool(row.waits),
        tuple(map(WatchNews, (row.untold or "").split())),
    )
