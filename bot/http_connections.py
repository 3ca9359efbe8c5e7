"""HTTP connections: whoever sends nothing, or half a request, keeps no place from anybody.

uvicorn waits for the head of a request as long as it takes, and counts whoever is connected: a
thousand peers that send two lines and stop would close the door for as long as they like.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.environment import is_loopback

HEAD_SECONDS = 10.0
"""How long the head of a request may take; between requests it is uvicorn's five seconds."""
MOST_WAITING = 200
"""Connections whose request has not come yet; one more, and the oldest of them is closed."""
MOST_OF_ONE = 100
"""Requests of one address at once: Telegram opens at most that many."""


class Waiting:
    """The connections of one server from which no whole request has come, oldest first."""

    def __init__(self) -> None:
        self._connections: dict[PatientProtocol, asyncio.TimerHandle] = {}

    def add(self, connection: "PatientProtocol") -> None:
        """Wait for a request of a connection; of too many, the oldest is closed."""
        if connection in self._connections:
            return
        loop = asyncio.get_running_loop()
        self._connections[connection] = loop.call_later(HEAD_SECONDS, connection.close)
        if len(self._connections) > MOST_WAITING:
            next(iter(self._connections)).close()

    def remove(self, connection: "PatientProtocol") -> None:
        """Wait no more: a request has come, or the connection is gone."""
        if timer := self._connections.pop(connection, None):
            timer.cancel()


class PatientProtocol(H11Protocol):
    """HTTP/1.1 with a limit on how long, and how many, heads of requests are waited for."""

    waiting = Waiting()
    # None until the first request has come.
    cycle: RequestResponseCycle | None  # type: ignore[assignment]

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.waiting.add(self)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is None or self.cycle.response_complete:
            self.waiting.add(self)
        else:
            self.waiting.remove(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.waiting.remove(self)
        super().connection_lost(exc)

    def close(self) -> None:
        """Hang up at once."""
        self.waiting.remove(self)
        self.transport.abort()


def patient_protocol() -> type[PatientProtocol]:
    """Return a protocol for one server, which counts its own connections."""
    return type("PatientProtocol", (PatientProtocol,), {"waiting": Waiting()})


class AddressLimit:
    """ASGI middleware: so many requests of one address at once, and 429 to all others.

    The address is the forwarded one where uvicorn trusts the proxy. Requests that `is_trusted`
    are neither counted nor refused; nor are those of this machine, which is the proxy itself
    where it forwards no address.
    """

    def __init__(self, app: ASGIApp, is_trusted: Callable[[Scope], bool]) -> None:
        self._app = app
        self._is_trusted = is_trusted
        self._at_once: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        address = _address(scope)
        if scope["type"] != "http" or address is None or self._is_trusted(scope):
            await self._app(scope, receive, send)
            return
        if self._at_once[address] >= MOST_OF_ONE:
            refused = PlainTextResponse("Too many requests at once.", 429)
            await refused(scope, receive, send)
            return
        self._at_once[address] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._at_once[address] -= 1
            if not self._at_once[address]:
                del self._at_once[address]


def _address(scope: Any) -> str | None:
    host = (scope.get("client") or ("",))[0]
    return None if not host or is_loopback(host) else str(host)
