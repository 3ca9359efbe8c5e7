"""A backup is whole, and nothing that is damaged takes the place of a database."""

import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta

import pytest

from bot.lock import alone_on
from knowledge import Draft, Library, StoreError, back_up, restore
from knowledge.store.backups import Backups

MONTH = timedelta(days=30)


@pytest.fixture
def kept(tmp_path):
    """A database with a fact that only it has, and a backup of it."""
    library = Library.open(tmp_path / "facts.db")
    library.add(Draft("The well is deep.", "Notes"), by="tests")
    back_up(tmp_path / "facts.db", tmp_path / "kept.db")
    library.add(Draft("The well is dry.", "Notes"), by="tests")
    library.close()
    return tmp_path / "kept.db"


def texts(path):
    library = Library.open(path)
    found = {fact.text for document in library.documents() for fact in library.facts(document.id)}
    library.close()
    return found


def test_a_backup_holds_what_was_stored_before_it(kept, tmp_path):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    restore(kept, tmp_path / "facts.db", by="tests")
    assert "The well is deep." in texts(tmp_path / "facts.db")
    assert "The well is dry." not in texts(tmp_path / "facts.db")


def test_a_backup_is_restored_where_nothing_was(kept, tmp_path):
    assert restore(kept, tmp_path / "elsewhere.db", by="tests").facts == 24
    assert "The well is deep." in texts(tmp_path / "elsewhere.db")


def test_a_changed_sentence_is_found_and_nothing_is_replaced(kept, tmp_path):
    db = sqlite3.connect(kept)
    db.execute("UPDATE facts SET text = 'The well is wide.' WHERE text = 'The well is deep.'")
    db.commit()
    db.close()
    with pytest.raises(StoreError, match="damaged"):
        restore(kept, tmp_path / "facts.db", by="tests")
    assert "The well is dry." in texts(tmp_path / "facts.db")


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + bytes(90)])
def test_what_is_no_database_is_refused(tmp_path, content):
    (tmp_path / "kept.db").write_bytes(content)
    with pytest.raises(StoreError):
        restore(tmp_path / "kept.db", tmp_path / "facts.db", by="tests")
    assert not (tmp_path / "facts.db").exists()


def test_what_cannot_be_prepared_replaces_nothing(kept, tmp_path):
    (tmp_path / "facts.db.restored").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(StoreError, match="cannot be written"):
        restore(kept, tmp_path / "facts.db", by="tests")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert "The well is dry." in texts(tmp_path / "facts.db")


@pytest.mark.usefixtures("kept")
def test_a_backup_that_is_damaged_keeps_no_other_from_forgetting_a_person(tmp_path):
    backups = Backups(tmp_path / "facts.db", tmp_path / "daily", MONTH, longest=MONTH)
    paths = [backups.make(date(2026, 11, day)) for day in (1, 2, 3)]
    for path in paths:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("INSERT INTO people (person, language) VALUES ('p', 'ru')")
    paths[1].write_bytes(b"no database at all")
    with pytest.raises(StoreError):
        backups.forget("p")
    for path in (paths[0], paths[2]):
        with closing(sqlite3.connect(path)) as db:
            assert [*db.execute("SELECT * FROM people WHERE person = 'p'")] == []


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"no backup .*gone\.db"):
        restore(tmp_path / "gone.db", tmp_path / "facts.db", by="tests")
    with pytest.raises(StoreError, match=r"no database .*gone\.db"):
        back_up(tmp_path / "gone.db", tmp_path / "kept.db")


def test_one_process_holds_a_database(tmp_path):
    with alone_on(tmp_path / "facts.db"):
        with pytest.raises(StoreError, match="A bot is running"), alone_on(tmp_path / "facts.db"):
            pass
        with alone_on(tmp_path / "other.db"):
            pass
    with alone_on(tmp_path / "facts.db"):
        pass


def test_a_changed_document_is_found_even_if_its_sentences_stand(kept, tmp_path):
    with closing(sqlite3.connect(kept)) as db, db:
        db.execute("UPDATE documents SET text = text || ' And more.'")
    with pytest.raises(StoreError, match="damaged"):
        restore(kept, tmp_path / "facts.db", by="tests")
    assert "The well is dry." in texts(tmp_path / "facts.db")
