"""The HTTP server: where Telegram delivers updates, and others look how the bot is."""

import asyncio
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LARGEST = 1_000_000
"""Bytes of an update: Telegram's are some kilobytes."""
BODY_SECONDS = 10.0
"""How long the body of an update may take to arrive."""
MANY = 1_000
"""Connections at once; Telegram opens at most 100."""
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name, not the secret


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where Telegram delivers: the path, the secret that it shows, and who takes an update.

    `take` returns once the update is safe; `has_room` tells whether there is room for one.
    """

    path: str
    secret: str
    take: Callable[[Mapping[str, Any]], Awaitable[None]]
    has_room: Callable[[], bool]

    async def receive(self, request: Request) -> Response:
        """Answer 200 to an update that is safe; to all else, say what is wrong with it."""
        shown = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(shown.encode(), self.secret.encode()):
            raise HTTPException(403, "The secret is missing or wrong.")
        if not self.has_room():
            raise HTTPException(503, "Too many updates wait here. Please come again.")
        if not _is_json(request):
            raise HTTPException(415, "An update is JSON.")
        try:
            body = await asyncio.wait_for(_body(request), BODY_SECONDS)
        except TimeoutError as exc:
            raise HTTPException(408, "The body took too long.") from exc
        await self.take(_update(body))
        return Response()


class HttpServer:
    """An HTTP server on the event loop of the bot. Raises OSError if the address is taken."""

    def __init__(
        self,
        address: tuple[str, int],
        problems: Callable[[], Awaitable[list[str]]],
        metrics: Callable[[], Awaitable[tuple[bytes, str]]],
        delivery: Delivery | None = None,
    ) -> None:
        self._problems = problems
        self._metrics = metrics
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._socket = socket.create_server(address, family=family, backlog=MANY)
        routes = [Route("/healthz", self._health), Route("/metrics", self._measure)]
        if delivery:
            routes.append(Route(delivery.path, delivery.receive, methods=["POST"]))
        config = uvicorn.Config(
            Starlette(routes=routes),
            log_config=None,
            access_log=False,
            limit_concurrency=MANY,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        self._server = _Server(config)

    async def serve(self) -> None:
        """Serve until cancelled."""
        try:
            await self._server.serve(sockets=[self._socket])
        finally:
            self._socket.close()

    async def _health(self, _: Request) -> Response:
        problems = await self._problems()
        status = "unwell" if problems else "ok"
        return JSONResponse(
            {"status": status, "problems": problems}, status_code=503 if problems else 200
        )

    async def _measure(self, _: Request) -> Response:
        content, kind = await self._metrics()
        return Response(content, headers={"Content-Type": kind})


class _Server(uvicorn.Server):
    """Leaves the signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _is_json(request: Request) -> bool:
    kind = request.headers.get("Content-Type", "").partition(";")[0]
    return kind.strip().lower() == "application/json"


async def _body(request: Request) -> bytes:
    too_large = HTTPException(413, "An update is not that large.")
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        raise too_large
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise too_large
        parts.append(part)
    return b"".join(parts)


def _update(body: bytes) -> dict[str, Any]:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        update = None
    if not isinstance(update, dict) or type(update.get("update_id")) is not int:
        raise HTTPException(400, "This is no update.")
    return update
