"""SQLite alone: a database in use is migrated once, and its files are for their owner only."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
import sqlite_utils
import sqlite_utils.plugins

from knowledge.errors import StoreError
from knowledge.retrieval.index import vectors
from knowledge.store import Database, annotations, stale_annotations, user_state
from knowledge.store.database import snapshot_of
from knowledge.store.files import OWNER_ONLY
from knowledge.store.migrations import LIBRARY

ROOT = Path(__file__).parent.parent.parent
APPLIED = "SELECT migration_set, name FROM _sqlite_migrations ORDER BY 1, 2"
SCHEMA = "SELECT name, sql FROM sqlite_master ORDER BY 1"
IN_USE = {
    "documents": ["m001_author"],
    "editors": ["m001_editors"],
    "history": ["m001_history", "m002_signatures"],
    "inbox": ["m001_chosen", "m002_uploads", "m003_digests"],
    "knowledge": [
        "m001_documents_and_facts", "m002_samples", "m003_search_index", "m004_word_counts",
    ],
    "people": ["m001_people"],
    "search": ["m001_initials", "m002_taught", "m003_places"],
    "semantics": ["m001_vectors"],
    "talks": ["m001_talks"],
}  # fmt: skip
"""What stands in databases that people have: under another name it would run once more."""


@pytest.fixture
def database(tmp_path):
    with closing(Database(tmp_path / "store.db")) as opened:
        yield opened


def test_migrations_in_use_keep_their_names():
    assert {name: [*LIBRARY.names[name][: len(used)]] for name, used in IN_USE.items()} == IN_USE


def test_every_migration_is_named_in_the_schema(tmp_path):
    with closing(Database(tmp_path / "a.db")) as database:
        applied = {*database.read().query(APPLIED)}
    assert applied == {(set_, name) for set_, names in LIBRARY.names.items() for name in names}


def test_an_up_to_date_database_opens_without_what_migrates(tmp_path):
    Database(tmp_path / "a.db").close()
    code = (
        "import sys, pathlib, knowledge.store as s; s.Database(pathlib.Path('a.db')).close(); "
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, cwd=tmp_path, env=environment, check=False).returncode == 0  # noqa: S603


def test_opening_again_changes_nothing(tmp_path):
    path = tmp_path / "a.db"
    Database(path).close()
    with snapshot_of(path) as db:
        before = db.query(APPLIED), db.query(SCHEMA), db.revision
    Database(path).close()
    with snapshot_of(path) as db:
        assert (db.query(APPLIED), db.query(SCHEMA), db.revision) == before


def test_an_older_database_gets_what_is_missing_and_keeps_its_rows(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        old = sqlite_utils.Database(connection)
        for each in LIBRARY.load():
            each.apply(old, stop_before="m004_upload_order")
        old.table("uploads").insert({"key": "a", "person": "p", "file": b"1", "expires": 9})
    with closing(Database(path)) as database:
        with database.write() as db:
            user_state.put_upload(db, "b", "p", b"2", 9)
            user_state.keep_newest_uploads(db, "p", 2)
        kept = [user_state.upload(database.read(), key, "p", 0) for key in "ab"]
    assert kept == [b"1", b"2"]


def test_vectors_of_the_one_model_that_there_was_stay(tmp_path):
    path = tmp_path / "a.db"
    before = {"semantics": "m002_models", "annotations": "m001_fact_words"}
    with closing(sqlite3.connect(path)) as connection:
        old = sqlite_utils.Database(connection)
        for each in LIBRARY.load():
            each.apply(old, stop_before=before.get(each.name))
        connection.executescript(OLD_VECTORS)
    with closing(Database(path)) as database:
        with database.write() as db:
            vectors.start(db, "e5-1")
            vectors.add_facts(db, "e5-1", [("He spoke.", b"3", b"4", 7)])
            db.execute("UPDATE questions SET text = 'who?' WHERE id = 9")
        kept = database.read()
        assert [*vectors.tokens(kept, "minilm-1", [7])] == [(7, b"2")]
        assert vectors.pooled_facts(kept, "minilm-1") == [(7, 1, b"1")]
        assert vectors.pooled_facts(kept, "e5-1") == [(7, 1, b"3")]
        assert vectors.pooled_questions(kept, "minilm-1") == [(7, 1, b"1", 1)]
        assert vectors.questions_without(kept, "minilm-1", ()) == [(9, "who?")]
        assert vectors.others(kept, ["e5-1"]) == ["minilm-1"]


OLD_VECTORS = """
    INSERT INTO documents (id, title, language, text, sha256, origin, added_by, added_at)
    VALUES (1, 't', 'en', 't', '', '', '', '');
    INSERT INTO facts (id, document, kind, text, paragraph, sentence, start, end, language, sha256,
    added_by, added_at) VALUES (7, 1, 'sentence', 'He spoke.', 1, 1, 0, 1, 'en', '', '', '');
    INSERT INTO questions (id, fact, text, language, answers, added_by, added_at)
    VALUES (8, 7, 'who spoke?', 'en', 1, '', ''), (9, 7, 'who said it?', 'en', 1, '', '');
    UPDATE vector_state SET model = 'minilm-1', version = 5;
    INSERT INTO fact_vectors (fact, pooled, tokens) VALUES (7, x'31', x'32');
    INSERT INTO question_vectors (question, pooled) VALUES (8, x'31'), (9, x'31');
"""


def test_files_are_for_their_owner_only(database):
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "who?"})
    files = [*database.path.parent.glob(f"{database.path.name}*")]
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {OWNER_ONLY}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path):
    path = tmp_path / "a.db"
    path.touch(0o644)
    Database(path).close()
    assert path.stat().st_mode & 0o777 == OWNER_ONLY


def test_a_checkpoint_leaves_nothing_in_the_log(database):
    with database.write() as db:
        db.insert("samples", {"language": "en", "text": "who?"})
    assert database.checkpoint()
    assert database.path.with_name(f"{database.path.name}-wal").stat().st_size == 0


@pytest.mark.parametrize("content", [b"no database at all, but some text" * 40, None])
def test_what_is_no_database_is_said_in_one_line(tmp_path, content):
    path = tmp_path / "missing" / "a.db"
    if content:
        path = tmp_path / "a.db"
        path.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        Database(path)
    assert "\n" not in str(refused.value)


@pytest.mark.skipif(find_spec("numpy") is None, reason="numpy comes with an extra")
def test_a_new_database_is_made_without_loading_numpy_which_can_be_loaded_then(tmp_path):
    code = (
        "import sys, pathlib, knowledge.store as s; s.Database(pathlib.Path('a.db')).close(); "
        "assert 'numpy' not in sys.modules; import numpy; numpy.zeros(1)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = [sys.executable, "-c", code]
    assert subprocess.run(run, cwd=tmp_path, env=environment, check=False).returncode == 0  # noqa: S603


def test_plugins_that_are_installed_beside_it_do_not_touch_a_database(tmp_path):
    plugin = Plugin()
    sqlite_utils.plugins.pm.register(plugin)
    try:
        Database(tmp_path / "a.db").close()
    finally:
        sqlite_utils.plugins.pm.unregister(plugin)
    assert plugin.given == []


class Plugin:
    """What anybody may install for sqlite-utils: it is given each connection."""

    def __init__(self):
        self.given = []

    @sqlite_utils.hookimpl
    def prepare_connection(self, conn):
        self.given.append(conn)


OLD_ANNOTATIONS = """
    INSERT INTO documents (id, title, language, text, sha256, origin, added_by, added_at)
    VALUES (1, 'T', 'en', 'He spoke.', '', 'imported', '', '');
    INSERT INTO facts (id, document, kind, text, paragraph, sentence, start, "end", language,
                       sha256, added_by, added_at)
    VALUES (7, 1, 'fact', 'He spoke.', 1, 1, 0, 9, 'en', 'abc', '', '');
    INSERT INTO questions (id, fact, text, language, answers, added_by, added_at)
    VALUES (9, 7, 'who spoke?', 'en', 1, '', '');
    INSERT INTO translations (fact, language, text) VALUES (7, 'ru', 'Он говорил.');
"""


def test_what_was_written_before_belongs_to_what_its_fact_says_now(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection:
        old = sqlite_utils.Database(connection)
        for each in LIBRARY.load():
            each.apply(old, stop_before="m001_fact_words" if each.name == "annotations" else None)
        connection.executescript(OLD_ANNOTATIONS)
    with closing(Database(path)) as database:
        with database.write() as db:
            assert stale_annotations.stale(db) == []
            assert annotations.translation(db, 7, "ru") == "Он говорил."
            db.execute("UPDATE facts SET text = 'She spoke.', sha256 = 'def'")
        found = stale_annotations.stale(database.read())
    assert [(each.key, each.written_for) for each in found] == [("q9", "abc"), ("t7-ru", "abc")]
