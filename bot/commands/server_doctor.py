"""What `doctor` looks at where the database lies on a server of PostgreSQL."""

from collections.abc import Callable
from pathlib import Path

from bot.commands.doctor import Doctor
from bot.disk_diagnosis import State, damaged, disk
from bot.environment import Settings
from bot.lock import alone_on
from bot.update_queue import sql
from knowledge import (
    StoreError,
    alone_on_server,
    damage_of,
    require_key,
    server_endpoint,
    size_on_server,
    snapshot_of_server,
)


class ServerDoctor(Doctor):
    """Examines the bot of a database on a server; index and documents it takes from the mirror."""

    def __init__(self, settings: Settings, mirror: Path, address: str) -> None:
        """Look at a mirror, and at the database at an address. Raises StoreError if it is none."""
        super().__init__(settings, mirror)
        self._address = address
        self._server = server_endpoint(address)

    def _parts(self) -> dict[str, Callable[[], tuple[State, str]]]:
        return super()._parts() | {"disk": self._disk}

    def _check_key(self, key: Path) -> None:
        if self._server.is_there():
            with snapshot_of_server(self._address) as db:
                require_key(db, self._server.name, key)

    def _sound(self) -> tuple[State, str]:
        if not self._server.is_there():
            return State.OK, f"{self._server.name} gets its tables at the first start"
        with snapshot_of_server(self._address) as db:
            found = damage_of(db)
        if found:
            return State.OK, f"{self._server.name}: every sentence is what was stored"
        return damaged(found)

    def _disk(self) -> tuple[State, str]:
        state, words = disk(self._database)
        with snapshot_of_server(self._address) as db:
            size = size_on_server(db)
        return state, f"{words} here; {size / 1e9:.1f} GB are used on the server"

    def _left_over(self) -> tuple[int, list[sql.DeadUpdate]]:
        if not self._server.is_there():
            return 0, []
        with snapshot_of_server(self._address) as db:
            return sql.count_waiting(db), sql.dead(db)

    @property
    def _runs(self) -> bool:
        try:
            with alone_on(self._database), alone_on_server(self._address, "doctor"):
                return False
        except StoreError:
            return True
