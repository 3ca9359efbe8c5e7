"""Parallel sentences: neighbours that say of two kinds of one thing what is so of each.

“Lockers outdoors can be used round the clock. Lockers in shops can be used while these are open.”
Who asks of lockers without saying which is answered by both.
"""

from collections.abc import Collection, Iterable

from knowledge.language.stemmer import stem_set
from knowledge.retrieval.index.sentences import IndexedSentence

_SUBJECT = 2
"""Words that open such sentences: what is told of, and its kind."""
_PREDICATE = slice(_SUBJECT, _SUBJECT + 3)
"""Words behind them, of which both have one."""


def is_parallel(best: IndexedSentence, other: IndexedSentence, asked: Collection[str]) -> bool:
    """Tell whether a sentence says of another kind of the subject what the best says of its own.

    `asked` are the words of the question, normalised: if it names either kind, it means that.
    """
    if not _are_neighbours(best, other):
        return False
    words, others = _content(best), _content(other)
    kinds = (_kinds(words, others), _kinds(others, words))
    is_said_alike = not _all(words[_PREDICATE]).isdisjoint(_all(others[_PREDICATE]))
    pairs = zip(words[:_SUBJECT], others[:_SUBJECT], strict=False)
    told_of = sum(not word.isdisjoint(same) for word, same in pairs)
    if told_of != 1 or not is_said_alike or any(len(each) != 1 for each in kinds):
        return False
    meant = _all(stem_set(word) for word in asked)
    return all(meant.isdisjoint(kind) for [kind] in kinds)


def _are_neighbours(best: IndexedSentence, other: IndexedSentence) -> bool:
    is_listed = any(each.is_row or each.is_item for each in (best, other))
    beside = abs(best.sentence - other.sentence) == 1
    return beside and not is_listed and best.place[:2] == other.place[:2]


def _content(sentence: IndexedSentence) -> list[frozenset[str]]:
    return [stems for _, stems in sentence.content_words]


def _kinds(words: list[frozenset[str]], others: list[frozenset[str]]) -> list[frozenset[str]]:
    """Return the words of the subject that the other sentence does not have."""
    known = _all(others)
    return [word for word in words[:_SUBJECT] if word.isdisjoint(known)]


def _all(words: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*words)
