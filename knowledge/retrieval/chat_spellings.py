"""Chat spellings: words as people shorten them in a chat, and what they stand for."""

import re
from collections.abc import Mapping
from functools import cache

from knowledge.language.document_languages import BY_CODE
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import Index

_FILE = "chat_spellings.txt"
_WORD = re.compile(r"(?<![\w@/.’'&+-])\w++(?![\w@/’'&+-]|\.\w)")
"""Not parts of addresses, codes and contractions."""


def spell_out(index: Index, text: str) -> str:
    """Return a question with its chat spellings written out, where no document has them as words.

    Capitals are left alone: U and R are more often names of things.
    """
    known = _spellings()
    used = {found[0] for found in _WORD.finditer(text)} & known.keys()
    held = index.terms.frequencies({normalise(word) for word in used}) if used else {}
    meant = {word: known[word] for word in used if normalise(word) not in held}
    return _WORD.sub(lambda found: meant.get(found[0], found[0]), text) if meant else text


@cache
def _spellings() -> Mapping[str, str]:
    pairs = (line.partition("=") for each in BY_CODE.values() for line in each.lines(_FILE))
    return {short.strip(): long.strip() for short, _, long in pairs}
