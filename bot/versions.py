"""Versions of libraries: the oldest without known holes, and which are older."""

from importlib.metadata import PackageNotFoundError, version

FLOORS = {
    "aiohttp": (3, 13, 3),
    "h11": (0, 16),
    "pypdf": (6, 13),
    "python-docx": (0, 8, 6),
    "starlette": (0, 49, 1),
}
"""The oldest versions without known holes: aiohttp CVE-2025-69223; h11 CVE-2025-43859;
pypdf CVE-2025-55197 to CVE-2026-54531; python-docx GHSA-34wj-p5jm-2p96; starlette
CVE-2025-62727."""


def too_old() -> list[str]:
    """Return installed libraries that are older than their floor, as "name 1.2 (from 1.3 on)"."""
    found = []
    for name, floor in FLOORS.items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            continue
        if _numbers(installed) < floor:
            found.append(f"{name} {installed} (from {'.'.join(map(str, floor))} on)")
    return found


def _numbers(version_: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version_.split(".") if part.isdecimal())
