"""What stands in the log: machines can read it, and no token and no word of a person is in it."""

import io
import json
import logging
import sys

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from bot.logs import configure_logging
from tests.botapi import TOKEN as SERVER_TOKEN
from tests.conftest import READER
from tests.person import Person
from tests.transport import Transport

TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
SHORT = "1:a-short-one"


@pytest.fixture
def log(monkeypatch):
    """Starts to log; returns what was logged so far."""
    root, handlers = logging.getLogger(), logging.getLogger().handlers[:]
    stream = io.StringIO()

    def begin(level="INFO", *, is_terminal=False, secret=""):
        monkeypatch.setattr(stream, "isatty", lambda: is_terminal, raising=False)
        monkeypatch.setattr(sys, "stderr", stream)
        configure_logging(level, secret=secret)
        return stream.getvalue

    yield begin
    root.handlers[:] = handlers
    root.setLevel(logging.WARNING)


def test_without_a_terminal_each_line_is_an_object(log):
    lines = log()
    logging.getLogger("bot.update_queue.queue").info("%d updates are answered first", 7)
    logged = json.loads(lines())
    assert list(logged)[:4] == ["timestamp", "level", "logger", "event"]
    assert logged["event"] == "7 updates are answered first"
    assert (logged["level"], logged["logger"]) == ("info", "bot.update_queue.queue")


def test_a_terminal_shows_lines_for_people(log):
    lines = log(is_terminal=True)
    logging.getLogger("bot.update_queue.queue").warning("the inbox cannot be marked")
    assert "the inbox cannot be marked" in lines()
    assert "{" not in lines()


def fail():
    raise ValueError(f"no answer from /bot{SHORT}/sendMessage, nor /bot{TOKEN}/getMe")


@pytest.mark.parametrize("is_terminal", [False, True])
def test_no_token_stands_in_a_message_or_a_traceback(log, is_terminal):
    lines = log(is_terminal=is_terminal, secret=SHORT)
    logging.getLogger("bot").error("https://api.telegram.org/bot%s/getMe", TOKEN)
    try:
        fail()
    except ValueError:
        logging.getLogger("bot").exception("it failed")
    assert "ValueError: no answer" in lines()
    assert TOKEN not in lines()
    assert SHORT not in lines()


def test_libraries_that_log_addresses_are_silent_unless_something_is_wrong(log):
    lines = log()
    for name in ("httpx", "telegram.ext", "aiohttp.access", "uvicorn.access"):
        logging.getLogger(name).info("GET /bot%s/getMe", TOKEN)
    assert lines() == ""


def test_the_level_is_kept(log):
    lines = log("WARNING")
    logging.getLogger("bot").info("not said")
    assert lines() == ""


async def test_an_error_in_a_handler_is_logged_without_the_words_that_caused_it(
    api, library, log, monkeypatch
):
    lines = log()
    settings = Settings.model_validate({"telegram_bot_token": SERVER_TOKEN})

    def break_down(question, *_, **__):
        raise ValueError(f"cannot answer {question}")

    monkeypatch.setattr(library, "answer_message", break_down)
    async with build_application(settings, library, request=Transport(api)) as application:

        async def deliver(update):
            await application.process_update(Update.de_json(update, application.bot))

        (shown,) = await Person(api, deliver, READER).says("what does my aardvark eat?")
    assert "something went wrong" in shown.text
    assert "ValueError < test_logs.py" in lines()
    assert "aardvark" not in lines()
