"""Statistics of some days in words, for Telegram and for the terminal."""

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import Statistics

PERIODS = (1, 7, 30)
"""Days for which there is a button."""
NAMED = 3
"""Facts and questions that are named: with more of them a caption would be too long."""
_LIMIT = 70
"""UTF-16 units of each: all together stay below the 1,024 of a caption."""


def render_statistics(statistics: Statistics, texts: Texts) -> Message:
    """Return the figures with a button for each period."""
    html = [markup.bold(period(statistics.days, texts)), markup.text(_counts(statistics, texts))]
    if statistics.median is not None and statistics.p95 is not None:
        times = texts("stats-times", median=_ms(statistics.median), slow=_ms(statistics.p95))
        html.append(markup.text(times))
    if statistics.facts:
        html += ["", markup.text(texts("stats-facts"))]
        html += [_line(count, fact.text) for fact, count in statistics.facts[:NAMED]]
    if statistics.unanswered:
        html += ["", markup.text(texts("stats-unanswered"))]
        html += [_line(count, question) for question, count in statistics.unanswered[:NAMED]]
    buttons = tuple(
        Button(period(days, texts), ViewPayload("stats", str(days)).pack()) for days in PERIODS
    )
    return Message("\n".join(html), (buttons,))


def period(days: int, texts: Texts) -> str:
    """Return the name of so many days."""
    return texts("stats-today") if days == 1 else texts("stats-days", count=days)


def _counts(statistics: Statistics, texts: Texts) -> str:
    return texts(
        "stats-counts",
        asked=statistics.asked,
        found=statistics.found,
        unsure=statistics.unsure,
        not_found=statistics.not_found,
        ups=statistics.ups,
        downs=statistics.downs,
    )


def _line(count: int, words: str) -> str:
    return f"{count} × {markup.line(markup.shorten(' '.join(words.split()), _LIMIT))}"


def _ms(value: float) -> int:
    return max(1, round(value))
