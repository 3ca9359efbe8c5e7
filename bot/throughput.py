"""Throughput: all that is done for speed and not for sense, and what each of it buys."""

from handlers.threads import LoopThreads, Threads

CONCURRENT_UPDATES = 32
"""Chats that are answered side by side, besides those that wait for Telegram: more would only
wait for the same two cores."""
GATHERING_SECONDS = 0.02
"""How long no updates are asked for while more wait than can begin: those that come meanwhile are
fetched and stored together, which takes a tenth off the work of each."""
CONNECTIONS = 128
"""To Telegram at once: more than updates are answered side by side, so that no call waits."""
READERS = 2
"""Threads that answer: SQLite releases the interpreter lock, the rest is short."""
WORKERS = 2
"""Threads for what takes long: documents, exports, charts and backups."""


def open_threads() -> Threads:
    """Return the threads of the bot; they start when they are first needed.

    `writer` is one thread, so that writes keep their order; `preview` is one, for what
    an editor sees before a change; `checks` is one, for what that does to hundreds of answers.

    None is a ThreadPoolExecutor, for whose results threads can wait as well: a call took twice
    the work, and four are made a message.
    """
    return Threads(
        readers=LoopThreads(READERS, "reader"),
        writer=LoopThreads(1, "writer"),
        workers=LoopThreads(WORKERS, "worker"),
        preview=LoopThreads(1, "preview"),
        checks=LoopThreads(1, "check"),
    )
