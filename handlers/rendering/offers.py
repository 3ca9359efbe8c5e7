"""Offers: what somebody may tap who does not know what to ask: questions, sections, the card.

Each has an answer: a question is stored with the fact that answers it, and a section opens itself.
"""

from handlers.rendering.buttons import Button, Keyboard, sample_buttons
from handlers.rendering.payloads import OpenDocument, SettingChoice
from handlers.rendering.section_buttons import first_sections
from handlers.rendering.texts import Texts
from knowledge import Library

OFFERED = 2
"""Questions that are offered where nothing was found."""


def start_offers(library: Library, texts: Texts) -> Keyboard:
    """Return what a newcomer may tap first: questions, or else sections; and what there is."""
    about = document_button(library, texts)
    return (*offers(library, texts, None), *(((about,),) if about else ()))


def offers(library: Library, texts: Texts, limit: int | None = OFFERED) -> Keyboard:
    """Return a row for each question, `limit` at most; without any, rows of sections."""
    samples = [*library.questions_to_try(texts.language).items()][:limit]
    return sample_buttons(samples) if samples else _sections(library, texts)


def document_button(library: Library, texts: Texts) -> Button | None:
    """Return what opens the card of the one document, or the list of several."""
    documents = library.documents()
    if not documents:
        return None
    if len(documents) > 1:
        return Button(texts("button-documents"), SettingChoice("p").pack())
    return Button(texts("button-card"), OpenDocument("c", documents[0].id).pack())


def _sections(library: Library, texts: Texts) -> Keyboard:
    documents = library.documents()
    if len(documents) != 1:
        return ()
    document = documents[0].id
    return first_sections(library.browser.sections(document), document, texts)
