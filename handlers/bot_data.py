"""What the handlers share: the front doors of what the bot knows, and the threads to use them."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field

from handlers.batching import Batcher
from handlers.counters import Counters
from knowledge import (
    Backups,
    Curator,
    EditorState,
    Library,
    LoggedAnswer,
    PersonalData,
    QueryLog,
    ReviewQueue,
    Role,
    Roles,
    Sessions,
    Source,
    Subscriptions,
    Uploads,
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
    people: PersonalData | None = None
    journal: QueryLog | None = None
    notes: Batcher[LoggedAnswer] | None = None
    backlog: ReviewQueue | None = None
    digests: Subscriptions | None = None
    talks: Sessions | None = None
    uploads: Uploads | None = None
    editors: Roles | None = None
    desk: EditorState | None = None
    workbench: Curator | None = None
    show_menu: Callable[[int, Role | None], Awaitable[None]] | None = None
    read_page: Callable[[str], Source] = read_page
    backups: Backups | None = None
    told: dict[str, float] = field(default_factory=dict)
    meter: Counters = field(default_factory=Counters)
    readers: Executor = field(default_factory=lambda: ThreadPoolExecutor(READERS, "reader"))
    foresight: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "foresight"))
    writer: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "writer"))
    workers: Executor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS, "worker"))
