"""Evidence checks: what speaks so clearly against a sentence that it is never claimed."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from knowledge.answering.attachment import ATTACHMENTS
from knowledge.answering.attributes import expression
from knowledge.answering.conditional_mentions import ONLY_EXCEPTED
from knowledge.answering.evidence import may_act
from knowledge.answering.mismatches import REFUTING
from knowledge.answering.places import may_be_place
from knowledge.answering.predicates import unsaid_predicates
from knowledge.answering.prohibitions import is_only_forbidden
from knowledge.answering.ranking import Ranked
from knowledge.answering.replaced_words import ALIKE
from knowledge.answering.yes_no_answers import answers_another
from knowledge.language.contrasts import RING, named_members
from knowledge.language.document_languages import generic_words
from knowledge.queries import AnswerType, Query, QuestionAnalysis, Term
from knowledge.retrieval.question_typography import bare_form
from knowledge.retrieval.title_words import stands_in_title

NOT_ASKED, _COVERED = 0.5, 0.6
"""Likeness from which on an editor's "this fact does not answer that" is taken to heart; share
from which on a word stands in a sentence itself, or in a translation."""


class EvidenceCheck(StrEnum):
    """A check that a sentence does not pass.

    Those of `mismatches.REFUTING`, `attachment`, `restrictions`, `conditional_mentions` and
    `predicates` are explained there. `left_open` is an editor's "this does not answer that",
    `nothing_of_kind` that no date is there for a "when", `no_person` that only places and unions
    are named, `no_place` that only months and people are, `no_word` that a question has numbers
    only, `no_subject` that it does not say what it is about, `synonym_only` that its only word
    meets a synonym, `owner_unknown` that a value is asked of what no document mentions,
    `words_unsaid` that a sentence to which a talk points holds no own word of a question that
    names no kind of thing, `only_forbidden` that what there is was asked, and it tells what may
    not be, `other_question` that it says yes or no to another one.
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
    OF_EACH = "of_each"
    OTHER_CLAUSE = "other_clause"
    UNNAMED = "unnamed"
    ROLE_UNHELD = "role_unheld"
    VERB_UNSAID = "verb_unsaid"
    RESTRICTION_UNKNOWN = "restriction_unknown"
    RESTRICTION_UNSAID = "restriction_unsaid"
    TIME_UNSAID = "time_unsaid"
    OTHER_ONE = "other_one"
    ONLY_EXCEPTED = "only_excepted"
    LEFT_OPEN = "left_open"
    NOTHING_OF_KIND = "nothing_of_kind"
    NO_PERSON = "no_person"
    NO_PLACE = "no_place"
    NO_WORD = "no_word"
    NO_SUBJECT = "no_subject"
    SYNONYM_ONLY = "synonym_only"
    OWNER_UNKNOWN = "owner_unknown"
    WORDS_UNSAID = "words_unsaid"
    ONLY_FORBIDDEN = "only_forbidden"
    OTHER_QUESTION = "other_question"
    PREDICATE_UNSAID = "predicate_unsaid"
    CONDITION_UNSAID = "condition_unsaid"
    WAY_UNSAID = "way_unsaid"
    CAUSE_UNSAID = "cause_unsaid"
    END_UNSAID = "end_unsaid"


MOST_OWNERS = 2
"""Words at most that say of what a value is asked. On kinds of documents left out one of 217 right
sentences is called probable no more; with more words it would be four."""
_VALUES = {
    AnswerType.DATE, AnswerType.DURATION, AnswerType.AMOUNT, AnswerType.MEASURE,
    AnswerType.CONTACT, AnswerType.PLACE,
}  # fmt: skip
_OF_NOTHING = ("state", RING)
"""Kinds of words that say what is asked or for which day, and not of what: close, Monday."""
_BY_WORDS = (
    "name_unknown", "number_unknown", *REFUTING, "restriction_unknown", "other_one", ONLY_EXCEPTED,
)  # fmt: skip
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
    elif _holds_no_own_word(query, talk):
        yield EvidenceCheck.WORDS_UNSAID


def _lacking(query: Query, best: Ranked) -> Iterator[EvidenceCheck]:
    yield from (EvidenceCheck(name) for name in _BY_ALL_WORDS if best.features.get(name))
    if best.features["no_evidence"]:
        yield EvidenceCheck.NOTHING_OF_KIND
    if names_nobody(best):
        yield EvidenceCheck.NO_PERSON
    if names_no_place(best):
        yield EvidenceCheck.NO_PLACE
    if is_only_forbidden(bare_form(query.text), best.candidate.fact.text):
        yield EvidenceCheck.ONLY_FORBIDDEN
    if answers_another(best.candidate.fact.text, best.features):
        yield EvidenceCheck.OTHER_QUESTION
    yield from map(EvidenceCheck, unsaid_predicates(query, best))
    yield from _of_words(query, best)


def _of_words(query: Query, best: Ranked) -> Iterator[EvidenceCheck]:
    """Yield what the words of a question leave open, or name that no document does."""
    if not any(letter.isalpha() for term in query.content for letter in term.word):
        if query.content:
            yield EvidenceCheck.NO_WORD
    elif len(query.content) <= 1 and query.analysis.points_back:
        yield EvidenceCheck.NO_SUBJECT
    if _rests_on_a_synonym(query, best):
        yield EvidenceCheck.SYNONYM_ONLY
    if asks_of_another(best) or _is_owner_unknown(query, best):
        yield EvidenceCheck.OWNER_UNKNOWN


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


def asks_of_another(best: Ranked) -> bool:
    """Tell whether a question is like a stored one but for what it asks about, which is unknown.

    "Is there a bank?" is not answered by what is stored for "is there a sauna?".
    """
    is_alike = best.features["alternate"] >= ALIKE
    return is_alike and bool(best.features["strange"]) and not best.is_near


def replaces_a_word(best: Ranked) -> bool:
    """Tell whether a question is worded as a stored one, and asks of another thing than that.

    "Where can I change books?" is not answered by what is stored for money.
    """
    return bool(best.features.get("replaced")) and not best.is_near


def _is_owner_unknown(query: Query, best: Ranked) -> bool:
    """Tell whether a value is asked of what no document mentions, in these words or near ones.

    "When does the planetarium close?" is not answered by the hours of the ice rink, though they
    are the only ones. A question of more strange words is put in other words, and means what is
    there.
    """
    if not query.unknown or not _asks_for_value(query.analysis) or best.is_near:
        return False
    title = best.candidate.title
    owners = [*_owners(query)]
    if not 0 < len(owners) <= MOST_OWNERS or any(each.expansions for each in owners):
        return False
    return not any(stands_in_title(each.word, title) for each in owners)


def _asks_for_value(analysis: QuestionAnalysis) -> bool:
    return analysis.kind in _VALUES or any(map(expression, analysis.attribute))


def _owners(query: Query) -> Iterator[Term]:
    """Yield the words that say of what a value is asked: neither which value nor when."""
    members = named_members(query.words).items()
    spans = [range(*span) for member, span in members if member.kind in _OF_NOTHING]
    asked = {query.words[at] for span in spans for at in span}
    for term in query.terms:
        is_asked = term.is_stopword or term.word in asked or term.word in generic_words()
        if not (is_asked or expression(term.word)):
            yield term


def _holds_no_own_word(query: Query, talk: Mapping[str, float]) -> bool:
    """Tell whether a sentence is pointed at by the talk alone.

    "Is there a lift?" after a ramp: that the ramp ranks first says nothing of lifts. A kind of
    thing that is asked for, as a date, speaks for the sentence that holds one.
    """
    is_free = not talk.get("typed") or query.analysis.kind is AnswerType.YES_NO
    return is_free and talk.get("own", 0.0) > talk.get("held", 0.0) == 0


def _rests_on_a_synonym(query: Query, best: Ranked) -> bool:
    """Tell whether the only word of a question, a president, meets but a synonym, a leader."""
    return len(query.content) + len(query.unknown) <= 1 and best.features["covered"] < _COVERED
