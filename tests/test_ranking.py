"""The right sentence comes first, however the question is typed."""

import pytest

from knowledge import Draft, Library, Source

ARTICLE = """The lighthouse of Port Arden was built in 1874 by the engineer Ada Thorne.

Its lamp burned whale oil for thirty years. An electric lamp replaced it in 1911.

Fishermen paid for the repairs after the great storm. The Harbour Trust keeps the tower today."""

HARBOUR = Source(ARTICLE, "Port Arden")


@pytest.fixture
def harbour(shared_library):
    return shared_library(HARBOUR)


def first(library: Library, question: str) -> str:
    return library.answer(question).ranking[0].fact.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("who built the lighthouse?", "The lighthouse"),
        ("who bulit the lighthuose", "The lighthouse"),
        ("LIGHTHOUSE ENGINEER", "The lighthouse"),
        ("when did an electric lamp replace it", "An electric"),
        ("electrik lmap", "An electric"),
        ("who paid for repairing the storm damage", "Fishermen"),
        ("harbor trust", "The Harbour Trust"),
    ],
    ids=["plain", "typos", "capitals", "sentence", "two typos", "other forms", "other spelling"],
)
def test_the_right_sentence_comes_first(harbour, question, begins):
    assert first(harbour, question).startswith(begins)


RUSSIAN = """Маяк построил в 1874 году инженер Григорий Торн.

Лампа тридцать лет горела на китовом жире.

После сильного шторма ремонт оплатили рыбаки."""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("who built the lighthouse?", "Маяк"),
        ("what did the fishermen pay for", "После"),
        ("жөндеуге кім төледі?", "После"),
    ],
    ids=["English", "irregular", "Kazakh"],
)
def test_a_russian_document_is_searched_in_other_languages(shared_library, question, begins):
    assert first(shared_library(Source(RUSSIAN, "Маяк")), question).startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("кто заплатил за починку?", "Fishermen"),
        ("кто возвёл маяк?", "The lighthouse"),
        ("мұнараны кім сақтайды", "The Harbour Trust"),
    ],
    ids=["irregular verb", "synonym of a translation", "Kazakh"],
)
def test_an_english_document_is_searched_in_other_languages(harbour, question, begins):
    assert first(harbour, question).startswith(begins)


def test_a_stored_question_lifts_its_fact(empty_library):
    empty_library.import_document(HARBOUR)
    draft = Draft("It shines at night.", "Notes", questions=("what is the nocturnal luminary",))
    empty_library.add(draft, by="7")
    assert first(empty_library, "what's the nocturnal luminry?") == "It shines at night."


def test_only_the_wanted_documents_are_ranked(empty_library):
    empty_library.import_document(HARBOUR)
    other = empty_library.import_document(Source("The lighthouse of Eastbay is red.", "Eastbay"))
    ranking = empty_library.answer("lighthouse", documents=[other.id]).ranking
    assert {hit.fact.citation.document for hit in ranking} == {other.id}


def test_the_ranking_is_as_long_as_asked(harbour):
    assert len(harbour.answer("lamp lighthouse storm tower oil", limit=2).ranking) == 2


@pytest.mark.parametrize("question", ["", "?", "🙂", "' OR 1=1 --", '"', "NEAR(", "a" * 4096])
def test_strange_questions_are_ranked_without_harm(harbour, question):
    assert harbour.answer(question).question == question
