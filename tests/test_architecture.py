"""Who may import whom; where sentences, tags and SQL may stand; how long a module may be."""

import ast
import re
from pathlib import Path

import pytest

import knowledge

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("bot", "handlers", "knowledge")
    for path in (ROOT / package).rglob("*.py")
)
FORBIDDEN = {
    "knowledge": {"telegram", "handlers", "bot"},
    "handlers": {"bot", "sqlite_utils", "sqlite3", "rapidfuzz"},
    "bot": {"sqlite_utils", "sqlite3", "rapidfuzz"},
}
LONGEST = 250
BAD_NAMES = {"utils", "helpers", "common", "const", "misc", "base", "core", "manager", "service"}


def imports(module):
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way_and_enter_knowledge_by_its_front_door(module):
    package = module.split("/")[0]
    names = [*imports(module)]
    assert {name.split(".")[0] for name in names} & FORBIDDEN[package] == set()
    if package != "knowledge":
        assert [name for name in names if name.startswith("knowledge.")] == []


@pytest.mark.parametrize("name", knowledge.__all__)
def test_all_that_the_front_door_of_knowledge_promises_is_there(name):
    assert getattr(knowledge, name) is not None


@pytest.mark.parametrize("module", MODULES)
def test_a_module_owns_one_thing_and_is_named_for_it(module):
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    assert set(re.split(r"[/_.]", module)) & BAD_NAMES == set()
    assert lines[0].startswith('"""')


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.startswith("handlers/") or m == "bot/commands/terminal.py"]
)
def test_people_read_only_what_stands_in_the_locales(module):
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    unspoken = {
        id(each) for node in ast.walk(tree) if is_unspoken(node) for each in ast.walk(node)
    }
    spoken = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in unspoken
        and re.search(r"[А-яҚқ]{2,}|[A-Za-z]{2,} [a-z]{2,}", node.value)
    ]
    assert [words for words in spoken if words not in OF_TELEGRAM and words[0] != "<"] == []


OF_TELEGRAM = {
    "not modified", "query is too old", "message to edit not found", "message can't be edited",
    "chat not found", "too big", "outside lower center",
}  # fmt: skip
"""What Telegram says in its refusals, and matplotlib of places."""


def is_unspoken(node):
    """Tell whether a node says something to developers or operators: docstrings, errors, logs."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return isinstance(node.func.value, ast.Name) and node.func.value.id == "logger"
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.Raise)


@pytest.mark.parametrize(
    "module",
    [m for m in MODULES if not m.startswith(("knowledge/store/", "knowledge/retrieval/index/"))],
)
def test_sql_stands_in_the_store(module):
    source = (ROOT / module).read_text(encoding="utf-8")
    assert re.findall(r"\"(?:SELECT|INSERT|UPDATE|DELETE|CREATE) ", source) == []


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.startswith("handlers/") and "markup" not in m]
)
def test_tags_stand_in_markup(module):
    source = (ROOT / module).read_text(encoding="utf-8")
    assert re.findall(r"</?(?:b|i|a|blockquote)\b[^\n]*>", source) == []
