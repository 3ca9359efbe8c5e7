"""Bot remarks: what is said of the bot itself, or asked of it and of no document."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from knowledge.language import tokens
from knowledge.small_talk import Topic

_LONGEST = 12
"""Words of the longest message that is looked at."""
_TABLE = "remarks"
"""The table of word classes in small_talk.toml."""


def remark_of(
    words: Sequence[str], is_known: Callable[[str], bool], *, is_question: bool
) -> Topic | None:
    """Return what is said of the bot if all words of a message are of the classes for that.

    `words` are normalised. `is_known` tells whether documents hold a word: what they hold is no
    request that they cannot answer. `is_question` tells whether the message has that mark.
    """
    if not 0 < len(words) <= _LONGEST:
        return None
    written = _written_out(words)
    if tuple(written) in _requests():
        return Topic.REQUEST
    # One word of no class settles it, so questions cost next to nothing.
    if not all(map(_classes_of, written)):
        return None
    classes = [_classes_of(word) for word in written]
    said = frozenset[str]().union(*classes)
    if {"request_verbs", "request_objects"} <= said:
        wanted = [word for word in written if "request_objects" in _classes_of(word)]
        return None if any(map(is_known, wanted)) else Topic.REQUEST
    is_meant = "request_words" not in said and _is_addressed(written, said, is_known)
    if is_meant and {"pronouns", "beings"} <= said and not said & {"praise", "blame"}:
        return Topic.WHO_ARE_YOU
    return _judgement(classes, is_question=is_question) if is_meant else None


def _is_addressed(
    words: Sequence[str], said: frozenset[str], is_known: Callable[[str], bool]
) -> bool:
    """Tell whether the bot is meant, and not a bot of which a document says something."""
    named = [word for word in words if "bot_names" in _classes_of(word)]
    return "pronouns" in said or (bool(named) and not any(map(is_known, named)))


def _judgement(classes: Sequence[frozenset[str]], *, is_question: bool) -> Topic | None:
    """Return whether the bot is praised or blamed; "not bad" praises."""
    judged = {name for each in classes for name in each & {"praise", "blame"}}
    if len(judged) != 1:
        return None
    if is_question:
        return Topic.WHO_ARE_YOU
    is_denied = any("negations" in each for each in classes)
    return Topic.THANKS if ("praise" in judged) is not is_denied else Topic.COMPLAINT


def _written_out(words: Sequence[str]) -> list[str]:
    """Return the words with short forms in full: "ur" is "you are"."""
    return [each for word in words for each in _short_forms().get(word, (word,))]


@cache
def _short_forms() -> Mapping[str, tuple[str, ...]]:
    rows = (line.split() for line in _lists()["short_forms"])
    return {short: tuple(full) for short, *full in rows}


def _classes_of(word: str) -> frozenset[str]:
    """Return the classes of a word; with a Kazakh ending it addresses the bot as well."""
    if known := _by_word().get(word):
        return known
    for ending in filter(word.endswith, _person_endings()):
        stem = _by_word().get(word.removesuffix(ending), frozenset())
        if stem & {"beings", "praise", "blame", "negations"}:
            return stem | {"pronouns"}
    return frozenset()


@cache
def _person_endings() -> frozenset[str]:
    return frozenset(word for line in _lists()["person_endings"] for word in tokens(line))


@cache
def _by_word() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name in _lists().keys() - {"short_forms", "person_endings", "requests"}:
        for word in _lists()[name]:
            (normalised,) = tokens(word)
            found[normalised] = found.get(normalised, frozenset()) | {name}
    return found


@cache
def _requests() -> frozenset[tuple[str, ...]]:
    """Return the requests that need no other word, with short forms in full."""
    return frozenset(tuple(_written_out(tokens(line))) for line in _lists()["requests"])


@cache
def _lists() -> Mapping[str, list[str]]:
    source = (files("knowledge") / "data" / "small_talk.toml").read_text(encoding="utf-8")
    return {name: lines.split("\n")[:-1] for name, lines in tomllib.loads(source)[_TABLE].items()}
