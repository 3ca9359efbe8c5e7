"""Chat spellings: words as people shorten them in a chat, and what they stand for."""

import re
from collections.abc import Mapping
from functools import cache

from knowledge.language.detection import base_of
from knowledge.language.document_languages import BY_CODE, PIVOT
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import possible_stems
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import Index

_FILE = "chat_spellings.txt"
_WORD = re.compile(r"(?<![\w@/.’'&+-])\w++(?![\w@/’'&+-]|\.\w)")
"""Not parts of addresses, codes and contractions."""
_LETTER = Template(
    r"\b(?:{letter_behind}) (?:u|r)\b|\b(?:u|r) (?:{letter_before})\b|^r\b(?! squared\b)",
    "rewriting",
)
"""Where a single letter stands for a word, and for no name of a thing."""


def spell_out(index: Index, text: str) -> str:
    """Return a question with its chat spellings written out, where no document has them as words.

    Those of the languages whose letters it has. Capitals are left alone but for the first word: U
    and R are more often names of things.
    """
    known = _spellings(is_latin=base_of(text).code == PIVOT)
    used = [found[0] for found in _WORD.finditer(text)]
    short = {word for at, word in enumerate(used) if (word if at else word.lower()) in known}
    if compiled(_LETTER).search(text) is None:
        short = {word for word in short if len(word) > 1}
    meant = {word: long for word in short if (long := _long(index, word, known[word.lower()]))}
    return _WORD.sub(lambda found: meant.get(found[0], found[0]), text) if meant else text


def _long(index: Index, word: str, meant: str) -> str | None:
    """Return what a word is short for, None if a document has it."""
    if index.terms.frequencies(possible_stems(normalise(word))):
        return None
    return meant[:1].upper() + meant[1:] if word[0].isupper() else meant


@cache
def _spellings(*, is_latin: bool) -> Mapping[str, str]:
    pairs = (line.partition("=") for each in BY_CODE.values() for line in each.lines(_FILE))
    known = {short.strip(): long.strip() for short, _, long in pairs}
    return {short: long for short, long in known.items() if short.isascii() is is_latin}
