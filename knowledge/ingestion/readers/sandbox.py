"""Readers run in a process of their own, with little memory and little time.

A ten-kilobyte PDF can cost its reader nine seconds and a quarter of a gigabyte; a DOCX of half a
megabyte can unpack to four hundred. What happens there must not happen to the bot.
"""

import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_ANSWER, SANDBOX_SECONDS, TOO_MUCH

_INHERITED = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy, where it is installed, reserves 40 MB of address space a core, and is not used there."""

_log = logging.getLogger(__name__)


def run_sandboxed(path: Path, read: Callable[..., Any], *arguments: str) -> dict[str, Any]:
    """Call `read(data, *arguments)` for the bytes of a file in a child process.

    `read` is a function of a module, where the child finds it by its name. Return the fields of
    the dataclass or the dictionary that it returns, as JSON keeps them. Raises DocumentError if
    `read` does, and when a limit ends the child.
    """
    # The child gets no token: it reads what strangers wrote.
    environment = {
        name: os.environ[name] for name in _INHERITED if name in os.environ
    } | _ONE_THREAD
    # Without -P the folder of the child would stand before the standard library.
    child = [sys.executable, "-P", str(Path(__file__).with_name("child.py"))]
    command = [*child, read.__module__, read.__qualname__, *arguments]
    with path.open("rb") as file, tempfile.TemporaryFile() as said:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and module
                command,
                stdin=file,
                stdout=said,
                stderr=subprocess.PIPE,
                env=environment,
                timeout=SANDBOX_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as exc:
            message = f"cannot be read within {SANDBOX_SECONDS} seconds. Split it."
            raise DocumentError(message, Fault.LIMITS) from exc
        said.seek(0)
        answer = said.read(LONGEST_ANSWER)
    if ended.returncode < 0:
        raise DocumentError(TOO_MUCH, Fault.LIMITS)
    if ended.returncode:
        # The last line of a traceback; what follows the colon may be somebody's words.
        failure = ended.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        _log.warning("%s failed: %s", read.__qualname__, failure.partition(":")[0])
        raise DocumentError("cannot be read: it is damaged or unusual. Save it as .txt.")
    said_of_file: dict[str, Any] = json.loads(answer)
    if "error" in said_of_file:
        fault = Fault(said_of_file["fault"])
        raise DocumentError(said_of_file["error"], fault, said_of_file["detail"])
    return said_of_file
