"""Cyrillic and Latin letters for each other: a phonetic key, Latin spellings, and back."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice, product

from knowledge.language.document_languages import stopwords
from knowledge.language.lexicon import translate

_LATIN = dict(
    zip(
        "абвгғдезийкқлмнңопрстуұүфхһыіэөә",
        "abvggdeziikklmnnoprstuuufkkiieoa",
        strict=True,
    )
) | {"ё": "e", "ж": "j", "ц": "s", "ч": "C", "ш": "S", "щ": "S", "ю": "iu", "я": "ia"} | {
    "ь": "", "ъ": "",
}  # fmt: skip

# Longer spellings first: "shch" is one letter, not "sh" and "ch".
_SPELLINGS = (
    ("shch", "S"), ("sch", "S"), ("tsch", "C"), ("tch", "C"), ("dzh", "j"), ("dj", "j"),
    ("sh", "S"), ("ch", "C"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("ts", "s"), ("tz", "s"), ("qu", "kv"), ("oo", "u"), ("ee", "i"), ("ou", "u"),
)  # fmt: skip
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SPELLINGS))
_SOFT_C = re.compile(r"c(?=[eiy])")
_SINGLE = str.maketrans(
    {"x": "ks", "w": "v", "y": "i", "c": "k", "q": "k", "h": "k", "ı": "i", "'": "", "’": ""}
)
_VOWEL_RUN = re.compile(r"([aeiou])[aeiou]*")
_DOUBLE = re.compile(r"(.)\1+")
_VOWEL_CLASS = str.maketrans("oei", "aii")

_TYPED = re.compile(
    "shch|sch|sh|ch|zh|kh|ts|ya|ja|yu|ju|yo|jo|ye|gh|."
)  # one letter of Cyrillic each
_LETTERS = {
    "shch": "щ", "sch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "gh": "г",
    "ya": "я", "ja": "я", "yu": "ю", "ju": "ю", "yo": "ё", "jo": "ё", "ye": "е",
    "a": "а", "b": "б", "v": "в", "w": "в", "g": "г", "d": "д", "e": "еэ", "z": "з", "i": "ий",
    "j": "йж", "k": "к", "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "r": "р", "s": "с",
    "t": "т", "u": "у", "f": "ф", "h": "х", "y": "ый", "c": "цк", "x": "х", "q": "к", "'": "ь",
}  # fmt: skip
_KAZAKH_LETTERS = _LETTERS | {"i": "иі", "y": "ый", "h": "хғ", "kh": "хқ", "gh": "ғ", "q": "қ"}
_MOST_CANDIDATES = 64
_HARD = re.compile(r"л(?=[бвгджзкмнпстфхцчшщ])|(?<=[аеиоуы])т$")
"""Where Latin spellings leave out a soft sign."""


_ROMANISED = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" "),
            strict=True,
        )
    )
)


def romanised(word: str) -> str:
    """Return a normalised Cyrillic word as passports and newspapers spell it in Latin letters."""
    return word.translate(_ROMANISED)


@cache
def latin_key(word: str) -> str:
    """Return a key where Назарбаев meets Nazarbayev; letters that sound alike fall together."""
    word = "".join(_LATIN.get(letter, letter) for letter in word.lower())
    key = _SPELLING.sub(lambda match: dict(_SPELLINGS)[match[0]], word)
    key = _SOFT_C.sub("s", key).translate(_SINGLE).replace("SC", "S")
    key = _VOWEL_RUN.sub(r"\1", key).translate(_VOWEL_CLASS)
    return _DOUBLE.sub(r"\1", key)


def latin_to_cyrillic(word: str, language: str) -> tuple[str, ...]:
    """Return Cyrillic readings of a Latin-typed word, those that the glossary knows first."""
    found = readings(word, language)
    known = tuple(reading for reading in found if translate(reading, language))
    return known or found[:4]


@lru_cache(maxsize=10_000)
def readings(word: str, language: str) -> tuple[str, ...]:
    """Return what a word typed in Latin letters may read in Cyrillic, a bounded number."""
    letters = _KAZAKH_LETTERS if language == "kk" else _LETTERS
    choices = [letters.get(spelling, spelling) for spelling in _TYPED.findall(word.lower())]
    found = ["".join(reading) for reading in islice(product(*choices), _MOST_CANDIDATES)]
    soft = [_HARD.sub(r"\g<0>ь", reading) for reading in found] if language == "ru" else []
    meant = _stopword_keys().get(latin_key(word)) if word.isascii() else None
    return tuple(dict.fromkeys([*found, *soft, *([meant] if meant else [])]))


@cache
def _stopword_keys() -> Mapping[str, str]:
    """Return key → stopword: people leave out the soft sign that readings cannot restore."""
    return {latin_key(word): word for word in sorted(stopwords()) if not word.isascii()}
