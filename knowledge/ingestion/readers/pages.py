"""Pages of the web: fetched in a process of their own, then read as any file is.

A page that is known is asked for by its validators (RFC 9110, 8.8 and 13.1), so that one that did
not change costs its server and us nothing.
"""

import json
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import FETCH_SECONDS, too_slow
from knowledge.ingestion.readers.public_addresses import Address, is_public
from knowledge.ingestion.readers.registry import read_document, suffixes
from knowledge.ingestion.readers.sandbox import run_child
from knowledge.ingestion.readers.source import Source

_FETCHER = "knowledge.ingestion.readers.fetcher", "fetch"
"""Named, not imported: aiohttp takes a tenth of a second, and most imports are files."""
_START_SECONDS = 2
"""For an interpreter to start. A resolver that does not answer keeps the child from its end."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server calls the state of a page; None where it has no name for it."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class PageVisit:
    """What a visit to a page brought: its text, None if that did not change since the last one.

    `moved_to` is where the server says that it stands from now on, None if it stays.
    """

    source: Source | None
    validators: Validators = field(default_factory=Validators)
    moved_to: str | None = None


class PageReader:
    """Reads pages from addresses that are `allowed`: by default those on the public internet.

    `allowed` is a function of a module, where the child finds it by its name.
    """

    def __init__(
        self, allowed: Callable[[Address], bool] = is_public, *, seconds: float = FETCH_SECONDS
    ) -> None:
        self._allowed = f"{allowed.__module__}:{allowed.__qualname__}"
        self._seconds = seconds + _START_SECONDS

    def read(self, url: str) -> Source:
        """Download and read what stands at an address. Raises DocumentError."""
        source = self.visit(url, Validators()).source
        if source is None:
            message = f"{url} does not answer as it should. Does it open in a browser?"
            raise DocumentError(message, Fault.UNREACHABLE)
        return source

    def visit(self, url: str, known: Validators) -> PageVisit:
        """Read what stands at an address, unless it is what is `known`. Raises DocumentError."""
        with tempfile.TemporaryDirectory() as folder:
            request = {
                "url": url, "folder": folder, "suffixes": dict(suffixes()), **asdict(known)
            }  # fmt: skip
            fetched = self._fetch(url, json.dumps(request).encode())
            source = read_document(Path(folder) / fetched["file"]) if fetched["file"] else None
        validators = Validators(fetched["etag"], fetched["last_modified"])
        return PageVisit(
            source and replace(source, url=source.url or url), validators, fetched["moved_to"]
        )

    def _fetch(self, url: str, request: bytes) -> dict[str, str | None]:
        # The address goes in by a file: what runs with which words, others may list.
        with tempfile.TemporaryFile() as file:
            file.write(request)
            file.seek(0)
            try:
                return run_child(file, *_FETCHER, self._allowed, seconds=self._seconds)
            except TimeoutError as exc:
                raise too_slow(url) from exc


def is_address(text: str) -> bool:
    """Tell an address on the web from the name of a file."""
    return text.lower().startswith(("http://", "https://"))
