"""What a reader makes of a file: its text, and what it says of itself."""

from dataclasses import dataclass

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read: about half a million sentences of plain text."""
LONGEST = 5_000_000
"""Characters of the longest text that is taken out of a packed file: three thick books."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: offsets of facts count in the characters of `text`."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
