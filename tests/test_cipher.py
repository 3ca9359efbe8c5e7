"""What people wrote is readable with the key only, and the key by its owner only."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import CipherError
from knowledge.users.cipher import Cipher

CIPHER = Cipher(b"k" * 32)


@given(st.text(st.characters()))
def test_words_come_back_and_are_not_seen_meanwhile(words):
    secret = CIPHER.encrypt(words)
    assert CIPHER.decrypt(secret) == words
    assert secret != CIPHER.encrypt(words)


def test_another_key_reads_nothing_and_names_people_otherwise():
    other = Cipher(b"o" * 32)
    with pytest.raises(CipherError, match="another key"):
        other.decrypt(CIPHER.encrypt("hello"))
    assert other.pseudonym(5001) != CIPHER.pseudonym(5001)


def test_a_pseudonym_is_stable_and_keeps_ids_apart():
    assert CIPHER.pseudonym(5001) == CIPHER.pseudonym(5001)
    # As databases of earlier versions hold it.
    known = Cipher(bytes(range(32))).pseudonym("chat", 5001, None)
    assert known == "f35855706271c2c06cdbd81d610a62f4"
    assert CIPHER.pseudonym(1, 23) != CIPHER.pseudonym(12, 3)
    assert CIPHER.pseudonym(1, None, 2) != CIPHER.pseudonym(1, 2)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    path = tmp_path / "a.key"
    secret = Cipher.open(path).encrypt("hello")
    path.chmod(0o644)
    assert Cipher.open(path).decrypt(secret) == "hello"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("content", [b"", b"short", b"k" * 33])
def test_what_is_no_key_is_refused(tmp_path, content):
    path = tmp_path / "a.key"
    path.write_bytes(content)
    with pytest.raises(CipherError, match="is no key"):
        Cipher.open(path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CipherError, match="cannot be used"):
        Cipher.open(tmp_path / "none" / "a.key")
