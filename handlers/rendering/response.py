"""What a response says to a person, on Telegram and in the terminal alike."""

from dataclasses import replace

from handlers.rendering.answers import Message, render_response
from handlers.rendering.texts import Texts
from knowledge import Fact, Found, Library, Response, Unsure


def tell(library: Library, response: Response, texts: Texts) -> Message:
    """Return the message, with what the reader needs beside each sentence."""
    languages = (texts.language, response.language)
    beside = library.snippets(shown(response), languages, response.query)
    if isinstance(response.answer, Found) and (span := response.answer.span):
        best = response.answer.best.fact.id
        beside[best] = replace(beside[best], span=span)
    return render_response(response, texts, beside)


def shown(response: Response) -> list[Fact]:
    """Return the facts that the person is shown, the first of them first."""
    match response.answer:
        case Found(best=best, others=others):
            return [best.fact, *(hit.fact for hit in others)]
        case Unsure(candidates=candidates):
            return [hit.fact for hit in candidates]
    return []
