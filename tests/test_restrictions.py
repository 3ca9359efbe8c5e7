"""A question with a condition that no document knows is not answered as if it had none."""

import pytest

from knowledge import Found, Library, Source
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.refutation import UNPROVEN
from knowledge.language import detect_language

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


def checks(library, question, language):
    """Return for each sentence in a language the checks that it does not pass."""
    query = library.answerer.analyse(question)
    ranked = library.answerer.rank(query).ranked[:4]
    own = [hit for hit in ranked if detect_language(hit.candidate.fact.text) == language]
    assert own
    return [{*failed_checks(query, hit)} for hit in own]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How much does the planetarium cost?", "en"),
        ("When does the planetarium close on Monday?", "en"),
        ("Сколько стоит планетарий?", "ru"),
        ("Планетарий қанша тұрады?", "kk"),
        ("Сколько стоит вертолёт?", "en"),
        ("Планетарий қанша тұрады?", "ru"),
    ],
)
def test_a_value_of_what_no_document_mentions_is_told_by_no_sentence(harbour, question, language):
    for failed in checks(harbour, question, language):
        assert EvidenceCheck.OWNER_UNKNOWN in failed
        assert not failed <= UNPROVEN, "not even probable"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("How much does the ferry cost?", "en"),
        ("How much does the Harbour cost?", "en"),
        ("Is there a planetarium?", "en"),
        ("How much do teenagers or grandparents owe annually?", "en"),
        ("Сколько стоит паром?", "ru"),
        ("Паром қанша тұрады?", "kk"),
    ],
)
def test_what_is_known_reworded_or_asked_for_itself_is_not_unknown(harbour, question, language):
    for failed in checks(harbour, question, language):
        assert EvidenceCheck.OWNER_UNKNOWN not in failed
