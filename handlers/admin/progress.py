"""Progress: how far something long has come, in the message that its end will replace."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from telegram.error import TelegramError

from handlers.admin.editor_turn import EditorTurn

PAUSE_SECONDS = 2.0
"""Between two edits: Telegram takes about one a second in a chat."""


@asynccontextmanager
async def show_progress(
    turn: EditorTurn, key: str, total: int
) -> AsyncIterator[Callable[[int], None]]:
    """Give what a thread may call with how much is done; `key` says `percent` of it."""
    done, is_over = [0], asyncio.Event()

    async def show() -> None:
        shown = 0
        while not is_over.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(is_over.wait(), PAUSE_SECONDS)
            percent = min(99, 100 * done[0] // max(1, total))
            if percent > shown and not is_over.is_set():
                shown = percent
                # It is a courtesy: nothing must fail because of it.
                with suppress(TelegramError):
                    await turn.say(key, percent=percent)

    showing = asyncio.create_task(show())
    try:
        yield lambda count: done.__setitem__(0, count)
    finally:
        # An edit that is under way is waited for, or it would come after the last one.
        is_over.set()
        await showing
