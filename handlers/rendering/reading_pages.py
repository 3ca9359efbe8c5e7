"""Pages of the reading site: the buttons that open them beside a sentence."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.payloads import AnswerAction
from handlers.rendering.texts import Texts

_ROOMY = 2
"""Buttons of a row beside which a third has room on a phone, even in Russian."""


def with_open_buttons(keyboard: Keyboard, site: str, texts: Texts) -> Keyboard:
    """Return a keyboard with a button for each page that it names; `site` is their address.

    It stands beside the button that names the page, or where that row is full, by the thumbs.
    """
    rows: list[tuple[Button, ...]] = []
    waiting: tuple[Button, ...] = ()
    filled = [*filter(None, keyboard)]
    for at, given in enumerate(filled):
        opens = tuple(_open(button, site, texts) for button in given if button.reads)
        first, *others = (replace(button, reads="") for button in given)
        is_full = len(given) > _ROOMY and _are_thumbs(filled[at + 1 : at + 2])
        beside = () if is_full else opens
        rows.append((first, *beside, *others, *waiting))
        waiting = opens if is_full else ()
    return tuple(rows)


def _open(button: Button, site: str, texts: Texts) -> Button:
    """Return what opens the page of a button; in a private chat it opens in Telegram itself."""
    address = urlsplit(f"{site}{button.reads}")
    url = urlunsplit(address._replace(query=f"lang={texts.language}"))
    number, dot, _ = button.label.partition(". ")
    label = texts("button-read-there")
    numbered = f"{number}. {label}" if dot and number.isdecimal() else label
    return Button(numbered, url=url, is_app=True)


def _are_thumbs(rows: Sequence[tuple[Button, ...]]) -> bool:
    """Tell whether the next row holds the thumbs and nothing else."""
    thumbs = {AnswerAction.LIKE, AnswerAction.DISLIKE}
    return all(AnswerAction.unpack(each.data) in thumbs for row in rows for each in row) and bool(
        rows
    )
