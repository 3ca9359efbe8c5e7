"""Whether a question in a conversation is answered as if it stood alone."""

from knowledge.answers import Found, Grade, Response, Unsure
from knowledge.dialogue.focus import Resolved
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.dialogue.resolution import Resolver
from knowledge.document_cards import Mentions
from knowledge.language import tokens
from knowledge.language.letters import FOLLOW_UP_PRONOUNS
from knowledge.retrieval.section_names import find_asked_sections
from knowledge.small_talk import SmallTalk

EXACT = 0.9
"""Confidence from which on a question stands for itself: an editor wrote it just so."""
UNLIKELY = 0.2
"""Confidence below which what stands for itself goes behind what fits the talk."""
_NEEDS_TALK = {FollowUpKind.ABOUT, FollowUpKind.ELLIPSIS}


def stands_for_itself(asked: FollowUp, plain: Response) -> bool:
    """Tell whether the answer to the question alone is so sure that no conversation is needed."""
    if isinstance(plain.answer, SmallTalk):
        return True
    is_mentioned = isinstance(plain.answer, Mentions) and not asked.is_joined
    is_contact = plain.grade is Grade.PROBABLE and _asks_contact(asked)
    is_sure = plain.confidence >= EXACT or is_mentioned or is_contact
    return is_sure and asked.kind not in _NEEDS_TALK


def _asks_contact(asked: FollowUp) -> bool:
    """Tell whether a question names a kind of contact, and no pronoun says whose."""
    is_short = asked.kind is FollowUpKind.SHORT and not asked.is_joined
    return is_short and find_asked_sections(asked.text).kinds == {"contact"}


def is_plain_better(asked: FollowUp, plain: Response, resolver: Resolver, best: Resolved) -> bool:
    """Tell whether what is said to the question alone goes before what the conversation says.

    A question that "and" joins to what was said, or that points at it by a pronoun, is about the
    same, so that a sentence elsewhere that names nothing of it is not claimed, however well the
    few words fit.
    """
    is_short = asked.kind is FollowUpKind.SHORT
    match plain.answer:
        case Found(best=hit) if asked.kind is not FollowUpKind.ABOUT:
            leans = asked.is_joined or asked.kind is FollowUpKind.ANAPHORA
            strays = leans and not resolver.is_of_talk(hit.fact.id)
            is_said = not best.answers and resolver.holds_all(hit.fact.id)
            return not strays and (is_short or is_said)
        case Found():
            return False
        case Mentions():
            return not best.answers
        case Unsure(section=section) if section:
            # "How do I get there?" asks for a section whatever was said; "how much is it?" leans.
            points = not FOLLOW_UP_PRONOUNS.isdisjoint(tokens(asked.text))
            return not (points and best.answers)
    return is_short and (not best.answers or _is_told_elsewhere(asked, plain, best))


def _is_told_elsewhere(asked: FollowUp, plain: Response, best: Resolved) -> bool:
    """Tell whether a question that nothing joins to the talk rather has its answer elsewhere."""
    match plain.answer:
        case Unsure(candidates=(first, *_)) if not asked.is_joined:
            return plain.confidence >= UNLIKELY and first.fact.id != best.fact
    return False
