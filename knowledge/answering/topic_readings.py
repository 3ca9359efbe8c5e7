"""Readings: what the words of a topic may stand for in a document, in any of its languages."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.answering.topics import NamedTopic
from knowledge.language import LANGUAGES, detect_language, lexicon, stopwords, tokens
from knowledge.language.document_languages import PIVOT
from knowledge.language.numerals import number_value
from knowledge.language.stemmer import stem
from knowledge.language.tokenizer import canonical, normalise
from knowledge.language.transliteration import romanised
from knowledge.queries import Query
from knowledge.retrieval import Index
from knowledge.retrieval.abbreviations import abbreviated, full_names
from knowledge.retrieval.query import SURE

_SHORTEST_NAME = 4
Reading = tuple[str, ...]
"""Stems that stand together for a word, or for a whole topic."""


@dataclass(frozen=True, slots=True)
class TopicReadings:
    """What a sentence must hold to mention a topic: a reading of each of its words.

    The readings of one word stand for each other; a topic that is known by another name as a
    whole has a second set, of one "word".
    """

    words: tuple[frozenset[Reading], ...]

    @property
    def length(self) -> int:
        """Stems of the longest way to say it."""
        return sum(max(map(len, each)) for each in self.words)

    def stems(self) -> frozenset[str]:
        return frozenset(stem_ for each in self.words for reading in each for stem_ in reading)

    def hold(self, said: Collection[str]) -> bool:
        """Tell whether stems hold a reading of every word."""
        return all(any(set(reading) <= set(said) for reading in each) for each in self.words)


def read_topic(index: Index, topic: NamedTopic) -> list[TopicReadings]:
    """Return the ways to mention a topic: by its words, and by other names of the whole."""
    words = _of_words(index, topic)
    found = [TopicReadings(words)]
    names = {canonical(topic.written), normalise(topic.written)}
    if len(topic.words) > 1 and (whole := frozenset(_of_terms(_curated(index, names)))):
        found.append(TopicReadings((whole,)))
    return found


def read_related(index: Index, topic: NamedTopic) -> list[TopicReadings]:
    """Return the ways to mention a topic by synonyms of its words as well."""
    own = _of_words(index, topic)
    words = (
        each | frozenset(_of_terms(lexicon.general_synonyms().get(word, frozenset())))
        for word, each in zip(topic.words, own, strict=True)
    )
    return [TopicReadings(tuple(words))]


def _of_words(index: Index, topic: NamedTopic) -> tuple[frozenset[Reading], ...]:
    short = abbreviated(index, topic.written)
    return tuple(
        frozenset(_of_word(index, word)) | {(each,) for each in short.get(word, ())}
        for word in topic.words
    )


def read_repaired(query: Query, topic: NamedTopic) -> TopicReadings | None:
    """Return what the words of a misspelt topic are meant for; None if one resembles nothing."""
    meant = {term.word: term.expansions for term in query.terms}
    words = tuple(
        frozenset((stem_,) for stem_, weight in meant.get(word, {}).items() if weight >= SURE)
        for word in topic.words
    )
    return TopicReadings(words) if all(words) else None


def _of_word(index: Index, word: str) -> Iterator[Reading]:
    yield from ((stem(word, language),) for language in LANGUAGES)
    yield from _of_terms(_curated(index, {word}))
    yield from map(tuple, full_names(index, [word]).values())
    if number := number_value(word):
        yield (number,)
    is_english = detect_language(word) == PIVOT
    english = (word,) if is_english else lexicon.translate_any(word)
    for term in english:
        yield from _of_terms({term, *lexicon.forms().get(term, frozenset())})
        for lemma, language in lexicon.from_english(term):
            yield (stem(normalise(lemma), language),)
    if not is_english and len(word) >= _SHORTEST_NAME:
        yield from _of_terms({romanised(word)})


def _curated(index: Index, terms: Collection[str]) -> set[str]:
    return {synonym for term in terms for synonym in index.equivalents.of(term)}


def _of_terms(terms: Collection[str]) -> Iterator[Reading]:
    for term in terms:
        parts = [part for part in tokens(normalise(term)) if part not in stopwords()]
        if parts:
            yield tuple(stem(part, detect_language(part)) for part in parts)
