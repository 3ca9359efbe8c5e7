"""Source of a draft: its title and its address, as one line or several lines name them."""

import re
from collections.abc import Iterable

_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>\[\]]+")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((?=https?://)")
"""A title with its address behind it, as in Markdown."""
_BETWEEN = " ,;|()<>–—-"
"""What stands between a title and an address, and belongs to neither."""
_BEHIND = _BETWEEN.replace("(", "")
_CLOSING = ".,;!)>"
"""What ends a sentence right behind an address."""
_BESIDE = "; "


def named_source(lines: Iterable[str]) -> tuple[str, str | None]:
    """Return the title that lines name, and the first address in them, None if there is none.

    Several titles stand side by side, with the further addresses; an address alone is the title.
    """
    read = (_LINK.sub(r"\1 (", line).strip() for line in lines)
    said = [*dict.fromkeys(filter(None, read))]
    found = next(filter(None, map(_ADDRESS.search, said)), None)
    if found is None:
        return _BESIDE.join(said), None
    address = found[0].rstrip(_CLOSING)
    titles = [_without(line, address) if line == found.string else line for line in said]
    titles = [title for title in titles if title]
    whole = f"https://{address}" if address.startswith("www.") else address
    return (_BESIDE.join(titles), whole) if titles else (address, None)


def _without(line: str, address: str) -> str:
    before, _, behind = line.partition(address)
    parts = before.strip(f"{_BETWEEN}:"), "" if behind in _CLOSING else behind.lstrip(_BEHIND)
    is_listed = before.rstrip().endswith((",", ";")) or behind.startswith((",", ";"))
    return (", " if is_listed else " ").join(filter(None, parts))
