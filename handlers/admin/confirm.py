"""Confirming: a change is saved at once, or shown first with what it entails. The one way."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from telegram.error import TelegramError

from handlers.admin.editor_turn import EditorTurn, OneTimeButton, TurnHandler
from handlers.admin.feature import Feature
from handlers.admin.unfinished import DROP, drop, leaving
from handlers.rendering.answers import Message, render_text
from handlers.rendering.facts import refusal_words, render_change_preview, render_nearest
from handlers.replies import edit
from knowledge import (
    ChangePreview,
    Draft,
    FactError,
    ImpactAnalysis,
    ImpactCheck,
    PendingStep,
    Role,
)


async def save_or_confirm(
    turn: EditorTurn,
    change_preview: ChangePreview,
    effect: PendingStep,
    save: TurnHandler,
    note: str = "",
) -> None:
    """Save at once if there is nothing to be seen; else offer `effect`, which saves.

    A `note`, in HTML, is to be seen as well, before all else.
    """
    if change_preview.is_clear and not note:
        turn.data = effect.data
        await save(turn)
        return
    label = turn.texts("button-anyway" if change_preview.alike else "button-save")
    choices = [
        OneTimeButton(label, effect),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect)),
    ]

    def render(analysis: ImpactAnalysis | None) -> Message:
        if change_preview.is_clear:
            return Message(note)
        message = render_change_preview(change_preview, turn.texts, analysis)
        return replace(message, html=f"{note}\n{message.html}".strip())

    await offer_checked(turn, render, choices, change_preview.check)


async def offer_checked(
    turn: EditorTurn,
    render: Callable[[ImpactAnalysis | None], Message],
    choices: Sequence[OneTimeButton],
    check: ImpactCheck | None,
) -> None:
    """Offer a change at once, and edit into it what it does to answers as that is checked."""
    begun = ImpactAnalysis(total=check.total) if check else None
    nonce, buttons = await turn.offer(render(begun), [choices])
    place, bot, data = turn.shown_at, turn.context.bot, turn.context.bot_data
    if check is None or place is None:
        return
    words = render_text(turn.texts("impact-failed"))

    async def show(analysis: ImpactAnalysis | None) -> None:
        message = render(analysis)
        if analysis is None:
            message = replace(message, html=f"{message.html}\n{words.html}")
        # It is a courtesy: the draft can be saved without.
        with suppress(TelegramError):
            await edit(bot, place, replace(message, keyboard=(*buttons, *message.keyboard)))

    await data.running_checks.start(turn.user.id, nonce, check, data.threads.checks, show)


async def save_or_confirm_fact(
    turn: EditorTurn, draft: Draft, effect: PendingStep, save: TurnHandler
) -> None:
    """Do so with a new fact. Raises FactError if it cannot be stored."""
    before = turn.context.bot_data.curator.before_adding
    await save_or_confirm(turn, await turn.preview(before, draft), effect, save)


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
        OneTimeButton(turn.texts("button-use"), effect(near.text)),
        OneTimeButton(turn.texts("button-cancel"), leaving(effect(text))),
    ]
    words = refusal_words(refused, turn.texts)
    await turn.offer(
        render_nearest(words, near, turn.texts), [choices, *([each] for each in more)]
    )
    return True


FEATURE = Feature(Role.REVIEWER, effects={DROP: drop})
