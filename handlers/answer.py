"""Answering: a question becomes a rendered answer, the same way wherever it was asked."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter

from handlers.answer_request import (
    AnswerRequest,
    RenderedAnswer,
    UnanswerableError,
    answer_request,
)
from handlers.context import Context
from handlers.next_questions import answered_lately, offers_questions, remember_answered
from handlers.rendering.answers import Message
from knowledge import (
    Conversation,
    DialogueTurn,
    Document,
    LoggedAnswer,
    Origin,
    Place,
    SessionKey,
    SessionStep,
    StoreError,
    outcome_of,
    stands_alone,
)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answered:
    """A turn for each question of a message, the message that says them, and how long it took.

    `before` is the conversation before the first of them.
    """

    turns: tuple[DialogueTurn, ...]
    message: Message
    milliseconds: float
    before: Conversation

    def steps(self) -> Iterator[tuple[Conversation, Conversation]]:
        """Yield the conversation before each turn and after it.

        A reply to the message goes on from the last of them, and is looked up by the first.
        """
        before = self.before
        for at, turn in enumerate(self.turns):
            yield before, turn.after if at else self.turns[-1].after
            before = turn.after


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question stands, where its answer stands, and in which session."""

    answer: Place | None
    question: Place | None = None
    session: SessionKey | None = None


async def answer_question(
    context: Context,
    question: str,
    conversation: Callable[[], Conversation] = Conversation,
    *,
    is_chat: bool = True,
) -> Answered:
    """Answer a question from the documents that the person chose.

    `conversation` reads what the question may follow; it is called in the thread that answers.
    `is_chat` tells that the bot can write there once more, when a next question is tapped.
    """
    began = perf_counter()
    request = partial(_request, context, question, conversation, is_chat=is_chat)
    before, answer = await _answer(context, question, request)
    seconds = perf_counter() - began
    remember_answered(answer.said, context)
    for turn in answer.said.turns:
        outcome = outcome_of(turn.response.answer)
        context.bot_data.counters.count("questions", outcome)
        logger.info("%s in %.0f ms, %.2f", outcome, 1000 * seconds, turn.response.confidence)
    context.bot_data.counters.took("answer", seconds)
    return Answered(answer.said.turns, answer.message, 1000 * seconds, before)


async def log_answer(context: Context, answered: Answered, asked: Asked) -> None:
    """Keep what was asked, so that its answer can be judged, edited, mended and followed up."""
    if context.user is None:
        return
    noted = _noted(context.user.id, answered, asked)
    try:
        await asyncio.gather(*map(context.bot_data.batcher.put, noted))
    except StoreError as exc:
        # The person has their answer; to fail now would send them another one.
        logger.warning("a question could not be noted: %s", exc)
        await context.bot_data.alerts.send("alert-storage")


def _noted(user: int, answered: Answered, asked: Asked) -> list[LoggedAnswer]:
    """Return an entry of the query log for each question of a message."""
    took = answered.milliseconds / len(answered.turns)
    noted = []
    for part, (turn, (before, after)) in enumerate(
        zip(answered.turns, answered.steps(), strict=True)
    ):
        step = SessionStep(asked.session, before, after) if asked.session else None
        origin = Origin(user, took, _part(asked.question, part), step)
        noted.append(LoggedAnswer(turn.response, origin, _part(asked.answer, part)))
    return noted


def _part(place: Place | None, part: int) -> Place | None:
    return replace(place, part=part) if place else None


def chosen_document(context: Context) -> Document | None:
    """Return the document that the person wants answers from, if it is still there."""
    if (chosen := context.preferences.document) is None:
        return None
    documents = context.bot_data.library.documents()
    return next((each for each in documents if each.id == chosen), None)


def asked_documents(context: Context) -> list[Document]:
    """Return the documents that are asked here, of those that are still there; none for all."""
    if not (asked := context.asked):
        return []
    return [each for each in context.bot_data.library.documents() if each.id in asked]


async def _answer(
    context: Context, question: str, request: Callable[[], AnswerRequest]
) -> tuple[Conversation, RenderedAnswer]:
    """Answer where it costs others the least: here, in another process, or in a thread."""
    remote = context.bot_data.remote
    is_remote = remote is not None and remote.running > 0
    if _is_at_hand(context, question, is_remote=is_remote):
        return _answer_here(context, request)
    if remote is None or not is_remote:
        return await context.read(_answer_here, context, request)
    asked = request()
    try:
        answer = await remote.answer(asked)
    except UnanswerableError:
        await context.bot_data.alerts.send("alert-poison", count=1)
        raise
    if context.bot_data.review_queue.decided.of_turns(answer.said, asked.before):
        # Rare, and what editors decided of a question is found by the key, which is here alone.
        return await context.read(_answer_here, context, lambda: asked)
    return asked.before, answer


def _is_at_hand(context: Context, question: str, *, is_remote: bool) -> bool:
    """Tell whether answering takes less than the way to a thread or a process and back would.

    Threads share one interpreter: a thread that searches for 5 ms costs 10 under load.
    """
    if not is_remote and context.bot_data.library.is_quick():
        return True
    if context.asked or not context.bot_data.library.remembers(question):
        return False
    return stands_alone(question)


def _answer_here(
    context: Context, request: Callable[[], AnswerRequest]
) -> tuple[Conversation, RenderedAnswer]:
    asked = request()
    decided = context.bot_data.review_queue.decided
    return asked.before, answer_request(context.bot_data.library, asked, decided.of_turns)


def _request(
    context: Context, question: str, conversation: Callable[[], Conversation], *, is_chat: bool
) -> AnswerRequest:
    texts, offers = context.texts, is_chat and offers_questions(context)
    return AnswerRequest(
        question,
        conversation(),
        context.asked,
        texts.language,
        texts.naming,
        context.message_language if offers else "",
        answered_lately(context) if offers else (),
        texts.has_editors,
    )
