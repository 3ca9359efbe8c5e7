"""Text -> words, in the same way for facts and for questions, in English, Russian and Kazakh."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

FIGURES = (
    r"\d{4}-\d\d-\d\d(?!\d)|(?<![\d/])\d{1,2}/\d{1,2}/\d{4}(?![\d/])"
    r"|(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"
    r"|(?<!\d)\d++(?:[.,]\d+)+"
)
"""Dates, and numbers with marks or spaces in them: 12.03.1987, 1987-03-12, 1 250 000, 2,5."""
_TOKEN = re.compile(rf"(?=\d)(?:{FIGURES})|[^\W_]+")
_SPACED = bytes(at if chr(at).isalnum() else ord(" ") for at in range(128)) + bytes(128)
"""ASCII with a space in place of all that parts words."""
_DATE = re.compile(r"(\d\d?)[./](\d\d?)[./](\d{4})|(\d{4})-(\d\d)-(\d\d)")
"""The day first; where months are, figures above 12 tell otherwise."""
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3}){2,}(?:,\d+)?)")
_REMEMBERED, _LONGEST_KEPT = 64, 200
"""Texts whose words are kept, for every step looks at those of a question; characters of one."""
_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ`](?:s\b)?")
_BREVE = "\u0306"
"""What makes й of и: the one mark that is kept."""
FOLDED = dict(zip("ёәғқңөұүһі", "еагкноуухи", strict=True))
"""What phones without Kazakh letters type instead; folded in texts as well as in questions."""
_FOLDING = str.maketrans(FOLDED)
_NO_MARKS = re.compile(f"[ -~\n«»“”–—а-я{''.join(FOLDED)}]*")
"""Text without accents, but for those of letters that are folded: almost all, and quickly told."""


def normalise(text: str) -> str:
    """Fold case, accents of Latin letters, ё, Kazakh letters, and possessive endings."""
    if text.isascii():
        # Most text is, and this is where most of the time goes.
        plain = text.lower()
        return _POSSESSIVE.sub("", plain) if "'" in plain or "`" in plain else plain
    return _fold(_POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).casefold()))


def fold_letters(word: str) -> str:
    """Return a word in small letters without accents as `normalise` does, in less time."""
    return word if word.isascii() else word.translate(_FOLDING)


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, normalised.

    A number is the same however its thousands are parted (1,200, 1 200, 1.200.000) and whatever
    stands before its decimals (2,5, 2.5); a date in figures is its day, month and year.
    """
    return [*(_kept(text) if len(text) <= _LONGEST_KEPT else _tokens(text))]


def _tokens(text: str) -> Sequence[str]:
    plain = normalise(text)
    if plain.isascii():
        # Most sentences: in a third of the time of the expression, which finds the same.
        words = plain.encode().translate(_SPACED).decode().split()
        if "".join(words).isalpha():
            return words
    words = _TOKEN.findall(plain)
    if all(map(str.isalnum, words)):
        return words
    found = []
    for word in words:
        if word.isalnum():
            found.append(word)
        else:
            found += figures(word)
    return found


_kept = lru_cache(_REMEMBERED)(_tokens)


def figures(written: str) -> list[str]:
    """Return what a number or a date in figures says: one number, or day, month and year."""
    if date := _DATE.fullmatch(written):
        day, month, year = (date[1], date[2], date[3]) if date[1] else (date[6], date[5], date[4])
        if int(month) > len(_MONTHS):
            day, month = month, day
        if 1 <= int(month) <= len(_MONTHS):
            return [str(int(day)), _MONTHS[int(month) - 1], year]
    number = "".join(written.split())
    if _GROUPED.fullmatch(number):
        by_points = number.count(".") > 1
        number = number.replace("." if by_points else ",", "")
    return number.split("/") if "/" in number else [number.replace(",", ".")]


def canonical(text: str) -> str:
    """Return what two askings share if they differ in case, marks and spaces only."""
    return " ".join(tokens(text))


def _fold(text: str) -> str:
    if _NO_MARKS.fullmatch(text):
        return text.translate(_FOLDING)
    plain = unicodedata.normalize("NFD", text)
    kept = (c for c in plain if not unicodedata.combining(c) or c == _BREVE)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_FOLDING)
