"""`python -m bot copy` moves a database into PostgreSQL and back, whole and compared, or not."""

from contextlib import closing
from itertools import pairwise

import pytest

from bot.update_queue import sql
from bot.update_queue.storage import UpdateStorage, queue_path
from knowledge import (
    Cipher,
    Library,
    StoreError,
    copy_database,
    file_endpoint,
    server_endpoint,
)
from tests import postgres_server
from tests.article import QUESTION
from tests.messages import message


@pytest.fixture
def address():
    return postgres_server.new_database()


@pytest.fixture
def empty(open_new, tmp_path):
    """A library without any document, in a file."""
    with closing(open_new(tmp_path / "empty.db")) as library:
        yield library


def in_file(path):
    return file_endpoint(path, queue_path(path), sql.SCHEMA)


def told(_done, _all):
    """Hear nothing."""


def cut_off(_done, _all):
    raise KeyboardInterrupt


def first_samples(path):
    with closing(Library.open_empty(path)) as library:
        return [*library.samples().values()]


def test_a_database_goes_into_postgresql_and_back_with_what_waits_in_its_queue(
    command, address, tmp_path
):
    cipher = Cipher.open(tmp_path / "astana.key")
    queue = UpdateStorage.beside(tmp_path / "astana.db", cipher, bot=7)
    queue.add([message(1, text="hello")])
    queue.close()
    added = command("add", "The lake is 100 % 'deep' ✓ here.", "--source", "Lake", "--yes")
    assert added.exit_code == 0, added.output
    there = command("copy", "astana.db", address)
    assert there.exit_code == 0, there.output
    assert "(documents 2, facts 24, questions asked 0)" in there.output
    again = command("copy", "astana.db", address)
    assert (again.exit_code, "holds a database already" in again.output) == (1, True)
    back = command("copy", address, "back.db")
    assert back.exit_code == 0, back.output
    assert [path.name for path in tmp_path.glob("*.copying*")] == []
    asked = [command("--database", name, "ask", QUESTION) for name in ("astana.db", "back.db")]
    assert asked[0].output == asked[1].output
    exported = [command("--database", name, "export").output for name in ("astana.db", "back.db")]
    assert exported[0] == exported[1]
    queue = UpdateStorage.beside(tmp_path / "back.db", cipher, bot=7)
    assert [each.content for each in queue.waiting()] == [message(1, text="hello")]
    queue.close()
    assert command("ask", QUESTION, DATABASE=address).output == asked[0].output


def test_a_copy_that_was_cut_off_goes_on_or_starts_again_if_the_source_changed(
    address, empty, tmp_path
):
    path, store = tmp_path / "back.db", empty.database
    with store.write() as db:
        db.insert("samples", {"language": "en", "text": "one?"})
        db.insert("synonyms", {"term": "fog", "synonym": "mist"})
    ends = [in_file(empty.path), server_endpoint(address), in_file(path)]
    for source, target in pairwise(ends):
        heard: list[tuple[int, int]] = []
        with pytest.raises(KeyboardInterrupt):
            copy_database(source, target, cut_off)
        assert not target.is_there()
        copy_database(source, target, lambda *of, heard=heard: heard.append(of))
        # The row that was there was copied once.
        assert heard == [(2, 2)]
    with store.write() as db:
        db.insert("samples", {"language": "en", "text": "two?"})
    assert first_samples(path) == ["one?"]

    another = in_file(tmp_path / "another.db")
    with pytest.raises(KeyboardInterrupt):
        copy_database(ends[0], another, cut_off)
    with store.write() as db:
        db.update("samples", {"text": "first?"}, where={"id": 1})
    copy_database(ends[0], another, told)
    assert first_samples(tmp_path / "another.db") == ["first?", "two?"]


def test_what_cannot_be_copied_is_said_in_a_line_and_nothing_is_there_afterwards(
    address, empty, tmp_path
):
    library, target = in_file(empty.path), server_endpoint(address)
    with pytest.raises(StoreError, match="There is no database"):
        copy_database(in_file(tmp_path / "none.db"), target, told)
    with pytest.raises(StoreError, match="There is no database"):
        copy_database(target, library, told)
    queue_path(tmp_path / "new.db").touch()
    with pytest.raises(StoreError, match="holds a database already"):
        copy_database(library, in_file(tmp_path / "new.db"), told)
    with empty.database.write() as db:
        db.insert("samples", {"language": "en", "text": "a\0b"})
    with pytest.raises(StoreError, match=r"samples from 1 on cannot be copied: .*NUL"):
        copy_database(library, target, told)
    nowhere = server_endpoint(f"postgresql://anna:secret@/x?host={tmp_path}")
    with pytest.raises(StoreError, match="Cannot open the database postgresql://anna@") as failed:
        copy_database(library, nowhere, told)
    assert "secret" not in str(failed.value)
    with pytest.raises(StoreError, match="no address"):
        server_endpoint("postgresql://a b/")
    assert not target.is_there()
