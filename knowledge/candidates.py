"""Stage one: the few facts worth a closer look, and what stands around them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from sqlite_utils import Database

from knowledge.features import Candidate
from knowledge.query import Query
from knowledge.store import index
from knowledge.store.shelf import Indexed, shelf_of

LIMIT = 40
"""Candidates that are looked at closely; the gold sentence is among the best 30 in 96 %."""
LARGE = 5_000
"""Facts from which on only the rarest terms choose candidates: their recall at 50 is 0.99."""
RAREST, LIKELY = 3, 4
"""How many terms these are, and how many of the words that each may stand for."""
PROMISING = 20
"""Candidates beyond an article's whose neighbourhood is looked at."""
SMALL = 60
"""Facts up to which all of them are looked at: an article's answer may share no word with the
question."""


def candidates(
    db: Database, query: Query, documents: Collection[int], extra: Collection[int] = ()
) -> Iterator[Candidate]:
    """Yield the facts that share the most with the question; `extra` are looked at as well."""
    if query.facts <= SMALL:
        found = index.every(db, documents)
    else:
        found = _promising(db, query, index.matching(db, _wanted(query), LIMIT, documents))
    ids = {*found, *extra}
    facts = shelf_of(db).paragraphs(db, ids)
    titles = index.titles(db, {fact.document for fact in facts})
    previous: Indexed | None = None
    for _, group in groupby(facts, key=lambda fact: (fact.document, fact.paragraph)):
        paragraph = tuple(group)
        for fact in paragraph:
            before = previous if previous and previous.document == fact.document else None
            previous = fact
            if fact.id in ids:
                yield Candidate(fact, before, paragraph, titles[fact.document])


def _promising(db: Database, query: Query, found: Sequence[int]) -> list[int]:
    """Keep the facts that hold the most of the question themselves."""
    if len(found) <= PROMISING:
        return list(found)
    stems = shelf_of(db).stems(db, found)
    return sorted(found, key=lambda fact: -_held(query, stems[fact]))[:PROMISING]


def _held(query: Query, stems: Collection[str]) -> float:
    """Return how much of the question a sentence holds, by weight."""
    best: dict[int, float] = {}
    for stem in set(stems):
        for at, weight in query.meanings.get(stem, ()):
            if weight > best.get(at, 0.0):
                best[at] = weight
    return sum(query.terms[at].idf * weight for at, weight in best.items())


def _wanted(query: Query) -> list[str]:
    terms = list(query.content) or [term for term in query.terms if term.expansions]
    if query.facts <= LARGE:
        return list(dict.fromkeys(stem for term in terms for stem in term.expansions))
    rarest = sorted(terms, key=lambda term: -term.idf)[:RAREST]
    likely = (
        sorted(term.expansions, key=lambda stem: -term.expansions[stem])[:LIKELY]
        for term in rarest
    )
    return list(dict.fromkeys(stem for stems in likely for stem in stems))
