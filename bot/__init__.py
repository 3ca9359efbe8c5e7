"""The process: command line, settings, and the wiring of Telegram to knowledge."""

import os

__version__ = "0.2.0"
"""Of the whole distribution; pyproject.toml reads it here, and .github/CHANGELOG.md dates it."""

# How python-telegram-bot tells a span of time; without it, each one comes with a warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")
