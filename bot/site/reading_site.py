"""The reading site: its routes, from a request to a page. What it shows is public."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.site import document_views
from bot.site.document_pages import DocumentPages
from bot.site.page_request import ASSETS, PageRequest, SiteAddress, asset
from bot.site.page_templates import PageStream, render, site_templates
from bot.site.protection import ProtectedApp
from bot.site.request_body import form_of
from bot.site.search_results import search
from handlers.threads import LoopThreads, run_in
from knowledge import Curator, DecidedQuestions, Library, StoreError

LARGEST_ID = 2**63 - 1
"""Of a row; a larger number fits into no database."""
LONGEST_QUESTION = 500
"""Characters; the field takes no more."""
_LONGEST_NUMBER = 18
"""Digits of the number of a fact."""
_YEAR = "public, max-age=31536000, immutable"
_SAID = {404: "site-nothing", 410: "fact-withdrawn", 503: "site-unreadable"}
"""What is said of a status; of any other, that the page cannot be shown."""
View = Callable[[PageRequest], Response]


@dataclass(frozen=True, slots=True)
class SiteParts:
    """What the site needs: what it reads, who knows successors, and threads to read in.

    `editing` are routes for editors, if any can sign in; `decided` is what editors decided of
    questions, if the key that finds it is here. Robots are kept out unless `is_indexed`.
    """

    library: Library
    curator: Curator
    readers: LoopThreads
    address: SiteAddress
    is_indexed: bool = False
    editing: Sequence[BaseRoute] = ()
    templates: Environment = field(default_factory=site_templates)
    clock: Callable[[], float] = time.monotonic
    decided: DecidedQuestions | None = None


class ReadingSite:
    """The pages of all documents."""

    def __init__(self, parts: SiteParts) -> None:
        self._parts = parts
        self._templates = parts.templates
        self._pages = DocumentPages(self._templates, parts.library.browser)
        # Revisions are numbers: in another database, and with other templates, they start anew.
        self._version = token_hex(8)

    def mount(self) -> Mount:
        """Return all of it as one route, behind its headers and limits."""
        routes = [
            Route("/", self._documents),
            Route("/d/{document:int}", self._document),
            Route("/d/{document:int}/search", self._search, methods=["GET", "POST"]),
            Route("/d/{document:int}/{slug}", self._document),
            Route("/s/{facts}", self._sentences),
            Route("/s/{fact:int}/place", self._place),
            Route("/search", self._search, methods=["GET", "POST"]),
            Route("/static/{name}", self._asset),
            Route("/robots.txt", self._robots),
            *self._parts.editing,
        ]
        handlers = {
            HTTPException: self._refuse, StoreError: self._fail, Exception: self._refuse
        }  # fmt: skip
        app = Starlette(routes=routes, exception_handlers=handlers)
        parts = self._parts
        protected = ProtectedApp(
            app, self._too_many, is_indexed=parts.is_indexed, clock=parts.clock
        )
        return Mount(parts.address.root, app=protected)

    async def _documents(self, request: Request) -> Response:
        return await self._unless_known(request, self._list)

    async def _document(self, request: Request) -> Response:
        id_, slug = _id(request, "document"), request.path_params.get("slug")
        number = request.query_params.get("part", "0")
        if not number.isdecimal() or len(number) > len(str(LARGEST_ID)):
            raise HTTPException(404)
        cited = _ids(request.query_params.get("s", ""))
        if cited:
            return await self._unless_known(request, partial(self._open_facts, cited))
        show = partial(self._open_document, id_, slug, int(number))
        return await self._unless_known(request, show)

    async def _sentences(self, request: Request) -> Response:
        if not (facts := _ids(request.path_params["facts"])):
            raise HTTPException(404)
        return await self._unless_known(request, partial(self._open_facts, facts))

    async def _place(self, request: Request) -> Response:
        fact = _id(request, "fact")
        return await self._unless_known(request, partial(self._show_place, fact))

    async def _search(self, request: Request) -> Response:
        page = PageRequest(request, self._parts.address)
        if request.method != "POST":
            path = request.url.path.removesuffix("/search").removeprefix(page.root)
            return RedirectResponse(page.link(path or "/"), 303)
        question = (await form_of(request)).get("q", "").strip()[:LONGEST_QUESTION]
        document = _id(request, "document") if "document" in request.path_params else None
        return await run_in(self._parts.readers, self._results, question, document, page)

    async def _asset(self, request: Request) -> Response:
        if (name := request.path_params["name"]) not in ASSETS:
            raise HTTPException(404)
        headers = {"Content-Type": ASSETS[name], "Cache-Control": _YEAR}
        return Response(asset(name), headers=headers)

    async def _robots(self, _: Request) -> Response:
        rule = "Allow" if self._parts.is_indexed else "Disallow"
        return PlainTextResponse(f"User-agent: *\n{rule}: /\n")

    async def _unless_known(self, request: Request, show: View) -> Response:
        """Show a page, or say that the reader has it as it is now."""
        page = PageRequest(request, self._parts.address)
        return await run_in(self._parts.readers, self._unless_unchanged, request, page, show)

    def _unless_unchanged(self, request: Request, page: PageRequest, show: View) -> Response:
        revision = self._parts.library.database.revision
        tag = f'W/"{self._version}-{revision}-{page.language}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Language"}
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=headers)
        response = show(page)
        response.headers.update(headers)
        return response

    def _list(self, page: PageRequest) -> Response:
        return document_views.show_documents(self._parts.library, self._templates, page)

    def _open_document(
        self, document: int, slug: str | None, number: int, page: PageRequest
    ) -> Response:
        part = self._parts.library.browser.part(document, number)
        if part is None:
            raise HTTPException(404)
        if moved := document_views.moved(part, slug, page):
            return moved
        return document_views.show_part(part, self._pages, self._stream(), page)

    def _open_facts(self, facts: tuple[int, ...], page: PageRequest) -> Response:
        library = self._parts.library
        found = [fact for id_ in facts if (fact := library.fact(id_))]
        if not found or found[0].id != facts[0]:
            return self._replaced(facts[0], page)
        place = found[0].citation
        part = library.browser.part(place.document, at=place.start)
        if part is None:
            raise HTTPException(404)
        cited = document_views.cited_by(found, page, library)
        return document_views.show_part(part, self._pages, self._stream(), page, cited)

    def _replaced(self, fact: int, page: PageRequest) -> Response:
        """Say that a sentence was withdrawn, and which says it now."""
        if not self._parts.curator.is_withdrawn(fact):
            raise HTTPException(404)
        new = self._parts.curator.successor(fact)
        return document_views.show_withdrawn(new, self._templates, page)

    def _show_place(self, fact: int, page: PageRequest) -> Response:
        if (found := self._parts.library.fact(fact)) is None:
            raise HTTPException(404)
        place = document_views.cited_by([found], page, self._parts.library)
        return render(self._templates, "place_bar.html", page, place=place)

    def _results(self, question: str, document: int | None, page: PageRequest) -> Response:
        library = self._parts.library
        only = library.browser.find(document) if document is not None else None
        if document is not None and only is None:
            raise HTTPException(404)
        asked = [only.id] if only else []
        found = search(library, question, asked, page, self._parts.decided)
        return document_views.show_results(found, question, only, self._templates, page)

    def _stream(self) -> PageStream:
        return PageStream(self._templates, "document.html", self._parts.readers)

    def _too_many(self, request: Request) -> str:
        return PageRequest(request, self._parts.address).texts("site-too-many")

    async def _refuse(self, request: Request, exc: Exception) -> Response:
        if not isinstance(exc, HTTPException):
            return self._notice(request, 500)
        said = self._notice(request, exc.status_code)
        # Which methods a page has, where it is refused for another.
        said.headers.update(exc.headers or {})
        return said

    async def _fail(self, request: Request, _: Exception) -> Response:
        return self._notice(request, 503)

    def _notice(self, request: Request, status: int) -> Response:
        page = PageRequest(request, self._parts.address)
        return document_views.show_notice(
            _SAID.get(status, "site-refused"), status, self._templates, page
        )


def _id(request: Request, name: str) -> int:
    """Return a number of the path. Raises HTTPException for one that nothing has."""
    if (number := int(request.path_params[name])) > LARGEST_ID:
        raise HTTPException(404)
    return number


def _ids(words: str) -> tuple[int, ...]:
    """Return the numbers of facts with dots between; none for anything else."""
    parts = words.split(".")[: document_views.MOST_FACTS]
    if not all(
        part.isascii() and part.isdecimal() and len(part) <= _LONGEST_NUMBER for part in parts
    ):
        return ()
    return tuple(dict.fromkeys(map(int, parts)))
