"""Quoted words: a question that holds them exactly, and asks who said them."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from knowledge.answers import Found, Hit, Unsure
from knowledge.denials import Missing
from knowledge.language import LANGUAGES, stopwords, tokens
from knowledge.language.document_languages import phrases
from knowledge.language.patterns import Template, compiled
from knowledge.language.stemmer import stem
from knowledge.models import Fact, Kind
from knowledge.retrieval import Index
from knowledge.store import Snapshot, facts

SHORTEST = 3
"""Words of a quotation that can only be one."""
MOST = 100
"""Facts that are compared word by word."""
_QUOTED = re.compile(r"(?<!\w)[“\"«„‘'`]([^“”\"«»„\n]{6,500})[”\"»“’'`](?!\w)")
_ATTRIBUTION = Template(r"{attribution}", "followups")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_FILE = "topic_phrases.txt"


def who_said(
    db: Snapshot, index: Index, question: str, among: Collection[int] = ()
) -> Found | Unsure | None:
    """Return who is quoted with the words that a question holds in quotation marks.

    None if it asks something else, or the documents do not say these words. That nobody is named
    is said of a quotation only: of any other sentence, those around it may tell.
    """
    found = _QUOTED.search(question)
    if found is None or not _asks_for_speaker(question[: found.start()], question[found.end() :]):
        return None
    fact = next(filter(None, (_fact(db, index, each, among) for each in _parts(found[1]))), None)
    if fact is None:
        return None
    if fact.speaker or is_attributed(fact.text):
        return Found(Hit(fact, 1.0))
    return Unsure((Hit(fact, 1.0),), Missing.SPEAKER if fact.kind is Kind.QUOTE else None)


def is_attributed(sentence: str) -> bool:
    """Tell whether a sentence says of words that somebody said them: "…, said the director"."""
    return compiled(_ATTRIBUTION).search(sentence) is not None


def _asks_for_speaker(before: str, after: str) -> bool:
    words = (*tokens(before), *tokens(after))
    wanted = tuple(word for word in words if word not in _fillers())
    return wanted in _phrases()


def _parts(quoted: str) -> Iterator[str]:
    """Yield all the words, then sentence by sentence, for a fact is one."""
    yield quoted
    yield from _SENTENCE_END.split(quoted)


def _fact(db: Snapshot, index: Index, quoted: str, among: Collection[int]) -> Fact | None:
    """Return the first fact that says all the words in a row."""
    words = tokens(quoted)
    if len(words) < SHORTEST:
        return None
    told = [word for word in dict.fromkeys(words) if word not in stopwords()] or words
    ids: set[int] | None = None
    for word in told:
        stems = {stem(word, language) for language in LANGUAGES}
        known = {id_ for ids_ in index.terms.places(stems, among).values() for id_ in ids_}
        ids = known if ids is None else ids & known
    wanted = f" {' '.join(words)} "
    near = facts.by_ids(db, sorted(ids or ())[:MOST]).values()
    holding = [each for each in near if wanted in f" {' '.join(tokens(each.text))} "]
    return min(holding, key=lambda each: (len(each.text), each.id), default=None)


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(word for word in tokens(phrase) if word not in _fillers())
        for phrase in phrases(_FILE, "speaker")
    )


@cache
def _fillers() -> frozenset[str]:
    return frozenset(tokens(" ".join(phrases(_FILE, "filler"))))
