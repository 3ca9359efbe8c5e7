"""The process: command line, settings, and the wiring of Telegram to knowledge."""

import os

# How python-telegram-bot tells a span of time; without it, each one comes with a warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")
