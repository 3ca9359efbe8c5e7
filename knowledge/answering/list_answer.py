"""The whole of a list or table, where all things of a kind are asked for: "which plays are on?".

No row of it answers that more than another one, so that the names of all are shown.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from enum import Enum

from knowledge.answering.alignment import ITSELF, MEETS, met_terms
from knowledge.answering.decision import EDITED, SHOWN
from knowledge.answering.listed_items import FEWEST, as_listed, is_whole, items_around
from knowledge.answering.prohibitions import is_prohibition
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answers import Found, NotFound, Response, Unsure
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact
from knowledge.queries import Query
from knowledge.retrieval import Index, synonyms
from knowledge.retrieval.section_names import facts_under, find_asked_sections
from knowledge.store import Snapshot, facts

_LONGEST = 120
"""Characters of a question that is looked at."""
_MARKS = re.compile(r"[?!.,;:…\"“”«»()]")


class ListQuestion(Enum):
    """How all things of a kind are asked for: by a whole question, or by their noun alone.

    What is claimed for one word of a whole question names not all of them; a noun alone claims
    no list where another sentence is claimed.
    """

    WHOLE = Template(r"(?:{asked})", "list_questions")
    NOUN = Template(r"(?:{noun})", "list_questions")


def list_question(question: str) -> ListQuestion | None:
    """Return how all things of a kind are asked for, None if they are not."""
    if len(question) > _LONGEST:
        return None
    text = " ".join(_MARKS.sub(" ", normalise(question)).split())
    found = (each for each in ListQuestion if compiled(each.value).fullmatch(text))
    return next(found, None)


def answer_with_list(
    db: Snapshot,
    index: Index,
    ranking: Ranking,
    response: Response,
    documents: Collection[int] = (),
) -> Response | None:
    """Return what names all items of the list that a question asks for.

    None if no list is asked for, if an editor said what answers, and if neither a heading of a
    list nor what announces it holds a word of the question.
    """
    query, asked = response.query, list_question(response.query.text)
    is_claimed = isinstance(response.answer, Found)
    if asked is None or not is_open(response) or (is_claimed and asked is ListQuestion.NOUN):
        return None
    items = _first_list(db, [*_announced(index, ranking, documents)])
    if not items or _says_all(response, items):
        return None
    return as_listed(db, response, items, named=_noun_stems(query))


def is_open(response: Response) -> bool:
    """Tell whether nothing is denied in a response, and no editor said what answers."""
    match response.answer:
        case NotFound() | Unsure(missing=None) | Found(disagrees=False):
            return response.confidence < EDITED
    return False


def _announced(index: Index, ranking: Ranking, documents: Collection[int]) -> Iterator[int]:
    """Yield the facts under a heading, or announced by words, that the question names.

    The first sentences come first, by any word of it; then all that are named by its noun.
    """
    query, known = ranking.query, ranking.ranked
    yield from (hit.fact for hit in known[:SHOWN] if _names(query, hit))
    kinds = find_asked_sections(query.text)
    by_noun = frozenset((stem,) for stem in _noun_stems(query))
    for asked in (replace(kinds, names=by_noun), kinds):
        yield from (hit.fact for hit in known if asked.hold(hit.candidate.fact.headings))
        yield from facts_under(index, asked, documents)


def _names(query: Query, hit: Ranked) -> bool:
    """Tell whether what stands above a sentence holds a word of the question."""
    return any(query.weights[at] for at in met_terms(query, hit.candidate.fact.headings, ITSELF))


def _first_list(db: Snapshot, ids: Sequence[int]) -> Sequence[Fact]:
    """Return the items of the first list in which one of these facts stands, none forbidden."""
    known = facts.by_ids(db, ids)
    found = (items_around(db, known[id_]) for id_ in ids if id_ in known)
    return next(
        (each for each in found if len(each) >= FEWEST and not is_prohibition(each[0].text)), ()
    )


def _noun_stems(query: Query) -> frozenset[str]:
    """Return the stems of the noun of which all are asked for, and of what means the same."""
    nouns = [term for term in query.terms if term.word in query.analysis.attribute]
    found = {stem for term in nouns for stem, share in term.expansions.items() if share >= MEETS}
    return frozenset(found.union(*(synonyms.stems(_singular(term.word)) for term in nouns)))


def _singular(noun: str) -> str:
    """Return an English noun as lists of synonyms hold it."""
    return noun.removesuffix("s") if noun.isascii() else noun


def _says_all(response: Response, items: Sequence[Fact]) -> bool:
    """Tell whether what is claimed is the list as a whole."""
    claimed = [response.answer.best.fact] if isinstance(response.answer, Found) else []
    return any(is_whole(fact, items) for fact in claimed)
