"""An address on the web -> a file to read; never one inside the operator's own network."""

import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import FETCH_REDIRECTS, FETCH_SECONDS, LARGEST_PAGE, MEGABYTE

if TYPE_CHECKING:
    import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; astana-bot)"}
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_PORTS = {"http": 80, "https": 443}


def is_address(text: str) -> bool:
    """Tell an address on the web from the name of a file."""
    return text.lower().startswith(("http://", "https://"))


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet, mapped and tunnelled ones too."""
    inner = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None)
    return address.is_global and not address.is_multicast and (inner is None or is_public(inner))


@contextmanager
def fetched(
    url: str, suffixes: Mapping[str, str], allowed: Callable[[Address], bool] = is_public
) -> Iterator[Path]:
    """Download to a temporary file whose suffix says the format; it is gone afterwards.

    `suffixes` says which suffix a media type has; the address names that of any other. Each
    redirect is checked again. Raises DocumentError if the address is not allowed, does not
    answer in time, sends too much, or sends what cannot be read.
    """
    import httpx  # noqa: PLC0415 - a fifth of a second to import, and most imports are files

    with (
        TemporaryDirectory() as folder,
        httpx.Client(timeout=FETCH_SECONDS, trust_env=False, headers=_HEADERS) as client,
    ):
        try:
            path = _Download(client, allowed, suffixes, Path(folder)).of(url)
        except (httpx.HTTPError, httpx.InvalidURL, zlib.error, ValueError) as exc:
            message = f"{url} does not answer as it should. Does it open in a browser?"
            raise DocumentError(message, Fault.UNREACHABLE) from exc
        yield path


class _Download:
    def __init__(
        self,
        client: "httpx.Client",
        allowed: Callable[[Address], bool],
        suffixes: Mapping[str, str],
        folder: Path,
    ) -> None:
        self._client = client
        self._allowed = allowed
        self._suffixes = suffixes
        self._folder = folder
        self._ends = time.monotonic() + FETCH_SECONDS

    def of(self, url: str) -> Path:
        for _ in range(FETCH_REDIRECTS + 1):
            response = self._client.send(self._request(url), stream=True)
            try:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.is_error:
                    status = response.status_code
                    raise DocumentError(f"{url} answers with error {status}.", Fault.UNREACHABLE)
                return self._saved(response, url)
            finally:
                response.close()
        message = f"{url} leads from one address to the next without end."
        raise DocumentError(message, Fault.UNREACHABLE)

    def _request(self, url: str) -> "httpx.Request":
        """Return a request that goes to the very address that was checked, whatever DNS says."""
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            message = f"{url} is no address on the web: it begins with https://."
            raise DocumentError(message, Fault.ADDRESS)
        address = self._resolved(parts.hostname, parts.port or _PORTS[parts.scheme])
        host = f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004
        port = f":{parts.port}" if parts.port else ""
        target = parts._replace(netloc=host + port, fragment="").geturl()
        return self._client.build_request(
            "GET",
            target,
            headers={"Host": parts.hostname + port, "Accept-Encoding": "identity"},
            extensions={"sni_hostname": parts.hostname},
        )

    def _resolved(self, host: str, port: int) -> Address:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as exc:
            message = f"{host} is not known. Is the address right?"
            raise DocumentError(message, Fault.UNREACHABLE) from exc
        addresses = [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]
        if not all(self._allowed(address) for address in addresses):
            message = f"{host} is not on the public internet; it is not read."
            raise DocumentError(message, Fault.PRIVATE)
        return addresses[0]

    def _saved(self, response: "httpx.Response", url: str) -> Path:
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        path = self._folder / (_name(url) + (self._suffixes.get(kind) or _suffix(url)))
        size = 0
        with path.open("wb") as file:
            for chunk in _unpacked(response):
                size += len(chunk)
                if size > LARGEST_PAGE:
                    limit = LARGEST_PAGE // MEGABYTE
                    raise DocumentError(f"{url} sends more than {limit} MB.", Fault.SIZE, limit)
                if time.monotonic() > self._ends:
                    message = f"{url} takes longer than {FETCH_SECONDS} seconds."
                    raise DocumentError(message, Fault.UNREACHABLE)
                file.write(chunk)
        return path


def _unpacked(response: "httpx.Response") -> Iterator[bytes]:
    """Yield what a page sends in small pieces. Raises ValueError if it is packed twice."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing == "identity":
        yield from response.iter_raw()
        return
    if packing not in {"gzip", "deflate"}:
        raise ValueError(packing)
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB)
    for packed in response.iter_raw():
        waiting = packed
        while waiting:
            piece = unpack.decompress(waiting, MEGABYTE)
            if not piece and waiting == unpack.unconsumed_tail:
                break
            yield piece
            waiting = unpack.unconsumed_tail


def _name(url: str) -> str:
    stem = PurePosixPath(urlsplit(url).path).stem
    return re.sub(r"[^\w-]+", "_", stem)[:80] or "page"


def _suffix(url: str) -> str:
    return PurePosixPath(urlsplit(url).path).suffix.lower() or ".html"
