"""Answering: a question becomes a rendered answer, the same way wherever it was asked."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from handlers.context import Context
from handlers.rendering.answers import Message, render_restricted
from handlers.rendering.response import render_response
from knowledge import (
    Conversation,
    DialogueTurn,
    Document,
    LoggedAnswer,
    NotFound,
    Origin,
    Place,
    Response,
    SessionKey,
    SessionStep,
    StoreError,
    Unsure,
    outcome_of,
    stands_alone,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answered:
    """A response, the message that says it, and how long both took.

    `before` and `after` are the conversation before this question and after it.
    """

    response: Response
    message: Message
    milliseconds: float
    before: Conversation
    after: Conversation


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question stands, where its answer stands, and in which session."""

    answer: Place | None
    question: Place | None = None
    session: SessionKey | None = None


async def answer_question(
    context: Context, question: str, conversation: Callable[[], Conversation] = Conversation
) -> Answered:
    """Answer a question from the documents that the person chose.

    `conversation` reads what the question may follow; it is called in the thread that answers.
    """
    began = perf_counter()
    if _is_at_hand(context, question):
        before, said, message = _answer(context, question, conversation)
    else:
        before, said, message = await context.read(_answer, context, question, conversation)
    seconds, outcome = perf_counter() - began, outcome_of(said.response.answer)
    context.bot_data.counters.count("questions", outcome)
    context.bot_data.counters.took("answer", seconds)
    logger.info("%s in %.0f ms, %.2f", outcome, 1000 * seconds, said.response.confidence)
    return Answered(said.response, message, 1000 * seconds, before, said.after)


async def log_answer(context: Context, answered: Answered, asked: Asked) -> None:
    """Keep what was asked, so that its answer can be judged, edited, mended and followed up."""
    if context.user is None:
        return
    session = asked.session
    step = SessionStep(session, answered.before, answered.after) if session else None
    origin = Origin(context.user.id, answered.milliseconds, asked.question, step)
    try:
        await context.bot_data.batcher.put(LoggedAnswer(answered.response, origin, asked.answer))
    except StoreError as exc:
        # The person has their answer; to fail now would send them another one.
        logger.warning("a question could not be noted: %s", exc)
        await context.bot_data.alerts.send("alert-storage")


def chosen_document(context: Context) -> Document | None:
    """Return the document that the person wants answers from, if it is still there."""
    if (chosen := context.preferences.document) is None:
        return None
    documents = context.bot_data.library.documents()
    return next((each for each in documents if each.id == chosen), None)


def _is_at_hand(context: Context, question: str) -> bool:
    """Tell whether answering takes less than the way to a thread and back would.

    Threads share one interpreter: a thread that searches for 5 ms costs 10 under load.
    """
    if context.bot_data.library.is_quick():
        return True
    if context.preferences.document is not None or not stands_alone(question):
        return False
    return context.bot_data.library.remembers(question)


def _answer(
    context: Context, question: str, conversation: Callable[[], Conversation]
) -> tuple[Conversation, DialogueTurn, Message]:
    library, texts, before = context.bot_data.library, context.texts, conversation()
    only = chosen_document(context)
    said = library.converse(question, before, documents=[only.id] if only else ())
    message = render_response(library, said.response, texts)
    if only and isinstance(said.response.answer, Unsure | NotFound):
        message = render_restricted(message, only.title, texts)
    return before, said, message
