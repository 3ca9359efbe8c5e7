"""Taught synonyms: the terms that editors say mean the same; taught, looked up and taken away."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from knowledge.answering.answerer import Answerer
from knowledge.curation.impact import ImpactCheck
from knowledge.errors import SynonymError, SynonymFault
from knowledge.ingestion.records import LONGEST_TERM
from knowledge.judged import Judged
from knowledge.language import detect_language, stopwords, tokens
from knowledge.language.stemmer import possible_stems
from knowledge.models import Action
from knowledge.retrieval.index.terms import Terms
from knowledge.store import Snapshot, synonyms
from knowledge.store.audit_log import recorded

MOST_WORDS = 8
"""Words of a term."""
MOST_TERMS = 20
"""Terms of one group: a person sees them all at once."""
TRIED = 40
"""Wordings of stored questions that a preview tries, beside the judged ones."""
_LOOKED_AT = 60
"""Stored questions in which the terms are looked for."""


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Terms of which each may stand for each other, as written; `id` is of the oldest pair."""

    id: int
    terms: tuple[str, ...]

    @property
    def languages(self) -> frozenset[str]:
        """The languages that its terms look like."""
        return frozenset(map(detect_language, self.terms))

    def as_written(self, term: str) -> str:
        """Return a term as it stands in the group, in whatever letters it is given; else ""."""
        return next((each for each in self.terms if _key(each) == _key(term)), "")


@dataclass(frozen=True, slots=True)
class SynonymPreview:
    """What teaching would do: the whole group then, and in how many facts each term stands.

    `joins` tells that some of the terms are known already; `check` tries what it changes.
    """

    terms: tuple[str, ...]
    facts: tuple[int, ...]
    joins: bool
    check: ImpactCheck


class SynonymGroups:
    """The groups of a database. Writes must come from one thread, as all that changes answers.

    Raises SynonymError for what cannot be taught or is not there.
    """

    def __init__(
        self,
        answerer: Answerer,
        judged: Sequence[Judged] = (),
        waiting: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """Judge a change by `judged` questions, and by those that are `waiting` for editors."""
        self._answerer = answerer
        self._database = answerer.database
        self._judged = judged
        self._waiting = waiting

    def all(self, language: str | None = None) -> list[SynonymGroup]:
        """Return the groups with a term in a language, or all; the newest first."""
        groups = _groups(self._database.read())
        return [each for each in reversed(groups) if language in (None, *each.languages)]

    def group(self, id_: int) -> SynonymGroup | None:
        """Return a group, or None if it is no longer there."""
        return next((each for each in self.all() if each.id == id_), None)

    def of(self, term: str) -> SynonymGroup | None:
        """Return the group that holds a term, in whatever letters it is written."""
        return next((each for each in self.all() if each.as_written(term)), None)

    def before_teaching(self, terms: Sequence[str]) -> SynonymPreview:
        """Return what teaching these terms would do; nothing is changed."""
        db = self._database.read()
        whole, known = _joined(db, terms)
        index = self._answerer.index()
        counts = tuple(_count(index.terms, each) for each in whole)
        questions = [*self._judged, *self._reworded(whole), *self._hoped_for(whole)]
        check = ImpactCheck(
            self._answerer, lambda copy: synonyms.store(copy, whole), questions, " ".join(whole)
        )
        return SynonymPreview(whole, counts, bool(known), check)

    def teach(self, terms: Sequence[str], *, by: str) -> SynonymGroup:
        """Let each of these terms stand for each other, and for those that they stand for now."""
        with self._database.write() as db:
            whole, _ = _joined(db, terms)
            with recorded(db, by, Action.EQUATE) as line:
                line.after = " = ".join(whole)
                synonyms.store(db, whole)
            return next(each for each in _groups(db) if whole[0] in each.terms)

    def remove(self, group: int, term: str = "", *, by: str) -> tuple[str, ...]:
        """Let a term, or all of a group, stand for nothing else; return what is left of it."""
        with self._database.write() as db:
            found = next((each for each in _groups(db) if each.id == group), None)
            if found is None or (term and term not in found.terms):
                raise SynonymError("They are no synonyms any more.", SynonymFault.GONE, term)
            left = tuple(each for each in found.terms if term and each != term)
            with recorded(db, by, Action.PART) as line:
                line.before, line.after = " = ".join(found.terms), " = ".join(left) or None
                for each in found.terms:
                    if each not in left:
                        synonyms.remove(db, each, found.terms)
        return left if len(left) > 1 else ()

    def _reworded(self, terms: Sequence[str]) -> list[Judged]:
        """Return stored questions with one of these terms in place of another.

        Of the same language only, and with the fact that answers the question as it is stored.
        """
        near = self._answerer.index().questions.matching(_stems(terms), _LOOKED_AT)
        found = {
            text: Judged(text, (question.fact,))
            for question in near
            if question.answers
            for text in _variants(question.text, terms)
        }
        return [*found.values()][:TRIED]

    def _hoped_for(self, terms: Sequence[str]) -> list[Judged]:
        """Return the waiting questions that hold a word of these terms; nobody judged them."""
        wanted = _stems(terms)
        asked = (each for each in self._waiting() if wanted & _stems([each]))
        return [Judged(each) for each in islice(asked, TRIED)]


def checked_terms(terms: Sequence[str]) -> tuple[str, ...]:
    """Return terms as they are stored, each once. Raises SynonymError."""
    written = {_key(each): " ".join(each.split()) for each in terms if each.strip()}
    for key, term in written.items():
        words = key.split()
        if len(term) > LONGEST_TERM or len(words) > MOST_WORDS:
            raise SynonymError(f"“{term}” is too long.", SynonymFault.LONG, term[:LONGEST_TERM])
        if not words or stopwords().issuperset(words):
            raise SynonymError(f"“{term}” says nothing by itself.", SynonymFault.COMMON, term)
    if len(written) < 2:  # noqa: PLR2004
        raise SynonymError("Name two terms or more that mean the same.", SynonymFault.FEW)
    return tuple(written.values())


def _joined(db: Snapshot, terms: Sequence[str]) -> tuple[tuple[str, ...], list[SynonymGroup]]:
    """Return the whole group that terms would be of, and the groups that they are of now."""
    new = checked_terms(terms)
    keys = set(map(_key, new))
    known = [each for each in _groups(db) if keys & set(map(_key, each.terms))]
    whole = {_key(each): each for group in known for each in group.terms}
    if len(known) == 1 and keys <= whole.keys():
        raise SynonymError("That is known already.", SynonymFault.KNOWN, " = ".join(new))
    for each in new:
        whole.setdefault(_key(each), each)
    if len(whole) > MOST_TERMS:
        raise SynonymError(
            f"That would be {len(whole)} terms; a group has {MOST_TERMS} at most.",
            SynonymFault.MANY_TERMS,
        )
    if synonyms.count_pairs(db) + len(whole) * (len(whole) - 1) > synonyms.MOST_PAIRS:
        raise SynonymError("There are too many synonyms.", SynonymFault.MANY_GROUPS)
    return tuple(whole.values()), known


def _groups(db: Snapshot) -> list[SynonymGroup]:
    """Return the groups, the oldest first: terms that are equivalents of each other at last."""
    group_of: dict[str, dict[str, int]] = {}
    order: dict[str, int] = {}
    for id_, term, other in synonyms.pairs(db):
        order.setdefault(term, len(order))
        order.setdefault(other, len(order))
        small, large = sorted(
            (group_of.setdefault(each, {each: id_}) for each in (term, other)), key=len
        )
        if small is not large:
            large.update(small)
            group_of.update(dict.fromkeys(small, large))
    unique = {id(each): each for each in group_of.values()}
    found = [
        SynonymGroup(min(each.values()), tuple(sorted(each, key=order.__getitem__)))
        for each in unique.values()
    ]
    return sorted(found, key=lambda group: group.id)


def _count(index: Terms, term: str) -> int:
    """Return in how many facts all words of a term stand, in any form."""
    words = [possible_stems(word) for word in tokens(term) if word not in stopwords()]
    places = index.places({stem for stems in words for stem in stems})
    holding = [{fact for stem in stems for fact in places.get(stem, ())} for stems in words]
    return len(set.intersection(*holding)) if holding else 0


def _variants(question: str, terms: Sequence[str]) -> Iterator[str]:
    for term in terms:
        pattern = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
        others = [each for each in terms if detect_language(each) == detect_language(term)]
        for other in others if pattern.search(question) else ():
            if other != term:
                yield other.join(pattern.split(question))


def _stems(texts: Iterable[str]) -> set[str]:
    """Return the stems of all words that say something, in any language."""
    words = {word for text in texts for word in tokens(text)} - stopwords()
    return {stem for word in words for stem in possible_stems(word)}


def _key(term: str) -> str:
    """Return what is the same for a term in whatever letters it is written."""
    return " ".join(tokens(term))
