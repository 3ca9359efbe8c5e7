"""An address on the web -> a file to read; never one inside the operator's own network."""

import asyncio
import re
import zlib
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import FETCH_REDIRECTS, FETCH_SECONDS, LARGEST_PAGE, MEGABYTE
from knowledge.ingestion.readers.public_addresses import Address, check_address, is_public

if TYPE_CHECKING:
    import aiohttp

_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; astana-bot)", "Accept-Encoding": "identity"}
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_PACKINGS = {"identity", "gzip", "deflate"}
_SCHEMES = {"http", "https"}
_OK = 200
_MOVED = {301, 302, 303, 307, 308}


def is_address(text: str) -> bool:
    """Tell an address on the web from the name of a file."""
    return text.lower().startswith(("http://", "https://"))


@contextmanager
def fetched(
    url: str, suffixes: Mapping[str, str], allowed: Callable[[Address], bool] = is_public
) -> Iterator[Path]:
    """Download to a temporary file whose suffix says the format; it is gone afterwards.

    `suffixes` says which suffix a media type has; the address names that of any other. Each
    redirect is checked again. Raises DocumentError if the address is not allowed, does not
    answer in time, sends too much, or sends what cannot be read.
    """
    with TemporaryDirectory() as folder:
        yield asyncio.run(_fetch(url, Path(folder), suffixes, allowed))


async def _fetch(
    url: str, folder: Path, suffixes: Mapping[str, str], allowed: Callable[[Address], bool]
) -> Path:
    # A tenth of a second to import, and most imports are files.
    import aiohttp  # noqa: PLC0415

    from knowledge.ingestion.readers.checked_resolver import CheckedResolver  # noqa: PLC0415

    connector = aiohttp.TCPConnector(resolver=CheckedResolver(allowed))
    try:
        async with (
            asyncio.timeout(FETCH_SECONDS),
            aiohttp.ClientSession(
                connector=connector,
                headers=_HEADERS,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
            ) as client,
        ):
            return await _Download(client, allowed, suffixes, folder).of(url)
    except TimeoutError as exc:
        message = f"{url} takes longer than {FETCH_SECONDS} seconds."
        raise DocumentError(message, Fault.UNREACHABLE) from exc
    except (aiohttp.ClientError, zlib.error, ValueError) as exc:
        message = f"{url} does not answer as it should. Does it open in a browser?"
        raise DocumentError(message, Fault.UNREACHABLE) from exc


class _Download:
    def __init__(
        self,
        client: "aiohttp.ClientSession",
        allowed: Callable[[Address], bool],
        suffixes: Mapping[str, str],
        folder: Path,
    ) -> None:
        self._client = client
        self._allowed = allowed
        self._suffixes = suffixes
        self._folder = folder

    async def of(self, url: str) -> Path:
        for _ in range(FETCH_REDIRECTS + 1):
            self._check(url)
            async with self._client.get(url, allow_redirects=False) as response:
                moved = response.headers.get("Location")
                if response.status in _MOVED and moved:
                    url = urljoin(url, moved)
                    continue
                if response.status != _OK:
                    message = f"{url} answers with error {response.status}."
                    raise DocumentError(message, Fault.UNREACHABLE)
                return await self._save(response, url)
        message = f"{url} leads from one address to the next without end."
        raise DocumentError(message, Fault.UNREACHABLE)

    def _check(self, url: str) -> None:
        """Refuse what is no address on the web, or a number that is not allowed.

        Names are checked when they are resolved, by what then connects; numbers never are. Which
        is which the client must say itself: to it, "①②⑦.0.0.1" is a number.
        """
        from yarl import URL  # noqa: PLC0415 - comes with aiohttp

        parts = URL(url)
        if parts.scheme not in _SCHEMES or not parts.host:
            message = f"{url} is no address on the web: it begins with https://."
            raise DocumentError(message, Fault.ADDRESS)
        with suppress(ValueError):
            check_address(ip_address(parts.host.partition("%")[0]), url, self._allowed)

    async def _save(self, response: "aiohttp.ClientResponse", url: str) -> Path:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        path = self._folder / (_name(url) + (self._suffixes.get(kind) or _suffix(url)))
        size = 0
        with path.open("wb") as file:
            async for chunk in _unpacked(response):
                size += len(chunk)
                if size > LARGEST_PAGE:
                    limit = LARGEST_PAGE // MEGABYTE
                    raise DocumentError(f"{url} sends more than {limit} MB.", Fault.SIZE, limit)
                file.write(chunk)
        return path


async def _unpacked(response: "aiohttp.ClientResponse") -> AsyncIterator[bytes]:
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
