"""Answers as JSON, one object a line: the interface that scripts rely on."""

from collections.abc import Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from bot.commands.printing import json_line
from handlers.rendering.answers import Message
from handlers.rendering.several import Decided
from knowledge import (
    Card,
    EditorDecision,
    Explanation,
    Fact,
    Found,
    Hit,
    Mentions,
    MessageAnswer,
    NotFound,
    Response,
    SmallTalk,
    Unsure,
)

STATUS = {
    Found: "found",
    Unsure: "unsure",
    NotFound: "not_found",
    SmallTalk: "small_talk",
    Card: "found",
    Mentions: "found",
}


def to_json(response: Response, message: Message) -> str:
    """Return one line; fields may be added to it, none is taken away."""
    return json_line({**_fields(response), "message": message.plain})


def message_to_json(
    words: str,
    answered: MessageAnswer,
    message: Message,
    why: Sequence[Explanation] = (),
    decided: Decided = MappingProxyType({}),
) -> str:
    """Return one line for a whole message; for a single question it is that of `to_json`.

    With several, the fields are those of the surest answer, `facts` all that are shown,
    those of the surest first, and `answers` has the fields of each. `why` explains each of them;
    `decided` is what editors said of them, by the number of each from 0.
    """
    responses = [turn.response for turn in answered.turns]
    answers = [_fields(each, decided.get(part)) for part, each in enumerate(responses)]
    for fields_, each in zip(answers, why, strict=False):
        fields_["explanation"] = _explanation(each)
    if len(answers) == 1:
        return json_line({**answers[0], "message": message.plain})
    surest = answered.surest
    told = [each for part, each in enumerate(responses) if part not in decided]
    in_order = sorted(told, key=lambda each: each is not surest)
    hits = [hit for each in in_order for hit in shown(each)]
    facts = {hit.fact.id: hit for hit in reversed(hits)}
    fields = {
        **_fields(surest, decided.get(responses.index(surest))),
        "question": words,
        "facts": [_fact(hit) for hit in reversed(facts.values())],
        "answers": answers,
        "left": list(answered.left),
        "message": message.plain,
    }
    return json_line(fields)


def _fields(response: Response, decided: EditorDecision | None = None) -> dict[str, Any]:
    return {
        "question": response.question,
        "status": STATUS[type(response.answer)],
        "confidence": round(response.confidence, 4),
        "grade": response.grade,
        "denies": response.denies,
        "decided": decided.name.lower() if decided else None,
        "disagrees": isinstance(response.answer, Found) and response.answer.disagrees,
        "language": response.language,
        "facts": [] if decided else [_fact(hit) for hit in shown(response)],
        "ranking": [_fact(hit) for hit in response.ranking],
    }


def _explanation(said: Explanation) -> dict[str, Any]:
    """Return why a question was answered so; shares and likenesses are 0 to 1."""
    return {
        "understood": said.understood,
        "asks_for": said.asks_for,
        "decided_by": said.decided_by,
        "fact": said.fact.id if said.fact else None,
        "confidence": round(said.confidence, 4),
        "limits": said.limits._asdict() if said.limits else None,
        "words": [asdict(match) for match in said.words],
        "stored": asdict(said.stored) if said.stored else None,
        "needed": said.needed,
        "left_open": asdict(said.left_open) if said.left_open else None,
        "failed": list(said.failed),
        "is_related": said.is_related,
        "meaning": None if said.meaning is None else round(said.meaning, 4),
        "others": [fact.id for fact in said.others],
    }


def shown(response: Response) -> list[Hit]:
    """Return what the person is shown: the answer first, or the candidates, closest first."""
    match response.answer:
        case Found(best=best, others=others):
            return [best, *others]
        case Unsure(candidates=candidates):
            return list(candidates)
        case Card() as card if card.document and card.document.opening:
            return [Hit(card.document.opening, 1.0)]
        case Mentions(fact=fact):
            return [Hit(fact, 1.0)]
    return []


def fact_fields(fact: Fact) -> dict[str, Any]:
    """Return a fact and its place, under the names that scripts rely on."""
    place = fact.citation
    return {
        "id": fact.id,
        "kind": fact.kind,
        "text": fact.text,
        "speaker": fact.speaker,
        "document": place.title,
        "url": place.url,
        "paragraph": place.paragraph,
        "sentence": place.sentence,
        "start": place.start,
        "end": place.end,
        "section": list(place.section) or None,
        "page": place.page,
    }


def _fact(hit: Hit) -> dict[str, Any]:
    also = [fact_fields(fact) for fact in hit.also]
    return {**fact_fields(hit.fact), "score": round(hit.score, 4), "also": also}
