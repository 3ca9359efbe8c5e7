"""What would name a person in a question that is kept for good: addresses and numbers."""

import re

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_HANDLE = re.compile(r"(?<!\w)@\w{5,32}\b")
_PHONE = re.compile(r"(?<![\w.])\+?\d[\d ()\-–]{8,}\d(?!\w)")
_SHORTEST_PHONE = 10


def without_contacts(text: str) -> str:
    """Return the text with … for e-mail addresses, @names and telephone numbers."""
    text = _MAIL.sub("…", text)
    text = _PHONE.sub(_unless_short, text)
    return _HANDLE.sub("…", text)


def _unless_short(found: re.Match[str]) -> str:
    digits = sum(letter.isdigit() for letter in found[0])
    return "…" if digits >= _SHORTEST_PHONE else found[0]
