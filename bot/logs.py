"""Logging: levels, and no token in any line or traceback."""

import logging
import re
import sys

_TOKEN = re.compile(r"\d{4,20}:[A-Za-z0-9_-]{30,}")


class _Redacting(logging.Formatter):
    """Replaces what looks like a bot token, in messages and in tracebacks."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        if self._secret:
            line = line.replace(self._secret, "<token>")
        return _TOKEN.sub("<token>", line)


def configure_logging(level: str, *, secret: str = "") -> None:
    """Log to standard error from `level` on; `secret` never appears."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacting(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # httpx logs every URL at INFO, and a Bot API URL holds the token.
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
