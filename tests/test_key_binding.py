"""A database and its key are one thing: apart, nothing is answered, made, deleted or given up."""

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.application import build_application
from bot.environment import Settings
from bot.update_queue.storage import UpdateStorage, left_over
from knowledge import Cipher, CipherError, Library, Roles, back_up, check_key, open_cipher
from knowledge.store.encryption_key import ENCRYPTED
from knowledge.users.preferences import PreferenceStore
from tests.botapi import TOKEN

ASKED = {"update_id": 7, "message": {"text": "what was signed?"}}


@pytest.fixture
def database(tmp_path, shipped):
    """A database in whose queue something waits, with an editor; closed."""
    library = Library.open(Path(copyfile(shipped, tmp_path / "bot.db")))
    cipher = open_cipher(library.database, tmp_path / "bot.key")
    with library.database.write() as db:
        row = {"person": "p", "user": cipher.encrypt("5"), "name": cipher.encrypt("A"), "role": 1}
        db.insert("editors", {**row, "since": "2026-11-29"})
    updates = UpdateStorage.beside(library.path, cipher)
    updates.add([ASKED])
    updates.close()
    library.close()
    return library.path


@pytest.fixture
def bot(database, monkeypatch):
    """The command line on that database."""
    monkeypatch.chdir(database.parent)

    def run(*words):
        settings = {"TELEGRAM_BOT_TOKEN": "", "EMBEDDING_MODEL": "off"}
        return CliRunner().invoke(main, ["--database", str(database), *words], env=settings)

    return run


def lose(database):
    database.with_suffix(".key").rename(database.with_suffix(".lost"))


def change(database):
    lose(database)
    Cipher.open(database.with_suffix(".key"))


def forget_fingerprint(database):
    """Make it a database of before fingerprints."""
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("UPDATE state SET key_fingerprint = NULL")


@pytest.mark.parametrize("before", [lambda _: None, forget_fingerprint])
@pytest.mark.parametrize(("harm", "says"), [(lose, "is missing"), (change, "is not the key")])
def test_without_its_key_nothing_starts_and_nothing_is_lost(database, harm, says, before):
    before(database)
    harm(database)
    files = {path.name: path.read_bytes() for path in database.parent.glob("*.key")}
    library = Library.open(database)
    with pytest.raises(CipherError, match=says):
        build_application(Settings.model_validate({"telegram_bot_token": TOKEN}), library)
    library.close()
    assert {p.name: p.read_bytes() for p in database.parent.glob("*.key")} == files
    assert left_over(database) == (1, [])


@pytest.mark.parametrize("harm", [lose, change])
@pytest.mark.parametrize("words", [("doctor", "--offline"), ("inbox",), ("stats",)])
def test_commands_say_so_and_what_to_do(database, bot, harm, words):
    harm(database)
    done = bot(*words)
    assert done.exit_code == 1
    assert "Put the" in done.output
    assert "--new-key" in done.output
    assert "Traceback" not in done.output


def test_the_key_that_fits_is_bound_to_a_database_of_before(database, bot):
    forget_fingerprint(database)
    assert bot("inbox").exit_code == 0
    forget_fingerprint(database)
    check_key(database, database.with_suffix(".key"))
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("SELECT key_fingerprint FROM state").fetchone() == (None,)
    library = Library.open(database)
    cipher = open_cipher(library.database, database.with_suffix(".key"))
    assert library.database.read().value("SELECT key_fingerprint FROM state") == cipher.fingerprint
    library.close()


def test_a_backup_is_restored_beside_its_key_only(database, bot, tmp_path):
    back_up(database, tmp_path / "kept.db")
    before = database.read_bytes()
    change(database)
    refused = bot("restore", "kept.db")
    assert refused.exit_code == 1
    assert "is not the key" in refused.output
    assert database.read_bytes() == before
    taken = bot("restore", "kept.db", "--new-key")
    assert taken.exit_code == 0, taken.output
    assert "editors and their roles (1)" in taken.output
    assert bot("inbox").exit_code == 0


def test_a_new_key_is_a_decision_that_says_its_price(database, bot):
    lose(database)
    back_up(database, database.with_name("kept.db"))
    done = bot("restore", "kept.db", "--new-key")
    assert "Lost with the old key: editors and their roles (1)" in done.output
    again = Library.open(database)
    cipher = open_cipher(again.database, database.with_suffix(".key"))
    assert Roles(again.database, cipher).names() == {}
    assert again.size() == 23
    again.close()


def test_a_damaged_key_file_is_replaced_and_kept(database, bot):
    key = database.with_suffix(".key")
    library = Library.open(database)
    settings = PreferenceStore(library.database, open_cipher(library.database, key))
    settings.choose_language(5, "ru")
    library.close()
    key.write_bytes(b"half a key")
    back_up(database, database.with_name("kept.db"))
    done = bot("restore", "kept.db", "--new-key")
    assert done.exit_code == 0, done.output
    assert "settings (1)" in done.output
    (aside,) = database.parent.glob("*before-new-key*")
    assert aside.read_bytes() == b"half a key"


def test_a_key_that_cannot_be_read_may_be_the_right_one(database, bot):
    back_up(database, database.with_name("kept.db"))
    lose(database)
    database.with_suffix(".key").mkdir()
    before = database.read_bytes()
    done = bot("restore", "kept.db", "--new-key")
    assert done.exit_code == 1
    assert "cannot be used" in done.output
    assert database.read_bytes() == before
    assert not [*database.parent.glob("*before-restore*")]


def test_a_new_key_is_refused_where_the_old_one_fits(database, tmp_path):
    env = {"TELEGRAM_BOT_TOKEN": TOKEN, "DATABASE": str(database), "EMBEDDING_MODEL": "off"}
    done = CliRunner().invoke(main, ["run", "--new-key"], env=env)
    assert done.exit_code == 1
    assert "would only lose what it reads" in done.output
    assert Cipher.read(tmp_path / "bot.key").fingerprint


def test_every_column_of_bytes_is_known_to_be_encrypted(database):
    """A new one must be named: else a wrong key would go unnoticed, and stay after a new one."""
    with closing(sqlite3.connect(database)) as db:
        found = {
            (table, column)
            for table, column in db.execute(
                "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
                "WHERE m.type = 'table' AND c.type = 'BLOB' "
                "AND m.name NOT GLOB '*vectors*' AND m.name NOT GLOB 'search*' "
                "AND m.name NOT GLOB 'asked_*' "
                # What stands at an address is public, and waits there for an editor.
                "AND m.name <> 'watched_addresses'"
            )
        }
    known = {(table, column) for table, columns in ENCRYPTED.items() for column in columns}
    assert {table for table, _ in found} == {table for table, _ in known}
