"""Document views: what each page shows of documents and their sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.site.document_pages import DocumentPages, Marks, heading_depths
from bot.site.page_request import PageRequest, document_path, slug_of
from bot.site.page_templates import PageStream, render
from bot.site.search_results import SearchResults
from bot.site.sentence_place import SentencePlace, place_of
from knowledge import Document, DocumentPart, Fact, Library, StoreError

MOST_FACTS = 10
"""Facts that one address may name."""
_WORDS_LIMIT = 120
"""Characters of a heading in the contents."""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document in the list, and where it is."""

    document: Document
    path: str


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A heading in the contents: its level below the title, from 1, and where it is."""

    words: str
    depth: int
    link: str


def show_documents(library: Library, templates: Environment, page: PageRequest) -> Response:
    """Return the list of all documents."""
    listed = [
        ListedDocument(each, document_path(each.id, each.title)) for each in library.documents()
    ]
    title = page.texts("site-title")
    return render(templates, "documents.html", page, title=title, documents=listed, home=False)


def moved(part: DocumentPart, slug: str | None, page: PageRequest) -> Response | None:
    """Return the way to the one address of a document, if another one was asked for."""
    if slug == slug_of(part.document.title):
        return None
    path = document_path(part.document.id, part.document.title)
    link = page.link(path, part=part.number) if part.number else page.link(path)
    return RedirectResponse(link, 308)


def cited_by(facts: Sequence[Fact], page: PageRequest, library: Library) -> SentencePlace:
    """Return the place of the first of some facts."""
    return place_of(facts, page, library, library.browser.revised(facts[0].id))


def show_part(
    part: DocumentPart,
    pages: DocumentPages,
    stream: PageStream,
    page: PageRequest,
    place: SentencePlace | None = None,
) -> Response:
    """Return a part of a document, the hits of a place marked, sent while it is made."""
    document = part.document
    marks = Marks(place.fact.id, place.facts) if place else Marks()

    def blocks() -> Iterator[str]:
        try:
            yield from (Markup(html) for html in pages.html(part, page.texts, marks))  # noqa: S704
        except StoreError:
            # The head is gone already; what cannot be read is said where it would stand.
            yield page.texts("site-unreadable")

    path = document_path(document.id, document.title)
    values: dict[str, Any] = {
        "title": document.title,
        "canonical": f"{page.url}{path}",
        "search": f"/d/{document.id}/search",
        "inside": True,
        "document": document,
        "source": _public(document.url),
        "headings": _contents(part, page),
        "path": path,
        "place": place,
        "part": part.number,
        "parts": len(part.starts),
    }
    return stream.response(page, blocks, values)


def show_withdrawn(new: Fact | None, templates: Environment, page: PageRequest) -> Response:
    """Return that a sentence was withdrawn, and the way to the one that says it now."""
    texts = page.texts
    values = {
        "title": texts("site-withdrawn-title"),
        "said": texts("fact-replaced" if new else "fact-withdrawn"),
        "link": page.facts_link((new.id,)) if new else None,
        "words": new.text if new else "",
    }
    return render(templates, "notice.html", page, status=410, **values)


def show_results(
    found: SearchResults,
    question: str,
    only: Document | None,
    templates: Environment,
    page: PageRequest,
) -> Response:
    """Return what was found in a document, or in all."""
    values: dict[str, Any] = {
        "title": question or page.texts("site-search"),
        "said": found.said,
        "hits": found.hits,
        "question": question,
    }
    if only:
        values |= {"search": f"/d/{only.id}/search", "inside": True}
    response = render(templates, "results.html", page, **values)
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def show_notice(key: str, status: int, templates: Environment, page: PageRequest) -> Response:
    """Return a sentence of the locales as a page."""
    words = page.texts(key)
    values = {
        "title": words,
        "said": "",
        "link": page.link("/"),
        "words": page.texts("site-title"),
    }
    return render(templates, "notice.html", page, status=status, **values)


def _contents(part: DocumentPart, page: PageRequest) -> list[ContentsLine]:
    """Return the contents; headings of other parts open those."""
    path = document_path(part.document.id, part.document.title)
    lines = []
    for span, depth in heading_depths(part):
        number, anchor = part.part_at(span.start), f"h{span.start}"
        words = " ".join(part.text[span.start : span.end].split())[:_WORDS_LIMIT]
        link = f"#{anchor}" if number == part.number else page.link(path, anchor, part=number)
        lines.append(ContentsLine(words, depth - 1, link))
    return lines


def _public(url: str | None) -> str | None:
    """Return the address of a source if a browser may open it."""
    return url if url and urlsplit(url).scheme in {"http", "https"} else None
