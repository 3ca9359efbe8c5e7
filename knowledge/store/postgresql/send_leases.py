"""Send leases on a server: a row for all sends of a bot, and one for each group of the last while.

A row holds one moment, that until which all is spoken for (the virtual scheduling form of the
generic cell rate algorithm, ITU-T I.371); groups are known by a hash.
"""

from contextlib import suppress
from hashlib import blake2b
from itertools import count

import psycopg
from psycopg import sql

from knowledge.errors import StoreError
from knowledge.store.postgresql.connecting import TimedConnection, connect
from knowledge.store.postgresql.connection import reason_of

GROUP_BURST, GROUP_SECONDS = 8, 5.0
"""Sends to a group at once, and then one in so many seconds: no minute has more than 20."""
LONGEST_SECONDS = 30.0
"""For which a group may have to wait."""
_PATIENCE_SECONDS = 1.0
_BETWEEN_CLEARINGS = 1_000
_CLEAR = "DELETE FROM send_leases WHERE taken_until < extract(epoch FROM clock_timestamp()) - 60"
_TAKE = f"""
    WITH moment AS MATERIALIZED (SELECT extract(epoch FROM clock_timestamp())::float8 AS now)
    INSERT INTO send_leases AS b (bot, receiver, taken_until)
    SELECT %s, wanted.receiver, now + wanted.seconds
    FROM moment, (VALUES ('', %s::float8), (%s, {GROUP_SECONDS})) AS wanted (receiver, seconds)
    WHERE wanted.receiver IS NOT NULL
    ON CONFLICT (bot, receiver) DO UPDATE
    SET taken_until = excluded.taken_until
        + greatest(0, b.taken_until - (SELECT now FROM moment))
    WHERE b.receiver = '' OR b.taken_until < (SELECT now FROM moment)
        + {(GROUP_BURST - 1) * GROUP_SECONDS + LONGEST_SECONDS}
    RETURNING receiver, taken_until - (SELECT now FROM moment)"""


class ServerSendLeases:
    """The budget of a bot in a schema, on a connection that is made when it is first needed."""

    def __init__(self, address: str, schema: str, bot: int, rate: float) -> None:
        """Let all processes that send for a bot send `rate` a second, taken together."""
        self._address = address
        self._schema = schema
        self._bot = bot
        self._seconds = 1 / rate
        self._raw: TimedConnection | None = None
        self._calls = count(1)

    def take(self, sends: int, group: int | None) -> float | None:
        """Take sends (see `SendLeases`). Raises StoreError within a few seconds."""
        seconds, receiver = sends * self._seconds, None if group is None else _hash_of(group)
        try:
            raw = self._connected()
            found = dict(raw.execute(_TAKE, [self._bot, seconds, receiver]).fetchall())
            if next(self._calls) % _BETWEEN_CLEARINGS == 0:
                raw.execute(_CLEAR)
        except psycopg.Error as exc:
            self.close()
            raise StoreError(f"No sends can be shared: {reason_of(exc)}.") from exc
        wait = float(found[""]) - seconds
        if receiver is None:
            return wait
        if receiver not in found:
            return None
        return max(wait, float(found[receiver]) - GROUP_BURST * GROUP_SECONDS)

    def close(self) -> None:
        """Close the connection; the next call makes another one."""
        if self._raw:
            with suppress(psycopg.Error):
                self._raw.close()
        self._raw = None

    def _connected(self) -> TimedConnection:
        if self._raw is None:
            self._raw = connect(self._address)
            self._raw.patience = _PATIENCE_SECONDS
            self._raw.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(self._schema)))
            # What is lost of it with the server is spent twice, at most.
            self._raw.execute("SET synchronous_commit = off")
        return self._raw


def _hash_of(group: int) -> str:
    return blake2b(str(group).encode(), digest_size=12).hexdigest()
