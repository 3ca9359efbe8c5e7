"""Message length: what is read of a long message, decided before anything costs time.

The story is cut, never the question. Sentences are told apart and classed in one pass over the
message, in time that grows with its length; models, spelling and synonyms see only what is left.
"""

from collections.abc import Sequence

from knowledge.models import storable
from knowledge.retrieval.dialogue_acts import DialogueAct, act_of
from knowledge.retrieval.question_extraction import message_sentences

LONGEST_MESSAGE = 8_192
"""Characters that are looked at: twice the longest message of Telegram."""
LONGEST = 1_000
"""Characters that are read as a question: more would hold up the others, and ask no more."""


def within_limits(message: str) -> str:
    """Return a message that is no longer than LONGEST, with its questions in it."""
    text = storable(message[:LONGEST_MESSAGE])
    if len(text) <= LONGEST:
        return text
    sentences = message_sentences(text)
    acts = [act_of(sentence[:LONGEST]) for sentence in sentences]
    asking = [at for at, act in enumerate(acts) if act is DialogueAct.QUESTION]
    kept = _fitting(sentences, asking)
    return " ".join(sentences[at] for at in sorted(kept)) if kept else _ends(text)


def _fitting(sentences: Sequence[str], asking: Sequence[int]) -> set[int]:
    """Return the sentences that ask, the last first, each with the one that leads up to it."""
    kept: set[int] = set()
    room = LONGEST
    for at in reversed(asking):
        for wanted in (at, at - 1):
            if wanted < 0 or wanted in kept:
                continue
            if (size := len(sentences[wanted]) + 1) > room:
                break
            kept.add(wanted)
            room -= size
    return kept


def _ends(text: str) -> str:
    """Return how a text without end begins and ends: where people ask."""
    half = LONGEST // 2 - 1
    first, last = text[:half].rpartition(" "), text[-half:].partition(" ")
    return f"{first[0] or first[2]} {last[2] or last[0]}"
