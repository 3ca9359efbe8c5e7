"""Topics: a message that names a thing and asks nothing of it: "Syria", "tell me about expo".

A topic is a noun phrase, alone or inside a listed phrase that says no more than that somebody
wants to read about it. So "when was the expo?" names none, for "when was" is in no such phrase.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import BY_CODE, listed
from knowledge.retrieval.dialogue_acts import DialogueAct, act_of

LONGEST = 24
"""Words of the longest message that is looked at."""
LONGEST_TOPIC = 6
"""Words of the longest topic, with those that link them."""
_FILE, _NOUNS = "topic_phrases.txt", "document_questions.txt"
_DOCUMENT, _TOPIC = "{document}", "…"
_SLOT = "documentslot"
_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_LINKS = listed("function_words.txt")
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A topic as it is `written`; `words` are those that carry it, normalised.

    `is_asked_for` tells that a phrase around it says that somebody wants to read about it.
    """

    written: str
    words: Words
    is_asked_for: bool


def topic_in(message: str) -> NamedTopic | None:
    """Return the topic that a message names and asks nothing of; None if it is anything else."""
    written_words = _WORD.findall(message)
    if not 0 < len(written_words) <= LONGEST:
        return None
    found = [(word, tuple(tokens(word))) for word in written_words]
    start, end, is_asked_for = _bare([words for _, words in found])
    while start < end and _is_filler(found[start][1]):
        start += 1
    words = tuple(word for _, each in found[start:end] for word in each)
    content = tuple(word for word in words if word not in stopwords())
    if not content or len(words) > LONGEST_TOPIC or not _is_noun_phrase(found[start:end]):
        return None
    written = _written(message, start, end)
    if act_of(written) is DialogueAct.QUESTION:
        return None
    return NamedTopic(written, content, is_asked_for)


def _bare(found: list[Words]) -> tuple[int, int, bool]:
    """Return where a topic begins and ends among words, and whether a phrase stands around it."""
    start, end = 0, len(found)
    while start < end and _is_filler(found[start]):
        start += 1
    while start < end and _is_filler(found[end - 1]):
        end -= 1
    best = start, end, False
    for before, after in _around([*_joined(found[start:end])]):
        if before + after < end - start and start + before - (end - after) > best[0] - best[1]:
            best = start + before, end - after, True
    return best


def _joined(found: list[Words]) -> Iterator[str]:
    """Yield each word in one piece, with a slot in place of a noun that calls a document."""
    for words in found:
        yield _SLOT if words[-1:] and words[-1] in _nouns() else " ".join(words)


def _around(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield how many words before and after a topic belong to a phrase that asks for it."""
    befores = [at for at in range(len(words)) if _is_listed(words[:at], "before")]
    afters = [at for at in range(len(words)) if _is_listed(words[len(words) - at :], "after")]
    for before in befores:
        yield from ((before, after) for after in (0, *afters))
    yield from ((0, after) for after in afters)
    for before in range(1, min(3, len(words))):
        for after in range(1, len(words) - before):
            if (tuple(words[:before]), tuple(words[len(words) - after :])) in _frames():
                yield before, after


def _is_listed(words: list[str], section: str) -> bool:
    return bool(words) and tuple(" ".join(words).split()) in _phrases()[section]


def _is_filler(words: Words) -> bool:
    return all(word in _fillers() for word in words)


def _is_noun_phrase(found: list[tuple[str, Words]]) -> bool:
    """Tell whether words may be a name or a noun with what belongs to it.

    Inside stand no other stop words than those that link a name.
    """
    inner = [written.lower() for written, words in found if all(w in stopwords() for w in words)]
    edges = found[0][1], found[-1][1]
    if any(all(word in stopwords() for word in edge) for edge in edges):
        return False
    return all(word in _LINKS for word in inner)


def _written(message: str, start: int, end: int) -> str:
    places = [match.span() for match in _WORD.finditer(message)][start:end]
    return " ".join(message[places[0][0] : places[-1][1]].split())


@cache
def _fillers() -> frozenset[str]:
    return frozenset(word for phrase in _listed("filler") for word in phrase)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(
        tokens(" ".join(each.sections(_NOUNS).get("noun", "") for each in BY_CODE.values()))
    )


@cache
def _phrases() -> Mapping[str, frozenset[Words]]:
    return {section: frozenset(_listed(section)) for section in ("before", "after")}


@cache
def _frames() -> frozenset[tuple[Words, Words]]:
    """Return the phrases that stand around a topic: what comes before it, and after it."""
    found = (each.sections(_FILE).get("around", "").split(",") for each in BY_CODE.values())
    halves = (phrase.partition(_TOPIC) for listed_ in found for phrase in listed_ if phrase)
    return frozenset((_words(before), _words(after)) for before, _, after in halves)


def _listed(section: str) -> Iterator[Words]:
    for language in BY_CODE.values():
        for phrase in language.sections(_FILE).get(section, "").split(","):
            if words := _words(phrase):
                yield words


def _words(phrase: str) -> Words:
    return tuple(tokens(phrase.replace(_DOCUMENT, _SLOT)))
