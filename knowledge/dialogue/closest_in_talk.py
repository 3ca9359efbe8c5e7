"""The closest in a talk: what is shown to a follow-up that nothing answers for certain.

Such a question is about what was asked before, with a word of its own in the place of another: of
"when are you open on Monday?" and "and on Sunday?" the day. None of this is claimed.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answering.decision import SHOWN
from knowledge.answering.denial import LACKING, says_kind
from knowledge.answers import Found, Grade, Hit, NotFound, Response, Unsure
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.focus import Focus, SearchScope
from knowledge.dialogue.followups import FollowUp, FollowUpKind, find_follow_up
from knowledge.dialogue.resolution import Resolver
from knowledge.dialogue.topic_drift import may_be_beside
from knowledge.dialogue.turns import unclaimed
from knowledge.document_cards import Card
from knowledge.language import tokens
from knowledge.language.contrasts import RING, named_members
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact
from knowledge.queries import AnswerType, Query
from knowledge.retrieval.question_type import parse_question
from knowledge.small_talk import SmallTalk

UNCLAIMED = 0.3
"""Confidence at most of what is shown to a question of which it is not known what it is about."""
_BEHIND = 3
"""Characters between an answer and the sentence right behind it."""
_CARRIED, _MOST = 2, 0.6
"""Words, and share of the words, of the question before that a sentence on the same holds."""
_KINDS = frozenset(LACKING.values())
_LEANING = {FollowUpKind.ABOUT, FollowUpKind.ELLIPSIS, FollowUpKind.ANAPHORA}


def rank_in_talk(
    answerer: Answerer,
    asked: FollowUp,
    focus: Focus,
    near: Collection[int],
    documents: Collection[int],
) -> list[int]:
    """Return the facts that fit a follow-up and the question before it together, best first.

    `near` are facts that are looked at although they hold none of the words.
    """
    query = _in_talk(answerer, asked, focus.question)
    ranking = answerer.rank(query, documents, near)
    return Resolver(asked, replace(focus, certainty=1.0), ranking).closest()


def carried_over(question: str, asked: str) -> str:
    """Return a question with the days, months and seasons left out in whose place others come."""
    members = named_members(tokens(asked))
    families = {member.family for member in members if member.kind == RING}
    words = question.split()
    plain = [token for word in words for token in (tokens(word) or [""])[:1]]
    gone = {
        at
        for member, (start, end) in named_members(plain).items()
        if member.kind == RING and member.family in families
        for at in range(start, end)
    }
    return " ".join(word for at, word in enumerate(words) if at not in gone)


def _in_talk(answerer: Answerer, asked: FollowUp, before: str) -> Query:
    """Return both questions as one, which asks for what the later one does, if for anything."""
    both = answerer.analyse(f"{carried_over(before, asked.text)} {asked.text}")
    kind = asked.text if asked.asks is not AnswerType.OTHER else before
    return replace(both, analysis=answerer.analyse(kind).analysis)


def show_closest(
    turn: DialogueTurn,
    asked: FollowUp,
    focus: Focus,
    of_talk: Sequence[Fact],
    before: Conversation,
) -> DialogueTurn:
    """Return a turn that shows what fits the talk, beside what it shows by itself.

    What is already pointed at, for it may answer, stays first; then both stand by turns.
    """
    response, own = turn.response, _own(turn.response)
    if response.denies and not _may_tell(asked, of_talk, focus, before):
        return turn
    is_pointed = bool(own) and own[0].id not in {fact.id for fact in focus.facts}
    claimed = isinstance(response.answer, Found)
    if not is_pointed and not claimed:
        # What has just been read stands among what fits the talk, in its place there.
        facts = [*of_talk, *own]
    else:
        lists = (own, of_talk) if is_pointed and not claimed else (of_talk, own)
        facts = _by_turns(*lists)
    shown = tuple(Hit(fact, 0.0) for fact in {fact.id: fact for fact in facts}.values())[:SHOWN]
    if not shown:
        return turn
    response = replace(unclaimed(response), answer=Unsure(shown))
    after = before if leans(asked) or not own else turn.after
    offered = tuple(hit.fact.id for hit in shown)
    return DialogueTurn(response, replace(after.said(response), offered=offered))


def after_nothing(
    answerer: Answerer, response: Response, before: Conversation, scope: SearchScope
) -> DialogueTurn | None:
    """Return what is shown to a question that leans on one to which nothing was found.

    Nothing is claimed, for it is not known what it is about; None if it does not lean on it.
    """
    asked = find_follow_up(response.query.meant) if before.question else None
    is_told = isinstance(response.answer, SmallTalk | Card) or response.confidence == 1.0
    if asked is None or not leans(asked) or is_told:
        return None
    text = f"{carried_over(before.question, asked.text)} {asked.text}"
    both = answerer.answer(text, limit=scope.limit, documents=scope.documents)
    answers = (*_hits(both), *_hits(response))
    hits = tuple({hit.fact.id: hit for hit in answers}.values())[:SHOWN]
    if not hits:
        return None
    said = replace(response, answer=Unsure(hits), confidence=min(response.confidence, UNCLAIMED))
    offered = tuple(hit.fact.id for hit in hits)
    return DialogueTurn(said, replace(before.said(said), offered=offered))


def may_show_closest(turn: DialogueTurn, asked: FollowUp, focus: Focus, *, is_open: bool) -> bool:
    """Tell whether nothing in a turn is certain enough to stand without what fits the talk.

    The talk `is_open` if the last answer was not claimed.
    """
    response = turn.response
    if asked.kind not in _LEANING | {FollowUpKind.SHORT}:
        return False
    match response.answer:
        case NotFound(denies=None):
            # Of a bare thing that nothing is near to in meaning, the talk says nothing either.
            return leans(asked) or asked.asks is not AnswerType.OTHER
        case Unsure(grade=Grade.CLOSEST, missing=None, section=""):
            return True
        case Unsure(missing=missing):
            return missing in _KINDS
        case Found(best=hit):
            is_doubted = leans(asked) and response.confidence < 1.0
            return is_doubted and may_be_beside(response, asked, hit, focus, is_open=is_open)
    return False


def _may_tell(
    asked: FollowUp, of_talk: Sequence[Fact], focus: Focus, before: Conversation
) -> bool:
    """Tell whether what fits the talk holds what else would be denied.

    That is a sentence behind the last answer, one that is about the same as the question, one of
    several of which the last answer was not sure, or the row of a table that fits best.
    """
    offered = () if before.is_claimed else before.offered
    kind, last = parse_question(asked.text), focus.facts[-1].citation
    carried = max(_CARRIED, _MOST * len(focus.words))
    about = (
        fact
        for rank, fact in enumerate(of_talk)
        if (rank == 0 and fact.cells)
        or last.end <= fact.citation.start <= last.end + _BEHIND
        or fact.id in offered
        or len(stem_set(fact.text) & focus.words) >= carried
    )
    known = {fact.id for fact in focus.facts}
    return any(says_kind(kind, fact.text) for fact in about if fact.id not in known)


def leans(asked: FollowUp) -> bool:
    """Tell whether a question cannot be understood but from what was said before."""
    return asked.is_joined or asked.kind in _LEANING


def _own(response: Response) -> list[Fact]:
    return [hit.fact for hit in _hits(response)]


def _hits(response: Response) -> tuple[Hit, ...]:
    match response.answer:
        case Unsure(candidates=candidates):
            return candidates
        case Found(best=best):
            return (best,)
    return ()


def _by_turns(first: Sequence[Fact], second: Sequence[Fact]) -> list[Fact]:
    pairs = (each[at : at + 1] for at in range(SHOWN) for each in (first, second))
    return [*{fact.id: fact for pair in pairs for fact in pair}.values()][:SHOWN]
