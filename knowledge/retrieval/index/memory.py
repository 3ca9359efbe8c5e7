"""What an index remembers of what it has read, so that two questions need not read the same."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(OrderedDict[K, V], Generic[K, V]):
    """Values by key, of which `capacity` are kept from one question to the next.

    Within a question nothing is forgotten: what was looked up is still there a line later.
    """

    def __init__(self, capacity: int) -> None:
        super().__init__()
        self._capacity = capacity

    def forget_oldest(self) -> None:
        """Forget what was remembered first, beyond the capacity."""
        while len(self) > self._capacity:
            self.popitem(last=False)
