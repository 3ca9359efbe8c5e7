"""The buttons under messages: at most two rows, one to three words each."""

from dataclasses import dataclass, replace
from typing import Self

from handlers.rendering import markup
from handlers.rendering.payloads import AnswerAction, FactLink, ShowFact, written_in
from handlers.rendering.texts import Texts
from knowledge import Fact

COPY_LIMIT = 256
"""Characters that a button can copy (Bot API, CopyTextButton)."""
LABEL_LIMIT = 60
"""UTF-16 units on a button that has its row for itself: two lines on a phone."""
SHARED_LIMIT = 28
"""UTF-16 units on a button that shares its row."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: `data` is the payload of its press, `copy` what it puts on the clipboard.

    `share` names what it offers to send to another chat, `url` what it opens.
    """

    label: str
    data: str = ""
    copy: str = ""
    share: str = ""
    url: str = ""

    def in_language(self, language: str) -> Self:
        """Return the button of a shared message that is written in this language."""
        return replace(self, data=written_in(self.data, language)) if self.data else self


Keyboard = tuple[tuple[Button, ...], ...]
_THUMBS = Button("👍", AnswerAction.LIKE.pack()), Button("👎", AnswerAction.DISLIKE.pack())


def under_answer(context: ShowFact, fact: Fact, citation: str, texts: Texts) -> Keyboard:
    """Return what one can do with an answer: read around it, copy, share, and judge it."""
    return (
        (_context(context, texts), *_copy(fact, citation, texts), _share(fact, texts)),
        _THUMBS,
    )


def under_probable(
    context: ShowFact, others: list[tuple[ShowFact, Fact]], texts: Texts
) -> Keyboard:
    """Return what one can do with a probable answer: read around it, judge it, see the next."""
    return ((_context(context, texts), *_THUMBS), *_instead(others))


def under_closest(
    context: ShowFact, others: list[tuple[ShowFact, Fact]], texts: Texts
) -> Keyboard:
    """Return what one can do when nothing is sure: ask the editors, or see the next closest."""
    return ((_context(context, texts), tell_editors(texts)), *_instead(others))


def under_shared(context: ShowFact, url: str, texts: Texts) -> Keyboard:
    """Return what one can do with a sentence that was sent into another chat."""
    return ((_context(context, texts), Button(texts("button-open"), url=url)),)


def under_one_of_several(part: int, show: ShowFact, texts: Texts) -> tuple[Button, ...]:
    """Return the row for one of several answers, from 0, that is claimed or probable."""
    number = part + 1
    return (
        Button(_numbered(texts("button-context"), part), show.pack()),
        Button(f"{number} 👍", AnswerAction.LIKE.pack(part)),
        Button(f"{number} 👎", AnswerAction.DISLIKE.pack(part)),
    )


def under_unsure_of_several(part: int, show: ShowFact | None, texts: Texts) -> tuple[Button, ...]:
    """Return the row for one of several questions, from 0, to which no answer is sure."""
    tell = tell_editors(texts, part)
    if show is None:
        return (tell,)
    return (Button(_numbered(texts("button-context"), part), show.pack()), tell)


def tell_editors(texts: Texts, part: int | None = None) -> Button:
    """Return what sends a question to the editors; `part` is which of several, from 0."""
    return Button(_numbered(texts("button-tell"), part), AnswerAction.TELL.pack(part or 0))


def wait_for_answer(texts: Texts, part: int | None = None) -> Button:
    """Return what asks to be told of an answer; `part` is which of several, from 0."""
    return Button(_numbered(texts("button-wait"), part), AnswerAction.WAIT.pack(part or 0))


def _numbered(label: str, part: int | None) -> str:
    return label if part is None else f"{part + 1}. {label}"


def _instead(others: list[tuple[ShowFact, Fact]]) -> Keyboard:
    """Return the row that shows other sentences instead, if there are any."""
    limit = LABEL_LIMIT if len(others) == 1 else SHARED_LIMIT
    row = tuple(Button(markup.label(fact.text, limit), show.pack()) for show, fact in others)
    return (row,) if row else ()


def _context(show: ShowFact, texts: Texts) -> Button:
    return Button(texts("button-context"), show.pack())


def _share(fact: Fact, texts: Texts) -> Button:
    return Button(texts("button-share"), share=FactLink(fact.id).pack())


def _copy(fact: Fact, citation: str, texts: Texts) -> tuple[Button, ...]:
    """Offer the sentence with its place, else the sentence alone, else nothing."""
    sentence, place = (markup.plain(markup.line(words)) for words in (fact.text, citation))
    for words in (f"“{sentence}”\n{place}", sentence):
        if 0 < markup.utf16(words) <= COPY_LIMIT:
            return (Button(texts("button-copy"), copy=words),)
    return ()
