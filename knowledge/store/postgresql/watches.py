"""Watches: who keeps rows of people in memory hears which of them another process changed."""

from collections import defaultdict
from collections.abc import Callable, Sequence

PEOPLE = "_people"
"""Ends the name of the channel on which triggers tell of rows of people: table and key."""

Heard = Callable[[str | None], None]
"""Is given the key of a row that changed, or None if any row may have."""


class Watches:
    """What is called at changes, by table. All of it may raise StoreError."""

    def __init__(self) -> None:
        self._heard: defaultdict[str, list[Heard]] = defaultdict(list)

    def add(self, table: str, heard: Heard) -> None:
        """Call `heard` at each change of a table."""
        self._heard[table].append(heard)

    def tell(self, news: Sequence[str]) -> None:
        """Tell of rows, each a table and a key with a space between."""
        for table, _, key in (each.partition(" ") for each in news):
            for heard in self._heard.get(table, ()):
                heard(key)

    def tell_all(self) -> None:
        """Tell that anything may have changed while nobody listened."""
        for heard in [each for of_table in self._heard.values() for each in of_table]:
            heard(None)
