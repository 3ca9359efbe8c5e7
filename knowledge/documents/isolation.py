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
from collections.abc import Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from knowledge.documents.source import LONGEST, Source
from knowledge.errors import DocumentError

FORMATS: Mapping[str, str] = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}
"""Suffixes and the module, function `read_<module>`, that reads them."""
SECONDS = 10
MEMORY = 512 * 1024 * 1024
"""Bytes of address space for a reader with its libraries."""
TOO_MUCH = "takes more time or memory than a document may. Save it as .txt."
_INHERITED = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")

_log = logging.getLogger(__name__)


def read_isolated(path: Path, suffix: str) -> Source:
    """Read a file in a child process. Raises DocumentError, also when a limit ends the child."""
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
            raise DocumentError(f"cannot be read within {SECONDS} seconds. Split it.") from exc
        said.seek(0)
        answer = said.read(4 * LONGEST)
    if child.returncode < 0:
        raise DocumentError(TOO_MUCH)
    if child.returncode:
        # The last line of a traceback; what follows the colon may be somebody's words.
        failure = child.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        _log.warning("a reader of %s failed: %s", suffix, failure.partition(":")[0])
        raise DocumentError("cannot be read: it is damaged or unusual. Save it as .txt.")
    fields = json.loads(answer)
    if "error" in fields:
        raise DocumentError(fields["error"])
    return Source(**fields)


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
    name = FORMATS[sys.argv[1]]
    reader = getattr(import_module(f"knowledge.documents.{name}"), f"read_{name}")
    try:
        fields = asdict(reader(sys.stdin.buffer.read()))
    except DocumentError as exc:
        fields = {"error": str(exc)}
    except MemoryError:
        fields = {"error": TOO_MUCH}
    if len(fields.get("text", "")) > LONGEST:
        fields = {"error": "holds too much text. Split it and try again."}
    json.dump(fields, sys.stdout)


if __name__ == "__main__":
    main()
