"""Offers: what somebody may tap who does not know what to ask: questions, sections, the card.

Each has an answer: a question is stored with the fact that answers it, and a section opens itself.
"""

from collections.abc import Sequence

from handlers.rendering import markup
from handlers.rendering.buttons import SHARED_LIMIT, Button, Keyboard, sample_buttons
from handlers.rendering.payloads import OpenDocument, SettingChoice
from handlers.rendering.texts import Texts
from knowledge import Library

OFFERED = 2
"""Questions that are offered where nothing was found."""
SECTIONS, SECTIONS_IN_A_ROW = 8, 2
"""Sections that are offered where there are no questions."""


def start_offers(library: Library, texts: Texts) -> Keyboard:
    """Return what a newcomer may tap first: questions, or else sections; and what there is."""
    about = document_button(library, texts)
    return (*offers(library, texts, None), *(((about,),) if about else ()))


def offers(library: Library, texts: Texts, limit: int | None = OFFERED) -> Keyboard:
    """Return a row for each question, `limit` at most; without any, rows of sections."""
    samples = [*library.questions_to_try(texts.language).items()][:limit]
    return sample_buttons(samples) if samples else _sections(library)


def document_button(library: Library, texts: Texts) -> Button | None:
    """Return what opens the card of the one document, or the list of several."""
    documents = library.documents()
    if not documents:
        return None
    if len(documents) > 1:
        return Button(texts("button-documents"), SettingChoice("p").pack())
    return Button(texts("button-card"), OpenDocument("c", documents[0].id).pack())


def _sections(library: Library) -> Keyboard:
    documents = library.documents()
    if len(documents) != 1:
        return ()
    document = documents[0].id
    names = library.browser.sections(document)[:SECTIONS]
    return _in_rows([section_button(name, document, at) for at, name in enumerate(names)])


def section_button(name: str, document: int, at: int) -> Button:
    """Return what opens a section of a document, by its place among them, from 0."""
    return Button(markup.label(name, SHARED_LIMIT), OpenDocument("s", document, at).pack())


def _in_rows(buttons: Sequence[Button]) -> Keyboard:
    starts = range(0, len(buttons), SECTIONS_IN_A_ROW)
    return tuple(tuple(buttons[at : at + SECTIONS_IN_A_ROW]) for at in starts)
