"""Asked with the talk: what the documents say to a follow-up and the question before it together.

Nothing is denied of "and next year?" before it is looked for what a ticket costs next year: that
may stand in another sentence than those that the talk points at.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answering.denial import may_be_answered, says_kind
from knowledge.answering.ranking import CLOSE
from knowledge.dialogue.followups import FollowUp
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact
from knowledge.retrieval.question_type import parse_question


def may_be_said(
    answerer: Answerer,
    before: str,
    asked: FollowUp,
    read: Sequence[Fact],
    documents: Collection[int],
) -> bool:
    """Tell whether a close sentence may answer both, or names the one and says what is asked.

    What was `read` already counts only if it holds a word of the follow-up.
    """
    query = answerer.analyse(f"{before.rstrip(' ?!.')} {asked.text}")
    ranking = answerer.rank(query, documents)
    own, known = stem_set(" ".join(asked.own)), {fact.id for fact in read}
    close = ranking.ranked[:CLOSE]
    naming = [hit for hit in close if not own.isdisjoint(hit.candidate.fact.said)]
    kind = parse_question(before)
    if any(says_kind(kind, hit.candidate.fact.text) for hit in naming):
        return True
    new = tuple(hit for hit in close if hit in naming or hit.fact not in known)
    return bool(new) and may_be_answered(replace(ranking, ranked=new))
