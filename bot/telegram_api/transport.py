"""What talks HTTP to Telegram: aiohttp, for httpx took four times the work a message."""

import json
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import BadRequest, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.throughput import CONNECTIONS
from knowledge import LARGEST_UPLOAD

READ_SECONDS = 10.0
CONNECT_SECONDS = 5.0
WHOLE_SECONDS = 100.0
"""How long one call may take in all, whatever trickles in; uploads and downloads as well."""
_URLENCODED = "application/x-www-form-urlencoded"


class Transport(BaseRequest):
    """Sends calls to the Bot API, and reads at most `limit` bytes of an answer."""

    def __init__(self, limit: int = LARGEST_UPLOAD) -> None:
        self._limit = limit
        self._open: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._open is None:
            self._open = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._open is not None:
            await self._open.close()
            self._open = None

    async def do_request(  # noqa: PLR0913, PLR0917 - as its base class has it
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Return status and body. Raises NetworkError, of which TimedOut may have been heard."""
        if self._open is None:
            raise RuntimeError("The transport is not initialised.")
        read = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        content = _content_of(request_data) if request_data else None
        try:
            proxy = _proxy_of(*urlsplit(url)[:2])
            async with self._open.request(
                method, url, data=content, timeout=_timeout(read), proxy=proxy
            ) as response:
                return response.status, await self._body(response)
        except aiohttp.ConnectionTimeoutError as exc:
            raise NetworkError("No connection in time") from exc
        except TimeoutError as exc:
            raise TimedOut from exc
        except aiohttp.ClientError as exc:
            # Its words may hold the address, and with it the token.
            raise NetworkError(type(exc).__name__) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer. Raises NetworkError if it is none: what is between us answered."""
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise NetworkError("The answer is no JSON object")
        return answer

    async def _body(self, response: aiohttp.ClientResponse) -> bytes:
        parts, size = [], 0
        async for part in response.content.iter_any():
            size += len(part)
            if size > self._limit:
                # As Telegram says it of files that are too large by their own account.
                raise BadRequest("file is too big")
            parts.append(part)
        return b"".join(parts)


@cache
def _proxy_of(scheme: str, host: str) -> str | None:
    """Return what the environment says of the way to a server; asked once, as it takes long."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


@cache
def _timeout(read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=read + WHOLE_SECONDS, sock_read=read, sock_connect=CONNECT_SECONDS
    )


def _content_of(data: RequestData) -> aiohttp.FormData | aiohttp.BytesPayload:
    """Return a form, which is quoted in C if there is no file in it: six times as fast."""
    if data.contains_files:
        return _form(data)
    values = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in data.parameters.items()
    }
    quoted = URL.build(query=values).raw_query_string
    return aiohttp.BytesPayload(quoted.encode(), content_type=_URLENCODED)


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
