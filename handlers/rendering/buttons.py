"""The buttons under messages: one to three words each, or a line of its own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from handlers.rendering import markup
from handlers.rendering.payloads import AnswerAction, AskSample, FactLink, ShowFact
from handlers.rendering.quotations import SECTION_DEPTH, citation_of
from handlers.rendering.shared_payloads import written_in
from handlers.rendering.texts import Texts
from knowledge import Fact

COPY_LIMIT = 256
"""Characters that a button can copy (Bot API, CopyTextButton)."""
_LEAST_COPIED = 60
"""UTF-16 units of a sentence that are copied, if it has so many."""
LABEL_LIMIT = 60
"""UTF-16 units on a button that has its row for itself: two lines on a phone."""
SHARED_LIMIT = 28
"""UTF-16 units on a button that shares its row."""
SAMPLE_LIMIT = 100
"""UTF-16 units of a sample question on its button."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: `data` is the payload of its press, `copy` what it puts on the clipboard.

    `share` names what it offers to send to another chat, `url` what it opens, in Telegram itself
    if that `is_app`. `reads` is the page of the reading site that shows what it is about.
    """

    label: str
    data: str = ""
    copy: str = ""
    share: str = ""
    url: str = ""
    is_app: bool = False
    reads: str = ""

    def in_language(self, language: str) -> Self:
        """Return the button of a shared message that is written in this language.

        Telegram opens apps from private chats only; elsewhere it is a link.
        """
        data = written_in(self.data, language) if self.data else ""
        return replace(self, data=data, is_app=False)


Keyboard = tuple[tuple[Button, ...], ...]
_TELL, _WAIT = AnswerAction.TELL, AnswerAction.WAIT
_THUMBS = Button("👍", AnswerAction.LIKE.pack()), Button("👎", AnswerAction.DISLIKE.pack())


def under_answer(context: ShowFact, fact: Fact, texts: Texts) -> Keyboard:
    """Return what one can do with an answer: read around it, copy, share, and judge it."""
    return (
        (_context(context, texts), *_copy(fact, texts), _share(fact, texts)),
        _THUMBS,
    )


def under_probable(
    context: ShowFact, others: list[tuple[ShowFact, str]], texts: Texts
) -> Keyboard:
    """Return what one can do with a probable answer: read around it, judge it, see the next."""
    return ((_context(context, texts), *_THUMBS), *_instead(others))


def under_closest(context: ShowFact, others: list[tuple[ShowFact, str]], texts: Texts) -> Keyboard:
    """Return what one can do when nothing is sure: ask the editors, or see the next closest."""
    return ((_context(context, texts), *tell_editors(texts)), *_instead(others))


def under_offer(offered: list[tuple[ShowFact, str]], texts: Texts) -> Keyboard:
    """Return what one can do where no sentence is printed: see one, or ask the editors."""
    tell = tell_editors(texts)
    return (*_instead(offered), tell) if tell else _instead(offered)


def under_shared(context: ShowFact, url: str, texts: Texts) -> Keyboard:
    """Return what one can do with a sentence that was sent into another chat."""
    return ((_context(context, texts), Button(texts("button-open"), url=url)),)


def sample_buttons(samples: Iterable[tuple[int, str]]) -> Keyboard:
    """Return a row for each question, by its id, that a tap asks."""
    return tuple(
        (Button(markup.label(question, SAMPLE_LIMIT), AskSample(id_).pack()),)
        for id_, question in samples
    )


def under_one_of_several(part: int, show: ShowFact, texts: Texts) -> tuple[Button, ...]:
    """Return the row for one of several answers, from 0, that is claimed or probable."""
    number = part + 1
    return (
        replace(_context(show, texts), label=_numbered(texts("button-context"), part)),
        Button(f"{number} 👍", AnswerAction.LIKE.pack(part)),
        Button(f"{number} 👎", AnswerAction.DISLIKE.pack(part)),
    )


def under_unsure_of_several(
    part: int, show: ShowFact | None, texts: Texts, offered: str = ""
) -> tuple[Button, ...]:
    """Return the row for one of several questions, from 0, to which no answer is sure.

    `offered` is the sentence that is behind a button only.
    """
    tell = tell_editors(texts, part)
    if show is None:
        return tell
    label = markup.label(offered, SHARED_LIMIT) if offered else texts("button-context")
    reads = "" if offered else page_of(show.facts)
    return (Button(_numbered(label, part), show.pack(), reads=reads), *tell)


def next_questions(questions: Mapping[int, str]) -> Keyboard:
    """Return a row for each question that may be asked next, by the ids of `Library.sample`."""
    return tuple(
        (Button(markup.label(text, LABEL_LIMIT), AskSample(id_).pack()),)
        for id_, text in questions.items()
    )


def tell_editors(
    texts: Texts, part: int | None = None, *, is_told: bool = False
) -> tuple[Button, ...]:
    """Return the button that asks the editors, who then tell; none where there are no editors.

    `part` is which of several, from 0; `is_told` whether they are asked by now.
    """
    if not texts.has_editors:
        return ()
    key, action = ("button-told", _WAIT) if is_told else ("button-tell", _TELL)
    return (Button(_numbered(texts(key), part), action.pack(part or 0)),)


def _numbered(label: str, part: int | None) -> str:
    return label if part is None else f"{part + 1}. {label}"


def _instead(others: list[tuple[ShowFact, str]]) -> Keyboard:
    """Return the rows that show other sentences instead, if there are any."""
    return tuple((Button(line, show.pack()),) for show, line in others)


def _context(show: ShowFact, texts: Texts) -> Button:
    return Button(texts("button-context"), show.pack(), reads=page_of(show.facts))


def page_of(facts: Sequence[int]) -> str:
    """Return the path that opens the first of some facts and marks the others: `/s/15.27#s15`."""
    return f"/s/{'.'.join(map(str, facts))}#s{facts[0]}"


def _share(fact: Fact, texts: Texts) -> Button:
    return Button(texts("button-share"), share=FactLink(fact.id).pack())


def _copy(fact: Fact, texts: Texts) -> tuple[Button, ...]:
    """Offer the sentence with its place; if both are too long, the sentence is shortened.

    Of a long place, title and innermost heading remain.
    """
    sentence = markup.plain(markup.line(fact.text))
    place, room = "", 0
    for depth in (SECTION_DEPTH, 1):
        place = markup.plain(markup.line(citation_of(fact, texts, depth)))
        room = COPY_LIMIT - markup.utf16(f"“”\n{place}")
        if room >= min(_LEAST_COPIED, markup.utf16(sentence)):
            break
    words = markup.shorten(sentence, room)
    return (Button(texts("button-copy"), copy=f"“{words}”\n{place}"),) if words else ()
