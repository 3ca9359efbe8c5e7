"""Lines of a PDF -> their words in a row: hyphens that only break a line go, others stay."""

from collections import Counter
from collections.abc import Sequence

from knowledge.ingestion.readers.pdf_layout import Line

_KEPT = frozenset("well self ex non half all cross".split())
"""First parts of compounds that keep their hyphen, if the document does not say otherwise."""


def joined(lines: Sequence[Line], words: Counter[str]) -> str:
    """Return the words of lines; a hyphen that only breaks a line goes.

    `words` counts those of the whole document, which says what is written with a hyphen.
    """
    text = ""
    for line in lines:
        if text.endswith("-") and line.text[:1].islower():
            text = _rejoined(text, line.text, words)
        elif text.endswith("-") and _is_one(text[-2:-1], line.text[:1]):
            text += line.text
        else:
            text = f"{text} {line.text}".strip()
    return text


def _is_one(before: str, after: str) -> bool:
    """Tell the halves of a number or a name on both sides of a hyphen: “61-86”, “Wi-Fi”."""
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isupper())


def words_within(pages: Sequence[Sequence[Line]]) -> Counter[str]:
    """Count the words of a document that no break of a line cuts, in small letters."""
    return Counter(
        word.strip(".,;:!?()[]«»“”\"'").casefold()
        for page in pages
        for line in page
        for word in line.text.split()
        if not word.endswith("-")
    )


def _rejoined(text: str, following: str, words: Counter[str]) -> str:
    first = text.rpartition(" ")[2]
    second = following.split(maxsplit=1)[0].rstrip(".,;:!?)»”\"'").casefold()
    start = first.lstrip("(«“\"'").casefold()
    with_hyphen, without = words[start + second], words[start[:-1] + second]
    other = first[:-1].isupper() or first.isascii() != second.isascii()
    named = start[:-1] in _KEPT or any(char.isdigit() for char in start) or other
    kept = with_hyphen > without or (not without and named)
    return text + following if kept else text[:-1] + following
