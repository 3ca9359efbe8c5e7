"""Asked with the talk: what the documents say to a follow-up and the question before it together.

Nothing is denied of "and next year?" before it is looked for what a ticket costs next year: that
may stand in another sentence than those that the talk points at. And what names Sunday somewhere
else is no answer to "and on Sunday?" after when the door is locked.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from knowledge.answering import Answerer
from knowledge.answering.denial import may_be_answered, says_kind
from knowledge.answering.ranking import CLOSE
from knowledge.dialogue.followups import FollowUp
from knowledge.language import stopwords, tokens
from knowledge.language.contrasts import words_of_rings
from knowledge.language.numerals import number_value, ordinal_place
from knowledge.language.stemmer import stem_set
from knowledge.models import Fact
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import parse_question

_NUMBERS = {AnswerType.COUNT, AnswerType.AMOUNT, AnswerType.MEASURE, AnswerType.PERCENTAGE}


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


def is_of_other_topic(
    asked: FollowUp, shown: Sequence[Fact], before: str, found: Fact, signals: Mapping[str, float]
) -> bool:
    """Tell whether a sentence shares a day or a number with a follow-up, and no more.

    It holds no word of the question `before`, nor of what was `shown`; but for one of a word or
    two in the same paragraph, which leaves to that what it is about: "On Sundays closed.". After
    how many came, a number is enough.
    """
    if parse_question(before).kind in _NUMBERS:
        return False
    if found.cells or signals["carries_on"] or not all(map(_is_day_or_number, asked.own)):
        return False
    own, topic = _content(found.text), _content(f"{before} {' '.join(f.text for f in shown)}")
    is_part = len(own) <= 1 and _paragraph(found) in map(_paragraph, shown)
    return not is_part and topic.isdisjoint(own)


def _paragraph(fact: Fact) -> tuple[int, int]:
    return fact.citation.document, fact.citation.paragraph


def _content(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that are of a topic: no days, no numbers."""
    words = tokens(text)
    said = {*words} - stopwords() - words_of_rings(words)
    return frozenset().union(*(stem_set(word) for word in said if not _is_day_or_number(word)))


def _is_day_or_number(word: str) -> bool:
    is_number = any(map(str.isdigit, word)) or number_value(word) or ordinal_place(word)
    return bool(is_number or words_of_rings([word]))
