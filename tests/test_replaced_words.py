"""A stored question speaks for its fact only where no word of what was asked is replaced."""

import pytest

from knowledge import Draft, Found, Library

EXCHANGE = "Пункт обмена валюты работает на первом этаже вокзала с 9 до 18 часов."


@pytest.fixture(scope="module")
def faq(tmp_path_factory):
    library = Library.open(tmp_path_factory.mktemp("faq") / "faq.db")
    library.add(Draft(EXCHANGE, "FAQ", questions=("где можно обменять деньги?",)), by="editor")
    yield library
    library.close()


def test_a_question_of_another_thing_is_not_answered_by_what_is_stored_for_one_worded_alike(faq):
    assert isinstance(faq.answer("где можно обменять деньги?").answer, Found)
    assert not isinstance(faq.answer("где можно обменять книги?").answer, Found)
