"""`python -m bot` as its own process, over real HTTP, with a real database, across a restart."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge import Cipher
from tests.botapi import TOKEN
from tests.botapi_server import Server

ROOT = Path(__file__).parent.parent
EDITOR = 7_001_234_567


@pytest.fixture
def server():
    opened = Server()
    yield opened
    opened.close()
    assert opened.api.refusals == []


@pytest.fixture
def start(server, tmp_path):
    """Starts the bot; each still running at the end is stopped."""
    running: list[subprocess.Popen[str]] = []

    def begin(token=TOKEN, **settings):
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"],
            cwd=tmp_path,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "TELEGRAM_BOT_TOKEN": token,
                "ADMIN_IDS": str(EDITOR),
                "TELEGRAM_API_URL": server.url,
            }
            | settings,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        process.kill()
        process.communicate()


def message(text):
    who = {"id": EDITOR, "is_bot": False, "first_name": "E", "language_code": "en"}
    content = {"message_id": 1, "date": 1_800_000_000, "from": who, "text": text,
               "chat": {"id": EDITOR, "type": "private", "first_name": "E"}}  # fmt: skip
    if text.startswith("/"):
        length = len(text.split()[0])
        content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    return {"message": content}


def press(server, shown, data):
    server.api.open_queries.add("q1")
    update = message("")["message"] | {"message_id": shown.id, "text": shown.text}
    pressed = {"id": "q1", "from": update.pop("from"), "chat_instance": "1", "message": update,
               "data": data}  # fmt: skip
    server.deliver({"callback_query": pressed})
    server.wait(lambda api: "q1" not in api.open_queries)
    server.wait(lambda _: shown.edits > 0)


def stop(process):
    process.send_signal(signal.SIGTERM)
    _, log = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in log, TOKEN in log) == (0, False, False)
    return log


def test_a_talk_goes_on_after_a_restart(server, start):
    process = start()
    server.deliver(message("/start"))
    assert "20th anniversary of Astana" in server.next_message(0).text
    server.deliver(message("what was signed in Astana?"))
    answer = server.next_message(1)
    assert "¶ 5, sentence 2 of 4" in answer.text
    press(server, answer, answer.buttons["In context"])
    assert "balanced foreign policy" in answer.text
    server.deliver(message("/addfact The moon is made of basalt.\nsource: Moon book"))
    assert server.next_message(2).text.startswith("Saved as fact 24")
    server.deliver(message("what is the moon made of?"))
    assert "basalt" in server.next_message(3).text
    log = stop(process)
    assert "moon" not in log
    again = start()
    server.deliver(message("what is the moon made of?"))
    assert "basalt" in server.next_message(4).text
    answer.edits = 0
    press(server, answer, answer.buttons["Back"])
    assert "balanced foreign policy" not in answer.text
    stop(again)


def test_after_forgetme_the_running_bot_keeps_nothing(server, start, tmp_path):
    process = start()
    server.deliver(message("what does my aardvark Rumpelstiltskin eat?"))
    server.next_message(0)
    server.deliver(message("/forgetme"))
    question = server.next_message(1)
    kept = {file: file.read_bytes() for file in files(tmp_path)}
    assert any("backups" in str(file) for file in kept)
    key = Cipher.open(tmp_path / "astana.key")
    assert any(key.pseudonym(EDITOR).encode() in content for content in kept.values())
    press(server, question, question.buttons["Delete everything"])
    traces = [b"Rumpelstiltskin", str(EDITOR).encode(), key.pseudonym(EDITOR).encode()]
    wait_until(
        lambda: (
            not any(
                trace in file.read_bytes()
                for file in files(tmp_path)
                if file.suffix != ".key"
                for trace in traces
            )
        )
    )
    log = stop(process)
    assert "Rumpelstiltskin" not in log
    assert str(EDITOR) not in log


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def wait_until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.usefixtures("ran_before")
def test_a_token_that_telegram_does_not_know_ends_with_a_clear_line(start):
    process = start(token="999:wrong-token", EMBEDDING_MODEL="off")
    _, log = process.communicate(timeout=60)
    assert process.returncode == 1
    assert log.splitlines()[-1].startswith("Telegram does not know this TELEGRAM_BOT_TOKEN.")
    assert "Traceback" not in log
