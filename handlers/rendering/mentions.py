"""Mentions: where documents name a topic, one sentence at a time, the others a tap away."""

from handlers.rendering import markup
from handlers.rendering.answers import Message, Snippets, render_context
from handlers.rendering.buttons import Button, Keyboard, page_of
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.quotations import cited_quotation
from handlers.rendering.texts import Texts
from knowledge import FactContext, Mentions

TOPIC_LIMIT = 60
"""UTF-16 units of a topic in its message."""
PAGE = 6
"""Numbers in a row of buttons on a phone."""


def render_mentions(found: Mentions, texts: Texts, snippets: Snippets) -> Message:
    """Return how many places mention a topic, and the one that is shown.

    Nothing is claimed: neither that it answers, nor that it is all that is said.
    """
    words = cited_quotation(found.fact, snippets[found.fact.id].unclaimed, texts)
    return Message(f"{mention_label(found, texts)}\n{words}", _under_mention(found, texts))


def mention_label(found: Mentions, texts: Texts) -> str:
    """Return in how many places a topic is mentioned, and under which heading the first is."""
    topic = markup.shorten(found.topic, TOPIC_LIMIT)
    if not found.section:
        return markup.text(texts("mentions", count=found.total, topic=topic))
    section = markup.shorten(found.section, TOPIC_LIMIT)
    return markup.text(texts("mentions-section", count=found.total, topic=topic, section=section))


def render_around_mention(found: Mentions, context: FactContext, texts: Texts) -> Message:
    """Return the paragraph around the place that is shown, and the way back."""
    return render_context(context, ShowMention("a", found.number, found.topic), texts)


def _under_mention(found: Mentions, texts: Texts) -> Keyboard:
    around = ShowMention("c", found.number, found.topic)
    if not ShowMention("a", found.total, found.topic).fits:
        return ()
    numbers = _numbers(found)
    reads = page_of((found.fact.id,))
    context = (Button(texts("button-context"), around.pack(), reads=reads),)
    return (numbers, context) if numbers else (context,)


def _numbers(found: Mentions) -> tuple[Button, ...]:
    """Return a page of numbers, and the way to those before and behind it."""
    if found.total == 1:
        return ()
    first = found.number // PAGE * PAGE
    end = min(first + PAGE, found.total)
    numbers = [_button(str(at + 1), at, found) for at in range(first, end)]
    back = [_button("‹", first - 1, found)] if first else []
    on = [_button("›", end, found)] if end < found.total else []
    return (*back, *numbers, *on)


def _button(label: str, number: int, found: Mentions) -> Button:
    is_shown = number == found.number
    view, words = ("s", f"{label} ✓") if is_shown else ("a", label)
    return Button(words, ShowMention(view, number, found.topic).pack())
