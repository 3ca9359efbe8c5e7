"""Evidence checks: what speaks so clearly against a sentence that it is never claimed."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from knowledge.answering.attachment import ATTACHMENTS
from knowledge.answering.evidence import may_act
from knowledge.answering.mismatches import REFUTING
from knowledge.answering.places import may_be_place
from knowledge.answering.ranker import Ranked
from knowledge.answers import AnswerType, Query

NOT_ASKED = 0.5
"""Likeness from which on an editor's "this fact does not answer that" is taken to heart."""
ITSELF = 0.6
"""Share from which on a word stands in a sentence itself, or in a translation."""


class EvidenceCheck(StrEnum):
    """A check that a sentence does not pass.

    Those of `mismatches.REFUTING`, of `attachment` and of `restrictions` are explained there.
    `left_open` is an editor's "this does not answer that", `nothing_of_kind` that no date is there
    for a "when", `no_person` that only places and unions are named, `no_place` that only months
    and people are, `no_subject` that a question does not say what it is about, `synonym_only` that
    its only word meets a synonym.
    """

    NAME_UNKNOWN = "name_unknown"
    NUMBER_UNKNOWN = "number_unknown"
    OWNER_CONFLICT = "owner_conflict"
    ASKS_BACK = "asks_back"
    REPEATS = "repeats"
    STATE_UNSAID = "state_unsaid"
    NAMES_NOBODY = "names_nobody"
    AGENTLESS = "agentless"
    UNDEFINED = "undefined"
    BARE = "bare"
    CATEGORY_ONLY = "category_only"
    ASPECT_UNSAID = "aspect_unsaid"
    OTHER_CLAUSE = "other_clause"
    UNNAMED = "unnamed"
    ROLE_UNHELD = "role_unheld"
    VERB_UNSAID = "verb_unsaid"
    RESTRICTION_UNKNOWN = "restriction_unknown"
    RESTRICTION_UNSAID = "restriction_unsaid"
    TIME_UNSAID = "time_unsaid"
    OTHER_ONE = "other_one"
    LEFT_OPEN = "left_open"
    NOTHING_OF_KIND = "nothing_of_kind"
    NO_PERSON = "no_person"
    NO_PLACE = "no_place"
    NO_SUBJECT = "no_subject"
    SYNONYM_ONLY = "synonym_only"


UNPROVEN = frozenset({EvidenceCheck.VERB_UNSAID})
"""Checks after which a sentence may still be called probable: it is not claimed, nor refuted."""
_BY_WORDS = ("name_unknown", "number_unknown", *REFUTING, "restriction_unknown", "other_one")
_BY_ALL_WORDS = (*ATTACHMENTS, "restriction_unsaid", "time_unsaid")
"""Checks that need all words of a question: one that leans on a talk has left some of them out."""


def doubtful(query: Query, best: Ranked, talk: Mapping[str, float] | None = None) -> bool:
    """Tell whether something speaks so clearly against a sentence that it is never claimed.

    A question that leans on a conversation may be short, and point back; that the kind of thing
    it asks for is there was made sure of when it was resolved. Of a sentence that was found by its
    place, as the second of a list, the words of the question say nothing.
    """
    return next(failed_checks(query, best, talk), None) is not None


def failed_checks(
    query: Query, best: Ranked, talk: Mapping[str, float] | None = None
) -> Iterator[EvidenceCheck]:
    """Yield the checks that a sentence does not pass; `talk` is that of a question that leans."""
    features = best.features
    if not (talk and talk.get("by_structure")):
        yield from (EvidenceCheck(name) for name in _BY_WORDS if features.get(name))
    if features["negative"] >= max(NOT_ASKED, features["alternate"]):
        yield EvidenceCheck.LEFT_OPEN
    if talk is None:
        yield from _lacking(query, best)


def _lacking(query: Query, best: Ranked) -> Iterator[EvidenceCheck]:
    yield from (EvidenceCheck(name) for name in _BY_ALL_WORDS if best.features.get(name))
    if best.features["no_evidence"]:
        yield EvidenceCheck.NOTHING_OF_KIND
    if names_nobody(best):
        yield EvidenceCheck.NO_PERSON
    if names_no_place(best):
        yield EvidenceCheck.NO_PLACE
    if _points_at_nothing(query):
        yield EvidenceCheck.NO_SUBJECT
    if _rests_on_a_synonym(query, best):
        yield EvidenceCheck.SYNONYM_ONLY


def names_nobody(best: Ranked) -> bool:
    """Tell whether who did something was asked of a sentence that names places and unions only."""
    seen, sentence = best.evidence, best.candidate.fact.text
    if seen is None or seen.analysis.kind is not AnswerType.PERSON:
        return False
    return not any(may_act(sentence, span) for span in seen.spans)


def names_no_place(best: Ranked) -> bool:
    """Tell whether where something is was asked of a sentence whose names are no places.

    Which country it was may be told by any name.
    """
    seen, sentence = best.evidence, best.candidate.fact.text
    if seen is None or seen.analysis.kind is not AnswerType.PLACE or not seen.spans:
        return False
    if seen.analysis.attribute:
        return False
    return not any(may_be_place(sentence, span) for span in seen.spans)


def _points_at_nothing(query: Query) -> bool:
    """Tell whether a question as "who signed it?" or "1" leaves open what it is about."""
    if not any(letter.isalpha() for term in query.content for letter in term.word):
        return bool(query.content)
    return len(query.content) <= 1 and query.analysis.points_back


def _rests_on_a_synonym(query: Query, best: Ranked) -> bool:
    """Tell whether the only word of a question, a president, meets but a synonym, a leader."""
    return len(query.content) + len(query.unknown) <= 1 and best.features["covered"] < ITSELF
