"""Web pages: what a person came to read, without the menus around it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.markup import MarkupWalker
from knowledge.ingestion.readers.markup_words import BLOCKS, HEADINGS, text_of
from knowledge.ingestion.structure import (
    About,
    StructuredDocument,
    TextWriter,
    compose,
    structured_text,
)

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORTEST = 25
"""Characters of a line by which the article is found again in the page."""
_ENOUGH = 0.5
"""Share of the article's text that the element named as the main one must hold."""
_FRONT_MATTER = re.compile(
    rb"\s{0,20}---[ \t]{0,9}\r?\n((?:(?!---)[^\n]{0,2000}\n){1,60})---[ \t]{0,9}\r?\n"
)
_TITLE = re.compile(rb"^title:[ \t]{0,9}([^\r\n]{1,300})", re.MULTILINE)
_TAG = re.compile(rb"\{%[^%{}\n]{0,300}%\}|\{\{[^{}\n]{0,300}\}\}")
"""What a generator of sites puts in place of tags."""
_BESIDE = 2
"""How many times as much as an article what stands around it may hold, to belong to it."""
_PASTED = 3
"""Blank lines of a text that was put into a page without any element, at least."""
_CONTAINERS = frozenset({"body", "div", "main", "article", "section", "center", "td"})
"""Elements that hold whole blocks, and no parts of a list or table."""
_ALIKE = 3
"""Elements beside each other that are built alike, at least, of a text cut into such."""
_LINKED = 0.5
"""Share of the text of an element from which on it leads elsewhere."""
_FORMATTED = frozenset({"b", "strong", "span", "em", "i"})
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:sub(?:title|text)?|unit|label|note|desc|description|meta|caption|hint|small)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""What the classes of words are called that stand below others, or beside them."""
_LETTERS = 3
"""Characters of such words, at least: fewer are an index."""
_AROUND = ("nav", "footer", "aside", "form")


def read_html(data: bytes) -> StructuredDocument:
    """Read the article of a page with its title, author and date.

    Raises DocumentError if the page holds no text.
    """
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415 - a second to import

    data, named = _without_front_matter(data)
    tree = load_html(data)
    article = None if tree is None else bare_extraction(data, with_metadata=True)
    if tree is not None and (lines := _pasted(tree)):
        title = named or getattr(article, "title", None)
        return structured_text(lines, About(title))
    writer = TextWriter()
    walker = MarkupWalker(writer)
    if tree is not None:
        _set_apart(tree)
        walker.walk(_main(tree, getattr(article, "text", None) or ""))
    if not writer.text.strip():
        message = "holds no article text. Save the article as .txt and try again."
        raise DocumentError(message, Fault.EMPTY)
    title, author, date = (getattr(article, name, None) for name in ("title", "author", "date"))
    about = About(named or title, author, date, walker.unread)
    return compose(writer.text, writer.elements, about)


def _set_apart(tree: "HtmlElement") -> None:
    """Put a space before a span that a page sets apart by style alone: “2 boats” of “per day”."""
    for span in tree.iter("span"):
        before, words = span.getprevious(), span.text or ""
        if before is None:
            around = span.getparent()
            left = (around.text if around is not None else "") or ""
        else:
            left = before.tail or (text_of(before) if before.tag in _FORMATTED else "")
        if left[-1:].isspace() or not words[:1].isalnum() or not left:
            continue
        small = left[-1].islower() or left[-1].isdigit()
        stands_out = small and (words[0].isupper() or (words[0].isdigit() and left[-1].isalpha()))
        if stands_out or (_ASIDE.search(span.get("class") or "") and len(words) >= _LETTERS):
            span.text = f" {words}"


def _pasted(tree: "HtmlElement") -> str:
    """Return the lines of a text that was put into a page as it is, without an element, or ""."""
    body = _whole(tree)
    parts = [part for part in body.iterdescendants() if part.tag in BLOCKS - {"hr"}]
    words = "" if parts else body.text_content()
    lines = "\n".join(line.strip() for line in words.split("\n"))
    return lines.strip() if lines.count("\n\n") >= _PASTED else ""


def _without_front_matter(data: bytes) -> tuple[bytes, str | None]:
    """Leave out what a generator of sites reads before the page; return the title it names."""
    found = _FRONT_MATTER.match(data)
    if found is None:
        return data, None
    title, page = _TITLE.search(found[1]), _TAG.sub(b"", data[found.end() :])
    if b"<html" not in page.lower():
        page = b'<html><head><meta charset="utf-8"></head><body>' + page
    return page, title[1].decode(errors="replace").strip("\"' ") if title else None


def _main(tree: "HtmlElement", article: str) -> "HtmlElement":
    """Return the element that holds what a person came to read.

    The page names it itself, or it is the smallest that holds all lines that were recognised as
    the article; else the whole page without its margins.
    """
    whole = _whole(tree)
    articles = [*whole.iter("article")]
    # A page may have its main part once more, for a narrow screen.
    several = [*whole.iter("main")] or (articles if len(articles) == 1 else [])
    for named in several:
        if len(text_of(named)) * len(several) >= _ENOUGH * len(article):
            return named
    for tag in _AROUND:
        for margin in [*whole.iter(tag)]:
            if next(margin.iter("h1"), None) is None:
                margin.drop_tree()
    return _smallest(whole, {line.strip() for line in article.splitlines()})


def _whole(tree: "HtmlElement") -> "HtmlElement":
    """Return the body of a page; a fragment gets one."""
    from lxml.html import Element  # noqa: PLC0415

    body = tree.find("body") if tree.tag == "html" else None
    if body is None:
        body = Element("body")
        body.append(tree)
    return body


def _smallest(whole: "HtmlElement", lines: set[str]) -> "HtmlElement":
    long = {line for line in lines if len(line) >= _SHORTEST}
    paths = [_path(found) for found in _found(whole, long)]
    if not paths:
        return whole
    common = whole
    for level in zip(*paths, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0] if level[0].tag in _CONTAINERS else common
    return _headed(_with_alike(common), whole)


def _with_alike(article: "HtmlElement") -> "HtmlElement":
    """Return the element around all parts of a text that are built alike, if one is found."""
    for element in (article, *article.iterancestors()):
        around, kind = element.getparent(), element.get("class")
        named = kind or element.tag == "section"
        if around is None or around.tag not in _CONTAINERS or not named:
            continue
        parts = [each for each in around if each.tag == element.tag and each.get("class") == kind]
        if len(parts) >= _ALIKE and sum(map(_says, parts)) >= _ALIKE:
            article = around
    return article


def _says(part: "HtmlElement") -> bool:
    """Tell an element of text from one of links."""
    linked = sum(len(text_of(link)) for link in part.iter("a"))
    written = len(text_of(part))
    return written >= 2 * _SHORTEST and linked < _LINKED * written


def _headed(article: "HtmlElement", whole: "HtmlElement") -> "HtmlElement":
    """Return the element around an article that holds a heading, and little else besides it."""
    most = _BESIDE * len(text_of(article))
    for element in (article, *article.iterancestors()):
        if next(element.iter(*HEADINGS), None) is not None and element.tag in _CONTAINERS:
            return element if len(text_of(element)) <= most else article
    return whole


def _found(whole: "HtmlElement", lines: set[str]) -> Iterator["HtmlElement"]:
    for element in whole.iter("p", "li", "td", "dd", "blockquote", *HEADINGS):
        if text_of(element) in lines:
            yield element


def _path(element: "HtmlElement") -> list["HtmlElement"]:
    """Return the elements around one, outermost first."""
    return [*reversed([*element.iterancestors()])]
