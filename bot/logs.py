"""Logging: for people on a terminal, one JSON object a line elsewhere; no token in either."""

import logging
import re
import sys

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

_TOKEN = re.compile(r"\d{4,20}:[A-Za-z0-9_-]{30,}")
_CREDENTIALS = re.compile(r"://[^/\s@]{1,200}@")
"""What an address may hold before its host: a name and a password."""
_QUIET = "aiohttp", "asyncio", "httpcore", "httpx", "telegram", "uvicorn"
"""What logs addresses and people's words at INFO or below; an address holds the token."""


def configure_logging(level: str, *, secret: str = "") -> None:
    """Log to standard error from `level` on; `secret` never appears."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(secret, is_for_people=sys.stderr.isatty()))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def without_credentials(words: str) -> str:
    """Return words without the names and passwords in their addresses."""
    return _CREDENTIALS.sub("://<credentials>@", words)


class _Redacting(structlog.stdlib.ProcessorFormatter):
    """Replaces what looks like a bot token, in messages and in tracebacks."""

    def __init__(self, secret: str, *, is_for_people: bool) -> None:
        super().__init__(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=not is_for_people),
            ],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *(_for_people() if is_for_people else _for_machines()),
            ],
        )
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret:
            line = line.replace(self._secret, "<token>")
        return without_credentials(_TOKEN.sub("<token>", line))


def _for_people() -> list[Processor]:
    # No local variables with a traceback: they hold people's words.
    return [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]


def _for_machines() -> list[Processor]:
    return [
        structlog.processors.format_exc_info,
        _first_things_first,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def _first_things_first(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    first = {name: event.pop(name) for name in ("timestamp", "level", "logger", "event")}
    return {**first, **event}
