"""Listening: which HTTP servers there are, at which address, and what each lets people see."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from bot.environment import Settings
from bot.http_connections import is_loopback
from bot.http_server import Delivery, HttpServer, Vitals
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
    settings: Settings, queue: UpdateQueue, secret: str, vitals: Vitals
) -> list[HttpServer]:
    """Open the addresses of the settings. Raises AddressError.

    What is wrong in detail, and the figures, are shown at METRICS_LISTEN; without it at LISTEN,
    as long as only this machine reaches that.
    """
    listen = settings.listen or (LISTEN if settings.webhook_url else None)
    apart = settings.metrics_listen
    servers = []
    if listen:
        is_open = not is_loopback(listen[0])
        if is_open:
            logger.warning(_OPEN, listen[0])
        shown = replace(vitals, metrics=None) if apart or is_open else vitals
        delivery = _delivery(settings, queue, secret)
        servers.append(_open("LISTEN", listen, shown, delivery, settings.trusted_proxy))
    if apart:
        if not is_loopback(apart[0]):
            logger.warning(_OPEN_METRICS, apart[0])
        servers.append(_open("METRICS_LISTEN", apart, vitals, None, settings.trusted_proxy))
    return servers


def _delivery(settings: Settings, queue: UpdateQueue, secret: str) -> Delivery | None:
    if not (url := settings.webhook_url):
        return None
    arrivals = Batcher[Mapping[str, Any]](queue.put)
    return Delivery(urlsplit(url).path or "/", secret, arrivals.put, lambda: queue.has_room)


def _open(
    setting: str,
    address: tuple[str, int],
    vitals: Vitals,
    delivery: Delivery | None,
    proxy: str,
) -> HttpServer:
    host, port = address
    try:
        server = HttpServer(address, vitals, delivery, proxy)
    except OSError as exc:
        raise AddressError(f"{setting}: {host}:{port} cannot be used: {exc.strerror}.") from exc
    logger.info("listening on %s:%d", host, port)
    return server
