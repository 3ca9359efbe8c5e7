"""Waiting questions: which entries of the query log are questions, and so wait for editors."""

from knowledge.answering.topics import topic_in
from knowledge.retrieval.dialogue_acts import DialogueAct, act_of
from knowledge.retrieval.question_splitting import split_questions
from knowledge.users.log_entries import LogEntry


def is_for_editors(entry: LogEntry) -> bool:
    """Tell whether an entry is a question, or somebody has asked editors to look at it.

    What tells a story, or names nothing, needs no answer.
    """
    if entry.is_sent or entry.waits or entry.downs:
        return True
    return is_question(entry.question) or names_topic(entry.question)


def is_question(message: str) -> bool:
    """Tell whether any sentence of a message asks something."""
    parts = split_questions(message)
    return any(act_of(each) is DialogueAct.QUESTION for each in parts)


def names_topic(message: str) -> bool:
    """Tell whether a message is but the name of what somebody wants to read about."""
    return topic_in(message) is not None


def is_statement(message: str) -> bool:
    """Tell whether a message tells something: it asks nothing, and is no mere courtesy."""
    return not is_question(message) and act_of(message) is DialogueAct.STATEMENT
