"""What editors do with facts on the command line."""

import json
import re
from shutil import copyfile

import pytest
from click.testing import CliRunner

from bot.__main__ import main


@pytest.fixture
def bot(tmp_path, shipped, monkeypatch):
    """Runs a command on a copy of the shipped database, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    path = copyfile(shipped, tmp_path / "astana.db")

    def run(*arguments, **environment):
        given = ["--database", str(path), *map(str, arguments)]
        return CliRunner().invoke(main, given, env={"EMBEDDING_MODEL": "off", **environment})

    return run


def test_a_fact_is_added_found_and_shown(bot):
    added = bot("add", "The moon is made of basalt.", "--source", "Moon book",
                "--question", "what is the moon made of?")  # fmt: skip
    assert added.output == "Saved as fact 24.\n"
    assert bot("facts", "basalt").output == "24: The moon is made of basalt.\n"
    assert bot("ask", "what is the moon made of?").output.startswith("The moon is made of basalt.")
    shown = bot("fact", 24).output.splitlines()
    assert shown[:2] == ["Fact 24", "The moon is made of basalt."]
    assert shown[-2].startswith("Added by the operator, ")
    assert re.fullmatch(r"question \d+: what is the moon made of\?", shown[-1])
    assert len(bot("facts", "--json").output.splitlines()) == 24


def test_what_contradicts_a_fact_is_saved_only_with_yes(bot):
    bot("add", "The moon is made of basalt.", "--source", "Moon book")
    contrary = ("add", "The moon is not made of basalt.", "--source", "Star book")
    refused = bot(*contrary)
    assert refused.exit_code == 1
    assert "Fact 24 says it otherwise:" in refused.stderr
    assert "--yes" in refused.stderr
    saved = bot(*contrary, "--yes").stdout
    assert saved.startswith("Saved as fact 25.\n")
    assert "24: The moon is made of basalt. (Moon book)" in saved


def test_all_that_hangs_on_a_fact_is_changed_and_taken_back(bot):
    before = bot("fact", 15, "--json").output
    bot("edit", 15, "--speaker", "Wallace", "--question", "q?", "--open", "o?",
        "--translation", "ru", "Договор подписан.")  # fmt: skip
    shown = json.loads(bot("fact", 15, "--json").output)
    assert (shown["speaker"], shown["translations"]["ru"]) == ("Wallace", "Договор подписан.")
    added = {each["text"]: each for each in shown["questions"] if each["text"] in ("q?", "o?")}
    assert {text: each["answers"] for text, each in added.items()} == {"q?": True, "o?": False}
    # Of another fact, or of none, no question is taken, nor is anything else done.
    for other in (("edit", 3, "--remove-question", added["q?"]["id"]),
                  ("edit", 15, "--speaker", "N. N.", "--remove-question", 999_999)):  # fmt: skip
        refused = bot(*other)
        assert (refused.exit_code, refused.stdout) == (1, "")
        assert "has no question" in refused.stderr
    assert bot("edit", 15).exit_code == bot("edit", 15, "--translation", "xx", "y").exit_code == 2
    bot("edit", 15, "--remove-question", added["q?"]["id"], "--translation", "ru", "-")
    shown = json.loads(bot("fact", 15, "--json").output)
    assert "q?" not in [each["text"] for each in shown["questions"]]
    assert "ru" not in shown["translations"]
    undone = [bot("undo").exit_code for _ in range(7)]
    assert undone == [0] * 6 + [1]
    assert bot("fact", 15, "--json").output == before


def test_a_withdrawn_fact_is_marked_restored_and_remembered(bot):
    assert bot("delete", 15).output == "Fact 15 is withdrawn.\n"
    assert bot("facts", "establishment", "Eurasian").output.startswith(
        "15 (withdrawn): The treaty"
    )
    bot("restore", 15)
    bot("undo")
    lines = [json.loads(line) for line in bot("history", "--json").output.splitlines()]
    assert [line["action"] for line in lines] == ["undo", "restore", "withdraw"]
    assert [line["undone"] for line in lines] == [False, True, False]
    told = bot("history", 15).output.splitlines()
    assert told[2].endswith("the operator: fact 15 withdrawn: “" + lines[2]["before"] + "”")


def test_a_change_says_which_judged_questions_it_would_break(bot, tmp_path):
    judged = tmp_path / "questions.jsonl"
    judged.write_text('{"question": "what was signed in Astana?", "answers": [15]}\n')
    refused = bot("delete", 15, QUESTIONS_FILE=str(judged))
    assert refused.exit_code == 1
    assert "1 judged question gets another answer (1 of 1 tried)" in refused.stderr
    assert "fact 15 (right)" in refused.stderr
    assert bot("ask", "what was signed in Astana?").output.startswith("The treaty of the")
    assert bot("delete", 15, "--yes", QUESTIONS_FILE=str(judged)).exit_code == 0


@pytest.mark.parametrize(
    "command", [("fact", 99), ("edit", 99, "x"), ("delete", 99), ("undo",), ("edit", 15, "x")]
)
def test_what_cannot_be_done_is_one_line(bot, command):
    done = bot(*command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_an_export_leaves_formulas_only_where_that_is_asked_for(bot, tmp_path):
    bot("add", "=1+2 is three.", "--source", "Sums")
    for more in ((), ("--exact",)):
        assert bot("export", "all.csv", "--force", *more).exit_code == 0
        written = (tmp_path / "all.csv").read_text("utf-8")
        assert ('"\'=1+2 is three."' in written) is not bool(more)
