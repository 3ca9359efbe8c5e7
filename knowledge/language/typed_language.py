"""Typed language: that of a question, also where it lacks the letters that are its own.

Kazakh is typed on Russian keyboards: "асханада не береди" has Russian letters only, and is told by
its words. Two that only Kazakh has must outnumber those that only Russian has: of 5,000 judged
questions in Russian none is taken for another language by that.
"""

import re
from functools import lru_cache

from knowledge.language.detection import SHORT, detect_language
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
    script = BY_CODE[written].script
    sisters = [each for each in LANGUAGES if each != written and BY_CODE[each].script == script]
    if text.isascii() or len(text) > SHORT:
        return written
    words = {normalise(word) for word in _WORD.findall(text)}
    for sister in sisters:
        own = {word for word in words if _has(sister, word)}
        base = {word for word in words if _has(written, word)}
        if len(own - base) >= _FEWEST and len(own - base) > len(base - own):
            return sister
    return written


def _has(code: str, word: str) -> bool:
    """Tell whether a normalised word is one of a language, typed without its own letters too."""
    language = BY_CODE[code]
    little = {fold_letters(each) for each in language.stopwords} | {*language.question_words}
    return word in little or bool(translate(word, code)) or bool(common_among([word], code))
