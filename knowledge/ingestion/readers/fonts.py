"""What the fonts of a document tell: letters as wide as each other are those of programs."""

import re
from collections.abc import Iterable

MONOSPACED = "courier|mono|consol|typewriter|cmtt|menlo|fixedsys|lucida console|terminal"
"""Parts of the names of fonts whose letters are as wide as each other, as a pattern."""
_NAME = re.compile(MONOSPACED, re.IGNORECASE)
_PROGRAM_STYLE = re.compile(
    r"\bcode\b|source|preformatted|\bmacro\b|listing|verbatim", re.IGNORECASE
)
_TYPED = 0.5
"""Share of the letters of a document from which on it was typed so, and shows no programs."""


def is_monospaced(font: str | None) -> bool:
    """Tell by its name whether all letters of a font are as wide."""
    return font is not None and _NAME.search(font) is not None


def is_program_style(style: str) -> bool:
    """Tell by its name whether a style of paragraphs is meant for programs."""
    return _PROGRAM_STYLE.search(style) is not None


def is_typed(paragraphs: Iterable[tuple[int, bool]]) -> bool:
    """Tell a document that is monospaced throughout, by length and font of its paragraphs."""
    lengths = [*paragraphs]
    fixed = sum(length for length, monospaced in lengths if monospaced)
    return fixed > _TYPED * sum(length for length, _ in lengths)
