"""Protection: what every response of the site forbids, and how often one address may ask."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handlers.rate_limit import TokenBuckets

BURST, SECONDS = 60, 0.1
"""Requests of one address at once, and in how many seconds it may ask once more."""
POST_COST = 5.0
"""A question costs as much as so many pages."""
_SIX = 64
"""Bits of an IPv6 address that one network is given: who has one has 2^64 of them."""
_TELEGRAM = " ".join(f"https://{name}.telegram.org" for name in ("web", "webk", "weba", "webz"))
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors 'self' {_TELEGRAM}"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No script but ours, nothing of others, and frames in Telegram's web clients only."""


class ProtectedApp:
    """ASGI middleware: sets the headers, and answers 429 to an address that asks too often."""

    def __init__(
        self,
        app: ASGIApp,
        refusal: Callable[[Request], str],
        *,
        is_indexed: bool,
        clock: Callable[[], float],
    ) -> None:
        self._app = app
        self._refusal = refusal
        self._headers = HEADERS | ({} if is_indexed else {"X-Robots-Tag": "noindex, nofollow"})
        self._buckets = TokenBuckets(BURST, SECONDS)
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it before anything is read for it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        app: ASGIApp = self._app
        cost = POST_COST if scope["method"] == "POST" else 1.0
        if wait := self._buckets.wait(network_of(scope), self._clock(), cost):
            seconds = {"Retry-After": str(max(1, round(wait)))}
            app = PlainTextResponse(self._refusal(Request(scope)), 429, seconds)
        await app(scope, receive, send_with_headers)


def network_of(scope: Scope) -> str:
    """Return what counts as one address: an IPv4 address, or a network of IPv6."""
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(ip_network((address.packed, _SIX), strict=False))
    return host
