"""Readers of packed formats run in a process of their own, with little memory and little time.

A ten-kilobyte PDF can cost its reader nine seconds and a quarter of a gigabyte; a DOCX of half a
megabyte can unpack to four hundred. What happens there must not happen to the bot.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.readers.source import LONGEST, Source

FORMATS: Mapping[str, str] = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}
"""Suffixes and the module, function `read_<module>`, that reads them."""
TABLES = (".jsonl", ".csv")
"""Suffixes of tables, which are checked and counted here."""
SECONDS = 9
"""By the clock of the wall, so that with all around it a file takes ten at most."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space for a reader with its libraries."""
TOO_MUCH = "takes more time or memory than a document may. Save it as .txt."
_LONGEST_ANSWER = 6 * LONGEST
"""Bytes: a character takes four at most in UTF-8, one that JSON must escape takes six."""
_INHERITED = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")

_log = logging.getLogger(__name__)


def read_isolated(path: Path, suffix: str) -> Source:
    """Read a file in a child process. Raises DocumentError, also when a limit ends the child."""
    return Source(**_asked_of_child(path, suffix))


def count_isolated(path: Path) -> dict[str, int]:
    """Check a table of records in a child process; return how many there are of each type.

    Raises DocumentError, which names the lines that are wrong.
    """
    return _asked_of_child(path, path.suffix.lower())


def _asked_of_child(path: Path, suffix: str) -> dict[str, Any]:
    # The child gets no token: it reads what strangers wrote.
    environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    command = [sys.executable, "-m", __name__, suffix]
    with path.open("rb") as file, tempfile.TemporaryFile() as said:
        try:
            child = subprocess.run(  # noqa: S603 - our own interpreter and module
                command,
                stdin=file,
                stdout=said,
                stderr=subprocess.PIPE,
                env=environment,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as exc:
            message = f"cannot be read within {SECONDS} seconds. Split it."
            raise DocumentError(message, Fault.LIMITS) from exc
        said.seek(0)
        answer = said.read(_LONGEST_ANSWER)
    if child.returncode < 0:
        raise DocumentError(TOO_MUCH, Fault.LIMITS)
    if child.returncode:
        # The last line of a traceback; what follows the colon may be somebody's words.
        failure = child.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        _log.warning("a reader of %s failed: %s", suffix, failure.partition(":")[0])
        raise DocumentError("cannot be read: it is damaged or unusual. Save it as .txt.")
    said_of_file: dict[str, Any] = json.loads(answer)
    if "error" in said_of_file:
        fault = Fault(said_of_file["fault"])
        raise DocumentError(said_of_file["error"], fault, said_of_file["detail"])
    return said_of_file


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none; there the time limit must do
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read the file on standard input; print what it holds as JSON."""
    _limit()
    suffix = sys.argv[1]
    try:
        fields = _read(suffix, sys.stdin.buffer.read())
    except DocumentError as exc:
        fields = {"error": str(exc), "fault": exc.fault, "detail": exc.detail}
    except MemoryError:
        fields = {"error": TOO_MUCH, "fault": Fault.LIMITS, "detail": ""}
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    json.dump(fields, sys.stdout, ensure_ascii=False)


def _read(suffix: str, data: bytes) -> dict[str, Any]:
    if suffix in TABLES:
        counted: Callable[[bytes, str], dict[str, int]]
        counted = import_module("knowledge.ingestion.tables").counted
        return counted(data, suffix)
    name = FORMATS[suffix]
    reader = getattr(import_module(f"knowledge.ingestion.readers.{name}"), f"read_{name}")
    fields = asdict(reader(data))
    if len(fields["text"]) > LONGEST:
        raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
    return fields


if __name__ == "__main__":
    main()
