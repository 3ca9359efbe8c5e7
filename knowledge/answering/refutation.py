"""Refutation: when what speaks against a sentence forbids even to call it probable."""

from collections.abc import Collection

from knowledge.answering.compared_numbers import compares_numbers
from knowledge.answering.evidence_checks import EvidenceCheck
from knowledge.answering.predicates import PREDICATES
from knowledge.answering.ranking import Ranked
from knowledge.queries import Query

UNPROVEN = frozenset(
    {EvidenceCheck.VERB_UNSAID, EvidenceCheck.NO_SUBJECT, *map(EvidenceCheck, PREDICATES)}
)
"""Checks after which a sentence may still be called probable: it is not claimed, nor refuted.

On kinds of documents left out 20 of 28 sentences were right that the second alone kept from it.
"""
_UNPROVEN_IN_MEANING = UNPROVEN | {EvidenceCheck.SYNONYM_ONLY}
"""The same where a model compares meanings, and confirms a synonym or not: 8 of 10 were right."""
_UNSAID = _UNPROVEN_IN_MEANING | {
    EvidenceCheck.RESTRICTION_UNKNOWN, EvidenceCheck.RESTRICTION_UNSAID, EvidenceCheck.TIME_UNSAID,
    EvidenceCheck.NUMBER_UNKNOWN, EvidenceCheck.OWNER_UNKNOWN, EvidenceCheck.OTHER_CLAUSE,
    EvidenceCheck.NOTHING_OF_KIND, EvidenceCheck.NO_PERSON, EvidenceCheck.NO_PLACE,
    EvidenceCheck.ROLE_UNHELD, EvidenceCheck.UNNAMED,
}  # fmt: skip
"""Checks that something is not said, which may be said in other words."""
NEARLY = 0.9
"""Share of the confidence of a claim from which on such checks make a sentence probable all the
same. Of 64 such ones on documents left out (minilm+e5) 48 were right."""


def is_refuted(
    query: Query, best: Ranked, failed: Collection[EvidenceCheck], certainty: float = 0.0
) -> bool:
    """Tell whether the checks that a sentence fails forbid even to call it probable.

    `certainty` is its confidence as a share of that of a claim, 0 for a question that leans.
    """
    unproven = UNPROVEN
    if "dense" in best.features:
        unproven = _UNSAID if certainty >= NEARLY else _UNPROVEN_IN_MEANING
    is_number = EvidenceCheck.NUMBER_UNKNOWN in failed
    if is_number and compares_numbers(query, best.candidate.fact.text):
        unproven |= {EvidenceCheck.NUMBER_UNKNOWN}
    return not unproven.issuperset(failed)
