"""The HTTP server: where Telegram delivers updates, and others look how the bot is."""

import asyncio
import hmac
import json
import socket
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Scope

from bot.environment import is_loopback
from bot.http_connections import AddressLimit, patient_protocol
from knowledge import StoreError

LARGEST = 1_000_000
"""Bytes of an update: Telegram's are some kilobytes."""
BODY_SECONDS = 10.0
"""How long the body of an update may take to arrive."""
MANY = 1_000
"""Requests at once; Telegram opens at most 100 connections."""
LARGEST_ID = 2**63 - 1
"""Of an update: a larger one fits into no database."""
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
        if not self.is_secret_shown(request.scope):
            raise HTTPException(403, "The secret is missing or wrong.")
        if not self.has_room():
            raise HTTPException(503, "Too many updates wait here. Please come again.")
        if not _is_json(request):
            raise HTTPException(415, "An update is JSON.")
        try:
            body = await asyncio.wait_for(_body(request), BODY_SECONDS)
        except TimeoutError as exc:
            raise HTTPException(408, "The body took too long.") from exc
        try:
            await self.take(_update(body))
        except StoreError as exc:
            raise HTTPException(503, "Nothing can be stored now. Please come again.") from exc
        return Response()

    def is_secret_shown(self, scope: Scope) -> bool:
        """Tell whether a request shows the secret that only Telegram and this bot know."""
        shown = Headers(scope=scope).get(_SECRET_HEADER, "")
        return hmac.compare_digest(shown.encode(), self.secret.encode())


@dataclass(frozen=True, slots=True)
class Vitals:
    """What others may learn of the bot: what is wrong with it, and its figures if they may.

    Without `metrics`, /healthz says only whether something is wrong; with `only_here` so it does
    to whoever asks from another machine, through the web server before this one as well.
    """

    problems: Callable[[], Awaitable[list[str]]]
    metrics: Callable[[], Awaitable[tuple[bytes, str]]] | None
    only_here: bool = False


@dataclass(frozen=True, slots=True)
class Routes:
    """What a server answers: how the bot is, the updates of Telegram, and pages behind both."""

    vitals: Vitals
    delivery: Delivery | None = None
    pages: Sequence[BaseRoute] = ()


class HttpServer:
    """An HTTP server on the event loop of the bot. Raises OSError if the address is taken."""

    def __init__(
        self,
        address: tuple[str, int],
        served: Routes,
        proxy: str = "127.0.0.1",
    ) -> None:
        self._vitals, delivery = served.vitals, served.delivery
        family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self._socket = socket.create_server(address, family=family, backlog=MANY)
        routes: list[BaseRoute] = [Route("/healthz", self._health)]
        if served.vitals.metrics:
            routes.append(Route("/metrics", self._measure))
        if delivery:
            routes.append(Route(delivery.path, delivery.receive, methods=["POST"]))
        routes += served.pages
        config = uvicorn.Config(
            AddressLimit(Starlette(routes=routes), _trusted(delivery)),
            http=patient_protocol(),
            log_config=None,
            access_log=False,
            limit_concurrency=None,
            backlog=MANY,
            forwarded_allow_ips=proxy,
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
            self.close()

    def close(self) -> None:
        """Give the address back."""
        self._socket.close()

    async def _health(self, request: Request) -> Response:
        problems = await self._vitals.problems()
        said: dict[str, Any] = {"status": "unwell" if problems else "ok"}
        if self._may_see(request):
            said["problems"] = problems
        return JSONResponse(said, status_code=503 if problems else 200)

    async def _measure(self, request: Request) -> Response:
        if self._vitals.metrics is None or not self._may_see(request):
            raise HTTPException(404)
        content, kind = await self._vitals.metrics()
        return Response(content, headers={"Content-Type": kind})

    def _may_see(self, request: Request) -> bool:
        """Tell whether a request may learn the figures, and what is wrong in detail."""
        is_here = request.client is None or is_loopback(request.client.host)
        return self._vitals.metrics is not None and (is_here or not self._vitals.only_here)


class _Server(uvicorn.Server):
    """Leaves the signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _trusted(delivery: Delivery | None) -> Callable[[Scope], bool]:
    return delivery.is_secret_shown if delivery else lambda _: False


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
    id_ = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(update, dict) or type(id_) is not int or not 0 <= id_ <= LARGEST_ID:
        raise HTTPException(400, "This is no update.")
    return update
