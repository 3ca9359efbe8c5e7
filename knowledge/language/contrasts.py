"""Contrasts: words that exclude each other, of which a question says one and a sentence another.

A sentence on the south entrance answers nothing about the north one, however alike they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from knowledge.language import tokens
from knowledge.language.patterns import read_lists

_LONGEST = 3
"""Words of a form."""
RING = "ring"
"""The kind of families that run in a circle: days of the week, months, seasons."""
_KINDS = ("owner", "state", RING)
_LISTS = read_lists("contrasts")
_JOINTS = frozenset([*_LISTS["joint"].split(), "–", "-"])
"""What may stand between the ends of "Monday to Friday"."""
WHOLE = frozenset(_LISTS["whole"].split())
"""What holds of more days, months or seasons than it names."""


class Member(NamedTuple):
    """One member of a family of words that exclude each other, as north of the directions."""

    kind: str
    family: str
    name: str


class Contrast(NamedTuple):
    """A member that a question names, by these words, where a sentence names only others."""

    member: Member
    words: tuple[str, ...]


def _read() -> tuple[Mapping[tuple[str, ...], Member], Mapping[Member, int]]:
    forms: dict[tuple[str, ...], Member] = {}
    order: dict[Member, int] = {}
    for kind in _KINDS:
        for family, members in _LISTS[kind].items():
            for at, (name, written) in enumerate(members.items()):
                member = Member(kind, family, name)
                order[member] = at
                forms |= {tuple(form.split()): member for form in written.split(", ")}
    return forms, order


def _read_opposites() -> Iterator[tuple[str, str]]:
    """Yield each form of a word with each form of its opposite."""
    for one, other in (members.values() for members in _LISTS["opposite"].values()):
        for own, others in ((one, other), (other, one)):
            yield from ((form, each) for form in own.split(", ") for each in others.split(", "))


_FORMS, _ORDER = _read()
_OPPOSITES = [*_read_opposites()]
_OPENERS = frozenset(form[0] for form in _FORMS if len(form) > 1)
_SHORTEST_BEGINNING = 3
_FIRST = frozenset(form[0] for form in _FORMS)
_BEGINNINGS = frozenset(form[-1][:_SHORTEST_BEGINNING] for form in _FORMS if form[-1][-1] == "*")
"""Letters without which a word begins none: nearly all words are told by these."""


def find_contrasts(question: str, sentence: str) -> Iterator[Contrast]:
    """Yield what a question names where a sentence names only others of the same family."""
    asked = _named(question)
    if not asked:
        return
    words = tuple(tokens(sentence))
    told = named_members(words)
    named = {*told, *between_members(words, told)}
    is_whole = not WHOLE.isdisjoint(words)
    for member, said in asked.items():
        family = member[:2]
        of_family = {each for each in named if each[:2] == family}
        if of_family and of_family.isdisjoint(asked) and not (member.kind == RING and is_whole):
            yield Contrast(member, said)


@lru_cache(maxsize=64)
def _named(question: str) -> Mapping[Member, tuple[str, ...]]:
    """Return the members that a question names. Kept, for it is asked of many sentences."""
    words = tuple(tokens(question))
    return {member: words[start:end] for member, (start, end) in named_members(words).items()}


def named_members(words: Sequence[str]) -> dict[Member, tuple[int, int]]:
    """Return which members words name, and where: from and to."""
    found: dict[Member, tuple[int, int]] = {}
    for start, word in enumerate(words):
        if word not in _FIRST and word[:_SHORTEST_BEGINNING] not in _BEGINNINGS:
            continue
        longest = _LONGEST if word in _OPENERS else 1
        for end in range(min(len(words), start + longest), start, -1):
            if member := _member(tuple(words[start:end])):
                found[member] = start, end
                break
    return found


@lru_cache(maxsize=64)
def opposites(word: str) -> frozenset[str]:
    """Return the forms of the opposite of a word, in folded letters; * stands for any ending."""
    return frozenset(other for form, other in _OPPOSITES if _is_form(word, form))


def _is_form(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form[-1] == "*" else word == form


def words_of_rings(words: Sequence[str]) -> frozenset[str]:
    """Return the words of days, months and seasons: "Monday to Friday" and "Tue" hold others."""
    spans = (span for member, span in named_members(words).items() if member.kind == RING)
    return frozenset(word for start, end in spans for word in words[start:end])


def _member(words: tuple[str, ...]) -> Member | None:
    if member := _FORMS.get(words):
        return member
    *before, last = words
    if last[:_SHORTEST_BEGINNING] not in _BEGINNINGS:
        return None
    return next(
        (
            member
            for length in range(len(last), _SHORTEST_BEGINNING - 1, -1)
            if (member := _FORMS.get((*before, f"{last[:length]}*")))
        ),
        None,
    )


def between_members(
    words: Sequence[str], named: Mapping[Member, tuple[int, int]]
) -> Iterator[Member]:
    """Yield the members between the ends of ranges: Tuesday of "Monday to Friday"."""
    rings = sorted((at, member) for member, at in named.items() if member.kind == RING)
    for ((_, end), first), ((start, _), last) in pairwise(rings):
        if first[:2] == last[:2] and all(_joins(word) for word in words[end:start]):
            family = [each for each in _ORDER if each[:2] == first[:2]]
            count = (_ORDER[last] - _ORDER[first]) % len(family)
            yield from (family[(_ORDER[first] + at) % len(family)] for at in range(1, count))


def _joins(word: str) -> bool:
    return word in _JOINTS or word.isdecimal()
