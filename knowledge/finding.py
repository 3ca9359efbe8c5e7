"""Facts as editors look for them: by words, also mistyped ones, or all by number."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlite_utils import Database

from knowledge.analysis import stems, stopwords
from knowledge.language import detect_language
from knowledge.models import Fact
from knowledge.store import curating, facts, index

if TYPE_CHECKING:
    from knowledge.answering import Answerer

_LIMIT = 300
"""Facts that a search finds at most; nobody pages further."""
_GUESSES = 10
"""Facts that are shown if no word fits: the best of the ranking, which repairs typos."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact that was looked for; a withdrawn one answers no question."""

    fact: Fact
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """A page of what was found, and how much there is in all."""

    shown: tuple[Finding, ...]
    total: int


def search(db: Database, words: str, answerer: "Answerer", limit: int, offset: int) -> Findings:
    """Return facts that fit the words, best first; without words all of them, by number."""
    if not words.strip():
        return Findings(_found(db, curating.ids(db, limit, offset)), curating.total(db))
    ids = _matching(db, words) or [hit.fact for hit in answerer.ranking(words).ranked[:_GUESSES]]
    return Findings(_found(db, ids[offset : offset + limit]), len(ids))


def _matching(db: Database, words: str) -> list[int]:
    wanted = _stems(words)
    gone = [
        id_ for id_, text in curating.withdrawn(db, _LIMIT) if set(wanted) <= set(_stems(text))
    ]
    return [*index.matching(db, wanted, _LIMIT), *gone]


def _found(db: Database, ids: list[int]) -> tuple[Finding, ...]:
    known = (facts.find(db, id_) for id_ in ids)
    return tuple(Finding(*each) for each in known if each)


def _stems(text: str) -> list[str]:
    found = list(dict.fromkeys(stems(text, detect_language(text))))
    return [word for word in found if word not in stopwords()] or found
