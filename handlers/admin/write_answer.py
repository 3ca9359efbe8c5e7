"""A new fact for a question of the inbox: asked for, shown with what it entails, and saved."""

from handlers.admin.confirm import offer_nearest, save_or_confirm_fact
from handlers.admin.draft_syntax import parse_draft
from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.admin.inbox import show_settled, waiting_group
from handlers.rendering.answers import render_text
from handlers.rendering.facts import refusal_words
from knowledge import Draft, FactError, Kind, PendingStep, Role

SAVE = "inbox-save"


async def write(turn: EditorTurn) -> None:
    """Ask for a new fact that answers the question."""
    if group := await waiting_group(turn, turn.key):
        words = turn.texts("inbox-ask-text", question=group.questions[0])
        await turn.ask("inbox-text", words, group=str(group.id))


async def take_text(turn: EditorTurn) -> None:
    draft, group = parse_draft(turn.words, Kind.FACT), turn.data["group"]
    if not draft.text:
        await turn.ask("inbox-text", turn.texts("refused-empty"), group=group)
    elif not draft.source:
        await turn.ask("inbox-source", turn.texts("add-ask-source"), group=group, text=draft.text)
    else:
        await _check(turn, draft.text, draft.source)


async def take_source(turn: EditorTurn) -> None:
    await _check(turn, turn.data["text"], turn.words)


async def save(turn: EditorTurn) -> None:
    """Store the fact, and settle the question with it."""
    if (group := await waiting_group(turn, turn.data["group"])) is None:
        return
    draft = Draft(turn.data["text"], turn.data["source"], questions=group.taught)
    try:
        fact = await turn.context.write(
            turn.context.bot_data.library.add, draft, by=await turn.signature()
        )
    except FactError as exc:
        await _refuse(turn, draft, exc)
        return
    waiting = await turn.context.write(
        turn.context.bot_data.review_queue.dismiss, group.ids, fact.id
    )
    key = "inbox-written-after" if group.after else "inbox-written"
    await show_settled(turn, key, fact, waiting)


async def _check(turn: EditorTurn, text: str, source: str) -> None:
    group = await waiting_group(turn, turn.data["group"])
    if group is None:
        return
    draft = Draft(text, source, questions=group.taught)
    try:
        await save_or_confirm_fact(turn, draft, _effect(turn, text, source), save)
    except FactError as exc:
        await _refuse(turn, draft, exc)


async def _refuse(turn: EditorTurn, draft: Draft, refused: FactError) -> None:
    """Offer the sentence that was probably meant, or ask again."""
    if not await offer_nearest(turn, refused, lambda text: _effect(turn, text, draft.source)):
        words = render_text(refusal_words(refused, turn.texts))
        await turn.ask("inbox-text", words, group=turn.data["group"])


def _effect(turn: EditorTurn, text: str, source: str) -> PendingStep:
    return PendingStep(SAVE, {"group": turn.data["group"], "text": text, "source": source})


FEATURE = Feature(
    Role.EDITOR,
    steps={"inbox-text": take_text, "inbox-source": take_source},
    effects={SAVE: save},
    views={"inbox-write": write},
)
