"""Structural facts: sentences that answer a follow-up for where they stand, whatever they say."""

from collections.abc import Sequence

from knowledge.dialogue.answer_check import tells_consequence, tells_role
from knowledge.dialogue.followups import FollowUp, FollowUpKind
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact, Span

SOON = 2
"""Sentences behind the last answer that may tell what happens otherwise."""


def structural_fact(
    asked: FollowUp, shown: Sequence[Fact], earlier: Sequence[Fact], following: Sequence[Fact]
) -> Fact | None:
    """Return the sentence that says what somebody is of whom the talk was, or what happens else.

    `shown` are the facts shown last, `earlier` those before, `following` what stands behind.
    """
    if asked.kind is FollowUpKind.ROLE:
        return next((fact for fact in (*shown, *earlier) if tells_role(fact.text)), None)
    near = (shown[0], *following[:SOON])
    return next((fact for fact in near if tells_consequence(fact.text)), None)


def column_cell(asked: FollowUp, row: Fact) -> Span | None:
    """Return where the cell of a row stands, in characters, whose column "and X?" names.

    None if X is the name of no column, or of several, and for the cell that names the row.
    """
    own = [stem_set(word) for word in asked.own]
    found = [
        cell
        for (name, _), cell in list(zip(row.cells, row.cell_spans, strict=True))[1:]
        if own and all(stems & stem_set(name) for stems in own)
    ]
    return found[0] if len(found) == 1 else None
