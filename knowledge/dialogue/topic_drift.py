"""Topic drift: whether what a follow-up points at may be about something else than it asks."""

from knowledge.answers import Hit, Response
from knowledge.dialogue.focus import Focus
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.language import tokens
from knowledge.language.contrasts import RING, named_members
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact


def may_be_beside(
    response: Response, asked: FollowUp, best: Hit, focus: Focus, *, is_open: bool
) -> bool:
    """Tell whether a sentence that would be claimed may be about something else.

    What the talk is about is not known where it `is_open`, for the last answer was not claimed,
    nor what a word says of it that no document holds. A day stands in many sentences, and "it" may
    be what was not found.
    """
    fact = best.fact
    is_unknown = asked.kind is FollowUpKind.ABOUT and bool(response.query.unknown)
    if is_open and (is_unknown or _is_outranked(response, best, focus)):
        return True
    points = is_open and asked.kind is FollowUpKind.ANAPHORA
    return (points or _names_day(asked.text)) and _strays(fact, focus)


def _is_outranked(response: Response, best: Hit, focus: Focus) -> bool:
    """Tell whether a sentence that stands elsewhere fits the words less than another.

    Where the last answer was not sure, the talk does not tell which of both is meant.
    """
    near = {told.citation.section for told in focus.facts}
    is_near = best.fact.citation.section in near
    return not is_near and response.highest > best.score


def _names_day(text: str) -> bool:
    return any(member.kind == RING for member in named_members(tokens(text)))


def _strays(fact: Fact, focus: Focus) -> bool:
    """Tell whether a sentence stands elsewhere and holds nothing that the talk is about."""
    near = {(told.citation.document, told.citation.paragraph) for told in focus.facts}
    place = fact.citation
    if (place.document, place.paragraph) in near:
        return False
    said = stem_set(" ".join((fact.text, *place.section)))
    return said.isdisjoint(focus.words | focus.names)
