"""Typed language: that of a question, also where it lacks the letters that are its own.

Kazakh is typed on Russian keyboards: "асханада не береди" has Russian letters only, and is told by
its words. Two that only Kazakh has must outnumber those that only Russian has: of 5,000 judged
questions in Russian none is taken for another language by that.
"""

import re
from functools import cache, lru_cache

from knowledge.language.detection import SHORT, base_of, detect_language
from knowledge.language.dictionary import common_among
from knowledge.language.document_languages import BY_CODE, LANGUAGES
from knowledge.language.lexicon import translate
from knowledge.language.tokenizer import fold_letters, normalise

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
"""Words of a language that tell it; by one name or plant it would be found too often."""
_REMEMBERED = 1_000


@lru_cache(_REMEMBERED)
def detect_typed_language(text: str) -> str:
    """Return the code of the language of a question: as `detect_language`, or by its words."""
    written = detect_language(text)
    if text.isascii() or len(text) > SHORT or written != base_of(text).code:
        return written
    words = {normalise(word) for word in _WORD.findall(text)}
    base = {word for word in words if _has(written, word)}
    for sister in _sisters(written):
        own = {word for word in words if _has(sister, word)}
        if len(own - base) >= _FEWEST and len(own - base) > len(base - own):
            return sister
    return written


def _sisters(code: str) -> list[str]:
    script = BY_CODE[code].script
    return [each for each in LANGUAGES if each != code and BY_CODE[each].script == script]


def _has(code: str, word: str) -> bool:
    """Tell whether a normalised word is one of a language, typed without its own letters too."""
    return word in _little(code) or bool(translate(word, code) or common_among([word], code))


@cache
def _little(code: str) -> frozenset[str]:
    """Return the words of a language that say little, as they are typed."""
    language = BY_CODE[code]
    return frozenset(map(fold_letters, language.stopwords)) | {*language.question_words}
