"""Documents, facts and answers: what the bot knows. Knows nothing of Telegram.

This is the face: the others import from here what they use, and nothing from the rooms behind.
`__init__.pyi` says where each name lives. Its module is loaded when the name is first asked for:
a command needs a part of them, and all take half of its start.
"""

import re
from importlib import import_module
from pathlib import Path
from typing import Any

_IMPORT = re.compile(r"^from (\S+) import (?:\(([^)]*)\)|(.+)$)", re.MULTILINE)
_HOMES = {
    name: module
    for module, several, one in _IMPORT.findall(
        Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    )
    for name in (several or one).replace(",", " ").split()
}
__all__ = [*_HOMES]  # noqa: PLE0604 - all of them are strings


def __getattr__(name: str) -> Any:
    """Load what is asked for the first time. Raises AttributeError for what is not promised."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = import_module(_HOMES[name])
    found = getattr(home, name) if hasattr(home, name) else import_module(f"{_HOMES[name]}.{name}")
    globals()[name] = found
    return found
