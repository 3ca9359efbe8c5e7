"""What a reader makes of a file: its text, and what it says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: offsets of facts count in the characters of `text`."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
