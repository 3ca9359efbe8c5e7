"""Throughput: all that is done for speed and not for sense, and what each of it buys."""

import sys
from threading import Lock

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
SWITCH_SECONDS = 0.001
"""How long a thread keeps the interpreter from others while something takes long. The event loop
lets go of it at each statement of SQL, some thirty an answer: at the usual 5 ms others waited
0.3 s while the sentences of a file were compared, now 0.1. Always, it would cost a tenth more."""
_USUAL_SECONDS = sys.getswitchinterval()


class ShortSwitches:
    """A context in which threads hand the interpreter on after SWITCH_SECONDS. Thread-safe."""

    def __init__(self) -> None:
        self._inside = 0
        self._lock = Lock()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            sys.setswitchinterval(SWITCH_SECONDS)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                sys.setswitchinterval(_USUAL_SECONDS)


def open_threads() -> Threads:
    """Return the threads of the bot; they start when they are first needed.

    `writer` is one thread, so that writes keep their order; `preview` is one, for what
    an editor sees before a change; `checks` is one, for what that does to hundreds of answers.

    None is a ThreadPoolExecutor, for whose results threads can wait as well: a call took twice
    the work, and four are made a message.
    """
    short = ShortSwitches()
    return Threads(
        readers=LoopThreads(READERS, "reader"),
        writer=LoopThreads(1, "writer"),
        workers=LoopThreads(WORKERS, "worker", short),
        preview=LoopThreads(1, "preview", short),
        checks=LoopThreads(1, "check", short),
    )
