"""The section that a question asks for by its kind alone: "how do I get there?", "Directions".

What such a question says beside its kind is at most what the title of the document says, so no
sentence of the section answers it more than another one, and all of it is offered.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering.decision import SHOWN
from knowledge.answering.ranker import Ranked, Ranking
from knowledge.answers import Grade, Hit, NotFound, Query, Response, Unsure
from knowledge.language import stems
from knowledge.models import Fact
from knowledge.retrieval.section_names import AskedSections, find_asked_sections
from knowledge.retrieval.title_words import stands_in_title
from knowledge.store import Snapshot, facts


def answer_with_section(db: Snapshot, ranking: Ranking, response: Response) -> Response | None:
    """Return what offers a section in place of a response that claims nothing.

    None if the question asks for anything of its own, no such section is there, or a sentence of
    the section is probably the answer.
    """
    under = [hit for hit in ranking.ranked if hit.features.get("under_asked")]
    if not under or not _is_open(response, {hit.fact for hit in under}):
        return None
    asked = find_asked_sections(response.query.text)
    if not _asks_nothing_else(response.query, asked, under[0]):
        return None
    known = facts.by_ids(db, [hit.fact for hit in under])
    found = [known[hit.fact] for hit in sorted(under, key=_order) if hit.fact in known]
    heading = _heading_above(found[0], asked) if found else ""
    if not heading:
        return None
    hits = tuple(Hit(fact, 0.0) for fact in found if _stands_under(fact, heading, found[0]))
    return replace(response, answer=Unsure(hits[:SHOWN], section=heading))


def _is_open(response: Response, under: Collection[int]) -> bool:
    """Tell whether nothing is claimed, and nothing that stands in the section is probable."""
    match response.answer:
        case Unsure(grade=Grade.PROBABLE, candidates=(first, *_)):
            return first.fact.id not in under
        case Unsure() | NotFound():
            return True
    return False


def _asks_nothing_else(query: Query, asked: AskedSections, hit: Ranked) -> bool:
    own = (t.word for t in query.terms if not t.is_stopword and t.word not in asked.words)
    return all(stands_in_title(word, hit.candidate.title) for word in own)


def _order(hit: Ranked) -> tuple[bool, tuple[int, int, int]]:
    """Sort what holds a word of the question first, and the others as they stand."""
    return not hit.features["cov"], hit.candidate.fact.place


def _heading_above(fact: Fact, asked: AskedSections) -> str:
    """Return the innermost heading of a fact that is of an asked kind; "" if none is by itself."""
    above: Sequence[str] = fact.citation.section[::-1]
    return next((each for each in above if asked.hold(stems(each, fact.language))), "")


def _stands_under(fact: Fact, heading: str, first: Fact) -> bool:
    place = fact.citation
    return place.document == first.citation.document and heading in place.section
