"""A question becomes a rendered answer, the same way wherever it was asked."""

import logging
from dataclasses import dataclass
from time import perf_counter

from handlers.context import Context
from handlers.rendering import Message, render_restricted
from handlers.telling import tell
from knowledge import Document, NotFound, Origin, Place, Response, StoreError, Unsure

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answered:
    """A response, the message that says it, and how long both took."""

    response: Response
    message: Message
    milliseconds: float


async def answer(context: Context, question: str) -> Answered:
    """Answer a question from the documents that the person chose."""
    began = perf_counter()
    response, message = await context.read(_answer, context, question)
    milliseconds = 1000 * (perf_counter() - began)
    kind = type(response.answer).__name__
    logger.info("answered %s in %.0f ms, %.2f", kind, milliseconds, response.confidence)
    return Answered(response, message, milliseconds)


async def note(
    context: Context, answered: Answered, answer: Place | None, question: Place | None = None
) -> None:
    """Keep what was asked, so that its answer can be judged, edited and mended."""
    if context.user is None:
        return
    origin = Origin(context.user.id, answered.milliseconds, question)
    try:
        await context.write(context.journal.note, answered.response, origin, answer)
    except StoreError as exc:
        # The person has their answer; to fail now would send them another one.
        logger.warning("a question could not be noted: %s", exc)


def chosen_document(context: Context) -> Document | None:
    """Return the document that the person wants answers from, if it is still there."""
    if (chosen := context.preferences.document) is None:
        return None
    documents = context.library.documents()
    return next((each for each in documents if each.id == chosen), None)


def _answer(context: Context, question: str) -> tuple[Response, Message]:
    library, texts = context.library, context.texts
    only = chosen_document(context)
    response = library.answer(question, documents=[only.id] if only else ())
    message = tell(library, response, texts)
    if only and isinstance(response.answer, Unsure | NotFound):
        message = render_restricted(message, only.title, texts)
    return response, message
