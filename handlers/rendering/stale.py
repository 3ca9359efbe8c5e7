"""What waits to be confirmed, as editors see it: the list, and one question or translation."""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.differences import words_changed
from handlers.rendering.facts import LINE_LIMIT
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts, language_name
from handlers.rendering.translations import number_warnings, write_anew
from knowledge import StaleAnnotation

_LONGEST = 3 * LINE_LIMIT
"""UTF-16 units of a sentence or a translation beside another; the fact itself shows it whole."""


def render_stale(items: Sequence[StaleAnnotation], key: str, page: int, texts: Texts) -> Message:
    """Return a page of what was written for other words; `key` is the fact's, "" for all."""
    at = page_within(page, len(items))
    lines = [
        ListRow(_line(each, texts), ViewPayload("stale-item", each.key))
        for each in items[at * PAGE : (at + 1) * PAGE]
    ]
    title = texts("stale-title", count=len(items))
    return render_listing(Listing(title, lines, len(items), ViewPayload("stale", key, at)))


def render_stale_item(item: StaleAnnotation, former: str | None, texts: Texts) -> Message:
    """Return a question or translation, and how the words of its fact were changed."""
    says = markup.shorten(item.says, _LONGEST)
    changed = words_changed(markup.shorten(former, _LONGEST), says) if former else None
    html = [
        markup.text(texts("stale-says", id=item.fact)),
        changed or markup.line(says),
        "",
        markup.text(_words(item, texts)),
        *map(markup.text, stale_numbers(item, texts)),
    ]
    back = Button(
        texts("button-open-fact", id=item.fact), ViewPayload("fact", str(item.fact)).pack()
    )
    more = Button(texts("button-back"), ViewPayload("stale").pack())
    anew = (write_anew(item.fact, item.language, texts),) if item.answers is None else ()
    return Message("\n".join(html), (*((anew,) if anew else ()), (back, more)))


def _line(item: StaleAnnotation, texts: Texts) -> str:
    return "\n".join([f"{item.fact}: {_words(item, texts)}", *stale_numbers(item, texts)])


def stale_numbers(item: StaleAnnotation, texts: Texts) -> list[str]:
    """Return that a translation has other numbers than what its fact says now, if it has."""
    return [] if item.answers is not None else number_warnings(item.says, item.text, texts)


def _words(item: StaleAnnotation, texts: Texts) -> str:
    kind = {None: "translation", True: "question", False: "open"}[item.answers]
    named = language_name(item.language, texts)
    return texts(f"stale-{kind}", text=markup.shorten(item.text, _LONGEST), language=named)
