"""Why a question was answered so: an explanation in plain words, with what may mend it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.rendering import markup
from handlers.rendering.answers import Message
from handlers.rendering.buttons import Button, Keyboard
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.texts import Texts
from knowledge import ClaimLimits, DecidedBy, Explanation, MatchKind, StoredMatch, WordMatch

VIEW = "why"
"""The view that the button opens; its key is which of several answers, from 0."""
LINE_LIMIT, WORDS_LIMIT = 200, 300
"""UTF-16 units of a sentence or a stored question, and of all words that stand so."""
_AS_STORED = (DecidedBy.EXACT_QUESTION, DecidedBy.QUOTED_WORDS)
"""What decides whatever speaks against a sentence."""


def under_with_why(message: Message, answers: int, texts: Texts) -> Message:
    """Return an answer with the button that tells why, or one for each of several answers."""
    if answers == 1:
        row: tuple[Button, ...] = (Button(texts("button-why"), ViewPayload(VIEW, "0").pack()),)
    else:
        row = tuple(
            Button(texts("button-why-of", number=part + 1), ViewPayload(VIEW, str(part)).pack())
            for part in range(answers)
        )
    return replace(message, keyboard=(*message.keyboard, row))


def why_buttons(keyboard: Keyboard) -> Keyboard:
    """Return the rows of a keyboard that tell why."""
    rows = (
        tuple(
            each for each in row if (view := ViewPayload.unpack(each.data)) and view.view == VIEW
        )
        for row in keyboard
    )
    return tuple(row for row in rows if row)


def render_why(explanation: Explanation, texts: Texts) -> Message:
    """Return why a question was answered so; what speaks against the sentence comes last."""
    html = [markup.bold(texts("why-title"))]
    if fact := explanation.fact:
        html.append(markup.text(f"[{fact.id}] {_short(fact.text)}"))
    html += [markup.text(line) for line in _lines(explanation, texts)]
    return Message("\n".join(html))


def _lines(said: Explanation, texts: Texts) -> Iterator[str]:
    if said.understood.casefold() != said.question.strip().casefold():
        yield texts("why-understood", text=_short(said.understood))
    yield texts("why-decided", by=said.decided_by)
    for kind in MatchKind:
        if words := _words(said.words_of(kind)):
            yield texts(f"why-{kind}", words=markup.shorten(words, WORDS_LIMIT))
    if said.meaning is not None:
        yield texts("why-meaning", percent=_percent(said.meaning))
    yield from _stored_questions(said, texts)
    if said.limits is not None and said.decided_by not in _AS_STORED:
        yield from _certainty(said, said.limits, texts)


def _certainty(said: Explanation, limits: ClaimLimits, texts: Texts) -> Iterator[str]:
    sure, claimed = int(100 * said.confidence), _percent(limits.claimed)
    yield texts("why-sure", percent=sure, claimed=claimed, probable=_percent(limits.probable))
    if against := [*_against(said, texts)]:
        yield texts("why-against")
        yield from (f"• {line}" for line in against)


def _stored_questions(said: Explanation, texts: Texts) -> Iterator[str]:
    if said.stored and said.decided_by is not DecidedBy.EXACT_QUESTION:
        yield texts("why-stored", **_stored(said.stored), needed=_percent(said.needed))
    if said.left_open:
        yield texts("why-left-open", **_stored(said.left_open))


def _against(said: Explanation, texts: Texts) -> Iterator[str]:
    if not said.is_related:
        yield texts("why-unrelated")
    for check in said.failed:
        yield texts("why-check", check=check, wanted=said.asks_for)


def _words(matches: Sequence[WordMatch]) -> str:
    return ", ".join(
        f"{each.word} → {each.met}" if each.kind is MatchKind.OTHER_WORD else each.word
        for each in matches
    )


def _stored(match: StoredMatch) -> dict[str, str | int]:
    return {"text": _short(match.text), "percent": _percent(match.likeness)}


def _percent(share: float) -> int:
    return round(100 * max(0.0, min(1.0, share)))


def _short(words: str) -> str:
    return markup.shorten(" ".join(words.split()), LINE_LIMIT)
