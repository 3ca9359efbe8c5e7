"""What a document may take: bytes, characters, seconds and memory. All such limits stand here."""

from typing import Final

from knowledge.errors import DocumentError, Fault

MEGABYTE: Final = 1024 * 1024
LARGEST_FILE: Final = 50 * MEGABYTE
"""Bytes of the largest file that is read: about half a million sentences of plain text."""
LARGEST_UPLOAD: Final = 20 * MEGABYTE
"""Bytes of the largest file that an editor may send: what Telegram lets a bot download."""
LARGEST_PAGE: Final = 20 * MEGABYTE
"""Bytes of the largest page that is fetched from the web."""
LARGEST_EXPORT: Final = 50 * MEGABYTE
"""Bytes of the largest export that is sent: what Telegram lets a bot send."""
LARGEST_UNPACKED: Final = 50 * MEGABYTE
"""Bytes that a packed file may unpack to: a book has one or two million, a bomb has billions."""
LONGEST_TEXT: Final = 5_000_000
"""Characters of the longest text that is taken out of a packed file: three thick books."""
LONGEST_ANSWER: Final = 12 * LONGEST_TEXT
"""Bytes of what a reader says of a file: a character takes six at most in JSON, and the places of
a passage as much again."""
SANDBOX_SECONDS: Final = 9
"""Of the processor: with all around it a file takes ten at most on a machine at leisure."""
SANDBOX_WAIT: Final = 30
"""By the clock of the wall: a busy machine refuses no document that an idle one reads."""
SANDBOX_MEMORY: Final = 512 * MEGABYTE
"""Bytes of address space for a reader with its libraries."""
FETCH_SECONDS: Final = 20
"""How long a page may take to arrive, with all its redirects."""
FETCH_REDIRECTS: Final = 5
"""From how many addresses to the next a page may lead."""
SHORTEST_WATCH, LONGEST_WATCH, USUAL_WATCH = 1, 720, 24
"""Hours between two looks at a watched address: at least, at most, and unless said otherwise."""

TOO_MUCH: Final = "takes more time or memory than a document may. Save it as .txt."
"""What is said of a file whose reader a limit ended."""


def too_slow(url: str) -> DocumentError:
    """Return what is raised for an address that takes longer than FETCH_SECONDS."""
    message = f"{url} takes longer than {FETCH_SECONDS} seconds."
    return DocumentError(message, Fault.UNREACHABLE)


def check_length(text: str) -> None:
    """Raise DocumentError for a text that is longer than LONGEST_TEXT."""
    if len(text) > LONGEST_TEXT:
        raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
