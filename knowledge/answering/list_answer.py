"""The whole of a list or table, where all things of a kind are asked for: "which plays are on?".

No row of it answers that more than another one, so that the names of all are shown.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering.alignment import ITSELF, met_terms
from knowledge.answering.decision import EDITED, SHOWN
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answers import Found, Hit, NotFound, Query, Response, Unsure
from knowledge.language.patterns import Template, compiled
from knowledge.language.tokenizer import normalise
from knowledge.models import Fact, Span
from knowledge.store import Snapshot, documents, facts

FEWEST, MOST = 3, 60
"""Items that are a list, and that are named."""
_SURENESS = 0.3
"""Confidence at most of a list of which no item answers more than another one."""
_LONGEST = 120
"""Characters of a question that is looked at."""
_ASKED = Template(r"(?:{asked})", "list_questions")
_MARKS = re.compile(r"[?!.,;:…\"“”«»()]")


def asks_for_list(question: str) -> bool:
    """Tell whether all things of a kind are asked for."""
    if len(question) > _LONGEST:
        return False
    text = " ".join(_MARKS.sub(" ", normalise(question)).split())
    return compiled(_ASKED).fullmatch(text) is not None


def answer_with_list(db: Snapshot, ranking: Ranking, response: Response) -> Response | None:
    """Return what names all items of the list in which the closest sentence stands.

    None if no list is asked for, if an editor said what answers, and if neither a heading of that
    list nor what announces it holds a word of the question. A sentence that is claimed for one
    word of it names not all of them.
    """
    query = response.query
    if not is_open(response) or not asks_for_list(query.text):
        return None
    near = [hit.fact for hit in ranking.ranked[:SHOWN] if _names(query, hit)]
    known = facts.by_ids(db, near)
    lists = (items_around(db, known[id_]) for id_ in near if id_ in known)
    items = next((found for found in lists if len(found) >= FEWEST), [])
    if not items or _says_all(response, items):
        return None
    return as_listed(db, response, items)


def as_listed(
    db: Snapshot, response: Response, items: Sequence[Fact], *, names_at_least: int = 0
) -> Response:
    """Return a response that names these items, or shows them whole if they are fewer than so."""
    heading = items[0].citation.section[-1:]
    named = items[:MOST] if len(items) >= names_at_least else []
    listed = tuple(_name(db, fact) for fact in named)
    hits = tuple(Hit(fact, 0.0) for fact in items[:SHOWN])
    answer = Unsure(hits, section="".join(heading), listed=listed)
    return replace(response, answer=answer, confidence=min(response.confidence, _SURENESS))


def is_open(response: Response) -> bool:
    """Tell whether nothing is denied in a response, and no editor said what answers."""
    match response.answer:
        case NotFound() | Unsure(missing=None) | Found(disagrees=False):
            return response.confidence < EDITED
    return False


def _says_all(response: Response, items: Sequence[Fact]) -> bool:
    """Tell whether what is claimed is the list as a whole."""
    claimed = [response.answer.best.fact] if isinstance(response.answer, Found) else []
    return any(_is_whole(fact, items) for fact in claimed)


def _names(query: Query, hit: Ranked) -> bool:
    """Tell whether what stands above a sentence holds a word of the question."""
    return any(query.weights[at] for at in met_terms(query, hit.candidate.fact.headings, ITSELF))


def items_around(db: Snapshot, fact: Fact) -> list[Fact]:
    """Return the items of the list, or the rows of the table, in which a fact stands."""
    place = fact.citation
    block = documents.block_around(db, place.document, Span(place.start, place.end))
    if block is None:
        return []
    around = facts.of_paragraph(db, place.document, place.paragraph)
    inside = [each for each in around if block.start <= each.citation.spans[-1].start < block.end]
    items = [each for each in inside if not _is_whole(each, inside)]
    return sorted(items, key=lambda each: each.citation.end)


def _is_whole(fact: Fact, among: Collection[Fact]) -> bool:
    """Tell whether one of these facts is a part of the fact."""
    spans = set(fact.citation.spans)
    return any(each.id != fact.id and set(each.citation.spans) <= spans for each in among)


def _name(db: Snapshot, fact: Fact) -> str:
    """Return what an item says without what announces it; of a row its first words."""
    words: Sequence[str] = [cell for _, cell in fact.cells if cell]
    if not words:
        last = fact.citation.spans[-1]
        words = [documents.text_of(db, fact.citation.document)[last.start : last.end]]
    return " ".join(words[0].split()).rstrip(" .;,")
