"""The command line: in a process of its own, as people and scripts run it, where that matters."""

import json
import sys
from shutil import copyfile

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.commands.installation import Installation
from bot.commands.options import NO_CHARTS, NO_MODEL
from bot.commands.printing import as_typed

FIELDS = ["id", "kind", "text", "speaker", "document", "url", "paragraph", "sentence", "start",
          "end", "section", "page", "score", "also"]  # fmt: skip


def test_a_question_is_answered_with_sentence_and_place(bot):
    done = bot("ask", "what was signed in Astana?")
    sentence, place = done.stdout.splitlines()
    assert sentence.startswith("The treaty of the establishment of the Eurasian Economic Union")
    assert place == "20th anniversary of Astana, ¶ 5, sentence 2 of 4"


def test_the_models_of_the_default_install_answer(bot):
    done = bot(
        "ask", "--json", "which pact did the leaders put their names to?", EMBEDDING_MODEL=""
    )
    assert json.loads(done.stdout)["ranking"][0]["text"].startswith("The treaty")
    assert done.stderr == ""


@pytest.mark.usefixtures("ran_before")
def test_questions_are_answered_line_by_line_as_json(bot):
    done = bot("ask", "--json", "--limit", 3, text="what was signed in Astana?\n\nexpo 2017?\n")
    first, empty, last = map(json.loads, done.stdout.splitlines())
    assert (first["question"], first["status"], first["language"]) == (
        "what was signed in Astana?", "found", "en",
    )  # fmt: skip
    assert list(first["facts"][0]) == FIELDS
    assert (first["facts"][0]["start"], first["facts"][0]["end"]) == (2127, 2216)
    assert len(first["ranking"]) == 3
    assert first["message"].startswith("The treaty")
    assert (empty["status"], empty["facts"]) == ("not_found", [])
    assert last["question"] == "expo 2017?"


def test_a_wrong_model_is_named_and_words_alone_answer(command):
    done = command("ask", "what was signed in Astana?", EMBEDDING_MODEL="nowhere")
    assert done.stdout.startswith("The treaty of the establishment")
    assert done.stderr.startswith("EMBEDDING_MODEL=nowhere: there is no file nowhere")
    assert done.stderr.endswith("Answering by words alone.\n")


def test_an_empty_line_begins_a_new_talk_and_prints_nothing(command):
    done = command("ask", "--json", "--conversation", text="expo 2017?\n\nexpo 2017?\n")
    assert len(done.stdout.splitlines()) == 2


def test_a_new_database_gets_the_article_unless_a_file_is_imported(command, tmp_path):
    (tmp_path / "astana.db").unlink()
    (tmp_path / "lake.txt").write_text("The lake is deep.\n\nIt is cold.", encoding="utf-8")
    done = command("--database", "lake.db", "import", "lake.txt", "--title", "Lake")
    assert done.stdout == "“Lake”: 2 sentences, language en.\n"
    asked = command("--database", "lake.db", "ask", "--json", "is the lake deep?")
    ranking = json.loads(asked.stdout)["ranking"]
    assert {hit["document"] for hit in ranking} == {"Lake"}
    assert json.loads(command("ask", "--json", "expo?").stdout)["ranking"][0]["id"] <= 23


def test_what_was_said_of_a_document_is_shown(command, tmp_path):
    (tmp_path / "astana.db").unlink()
    (tmp_path / "a.md").write_text("# Озеро\n\nОно глубокое.", encoding="utf-8")
    command("import", "a.md", "--url", "https://example.org/lake", "--lang", "ru")
    (hit,) = json.loads(command("ask", "--json", "глубокое?").stdout)["ranking"]
    assert (hit["document"], hit["url"]) == ("Озеро", "https://example.org/lake")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.txt", None, "cannot be read: No such file"),
        ("empty.txt", b"", "empty.txt holds no text."),
        ("blank.txt", b" \n\n \t\n", "blank.txt holds no text."),
        ("binary.txt", b"\x00\x01\x02 text", "looks like a binary file"),
        ("bytes.txt", bytes(range(128, 256)) * 9, "is not UTF-8 text (byte 0)"),
        ("photo.jpg", b"\xff\xd8", "this format is unknown. Known are: .txt, .md"),
        ("folder.txt", "folder", "cannot be read: Is a directory"),
    ],
)
def test_a_file_that_cannot_be_read_ends_with_one_line_and_changes_nothing(
    command, tmp_path, name, content, says
):
    if content == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("A good sentence.", encoding="utf-8")
    done = command("--database", "new.db", "import", "good.txt", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize(
    ("arguments", "environment", "says"),
    [
        (["--database", "no/where.db", "ask", "x"], {}, "The folder no does not exist."),
        (["--database", "no/where.db", "chat"], {}, "The folder no does not exist."),
        (["run"], {}, "TELEGRAM_BOT_TOKEN is not set."),
        ([], {"TELEGRAM_BOT_TOKEN": "secret"}, "TELEGRAM_BOT_TOKEN is no bot token"),
        (["run"], {"ADMIN_IDS": "@anna"}, "ADMIN_IDS holds “@anna”"),
    ],
    ids=["folder", "folder in chat", "no token", "wrong token", "wrong editor"],
)
def test_what_cannot_start_says_why_in_one_line(command, arguments, environment, says):
    done = command(*arguments, **environment)
    assert done.exit_code in {1, 2}
    assert says in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("ran_before")
def test_without_a_token_it_chats(bot):
    done = bot(text="what was signed in Astana?\nc\nq\n")
    assert "@BotFather" in done.stdout
    words = " ".join(done.stdout.replace("│", " ").split())
    assert "Economic Union was also signed in Astana. 20th anniversary" in words
    assert "¶ 5, sentence 2 of 4" in words
    assert "In context: Based on the joint appeal" in words


@pytest.mark.parametrize(
    ("called", "name"),
    [("/bot/__main__.py", ".venv/bin/python -m bot"), ("/usr/bin/astana-bot", "astana-bot")],
)
def test_messages_name_commands_as_they_are_typed_here(tmp_path, monkeypatch, called, name):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / ".venv" / "bin" / "python"))
    monkeypatch.setattr(sys, "argv", [called, "doctor"])
    said = as_typed("See python -m bot doctor. Run: pip install -r FILE")
    assert said == f"See {name} doctor. Run: .venv/bin/python -m pip install -r FILE"


@pytest.mark.parametrize(
    ("folder", "how", "requirement"),
    [
        ("", {"editable": True}, "-e '.[charts]'"),
        ("sources", {"editable": True}, "-e '{sources}[charts]'"),
        ("sources", {}, "'{sources}[charts]'"),
        ("gone", {}, "'.[charts]'"),
    ],
    ids=["here", "elsewhere", "copied", "built from what is gone"],
)
def test_an_extra_is_added_to_what_is_installed(tmp_path, monkeypatch, folder, how, requirement):
    monkeypatch.chdir(tmp_path)
    sources = tmp_path / "sources"
    sources.mkdir()
    record = json.dumps({"url": (tmp_path / folder).as_uri(), "dir_info": how})
    found = Installation.from_record(record).requirement("charts")
    assert found == requirement.format(sources=sources)


def test_messages_say_how_an_extra_is_added_here():
    assert Installation.find().requirement("charts") in as_typed(NO_CHARTS)


@pytest.mark.parametrize(("models", "says"), [(None, True), ("off", False)])
def test_that_no_model_is_installed_is_said_once(shipped, tmp_path, monkeypatch, models, says):
    monkeypatch.setattr("bot.environment.MODELS", {"minilm": "no_such", "e5": "no_such_either"})
    database = copyfile(shipped, tmp_path / "astana.db")
    done = CliRunner().invoke(
        main, ["--database", str(database), "chat"], input="what was signed in Astana?\nq\n",
        env={"EMBEDDING_MODEL": models},
    )  # fmt: skip
    assert done.exit_code == 0
    assert done.stderr.count(as_typed(NO_MODEL)) == says
    assert "Economic Union" in done.stdout


def test_a_number_opens_another_candidate(command):
    done = command("chat", text="tell me about the weather in the capital today\n1\nq\n")
    assert done.exit_code == 0
    assert "Traceback" not in done.stderr


def test_answers_are_judged_on_questions_of_a_file(command, tmp_path):
    rows = ({"question": "What was signed in Astana?", "answers": [15]}, {"question": "plov?"})
    (tmp_path / "asked.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    output = ("--markdown", "table.md", "--rows", "rows.csv", "--json")
    done = command("evaluate", "asked.jsonl", *output, "--fail-under", "right=100")
    assert (done.exit_code, json.loads(done.stdout)["missed"]) == (0, [])
    assert json.loads(done.stdout)["systems"]["this bot"]["right"]["per_cent"] == 100
    assert "| this bot |" in (tmp_path / "table.md").read_text(encoding="utf-8")
    limits = ("--compare", "rows.csv", "--fail-under", "one_tap=101", "--fail-over", "wrong=0")
    gated = command("evaluate", "asked.jsonl", *limits)
    assert (gated.exit_code, gated.stderr) == (3, "one_tap is 100.0, under 101.\n")
    assert "Better: 0, worse: 0, as before: 2." in gated.stdout
    (tmp_path / "asked.jsonl").write_text("", encoding="utf-8")
    assert "nothing can be judged" in command("evaluate", "asked.jsonl").stderr
    (tmp_path / "asked.jsonl").write_text("no json\n[]\n", encoding="utf-8")
    wrong = command("evaluate", "asked.jsonl")
    assert (wrong.exit_code, "line 1" in wrong.stderr, "line 2" in wrong.stderr) == (
        1,
        True,
        True,
    )
