"""What a page is asked for: language, address, and the words that all templates say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote, urlencode

from starlette.requests import Request

from handlers.rendering.buttons import page_of
from handlers.rendering.texts import DEFAULT, Texts, interface_languages, native_name, texts_for

ASSETS = {
    "reader.css": "text/css; charset=utf-8",
    "reader.js": "text/javascript; charset=utf-8",
    "editing.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
"""What pages load, by its kind; nothing else is served as a file."""
_LANGUAGES_READ = 10
"""Languages of Accept-Language that are looked at."""
_SLUG_LIMIT = 60


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """Where the site is: its public address without a slash at the end, and the bot's name.

    Without a name, as where no bot runs, nothing links to the bot.
    """

    url: str
    bot: str | None = None

    @property
    def root(self) -> str:
        """The path under which all pages lie, "" at the top."""
        return "/" + path if (path := self.url.split("://", 1)[1].partition("/")[2]) else ""


class PageRequest:
    """A request as templates need it: `site` in them."""

    def __init__(self, request: Request, address: SiteAddress) -> None:
        asked = request.query_params.get("lang", "")
        self.is_chosen = asked in interface_languages()
        self.language = asked if self.is_chosen else _accepted(request)
        self.root = address.root
        self.bot = address.bot
        self.url = address.url
        self._query = dict(request.query_params)

    @cached_property
    def texts(self) -> Texts:
        return texts_for(self.language)

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages of the pages, each by its own name."""
        return [(code, native_name(code)) for code in interface_languages()]

    def query(self, language: str) -> str:
        """Return the query of this page in another language."""
        kept = {name: said for name, said in self._query.items() if name in {"part", "s"}}
        return urlencode({**kept, "lang": language})

    def link(self, path: str, anchor: str = "", **query: str | int) -> str:
        """Return the address of a page; a language that was chosen stays."""
        if self.is_chosen:
            query = {**query, "lang": self.language}
        said = f"?{urlencode(query)}" if query else ""
        return f"{self.root}{path}{said}{f'#{anchor}' if anchor else ''}"

    def facts_link(self, facts: Sequence[int]) -> str:
        """Return the address that opens the first of some facts and marks the others."""
        path, _, anchor = page_of(facts).partition("#")
        return self.link(path, anchor)

    def asset(self, name: str) -> str:
        """Return the address of a file, which changes with what is in it."""
        return f"{self.root}/static/{name}?v={_asset(name)[1]}"


def asset(name: str) -> bytes:
    """Return the content of a file of ASSETS."""
    return _asset(name)[0]


def document_path(document: int, title: str) -> str:
    """Return the path of a document, which says its title as well: `/d/3/staff-handbook`."""
    return f"/d/{document}/{quote(slug_of(title))}"


def slug_of(title: str) -> str:
    """Return the letters and digits of a title with hyphens between; `-` if it has none."""
    words = "".join(each if each.isalnum() else " " for each in title.casefold()).split()
    return "-".join(words)[:_SLUG_LIMIT].strip("-") or "-"


def _accepted(request: Request) -> str:
    """Return the first language of Accept-Language that the pages are in."""
    accepted = request.headers.get("Accept-Language", "")[:200].split(",")[:_LANGUAGES_READ]
    known = interface_languages()
    codes = (each.split(";")[0].split("-")[0].strip().lower() for each in accepted)
    return next((code for code in codes if code in known), DEFAULT)


@cache
def _asset(name: str) -> tuple[bytes, str]:
    content = (files("bot.site") / "static" / name).read_bytes()
    return content, sha256(content).hexdigest()[:12]
