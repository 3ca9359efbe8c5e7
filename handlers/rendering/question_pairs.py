"""Questions with their answers as an import would store them, a few a page."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts

PAIRS = 3
"""Pairs on a page."""
Pairs = Sequence[tuple[str, str]]
"""Questions, each with its answer."""
_LIMIT = 300
"""UTF-16 units of a question, and of an answer."""


def page_of_pairs(pairs: Pairs, page: int, look: ViewPayload, texts: Texts) -> Message:
    """Return a page of questions and answers, the last one if there are fewer, with ‹ ›."""
    last = (len(pairs) - 1) // PAIRS
    at = max(0, min(page, last))
    first = at * PAIRS
    shown = pairs[first : first + PAIRS]
    end, count = first + len(shown), len(pairs)
    title = texts("import-pairs-shown", first=first + 1, last=end, count=count)
    html = [markup.text(title)]
    for question, answer in shown:
        html += [f"• {markup.bold(_short(question))}", f"  {markup.line(_short(answer))}"]
    if more := count - end:
        html.append(markup.text(texts("trial-more", count=more)))
    turning = ((("‹", at - 1),) if at else ()) + ((("›", at + 1),) if at < last else ())
    row = tuple(Button(label, replace(look, page=to).pack()) for label, to in turning)
    return Message("\n".join(html), (row,) if row else ())


def _short(words: str) -> str:
    return markup.shorten(" ".join(words.split()), _LIMIT)
