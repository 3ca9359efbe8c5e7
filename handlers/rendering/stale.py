"""What waits to be confirmed, as editors see it: the list, and one question or translation."""

from collections import Counter
from collections.abc import Mapping, Sequence

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.differences import words_changed
from handlers.rendering.facts import LINE_LIMIT
from handlers.rendering.pages import Listing, ListRow, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts, language_name
from handlers.rendering.translations import number_warnings, write_anew
from knowledge import StaleAnnotation

_LONGEST = 3 * LINE_LIMIT
"""UTF-16 units of a sentence or a translation beside another; the fact itself shows it whole."""
OF_CHANGE = "c"
"""Stands before the number of a change in the key of the list of what that left waiting."""
STALE_PAGE = 4
"""Annotations on a page of the list, each below the sentence that was changed."""
_BESIDE, _LISTED = 200, 130
"""UTF-16 units of that sentence, and of an annotation in the list: a page fits in a message."""
_KINDS = {True: "questions", False: "opens", None: "translations"}
"""How annotations are counted, by whether their fact answers them."""


def render_stale(
    items: Sequence[StaleAnnotation],
    former: Mapping[str, str | None],
    look: ViewPayload,
    texts: Texts,
) -> Message:
    """Return a page of what was written for other words, below what became of these.

    `former` are those words by the keys of the page's annotations; `look` is the page.
    """
    shown = page_of_stale(items, look.page)
    above = [texts("stale-title", count=len(items)), *stale_counts(items, texts)]
    lines = []
    for before, each in zip([None, *shown], shown, strict=False):
        is_first = before is None or before.fact != each.fact
        changed = _changed(each, former.get(each.key), _BESIDE) if is_first else ""
        heading = f"\n{each.fact}: {changed}" if is_first else ""
        lines.append(ListRow(_line(each, texts), ViewPayload("stale-item", each.key), heading))
    return render_listing(Listing("\n".join(above), lines, len(items), look, STALE_PAGE))


def page_of_stale(items: Sequence[StaleAnnotation], page: int) -> Sequence[StaleAnnotation]:
    """Return the annotations of a page."""
    return items[page * STALE_PAGE : (page + 1) * STALE_PAGE]


def stale_counts(items: Sequence[StaleAnnotation], texts: Texts) -> list[str]:
    """Return how many of each kind wait, in a line; nothing if they are of one kind."""
    counts = Counter(_KINDS[each.answers] for each in items)
    if len(counts) < len(_KINDS) - 1:
        return []
    names = (name for name in _KINDS.values() if counts[name])
    kinds = [texts(f"stale-{name}", count=counts[name]) for name in names]
    return [f"({', '.join(kinds)})"]


def render_stale_item(item: StaleAnnotation, former: str | None, texts: Texts) -> Message:
    """Return a question or translation, and how the words of its fact were changed."""
    html = [
        markup.text(texts("stale-says", id=item.fact)),
        _changed(item, former, _LONGEST),
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


def _changed(item: StaleAnnotation, former: str | None, limit: int) -> str:
    """Return what became of the words of a fact, as HTML; what it says where these are unknown."""
    says = markup.shorten(item.says, limit)
    return words_changed(markup.shorten(former, limit), says) if former else markup.line(says)


def _line(item: StaleAnnotation, texts: Texts) -> str:
    return "\n".join([_words(item, texts, _LISTED), *stale_numbers(item, texts)])


def stale_numbers(item: StaleAnnotation, texts: Texts) -> list[str]:
    """Return that a translation has other numbers than what its fact says now, if it has."""
    return [] if item.answers is not None else number_warnings(item.says, item.text, texts)


def _words(item: StaleAnnotation, texts: Texts, limit: int = _LONGEST) -> str:
    kind = {None: "translation", True: "question", False: "open"}[item.answers]
    named = language_name(item.language, texts)
    return texts(f"stale-{kind}", text=markup.shorten(item.text, limit), language=named)
