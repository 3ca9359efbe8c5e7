"""Waiting questions: which entries of the query log are questions, and so wait for editors."""

from functools import lru_cache

from knowledge.answering.topics import topic_in
from knowledge.language import tokens
from knowledge.queries import AnswerType
from knowledge.retrieval.dialogue_acts import DialogueAct, act_of, is_personal
from knowledge.retrieval.question_splitting import split_questions
from knowledge.retrieval.question_type import classify_question
from knowledge.users.log_entries import LogEntry

_REMEMBERED = 4_000
_FEW = 6
"""Words of a message that asks without a mark, wherever its question word stands."""
_SENTENCE = 4
"""Words of the shortest sentence that is told by its mark alone."""


def is_for_editors(entry: LogEntry) -> bool:
    """Tell whether an entry is a question, or somebody has asked editors to look at it.

    What tells a story, or names nothing, needs no answer.
    """
    if entry.is_sent or entry.waits or entry.downs:
        return True
    return _asks(entry.question)


@lru_cache(_REMEMBERED)
def _asks(words: str) -> bool:
    return is_question(words) or topic_in(words) is not None or _asks_in_few_words(words)


def is_question(message: str) -> bool:
    """Tell whether any sentence of a message asks something."""
    parts = split_questions(message)
    return any(act_of(each) is DialogueAct.QUESTION for each in parts)


def _asks_in_few_words(message: str) -> bool:
    """Tell whether a few words ask for some kind of thing, as "автобус сколько стоит" does."""
    ends = message.rstrip().endswith((".", "!", "…"))
    if ends or is_personal(message) or len(tokens(message)) > _FEW:
        return False
    return classify_question(message) is not AnswerType.OTHER


def reads_as_sentence(message: str) -> bool:
    """Tell whether a message is a sentence, and not but the name of what somebody wants to read.

    Without a verb that is known, the mark at the end of several words tells, unless they ask to be
    told of something.
    """
    if (topic := topic_in(message)) is None:
        return True
    is_ended = message.rstrip().endswith((".", "!")) and len(message.split()) >= _SENTENCE
    return is_ended and not topic.is_asked_for


def is_statement(message: str) -> bool:
    """Tell whether a message tells something: it asks nothing, and is no mere courtesy."""
    return not is_question(message) and act_of(message) is DialogueAct.STATEMENT
