"""A question with a condition that no document knows is not answered as if it had none."""

import pytest

from knowledge import Found, Library, Source

TEXT = (
    "The ferry to Long Island costs 12 euros for adults. The ferry leaves at nine every morning. "
    "Паром на остров стоит 12 евро. Директор порта - Иван Петров. "
    "Аралға паром 12 еуро тұрады. "
    "The director of the harbour is Anna Holm. Tickets are sold at the pier."
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    library = Library.open_empty(tmp_path_factory.mktemp("harbour") / "harbour.db")
    library.import_document(Source(TEXT, "Harbour"))
    yield library
    library.close()


@pytest.mark.parametrize(
    ("plain", "restricted"),
    [
        ("How much does the ferry cost?", "How much does the ferry cost for an elephant?"),
        ("How much does the ferry cost?", "How much does the ferry cost without a passport?"),
        ("When does the ferry leave?", "When does the ferry leave during a sandstorm?"),
        ("Who is the director of the harbour?", "Who is the previous director of the harbour?"),
        ("Сколько стоит паром на остров?", "Сколько стоит паром на остров для слона?"),
        ("Кто директор порта?", "Кто предыдущий директор порта?"),
        ("Аралға паром қанша тұрады?", "Піл үшін аралға паром қанша тұрады?"),
        ("Аралға паром қанша тұрады?", "Рейкьявикте аралға паром қанша тұрады?"),
        ("Аралға паром қанша тұрады?", "XIV ғасырда аралға паром қанша тұрады?"),
        ("Аралға паром қанша тұрады?", "Паспортсыз аралға паром қанша тұрады?"),
    ],
)
def test_a_condition_that_nothing_tells_of_forbids_a_claim(harbour, plain, restricted):
    query = harbour.answerer.analyse(restricted)
    first = harbour.answerer.rank(query).ranked[0]
    assert first.features["restriction_unknown"] or first.features["other_one"]
    assert not isinstance(harbour.answer(restricted).answer, Found)
    unrestricted = harbour.answerer.rank(harbour.answerer.analyse(plain)).ranked[0]
    assert unrestricted.fact == first.fact
    assert not unrestricted.features["restriction_unknown"] + unrestricted.features["other_one"]


def test_a_condition_that_the_sentence_tells_of_forbids_nothing(harbour):
    asked = "How much does the ferry to Long Island cost for adults?"
    first = harbour.answerer.rank(harbour.answerer.analyse(asked)).ranked[0]
    assert not first.features["restriction_unknown"]
    assert not first.features["restriction_unsaid"]
    assert isinstance(harbour.answer(asked).answer, Found)
