"""Send leases: what bots that send in one name take out of a budget, before they send."""

from typing import Protocol


class SendLeases(Protocol):
    """The budget that all bots of a database share. To be used from one thread."""

    def take(self, sends: int, group: int | None) -> float | None:
        """Take so many sends at once, or one to a group; return in how many seconds they may go.

        None if a group would have to wait for too long. Raises StoreError, soon, if the server
        does not answer.
        """

    def close(self) -> None:
        """Close what it holds open."""
