"""Compared sentences: what stands in a sentence beside its values, and whether it says no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from knowledge.language import detect_language, stopwords
from knowledge.language.contrasts import RING, WHOLE, Member, named_members
from knowledge.language.document_languages import BY_CODE, generic_words, light_verbs, listed
from knowledge.language.sentence_values import SentenceValues, find_values
from knowledge.language.tokenizer import normalise, tokens

_REMEMBERED = 4_000
_OPENING = 4
"""Letters by which it is told quickly that two words may be one."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’]t\b)?")
DENIED_VERB = re.compile(r"(?<=\w\w)[мбп][ае](?=й|с|ды|[гк][ае]н)")
"""What denies a Kazakh verb between its stem and its ending, in folded letters: істемейді."""
_COPULA = re.compile(r" [—–] ")
_WEIGHTLESS = ("denies", "forbids", "allows", "links")


@dataclass(frozen=True, slots=True)
class ComparedWord:
    """A word as it is written and normalised, and where it begins."""

    written: str
    plain: str
    start: int

    @property
    def is_name(self) -> bool:
        """Whether it has a capital, as a name and what begins a sentence."""
        return self.written[0].isupper()


@dataclass(frozen=True, slots=True)
class ComparedSentence:
    """A sentence with what is compared of it; `content` are its words beside the values."""

    words: tuple[ComparedWord, ...]
    content: tuple[ComparedWord, ...]
    values: SentenceValues
    members: frozenset[Member]
    polarity: bool
    also: bool
    is_whole: bool
    is_pronominal: bool
    is_copular: bool


@lru_cache(_REMEMBERED)
def openings(text: str) -> frozenset[str]:
    """Return how the words of a sentence begin that are no stop words, normalised."""
    words = (normalise(word) for word in _WORD.findall(text))
    return frozenset(word[:_OPENING] for word in words if word not in stopwords())


@lru_cache(_REMEMBERED)
def read_sentence(text: str) -> ComparedSentence:
    words = tuple(ComparedWord(m[0], normalise(m[0]), m.start()) for m in _WORD.finditer(text))
    plain, values = tokens(text), find_values(text)
    members = named_members(plain)
    content = [word for word in words if _says_something(word, values)]
    return ComparedSentence(
        words, tuple(content), values, frozenset(members), _denies(words, text),
        any(word.plain in _listed("also") for word in words), not WHOLE.isdisjoint(plain),
        not _pronouns().isdisjoint(plain),
        _COPULA.search(text) is not None or not _listed("copula").isdisjoint(plain),
    )  # fmt: skip


def _says_something(word: ComparedWord, values: SentenceValues) -> bool:
    if word.plain in _without_weight() or any(_is_listed(word, each) for each in _WEIGHTLESS):
        return False
    if word.plain[0].isdigit() or any(start <= word.start < end for start, end in values.spans):
        return False
    return not any(each.kind == RING for each in named_members([word.plain]))


def _denies(words: Sequence[ComparedWord], text: str) -> bool:
    """Tell whether a sentence says that something is not so, or must not be."""
    is_kazakh = detect_language(text) == "kk"
    denies = any(
        _is_listed(word, "denies") or word.plain.endswith(("n't", "n’t"))
        or (is_kazakh and DENIED_VERB.search(word.plain))
        for word in words
    )  # fmt: skip
    return denies is not any(_is_listed(word, "forbids") for word in words)


def _is_listed(word: ComparedWord, section: str) -> bool:
    return word.plain in _listed(section) or any(map(word.plain.startswith, _beginnings(section)))


@cache
def _listed(section: str) -> frozenset[str]:
    words = listed("polarity.txt", section)
    return frozenset(normalise(word) for word in words if not word.endswith("*"))


@cache
def _beginnings(section: str) -> tuple[str, ...]:
    words = listed("polarity.txt", section)
    return tuple(normalise(word[:-1]) for word in words if word.endswith("*"))


@cache
def _without_weight() -> frozenset[str]:
    verbs = {phrase[0] for phrase in light_verbs() if len(phrase) == 1}
    return stopwords() | verbs | generic_words()


def is_additional(text: str) -> bool:
    """Tell whether a sentence says that it is not all: it also opens on Mondays."""
    return read_sentence(text).also


@cache
def tense_endings() -> frozenset[str]:
    """Return the endings that a verb has in one tense or another, normalised."""
    return _listed("tense")


@cache
def _pronouns() -> frozenset[str]:
    sections = [each.pronouns for each in BY_CODE.values()]
    named = (each.get(name, frozenset()) for each in sections for name in ("opening", "oblique"))
    return frozenset[str]().union(*named)
