"""No verb destroys silently: what would be replaced is refused, or kept and named."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils
from click.testing import CliRunner

from bot.__main__ import main
from bot.lock import alone_on, lock_of
from bot.update_queue.storage import queue_path
from knowledge import Library, StoreError, back_up, open_cipher, restore
from knowledge.store.migrations import LIBRARY

ROOT = Path(__file__).parents[1]


@pytest.fixture
def database(tmp_path, shipped):
    library = Library.open(Path(shutil.copyfile(shipped, tmp_path / "bot.db")))
    open_cipher(library.database, tmp_path / "bot.key")
    library.close()
    return library.path


@pytest.fixture
def bot(database, monkeypatch):
    monkeypatch.chdir(database.parent)

    def run(*words, path=database):
        settings = {"TELEGRAM_BOT_TOKEN": "", "EMBEDDING_MODEL": "off"}
        return CliRunner().invoke(main, ["--database", str(path), *words], env=settings)

    return run


def files_of(database):
    return [database, database.with_suffix(".key"), queue_path(database), lock_of(database),
            database.with_name("bot.db-wal")]  # fmt: skip


@pytest.mark.parametrize("which", range(5))
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_backup_never_takes_the_place_of_the_bots_own_files(database, bot, which, force):
    path = files_of(database)[which]
    before = path.read_bytes() if path.exists() else None
    done = bot("backup", path.name, *force)
    assert done.exit_code == 1
    assert "belongs to the bot itself" in done.output
    assert (path.read_bytes() if path.exists() else None) == before


def test_a_backup_replaces_another_only_by_force(database, bot):
    kept = database.with_name("kept.db")
    kept.write_text("mine")
    assert "is there already" in bot("backup", "kept.db").output
    assert kept.read_text() == "mine"
    done = bot("backup", "kept.db", "--force")
    assert done.exit_code == 0
    assert "Back up the key file" in done.output
    assert kept.read_bytes()[:6] == b"SQLite"


def test_a_backup_speaks_of_no_key_where_there_is_none(database, bot):
    database.with_suffix(".key").unlink()
    assert "key file" not in bot("backup", "kept.db").output


def test_a_restore_keeps_what_was_there_and_undo_says_where(database, bot):
    bot("backup", "kept.db")
    assert "Saved" in bot("add", "The well is dry.", "--source", "Notes").output
    done = bot("restore", "kept.db")
    (aside,) = database.parent.glob("bot-before-restore-*.db")
    assert str(aside.name) in done.output
    undone = bot("undo")
    assert undone.exit_code == 1
    assert f"-m bot restore {aside.name}" in undone.output
    assert "kept.db" in bot("history").output
    assert "The well is dry." not in bot("facts").output
    assert bot("restore", aside.name).exit_code == 0
    assert "The well is dry." in bot("facts").output


def test_what_the_log_still_holds_is_kept_as_well(database, tmp_path):
    back_up(database, tmp_path / "kept.db")
    script = (
        "import os, sys; from pathlib import Path; from knowledge import Draft, Library\n"
        "Library.open(Path(sys.argv[1])).add(Draft('The well is dry.', 'Notes'), by='tests')\n"
        "os._exit(9)"
    )
    subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", script, database], cwd=ROOT, check=False
    )
    restored = restore(tmp_path / "kept.db", database, by="tests")
    assert restored.aside is not None
    library = Library.open(restored.aside)
    assert library.size() == 24
    library.close()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        ("CREATE TRIGGER hush AFTER INSERT ON facts BEGIN DELETE FROM facts; END", "trigger hush"),
        ("CREATE VIEW other AS SELECT 1", "view other"),
        ("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('x', 'm9', '')",
         "newer version of this bot (x m9)"),
    ],
)  # fmt: skip
def test_a_backup_that_no_version_made_is_refused(database, tmp_path, harm, says):
    back_up(database, tmp_path / "kept.db")
    with closing(sqlite3.connect(tmp_path / "kept.db")) as db, db:
        db.execute(harm)
    before = database.read_bytes()
    with pytest.raises(StoreError) as refused:
        restore(tmp_path / "kept.db", database, by="tests")
    assert says in str(refused.value)
    assert database.read_bytes() == before


def test_a_database_of_a_newer_version_is_not_opened(database):
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
                   "VALUES ('knowledge', 'm999_later', '')")  # fmt: skip
    with pytest.raises(StoreError, match="newer version"):
        Library.open(database)


@pytest.mark.parametrize("words", [("facts",), ("fact", "1"), ("stats",), ("inbox",),
                                   ("history",), ("export", "out.csv"), ("undo",)])  # fmt: skip
def test_a_command_that_reads_makes_no_database(database, bot, words):
    missing = database.with_name("mistyped.db")
    done = bot(*words, path=missing)
    assert done.exit_code == 1
    assert "There is no database" in done.output
    assert not missing.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files to others")
def test_root_leaves_files_to_whom_they_belonged(database, tmp_path):
    back_up(database, tmp_path / "kept.db")
    os.chown(database, 1234, 1234)
    restored = restore(tmp_path / "kept.db", database, by="tests")
    assert restored.aside is not None
    assert {path.stat().st_uid for path in (database, restored.aside)} == {1234}


def test_the_lock_is_of_the_database_and_not_of_a_name(database, tmp_path):
    link = tmp_path / "link.db"
    link.symlink_to(database)
    with alone_on(database):
        with pytest.raises(StoreError, match="A bot is running"), alone_on(link):
            pass
        lock_of(database).unlink()
        if sys.platform == "linux":
            with pytest.raises(StoreError, match="A bot is running"), alone_on(database):
                pass


@pytest.mark.skipif(sys.platform != "linux", reason="names in the kernel are Linux's")
def test_the_lock_holds_before_the_first_start_and_over_a_restore(database, tmp_path):
    new = tmp_path / "new.db"
    with alone_on(new):
        lock_of(new).unlink()
        new.write_bytes(database.read_bytes())
        with pytest.raises(StoreError, match="A bot is running"), alone_on(new):
            pass
        shutil.copyfile(database, tmp_path / "other.db")
        (tmp_path / "other.db").replace(new)
        lock_of(new).unlink(missing_ok=True)
        with pytest.raises(StoreError, match="A bot is running"), alone_on(new):
            pass


def test_key_and_queue_lie_beside_the_database_and_not_beside_a_link(database, bot, tmp_path):
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "link.db").symlink_to(database)
    assert bot("inbox", path=folder / "link.db").exit_code == 0
    assert [path.name for path in folder.iterdir()] == ["link.db"]


@pytest.mark.parametrize("old", [False, True])
def test_processes_that_open_a_database_at_once_all_work(tmp_path, old):
    path = tmp_path / "bot.db"
    if old:
        first, *_ = LIBRARY.load()
        first.apply(sqlite_utils.Database(path))
    script = (
        "import sys; from pathlib import Path; from knowledge import Library\n"
        "print(Library.open(Path(sys.argv[1])).size())"
    )
    running = [
        subprocess.Popen(  # noqa: S603 - as above
            [sys.executable, "-c", script, path], cwd=ROOT, stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    assert [each.communicate()[0].split() for each in running] == [[b"23"]] * 3
