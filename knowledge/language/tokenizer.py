"""Text -> terms, in the same way for facts and for questions, in English, Russian and Kazakh."""

import re
import threading
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’ʼ`](?:s\b)?")
_CYRILLIC = re.compile(r"[а-яё]")
# What phones without Kazakh letters type instead; folded in texts as well as in questions.
_FOLDED = str.maketrans("ёәғқңөұүһіі", "еагкноуухии")
_CASES = re.compile(
    r"(?:лар|лер|дар|дер|тар|тер)?(?:ым|им|мыз|миз|ы|и|сы|си|ныз|низ)?"
    r"(?:нын|нин|дын|дин|тын|тин|га|ге|ка|ке|на|не|да|де|та|те|нда|нде|дан|ден|тан|тен|нан|нен"
    r"|ны|ни|ды|ди|ты|ти|н|мен|бен|пен|дагы|деги|тагы|теги)?$"
)
_SHORTEST_STEM = 4


class _Stemmers(threading.local):
    """Each thread has its own, for a stemmer keeps the word that it works on."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")
        self.russian = Stemmer.Stemmer("russian")


_STEMMERS = _Stemmers()


def normalise(text: str) -> str:
    """Fold case, accents of Latin letters, ё, Kazakh letters, and possessive endings."""
    if text.isascii():
        # Most text is, and this is where most of the time goes.
        plain = text.lower()
        return _POSSESSIVE.sub("", plain) if "'" in plain or "`" in plain else plain
    return _fold(_POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).casefold()))


def tokens(text: str) -> list[str]:
    """Return the words and numbers of a text, normalised; 1,200 and 1200 are the same."""
    return [
        word.replace(",", "") if word[0].isdigit() else word
        for word in _TOKEN.findall(normalise(text))
    ]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """Return the part of a normalised word that its forms share."""
    if word in stopwords() or word[0].isdigit():
        return word
    if not _CYRILLIC.search(word):
        return str(_STEMMERS.english.stemWord(word))
    if language == "kk":
        cut = _CASES.search(word, _SHORTEST_STEM) if len(word) > _SHORTEST_STEM else None
        return word[: cut.start()] if cut else word
    return str(_STEMMERS.russian.stemWord(word))


def stems(text: str, language: str) -> list[str]:
    """Return the stems of a text in order."""
    return [stem(word, language) for word in tokens(text)]


@cache
def stopwords() -> frozenset[str]:
    """Return the words of all languages that say little, normalised."""
    return frozenset().union(*(_sections()[name] for name in ("en", "ru", "kk")))


@cache
def generic_words() -> frozenset[str]:
    """Return the words that many questions hold and few answers turn on."""
    return _sections()["generic"]


@cache
def _sections() -> dict[str, frozenset[str]]:
    source = (files("knowledge") / "data" / "stopwords.txt").read_text(encoding="utf-8")
    sections: dict[str, frozenset[str]] = {}
    name = ""
    for line in source.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            sections[name] = frozenset()
        elif not line.startswith("#"):
            sections[name] |= frozenset(tokens(line))
    return sections


def _fold(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text)
    kept = (c for c in plain if not unicodedata.combining(c) or c == "\u0306")
    return unicodedata.normalize("NFC", "".join(kept)).translate(_FOLDED)
