"""Section buttons: what opens each section of a document, and the page of contents behind them."""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import SHARED_LIMIT, Button, Keyboard
from handlers.rendering.payloads import OpenDocument
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts

SECTIONS, SECTIONS_IN_A_ROW = 8, 2
"""Sections that have a button in one message; the others are a tap away, as many at a time."""


def section_button(name: str, document: int, at: int) -> Button:
    """Return what opens a section of a document, by its place among them, from 0."""
    return Button(markup.label(name, SHARED_LIMIT), OpenDocument("s", document, at).pack())


def first_sections(names: Sequence[str], document: int, texts: Texts) -> Keyboard:
    """Return rows of buttons for the first sections, and what leads to the others, if any are."""
    rows, left = _rows(names, document, 0), len(names) - SECTIONS
    if left <= 0:
        return rows
    on = Button(texts("button-more-sections", count=left), OpenDocument("t", document, 1).pack())
    return (*rows, (on,))


def render_contents(
    title: str, names: Sequence[str], document: int, number: int, texts: Texts
) -> Message:
    """Return a page of the sections of a document, counted from 0, the last if there are fewer."""
    pages = max(0, len(names) - 1) // SECTIONS + 1
    at = min(number, pages - 1)
    lines = [markup.bold(markup.shorten(title, NAME_LIMIT))]
    if pages > 1:
        lines.append(markup.italic(texts("card-page", page=at + 1, total=pages)))
    rows = _rows(names, document, at)
    return Message("\n".join(lines), (*rows, turning("t", document, at, pages, texts)))


def turning(view: str, document: int, number: int, total: int, texts: Texts) -> tuple[Button, ...]:
    """Return the row that leads to the pages before and behind one, and to the card."""
    back = (Button("‹", OpenDocument(view, document, number - 1).pack()),) if number else ()
    card = Button(texts("button-card"), OpenDocument("c", document).pack())
    is_last = number >= total - 1
    on = () if is_last else (Button("›", OpenDocument(view, document, number + 1).pack()),)
    return (*back, card, *on)


def _rows(names: Sequence[str], document: int, page: int) -> Keyboard:
    first = page * SECTIONS
    shown = [*enumerate(names)][first : first + SECTIONS]
    buttons = [section_button(name, document, at) for at, name in shown]
    starts = range(0, len(buttons), SECTIONS_IN_A_ROW)
    return tuple(tuple(buttons[at : at + SECTIONS_IN_A_ROW]) for at in starts)
