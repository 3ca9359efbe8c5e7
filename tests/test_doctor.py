"""What is damaged is found, told, and never quoted; what is sound is backed up every day."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.lock import alone_on
from bot.schedule import back_up as nightly_backup
from bot.schedule import check_integrity
from bot.update_queue.storage import UpdateStorage
from bot.versions import CHECKED, FLOORS
from handlers.context import Context
from knowledge import (
    Backups,
    Cipher,
    Found,
    Library,
    StoreError,
    back_up,
    inspect,
    is_searchable,
    restore,
)
from tests.botapi import TOKEN
from tests.botapi_server import Server
from tests.conftest import EDITOR

TREATY = "what was signed in Astana?"
DAY = date(2026, 11, 27)
MONTH = timedelta(days=30)


def damage(path: Path, words: bytes, byte: int = 0xFF) -> None:
    """Flip one byte of a sentence, as a disk may; SQLite notices nothing."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    at = content.find(words)
    assert at > 0
    while at >= 0:
        content[at] = byte
        at = content.find(words, at + 1)
    path.write_bytes(content)


@pytest.fixture
def database(ran_before):
    """The file of SQLite that ships, which nobody has open."""
    return ran_before / "astana.db"


@pytest.mark.parametrize("byte", [0xFF, ord("x")])
def test_a_sentence_with_a_flipped_byte_is_never_quoted(database, byte):
    library = Library.open(database)
    best = library.answer(TREATY).answer
    assert isinstance(best, Found)
    wanted = best.best.fact
    damage(database, wanted.text.encode()[20:], byte)
    reader = Library.open_empty(database)
    quoted = [hit.fact.text for hit in reader.answer(TREATY).ranking]
    assert wanted.text not in quoted
    assert quoted
    assert reader.fact(wanted.id) is None
    assert wanted.id not in {fact.id for fact in reader.facts(1)}
    with pytest.raises(StoreError, match="damaged"):
        reader.text(1)
    with pytest.raises(StoreError, match="differ from what was stored"):
        Library.open(database)
    found = inspect(database)
    assert not found
    assert wanted.id in found.facts
    assert found.documents == ("20th anniversary of Astana",)


def test_a_page_of_noise_is_found(database):
    content = bytearray(database.read_bytes())
    content[4096:8192] = bytes(range(256)) * 16
    database.write_bytes(content)
    assert inspect(database).file


def test_half_a_file_is_found(database):
    database.write_bytes(database.read_bytes()[:40_000])
    assert not inspect(database)


def test_an_index_that_lacks_a_fact_is_found(database):
    assert is_searchable(database)
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("DELETE FROM search WHERE rowid = 15")
    assert not is_searchable(database)


def test_a_backup_a_day_is_kept_as_long_as_promised(database, tmp_path):
    backups = Backups(database, tmp_path / "kept", timedelta(days=3), longest=MONTH)
    made = [backups.make(DAY + timedelta(days=n)) for n in range(6)]
    assert backups.days() == [DAY + timedelta(days=n) for n in (5, 4, 3)]
    assert [path.exists() for path in made] == [False] * 3 + [True] * 3
    assert stat.S_IMODE(made[-1].stat().st_mode) == 0o600
    assert stat.S_IMODE(made[-1].parent.stat().st_mode) == 0o700
    assert restore(made[-1], tmp_path / "other.db", by="tests").facts == 23
    assert backups.make(DAY + timedelta(days=5)) == made[-1]


def test_what_is_damaged_takes_no_backups_place(database, tmp_path):
    backups = Backups(database, tmp_path / "kept", timedelta(days=2), longest=MONTH)
    good = backups.make(DAY)
    damage(database, b"balanced foreign")
    with pytest.raises(StoreError, match="damaged, so it was not backed up"):
        backups.make(DAY + timedelta(days=9))
    assert good.exists()
    with closing(sqlite3.connect(good)) as db, db:
        db.execute("INSERT INTO people (person, language) VALUES ('somebody', 'kk')")
    with pytest.raises(StoreError):
        backups.make(DAY + timedelta(days=30))
    with closing(sqlite3.connect(good)) as db:
        assert db.execute("SELECT count(*) FROM facts").fetchone() == (23,)
        assert db.execute("SELECT count(*) FROM people").fetchone() == (0,)


@pytest.mark.parametrize("jump", [400, -400])
def test_a_clock_that_jumps_deletes_no_backup_of_the_last_three(database, tmp_path, jump):
    backups = Backups(database, tmp_path / "kept", timedelta(days=3), longest=MONTH)
    made = [backups.make(DAY + timedelta(days=n)) for n in range(2)]
    made.append(backups.make(DAY + timedelta(days=jump)))
    assert all(path.exists() for path in made)
    assert backups.newest(DAY + timedelta(days=2)) == max(
        day for day in backups.days() if day < DAY + timedelta(days=3)
    )


def test_a_backup_that_was_cut_off_leaves_no_words_behind(database, tmp_path):
    backups = Backups(database, tmp_path / "kept", timedelta(days=3), longest=MONTH)
    made = backups.make(DAY)
    for end in ("", "-journal"):
        made.with_name(f"{made.name}.part{end}").write_bytes(b"words")
    backups.forget("somebody")
    assert [*made.parent.iterdir()] == [made]


async def test_who_is_forgotten_is_forgotten_in_the_backups(
    application, library, libraries, person
):
    reader = person()
    await reader.says("what does my aardvark Rumpelstiltskin eat?")
    (backups,) = application.bot_data.backups
    made = backups.make(DAY)
    with closing(sqlite3.connect(made)) as db:
        ((secret, name),) = db.execute("SELECT question, person FROM journal").fetchall()
    assert secret in made.read_bytes()
    await reader.says("/forgetme")
    await reader.taps("Delete everything")
    assert secret not in made.read_bytes()
    assert name.encode() not in made.read_bytes()
    assert secret not in libraries.content(library)


@pytest.fixture
async def night(application):
    """Does the work of some nights in no time."""

    async def pass_(work):
        for _ in range(3):
            await work(Context(application), datetime.now(UTC))

    return pass_


async def test_owners_hear_once_of_a_sentence_that_changed_by_itself(library, api, night, person):
    await person(EDITOR).says("/start")
    before = len(api.sent)
    with library.database.write() as db:
        db.execute("UPDATE facts SET text = 'The moon is flat.' WHERE id = 15")
    await night(check_integrity)
    (told,) = api.sent[before:]
    assert told.chat == EDITOR
    assert "changed without an editor" in told.text
    shown = await person().says(TREATY)
    assert "moon" not in shown[0].text


async def test_a_night_leaves_a_backup(application, night):
    await night(nightly_backup)
    (backups,) = application.bot_data.backups
    assert len(backups.days()) == 1


async def test_owners_hear_when_there_has_been_no_backup_for_a_week(api, night, person, tmp_path):
    await person(EDITOR).says("/start")
    (tmp_path / "astana-backups").write_text("a file where the folder should be")
    await night(nightly_backup)
    assert "more than a week old" in api.sent[-1].text


@pytest.mark.of_sqlite
async def test_an_editor_hears_that_nothing_can_be_saved_and_readers_get_answers(
    library, api, person
):
    editor = person(EDITOR)
    fact = f"/addfact {'The well is deep. ' * 200}\nsource: Notes"
    with library.database.write(changes_answers=False) as db:
        pages = db.value("PRAGMA page_count")
        db.execute(f"PRAGMA max_page_count = {pages}")
    await editor.says(fact)
    assert any("database cannot be written now" in sent.text for sent in api.sent)
    assert any("I go on answering" in sent.text for sent in api.sent)
    (answer,) = await person().says(TREATY)
    assert "signed" in answer.text
    with library.database.write(changes_answers=False) as db:
        db.execute("PRAGMA max_page_count = 1000000")
    await editor.says(fact)
    assert "Saved as fact 24" in api.sent[-1].text


@pytest.fixture
def doctor(database, monkeypatch):
    monkeypatch.chdir(database.parent)

    def run(**env):
        words, env = ["--database", str(database)], {"EMBEDDING_MODEL": "off", **env}
        done = CliRunner().invoke(main, [*words, "doctor", "--offline"], env=env, prog_name="bot")
        return done.exit_code, done.output

    return run


def test_the_doctor_finds_nothing_wrong_with_what_ships(doctor):
    code, said = doctor(EMBEDDING_MODEL="")
    assert code == 0
    assert "FAIL" not in said
    for part in ("key", "database", "index", "models", "rights", "inbox", "disk", "backups"):
        assert f"{part}: " in said


def test_the_doctor_says_what_to_do_about_damage(doctor, database):
    damage(database, b"balanced foreign")
    code, said = doctor()
    assert code == 1
    assert "FAIL database: damaged (facts [" in said
    assert "-m bot restore BACKUP" in said
    with closing(sqlite3.connect(database)) as raw:
        raw.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES "
            "('documents', 'm999_of_a_day_to_come', '')"
        )
        raw.commit()
    code, said = doctor()
    assert code == 1
    assert "FAIL database: " in said
    assert "was written by a newer version of this bot" in said


def test_the_doctor_sees_that_telegram_delivers_elsewhere(database):
    server = Server()
    env = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": server.url, "EMBEDDING_MODEL": "off"}

    def said():
        return CliRunner().invoke(main, ["--database", str(database), "doctor"], env=env).output

    try:
        server.api.webhook = "https://other.example/hook"
        assert "ok   token: @" in said()
        with alone_on(database):
            assert "FAIL token: " in (found := said())
            assert "to https://other.example/hook, not to this bot, which polls" in found
            env["WEBHOOK_URL"] = server.api.webhook
            assert "ok   token: @" in said()
    finally:
        server.close()


@pytest.mark.parametrize(
    ("models", "said"),
    [("off", "ok   models: none"), ("nowhere", "FAIL models: EMBEDDING_MODEL=nowhere: there is"),
     ("minilm", "warn models: minilm reads English alone. Leave EMBEDDING_MODEL empty"),
     ("e5", "ok   models: e5: each file")],
)  # fmt: skip
def test_the_doctor_looks_at_the_models(doctor, models, said):
    pytest.importorskip("knowledge.retrieval.embedding.runtime", reason="needs the extra")
    assert said in doctor(EMBEDDING_MODEL=models)[1]


def test_the_doctor_takes_no_index_that_is_just_built_for_damaged(doctor, database):
    with closing(sqlite3.connect(database)) as db:
        db.execute("DELETE FROM search WHERE rowid = 15")
        db.commit()
        assert "FAIL index: damaged" in doctor()[1]
        db.execute("UPDATE state SET indexed_by = 0")
        db.commit()
    code, said = doctor()
    assert (code, "warn index: made by another version; a start builds it anew" in said) == (
        0,
        True,
    )


def test_the_doctor_knows_a_setting_that_is_none(doctor, database):
    database.with_name(".env").write_text("ADMINS=5\nLOG_LEVEL=INFO\nTZ=UTC\n")
    _, said = doctor()
    assert "ADMINS in .env is no setting: did you mean ADMIN_IDS?" in said
    assert "TZ in .env is no setting" in said
    assert "LOG_LEVEL" not in said


def test_the_doctor_says_that_nobody_owns_the_bot(doctor):
    token = {"TELEGRAM_BOT_TOKEN": "123456:" + "A" * 35}
    assert "warn owners: none" in doctor(**token)[1]
    assert "ok   owners: 1 in ADMIN_IDS" in doctor(**token, ADMIN_IDS="5")[1]


@pytest.mark.parametrize(("days", "state"), [(1, "ok  "), (8, "FAIL"), (-3, "warn")])
def test_the_doctor_looks_at_the_age_of_backups(doctor, database, tmp_path, days, state):
    folder = tmp_path / "kept"
    day = datetime.now(UTC).date() - timedelta(days=days)
    Backups(database, folder, timedelta(days=30), longest=MONTH).make(day)
    code, said = doctor(BACKUP_DIR=str(folder))
    assert f"{state} backups: " in said
    assert code == (state == "FAIL")


def test_a_disk_that_cannot_be_written_is_no_damage(doctor, database, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    allowed, folder = os.access, database.parent

    def access(path, mode, **more):
        return Path(path) != folder and allowed(path, mode, **more)

    monkeypatch.setattr(os, "access", access)
    code, said = doctor()
    assert code == 1
    assert "disk is read-only" in said
    assert "damaged" not in said
    back_up(database, elsewhere / "kept.db")
    assert [path.name for path in elsewhere.iterdir()] == ["kept.db"]
    assert Library.open(elsewhere / "kept.db").size() == 23


def test_the_doctor_sees_files_that_others_may_read(doctor, database):
    database.chmod(0o644)
    code, said = doctor()
    assert code == 0
    assert f"chmod 600 {database}" in said


def test_the_doctor_lists_what_was_given_up(doctor, database, updates_of):
    updates = updates_of(database)
    updates.add([{"update_id": 7}])
    updates.give_up(7, "BadRequest: chat not found")
    updates.close()
    _, said = doctor()
    assert "1 were given up" in said
    assert "update 7: BadRequest: chat not found" in said


@pytest.fixture
def updates_of(tmp_path):
    return lambda database: UpdateStorage.beside(database, Cipher.open(tmp_path / "astana.key"))


def test_the_doctor_says_as_of_when_no_hole_is_known(doctor, monkeypatch):
    assert f"ok   versions: no library with a hole that was known on {CHECKED}" in doctor()[1]
    monkeypatch.setitem(FLOORS, "click", (999,))
    code, said = doctor()
    assert code == 1
    assert f"FAIL versions: known holes, as of {CHECKED}, in click " in said
