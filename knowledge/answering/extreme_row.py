"""The extreme row: the one of a table or list that is the cheapest, the biggest, the longest."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from knowledge.answering.decision import SHOWN
from knowledge.answering.list_answer import is_open
from knowledge.answering.listed_items import MOST, items_around
from knowledge.answering.ranking import Ranking
from knowledge.answers import Found, Grade, Hit, Response, Unsure
from knowledge.language import stopwords
from knowledge.language.quantities import Quantity, find_quantities
from knowledge.language.stemmer import stem_set
from knowledge.language.superlatives import Superlative, find_superlative
from knowledge.models import Fact
from knowledge.store import Snapshot, facts

_CLOSE = 5
"""The first sentences of a ranking in whose tables one looks."""
_FEW = 2
"""Rows of which one may be more than the other."""
_SURENESS = 0.6
"""Confidence of a row that only its number tells: between that of a claim and of the closest."""


def answer_with_extreme(db: Snapshot, ranking: Ranking, response: Response) -> Response | None:
    """Return a response that shows the extreme row which a question asks for.

    None if it asks for none, if something else is claimed, or if no table near the top is about
    what it names and tells by numbers which row it is.
    """
    if not is_open(response) or isinstance(response.answer, Found):
        return None
    if (asked := find_superlative(response.query.text)) is None:
        return None
    near = [hit.fact for hit in ranking.ranked[:_CLOSE]]
    known = facts.by_ids(db, near)
    for fact in (known[id_] for id_ in near if id_ in known):
        rows = items_around(db, fact)
        if is_about(asked, rows) and (ordered := by_rank(asked, rows)):
            return as_probable(response, ordered)
    return None


def as_probable(response: Response, rows: Sequence[Fact]) -> Response:
    """Return a response that calls the first of these rows probable."""
    hits = tuple(Hit(fact, 0.0) for fact in rows[:SHOWN])
    answer = Unsure(hits, grade=Grade.PROBABLE, printed=1)
    return replace(response, answer=answer, confidence=_SURENESS)


def is_about(asked: Superlative, rows: Sequence[Fact], before: str = "") -> bool:
    """Tell whether a table says all that a question names beside its superlative.

    What the question `before` named is meant by it, too.
    """
    if not _FEW <= len(rows) <= MOST:
        return False
    said = stem_set(before).union(*(_said(fact) for fact in rows))
    own = (word for word in asked.rest if word not in stopwords())
    return all(not said.isdisjoint(stem_set(word)) for word in own)


def _said(fact: Fact) -> frozenset[str]:
    names = (name for name, _ in fact.cells)
    above = (*fact.citation.section, *names)
    return stem_set(" ".join((*above, fact.text)))


def by_rank(asked: Superlative, rows: Sequence[Fact]) -> list[Fact]:
    """Return the rows with the extreme one first; none if no single column tells which it is."""
    for dimension in asked.dimensions:
        columns = [column for column in _columns(rows) if _is_of(column, dimension)]
        if len(columns) == 1:
            values = {fact.id: each.value for fact, each in zip(rows, columns[0], strict=True)}
            ordered = sorted(rows, key=lambda fact: values[fact.id], reverse=asked.is_most)
            first, second = (values[fact.id] for fact in ordered[:_FEW])
            return ordered if first != second else []
        if columns:
            return []
    return []


def _columns(rows: Sequence[Fact]) -> list[list[Quantity]]:
    """Return the columns of a table, or of a list its items, that hold one quantity each."""
    widths = {len(fact.cells) for fact in rows}
    if len(widths) != 1:
        return []
    width = widths.pop()
    cells = [[_measured(*fact.cells[at]) for fact in rows] for at in range(width)]
    texts = cells or [[fact.text for fact in rows]]
    found = [[[*find_quantities(each)] for each in column] for column in texts]
    return [
        [one for each in column for one in each]
        for column in found
        if all(len(each) == 1 for each in column)
    ]


def _measured(name: str, words: str) -> str:
    """Return the words of a cell, with the unit that only the name of its column gives."""
    found = [*find_quantities(words)]
    if len(found) != 1 or found[0].dimension:
        return words
    number = words[found[0].start : found[0].end]
    units = (word.strip("()[],.:;") for word in name.split())
    for unit in filter(None, units):
        for text in (f"{unit}{number}", f"{number} {unit}"):
            if any(each.dimension and each.unit for each in find_quantities(text)):
                return text
    return words


def _is_of(column: Sequence[Quantity], dimension: str) -> bool:
    """Tell whether all quantities of a column are of a dimension and can be compared."""
    if not all(one.is_comparable(other) for one, other in pairwise(column)):
        return False
    names = (each.dimension.partition("-")[0] for each in column)
    return all(name == dimension for name in names)
