"""Pages of lists: numbered lines, a button for each, and ‹ › from page to page."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload

PAGE = 6
"""Lines on a page: as many numbers as fit in a row of buttons on a phone."""
LINE_LIMIT = 300
"""UTF-16 units of a line."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A line of a list: what it says, and the button that opens it, if it can be opened.

    `above` is HTML that stands above the line, or nothing.
    """

    words: str
    opens: ViewPayload | None = None
    above: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, of so many lines at most (`size`); `look` is this page.

    `first` is the number of its first line, from 0.
    """

    title: str
    lines: Sequence[ListRow]
    total: int
    look: ViewPayload
    size: int = PAGE

    @property
    def first(self) -> int:
        return self.look.page * self.size


def page_within(page: int, total: int, size: int = PAGE) -> int:
    """Return the page, or the last one if there are fewer by now."""
    return max(0, min(page, (total - 1) // size))


def render_listing(listing: Listing) -> Message:
    """Return a page with a number for each line that a tap opens."""
    numbered = [*enumerate(listing.lines, listing.first + 1)]
    html = [markup.text(listing.title)]
    for number, line in numbered:
        html += [line.above] if line.above else []
        html.append(f"{number}. {markup.line(markup.shorten(line.words, LINE_LIMIT))}")
    numbers = tuple(
        Button(str(number), line.opens.pack()) for number, line in numbered if line.opens
    )
    rows = (numbers, _turning(listing))
    return Message("\n".join(html), tuple(row for row in rows if row))


def _turning(listing: Listing) -> tuple[Button, ...]:
    look, last = listing.look, (listing.total - 1) // listing.size
    back = ViewPayload(look.view, look.key, look.page - 1)
    on = ViewPayload(look.view, look.key, look.page + 1)
    before = (Button("‹", back.pack()),) if look.page else ()
    after = (Button("›", on.pack()),) if look.page < last else ()
    return (*before, *after)
