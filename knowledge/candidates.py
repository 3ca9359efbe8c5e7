"""Stage one: the few facts worth a closer look, and what stands around them."""

from collections.abc import Collection, Iterator
from itertools import groupby

from sqlite_utils import Database

from knowledge.features import Candidate
from knowledge.query import Query
from knowledge.store import index
from knowledge.store.index import Indexed

LIMIT = 40
"""Candidates that are looked at closely; the gold sentence is among the best 30 in 96 %."""
LARGE = 50_000
"""Facts from which on only the rarest terms choose candidates: their recall at 50 is 0.99."""
RAREST = 3
SMALL = 60
"""Facts up to which all of them are looked at: an article's answer may share no word with the
question."""


def candidates(
    db: Database, query: Query, documents: Collection[int], extra: Collection[int] = ()
) -> Iterator[Candidate]:
    """Yield the facts that share the most with the question; `extra` are looked at as well."""
    if index.size(db).facts <= SMALL:
        found = index.every(db, documents)
    else:
        found = index.matching(db, _wanted(db, query), LIMIT, documents)
    ids = {*found, *extra}
    facts = index.paragraphs(db, ids)
    titles = index.titles(db, {fact.document for fact in facts})
    previous: Indexed | None = None
    for _, group in groupby(facts, key=lambda fact: (fact.document, fact.paragraph)):
        paragraph = tuple(group)
        for fact in paragraph:
            before = previous if previous and previous.document == fact.document else None
            previous = fact
            if fact.id in ids:
                yield Candidate(fact, before, paragraph, titles[fact.document])


def _wanted(db: Database, query: Query) -> list[str]:
    terms = list(query.content) or [term for term in query.terms if term.expansions]
    if index.size(db).facts > LARGE:
        terms = sorted(terms, key=lambda term: -term.idf)[:RAREST]
    return list(dict.fromkeys(stem for term in terms for stem in term.expansions))
