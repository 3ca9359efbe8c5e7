"""Facts as editors look for them: by words, also mistyped ones, or all by number."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from knowledge.language import LANGUAGES, detect_language, stems, stopwords, tokens
from knowledge.language.document_languages import PIVOT
from knowledge.language.spelling import spelling_keys
from knowledge.models import Fact
from knowledge.retrieval import synonyms
from knowledge.retrieval.index import Index
from knowledge.store import Snapshot, facts

_LIMIT = 300
"""Facts that a search finds at most; nobody pages further."""
_MEANT, _BY_ENGLISH = 0.6, 0.4
"""How well a stem stands at least for an English word, that is no synonym, and for one of another
language, which stands for that of a third by the English for both."""
_MISTYPED = 75
"""Likeness (rapidfuzz ratio, 0 to 100) from which on a known word may be the mistyped one."""


@dataclass(frozen=True, slots=True)
class FactMatch:
    """A fact that was looked for; a withdrawn one answers no question."""

    fact: Fact
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class FactSearch:
    """A page of what was found, and how much there is in all."""

    shown: tuple[FactMatch, ...]
    total: int


def search(db: Snapshot, words: str, limit: int, offset: int) -> FactSearch:
    """Return facts that fit the words, best first; without words all of them, by number."""
    if not words.strip():
        return FactSearch(_found(db, facts.ids(db, limit, offset)), facts.total(db))
    wanted = _stems(words)
    said = dict.fromkeys([*_matching(db, wanted), *_matching(db, _translated(words))][:_LIMIT])
    ids = [*said] or _in_any_language(db, words) or _asked(db, wanted)
    ids = ids or _matching(db, _repaired(db, wanted))
    return FactSearch(_found(db, ids[offset : offset + limit]), len(ids))


def _matching(db: Snapshot, wanted: list[str]) -> list[int]:
    gone = facts.withdrawn(db, _LIMIT)
    fitting = [id_ for id_, text in gone if wanted and set(wanted) <= set(_stems(text))]
    return [*Index(db).terms.matching(wanted, _LIMIT), *fitting]


def _in_any_language(db: Snapshot, words: str) -> list[int]:
    """Return the facts that hold the words, whichever language they are taken for.

    A word alone may not tell: a Kazakh one without a letter of its own reads as Russian.
    """
    wanted = (_stems(words, language) for language in LANGUAGES)
    return list(dict.fromkeys(id_ for each in wanted for id_ in _matching(db, each)))[:_LIMIT]


def _translated(words: str) -> list[str]:
    """Return the stems of what the words are in the other languages, and in other forms."""
    return list(dict.fromkeys(stem for word in tokens(words) for stem in _meanings(word)))


def _meanings(word: str) -> Iterator[str]:
    least = _MEANT if detect_language(word) == PIVOT else _BY_ENGLISH
    return (stem for stem, like in synonyms.stems(word).items() if like >= least)


def _asked(db: Snapshot, wanted: list[str]) -> list[int]:
    """Return the facts whose questions hold the words, which may be in another language."""
    questions = Index(db).questions.matching(wanted, _LIMIT)
    return list(dict.fromkeys(each.fact for each in questions if each.answers))


def _repaired(db: Snapshot, mistyped: list[str]) -> list[str]:
    """Return the known words that look like those which were typed."""
    return [
        known
        for word in mistyped
        for known in sorted(Index(db).terms.spelled([*spelling_keys(word)]))
        if fuzz.ratio(word, known) >= _MISTYPED
    ]


def _found(db: Snapshot, ids: list[int]) -> tuple[FactMatch, ...]:
    known = (facts.find(db, id_) for id_ in ids)
    return tuple(FactMatch(*each) for each in known if each)


def _stems(text: str, language: str | None = None) -> list[str]:
    found = list(dict.fromkeys(stems(text, language or detect_language(text))))
    return [word for word in found if word not in stopwords()] or found
