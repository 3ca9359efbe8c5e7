"""Questions about a document itself: "what is this about", "who wrote it", "paragraph 3".

A question is one if all of it is a listed phrase, apart from words that make no difference. So
"who wrote the anthem?" is none, for "anthem" is in no phrase; nor is "do I need to book?", for a
noun may be a verb, or a thing that documents speak of.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.document_cards import CardTopic
from knowledge.language import stopwords, tokens
from knowledge.language.document_languages import BY_CODE

LONGEST = 16
"""Words of the longest message that is looked at; such questions are short."""
_FILE = "document_questions.txt"
_DOCUMENT, _NOUN, _NUMBER = "{document}", "{noun}", "{number}"
_SLOTS = {_DOCUMENT: "documentslot", _NOUN: "nounslot", _NUMBER: "numberslot"}
"""Placeholders as words that the tokenizer keeps; nobody writes them."""
_MAY_BE_SAID = {CardTopic.AUTHOR, CardTopic.PUBLISHED, CardTopic.SOURCE, CardTopic.LENGTH}
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentQuestion:
    """What is asked of a document.

    `title` is the place of the title that the question names among those given, and `names` tells
    whether it names a document at all; `number` is the paragraph's.
    """

    topic: CardTopic
    title: int | None = None
    names: bool = False
    number: int | None = None

    @property
    def may_be_said(self) -> bool:
        """Whether a sentence of the document may answer as well: of a book, say, its author."""
        return self.topic in _MAY_BE_SAID and not self.names


def document_question(text: str, titles: Sequence[str]) -> DocumentQuestion | None:
    """Return what a message asks of a document, None if it is no such question.

    `titles` are those of the documents that may be meant.
    """
    words = tuple(tokens(text))
    if not 0 < len(words) <= LONGEST:
        return None
    for title, left in _without_title(words, titles):
        number, counted = _without_number(tuple(w for w in left if w not in _fillers()))
        for names, meant in _with_slots(counted):
            topic = _phrases().get(meant)
            if topic and not _is_verb_or_thing(left, meant):
                is_named = title is not None or (names and not _is_thing(left))
                return DocumentQuestion(topic, title, is_named, number)
    exact = _exact_topic(words)
    return DocumentQuestion(exact) if exact else None


def _is_verb_or_thing(words: Words, meant: Words) -> bool:
    """Tell whether a noun calls no document: "where do I book?", "what papers do I need?"."""
    if _SLOTS[_NOUN] not in meant:
        return False
    at = next(at for at, word in enumerate(words) if word in _nouns())
    if not _listed("needed").isdisjoint(words[at + 1 :]):
        return True
    is_verb = at > 0 and words[at - 1] in _listed("verb")
    is_alone = len(meant) == 1
    return is_verb or (is_alone and not _listed("asking").isdisjoint(words))


def _is_thing(words: Words) -> bool:
    """Tell whether a noun may mean what the document speaks of: "who wrote the book?"."""
    at = next((at for at, word in enumerate(words) if word in _nouns()), None)
    if at is None or words[at] not in _listed("thing"):
        return False
    return at == 0 or words[at - 1] not in _listed("this")


def _exact_topic(words: Words) -> CardTopic | None:
    """Return what a phrase of small words asks for: "hi, what is this?"."""
    for start in range(len(words)):
        if start and words[start - 1] not in _fillers():
            return None
        for end in range(len(words), start, -1):
            topic = _exact_phrases().get(words[start:end])
            if topic and all(word in _fillers() for word in words[end:]):
                return topic
    return None


def _without_title(words: Words, titles: Sequence[str]) -> Iterator[tuple[int | None, Words]]:
    """Yield the words as they are, then with a slot in place of the title that they hold."""
    yield None, words
    for at, title in enumerate(titles):
        own = _telling(tokens(title))
        place = next((i for i, w in enumerate(words) if own and w == own[0]), None)
        if place is None:
            continue
        inside = [i for i, w in enumerate(words) if i >= place and w in own]
        if _telling(words[place : inside[-1] + 1]) == own:
            yield at, (*words[:place], _SLOTS[_DOCUMENT], *words[inside[-1] + 1 :])


def _telling(words: Sequence[str]) -> Words:
    return tuple(word for word in words if word not in stopwords())


def _without_number(words: Words) -> tuple[int | None, Words]:
    """Return the one number among the words, and the words with a slot in its place."""
    numbers = {at: _number(word) for at, word in enumerate(words)}
    found = [at for at, number in numbers.items() if number is not None]
    if len(found) != 1:
        return None, words
    at = found[0]
    return numbers[at], (*words[:at], _SLOTS[_NUMBER], *words[at + 1 :])


def _number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) < 6 else None  # noqa: PLR2004 - no document has more
    return _ordinals().get(word.removesuffix("th").removesuffix("rd").removesuffix("nd")) or (
        _ordinals().get(word)
    )


def _with_slots(words: Words) -> Iterator[tuple[bool, Words]]:
    """Yield the words as they are, then with a slot for each noun that calls a document."""
    yield False, words
    if any(word in _nouns() for word in words):
        for slot in (_DOCUMENT, _NOUN):
            yield True, tuple(_SLOTS[slot] if word in _nouns() else word for word in words)


@cache
def _phrases() -> Mapping[Words, CardTopic]:
    """Return the topics by the phrases that ask for them, without fillers; the first one wins."""
    found: dict[Words, CardTopic] = {}
    for language in BY_CODE.values():
        sections = language.sections(_FILE)
        for topic in CardTopic:
            for phrase in sections.get(topic, "").split(","):
                written = phrase
                for slot, word in _SLOTS.items():
                    written = written.replace(slot, word)
                words = tuple(w for w in tokens(written) if w not in _fillers())
                # What is left of "о чём" could be anything; "summary" was meant as it stands.
                if len(words) > 1 or len(tokens(written)) == 1:
                    found.setdefault(words, topic)
    return found


@cache
def _exact_phrases() -> Mapping[Words, CardTopic]:
    """Return the topics by phrases that mean them only as they are written."""
    return {
        tuple(tokens(phrase)): topic
        for language in BY_CODE.values()
        for topic in CardTopic
        for phrase in language.sections(_FILE).get(f"exact {topic}", "").split(",")
        if phrase.strip()
    }


@cache
def _fillers() -> Collection[str]:
    return _listed("filler")


@cache
def _nouns() -> Collection[str]:
    return _listed("noun")


@cache
def _listed(section: str) -> frozenset[str]:
    found = (each.sections(_FILE).get(section, "") for each in BY_CODE.values())
    return frozenset(tokens(" ".join(found)))


@cache
def _ordinals() -> Mapping[str, int]:
    return {word: n for each in BY_CODE.values() for word, n in each.ordinals.items()}
