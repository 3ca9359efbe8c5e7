"""Installation: from where this program was installed, and so how pip adds an extra to it."""

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shlex import quote
from typing import Self
from urllib.parse import urlsplit

_PROGRAM = "astana-bot"


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the sources lie, and whether they run from there (`pip install -e`)."""

    sources: Path = Path()
    is_editable: bool = True

    @classmethod
    def find(cls) -> Self:
        """Return how this program was installed, as the README says it where that is unknown."""
        try:
            written = distribution(_PROGRAM).read_text("direct_url.json")
        except PackageNotFoundError:
            written = None
        return cls.from_record(written) if written else cls()

    @classmethod
    def from_record(cls, written: str) -> Self:
        """Return what pip wrote down at the installation (PEP 610)."""
        # It takes 10 ms to import, and brings what speaks HTTP.
        from urllib.request import url2pathname  # noqa: PLC0415

        record = json.loads(written)
        sources = Path(url2pathname(urlsplit(record["url"]).path))
        # An image is built from sources that do not come along.
        sources = sources if sources.exists() else Path()
        return cls(sources, bool(record.get("dir_info", {}).get("editable")))

    def requirement(self, extra: str) -> str:
        """Return what pip is given so that this installation gets an extra, and no second one."""
        sources = "." if self.sources.resolve() == Path.cwd() else str(self.sources)
        return f"{'-e ' if self.is_editable else ''}{_quoted(f'{sources}[{extra}]')}"


def _quoted(text: str) -> str:
    # A shell would take the brackets for a pattern; the pages write these quotation marks.
    return quote(text) if "'" in text else f"'{text}'"
