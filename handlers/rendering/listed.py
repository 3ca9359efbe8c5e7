"""Lists: the names of all items on a line, folded if they are many.

What each of them says besides stands in the list itself, which a button opens.
"""

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import under_closest
from handlers.rendering.labels import label_of
from handlers.rendering.lead_ins import lead_in_end, shortened_lead_in
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.quotations import LONG
from handlers.rendering.texts import Texts
from knowledge import Unsure

NAME_LIMIT, NAMES_LIMIT = 60, 1_500
"""UTF-16 units of the name of an item, and of all of them."""


def render_listed(unsure: Unsure, texts: Texts) -> Message:
    """Return the names of all items of a list; the list itself is a tap away."""
    ids = tuple(hit.fact.id for hit in unsure.candidates)
    context = ShowFact("c", ShownAs.UNSURE, ids, printed=unsure.printed)
    return Message(listed_names(unsure, texts), under_closest(context, [], texts))


def listed_names(unsure: Unsure, texts: Texts, limit: int = NAMES_LIMIT) -> str:
    """Return the line of names behind its label; many names fold, of `limit` UTF-16 units."""
    label = markup.text(label_of(unsure, texts, is_quoted=True))
    first = unsure.candidates[0].fact
    opens = shortened_lead_in(first.text[: lead_in_end(first)])
    names = " · ".join(markup.shorten(name, NAME_LIMIT) for name in unsure.listed)
    names = f"{opens} {names}".strip()
    if len(names) <= LONG:
        return f"{label} {markup.line(names)}"
    return f"{label}\n{markup.quote(markup.line(markup.shorten(names, limit)), expandable=True)}"
