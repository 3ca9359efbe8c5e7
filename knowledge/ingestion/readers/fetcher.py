"""The fetcher: an address on the web -> a file; never one inside the operator's own network.

It runs in a process of its own (see `pages`): what a name server or a page does there, such as
not to answer, ends with that process.
"""

import asyncio
import json
import re
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

import aiohttp
from yarl import URL

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import (
    FETCH_REDIRECTS,
    FETCH_SECONDS,
    LARGEST_PAGE,
    MEGABYTE,
    too_slow,
)
from knowledge.ingestion.readers.checked_resolver import CheckedResolver
from knowledge.ingestion.readers.public_addresses import Address, check_address

_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; astana-bot)", "Accept-Encoding": "identity"}
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_PACKINGS = {"identity", "gzip", "deflate"}
_SCHEMES = {"http", "https"}
_OK, _NOT_MODIFIED = 200, 304
_MOVED = {301, 302, 303, 307, 308}
_MOVED_FOR_GOOD = {301, 308}
_GONE = {404, 410}
_LONGEST_VALIDATOR = 1_000


@dataclass(frozen=True, slots=True)
class Request:
    """What to fetch: an address, and which suffix of a file each media type has.

    `folder` is where the file goes. `etag` and `last_modified` are the validators of what is
    known (RFC 9110, 8.8), so that a page that did not change need not be sent.
    """

    url: str
    folder: str
    suffixes: Mapping[str, str]
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the `file` in the folder, None if nothing changed, and its validators.

    `moved_to` is where permanent redirects (301, 308) lead, None without one.
    """

    file: str | None
    etag: str | None
    last_modified: str | None
    moved_to: str | None


def fetch(request: bytes, allowed: str) -> dict[str, str | None]:
    """Fetch what a `Request` in JSON asks for; return the fields of `Fetched`.

    `allowed` names, as `module:function`, what tells whether an address may be connected to; each
    redirect is checked again. Raises DocumentError if the address is not allowed, does not answer
    in time, sends too much, or sends what cannot be read.
    """
    module, _, name = allowed.partition(":")
    wanted = Request(**json.loads(request))
    return asdict(asyncio.run(_fetch(wanted, getattr(import_module(module), name))))


async def _fetch(request: Request, allowed: Callable[[Address], bool]) -> Fetched:
    connector = aiohttp.TCPConnector(resolver=CheckedResolver(allowed))
    try:
        async with (
            asyncio.timeout(FETCH_SECONDS),
            aiohttp.ClientSession(
                connector=connector,
                headers=_headers(request),
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
            ) as client,
        ):
            return await _Download(client, allowed, request).run()
    except TimeoutError as exc:
        raise too_slow(request.url) from exc
    except (aiohttp.ClientError, zlib.error, ValueError) as exc:
        message = f"{request.url} does not answer as it should. Does it open in a browser?"
        raise DocumentError(message, Fault.UNREACHABLE) from exc


def _headers(request: Request) -> dict[str, str]:
    known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return _HEADERS | {name: value for name, value in known.items() if value}


class _Download:
    def __init__(
        self, client: aiohttp.ClientSession, allowed: Callable[[Address], bool], request: Request
    ) -> None:
        self._client = client
        self._allowed = allowed
        self._request = request
        self._moved_to: str | None = None

    async def run(self) -> Fetched:
        url, is_for_good = self._request.url, True
        for _ in range(FETCH_REDIRECTS + 1):
            self._check(url)
            async with self._client.get(url, allow_redirects=False) as response:
                moved = response.headers.get("Location")
                if response.status in _MOVED and moved:
                    url = urljoin(url, moved)
                    is_for_good = is_for_good and response.status in _MOVED_FOR_GOOD
                    self._moved_to = url if is_for_good else self._moved_to
                    continue
                if response.status == _NOT_MODIFIED:
                    return self._answer(response, None)
                if response.status != _OK:
                    fault = Fault.GONE if response.status in _GONE else Fault.UNREACHABLE
                    raise DocumentError(f"{url} answers with error {response.status}.", fault)
                return self._answer(response, await self._save(response, url))
        message = f"{url} leads from one address to the next without end."
        raise DocumentError(message, Fault.UNREACHABLE)

    def _answer(self, response: aiohttp.ClientResponse, file: str | None) -> Fetched:
        etag, last_modified = _validator(response, "ETag"), _validator(response, "Last-Modified")
        return Fetched(file, etag, last_modified, self._moved_to)

    def _check(self, url: str) -> None:
        """Refuse what is no address on the web, or a number that is not allowed.

        Names are checked when they are resolved, by what then connects; numbers never are. Which
        is which the client must say itself: to it, "①②⑦.0.0.1" is a number.
        """
        parts = URL(url)
        if parts.scheme not in _SCHEMES or not parts.host:
            message = f"{url} is no address on the web: it begins with https://."
            raise DocumentError(message, Fault.ADDRESS)
        with suppress(ValueError):
            check_address(ip_address(parts.host.partition("%")[0]), url, self._allowed)

    async def _save(self, response: aiohttp.ClientResponse, url: str) -> str:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        name = _name(url) + (self._request.suffixes.get(kind) or _suffix(url))
        path = Path(self._request.folder) / name
        size = 0
        with path.open("wb") as file:
            async for chunk in _unpacked(response):
                size += len(chunk)
                if size > LARGEST_PAGE:
                    limit = LARGEST_PAGE // MEGABYTE
                    raise DocumentError(f"{url} sends more than {limit} MB.", Fault.SIZE, limit)
                file.write(chunk)
        return name


def _validator(response: aiohttp.ClientResponse, name: str) -> str | None:
    value = response.headers.get(name, "")
    return value if 0 < len(value) <= _LONGEST_VALIDATOR else None


async def _unpacked(response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    """Yield what a page sends in small pieces.

    Raises ValueError if it is packed twice, or breaks off inside of what was packed.
    """
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in _PACKINGS:
        raise ValueError(packing)
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    async for packed in response.content.iter_any():
        if packing == "identity":
            yield packed
            continue
        waiting = packed
        while waiting:
            piece = unpack.decompress(waiting, MEGABYTE)
            if not piece and waiting == unpack.unconsumed_tail:
                break
            yield piece
            waiting = unpack.unconsumed_tail
    if packing != "identity" and not unpack.eof:
        raise ValueError("broken off")


def _name(url: str) -> str:
    stem = PurePosixPath(urlsplit(url).path).stem
    return re.sub(r"[^\w-]+", "_", stem)[:80] or "page"


def _suffix(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix.lower() or ".html"
