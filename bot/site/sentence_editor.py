"""Sentence editor: what editors change in the pages, with the checks and previews of the chat."""

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from typing import ParamSpec, TypeVar

from bot.site.sign_in import SignedUser
from handlers.context import BotData
from handlers.rendering import markup
from handlers.rendering.answers import Message, render_text
from handlers.rendering.facts import (
    actor_name,
    change_line,
    refusal_words,
    render_change_preview,
    render_nearest,
    save_label,
)
from handlers.rendering.question_trials import TRIALS_SHOWN, render_saved
from handlers.rendering.texts import Texts
from handlers.rendering.undo import render_undo_preview, render_undone
from handlers.threads import run_in
from knowledge import (
    ChangePreview,
    Fact,
    FactError,
    ImpactAnalysis,
    ImpactCheck,
    Refusal,
    StoreError,
    UndoError,
)

P = ParamSpec("P")
R = TypeVar("R")

HISTORY = 10
"""Changes of a sentence that are listed."""
CHECK_SECONDS = 3.0
"""For how long judged questions are tried before a change is offered."""


class SentenceAction(StrEnum):
    """What can be done to a sentence in its page."""

    EDIT = "edit"
    ASK = "ask"
    LEAVE_OPEN = "open"


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """What an editor wants: words for a fact, of the revision that was shown to them.

    It `is_confirmed` once its editor has seen what it entails.
    """

    action: SentenceAction
    fact: int
    words: str
    seen: str
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """What became of it: `is_done`, or `confirm` is the label under which it is done all the same.

    `seen` is the revision that is shown now, `changes` those that confirming would take back.
    """

    message: Message
    is_done: bool = False
    confirm: str = ""
    seen: str = ""
    changes: tuple[int, ...] = ()


class SentenceEditor:
    """Changes facts for editors who have signed in; each change is theirs, and can be undone."""

    def __init__(self, data: BotData) -> None:
        self._data = data

    async def propose(
        self, proposal: SentenceChange, user: SignedUser, texts: Texts
    ) -> EditOutcome:
        """Save a change, or say what it entails first; the rules are those of the chat."""
        try:
            if not proposal.is_confirmed:
                preview = await run_in(self._data.threads.preview, self._preview, proposal)
                if not preview.is_clear:
                    return await self._offer(preview, proposal, texts)
            return await self._save(proposal, await self._signature(user), texts)
        except FactError as exc:
            return await self._refused(exc, proposal, texts)

    async def propose_undo(self, user: SignedUser, texts: Texts) -> EditOutcome:
        """Say what an editor's newest change was, and offer to take it back."""
        by, curator = await self._signature(user), self._data.curator
        try:
            preview = await self._write(curator.before_undoing, 1, by=by)
        except UndoError as exc:
            return await self._not_undone(exc, texts)
        if not preview.steps:
            return EditOutcome(render_text(texts("undo-nothing")))
        message = render_undo_preview(preview, [], texts)
        return EditOutcome(message, confirm=texts("button-undo"), changes=preview.changes)

    async def undo(self, changes: tuple[int, ...], user: SignedUser, texts: Texts) -> EditOutcome:
        """Take back what was shown, if nothing was changed since."""
        by, curator = await self._signature(user), self._data.curator
        try:
            steps = await self._write(curator.undo_changes, changes, by=by)
        except UndoError as exc:
            if exc.is_outdated:
                return await self.propose_undo(user, texts)
            return await self._not_undone(exc, texts)
        return EditOutcome(render_undone(steps, texts), is_done=True)

    async def history(self, fact: int, texts: Texts) -> list[str]:
        """Return the latest changes of a fact, a line each."""
        changes = await self._read(self._data.curator.history, fact, HISTORY)
        names = await self._read(self._data.users.roles.names)
        return [
            texts(
                "history-line-undone" if change.undone else "history-line",
                at=f"{change.at:%Y-%m-%d %H:%M}",
                name=actor_name(change.actor, names, texts),
                change=change_line(change, texts),
            )
            for change in changes
        ]

    async def fact(self, number: int) -> Fact | None:
        """Return a fact that can be changed."""
        return await self._read(self._data.library.fact, number)

    def _preview(self, proposal: SentenceChange) -> ChangePreview:
        curator = self._data.curator
        if proposal.action is SentenceAction.EDIT:
            return curator.before_editing(proposal.fact, proposal.words, proposal.seen)
        answers = proposal.action is SentenceAction.ASK
        return curator.before_asking(proposal.fact, proposal.words, answers=answers)

    async def _offer(
        self, preview: ChangePreview, proposal: SentenceChange, texts: Texts
    ) -> EditOutcome:
        analysis = None
        if preview.check:
            # Not behind the checks of the chat, which may take minutes: the page waits for it.
            analysis = await run_in(self._data.threads.preview, _try_for_a_while, preview.check)
        message = render_change_preview(preview, texts, analysis)
        label = save_label(preview, texts)
        return EditOutcome(message, confirm=label, seen=proposal.seen)

    async def _save(self, proposal: SentenceChange, by: str, texts: Texts) -> EditOutcome:
        curator, fact, seen = self._data.curator, proposal.fact, proposal.seen
        if proposal.action is SentenceAction.EDIT:
            await self._write(curator.edit, fact, proposal.words, by=by, seen=seen)
            return EditOutcome(await self._edited(fact, texts), is_done=True)
        answers = proposal.action is SentenceAction.ASK
        await self._write(curator.ask, fact, proposal.words, by=by, answers=answers, seen=seen)
        asked = [line.strip() for line in proposal.words.splitlines() if line.strip()]
        words = texts("question-done" if answers else "open-done", count=len(asked), id=fact)
        if not answers:
            return EditOutcome(render_text(words), is_done=True)
        tried = asked[:TRIALS_SHOWN]
        attempt, preview = curator.try_question, self._data.threads.preview
        try:
            trials = [await run_in(preview, attempt, fact, each) for each in tried]
        except StoreError:
            # It is stored: what cannot be read any more must not say otherwise.
            return EditOutcome(render_text(words), is_done=True)
        message = render_saved(words, fact, trials, len(asked) - len(tried), texts)
        return EditOutcome(message, is_done=True)

    async def _edited(self, fact: int, texts: Texts) -> Message:
        """Return that a fact is changed, and what was written for its former words."""
        words = texts("edit-done", id=fact)
        try:
            page = await self._read(self._data.curator.page, fact)
        except StoreError:
            return render_text(words)
        if page and page.stale:
            words = f"{words} {texts('stale-of-fact', count=len(page.stale))}"
        return render_text(words)

    async def _refused(
        self, refused: FactError, proposal: SentenceChange, texts: Texts
    ) -> EditOutcome:
        """Say why not; of what was changed meanwhile, show it as it is, and ask again."""
        words = refusal_words(refused, texts)
        near = await self._read(self._data.library.fact, refused.fact or 0)
        if near is None or refused.refusal is Refusal.GONE:
            return EditOutcome(render_text(words))
        if refused.refusal is not Refusal.CHANGED:
            return EditOutcome(render_nearest(words, near, texts))
        now = render_nearest(words, near, texts)
        yours = f"{markup.text(texts('conflict-yours'))}\n{markup.text(proposal.words)}"
        message = Message(f"{now.html}\n{yours}")
        return EditOutcome(message, confirm=texts("button-anyway"), seen=near.revision)

    async def _not_undone(self, refused: UndoError, texts: Texts) -> EditOutcome:
        if refused.is_restoration:
            return EditOutcome(render_text(texts("undo-restored")))
        names = await self._read(self._data.users.roles.names)
        name = actor_name(refused.actor, names, texts)
        return EditOutcome(render_text(texts("undo-refused", name=name)))

    async def _signature(self, user: SignedUser) -> str:
        return await self._write(self._data.users.roles.signature, user.id, user.name)

    async def _read(self, ask: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        return await run_in(self._data.threads.readers, ask, *args, **kwargs)

    async def _write(self, change: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        return await run_in(self._data.threads.writer, change, *args, **kwargs)


def _try_for_a_while(check: ImpactCheck) -> ImpactAnalysis:
    """Return what a change does to answers, as far as that is known after some seconds."""
    until, latest = time.monotonic() + CHECK_SECONDS, ImpactAnalysis(total=check.total)
    with closing(check.run()) as trying:
        while time.monotonic() < until and (known := next(trying, None)):
            latest = known
    return latest
