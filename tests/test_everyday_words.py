"""Everyday words: what visitors ask for in other words than those of the document."""

import pytest

from knowledge import Found, Library, read_document

TOWN = """# Orlin Cove in a day

The cove has 900 inhabitants and a mill.

The chapel on the hill is from 1387. Its bell weighs 80 kilos.

The beacon was lit again last winter.

Three choirs and the band Wet Rope appear on the barge.

Admission to the rope loft is 3 crowns.

The Herring Shed is a cheap canteen beside the pier.

The fort keeps a collection of kites.

There is a ramp at the back door.

The night sleeper leaves from Penn Halt.
"""

LIBRARY = """# Справочник библиотеки

Беспроводной интернет есть во всём здании.

Вернуть книги можно через ящик у входа.

Мы принимаем в дар книги в хорошем состоянии.

Малый зал сдаётся за 700 рублей в час.

Ксерокопия страницы стоит 6 рублей.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    folder = tmp_path_factory.mktemp("town")
    file = folder / "town.md"
    file.write_text(TOWN, encoding="utf-8")
    library = Library.open_empty(folder / "town.db")
    library.import_document(read_document(file))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how old is the church", "from 1387"),
        ("сколько лет церкви?", "from 1387"),
        ("who is playing", "Wet Rope"),
        ("кто выступает?", "Wet Rope"),
        ("what is the entrance fee", "3 crowns"),
        ("сколько стоит вход", "3 crowns"),
        ("кіру қанша тұрады", "3 crowns"),
        ("where can I eat cheaply", "Herring Shed"),
        ("где поесть недорого", "Herring Shed"),
        ("арзан асхана қайда", "Herring Shed"),
        ("what is in the castle", "kites"),
        ("что есть в крепости", "kites"),
        ("is it wheelchair accessible", "ramp"),
        ("when was the lighthouse lit", "beacon"),
    ],
)
def test_a_word_of_everyday_finds_the_documents_word(town, question, answer):
    assert answer in town.answer(question).ranking[0].fact.text


@pytest.mark.parametrize("question", ["how old is the church", "сколько лет церкви?"])
def test_a_building_from_a_year_has_an_age(town, question):
    assert town.answer(question).denies is None


@pytest.mark.parametrize("question", ["where is the launderette", "who feeds the Wexmoor dentist"])
def test_what_no_word_of_the_document_means_is_never_claimed(town, question):
    assert not isinstance(town.answer(question).answer, Found)


def test_everyday_verbs_and_things_meet_what_handbooks_call_them(tmp_path):
    file = tmp_path / "library.md"
    file.write_text(LIBRARY, encoding="utf-8")
    library = Library.open_empty(tmp_path / "library.db")
    library.import_document(read_document(file))
    for question, told in (
        ("есть вайфай", "Беспроводной"),
        ("куда сдать книги", "Вернуть"),
        ("книги в подарок берёте", "принимаем в дар"),
        ("снять зал", "сдаётся"),
        ("есть ли ксерокс", "Ксерокопия"),
    ):
        assert told in library.answer(question).ranking[0].fact.text, question
    library.close()
