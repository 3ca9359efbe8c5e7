"""Extreme turns: "and the biggest?" asks for one row of the table or list that was shown."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answering.decision import SHOWN
from knowledge.answering.extreme_row import as_probable, by_rank, is_about
from knowledge.answering.listed_items import as_listed, items_around
from knowledge.answers import Found
from knowledge.conversations import Conversation, DialogueTurn
from knowledge.dialogue.followups import light
from knowledge.dialogue.neighbours import known_facts
from knowledge.dialogue.turns import standalone_turn
from knowledge.language.superlatives import Superlative, find_superlative
from knowledge.models import Fact
from knowledge.store import Snapshot


def answer_extreme(
    answerer: Answerer,
    question: str,
    before: Conversation,
    shown: Sequence[Fact],
    documents: Collection[int],
) -> DialogueTurn | None:
    """Return the turn that shows the row which is meant, or all rows where no number tells that.

    None if the question names no superlative, if what was shown stands among no others, or if
    another sentence is claimed for the question alone.
    """
    asked = find_superlative(question)
    if asked is None:
        return None
    db = answerer.database.read()
    offered = known_facts(answerer.index().facts, before.offered, documents)
    rows = _table(db, asked, before, (*shown, *offered))
    response = answerer.answer(question, documents=documents)
    if not rows or isinstance(response.answer, Found):
        return None
    ordered = by_rank(asked, rows)
    if ordered:
        return standalone_turn(as_probable(response, ordered), before)
    return standalone_turn(as_listed(db, response, rows, names_at_least=SHOWN + 1), before)


def _table(
    db: Snapshot, asked: Superlative, before: Conversation, facts: Sequence[Fact]
) -> Sequence[Fact]:
    """Return the rows among which one of these facts stands, if the question may be about them."""
    own = replace(asked, rest=tuple(word for word in asked.rest if word not in light()))
    tables = (items_around(db, fact) for fact in facts)
    return next((found for found in tables if is_about(own, found, before.question)), ())
