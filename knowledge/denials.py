"""Denials: what a message says that the documents do not say."""

from enum import StrEnum


class Missing(StrEnum):
    """What a question asked for and the closest sentence does not hold.

    `OWN_WORDS`: who said a sentence, where it is nobody's but the document's.
    """

    WHEN = "when"
    WHO = "who"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    ATTRIBUTE = "attribute"
    NAME = "name"
    NUMBER = "number"
    SPEAKER = "speaker"
    OWN_WORDS = "own_words"
    ITEM = "item"
    MORE = "more"


class Denial(StrEnum):
    """What is denied of the documents: all that was asked, a kind of value, or a word."""

    EVERYTHING = "everything"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    WORD = "word"


OF_LAST = frozenset({Missing.SPEAKER, Missing.OWN_WORDS, Missing.ITEM, Missing.MORE})
"""What is missing beside a sentence that was shown before, and is pointed at once more."""
_DENIED = {
    Missing.WHEN: Denial.WHEN,
    Missing.WHO: Denial.WHO,
    Missing.WHERE: Denial.WHERE,
    Missing.HOW_MANY: Denial.HOW_MANY,
    Missing.WHY: Denial.WHY,
    Missing.SPEAKER: Denial.WHO,
    Missing.OWN_WORDS: Denial.WHO,
    Missing.ITEM: Denial.EVERYTHING,
    Missing.MORE: Denial.EVERYTHING,
}


def denial_of(missing: Missing | None, term: str | None = None) -> Denial | None:
    """Return what the message denies that names what is missing; None where it denies nothing.

    Without the asker's own `term` there is no word that could be denied.
    """
    if missing is None:
        return None
    return _DENIED.get(missing) or (Denial.WORD if term else None)
