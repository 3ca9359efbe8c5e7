"""On a disk that is full to the last byte, who asks to be forgotten is forgotten."""

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from knowledge import Library, LoggedAnswer, Origin, StoreError, Users, open_cipher
from knowledge.store.reserve import SIZE, DiskReserve

READER = 5_001


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 40 MB, which only root can make."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not (mount and unmount) or os.geteuid() != 0:
        pytest.skip("only root makes a disk")
    folder = tmp_path / "disk"
    folder.mkdir()
    made = [mount, "-t", "tmpfs", "-o", "size=40m", "none", str(folder)]
    if subprocess.run(made, check=False).returncode:  # noqa: S603 - the system's own
        pytest.skip("this machine makes no disk")
    yield folder
    subprocess.run([unmount, "-l", str(folder)], check=True)  # noqa: S603 - as above


@pytest.fixture
def users(small_disk):
    """Everything that belongs to people, on that disk, where somebody has asked something."""
    library = Library.open(small_disk / "bot.db")
    cipher = open_cipher(library.database, small_disk / "bot.key")
    opened = Users.open(library.database, cipher, owners=frozenset(), holders=())
    opened.query_log.note(LoggedAnswer(library.answer("what is it?"), Origin(READER, 1.0), None))
    yield opened
    library.close()


def fill(folder: Path) -> None:
    with suppress(OSError), (folder / "ballast").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_full_disk_keeps_nobody_from_being_forgotten(users, small_disk):
    users.privacy.let_go()
    fill(small_disk)
    assert users.privacy.export(READER)
    users.privacy.forget(READER)
    assert users.privacy.export(READER) == {}


def test_without_a_reserve_it_is_said_that_nothing_could_be_deleted(users, small_disk):
    fill(small_disk)
    with pytest.raises(StoreError):
        users.privacy.forget(READER)
    assert users.privacy.export(READER)


def test_the_reserve_is_held_once_and_never_by_half(tmp_path):
    reserve = DiskReserve(tmp_path / "bot.db")
    assert not reserve.spend()
    reserve.hold()
    reserve.hold()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_size == SIZE
    assert reserve.spend()
    assert [*tmp_path.iterdir()] == []
