"""The question inside a message: greetings, thanks and the story around it are taken off."""

import re

from knowledge.language import stopwords, tokens
from knowledge.language.patterns import compile_pattern

_OPENING = compile_pattern(
    r"^\W*(?:{greeting}\b(?:,? {after_greeting})*[\s,.!…:)(\-–—]*)+", "padding"
)
_CLOSING = compile_pattern(r"[\s,.!?(\-–—]*{closing}[\s,.!?)]*$", "padding")
_LEAD_IN = compile_pattern(r"\b{lead_in}\b(?: please| пожалуйста)?[\s,:…\-–—]*", "padding")
_ASKS = compile_pattern(r"^(?:{preposition} )?{interrogative}\b", "padding")
_STORY = compile_pattern(r"\b{storyteller}\b", "padding")
_CLAUSE = re.compile(r"[.,;:!?…\-–—]+\s+(?:(?:so|and|like|but|also|а|и|но|так)\s+)?")
_ABOUT_THE_BOT = re.compile(r"^(?:can|could|will|would|do|does|have) you\b", re.IGNORECASE)
_LONG = 14
"""Words from which on a message tells a story before it asks."""
_ENOUGH = 2
"""Words with meaning that a part must hold to stand for the message."""


def bare_question(message: str) -> str:
    """Return the question without what people say around it; never empty unless the message is."""
    text = " ".join(message.split())
    for cut in (_without_opening, _without_closing, _after_lead_in, _last_asking_clause):
        shorter = cut(text)
        if _weight(shorter) >= min(_ENOUGH, _weight(text)) and shorter:
            text = shorter
    return text or message


def _without_opening(text: str) -> str:
    return _OPENING.sub("", text, count=1)


def _without_closing(text: str) -> str:
    while (shorter := _CLOSING.sub("", text)) != text:
        text = shorter
    return text


def _after_lead_in(text: str) -> str:
    for match in reversed([*_LEAD_IN.finditer(text)]):
        rest = text[match.end() :]
        if _weight(rest) >= _ENOUGH:
            return rest
    return text


def _last_asking_clause(text: str) -> str:
    """Return the last clause that asks, with all that follows, if the message is long."""
    if len(text.split()) < _LONG:
        return text
    starts = [0, *(match.end() for match in _CLAUSE.finditer(text))]
    for start in reversed(starts):
        clause = text[start:]
        if (
            _STORY.search(text[:start])
            and _ASKS.match(clause)
            and not _ABOUT_THE_BOT.match(clause)
            and _weight(clause) >= _ENOUGH
        ):
            return clause
    return text


def _weight(text: str) -> int:
    return sum(1 for word in tokens(text) if word not in stopwords())
