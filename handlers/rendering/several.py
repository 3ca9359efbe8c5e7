"""The answers to several questions of one message, in one message: numbered, each cited."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from handlers.rendering import markup
from handlers.rendering.answers import Message, Snippets, render_restricted
from handlers.rendering.buttons import (
    Button,
    Keyboard,
    under_one_of_several,
    under_unsure_of_several,
)
from handlers.rendering.cards import render_card, render_card_answer
from handlers.rendering.decisions import decision_key, render_decision
from handlers.rendering.disagreement import sides_of
from handlers.rendering.labels import label_of
from handlers.rendering.listed import listed_names
from handlers.rendering.mentions import mention_label
from handlers.rendering.one_liners import unclaimed_lines
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.quotations import (
    OF_SEVERAL,
    SHORT_DISAGREEING,
    cited_quotation,
)
from handlers.rendering.response import highlighted, nothing_words, render_response, shown_facts
from handlers.rendering.texts import Texts
from knowledge import (
    Card,
    Document,
    EditorDecision,
    Fact,
    Found,
    Grade,
    Library,
    Mentions,
    MessageAnswer,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
)

QUESTION_LIMIT, LEFT_LIMIT = 100, 60
"""UTF-16 units of a question above its answer, and of one that is left for later."""
SIDES = 2
"""Sentences of documents that disagree, or of which none is sure, in one of several answers."""
NAMED = 3
"""Questions that are left for later and named."""
Decided = Mapping[int, EditorDecision]
"""What editors said of questions of a message, by the number of each from 0."""
_VIEW = "n"
"""Context opens beside the message: there is no way back to several answers."""


def render_message_answer(
    library: Library,
    answered: MessageAnswer,
    texts: Texts,
    only: Sequence[Document] = (),
    decided: Decided = MappingProxyType({}),
) -> Message:
    """Return the answer to a message; `only` are the documents that were asked, none for all.

    `decided` is what editors said of its questions, by the number of each from 0.
    """
    responses = [turn.response for turn in answered.turns]
    if len(responses) > 1:
        message = _render_several(library, answered, texts, decided)
    elif 0 in decided:
        message = render_decision(decided[0], texts)
    else:
        message = render_response(library, responses[0], texts)
    unsaid = [each for part, each in enumerate(responses) if part not in decided]
    if only and any(isinstance(each.answer, Unsure | NotFound) for each in unsaid):
        return render_restricted(message, [each.title for each in only], texts)
    return message


def _render_several(
    library: Library, answered: MessageAnswer, texts: Texts, decided: Decided
) -> Message:
    parts, left = [], answered.left
    keyboard: Keyboard = ()
    for part, response in enumerate(turn.response for turn in answered.turns):
        question = markup.shorten(" ".join(response.question.split()), QUESTION_LIMIT)
        heading = markup.bold(f"{part + 1}. {question}")
        if part in decided:
            parts.append(f"{heading}\n{markup.text(texts(decision_key(decided[part])))}")
            continue
        parts.append(f"{heading}\n{_said(library, response, texts)}")
        row = _buttons(part, response, texts)
        keyboard = (*keyboard, row) if row else keyboard
    if left:
        named = "; ".join(markup.shorten(each, LEFT_LIMIT) for each in left[:NAMED])
        more = "; …" if len(left) > NAMED else ""
        parts.append(markup.text(texts("questions-left", questions=f"{named}{more}")))
    return Message("\n\n".join(parts), keyboard)


def _said(library: Library, response: Response, texts: Texts) -> str:
    """Return what is said to one of several questions: one sentence, shortened."""
    facts, languages = shown_facts(response), (texts.language, response.language)
    is_whole = isinstance(response.answer, Found)
    snippets = library.snippets(facts[:SIDES], languages, response.query, are_whole=is_whole)
    match response.answer:
        case Found() as found:
            return _found(found, facts, snippets, texts)
        case Unsure() as unsure:
            return _unsure(unsure, facts[: min(response.printed, SIDES)], snippets, texts)
        case NotFound() as nothing:
            return markup.text(nothing_words(nothing, texts))
        case Mentions(fact=fact) as mentioned:
            quoted = cited_quotation(fact, snippets[fact.id].unclaimed, texts, OF_SEVERAL)
            return f"{mention_label(mentioned, texts)}\n{quoted}"
        case Card(document=found, topic=topic) as card:
            whole = render_card_answer(library, card, texts)
            return (render_card(found, texts, topic, OF_SEVERAL) if found else whole).html
        case SmallTalk(topic=topic):
            return markup.text(texts(topic.value.replace("_", "-")))
        case _:
            assert_never(response.answer)


def _found(found: Found, facts: list[Fact], snippets: Snippets, texts: Texts) -> str:
    if found.disagrees:
        return sides_of(facts[:SIDES], texts, snippets, SHORT_DISAGREEING)
    snippet = highlighted(snippets, facts[0], found.span)[facts[0].id]
    return cited_quotation(facts[0], snippet, texts, OF_SEVERAL)


def _unsure(unsure: Unsure, printed: Sequence[Fact], snippets: Snippets, texts: Texts) -> str:
    if unsure.listed:
        return listed_names(unsure, texts, OF_SEVERAL.sentence)
    label = label_of(unsure, texts, is_quoted=bool(printed))
    if unsure.grade is Grade.PROBABLE and len(printed) <= 1:
        first = unsure.candidates[0].fact
        quoted = cited_quotation(first, snippets[first.id].unclaimed, texts, OF_SEVERAL)
        return f"{markup.text(label)}\n{quoted}"
    if not printed:
        return markup.text(label)
    return "\n".join(unclaimed_lines(printed, label, snippets, texts))


def _buttons(part: int, response: Response, texts: Texts) -> tuple[Button, ...]:
    facts = tuple(fact.id for fact in shown_facts(response))
    match response.answer:
        case Found():
            return under_one_of_several(part, ShowFact(_VIEW, ShownAs.FOUND, facts), texts)
        case Unsure(grade=Grade.PROBABLE):
            return under_one_of_several(part, ShowFact(_VIEW, ShownAs.PROBABLE, facts), texts)
        case Unsure(missing=missing):
            show = ShowFact(_VIEW, ShownAs.UNSURE, facts, missing)
            offered = "" if response.printed else shown_facts(response)[0].text
            return under_unsure_of_several(part, show, texts, offered)
        case NotFound():
            return under_unsure_of_several(part, None, texts)
    return ()
