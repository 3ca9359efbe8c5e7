"""A process that is killed while editors change things loses nothing that it had acknowledged."""

from contextlib import closing, contextmanager

from knowledge import Action
from knowledge.store import Database
from tests.benchmarks.edited_library import EditedLibrary
from tests.benchmarks.editor_changes import CHANGES, is_change, take_step
from tests.benchmarks.kill_changes import run

KILLED = ("import again, changed", "undo three", "answer by a new fact", "merge")
"""Kinds that write much, or more than one table; the benchmark kills inside all of them."""


def test_no_acknowledged_change_is_lost_and_none_is_half_done():
    for kind in KILLED:
        result = run(kind, 1, "test")
        assert result.is_clean, result
        assert result.kills >= 1


def test_every_kind_of_change_is_one_transaction(tmp_path, monkeypatch):
    stored, write = [], Database.write

    @contextmanager
    def counted(database, **how):
        with write(database, **how) as db:
            yield db
        stored.append(how)

    monkeypatch.setattr(Database, "write", counted)
    with closing(EditedLibrary(tmp_path / "edited.db", tmp_path / "test.key")) as editing:
        for kind, steps in CHANGES.items():
            for number in range(len(steps)):
                before = editing.contents()
                stored.clear()
                take_step(editing, kind, "test", number)
                if is_change(kind, number):
                    assert (kind, len(stored)) == (kind, 1)
                    assert editing.contents() != before, kind
        done = {line.action for line in editing.curator.history(limit=1000)}
    assert done == {*Action} - {Action.PUT_BACK}
