"""Answers as Telegram HTML and keyboards. Shortens what would not fit.

Pure, so that the terminal renders the same without loading Telegram.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import assert_never

from handlers.rendering import markup
from handlers.rendering.buttons import (
    Button,
    Keyboard,
    tell_editors,
    under_answer,
    under_closest,
    under_shared,
)
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.texts import Texts
from knowledge import (
    Fact,
    FactContext,
    Found,
    Hit,
    Missing,
    NotFound,
    Response,
    SmallTalk,
    Snippet,
    Unsure,
)

CONTEXT_LIMIT = 2400
"""UTF-16 units of a paragraph."""
SENTENCE_LIMIT = 1600
"""UTF-16 units of a quotation. With all that may stand around it, a message stays under
Telegram's 4,096."""
FIRST_LIMIT = 1000
"""UTF-16 units of a quotation that others follow."""
BESIDE_LIMIT = 300
"""UTF-16 units of the sentence before."""
TRANSLATION_LIMIT = 600
"""UTF-16 units of a translation."""
OTHERS_LIMIT, OTHERS_TRANSLATION_LIMIT = 300, 200
"""UTF-16 units of each further sentence, and of its translation."""
NAME_LIMIT = 100
"""UTF-16 units of a title and of a speaker."""
LONG = 350
"""Above this many characters a quotation is folded."""

Asides = Mapping[int, Snippet]
"""What stands beside facts, by their ids."""
_NOTHING: Asides = MappingProxyType({})
_ALONE = Snippet()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as Telegram takes it; `plain` is the same for a terminal."""

    html: str
    keyboard: Keyboard = ()

    @property
    def plain(self) -> str:
        return markup.plain(self.html)


def render_text(words: str) -> Message:
    """Return a sentence of the bot as a message."""
    return Message(markup.text(words))


def render_response(response: Response, texts: Texts, asides: Asides = _NOTHING) -> Message:
    """Return what the person reads in answer to a question."""
    match response.answer:
        case Found(best=best, others=others):
            return render_found(best.fact, _facts(others), texts, asides)
        case Unsure(candidates=candidates, missing=missing, term=term):
            lack = Lack(missing, term)
            return render_unsure(_facts(candidates), texts, lack, asides)
        case NotFound():
            return Message(markup.text(texts("not-found")), ((tell_editors(texts),),))
        case SmallTalk(topic=topic):
            return render_text(texts(topic.value.replace("_", "-")))
        case _:
            assert_never(response.answer)


def render_found(
    best: Fact, others: list[Fact], texts: Texts, asides: Asides = _NOTHING
) -> Message:
    """Return the answer: the sentence, where it stands, and what else answers."""
    aside = asides.get(best.id, _ALONE)
    parts = [_cited(best, aside, texts, FIRST_LIMIT if others else SENTENCE_LIMIT)]
    if others:
        parts.append("\n" + markup.text(texts("others")))
    for fact in others:
        parts += [_quotation(fact, OTHERS_LIMIT), _place(fact, texts)]
        parts += _translation(asides.get(fact.id, _ALONE), OTHERS_TRANSLATION_LIMIT, texts)
    ids = (best.id, *(fact.id for fact in others))
    show = ShowFact("c", ShownAs.FOUND, ids, span=aside.span)
    keyboard = under_answer(show, best, _citation(best, texts), texts)
    return Message("\n".join(parts), keyboard)


@dataclass(frozen=True, slots=True)
class Lack:
    """What the closest sentence does not say, and the asker's word for it."""

    missing: Missing | None = None
    term: str | None = None


def render_unsure(
    candidates: list[Fact], texts: Texts, lack: Lack = Lack(), asides: Asides = _NOTHING
) -> Message:
    """Return the closest sentence, labelled so, with the others behind buttons."""
    closest, *others = candidates
    # Nothing is claimed, so no words are pointed at as the answer.
    aside = replace(asides.get(closest.id, _ALONE), span=None)
    html = f"{markup.text(_unsure_label(texts, lack))}\n{_cited(closest, aside, texts)}"
    ids = tuple(fact.id for fact in candidates)
    first = [(fact.id, *(id_ for id_ in ids if id_ != fact.id)) for fact in others]
    shows = [ShowFact("a", ShownAs.UNSURE, facts, lack.missing) for facts in first]
    context = ShowFact("c", ShownAs.UNSURE, ids, lack.missing)
    keyboard = under_closest(context, list(zip(shows, others, strict=True)), texts)
    return Message(html, keyboard)


def render_shared(fact: Fact, url: str, texts: Texts, aside: Snippet = _ALONE) -> Message:
    """Return a sentence as it stands in a chat where the bot is not: with a link to it."""
    show = ShowFact("c", ShownAs.SHARED, (fact.id,))
    return Message(_cited(fact, aside, texts), under_shared(show, url, texts))


def render_notification(
    question: str, fact: Fact, texts: Texts, asides: Asides = _NOTHING
) -> Message:
    """Return the answer that was found later, for who waited; it is read, not judged."""
    answer = render_found(fact, [], texts, asides)
    asked = texts(
        "notification", question=markup.shorten(" ".join(question.split()), OTHERS_LIMIT)
    )
    return Message(f"{markup.text(asked)}\n{answer.html}", answer.keyboard[:1])


def render_context(context: FactContext, back: ShowFact, texts: Texts) -> Message:
    """Return the paragraph with the sentence in bold, and a way back."""
    spare = max(2, CONTEXT_LIMIT - markup.utf16(context.fact.text))
    before = _tail(context.before, spare // 2)
    after = markup.shorten(context.after, spare // 2)
    sentence = markup.shorten(context.fact.text, CONTEXT_LIMIT)
    paragraph = f"{markup.text(before)}{markup.strong(sentence)}{markup.text(after)}"
    html = f"{markup.text(texts('context-title'))}\n{markup.quote(paragraph)}\n"
    button = Button(texts("button-back"), back.pack())
    return Message(html + _place(context.fact, texts), ((button,),))


def render_asked(question: str, answer: Message) -> Message:
    """Return an answer under its question, for questions that a button asked."""
    return Message(f"{markup.bold(question)}\n\n{answer.html}", answer.keyboard)


def render_restricted(answer: Message, title: str, texts: Texts) -> Message:
    """Return an answer with the note that only one document was asked."""
    note = texts("only-in", title=markup.shorten(title, NAME_LIMIT))
    return replace(answer, html=f"{answer.html}\n\n{markup.text(note)}")


def _unsure_label(texts: Texts, lack: Lack) -> str:
    names_a_term = lack.missing in {Missing.ATTRIBUTE, Missing.NAME, Missing.NUMBER}
    if lack.missing is None or (names_a_term and not lack.term):
        return texts("unsure")
    return texts(f"unsure-{lack.missing}", term=markup.shorten(lack.term or "", NAME_LIMIT))


def _cited(fact: Fact, aside: Snippet, texts: Texts, limit: int = SENTENCE_LIMIT) -> str:
    parts = [_quotation(fact, limit, aside), _place(fact, texts)]
    if translation := _translation(aside, TRANSLATION_LIMIT, texts):
        parts += ["", *translation]
    return "\n".join(parts)


def _translation(aside: Snippet, limit: int, texts: Texts) -> list[str]:
    if not aside.translation:
        return []
    words = markup.shorten(" ".join(aside.translation.split()), limit)
    return [markup.text(texts("translation", text=words))]


def _quotation(fact: Fact, limit: int, aside: Snippet = _ALONE) -> str:
    html = markup.sentence(fact.text, limit, aside.span)
    if aside.before:
        before = markup.shorten(" ".join(aside.before.split()), BESIDE_LIMIT)
        html = f"{markup.italic(before)} {html}"
    return markup.quote(html, expandable=len(markup.plain(html)) > LONG)


def _citation(fact: Fact, texts: Texts) -> str:
    place = fact.citation
    return texts(
        "citation",
        title=markup.shorten(place.title, NAME_LIMIT),
        paragraph=place.paragraph,
        sentence=place.sentence,
        sentences=place.sentences,
    )


def _place(fact: Fact, texts: Texts) -> str:
    words, url = _citation(fact, texts), fact.citation.url
    lines = [markup.link(words, url) if url else markup.italic(words)]
    if fact.speaker:
        speaker = markup.shorten(fact.speaker, NAME_LIMIT)
        lines.append(markup.italic(texts("speaker", speaker=speaker)))
    return "\n".join(lines)


def _facts(hits: tuple[Hit, ...]) -> list[Fact]:
    return [hit.fact for hit in hits]


def _tail(words: str, limit: int) -> str:
    if markup.utf16(words) <= limit:
        return words
    kept = (limit - 1) // 2  # a character takes two units at most
    return "…" + words[len(words) - kept :]
