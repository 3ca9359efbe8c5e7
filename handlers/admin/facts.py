"""/addfact and /addquote: in one message, or step by step."""

from dataclasses import replace

from handlers.admin.drafts import data_of, draft_of, parse_draft
from handlers.admin.features import Feature
from handlers.admin.turns import Turn
from handlers.texts import Texts
from knowledge import Draft, FactError, Kind, Role

_NONE = {"-", "–", "—"}


async def add_fact(turn: Turn) -> None:
    await _begin(turn, Kind.FACT)


async def add_quote(turn: Turn) -> None:
    await _begin(turn, Kind.QUOTE)


async def take_text(turn: Turn) -> None:
    draft = parse_draft(turn.words, draft_of(turn.data).kind)
    if not draft.text:
        await _ask(turn, draft, "text")
    elif draft.source:
        await _save(turn, draft)
    elif draft.kind is Kind.QUOTE and draft.speaker is None:
        await _ask(turn, draft, "speaker")
    else:
        await _ask(turn, draft, "source")


async def take_speaker(turn: Turn) -> None:
    await _ask(turn, replace(draft_of(turn.data), speaker=_answer(turn) or None), "source")


async def take_source(turn: Turn) -> None:
    await _ask(turn, replace(draft_of(turn.data), source=_answer(turn)), "question")


async def take_question(turn: Turn) -> None:
    asked = _answer(turn)
    await _save(turn, replace(draft_of(turn.data), questions=(asked,) if asked else ()))


async def _begin(turn: Turn, kind: Kind) -> None:
    draft = parse_draft(turn.words, kind)
    if draft.text:
        await _save(turn, draft)
    else:
        await _ask(turn, draft, "text")


async def _ask(turn: Turn, draft: Draft, what: str) -> None:
    key = f"add-{draft.kind}-ask-text" if what == "text" else f"add-ask-{what}"
    await turn.ask(f"add-{what}", turn.texts(key), **data_of(draft))


async def _save(turn: Turn, draft: Draft) -> None:
    try:
        fact = await turn.context.write(turn.context.library.add, draft, by=await turn.by())
    except FactError as exc:
        await turn.say("add-refused", reason=refusal(exc, turn.texts))
    else:
        await turn.say("add-done", id=fact.id)


def refusal(refused: FactError, texts: Texts) -> str:
    """Return why a fact was not stored."""
    return texts(f"refused-{refused.refusal}", title=refused.title)


def _answer(turn: Turn) -> str:
    return "" if turn.words in _NONE else turn.words


FEATURE = Feature(
    Role.EDITOR,
    commands={"addfact": add_fact, "addquote": add_quote},
    steps={
        "add-text": take_text,
        "add-speaker": take_speaker,
        "add-source": take_source,
        "add-question": take_question,
    },
)
