"""Proximity: how near a sentence stands to the last answer, and what it tells from there."""

from knowledge.dialogue.focus import Focus
from knowledge.dialogue.followups import FollowUp
from knowledge.dialogue.neighbours import opens_with_noun_of, opens_with_pronoun
from knowledge.models import Fact
from knowledge.queries import AnswerType
from knowledge.retrieval.index.sentences import IndexedSentence

SAME, _NEXT, _SOON, _BEFORE, _PARAGRAPH = 0.6, 0.6, 0.4, 0.3, 0.2
"""How near the last answer itself stands to it, the next sentence, those soon after, the one
before, and the others of its paragraph. Chosen on the dialogues in tests/data/."""
_SOON_WITHIN = 3
TOLD_BESIDE = {
    AnswerType.DATE, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.PERCENTAGE,
    AnswerType.PLACE,
}  # fmt: skip
"""Kinds that the sentence before or behind the last answer may tell."""
TOLD_EARLIER = TOLD_BESIDE - {AnswerType.AMOUNT}
"""Kinds that one of several may tell after an unsure answer; a price is that of something else."""


def is_told_beside(asked: FollowUp, focus: Focus, fact: IndexedSentence) -> bool:
    """Tell whether a question without words of its own may mean this sentence.

    That is the last answer, or one beside it if the two go on about the same thing.
    """
    if any(fact.id == shown.id for shown in focus.facts):
        return asked.asks is not AnswerType.OTHER
    last = focus.facts[-1]
    place = last.citation
    if (fact.document, fact.paragraph) != (place.document, place.paragraph):
        return False
    if asked.asks not in TOLD_BESIDE:
        return False
    if fact.sentence == place.sentence + 1:
        return opens_with_pronoun(fact.text) or opens_with_noun_of(last.text, fact.text)
    return fact.sentence == place.sentence - 1 and opens_with_pronoun(last.text)


def nearness(shown: Fact, fact: IndexedSentence) -> float:
    """Return how near a sentence stands to the one that was shown."""
    place = shown.citation
    if (fact.document, fact.paragraph) != (place.document, place.paragraph):
        return 0.0
    distance = fact.sentence - place.sentence
    if distance in {0, 1}:
        return _NEXT if distance else SAME
    if 1 < distance <= _SOON_WITHIN:
        return _SOON
    return _BEFORE if distance == -1 else _PARAGRAPH
