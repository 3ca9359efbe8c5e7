"""Replica: one of several processes that serve the same bots from one database."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple, Protocol

from knowledge.store.snapshot import Snapshot
from knowledge.store.transaction import Transaction


class ClaimedUpdate(NamedTuple):
    """An update that waits in a chat which this replica has claimed."""

    id: int
    chat: str
    starts: int
    payload: bytes


class Claimed(NamedTuple):
    """What a replica may work on: the chats that it holds, and what waits in them.

    `is_all` tells that no other chat waited for somebody to claim it.
    """

    chats: Collection[str]
    updates: Sequence[ClaimedUpdate]
    is_all: bool


class Replica(Protocol):
    """What this process is to the others. Thread-safe.

    It has a number as long as the server hears it. Without one, others take over what it worked
    on, so it begins nothing, and takes nothing in.
    """

    @property
    def number(self) -> int | None:
        """What marks its claims; another one after each time that it was cut off."""

    @property
    def is_leader(self) -> bool:
        """Whether it is the one that polls."""

    @property
    def is_behind(self) -> bool:
        """Whether others know what it does not know yet, so that it shall begin nothing."""

    def watch(self, heard: Callable[[], None]) -> None:
        """Call this, in some thread, when its number or the leader changed, or updates wait."""

    def start(self) -> None:
        """Get a number, and another one whenever that is lost."""

    def stand_for_leader(self) -> None:
        """Become the one that polls, as soon as no other one does."""

    def stop(self) -> None:
        """Give the number back: others take over at once."""

    def claim(
        self, db: Transaction, kept: Collection[str], known: Collection[int], most: int
    ) -> Claimed:
        """Claim the oldest chats that wait and nobody works on, as many at `most`.

        Of those claimed before, the ones are let go that are not `kept` and in which nothing
        waits; with no `most`, all that are not kept. Updates that are `known` are not returned.
        """

    def release(self, db: Transaction) -> None:
        """Let all chats go, and tell the others."""

    def tell_others(self, db: Snapshot, updates: Collection[int]) -> None:
        """Tell whoever works on the chats of these updates; where nobody does, all."""
