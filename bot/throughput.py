"""Throughput: all that is done for speed and not for sense, and what each of it buys."""

import gc
from concurrent.futures import ThreadPoolExecutor

from handlers.context import Threads
from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Library, load_word_lists

CONCURRENT_UPDATES = 32
"""Chats that are answered side by side, besides those that wait for Telegram: more would only
wait for the same two cores."""
CONNECTIONS = 128
"""To Telegram at once: more than updates are answered side by side, so that no call waits."""
READERS = 2
"""Threads that answer: SQLite releases the interpreter lock, the rest is short."""
WORKERS = 2
"""Threads for what takes long: documents, exports, charts and backups."""
_GARBAGE = 50_000, 20, 50
"""When to look for garbage: an answer leaves hardly any cycles, and looking took a tenth of it."""


def open_threads() -> Threads:
    """Return the threads of the bot; they start when they are first needed.

    `writer` is one thread, so that writes keep their order; `preview` is one, for what
    an editor sees before a change; `checks` is one, for what that does to hundreds of answers.
    """
    return Threads(
        readers=ThreadPoolExecutor(READERS, "reader"),
        writer=ThreadPoolExecutor(1, "writer"),
        workers=ThreadPoolExecutor(WORKERS, "worker"),
        preview=ThreadPoolExecutor(1, "preview"),
        checks=ThreadPoolExecutor(1, "check"),
    )


def settle(library: Library) -> None:
    """Load what the first question would wait for, and take it out of the collector's sight.

    It stays as long as the process; searching it for garbage held up everybody for 30 ms.
    """
    library.answer("What is this about?")
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)


def warm_up() -> None:
    """Load what only some questions and people need; in a thread, while others are answered.

    Lists of words that misspelt ones are compared with take 0.2 s, and the sentences of the bot
    0.1 s a language: whoever came first would wait for them, and all others behind them.
    """
    for language in interface_languages():
        texts_for(language)
    load_word_lists()
