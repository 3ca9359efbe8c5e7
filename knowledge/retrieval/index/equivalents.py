"""Equivalents: terms that editors say mean the same, found in a question in any of their forms."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from knowledge.language import tokens
from knowledge.language.stemmer import possible_stems
from knowledge.store import Snapshot, synonyms

Term = tuple[frozenset[str], ...]
"""The stems that each word of a term may have, in any language."""


class Equivalents:
    """The equivalents of a database; what they are is worked out once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def find(self, words: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
        """Yield each run of these words that is a term, with each of its equivalents.

        The words are normalised and stand in the order of the question.
        """
        roots = [frozenset(possible_stems(word)) for word in words] if self._by_first else []
        for start, first in enumerate(roots):
            near = {id(each): each for root in first for each in self._by_first.get(root, ())}
            for term, others in near.values():
                if _is_term(roots[start : start + len(term)], term):
                    for other in others:
                        yield words[start : start + len(term)], other

    def of(self, term: str) -> set[str]:
        """Return what a term may stand for, in any of its forms."""
        words = tokens(term)
        return {other for run, other in self.find(words) if len(run) == len(words)}

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[Term, list[str]]]]:
        others: dict[str, list[str]] = {}
        for _, term, other in synonyms.pairs(self._snapshot):
            others.setdefault(term, []).append(other)
        found: dict[str, list[tuple[Term, list[str]]]] = {}
        for term, known in others.items():
            stems = tuple(frozenset(possible_stems(word)) for word in tokens(term))
            for root in stems[0] if stems else ():
                found.setdefault(root, []).append((stems, known))
        return found


def _is_term(run: Sequence[frozenset[str]], term: Term) -> bool:
    return len(run) == len(term) and all(map(frozenset.__and__, run, term))
