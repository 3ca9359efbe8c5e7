"""The documents of a group: which of them it asks, and the buttons by which its admins choose."""

from collections.abc import Collection, Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.group_payload import GroupChoice
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts
from knowledge import Document

PAGE = 8
"""Documents on a page: as many numbers as fit in a row of buttons."""


def render_group_documents(
    documents: Sequence[Document], chosen: Collection[int], page: int, texts: Texts
) -> Message:
    """Return a page of the documents, those that the group asks marked, with a number for each."""
    if not documents:
        return Message(markup.text(texts("documents-none")))
    last = (len(documents) - 1) // PAGE
    at = max(0, min(page, last))
    shown = [*enumerate(documents, 1)][at * PAGE : (at + 1) * PAGE]
    title = texts("group-documents", count=len(chosen), total=len(documents))
    lines = [markup.text(title), *(_line(number, each, chosen) for number, each in shown)]
    if len(documents) == 1:
        return Message("\n".join(lines))
    lines += ["", markup.text(texts("group-documents-choose"))]
    numbers = tuple(
        Button(_marked(str(number), each, chosen), GroupChoice("d", at, each.id).pack())
        for number, each in shown
    )
    everything = texts("button-all") + ("" if chosen else " ✓")
    back = (Button("‹", GroupChoice("p", at - 1).pack()),) if at else ()
    on = (Button("›", GroupChoice("p", at + 1).pack()),) if at < last else ()
    turning = (*back, Button(everything, GroupChoice("a", at).pack()), *on)
    return Message("\n".join(lines), (numbers, turning))


def _line(number: int, document: Document, chosen: Collection[int]) -> str:
    title = markup.shorten(document.title, NAME_LIMIT)
    name = markup.link(title, document.url) if document.url else markup.line(title)
    return _marked(f"{number}. {name}", document, chosen)


def _marked(words: str, document: Document, chosen: Collection[int]) -> str:
    return f"{words} ✓" if document.id in chosen else words
