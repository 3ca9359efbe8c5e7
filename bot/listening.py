"""Listening: which HTTP servers there are, at which address, and what each lets people see."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from bot.environment import Settings, is_loopback
from bot.http_server import Delivery, HttpServer, Routes, Vitals
from bot.update_queue.queue import UpdateQueue
from handlers.batching import Batcher

logger = logging.getLogger(__name__)

LISTEN = "127.0.0.1", 8080
"""Where webhooks are taken if LISTEN does not say."""
_OPEN = (
    "LISTEN=%s is open to the network: put a web server with TLS before it and name that in "
    "TRUSTED_PROXY; /metrics and the reasons of /healthz are shown at METRICS_LISTEN only"
)

_OPEN_METRICS = (
    "METRICS_LISTEN=%s is open to the network: whoever reaches it sees the figures and what is "
    "wrong; let only your monitoring through, or use 127.0.0.1"
)


class AddressError(Exception):
    """An address to listen on cannot be used; the message names its setting."""


def open_servers(
    settings: Settings,
    queue: UpdateQueue,
    secret: str,
    vitals: Vitals,
    pages: Sequence[BaseRoute] = (),
) -> list[HttpServer]:
    """Open the addresses of the settings. Raises AddressError.

    `pages` are served at LISTEN. What is wrong in detail, and the figures, are shown at
    METRICS_LISTEN; without it at LISTEN, as long as only this machine reaches that, and not to
    others whose requests a web server passes on.
    """
    listen = settings.listen or (LISTEN if settings.webhook_url or pages else None)
    apart = settings.metrics_listen
    servers = []
    if listen:
        is_open = not is_loopback(listen[0])
        if is_open:
            logger.warning(_OPEN, listen[0])
        shown = replace(
            vitals, metrics=None if apart or is_open else vitals.metrics, only_here=True
        )
        routes = Routes(shown, _delivery(settings, queue, secret), pages)
        servers.append(open_server("LISTEN", listen, routes, settings.trusted_proxy))
    if apart:
        if not is_loopback(apart[0]):
            logger.warning(_OPEN_METRICS, apart[0])
        routes = Routes(vitals)
        servers.append(open_server("METRICS_LISTEN", apart, routes, settings.trusted_proxy))
    return servers


def _delivery(settings: Settings, queue: UpdateQueue, secret: str) -> Delivery | None:
    if not (url := settings.webhook_url):
        return None

    def has_room() -> bool:
        # Whoever brings it shall go to another one.
        return queue.has_room and not queue.is_behind

    arrivals = Batcher[Mapping[str, Any]](queue.put)
    return Delivery(urlsplit(url).path or "/", secret, arrivals.put, has_room)


def open_server(setting: str, address: tuple[str, int], routes: Routes, proxy: str) -> HttpServer:
    """Open an address. Raises AddressError, which names the setting."""
    host, port = address
    try:
        server = HttpServer(address, routes, proxy)
    except OSError as exc:
        raise AddressError(f"{setting}: {host}:{port} cannot be used: {exc.strerror}.") from exc
    logger.info("listening on %s:%d", host, port)
    return server
