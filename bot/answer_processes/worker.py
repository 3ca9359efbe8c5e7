"""Worker: what runs in an answering process. It knows no Telegram, has no key and writes nothing.

It lives no longer than the process that started it, and leaves all signals to that.
"""

import gc
import logging
import signal
import traceback
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from bot.logs import configure_logging
from bot.warming import settle, warm_up
from handlers.answer_request import AnswerRequest, RenderedAnswer, answer_request
from handlers.call_results import result_of
from knowledge import DialogueTurn, KnownAnswers, Library, ReadOnlyDatabase, StoreError, pack

logger = logging.getLogger(__name__)


class RemoteError(Exception):
    """A message could not be answered; the name of the error and its place, and no word of it."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """From which database an answering process reads, and what it logs.

    `embedding_model` is empty where answers come by words alone.
    """

    database: Path
    embedding_model: str = ""
    log_level: str = "WARNING"


@dataclass(frozen=True, slots=True)
class RemoteAnswer:
    """An answer without what nobody reads once it is put into words, and what was learned by it.

    Its queries lack their terms, and its rankings all behind the first.
    """

    answer: RenderedAnswer
    known: KnownAnswers


Reply = RemoteAnswer | StoreError | RemoteError


def run(connection: Connection, settings: WorkerSettings) -> None:
    """Answer what comes, one message after the other, until nobody is there to ask.

    None is sent when all is loaded that the first would wait for.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    configure_logging(settings.log_level)
    with suppress(EOFError, OSError):
        opening = result_of(partial(_opened, settings))
        if opening.error:
            logger.warning("an answering process cannot start: %s", _told(opening.error))
            return
        connection.send_bytes(pack(None))
        while True:
            answering = result_of(partial(_answered, opening.value, connection.recv()))
            reply = _told(answering.error) if answering.error else answering.value
            connection.send_bytes(pack(reply))


def _opened(settings: WorkerSettings) -> Library:
    library = Library(ReadOnlyDatabase(settings.database))
    if settings.embedding_model:
        library.use_model(settings.embedding_model)
    settle(library)
    warm_up()
    gc.freeze()
    library.answerer.take_new()
    return library


def _answered(library: Library, request: AnswerRequest) -> RemoteAnswer:
    answer = answer_request(library, request)
    turns = tuple(map(_lightened, answer.said.turns))
    light = replace(answer, said=replace(answer.said, turns=turns))
    return RemoteAnswer(light, library.answerer.take_new())


def _lightened(turn: DialogueTurn) -> DialogueTurn:
    said = turn.response
    query = replace(said.query, terms=())
    return replace(turn, response=replace(said, query=query, ranking=said.ranking[:1]))


def _told(error: BaseException) -> Reply:
    if isinstance(error, StoreError):
        return error
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"
    # What an error says may quote a person.
    logger.debug("error while answering", exc_info=error)
    return RemoteError(where)
