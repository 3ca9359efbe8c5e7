"""Answers as JSON, one object a line: the interface that scripts rely on."""

from typing import Any

from bot.commands.printing import json_line
from handlers.rendering.answers import Message
from knowledge import Card, Fact, Found, Hit, NotFound, Response, SmallTalk, Unsure

STATUS = {
    Found: "found",
    Unsure: "unsure",
    NotFound: "not_found",
    SmallTalk: "small_talk",
    Card: "found",
}


def to_json(response: Response, message: Message) -> str:
    """Return one line; fields may be added to it, none is taken away."""
    return json_line(
        {
            "question": response.question,
            "status": STATUS[type(response.answer)],
            "confidence": round(response.confidence, 4),
            "grade": response.grade,
            "denies": response.denies,
            "language": response.language,
            "facts": [_fact(hit) for hit in shown(response)],
            "ranking": [_fact(hit) for hit in response.ranking],
            "message": message.plain,
        }
    )


def shown(response: Response) -> list[Hit]:
    """Return what the person is shown: the answer first, or the candidates, closest first."""
    match response.answer:
        case Found(best=best, others=others):
            return [best, *others]
        case Unsure(candidates=candidates):
            return list(candidates)
        case Card() as card if card.document and card.document.opening:
            return [Hit(card.document.opening, 1.0)]
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
    return {**fact_fields(hit.fact), "score": round(hit.score, 4)}
