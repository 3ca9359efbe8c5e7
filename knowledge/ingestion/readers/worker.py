"""What a sandbox does in its process: sets the limits, calls a reader, and answers in JSON."""

import gc
import json
import sys
from dataclasses import asdict, is_dataclass
from importlib import import_module
from typing import Any

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_ANSWER, SANDBOX_MEMORY, SANDBOX_SECONDS, TOO_MUCH

_GARBAGE = 50_000
"""New objects after which garbage is looked for: reading makes much that stays to the end."""


def main() -> None:
    """Read the file on standard input; print what it holds as JSON."""
    _limit()
    gc.set_threshold(_GARBAGE)
    module, name, *arguments = sys.argv[1:]
    try:
        read = getattr(import_module(module), name)
        gc.freeze()
        said = _encoded(read(sys.stdin.buffer.read(), *arguments))
    except DocumentError as exc:
        told = {"fault": exc.fault, "detail": exc.detail, "rows": [*map(asdict, exc.rows)]}
        said = _encoded({"error": str(exc), **told})
    except MemoryError:
        said = _encoded({"error": TOO_MUCH, "fault": Fault.LIMITS, "detail": "", "rows": []})
    sys.stdout.buffer.write(said)


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (SANDBOX_MEMORY, SANDBOX_MEMORY))
    # At the first of the two it ends by a signal that says why.
    resource.setrlimit(resource.RLIMIT_CPU, (SANDBOX_SECONDS, SANDBOX_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST_ANSWER, LONGEST_ANSWER))


def _encoded(found: Any) -> bytes:
    """Return JSON in UTF-8. Raises DocumentError if it is longer than is read of it."""
    fields = asdict(found) if is_dataclass(found) and not isinstance(found, type) else found
    said = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if len(said) > LONGEST_ANSWER:
        raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
    return said
