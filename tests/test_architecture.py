"""Who may import whom; where sentences, tags and SQL may stand; how long a module may be."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

import knowledge
from handlers import telegram_errors

ROOT = Path(__file__).parent.parent
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("bot", "handlers", "knowledge")
    for path in (ROOT / package).rglob("*.py")
)
HTTP = {"starlette", "uvicorn", "jinja2"}
FORBIDDEN = {
    "knowledge": {"telegram", "handlers", "bot", *HTTP},
    "handlers": {"bot", "rapidfuzz", *HTTP},
    "bot": {"rapidfuzz"},
}
QUEUE = "bot/update_queue/sql.py"
"""The SQL of the bot: its queue is no knowledge, and a database with migrations like others."""
GROUND = {
    "models", "queries", "answers", "conversations", "denials", "document_cards", "judged",
    "small_talk", "errors",
}  # fmt: skip
FLAT = {"knowledge/__init__.py", "knowledge/library.py", *(f"knowledge/{g}.py" for g in GROUND)}
ROOMS = {
    "language": set(),
    "store": set(),
    "retrieval": {"language", "store", "queries"},
    "users": {"store", "answers", "conversations", "document_cards", "small_talk"},
    "evaluation": {"language", "answers", "denials", "document_cards", "judged", "small_talk"},
    "ingestion": {"language", "store", "retrieval"},
    "answering": {
        "language", "store", "retrieval", "queries", "answers", "denials", "document_cards",
        "small_talk",
    },
    "dialogue": {
        "language", "store", "retrieval", "answering", "queries", "answers", "conversations",
        "denials", "document_cards", "small_talk",
    },
    "curation": {
        "language", "store", "retrieval", "users", "ingestion", "answering", "dialogue",
        "queries", "answers", "conversations", "document_cards", "judged",
    },
    "conversations": {"answers"},
    "queries": set(),
    "answers": {"models", "queries", "denials", "document_cards", "small_talk"},
    "document_cards": {"models", "denials"},
    "judged": {"language", "answers"},
    "denials": set(),
    "small_talk": set(),
    "models": set(),
    "errors": set(),
}  # fmt: skip
"""What each room of knowledge may import beside itself; models and errors are open to all."""
SQLITE = {"sqlite3", "sqlite_utils"}
MIGRATIONS = "knowledge/store/migrations/"
KNOWS_SQLITE = {
    f"knowledge/store/{name}.py"
    for name in ("database", "sqlite_connection", "backups", "restoration")
}
POSTGRESQL = {"psycopg", "psycopg_pool"}
KNOWS_POSTGRESQL = "knowledge/store/postgresql/"
KNOWS_HTTP = {f"bot/{name}.py" for name in ("http_connections", "http_server", "listening")}
LONGEST, SHORTEST = 250, 30
SHORT = {
    "handlers/own_id.py": "a command is a module",
    "handlers/admin/draft_answers.py": "drafts are asked about where they are not parsed",
    "knowledge/curation/doubtful_edits.py": "edits stand below what tells questions apart",
    "knowledge/ingestion/delimiters.py": "readers and records need it without each other",
    "handlers/admin/cancel.py": "a command is a module; what it ends, others end as well",
    "handlers/rendering/decisions.py": "what several screens say of one decision",
    "handlers/rendering/group_payload.py": "the payload of one kind of button",
    "knowledge/store/group_documents.py": "one table of the record a module",
    "handlers/exclusive_work.py": "jobs and news hold work in the same way",
    "knowledge/store/send_leases.py": "the process that sends knows no server",
    "bot/backoff.py": "one formula that polling, retries, the queue and the start share",
    "bot/telegram_api/webhook.py": "beside polling.py, which does the same in another way",
    "knowledge/dialogue/doubt.py": "what is said to who doubts an answer is one decision",
    "knowledge/curation/redaction.py": "what is personal in a question is one decision",
    "knowledge/ingestion/structure/closings.py": "readers of slides and of pages both ask it",
    "knowledge/retrieval/index/replicas.py": "the store, which mirrors a server, knows no index",
    "knowledge/store/postgresql/queue_tables.py": "the queue is no record, and has other readers",
    "knowledge/retrieval/index/memory.py": "what every part of the index remembers with",
    "knowledge/small_talk.py": "what several rooms say, and no question",
    "knowledge/store/checksums.py": "one function for all who compare",
    "knowledge/store/timestamps.py": "one way to write a moment",
}
"""Modules below SHORTEST, and why each stands alone."""
BAD_NAMES = {"utils", "helpers", "common", "const", "misc", "base", "core", "manager", "service"}


@cache
def source_of(module):
    return (ROOT / module).read_text(encoding="utf-8")


@cache
def nodes_of(module):
    return [*ast.walk(ast.parse(source_of(module)))]


@cache
def imports(module):
    return [*_imports(module)]


def _imports(module):
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room_of(name):
    """Return the room of a dotted name of knowledge, or the ground module; "" for the face."""
    return name.split(".")[1] if "." in name else ""


@cache
def rooms_used():
    """Return from which modules each room imports each other one."""
    used = defaultdict(set)
    for module in MODULES:
        here = room_of(module.removesuffix(".py").replace("/", "."))
        for name in imports(module) if module.startswith("knowledge/") else ():
            there = room_of(name) if name.split(".")[0] == "knowledge" else here
            if there != here and there in ROOMS.keys() | {"library", ""}:
                used[here, there].add(module)
    return used


def test_imports_go_one_way_and_enter_knowledge_by_its_face():
    wrong = {
        (module, name)
        for module in MODULES
        for package in [module.split("/")[0]]
        for forbidden in [FORBIDDEN[package] - ({"sqlite_utils"} if module == QUEUE else set())]
        for name in imports(module)
        if name.split(".")[0] in forbidden
        or (package != "knowledge" and re.match(r"knowledge\.[a-z_]+\.", name))
    }
    assert wrong == set()


def test_http_is_known_by_the_server_and_the_site_alone():
    knowing = {m for m in MODULES for name in imports(m) if name.split(".")[0] in HTTP}
    assert {m for m in knowing if not m.startswith("bot/site/")} == KNOWS_HTTP


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_what_the_table_allows(room):
    allowed = ROOMS[room] | {"models", "errors"}
    wrong = {
        (module, there)
        for (here, there), modules in rooms_used().items()
        for module in modules
        if here == room and there not in allowed
    }
    assert wrong == set()


def test_sqlite_is_known_where_a_second_store_would_differ_and_nowhere_else():
    knowing = {m for m in MODULES for name in imports(m) if name.split(".")[0] in SQLITE}
    assert {m for m in knowing if not m.startswith(MIGRATIONS)} == KNOWS_SQLITE


def test_postgresql_is_known_by_one_package_which_is_imported_only_when_it_is_used():
    knowing = {m for m in MODULES for name in imports(m) if name.split(".")[0] in POSTGRESQL}
    assert [module for module in knowing if not module.startswith(KNOWS_POSTGRESQL)] == []
    package = KNOWS_POSTGRESQL.replace("/", ".").rstrip(".")
    at_once = [
        module
        for module in MODULES
        if not module.startswith(KNOWS_POSTGRESQL)
        for node in nodes_of(module)[0].body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(package)
    ]
    assert at_once == []


def test_no_circle_and_no_chain_longer_than_seven_rooms():
    above = defaultdict(set)
    for here, there in rooms_used():
        if here in ROOMS and there in ROOMS:
            above[here].add(there)

    def depth(room, path=()):
        assert room not in path, f"a circle: {' -> '.join((*path, room))}"
        return 1 + max((depth(each, (*path, room)) for each in above[room]), default=0)

    assert max(map(depth, ROOMS)) <= 7


def test_nothing_else_lies_flat_in_knowledge():
    assert {module for module in MODULES if re.fullmatch(r"knowledge/\w+\.py", module)} == FLAT


def test_no_two_classes_share_a_name():
    where = defaultdict(list)
    for module in MODULES:
        for node in nodes_of(module):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(module)
    assert {name: modules for name, modules in where.items() if len(modules) > 1} == {}


def test_no_public_function_of_knowledge_is_named_as_a_module_of_it():
    inside = [module for module in MODULES if module.startswith("knowledge/")]
    names = {Path(module).stem for module in inside}
    wrong = [
        (module, node.name)
        for module in inside
        for node in nodes_of(module)[0].body
        if isinstance(node, ast.FunctionDef) and node.name in names
    ]
    assert wrong == []


def test_all_that_the_front_door_of_knowledge_promises_is_there():
    absent = [n for n in knowledge.__all__ if getattr(knowledge, n, None) is None]
    assert absent == []


def test_the_front_door_opens_without_what_judges_answers():
    code = "import sys, knowledge; sys.exit('knowledge.evaluation' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)  # noqa: S603
    assert run.returncode == 0


def test_a_module_owns_one_thing_and_is_named_for_it():
    lines = {module: source_of(module).splitlines() for module in MODULES}
    assert {module: len(each) for module, each in lines.items() if len(each) > LONGEST} == {}
    short = {module for module, each in lines.items() if len(each) < SHORTEST}
    assert {module for module in short if not module.endswith("__init__.py")} == set(SHORT)
    assert [m for m in MODULES if set(re.split(r"[/_.]", m)) & BAD_NAMES] == []
    assert [m for m, each in lines.items() if not each[0].startswith('"""')] == []


def test_people_read_only_what_stands_in_the_locales():
    spoken = {
        module: words
        for module in MODULES
        if module.startswith(("handlers/", "bot/terminal/", "bot/site/"))
        and (words := spoken_in(module))
    }
    assert spoken == {}


def spoken_in(module):
    """Return what a module writes itself to people."""
    unspoken = {
        id(each) for node in nodes_of(module) if is_unspoken(node) for each in ast.walk(node)
    }
    spoken = [
        node.value
        for node in nodes_of(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in unspoken
        and re.search(r"[А-яҚқ]{2,}|[A-Za-z]{2,} [a-z]{2,}", node.value)
    ]
    return [words for words in spoken if words not in OF_OTHERS and words[0] != "<"]


OF_OTHERS = {"too big", "outside lower center"} | {
    phrase for _, phrases in telegram_errors.PHRASES for phrase in phrases
}
"""What Telegram says in its refusals, and matplotlib of places."""


def is_unspoken(node):
    """Tell whether a node says something to developers or operators: docstrings, errors, logs."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return isinstance(node.func.value, ast.Name) and node.func.value.id == "logger"
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_docstring or isinstance(node, ast.Raise)


def test_sql_stands_in_the_store():
    store = ("knowledge/store/", "knowledge/retrieval/index/", QUEUE)
    pattern = re.compile(r"\"(?:SELECT|INSERT|UPDATE|DELETE|CREATE) ")
    found = [m for m in MODULES if not m.startswith(store) and pattern.search(source_of(m))]
    assert found == []


def test_tags_stand_in_markup():
    handlers = [m for m in MODULES if m.startswith("handlers/") and "markup" not in m]
    pattern = re.compile(r"</?(?:b|i|a|blockquote)\b[^\n]*>")
    assert [m for m in handlers if pattern.search(source_of(m))] == []


TESTS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py"))


def test_no_test_module_imports_another():
    pattern = re.compile(r"^\s*(?:from|import) tests(?:\.| import )test_", re.MULTILINE)
    assert [test for test in TESTS if pattern.search(source_of(test))] == []


def test_html_is_sent_in_one_module():
    senders = [m for m in MODULES if "ParseMode" in source_of(m)]
    assert senders == ["handlers/replies.py"]
