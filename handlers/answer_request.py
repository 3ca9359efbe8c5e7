"""Answer request: all that an answer depends on besides the library, so that any process gives it.

It is made here, knows nothing of Telegram, and holds no key and nobody's id.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from handlers.rendering.answers import Message
from handlers.rendering.buttons import next_questions
from handlers.rendering.several import Decided, render_message_answer
from handlers.rendering.texts import texts_for
from knowledge import Conversation, DocumentNaming, Fact, Found, Library, MessageAnswer


class UnanswerableError(Exception):
    """Processes ended again and again while they answered this."""


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """A message, and what its answer depends on besides the library.

    `documents` are those that are asked, none for all; `language` is that of the bot's sentences,
    `naming` how they speak of documents, and `has_editors` whether anybody can be asked. Next
    questions are offered in `next_language`, none if it is empty, and none about the facts that
    answered `lately`.
    """

    question: str
    before: Conversation
    documents: tuple[int, ...]
    language: str
    naming: DocumentNaming
    next_language: str = ""
    lately: tuple[int, ...] = ()
    has_editors: bool = True


@dataclass(frozen=True, slots=True)
class RenderedAnswer:
    """What is answered, and the message that says it."""

    said: MessageAnswer
    message: Message


class RemoteAnswerer(Protocol):
    """Answers in another process, so that nobody else waits for the search."""

    @property
    def running(self) -> int:
        """How many processes can be asked."""

    def open(self) -> None:
        """Start the processes; until the first of them is ready, answers are given here."""

    async def close(self) -> None:
        """End all processes, whatever they do."""

    async def answer(self, request: AnswerRequest) -> RenderedAnswer:
        """Return what `answer_request` returns here. Raises UnanswerableError."""


def nothing_decided(_answered: MessageAnswer, _before: Conversation) -> Decided:
    """Return that editors have decided nothing of any question."""
    return {}


def answer_request(
    library: Library,
    request: AnswerRequest,
    decided: Callable[[MessageAnswer, Conversation], Decided] = nothing_decided,
) -> RenderedAnswer:
    """Answer a message from the documents that are asked, and put the answer into words.

    `decided` tells what editors decided of its questions, as `DecidedQuestions.of_turns` does.
    """
    known = library.documents() if request.documents else []
    only = [each for each in known if each.id in request.documents]
    texts = texts_for(request.language).about(request.naming, has_editors=request.has_editors)
    said = library.answer_message(
        request.question, request.before, documents=[each.id for each in only]
    )
    message = render_message_answer(library, said, texts, only, decided(said, request.before))
    return RenderedAnswer(said, _with_next(library, message, said, request))


def offer_next(
    library: Library, message: Message, fact: Fact, language: str, asked: set[int]
) -> Message:
    """Return an answer with what may be asked next, but not about what was `asked`."""
    found = library.next_questions(fact, language, asked)
    return replace(message, keyboard=(*message.keyboard, *next_questions(found)))


def _with_next(
    library: Library, message: Message, said: MessageAnswer, request: AnswerRequest
) -> Message:
    """Return an answer with what may be asked next, if it is one and claimed."""
    if len(said.turns) > 1 or not request.next_language:
        return message
    match said.turns[0].response.answer:
        case Found(best=best):
            asked = {*request.before.shown, *request.before.earlier, *request.lately}
            return offer_next(library, message, best.fact, request.next_language, asked)
    return message
