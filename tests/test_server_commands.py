"""Commands on a database in PostgreSQL mean what they mean on a file: backup, restore, doctor."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from bot.application import backups_of
from bot.environment import Settings
from bot.update_queue.storage import UpdateStorage
from knowledge import (
    Backups,
    Cipher,
    StoreError,
    Users,
    alone_on_server,
    open_cipher,
    open_replica,
    shared_on_server,
    snapshot_of_server,
)
from tests import postgres_server
from tests.messages import message

ADDED = "The lake is 12 m deep here."
LATER = "The lake is frozen here."
PERSON = 5_001_234_567


@pytest.fixture
def address():
    return postgres_server.new_database()


def texts(address):
    with snapshot_of_server(address) as db:
        return {str(text) for (text,) in db.query("SELECT text FROM facts WHERE id > 23")}


def test_a_backup_is_a_file_and_is_put_back_while_no_bot_runs(command, address, tmp_path):
    def run(*said):
        return command(*said, DATABASE=address)

    assert run("add", ADDED, "--source", "Lake", "--yes").exit_code == 0
    with closing(open_replica(address, tmp_path / "astana-mirror.db")) as database:
        cipher = Cipher.open(tmp_path / "astana.key")
        with closing(UpdateStorage.beside(database, cipher, 7)) as queue:
            queue.add([message(1, text="hello")])
    backup = run("backup", "kept.db")
    assert backup.exit_code == 0, backup.output
    run("add", LATER, "--source", "Lake", "--yes")
    assert texts(address) == {ADDED, LATER}
    with shared_on_server(address):
        refused = run("restore", "kept.db")
        assert (refused.exit_code, "A bot is running" in refused.output) == (1, True)
        with shared_on_server(address):
            refused = run("copy", address, "copied.db")
            # Both bots of this process sign the same.
            assert (refused.exit_code, f"process {os.getpid()}" in refused.output) == (1, True)
    with (
        alone_on_server(address, "restore"),
        pytest.raises(StoreError, match=r"is in use \(restore on .*, process \d+\)"),
        shared_on_server(address),
    ):
        raise AssertionError
    restored = run("restore", "kept.db")
    assert (restored.exit_code, "Restored 24 facts" in restored.output) == (0, True)
    assert "in the schema astana_bot_before_restore_" in restored.output
    assert texts(address) == {ADDED}
    assert "12 m deep" in run("ask", "How deep is the lake?").output
    assert "1 updates wait" in run("doctor", "--offline").output
    (tmp_path / "kept.db").write_bytes(b"no database at all")
    assert run("restore", "kept.db").exit_code == 1
    assert texts(address) == {ADDED}


def test_forgetting_a_person_reaches_server_and_daily_backups(address, tmp_path):
    with closing(open_replica(address, tmp_path / "astana-mirror.db")) as database:
        cipher = Cipher(b"k" * 32)
        settings = Settings.model_validate({"telegram_bot_token": None})
        (backups,) = backups_of(settings, database.path, database)
        users = Users.open(database, cipher, holders=[backups])
        users.preferences.choose_language(PERSON, "ru")
        kept = backups.make(datetime.now(UTC).date() - timedelta(days=1))
        assert kept == tmp_path / "astana-backups" / kept.name
        assert (people_in(kept), len(users.privacy.export(PERSON))) == (1, 1)
        elsewhere = copied(database, kept, tmp_path / "elsewhere")
        users.privacy.forget(PERSON)
        assert (people_in(kept), len(users.privacy.export(PERSON))) == (0, 0)
        # A bot on another machine hears of it, for backups of its own that were made before.
        (there,) = elsewhere.folder.iterdir()
        assert people_in(there) == 1
        elsewhere.forget_all(users.privacy.forgotten())
        assert people_in(there) == 0
        # Who comes back is not forgotten once more.
        users.preferences.choose_language(PERSON, "kk")
        later = elsewhere.make(datetime.now(UTC).date())
        elsewhere.forget_all(users.privacy.forgotten())
        assert (people_in(there), people_in(later)) == (0, 1)


def test_who_was_forgotten_does_not_come_back_with_a_backup(command, address, tmp_path):
    with closing(open_replica(address, tmp_path / "astana-mirror.db")) as database:
        users = Users.open(database, open_cipher(database, tmp_path / "astana.key"))
        users.preferences.choose_language(PERSON, "ru")
        assert command("backup", "kept.db", DATABASE=address).exit_code == 0
        users.privacy.forget(PERSON)
    assert command("restore", "kept.db", DATABASE=address).exit_code == 0
    with closing(open_replica(address, tmp_path / "astana-mirror.db")) as database:
        assert database.read().query("SELECT * FROM people") == []
        assert len(database.read().query("SELECT * FROM forgotten")) == 1


def copied(database, kept, folder):
    """Return the backups of another machine, which made the same one."""
    folder.mkdir()
    shutil.copyfile(kept, folder / kept.name)
    days = timedelta(days=14), timedelta(days=30)
    return Backups(folder / "astana.db", folder, days[0], longest=days[1], source=database)


def people_in(backup):
    with closing(sqlite3.connect(backup)) as raw:
        return raw.execute("SELECT count(*) FROM people").fetchone()[0]
