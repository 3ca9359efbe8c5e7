"""Names of hosts -> addresses that may be connected to, each checked as it is looked up.

The connection goes to the very address that was checked, whatever the name says a moment later.
"""

import socket
from collections.abc import Callable
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.public_addresses import Address, check_address


class CheckedResolver(AbstractResolver):
    """Resolves names as the system does, and refuses those that lead to an address inside."""

    def __init__(self, allowed: Callable[[Address], bool]) -> None:
        self._allowed = allowed
        self._system = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return all addresses of a host. Raises DocumentError if one is not allowed."""
        try:
            found = await self._system.resolve(host, port, family)
        except OSError as exc:
            message = f"{host} is not known. Is the address right?"
            raise DocumentError(message, Fault.UNREACHABLE) from exc
        for each in found:
            check_address(ip_address(each["host"].partition("%")[0]), host, self._allowed)
        return found

    async def close(self) -> None:
        """Release nothing: threads of the loop did the work."""
