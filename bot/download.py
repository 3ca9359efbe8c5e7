"""Downloads with an end: a server that sends more than it said fills no memory."""

from collections.abc import AsyncIterator

import httpx
from telegram.error import BadRequest
from telegram.request import HTTPXRequest

LARGEST = 20 * 1024 * 1024
"""Bytes: what Telegram itself lets a bot download; no answer of its methods comes near."""


def bounded_request(limit: int = LARGEST) -> HTTPXRequest:
    """Return what talks to Telegram and reads at most so many bytes of an answer."""

    async def bound(response: httpx.Response) -> None:
        if isinstance(response.stream, httpx.AsyncByteStream):
            response.stream = _Bounded(response.stream, limit)

    return HTTPXRequest(httpx_kwargs={"event_hooks": {"response": [bound]}})


class _Bounded(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream, limit: int) -> None:
        self._stream = stream
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._stream:
            size += len(chunk)
            if size > self._limit:
                # As Telegram says it of files that are too large by their own account.
                raise BadRequest("file is too big")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
