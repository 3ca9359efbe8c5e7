"""Sentence comparison: whether two sentences say the same, or the same but for one value.

What differs must be one kind of value, of the same: a number, a date, a name or a no. If two kinds
differ, one of them tells of what the other is said: another year, another day, another ticket.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from knowledge.language.contrasts import RING, Member
from knowledge.language.sentence_values import CALENDAR, CLOCK, differing_kinds
from knowledge.language.stemmer import possible_stems
from knowledge.retrieval import synonyms
from knowledge.retrieval.compared_sentences import (
    DENIED_VERB,
    ComparedSentence,
    ComparedWord,
    openings,
    read_sentence,
    tense_endings,
)

NAME, POLARITY = "name", "polarity"
_SAME = 92
"""Likeness (rapidfuzz token_sort_ratio) from which on two sentences say the same."""
_EXTRA = 2
"""Words that one of them may have more."""
_STANDS_FOR = 0.5
"""How well another word stands for one that means the same (see `synonyms`)."""
_SHARED = 0.4
"""Share of the words of the shorter one that begin as words of the other, to be compared."""
LONGEST = 2_000
"""Characters of the longest sentence that is compared."""
_REMEMBERED = 4_000
_ROW = "|"
"""What a row of a table begins with: it is compared with other rows only."""
_PART_OF_DAY = "part_of_day"
_SHORTEST_STEM = 3


class Similarity(StrEnum):
    """How a sentence is like another."""

    SAME = "same"
    CONTRARY = "contrary"


def compare_sentences(one: str, other: str) -> Similarity | None:
    """Compare two sentences, whatever the order of their words."""
    if not _may_be_compared(one, other):
        return None
    left, right = read_sentence(one), read_sentence(other)
    apart = _apart(left, right)
    kinds = _kinds(left, right, *apart)
    if kinds:
        is_contrary = _contrary(left, right, kinds, *apart) is not None
        return Similarity.CONTRARY if is_contrary else None
    words = [" ".join({word.plain: None for word in each.words}) for each in (left, right)]
    is_alike = fuzz.token_sort_ratio(*words) >= _SAME
    return Similarity.SAME if is_alike else None


def contrary_kind(one: str, other: str) -> str | None:
    """Return the one kind in which two sentences contradict each other, if there is one.

    It is NAME, POLARITY or a kind of values (see `sentence_values`), "" for a bare number.
    """
    if not _may_be_compared(one, other):
        return None
    left, right = read_sentence(one), read_sentence(other)
    apart = _apart(left, right)
    return _contrary(left, right, _kinds(left, right, *apart), *apart)


def names_another(one: str, other: str) -> bool:
    """Tell whether two sentences name things that exclude each other: opening, closing."""
    left, right = (_families(read_sentence(each)) for each in (one, other))
    return any(left[family].isdisjoint(right[family]) for family in left.keys() & right.keys())


def _families(sentence: ComparedSentence) -> dict[str, set[Member]]:
    found: dict[str, set[Member]] = {}
    for member in sentence.members:
        if member.kind != RING and member.family != _PART_OF_DAY:
            found.setdefault(member.family, set()).add(member)
    return found


def _may_be_compared(one: str, other: str) -> bool:
    """Tell whether two sentences are short enough, and share so much that it is worth a look."""
    if max(len(one), len(other)) > LONGEST or one.startswith(_ROW) != other.startswith(_ROW):
        return False
    left, right = openings(one), openings(other)
    return len(left & right) >= _SHARED * min(len(left), len(right))


def _contrary(
    one: ComparedSentence,
    other: ComparedSentence,
    kinds: set[str],
    gone: Sequence[ComparedWord],
    come: Sequence[ComparedWord],
) -> str | None:
    if one.also or other.also or len(kinds) != 1:
        return None
    (kind,) = kinds
    shared = min(len(one.content) - len(gone), len(other.content) - len(come))
    if kind == NAME:
        gone, come = ([each for each in some if not each.is_name] for some in (gone, come))
    if (gone and come) or not _is_about_same(one, other, shared, len(gone) + len(come)):
        return None
    if kind == POLARITY and (gone or come):
        return None
    return None if _is_of_another(one, other, kind) else kind


def _is_about_same(
    one: ComparedSentence, other: ComparedSentence, shared: int, extra: int
) -> bool:
    """Tell whether two sentences share enough words beside those that only one of them has.

    A single word is enough if that is all they say, and no pronoun stands for the rest.
    """
    if shared == 1:
        return not extra and not (one.is_pronominal or other.is_pronominal)
    return shared > 1 and extra <= min(_EXTRA, shared // 2)


def _kinds(one: ComparedSentence, other: ComparedSentence,
           gone: Sequence[ComparedWord], come: Sequence[ComparedWord]) -> set[str]:  # fmt: skip
    """Return all kinds in which two sentences differ."""
    found = {*differing_kinds(one.values, other.values)}
    if one.polarity is not other.polarity:
        found.add(POLARITY)
    if _other_names(one, gone) and _other_names(other, come):
        found.add(NAME)
    return found


def _other_names(sentence: ComparedSentence, apart: Sequence[ComparedWord]) -> bool:
    """Tell whether names stand apart that are no part of what the sentence is about.

    One that a word of both follows names which of them: the East pier, the Lakeside school.
    """
    names = [word for word in apart if word.is_name]
    if not names or any(word.is_name and word not in apart and _is_beside(sentence, word, names)
                        for word in sentence.content):  # fmt: skip
        return False
    places = [sentence.words.index(word) for word in names]
    return not any(_is_attribute(sentence, at, apart) for at in places)


def _is_beside(
    sentence: ComparedSentence, word: ComparedWord, names: Sequence[ComparedWord]
) -> bool:
    """Tell whether a name that both hold stands beside the others, as a surname or an initial."""
    at = sentence.words.index(word)
    return any(abs(sentence.words.index(each) - at) == 1 for each in names)


def _is_attribute(sentence: ComparedSentence, at: int, apart: Sequence[ComparedWord]) -> bool:
    """Tell whether a name only says which thing it is, or who does what others may do as well."""
    behind = sentence.words[at + 1 : at + 2]
    is_last = at + 2 >= len(sentence.words)
    if any(word in sentence.content and word not in apart for word in behind) and not is_last:
        return True
    return not sentence.content.index(sentence.words[at]) and not sentence.is_copular


def _is_of_another(one: ComparedSentence, other: ComparedSentence, kind: str) -> bool:
    """Tell whether one is said of another time, place or kind of thing than the other."""
    left, right = (_owners(each, kind) for each in (one, other))
    if left != right or one.is_whole != other.is_whole:
        return True
    is_dated = [each.values.dates.years != frozenset() for each in (one, other)]
    return kind != CALENDAR and is_dated[0] != is_dated[1]


def _owners(sentence: ComparedSentence, kind: str) -> set[Member]:
    """Return what tells of which thing, or of when, a sentence says something."""
    return {
        each
        for each in sentence.members
        if each.kind == "owner" or (each.kind == RING and kind != CALENDAR)
        if not (kind in {CLOCK, NAME} and each.family == _PART_OF_DAY)
    }


def _apart(
    one: ComparedSentence, other: ComparedSentence
) -> tuple[list[ComparedWord], list[ComparedWord]]:
    """Return the words of each sentence for which nothing in the other stands."""
    return _lacking(one.content, other.content), _lacking(other.content, one.content)


def _lacking(some: Sequence[ComparedWord], others: Sequence[ComparedWord]) -> list[ComparedWord]:
    known = {word.plain for word in others}
    meant = frozenset[str]().union(*(_stems(word.plain) for word in others))
    return [
        word
        for word in some
        if word.plain not in known
        and (_stems(word.plain).isdisjoint(meant))
        and not any(_is_same_verb(word.plain, each.plain) for each in others)
        and not any(_is_initial(word, each) for each in others)
        and (word.is_name or not any(_stands_for(word.plain, each.plain) for each in others))
    ]


def _is_initial(one: ComparedWord, other: ComparedWord) -> bool:
    """Tell whether one is the first letter of the other, as of a name."""
    short = min(len(one.plain), len(other.plain)) == 1
    return short and one.is_name and other.is_name and one.plain[0] == other.plain[0]


@lru_cache(_REMEMBERED)
def _stems(word: str) -> frozenset[str]:
    return frozenset(possible_stems(word))


def _stands_for(one: str, other: str) -> bool:
    return not _meanings(one).isdisjoint(_stems(other)) or not _meanings(other).isdisjoint(
        _stems(one)
    )


@lru_cache(_REMEMBERED)
def _meanings(word: str) -> frozenset[str]:
    same = synonyms.stems(word).items()
    return frozenset(stem for stem, weight in same if weight >= _STANDS_FOR)


def _is_same_verb(one: str, other: str) -> bool:
    """Tell whether one verb is the other with a no inside or in another tense, as in Kazakh."""
    shared = Prefix.similarity(one, other)
    if shared >= _SHORTEST_STEM and {one[shared:], other[shared:]} <= tense_endings():
        return True
    found = DENIED_VERB.search(one) or DENIED_VERB.search(other)
    if found is None:
        return False
    stem = found.string[: found.start()]
    rest = other if found.string == one else one
    return len(stem) >= _SHORTEST_STEM and rest.startswith(stem)
