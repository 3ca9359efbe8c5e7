"""Versions of libraries: the oldest without known holes, and which are older."""

from datetime import date
from importlib.metadata import PackageNotFoundError, version

CHECKED = date(2026, 11, 29)
"""When FLOORS was last compared with what is publicly known."""
FLOORS = {
    "aiohttp": (3, 14, 3),
    "click": (8, 3, 3),
    "cryptography": (50,),
    "filelock": (3, 20, 3),
    "h11": (0, 16),
    "idna": (3, 15),
    "jinja2": (3, 1, 6),
    "lxml": (6, 1),
    "lxml-html-clean": (0, 4, 5),
    "pillow": (12, 3),
    "pydantic-settings": (2, 14, 2),
    "pygments": (2, 20),
    "pypdf": (6, 16, 1),
    "python-docx": (0, 8, 6),
    "python-dotenv": (1, 2, 2),
    "starlette": (1, 3, 1),
    "urllib3": (2, 7),
}
"""The oldest versions without known holes: aiohttp CVE-2026-69244; click CVE-2026-7246;
cryptography CVE-2026-69247; filelock CVE-2026-22701; h11 CVE-2025-43859; idna CVE-2026-45409;
jinja2 CVE-2025-27516; lxml CVE-2026-41066; lxml-html-clean CVE-2026-49825; pillow PYSEC-2026-2253
to -2257; pydantic-settings GHSA-4xgf-cpjx-pc3j; pygments CVE-2026-4539; pypdf CVE-2026-84309;
python-docx GHSA-34wj-p5jm-2p96; python-dotenv CVE-2026-28684; starlette CVE-2026-54283; urllib3
CVE-2026-44431."""


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
