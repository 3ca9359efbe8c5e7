"""What was read from a database or worked out from it, kept as long as nothing in it changes."""

from collections import OrderedDict
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from knowledge.store import Snapshot

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """Values by key, for each connection its own. Not thread-safe, as a connection is not.

    The oldest are forgotten beyond `capacity`, a few at a time, so that nobody waits for it.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._known: WeakKeyDictionary[Snapshot, _Known[K, V]] = WeakKeyDictionary()

    def of(self, db: Snapshot) -> dict[K, V]:
        """Return what is known of a connection, to be read and added to.

        It is empty once anything has changed, in this connection or in another.
        """
        state = db.version
        known = self._known.get(db)
        if known is None or known.state != state:
            known = self._known[db] = _Known(state)
        while len(known) > self._capacity:
            known.popitem(last=False)
        return known


class _Known(OrderedDict[K, V]):
    def __init__(self, state: tuple[int, int]) -> None:
        super().__init__()
        self.state = state
