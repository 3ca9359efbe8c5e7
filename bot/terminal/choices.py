"""Choices: the buttons of a message as numbers to type."""

import re
from dataclasses import dataclass, field

from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.payloads import AskSample, OpenDocument, SettingChoice, ShowFact

_NUMBERED = re.compile(r"(\d{1,4})(?: ✓)?")
_LISTED = re.compile(r"(\d)\. (.+)")
"""How the button of one of several answers, or of another close sentence, is called."""
_TYPED = re.compile(r"[#№]?[ \t]{0,3}(\d+)[ \t]{0,3}[.)]?")
_DIGITS = 6
"""A number of more is the number of no choice."""
_PAYLOADS = (ShowFact, OpenDocument, AskSample, SettingChoice, ShowMention)
Payload = ShowFact | OpenDocument | AskSample | SettingChoice | ShowMention


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be typed after a message.

    `numbered` are payloads by number, `listed` the labels to be printed: of a button that is a
    number already, the message says what it opens. `context` opens what stands around. `places`
    are the numbers of the places that mention a topic, which no message lists.
    """

    numbered: dict[int, Payload] = field(default_factory=dict)
    listed: dict[int, str] = field(default_factory=dict)
    context: ShowFact | ShowMention | None = None
    places: tuple[int, ...] = ()


def choices_under(keyboard: Keyboard) -> Choices:
    """Return the choices that a terminal can offer; what copies, shares or rates is left out."""
    found = [(button, payload) for button, payload in _payloads(keyboard)]
    looks = (p for _, p in found if isinstance(p, ShowFact | ShowMention))
    context = next((p for p in looks if p.view == "c"), None)
    numbered: dict[int, Payload] = {}
    listed: dict[int, str] = {}
    others: list[tuple[str, Payload]] = []
    for button, payload in found:
        if own := _NUMBERED.fullmatch(button.label):
            numbered[int(own[1])] = payload
        elif _has_number(payload) and (own := _LISTED.fullmatch(button.label)):
            number = int(own[1])
            numbered[number], listed[number] = payload, own[2]
        elif payload is not context:
            others.append((button.label, payload))
    for number, (label, payload) in enumerate(others, max(numbered, default=0) + 1):
        numbered[number], listed[number] = payload, label
    places = tuple(
        n for n, p in numbered.items() if isinstance(p, ShowMention) and n not in listed
    )
    return Choices(numbered, listed, context, places)


def typed_number(words: str) -> int | None:
    """Return the number if nothing else was typed, as in `2`, `2.` and `#2`; -1 if it is huge."""
    if not (found := _TYPED.fullmatch(words)):
        return None
    return int(found[1]) if len(found[1]) <= _DIGITS else -1


def _has_number(payload: Payload) -> bool:
    return isinstance(payload, ShowFact) and payload.view in {"n", "a"}


def _payloads(keyboard: Keyboard) -> list[tuple[Button, Payload]]:
    found: list[tuple[Button, Payload]] = []
    for button in (button for row in keyboard for button in row):
        payload = next((p for kind in _PAYLOADS if (p := kind.unpack(button.data))), None)
        # Elsewhere the language is that of Telegram; here there is none to go back to.
        if payload and payload != SettingChoice("l"):
            found.append((button, payload))
    return found
