"""Whether a question in a conversation is answered as if it stood alone."""

from knowledge.answers import Found, Grade, NotFound, Response, Unsure
from knowledge.dialogue.focus import Resolved
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.dialogue.resolution import Resolver
from knowledge.document_cards import Mentions
from knowledge.language import tokens
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.queries import AnswerType
from knowledge.retrieval.section_names import find_asked_sections
from knowledge.small_talk import SmallTalk

EXACT = 0.9
"""Confidence from which on a question stands for itself: an editor wrote it just so."""
_UNLIKELY = 0.2
"""Confidence below which what stands for itself goes behind what the talk points at."""
_SEVERAL = 3
"""Words of its own from which on a question says what it is about, whatever "it" stands for."""
_OF_THINGS = {AnswerType.OTHER, AnswerType.YES_NO}
"""Kinds of questions that ask for a thing or whether there is one, and for no value."""
_NEEDS_TALK = {FollowUpKind.ABOUT, FollowUpKind.ELLIPSIS}


def stands_for_itself(asked: FollowUp, plain: Response) -> bool:
    """Tell whether the answer to the question alone is so sure that no conversation is needed."""
    if isinstance(plain.answer, SmallTalk):
        return True
    is_mentioned = isinstance(plain.answer, Mentions) and not asked.is_joined
    is_short = asked.kind is FollowUpKind.SHORT and not asked.is_joined
    is_contact = plain.grade is Grade.PROBABLE and is_short and _asks_contact(asked)
    is_sure = plain.confidence >= EXACT or is_mentioned or is_contact
    return is_sure and asked.kind not in _NEEDS_TALK


def _asks_contact(asked: FollowUp) -> bool:
    return find_asked_sections(asked.text).kinds == {"contact"}


def is_plain_better(
    asked: FollowUp, plain: Response, resolver: Resolver, best: Resolved, *, is_told: bool = False
) -> bool:
    """Tell whether what is said to the question alone goes before what the conversation says.

    A question that "and" joins to what was said, or that points at it by a pronoun, is about the
    same, so that a sentence elsewhere that names nothing of it is not claimed, however well the
    few words fit. `is_told` tells that the last answer was claimed.
    """
    if is_told and _may_be_meant(plain, best):
        return False
    is_short = asked.kind is FollowUpKind.SHORT
    match plain.answer:
        case Found(best=hit) if asked.kind is not FollowUpKind.ABOUT:
            leans = asked.is_joined or asked.kind is FollowUpKind.ANAPHORA
            is_of_talk = resolver.is_of_talk(hit.fact.id)
            is_said = bool(asked.own) and (
                resolver.holds_all(hit.fact.id) or len(asked.own) >= _SEVERAL
            )
            is_alone = is_short or (is_said and not best.answers)
            return is_alone and (is_of_talk or not leans)
        case Found():
            return False
        case Mentions():
            return bool(asked.own) and not best.answers
        case Unsure(section=section) if section:
            # "How do I get there?" asks for a section whatever was said; "how much is it?" leans.
            points = not FOLLOW_UP_PRONOUNS.isdisjoint(tokens(asked.text))
            return not (points and (best.answers or resolver.tells_kind()))
    is_elsewhere = _is_told_elsewhere(asked, plain, best) or _is_of_nothing(asked, plain, best)
    return is_short and (not best.answers or is_elsewhere)


def _may_be_meant(plain: Response, best: Resolved) -> bool:
    """Tell whether what was just told holds the kind of thing that would be denied alone."""
    is_denied = isinstance(plain.answer, NotFound)
    return is_denied and bool(best.signals.get("typed")) and bool(best.signals.get("carries_on"))


def _is_of_nothing(asked: FollowUp, plain: Response, best: Resolved) -> bool:
    """Tell whether nobody knows the thing of a question, neither the documents nor the talk."""
    if asked.is_joined or not asked.own or asked.asks not in _OF_THINGS:
        return False
    return isinstance(plain.answer, NotFound) and not best.signals.get("held")


def is_surer_alone(asked: FollowUp, plain: Response, in_talk: Response) -> bool:
    """Tell whether a sentence is probable without the talk, in which it is only the closest."""
    if (plain.grade, in_talk.grade) != (Grade.PROBABLE, Grade.CLOSEST) or in_talk.denies:
        return False
    first, of_talk = ([hit.fact for hit in each.ranking[:1]] for each in (plain, in_talk))
    return first == of_talk or _asks_contact(asked)


def _is_told_elsewhere(asked: FollowUp, plain: Response, best: Resolved) -> bool:
    """Tell whether a question that nothing joins to the talk rather has its answer elsewhere."""
    match plain.answer:
        case Unsure(candidates=(first, *_)) if not asked.is_joined:
            return plain.confidence >= _UNLIKELY and first.fact.id != best.fact
    return False
