"""Answers and their citations as Telegram HTML and keyboards. Shortens what would not fit.

Pure, so that the terminal renders the same without loading Telegram.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from handlers.rendering import markup
from handlers.rendering.buttons import (
    LABEL_LIMIT,
    Button,
    Keyboard,
    page_of,
    under_answer,
    under_closest,
    under_offer,
    under_probable,
    under_shared,
)
from handlers.rendering.excerpt import emphasised
from handlers.rendering.labels import label_of, unsure_label
from handlers.rendering.mention_payload import ShowMention
from handlers.rendering.one_liners import one_liners, unclaimed_lines
from handlers.rendering.payloads import SettingChoice, ShowFact, ShownAs
from handlers.rendering.quotations import (
    ALONE,
    FOLLOWED,
    FURTHER,
    NAME_LIMIT,
    NO_SNIPPET,
    bracketed_place,
    cited_quotation,
    quotation,
    source,
    translation,
)
from handlers.rendering.texts import Texts
from knowledge import Fact, FactContext, Missing, Snippet, Unsure, is_repeated

CONTEXT_LIMIT = 2400
"""UTF-16 units of a paragraph."""
QUESTION_LIMIT = 300
"""UTF-16 units of a question that is said again."""
Snippets = Mapping[int, Snippet]
"""Snippets around facts, by their ids."""
_NO_SNIPPETS: Snippets = MappingProxyType({})
_PLACE = "\ue010"
"""A private character, in whose place the place of a sentence is put in."""
FIRST_SHOWN = ShowFact("c", ShownAs.UNSURE, ())
"""Which of several is shown unless anything else is said: the first of them, alone."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message as Telegram takes it; `plain` is the same for a terminal."""

    html: str
    keyboard: Keyboard = ()

    @property
    def plain(self) -> str:
        return markup.plain(self.html)

    def for_all(self, texts: Texts) -> Self:
        """Return the message for a chat where others tap as well: it keeps its language.

        What a person chooses for themselves is left out.
        """
        rows = (
            tuple(
                button.in_language(texts.language)
                for button in row
                if not SettingChoice.unpack(button.data)
            )
            for row in self.keyboard
        )
        return replace(self, keyboard=tuple(row for row in rows if row))


def render_text(words: str) -> Message:
    """Return a sentence of the bot as a message."""
    return Message(markup.text(words))


def render_found(
    best: Fact, others: Sequence[Fact], texts: Texts, snippets: Snippets = _NO_SNIPPETS
) -> Message:
    """Return the answer: the sentence, where it stands, and what else answers.

    Others that say the same in other documents are its further places.
    """
    snippet = snippets.get(best.id, NO_SNIPPET)
    also = [fact for fact in others if is_repeated(best, fact)]
    further = [fact for fact in others if fact not in also]
    parts = [cited_quotation(best, snippet, texts, FOLLOWED if further else ALONE, also)]
    if further:
        parts.append("\n" + markup.text(texts("others")))
    for fact in further:
        parts += [quotation(fact, FURTHER), source(fact, texts)]
        parts += translation(snippets.get(fact.id, NO_SNIPPET), FURTHER, texts)
    ids = (best.id, *(fact.id for fact in others))
    show = ShowFact("c", ShownAs.FOUND, ids, span=snippet.span)
    keyboard = under_answer(show, best, texts)
    return Message("\n".join(parts), keyboard)


def render_basis(answer: Message, texts: Texts) -> Message:
    """Return an answer as what a claim rests on, for who asks whether it is sure."""
    return replace(answer, html=f"{markup.text(texts('basis'))}\n{answer.html}")


def render_unsure(
    candidates: list[Fact],
    texts: Texts,
    snippets: Snippets = _NO_SNIPPETS,
    label: str = "",
    shown: ShowFact = FIRST_SHOWN,
) -> Message:
    """Return one of the closest sentences behind its label, on a line, and perhaps the others.

    `candidates` are as they are counted; `shown` says which of them is the first to be shown,
    whether others are as well, and what they do not say. Each is a tap away. One that was chosen
    stands as it is in its document: nobody claims it, and nobody doubts that it is there.
    """
    choices = _choices(candidates, snippets, shown.missing)
    first, (show, _) = candidates[shown.place], choices.pop(shown.place)
    snippet = snippets.get(first.id, NO_SNIPPET)
    context = replace(show, view="c", span=snippet.excerpt, printed=shown.printed)
    keyboard = under_closest(context, choices, texts)
    if shown.is_chosen:
        return Message(cited_quotation(first, snippet.unclaimed, texts), keyboard)
    others = [] if snippet.translation else candidates[1 : shown.printed]
    said = label or unsure_label(texts, shown.missing, None)
    return Message("\n".join(unclaimed_lines([first, *others], said, snippets, texts)), keyboard)


def render_offered(unsure: Unsure, texts: Texts, snippets: Snippets = _NO_SNIPPETS) -> Message:
    """Return one line and the sentences behind buttons: none has anything of what was asked."""
    candidates = [hit.fact for hit in unsure.candidates]
    offered = _choices(candidates, snippets, unsure.missing)
    label = label_of(unsure, texts, is_quoted=False)
    return Message(markup.text(label), under_offer(offered, texts))


def render_probable(
    candidates: list[Fact],
    texts: Texts,
    snippets: Snippets = _NO_SNIPPETS,
    also: Sequence[Fact] = (),
    printed: int = 1,
) -> Message:
    """Return the sentence that is probably the answer, labelled so, to be judged as an answer.

    `also` are its words in other documents. With more than one `printed`, the others follow it.
    """
    first, (_, *others) = candidates[0], _choices(candidates, snippets)
    ids = tuple(fact.id for fact in candidates)
    context = ShowFact("c", ShownAs.PROBABLE, ids, printed=printed)
    snippet = _unclaimed(first, snippets)
    if printed > 1 and not (also or snippet.translation):
        lines = unclaimed_lines(candidates[:printed], texts("probable"), snippets, texts)
        return Message("\n".join(lines), under_probable(context, others, texts))
    before, after = texts("probable-in", place=_PLACE).split(_PLACE)
    lines = [
        f"{markup.text(before)}{bracketed_place(first, texts)}{markup.text(after)}",
        quotation(first, FURTHER if first.cells else ALONE, snippet),
        *(source(each, texts) for each in also),
        *translation(snippet, ALONE, texts),
    ]
    return Message("\n".join(lines), under_probable(context, others, texts))


def render_shared(fact: Fact, url: str, texts: Texts, snippet: Snippet = NO_SNIPPET) -> Message:
    """Return a sentence as it stands in a chat where the bot is not: with a link to it."""
    show = ShowFact("c", ShownAs.SHARED, (fact.id,))
    return Message(cited_quotation(fact, snippet, texts), under_shared(show, url, texts))


def render_notification(
    question: str, fact: Fact, texts: Texts, snippets: Snippets = _NO_SNIPPETS
) -> Message:
    """Return the answer that was found later, for who waited; it is read, not judged."""
    answer = render_found(fact, [], texts, snippets)
    asked = texts(
        "notification", question=markup.shorten(" ".join(question.split()), QUESTION_LIMIT)
    )
    return Message(f"{markup.text(asked)}\n{answer.html}", answer.keyboard[:1])


def render_context(context: FactContext, back: ShowFact | ShowMention, texts: Texts) -> Message:
    """Return the paragraph, list or table with the fact's words in bold, and a way back."""
    around = markup.quote(emphasised(context, CONTEXT_LIMIT))
    html = f"{markup.text(texts('context-title'))}\n{around}\n"
    button = Button(texts("button-back"), back.pack(), reads=page_of((context.fact.id,)))
    return Message(html + source(context.fact, texts), ((button,),))


def render_asked(question: str, answer: Message) -> Message:
    """Return an answer under its question, for questions that a button asked."""
    return replace(answer, html=f"{markup.bold(question)}\n\n{answer.html}")


def render_restricted(answer: Message, titles: Sequence[str], texts: Texts) -> Message:
    """Return an answer with the note that only some documents were asked."""
    note = texts("only-in", count=len(titles), title=markup.shorten(titles[0], NAME_LIMIT))
    return replace(answer, html=f"{answer.html}\n{markup.text(note)}")


def _choices(
    candidates: list[Fact], snippets: Snippets, missing: Missing | None = None
) -> list[tuple[ShowFact, str]]:
    """Return what shows each of the candidates, and the line that says which and what it is."""
    ids = [fact.id for fact in candidates]
    lines = one_liners(candidates, snippets, LABEL_LIMIT)
    return [
        (
            ShowFact("a", ShownAs.UNSURE, _with_first(id_, ids), missing, place=at, printed=0),
            f"{at + 1}. {line}",
        )
        for at, (id_, line) in enumerate(zip(ids, lines, strict=True))
    ]


def _with_first(first: int, ids: Sequence[int]) -> tuple[int, ...]:
    return first, *(id_ for id_ in ids if id_ != first)


def _unclaimed(fact: Fact, snippets: Snippets) -> Snippet:
    return snippets.get(fact.id, NO_SNIPPET).unclaimed
