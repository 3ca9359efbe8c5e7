"""What documents and people wrote is printed, and commands nothing to the terminal."""

import json
from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.commands.printing import json_line, one_line, printable
from bot.logs import without_credentials
from knowledge import Draft, Library

HOSTILE = "\x1b]0;owned\x07The well\x9b2J is\r dry.\x1b[2J"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def bot(tmp_path, shipped, monkeypatch):
    library = Library.open(Path(copyfile(shipped, tmp_path / "bot.db")))
    library.add(Draft(HOSTILE, "Notes\x1b[31m", questions=("is the\x1b[2J well dry?",)), by="x")
    library.close()
    monkeypatch.chdir(tmp_path)

    def run(*words):
        settings = {"EMBEDDING_MODEL": "off", "TELEGRAM_BOT_TOKEN": ""}
        return CliRunner().invoke(main, ["--database", "bot.db", *words], env=settings).output

    return run


@pytest.mark.parametrize(
    "words", [("facts",), ("fact", "24"), ("history",), ("ask", "is the well dry?"), ("undo",),
              ("facts", "--json"), ("ask", "--json", "is the well dry?"), ("history", "--json")],
)  # fmt: skip
def test_no_command_prints_what_would_command_the_terminal(bot, words):
    said = bot(*words)
    assert "well" in said or "nothing to take back" in said
    assert not {*said} & {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160))}


def test_json_says_exactly_what_is_stored(bot):
    lines = [json.loads(line) for line in bot("facts", "--json").splitlines()]
    assert lines[-1]["text"] == Library.open(Path("bot.db")).fact(24).text  # type: ignore[union-attr]


def test_lines_stay_lines():
    assert one_line("a\r\nb\tc") == "a b c"
    assert printable("a\nb\u009bc\u202ed") == "a\nbc\u202ed"
    assert json_line({"a": "\u009b"}) == '{"a": "\\u009b"}'


def test_commands_print_in_one_place():
    elsewhere = [
        path.name
        for path in (ROOT / "bot" / "commands").glob("*.py")
        if "click.echo(" in path.read_text(encoding="utf-8")
    ]
    assert sorted(elsewhere) == ["printing.py"]


def test_an_address_is_logged_without_its_password():
    said = without_credentials("http://user:hunter2@host:8081/x cannot be reached, a@b stays")
    assert said == "http://<credentials>@host:8081/x cannot be reached, a@b stays"


@pytest.mark.parametrize("number", ["99999999999999999999999", "9" * 5_000])
@pytest.mark.parametrize("verb", ["fact", "edit", "delete", "restore", "history"])
def test_a_number_of_any_length_gets_a_word(bot, verb, number):
    said = bot(verb, number)
    assert "Traceback" not in said
    assert "not in the range" in said or "not a valid integer" in said
