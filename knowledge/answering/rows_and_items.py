"""Rows of a table and items of a list: which of several that meet a question alike comes first."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answering.alignment import met_terms
from knowledge.answering.ranking import CLOSE, Ranked, Ranking
from knowledge.answers import Hit
from knowledge.language.contrasts import WHOLE
from knowledge.language.dates import find_dates
from knowledge.queries import Query


def is_tied_row(ranking: Ranking) -> bool:
    """Tell whether the best fact is one of several rows of a table that meet the question alike.

    Of "tickets for the concert" a row of each kind of concert holds as much.
    """
    best, *others = ranking.ranked[:CLOSE]
    if not best.candidate.fact.is_row:
        return False
    met = _met(ranking.query, best)
    rows = (hit for hit in others if hit.candidate.fact.is_row and _is_beside(hit, best))
    return any(_met(ranking.query, row) >= met for row in rows)


def put_plainest_row_first(query: Query, close: list[Ranked]) -> list[Ranked]:
    """Put the row that says the least beside the question before others of its table.

    Who asks for a pass gets that, and not the pass for students, of which nothing was asked. Of
    rows that each have their day none is plainer: the one that stands first comes first.
    """
    if not close or not close[0].candidate.fact.is_row:
        return close
    best, met = close[0], _met(query, close[0])
    rows = [best, *(hit for hit in close if hit.candidate.fact.is_row and _is_beside(hit, best))]
    alike = [hit for hit in rows if _met(query, hit) == met]
    if _are_of_days(query, alike):
        plainest = min(alike, key=lambda hit: hit.candidate.fact.place)
    else:
        plainest = min(alike, key=lambda hit: len(hit.candidate.fact.stems)) if met else best
    if plainest is best:
        return close
    return [replace(plainest, score=best.score), *(hit for hit in close if hit is not plainest)]


def _are_of_days(query: Query, rows: Sequence[Ranked]) -> bool:
    """Tell whether each row has its days of the week, and the question names none."""
    named = find_dates(query.text).weekdays or not WHOLE.isdisjoint(query.words)
    return not named and all(find_dates(hit.candidate.fact.text).weekdays for hit in rows)


def put_whole_list_first(query: Query, close: list[Ranked]) -> list[Ranked]:
    """Put a whole list before its items if what is asked stands in what announces it.

    Then the items say the same of the question, and none of them alone is the answer.
    """
    if not close:
        return close
    best = close[0]
    items = [hit for hit in close if _is_beside(hit, best) and not _holds(hit, best)]
    whole = next((hit for hit in close if _is_beside(hit, best) and _holds(hit, best)), None)
    if whole is None:
        return close
    met = _met(query, best)
    if not met or all(_met(query, hit) != met for hit in items):
        return close
    rest = [hit for hit in close if hit is not whole]
    return [replace(whole, score=best.score), *rest]


def told_once(ranking: Ranking, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without a list of which an item stands before it, or an item of such a list.

    What one of them says is read in the other.
    """
    ranked = {each.fact: each for each in ranking.ranked}
    kept: list[Hit] = []
    for hit in hits:
        before = (ranked[each.fact.id] for each in kept if each.fact.id in ranked)
        own = ranked.get(hit.fact.id)
        if own is None or not any(_is_same_list(own, each) for each in before):
            kept.append(hit)
    return kept


def _is_same_list(hit: Ranked, other: Ranked) -> bool:
    return _is_beside(hit, other) and (_holds(hit, other) or _holds(other, hit))


def _is_beside(hit: Ranked, best: Ranked) -> bool:
    one, other = hit.candidate.fact, best.candidate.fact
    return hit is not best and one.place[:2] == other.place[:2]


def _holds(hit: Ranked, best: Ranked) -> bool:
    """Tell whether a fact is made of the words of another one and more."""
    one, other = hit.candidate.fact.stems, best.candidate.fact.stems
    return len(one) > len(other) and set(one) > set(other)


def _met(query: Query, hit: Ranked) -> frozenset[int]:
    """Return which words of the question that carry it a fact holds, by their places."""
    met = met_terms(query, hit.candidate.fact.stems)
    return frozenset(at for at in met if query.weights[at])
