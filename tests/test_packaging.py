"""The package: the wheel carries everything, and what stands around the code fits it."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from shutil import which

import pytest
import yaml
from click.shell_completion import BashComplete, FishComplete, ZshComplete
from click.testing import CliRunner
from hatchling.builders.wheel import WheelBuilder

import bot
from bot.__main__ import COMMANDS, loaded, main
from tests.conftest import ROOT

PACKAGES = ("bot", "handlers", "knowledge")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PROMTOOL = which("promtool") or ""
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder / "dist"), versions=["standard"])
    with zipfile.ZipFile(wheel) as content:
        content.extractall(folder / "site")
    return folder / "site"


def files_below(root):
    return {
        path.relative_to(root).as_posix()
        for package in PACKAGES
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_carries_every_file_of_the_packages(installed):
    assert files_below(installed) == files_below(ROOT)
    assert {f"{package}/py.typed" for package in PACKAGES} <= files_below(installed)


def test_what_the_wheel_installs_answers_from_any_folder(installed, tmp_path):
    script = (
        "import sys, knowledge; from bot.__main__ import main\n"
        "print(knowledge.__file__, file=sys.stderr)\n"
        "main(prog_name='astana-bot')"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script, "--database", str(tmp_path / "new.db"), "ask",
         "what was signed in Astana?"],
        cwd=Path(os.path.abspath(os.sep)),  # noqa: PTH100 - the root of the disk, on any system
        env={**os.environ, "PYTHONPATH": str(installed), "EMBEDDING_MODEL": "off"},
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    assert done.stderr.startswith(str(installed))
    assert done.stdout.startswith("The treaty of the establishment")


def test_the_wheel_is_described(installed):
    (info,) = installed.glob("astana_bot-*.dist-info")
    said = (info / "METADATA").read_text(encoding="utf-8")
    assert f"\nVersion: {bot.__version__}\n" in said
    assert "\nProject-URL: " in said
    assert "Classifier: Typing :: Typed" in said
    assert "astana-bot = bot.__main__:main" in (info / "entry_points.txt").read_text("utf-8")
    assert (info / "licenses" / "LICENSE").is_file()


def test_the_version_is_said_and_dated():
    done = CliRunner().invoke(main, ["--version"])
    assert (done.exit_code, done.output) == (0, f"astana-bot {bot.__version__}\n")
    changes = (ROOT / ".github" / "CHANGELOG.md").read_text(encoding="utf-8")
    dated = re.findall(r"^## (\d+\.\d+\.\d+) – (\d{4}-\d\d-\d\d)$", changes, re.MULTILINE)
    assert dated[0][0] == bot.__version__
    assert [day for _, day in dated] == sorted((day for _, day in dated), reverse=True)
    assert len(dated) == len(re.findall(r"^## ", changes, re.MULTILINE))


def test_the_help_says_of_each_command_all_of_its_first_paragraph():
    done = CliRunner().invoke(main, ["--help"], terminal_width=60)
    words = " ".join(done.output.split())
    for name in COMMANDS:
        told = " ".join((loaded(name).help or "").partition("\n\n")[0].split())
        assert told
        assert f"{name} {told}" in words
    assert "..." not in done.output.partition("Commands:")[2]


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete])
def test_a_shell_completes_commands_and_options(shell):
    complete = shell(main, {}, "astana-bot", "_ASTANA_BOT_COMPLETE")
    assert [each.value for each in complete.get_completions([], "ba")] == ["backup"]
    assert "--limit" in [each.value for each in complete.get_completions(["ask"], "--l")]
    assert "_ASTANA_BOT_COMPLETE" in complete.source()


def test_the_workflow_runs_the_scripts_on_every_python_that_is_named():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    pythons = workflow["jobs"]["tests"]["strategy"]["matrix"]["python"]
    named = [
        line.rpartition(" ")[2]
        for line in PROJECT["classifiers"]
        if re.search(r":: 3\.\d+$", line)
    ]
    assert pythons == named == ["3.11", "3.12", "3.13", "3.14"]
    assert PROJECT["requires-python"] == f">={pythons[0]}"
    run = [step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"]]
    scripts = {name for line in run for name in re.findall(r"\.ci/\w+", line)}
    assert scripts == {".ci/run", ".ci/lowest"}
    assert all((ROOT / script).is_file() for script in scripts)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_issue_forms_have_the_fields_that_a_form_needs(file):
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.stem == "config":
        assert form == {"blank_issues_enabled": True}
        return
    assert form["name"]
    assert form["description"]
    ids = [field["id"] for field in form["body"]]
    assert len(set(ids)) == len(ids) > 0
    assert all(field["attributes"]["label"] for field in form["body"])
    assert {field["type"] for field in form["body"]} <= {"textarea", "input"}


@pytest.mark.parametrize(
    "page",
    [".github/SECURITY.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md",
     ".docs/operating.md"],
)  # fmt: skip
def test_links_and_files_of_a_page_exist(page):
    file = ROOT / page
    text = file.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (file.parent / link).exists(), link
    for path in re.findall(r"(?<![\w/.])(\.(?:ci|deploy|github|docs)/[\w./-]*[\w/])", text):
        assert (ROOT / path).exists(), path


def test_every_command_of_the_operating_page_is_one():
    text = (ROOT / ".docs" / "operating.md").read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
    used = re.findall(r"(?:astana-bot|-m bot) ([a-z]+)(?![\w-])", blocks)
    assert {"doctor", "backup", "restore", "import"} <= set(used)
    assert set(used) <= set(COMMANDS)


@pytest.mark.parametrize("recipe", ["astana-bot.service", "astana-bot", "Containerfile"])
def test_no_empty_line_of_the_example_undoes_what_a_recipe_sets(recipe):
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    empty = set(re.findall(r"^([A-Z_]+)=$", example, re.MULTILINE))
    text = (ROOT / ".deploy" / recipe).read_text(encoding="utf-8").replace("\\\n", " ")
    # A file of settings comes after these, and before what stands behind `env` or in the shell.
    lines = re.findall(r"^(?:Environment=|ENV )(.*)$|--setenv=(\S*)", text, re.MULTILINE)
    assert lines
    assert set(re.findall(r"\b([A-Z_]+)=", " ".join(map("".join, lines)))) & empty == set()


def test_the_compose_file_builds_the_container_file():
    compose = yaml.safe_load((ROOT / ".deploy" / "compose.yaml").read_text(encoding="utf-8"))
    service = compose["services"]["bot"]
    assert (ROOT / ".deploy" / service["build"]["context"]).resolve() == ROOT
    assert (ROOT / service["build"]["dockerfile"]).is_file()
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]


def test_the_bots_of_the_larger_compose_file_share_what_they_must_and_nothing_else():
    text = (ROOT / ".deploy" / "several-bots.compose.yaml").read_text(encoding="utf-8")
    services = yaml.safe_load(text)["services"]
    proxy = (ROOT / ".deploy" / "several-bots.nginx.conf").read_text(encoding="utf-8")
    bots = {name: each for name, each in services.items() if name.startswith("bot-")}
    assert {*re.findall(r"server (bot-\d):8080", proxy)} == {*bots}
    mirrors = {each["volumes"][0] for each in bots.values()}
    assert len(mirrors) == len(bots) == 2
    for each in bots.values():
        assert each["cap_drop"] == ["ALL"]
        assert each["volumes"][1] == "shared:/shared"
        settings = each["environment"]
        assert settings["KEY_FILE"].startswith("/shared/")
        assert settings["BACKUP_DIR"].startswith("/shared/")
        assert settings["MIRROR"].startswith("/data/")
        assert settings["DATABASE"].startswith("postgresql://")


def test_no_alert_compares_series_of_different_labels():
    # Prometheus compares those of the same labels, and none without a word.
    alerts = yaml.safe_load((ROOT / ".deploy" / "prometheus-alerts.yml").read_text("utf-8"))
    for rule in alerts["groups"][0]["rules"]:
        kinds = set(re.findall(r'kind="(\w+)"', rule["expr"]))
        assert len(kinds) <= 1 or "ignoring(kind)" in rule["expr"]


@pytest.mark.skipif(not PROMTOOL, reason="needs Prometheus")
def test_every_alert_fires():
    rules = ROOT / "tests" / "data" / "alerts.yml"
    command = [PROMTOOL, "test", "rules", str(rules)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_the_dashboard_can_be_read():
    dashboard = json.loads((ROOT / ".deploy" / "grafana-dashboard.json").read_text("utf-8"))
    ids = [panel["id"] for panel in dashboard["panels"]]
    assert len(set(ids)) == len(ids)
    assert all(panel["targets"] for panel in dashboard["panels"])
