"""Public addresses: which of IPv4 and IPv6 belong to the internet, in whatever disguise.

The tables are IANA's registries of special-purpose addresses (RFC 6890) as of 2026-11; Python's
own `is_global` differs from release to release, and knows neither NAT64 nor SIIT.
"""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from knowledge.errors import DocumentError, Fault

Address = IPv4Address | IPv6Address

_SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private use
            "100.64.0.0/10",  # shared, behind carriers' NAT
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local, where clouds keep their metadata
            "172.16.0.0/12",  # private use
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.88.99.0/24",  # relays of 6to4
            "192.168.0.0/16",  # private use
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
"""All that was ever given out; site-local, unique local, link-local and SIIT lie elsewhere."""
_SPECIAL_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
            "2001:db8::/32",  # documentation
            "3fff::/20",  # documentation
        ),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet.

    One that holds an IPv4 address (mapped, NAT64, 6to4) is as public as that.
    """
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    if (inner := _inner(address)) is not None:
        return is_public(inner)
    return address in _GLOBAL_V6 and not any(address in network for network in _SPECIAL_V6)


def check_address(address: Address, named: str, allowed: Callable[[Address], bool]) -> None:
    """Raise DocumentError for an address that is not allowed; `named` is what led to it."""
    if not allowed(address):
        message = f"{named} is not on the public internet; it is not read."
        raise DocumentError(message, Fault.PRIVATE)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address in _MAPPED or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return None
