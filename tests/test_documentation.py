"""The pages for people: short at first, linked, and true of the commands that they name."""

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import click
import pytest
from markdown_it import MarkdownIt

from bot.__main__ import COMMANDS, loaded, main

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = [README, *sorted((ROOT / ".docs").glob("*.md")), *sorted((ROOT / ".github").glob("*.md"))]
MOST_WORDS = 2_000
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
COMMAND = re.compile(
    r"(?:\w+=\S+ )*(?:(?:\.venv/bin/)?python -m bot|astana-bot)(?P<words>(?: [^\s`|)]+)*)"
)
ROW = re.compile(r"^\| `(?P<words>[a-z]+(?: [a-z]+)?)(?P<options>[^`]*)`", re.MULTILINE)
BARE = re.compile(r"^(?:.*(?:&& |\|\| |\())?(?:\w+=\S+ )*(?:pip|python) ", re.MULTILINE)
BENCHMARK = re.compile(r"python -m (?P<module>tests\.[\w.]+\w)")


def links(page: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files that a page links to, with the anchors in them."""
    for found in LINK.finditer(page.read_text(encoding="utf-8")):
        target = found["target"]
        if not target.startswith(("https://", "http://")):
            file, _, anchor = target.partition("#")
            yield (page.parent / file).resolve() if file else page, anchor


def anchors(page: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a page."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    titles = [
        following.content for token, following in pairwise(tokens) if token.type == "heading_open"
    ]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the commands of the bot that stand as code on a page, without its name."""
    for token in MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8")):
        parts = [each for each in token.children or () if each.type == "code_inline"]
        for code in [token] if token.type == "fence" else parts:
            for line in code.content.splitlines():
                found = COMMAND.match(line.strip())
                if found and found["words"].split()[:1] != ["COMMAND"]:
                    yield found["words"].split()


def test_the_first_page_is_short():
    words = re.sub(r"[|`#*]|\(\S+\)", " ", README.read_text(encoding="utf-8")).split()
    assert len(words) <= MOST_WORDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target, anchor in links(page):
        assert target.exists(), target
        assert not anchor or anchor in anchors(target), (target.name, anchor)


def test_every_page_is_reached_from_the_first():
    reached, todo = set(), [README]
    while todo:
        page = todo.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            todo += [target for target, _ in links(page)]
    assert {*PAGES} - reached == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_is_one_of_the_bot(page):
    for words in commands(page):
        command: click.Command = main
        for word in words:
            name = word.strip("[]…,.").split("=")[0].split("[")[0]
            if name.startswith("--"):
                known = {each for option in command.params for each in option.opts}
                known |= {each for option in main.params for each in option.opts}
                assert name in known or name == "--help", words
            elif isinstance(command, click.Group):
                command = command.get_command(click.Context(command), name) or command
        assert not words or command is not main or words[0].startswith("-"), words


def options_of(command: click.Command) -> set[str]:
    return {each for option in command.params for each in option.opts if each.startswith("--")}


def test_the_table_of_commands_names_each_with_all_its_options():
    _, _, table = (ROOT / ".docs" / "commands.md").read_text("utf-8").partition("\n## On the comm")
    told: dict[str, set[str]] = {}
    for row in ROW.finditer(table):
        told.setdefault(row["words"], set()).update(re.findall(r"--[a-z-]+", row["options"]))
    known = {name: options_of(loaded(name)) for name in COMMANDS}
    for name in COMMANDS:
        if isinstance(group := loaded(name), click.Group):
            known |= {f"{name} {part}": options_of(each) for part, each in group.commands.items()}
    assert told == known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_block_needs_an_activated_environment(page):
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        assert not BARE.search(block), block


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_benchmark_of_a_page_is_there(page):
    for found in BENCHMARK.finditer(page.read_text(encoding="utf-8")):
        assert find_spec(found["module"].removesuffix(".")) is not None, found["module"]


def test_the_page_of_quality_tells_what_the_weights_were_measured_to_be_worth():
    told = (ROOT / ".docs" / "quality.md").read_text(encoding="utf-8")
    weights = json.loads((ROOT / "knowledge" / "data" / "weights.json").read_text("utf-8"))
    worth = []
    for model in weights["provenance"].values():
        right, claims, wrong = re.findall(r"[\d.]+", model["figures"]["natural: as shipped"])
        worth.append(f"{claims}; {right}; {wrong}")
    assert f"claimed though unanswerable | {' | '.join(worth)} |" in told


def test_the_first_page_tells_no_figure_that_the_page_of_quality_does_not():
    told = (ROOT / ".docs" / "quality.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^`\n]*\d.*\|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    figures = {each for row in rows for each in re.findall(r"\d[\d.,]*", row)}
    assert len(figures) > 20
    assert figures <= {*re.findall(r"\d[\d.,]*", told)}


def test_the_first_page_starts_the_bot_alike_in_each_language():
    starts = [
        re.findall(
            r"^```sh\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
        for page in (README, ROOT / ".docs" / "README.ru.md", ROOT / ".docs" / "README.kk.md")
    ]
    english, russian, kazakh = starts
    assert russian == kazakh
    assert russian[0] == english[0]
    own_document = " ".join(english[3].split(" --url ")[0].split())
    assert own_document in " ".join(russian[1].split())
