"""Small talk: messages that are no question to a document, in any of the three languages."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from knowledge.answering.bot_remarks import remark_of
from knowledge.answering.nonwords import is_wordless
from knowledge.language import tokens
from knowledge.language.dictionary import is_common_word
from knowledge.language.keyboard_layout import retyped
from knowledge.retrieval.dialogue_acts import DialogueAct, act_of
from knowledge.small_talk import SmallTalk, Topic

_LONGEST = 12
"""Words of the longest message that is looked at; small talk is short."""
_MISSPELT = 5
"""Letters from which on a word may have one letter wrong; shorter ones become other words."""
_PRIORITY = (
    Topic.WHO_ARE_YOU, Topic.DOUBT, Topic.COMPLAINT, Topic.THANKS, Topic.GOODBYE, Topic.READY,
    Topic.HELLO, Topic.REACTION,
)  # fmt: skip
"""Which topic is answered if a message has several: "hello, who are you?" asks who."""
_PICTURE = "So"
"""The category of emoji in Unicode: other symbols."""
_LAUGHTER = re.compile(r"(?:a?(?:ha){2,}h?|(?:he){2,}|а?(?:ха){2,}х?|(?:хе){2,})")
_ALONE, _FILLER, _QUESTIONED = "alone", "filler", "questioned"
"""Sections of the list that are no topics."""
Phrase = tuple[str, ...]


def topic_of(message: str, is_known: Callable[[str], bool] = lambda _: False) -> Topic | None:
    """Return what is said if the whole message is small talk, also in the wrong layout.

    `is_known` tells whether documents hold a normalised word: it is no misspelt hello then.
    """
    words = tokens(message)
    if not words and any(unicodedata.category(letter) == _PICTURE for letter in message):
        return Topic.REACTION
    if words and all(map(_LAUGHTER.fullmatch, words)):
        return Topic.REACTION
    if "?" in message and tuple(words) in _listed_as(_QUESTIONED):
        return Topic.DOUBT
    topic = _topic(words, is_known)
    if topic is None and (typed := retyped(message, _vocabulary().__contains__)) != message:
        topic = _topic(tokens(typed), is_known)
    if topic in {None, Topic.REACTION}:
        topic = remark_of(words, is_known, is_question="?" in message) or topic
    return topic or _at_length(message, words)


def talk_in(message: str, meant: str, is_known: Callable[[str], bool]) -> SmallTalk | None:
    """Return the small talk of a message that is no question; None if it may be one.

    What makes sense in other letters was rewritten as it was `meant`, and is no string at random.
    """
    if topic := topic_of(message, is_known):
        return SmallTalk(topic)
    is_mash = message.strip() and meant == message and is_wordless(message, is_known)
    return SmallTalk(Topic.UNCLEAR) if is_mash else None


def _at_length(message: str, words: list[str]) -> Topic | None:
    """Return thanks that go on about who asked and why: no word of them is of any document."""
    if "?" in message or act_of(message) is not DialogueAct.CONVENTIONAL:
        return None
    said = tuple(words)
    starts = [said[at : at + length] for at in range(len(said)) for length in (1, 2)]
    return Topic.THANKS if any(_phrases().get(each) is Topic.THANKS for each in starts) else None


def _topic(words: list[str], is_known: Callable[[str], bool]) -> Topic | None:
    if not 0 < len(words) <= _LONGEST:
        return None
    spelled = []
    for word in words:
        # One word that no small talk holds settles it, so questions cost next to nothing.
        known = _spelled(word)
        if known is None or (known != word and is_known(word)):
            return None
        spelled.append(known)
    return _topic_of_phrases(tuple(spelled))


def _topic_of_phrases(words: Phrase) -> Topic | None:
    if words in _listed_as(_ALONE):
        return Topic.COMPLAINT
    topics: set[Topic | None] = set()
    at = 0
    while at < len(words):
        length = next(
            (n for n in range(_longest_phrase(), 0, -1) if words[at : at + n] in _phrases()), 0
        )
        if not length:
            return None
        topics.add(_phrases()[words[at : at + length]])
        at += length
    return next((topic for topic in _PRIORITY if topic in topics), None)


@lru_cache(maxsize=10_000)
def _spelled(word: str) -> str | None:
    """Return the word of a phrase that this is, or is a misspelling of.

    Kept, for nearly every question begins with one of few words.
    """
    if word in _vocabulary() or is_common_word(word):
        return word if word in _vocabulary() else None
    return min(_alike(word), default=None)


def _alike(word: str) -> Iterator[str]:
    """Yield words of phrases with one letter wrong in this, or with letters of it drawn out."""
    if len(set(word)) < len(word):
        yield from _squeezed().get(_squeeze(word), ())
    if len(word) >= _MISSPELT:
        near = extractOne(word, _longer_words(), scorer=OSA.distance, score_cutoff=1)
        if near is not None:
            yield near[0]


@cache
def _squeezed() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for known in _vocabulary():
        found.setdefault(_squeeze(known), []).append(known)
    return found


@cache
def _longer_words() -> list[str]:
    """Return the words that may have a letter wrong, in their order: of several, the first."""
    return sorted(known for known in _vocabulary() if len(known) >= _MISSPELT)


def _squeeze(word: str) -> str:
    """Drop repeated letters: hellooo, привееет."""
    return "".join(a for a, b in zip(word, word[1:] + " ", strict=True) if a != b)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrase in (*_phrases(), *_listed_as(_ALONE)) for word in phrase)


@cache
def _longest_phrase() -> int:
    return max(map(len, _phrases()))


@cache
def _phrases() -> Mapping[Phrase, Topic | None]:
    found: dict[Phrase, Topic | None] = {}
    for name, lines in _sections().items():
        if name not in {_ALONE, _QUESTIONED}:
            topic = None if name == _FILLER else Topic(name)
            for line in lines:
                found.setdefault(tuple(tokens(line)), topic)
    return found


@cache
def _listed_as(section: str) -> frozenset[Phrase]:
    return frozenset(tuple(tokens(line)) for line in _sections()[section])


@cache
def _sections() -> Mapping[str, list[str]]:
    source = (files("knowledge") / "data" / "small_talk.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(source).items()
    return {name: each.strip().splitlines() for name, each in listed if isinstance(each, str)}
