"""Readers run in a process of their own, with little memory and little time.

A ten-kilobyte PDF can cost its reader nine seconds and a quarter of a gigabyte; a DOCX of half a
megabyte can unpack to four hundred. What happens there must not happen to the bot.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, Any

from knowledge.errors import DocumentError, Fault, RowError, RowFault
from knowledge.ingestion.limits import LONGEST_ANSWER, SANDBOX_SECONDS, SANDBOX_WAIT, TOO_MUCH

_INHERITED = (
    "PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR",
    "SSL_CERT_FILE", "SSL_CERT_DIR",
)  # fmt: skip
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy, where it is installed, reserves 40 MB of address space a core, and is not used there."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None
"""What a child returns whose time of the processor is up; Windows has no such limit."""
_TRACEBACK_END = 4_096
"""Bytes at the end of what a child complains of, in which its last line stands."""

_log = logging.getLogger(__name__)


def run_sandboxed(path: Path, module: str, function: str, *arguments: str) -> dict[str, Any]:
    """Call `function(data, *arguments)` of a module for the bytes of a file in a child process.

    Return the fields of the dataclass or the dictionary that it returns, as JSON keeps them.
    Raises DocumentError if the function does, and when a limit ends the child.
    """
    with path.open("rb") as file:
        try:
            return run_child(file, module, function, *arguments)
        except TimeoutError as exc:
            message = f"cannot be read within {SANDBOX_SECONDS} seconds. Split it."
            raise DocumentError(message, Fault.LIMITS) from exc


def run_child(
    given: IO[bytes],
    module: str,
    function: str,
    *arguments: str,
    seconds: float = SANDBOX_WAIT,
) -> dict[str, Any]:
    """Call a function of a module for what is `given`, in a child process, as `run_sandboxed`.

    Raises TimeoutError after so many `seconds` of the wall clock, or SANDBOX_SECONDS of the
    processor; the child has ended by then.
    """
    # The child gets no token: it reads what strangers wrote.
    environment = {
        name: os.environ[name] for name in _INHERITED if name in os.environ
    } | _ONE_THREAD
    # Without -P the folder of the child would stand before the standard library.
    child = [sys.executable, "-P", str(Path(__file__).with_name("child.py"))]
    command = [*child, module, function, *arguments]
    # To files, for what a child writes must not fill the memory of the bot.
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as complaints:
        try:
            ended = subprocess.run(  # noqa: S603 - our own interpreter and module
                command,
                stdin=given,
                stdout=said,
                stderr=complaints,
                env=environment,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as exc:
            raise TimeoutError from exc
        said.seek(0)
        answer = said.read(LONGEST_ANSWER)
        failure = _failure(complaints)
    if ended.returncode == _OUT_OF_TIME:
        raise TimeoutError
    if ended.returncode < 0:
        raise DocumentError(TOO_MUCH, Fault.LIMITS)
    if ended.returncode:
        _log.warning("%s failed: %s", function, failure)
        raise DocumentError("cannot be read: it is damaged or unusual. Save it as .txt.")
    return _told(answer)


def _told(answer: bytes) -> dict[str, Any]:
    """Return what a child said. Raises DocumentError, if that is what it said."""
    said_of_file: dict[str, Any] = json.loads(answer)
    if "error" in said_of_file:
        fault = Fault(said_of_file["fault"])
        rows = [
            RowError(**{**row, "fault": RowFault(row["fault"])}) for row in said_of_file["rows"]
        ]
        raise DocumentError(said_of_file["error"], fault, said_of_file["detail"], rows)
    return said_of_file


def _failure(complaints: IO[bytes]) -> str:
    """Return the name of the error that ended a child, without the words that it may quote."""
    complaints.seek(max(0, complaints.seek(0, os.SEEK_END) - _TRACEBACK_END))
    last = complaints.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    return last.partition(":")[0]
