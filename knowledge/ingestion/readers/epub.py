"""Books: the chapters of an EPUB one after another."""

from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.markup import MarkupWalker
from knowledge.ingestion.readers.packed import check_packed
from knowledge.ingestion.structure import About, StructuredDocument, TextWriter, compose

if TYPE_CHECKING:
    from lxml.etree import _Element

FORMAT = "book (.epub)"


def read_epub(data: bytes) -> StructuredDocument:
    """Read the chapters of a book in order. Raises DocumentError if it is damaged or a bomb."""
    from lxml.etree import LxmlError  # noqa: PLC0415 - only packed formats need it

    check_packed(data, FORMAT)
    writer = TextWriter()
    walker = MarkupWalker(writer)
    try:
        with ZipFile(BytesIO(data)) as book:
            place = _package(book)
            package = _xml(book, place)
            for chapter in _chapters(package):
                _walk(book, normpath(join(dirname(place), unquote(chapter))), walker)
    except (LxmlError, KeyError, ValueError, StopIteration) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    said = [_said(package, name) for name in ("title", "creator", "date")]
    title, author, date = said
    about = About(title, author, date, walker.unread)
    return compose(writer.text, writer.elements, about, typeset=True)


def _package(book: ZipFile) -> str:
    """Return where the list of all parts of a book lies in it."""
    container = _xml(book, "META-INF/container.xml")
    return str(next(container.iter("{*}rootfile")).attrib["full-path"])


def _chapters(package: "_Element") -> list[str]:
    """Return the addresses of the chapters in reading order, without the list of contents."""
    parts = {part.get("id"): part for part in package.iter("{*}item")}
    read = [parts.get(ref.get("idref")) for ref in package.iter("{*}itemref")]
    return [
        str(part.attrib["href"])
        for part in read
        if part is not None and "nav" not in part.get("properties", "").split()
    ]


def _walk(book: ZipFile, name: str, walker: MarkupWalker) -> None:
    from lxml.html import document_fromstring  # noqa: PLC0415

    page = document_fromstring(book.read(name))
    body = page.find("body")
    content = page if body is None else body
    _mark_title(content, page.findtext("head/title") or "")
    walker.walk(content)


def _mark_title(content: "_Element", title: str) -> None:
    """Make a heading of the first line of a chapter if its page is called so."""
    lines = (part for part in content.iter("p", "div", "h1", "h2", "h3") if part.text)
    first = next((part for part in lines if (part.text or "").strip()), None)
    alone = first is not None and not len(first) and first.tag in ("p", "div")
    if first is not None and alone and (first.text or "").split() == title.split():
        first.tag = "h1"


def _xml(book: ZipFile, name: str) -> "_Element":
    from lxml.etree import XMLParser, fromstring  # noqa: PLC0415

    return fromstring(book.read(name), XMLParser(resolve_entities=False))


def _said(package: "_Element", name: str) -> str | None:
    found = next(package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}"), None)
    return None if found is None else found.text
