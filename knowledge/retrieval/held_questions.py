"""Held questions: those that a fact shall answer, and that another one answers already."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from knowledge.language.tokenizer import canonical
from knowledge.models import Fact
from knowledge.retrieval.index import Index
from knowledge.retrieval.index.stored_questions import StoredQuestions
from knowledge.store import Snapshot, annotations, facts

MOST = 200
"""Questions of one change that are looked up."""


@dataclass(frozen=True, slots=True)
class HeldQuestion:
    """A question, and the fact that answers it now."""

    question: str
    fact: Fact


def find_held(
    db: Snapshot, questions: Iterable[str], *, but: int | None = None
) -> tuple[HeldQuestion, ...]:
    """Return which of these questions other facts than `but` answer, each with the one that does.

    Nothing of those that `but` holds in these very words, for they stay what they are. The first
    MOST questions are looked up.
    """
    own = {each.text for each in annotations.questions_of(db, [] if but is None else [but])}
    stored = Index(db).questions
    found: dict[str, tuple[str, int]] = {}
    for text in islice((each.strip() for each in questions), MOST):
        key = canonical(text)
        if text not in own and key and (holder := other_holder(stored, key, but)):
            found.setdefault(key, (text, holder))
    known = facts.by_ids(db, [fact for _, fact in found.values()])
    return tuple(HeldQuestion(text, known[id_]) for text, id_ in found.values() if id_ in known)


def other_holder(stored: StoredQuestions, key: str, but: int | None) -> int | None:
    """Return the fact other than `but` whose word on a question of this form is the last."""
    return next((each for each in stored.answering(key) if each != but), None)
