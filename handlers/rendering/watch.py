"""Watched addresses as editors see them: the list, one of them, and what happened there."""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.imports import render_preview
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.quotations import NAME_LIMIT
from handlers.rendering.texts import Texts
from knowledge import Preview, WatchedAddress, WatchNews

URL_LIMIT = 300
"""UTF-16 units of an address in a sentence."""
VIEW, VERSION = "watch", "watch-version"
"""The views of one address, and of the text that waits there."""


def render_watched(found: Sequence[WatchedAddress], page: int, texts: Texts) -> Message:
    """Return a page of the documents that have an address, each with what is known of it."""
    if not found:
        return Message(markup.text(texts("watch-none")))
    at = page_within(page, len(found))
    rows = [
        ListRow(
            texts("watch-line", title=_title(each), state=_state(each, texts)),
            ViewPayload(VIEW, str(each.document)),
        )
        for each in found[at * PAGE : (at + 1) * PAGE]
    ]
    title = texts("watch-list", count=len(found))
    return render_listing(Listing(title, rows, len(found), ViewPayload("watch-list", "", at)))


def render_address(address: WatchedAddress, texts: Texts) -> Message:
    """Return all that is known of one address."""
    lines = [_url(address), _state(address, texts)]
    if address.looked_at:
        lines.append(texts("watch-looked", at=f"{address.looked_at:%Y-%m-%d %H:%M}"))
    said = "\n".join(markup.text(line) for line in lines)
    return Message(f"{markup.bold(_title(address))}\n{said}")


def render_news(
    address: WatchedAddress, news: WatchNews, texts: Texts, *, command: str = "/"
) -> Message:
    """Return what happened at an address; what changed there is shown apart.

    `command` is what stands before the name of a command.
    """
    moved = markup.shorten(address.moved_to or "", URL_LIMIT)
    named = {"title": _title(address), "url": _url(address), "moved": moved}
    return Message(markup.text(texts(f"watch-news-{news}", **named, command=command)))


def render_version(
    address: WatchedAddress, preview: Preview, texts: Texts, page: int = 0
) -> Message:
    """Return what storing the text that waits would change, page by page."""
    look = ViewPayload(VERSION, str(address.document))
    shown = render_preview(preview, texts, look, page)
    said = render_news(address, WatchNews.CHANGED, texts).html
    return Message(f"{said}\n{shown.html}", shown.keyboard)


def _state(address: WatchedAddress, texts: Texts) -> str:
    if address.hours is None:
        return texts("watch-off")
    often = texts("watch-on", hours=address.hours)
    known = [address.trouble and f"watch-is-{address.trouble}", address.waits and "watch-waits"]
    if address.moved_to:
        known.append("watch-is-moved")
    return "; ".join([often, *(texts(key) for key in known if key)])


def _title(address: WatchedAddress) -> str:
    return markup.shorten(address.title, NAME_LIMIT)


def _url(address: WatchedAddress) -> str:
    return markup.shorten(address.url, URL_LIMIT)
