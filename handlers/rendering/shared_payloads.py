"""Shared payloads: under a message that many read, they end in the language of the message.

Whoever taps, the message stays in that language, as after `v1:+~ru`.
"""

from handlers.rendering.group_payload import GroupChoice
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.payloads import ANSWER_ACTION, AskSample, OpenDocument, ShowFact

_SHARED = (
    ShowFact.PATTERN,
    AskSample.PATTERN,
    OpenDocument.PATTERN,
    ShowMention.PATTERN,
    GroupChoice.PATTERN,
    ANSWER_ACTION,
)
"""What stands under messages that many read."""


def written_in(data: str, language: str) -> str:
    """Return a payload of a shared message in this language; others as they are."""
    if not any(pattern.match(data) for pattern in _SHARED):
        return data
    return f"{data.partition('~')[0]}~{language}"


def language_of(data: str) -> str | None:
    """Return in which language the message of a payload was written, if many read it."""
    return data.partition("~")[2] or None
