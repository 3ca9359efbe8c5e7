"""A new fact for a question of the inbox: asked for, shown with what it entails, and saved."""

from handlers.admin.confirm import propose
from handlers.admin.draft_syntax import parse_draft
from handlers.admin.feature import Feature
from handlers.admin.inbox import settled, waiting_group
from handlers.admin.turn import EditorTurn, OneTimeButton
from handlers.rendering.answers import render_text
from handlers.rendering.facts import refusal, render_nearest
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
    draft = Draft(turn.data["text"], turn.data["source"], questions=group.questions)
    try:
        fact = await turn.context.write(
            turn.context.bot_data.library.add, draft, by=await turn.by()
        )
    except FactError as exc:
        await _refuse(turn, draft, exc)
        return
    waiting = await turn.context.write(
        turn.context.bot_data.review_queue.dismiss, group.ids, fact.id
    )
    await settled(turn, "inbox-written", fact, waiting)


async def _check(turn: EditorTurn, text: str, source: str) -> None:
    """Save at once, unless there is something to be seen before."""
    group = await waiting_group(turn, turn.data["group"])
    if group is None:
        return
    draft = Draft(text, source, questions=group.questions)
    try:
        outlook = await turn.preview(turn.context.bot_data.curator.before_adding, draft)
    except FactError as exc:
        await _refuse(turn, draft, exc)
    else:
        data = {"group": str(group.id), "text": text, "source": source}
        await propose(turn, outlook, PendingStep(SAVE, data), save)


async def _refuse(turn: EditorTurn, draft: Draft, refused: FactError) -> None:
    """Say why; offer the sentence that was probably meant, or ask again."""
    words = turn.texts("add-refused", reason=refusal(refused, turn.texts))
    near = await turn.context.read(turn.context.bot_data.library.fact, refused.fact or 0)
    if near is None:
        await turn.ask("inbox-text", render_text(words), group=turn.data["group"])
        return
    data = {"group": turn.data["group"], "text": near.text, "source": draft.source}
    choices = [
        OneTimeButton(turn.texts("button-use"), PendingStep(SAVE, data)),
        OneTimeButton(turn.texts("button-cancel"), PendingStep("drop")),
    ]
    await turn.offer(render_nearest(words, near, turn.texts), [choices])


FEATURE = Feature(
    Role.EDITOR,
    steps={"inbox-text": take_text, "inbox-source": take_source},
    effects={SAVE: save},
    views={"inbox-write": write},
)
