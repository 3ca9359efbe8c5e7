"""Word differences: which words of a sentence went, came and stayed when it was reworded."""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from rapidfuzz.distance import Indel

_WORD = re.compile(r"\S+")


class Difference(Enum):
    """What became of a word."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


class Stretch(NamedTuple):
    """Words that stand together and have the same fate, with one space between two of them."""

    difference: Difference
    text: str


def compare_words(old: str, new: str) -> tuple[Stretch, ...]:
    """Return the fewest words to take away and to add that make the old text the new one.

    What goes stands before what comes in its place (longest common subsequence, rapidfuzz Indel).
    """
    return tuple(_stretches(_WORD.findall(old), _WORD.findall(new)))


def _stretches(old: list[str], new: list[str]) -> Iterator[Stretch]:
    removed: list[str] = []
    added: list[str] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield from _changed(removed, added)
            removed, added = [], []
            yield Stretch(Difference.KEPT, " ".join(old[step.src_start : step.src_end]))
        removed += old[step.src_start : step.src_end] if step.tag == "delete" else []
        added += new[step.dest_start : step.dest_end] if step.tag == "insert" else []
    yield from _changed(removed, added)


def _changed(removed: list[str], added: list[str]) -> Iterator[Stretch]:
    if removed:
        yield Stretch(Difference.REMOVED, " ".join(removed))
    if added:
        yield Stretch(Difference.ADDED, " ".join(added))
