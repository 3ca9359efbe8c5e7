"""The section that a question asks for by its kind alone: "how do I get there?", "Directions".

What such a question says beside its kind is at most what the title of the document says, so no
sentence of the section answers it more than another one, and all of it is offered.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from knowledge.answering.decision import EDITED, SHOWN
from knowledge.answering.evidence import find_evidence
from knowledge.answering.listed_items import as_listed, list_under
from knowledge.answering.prohibitions import asks_what_is_forbidden, is_prohibition
from knowledge.answering.ranking import Ranked, Ranking
from knowledge.answers import Found, Grade, Hit, NotFound, Response, Unsure
from knowledge.language import stems, stopwords, tokens
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact
from knowledge.queries import Query, QuestionAnalysis
from knowledge.retrieval.question_type import parse_question
from knowledge.retrieval.question_typography import bare_form
from knowledge.retrieval.section_names import (
    AskedSections,
    find_asked_sections,
    makes_no_difference,
)
from knowledge.retrieval.title_words import stands_in_title
from knowledge.store import Snapshot, facts

_OF_ALL, _OF_EVENTS = {"dates", "venue"}, {"programme", "festivals"}
"""What is asked of all that a document is about, when it is and where; what may stand beside."""
_OF_TIMES = {"hours", "dates", "programme"}
"""Sections of which the times are wanted first."""
_OF_HOURS = {"hours"}
_OF_THINGS = {"bring", "rules", "supplied", "sale", "hire", "lessons"}
"""Sections whose list is the answer, whichever sentence beside it comes first."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\b\d{1,2} ?[ap]\.?m\b")
"""What opening hours are told by; a day alone may be one on which it is closed."""
_SURENESS = 0.3
"""Confidence at most of sentences of which none answers more than another one."""
_OPENING = (1, 2)
"""Paragraphs in which a document says that."""


def answer_with_section(db: Snapshot, ranking: Ranking, response: Response) -> Response | None:
    """Return what offers a section in place of a response; None if that stands.

    That is so if the question asks for anything of its own, no such section is there, or a
    sentence of the section is probably the answer. When and where it all is, a document says at
    its beginning.
    """
    query = response.query
    asked = find_asked_sections(query.text)
    under = [hit for hit in ranking.ranked if hit.features.get("under_asked")]
    if not asked.names or not ranking.ranked or not _is_open(response, asked, under):
        return None
    best = (under or ranking.ranked)[0]
    if not _asks_nothing_else(query, asked, best, under) or _is_said_elsewhere(
        ranking, asked, under
    ):
        return None
    known = facts.by_ids(db, [hit.fact for hit in under])
    found = [known[hit.fact] for hit in sorted(under, key=_order) if hit.fact in known]
    found = [fact for fact in found if _heading_above(fact, asked)]
    if asked.kinds == _OF_HOURS:
        found.sort(key=lambda fact: (not _CLOCK.search(fact.text), not fact.cells))
    elif asked.kinds & _OF_TIMES:
        found.sort(key=lambda fact: not find_evidence(_when(), fact.text))
    else:
        found = _of_own_words(query, asked, found)
        first = ranking.ranked[0].fact if query.content else 0
        found.sort(key=lambda fact: fact.id != first)
    is_of_all = asked.kinds & _OF_ALL and asked.kinds <= _OF_ALL | _OF_EVENTS
    if is_of_all and (opening := _opening(db, best.candidate.fact.document, query)):
        nearest = [] if found or _named_in(query, opening[0]) else _closest(db, ranking)
        said = [] if query.content else _saying(db, ranking)
        return _offering(response, [*nearest, *opening, *found, *said])
    heading = _heading_above(found[0], asked) if found else ""
    if not heading:
        return None
    same = [fact for fact in found if _stands_under(fact, heading, found[0])]
    if items := _listed_in(db, query, asked, same):
        columns = stem_set(" ".join(name for name, _ in items[0].cells[1:]))
        return as_listed(db, response, items, named=columns)
    return _offering(response, same, heading)


def _listed_in(
    db: Snapshot, query: Query, asked: AskedSections, same: list[Fact]
) -> Sequence[Fact]:
    """Return the list of a section that answers whole; what is forbidden where that is asked.

    Where things are asked for, the section comes back in that order, else as it is.
    """
    is_forbidden = asks_what_is_forbidden(bare_form(query.text))
    if asked.kinds & _OF_THINGS:
        same.sort(key=lambda f: (is_prohibition(f.text) is not is_forbidden, f.citation.start))
    else:
        same = same[:1]
    items = list_under(db, same)
    return items if items and is_prohibition(items[0].text) is is_forbidden else ()


@cache
def _when() -> QuestionAnalysis:
    return parse_question("when?")


def _offering(response: Response, found: Sequence[Fact], heading: str = "") -> Response:
    hits = {fact.id: Hit(fact, 0.0) for fact in found}
    answer = Unsure(tuple(hits.values())[:SHOWN], section=heading)
    return replace(response, answer=answer, confidence=min(response.confidence, _SURENESS))


def _opening(db: Snapshot, document: int, query: Query) -> list[Fact]:
    """Return what says when or where at the beginning of a document."""
    above = [fact for at in _OPENING for fact in facts.of_paragraph(db, document, at)]
    return [
        fact
        for fact in above
        if not fact.citation.section and find_evidence(query.analysis, fact.text)
    ][:1]


def _named_in(query: Query, fact: Fact) -> bool:
    """Tell whether a sentence holds a word that the question brings."""
    said = stem_set(fact.text)
    return any(not said.isdisjoint(term.expansions) for term in query.content)


def _saying(db: Snapshot, ranking: Ranking) -> list[Fact]:
    """Return the best sentences that hold the kind of thing that is asked for."""
    best = [hit.fact for hit in ranking.ranked[:SHOWN]]
    known, kind = facts.by_ids(db, best), ranking.query.analysis
    return [known[id_] for id_ in best if id_ in known and find_evidence(kind, known[id_].text)]


def _closest(db: Snapshot, ranking: Ranking) -> Sequence[Fact]:
    """Return the best sentence if it holds the kind of thing that is asked of what is named."""
    query = ranking.query
    found = facts.by_ids(db, [hit.fact for hit in ranking.ranked[:1] if query.content])
    return [fact for fact in found.values() if find_evidence(query.analysis, fact.text)]


def _is_open(response: Response, asked: AskedSections, under: Collection[Ranked]) -> bool:
    """Tell whether nothing in the section is said to answer, nor anything that editors stored.

    For its few words alone a sentence that stands elsewhere is no answer; nor is one that is
    probable for the name of the section, where a row of its table is asked for as much.
    """
    match response.answer:
        case Unsure(grade=Grade.PROBABLE, candidates=(first, *_)) if (
            asked.kinds == _OF_HOURS
            and not first.fact.cells
            and _names_only(response.query, asked)
        ):
            return any(hit.candidate.fact.is_row for hit in under)
        case Unsure(grade=Grade.PROBABLE, candidates=(first, *_)) | Found(best=first):
            is_elsewhere = bool(under) and all(hit.fact != first.fact.id for hit in under)
            return is_elsewhere and response.confidence < EDITED
        case Unsure() | NotFound():
            return True
    return False


def _names_only(query: Query, asked: AskedSections) -> bool:
    return all(term.word in asked.words for term in query.content)


def _asks_nothing_else(
    query: Query, asked: AskedSections, hit: Ranked, under: Collection[Ranked]
) -> bool:
    """Tell whether each word beside the kind is of the title, or names a column under the heading.

    "When does the pool close?" asks for the opening hours, in the column of the pool.
    """
    known = asked.words | makes_no_difference()
    own = [term for term in query.terms if not term.is_stopword and term.word not in known]
    above = {stem for each in under for stem in each.candidate.fact.headings}
    return all(
        stands_in_title(term.word, hit.candidate.title) or not above.isdisjoint(term.expansions)
        for term in own
    )


def _is_said_elsewhere(ranking: Ranking, asked: AskedSections, under: Collection[Ranked]) -> bool:
    """Tell whether the first of the others hold more of the question than any of these.

    "Disabled parking" stands where parking is told of, not under "Access"; "breakfast" stands in
    the programme, and not under "Eating". Words for the kind that no document holds stand nowhere.
    """
    if not any(term.is_known or term.word not in asked.words for term in ranking.query.content):
        return False
    ids = {hit.fact for hit in under}
    others = (hit for hit in ranking.ranked[:SHOWN] if hit.fact not in ids)
    said, told = ([hit.features["cov"] for hit in hits] for hits in (others, under))
    return bool(under) and max(said, default=0.0) > max(told)


def _order(hit: Ranked) -> tuple[bool, tuple[int, int, int]]:
    """Sort what holds a word of the question first, and the others as they stand."""
    return not hit.features["cov"], hit.candidate.fact.place


def _of_own_words(query: Query, asked: AskedSections, found: list[Fact]) -> list[Fact]:
    """Return what stands under the heading that the question names, where it asks for several.

    "What does the warranty include?" asks what is in the box no more than what the warranty is.
    """
    above = {fact.id: stem_set(_heading_above(fact, asked)) for fact in found}
    if len({*above.values()}) < 2:  # noqa: PLR2004
        return found
    own = stem_set(" ".join(term.word for term in query.content))
    named = [fact for fact in found if not own.isdisjoint(above[fact.id])]
    return named or found


def _heading_above(fact: Fact, asked: AskedSections) -> str:
    """Return the innermost heading of a fact that is of an asked kind; "" if none is by itself."""
    above = (each for each in fact.citation.section[::-1] if not _asks_more(each, asked))
    return next((each for each in above if asked.hold(stems(each, fact.language))), "")


def _asks_more(heading: str, asked: AskedSections) -> bool:
    """Tell whether a heading is a question that says more than the name of a kind of section.

    "How do I get into the council?" tells no way there.
    """
    if not heading.rstrip().endswith("?"):
        return False
    names = frozenset[str]().union(*asked.names)
    told = names | stopwords() | makes_no_difference()
    return any(told.isdisjoint({word, *stem_set(word)}) for word in tokens(heading))


def _stands_under(fact: Fact, heading: str, first: Fact) -> bool:
    place = fact.citation
    return place.document == first.citation.document and heading in place.section
