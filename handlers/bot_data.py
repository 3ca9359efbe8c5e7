"""What the handlers share: the front doors of what the bot knows, and the threads to use them."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

from handlers.batching import Gathering
from handlers.counters import Meter
from knowledge import (
    Backlog,
    Backups,
    Desk,
    Digests,
    Editors,
    Journal,
    Library,
    Noted,
    People,
    Role,
    Source,
    Talks,
    Uploads,
    Workbench,
    read_page,
)

READERS = 2
"""Threads that answer: SQLite releases the interpreter lock, the rest is short."""
WORKERS = 2
"""Threads for what takes long: documents, exports and charts."""


@dataclass
class BotData:
    """What the handlers share. `bot` fills it before the first update.

    `read_page` fetches and reads what stands at an address; `told` is when owners were told of
    which trouble, in monotonic seconds.
    """

    library: Library | None = None
    people: People | None = None
    journal: Journal | None = None
    notes: Gathering[Noted] | None = None
    backlog: Backlog | None = None
    digests: Digests | None = None
    talks: Talks | None = None
    uploads: Uploads | None = None
    editors: Editors | None = None
    desk: Desk | None = None
    workbench: Workbench | None = None
    show_menu: Callable[[int, Role | None], Awaitable[None]] | None = None
    read_page: Callable[[str], Source] = read_page
    backups: Backups | None = None
    told: dict[str, float] = field(default_factory=dict)
    meter: Meter = field(default_factory=Meter)
    readers: Executor = field(default_factory=lambda: ThreadPoolExecutor(READERS, "reader"))
    foresight: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "foresight"))
    writer: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "writer"))
    workers: Executor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "worker"))
