"""Confirming: a change is saved at once, or shown first with what it entails. The one way."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from telegram.error import TelegramError

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, TurnHandler
from handlers.admin.feature import Feature
from handlers.admin.unfinished import DROP, drop, leaving
from handlers.rendering.answers import Message, render_text
from handlers.rendering.facts import (
    refusal_words,
    render_change_preview,
    render_nearest,
    save_label,
)
from handlers.replies import edit
from knowledge import (
    ChangePreview,
    Draft,
    FactError,
    ImpactAnalysis,
    ImpactCheck,
    PendingStep,
    Role,
    Similarity,
    written_documents,
)

CORRECT = "edit-instead"
_ALIKE = "alike"
"""What an effect remembers of the facts that its preview showed: number and revision of each."""


@dataclass(frozen=True, slots=True)
class Supplement:
    """What a preview shows beside what a change entails: a note above, in HTML, and buttons."""

    note: str = ""
    buttons: Sequence[OneTimeButton] = ()


async def save_or_confirm(
    turn: EditorTurn,
    change_preview: ChangePreview,
    effect: PendingStep,
    save: TurnHandler,
    beside: Supplement | None = None,
) -> None:
    """Save at once if there is nothing to be seen; else offer `effect`, which saves.

    What stands `beside` is to be seen as well.
    """
    note, more = (beside.note, beside.buttons) if beside else ("", ())
    if change_preview.is_clear and not note:
        turn.data = effect.data
        await save(turn)
        return
    effect = turn.written(effect)
    choices = [
        OneTimeButton(save_label(change_preview, turn.texts), effect),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect)),
    ]

    def render(analysis: ImpactAnalysis | None) -> Message:
        if change_preview.is_clear:
            return Message(note)
        message = render_change_preview(change_preview, turn.texts, analysis)
        return replace(message, html=f"{note}\n{message.html}".strip())

    await offer_checked(turn, render, choices, change_preview.check, more)


async def offer_checked(
    turn: EditorTurn,
    render: Callable[[ImpactAnalysis | None], Message],
    choices: Sequence[OneTimeButton],
    check: ImpactCheck | None,
    more: Sequence[OneTimeButton] = (),
) -> None:
    """Offer a change at once, and edit into it what it does to answers as that is checked."""
    begun = ImpactAnalysis(total=check.total) if check else None
    nonce, buttons = await turn.offer(render(begun), [choices, *([each] for each in more)])
    place, bot, data = turn.shown_at, turn.context.bot, turn.context.bot_data
    if check is None or place is None:
        return
    words = render_text(turn.texts("impact-failed"))

    async def show(analysis: ImpactAnalysis | None) -> None:
        # Another bot may have taken what this one checks.
        offered = data.users.editor_state.is_offered
        if not await turn.context.read(offered, turn.user.id, nonce):
            return
        message = render(analysis)
        if analysis is None:
            message = replace(message, html=f"{message.html}\n{words.html}")
        # It is a courtesy: the draft can be saved without.
        with suppress(TelegramError):
            await edit(bot, place, replace(message, keyboard=(*buttons, *message.keyboard)))

    await data.running_checks.start(turn.user.id, nonce, check, data.threads.checks, show)


async def save_or_confirm_fact(
    turn: EditorTurn,
    draft: Draft,
    effect: PendingStep,
    save: TurnHandler,
    *,
    knows_holder: bool = False,
) -> None:
    """Do so with a new fact. Raises FactError if it cannot be stored.

    Who `knows_holder` was told already which fact answers the question of the draft now.
    """
    before = turn.context.bot_data.curator.before_adding
    preview = await turn.preview(before, draft)
    if knows_holder:
        preview = replace(preview, held=())
    alike = " ".join(f"{each.fact.id}:{each.fact.revision}" for each in preview.alike)
    if alike:
        effect = replace(effect, data={**effect.data, _ALIKE: alike})
    more = await turn.context.read(_corrections, turn, preview, draft.text)
    await save_or_confirm(turn, preview, effect, save, Supplement(buttons=more))


async def is_outdated(turn: EditorTurn) -> bool:
    """Tell whether a fact that a preview showed beside a draft was changed since."""
    return await turn.context.read(_is_outdated, turn)


def _is_outdated(turn: EditorTurn) -> bool:
    curator = turn.context.bot_data.curator
    for each in turn.data.get(_ALIKE, "").split():
        fact, _, revision = each.partition(":")
        if curator.is_withdrawn(int(fact)) or curator.revision(int(fact)) != revision:
            return True
    return False


def _corrections(turn: EditorTurn, preview: ChangePreview, text: str) -> list[OneTimeButton]:
    """Return what lets the facts that say otherwise say this, if editors wrote them."""
    written = written_documents(turn.context.bot_data.library.database.read())
    contrary = [each.fact for each in preview.alike if each.similarity is Similarity.CONTRARY]
    return [
        OneTimeButton(
            turn.texts("button-correct", id=fact.id),
            PendingStep(CORRECT, {"fact": str(fact.id), "text": text, "seen": fact.revision}),
        )
        for fact in contrary
        if fact.citation.document in written
    ]


async def offer_nearest(
    turn: EditorTurn,
    refused: FactError,
    effect: Callable[[str], PendingStep],
    text: str,
    *more: OneTimeButton,
) -> bool:
    """Say why a fact of this text is refused, and offer the sentence that was probably meant.

    `effect` returns what saves a text; `more` buttons stand below. False, and nothing is said,
    if no sentence is near.
    """
    near = await turn.context.read(turn.context.bot_data.library.fact, refused.fact or 0)
    if near is None:
        return False
    choices = [
        OneTimeButton(turn.texts("button-use"), turn.written(effect(near.text))),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect(text))),
    ]
    words = refusal_words(refused, turn.texts)
    await turn.offer(
        render_nearest(words, near, turn.texts), [choices, *([each] for each in more)]
    )
    return True


FEATURE = Feature(Role.REVIEWER, effects={DROP: drop})
