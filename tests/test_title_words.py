"""Words of a document's own title name the document: nobody misses them in its sentences."""

import pytest

from knowledge import Found, Grade, Library, Source, Unsure
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import Index
from knowledge.retrieval.index.sentences import IndexedTitle
from knowledge.retrieval.query import analyse
from knowledge.retrieval.title_words import stands_in_title
from knowledge.store.database import snapshot_of

TOWN = """The mayor, Ilse Orr, was born in Kolm.

The swimming hall is not open in winter.

The old bridge was built in 1240."""

WORKSHOP = """A ticket is 20 euros, and children pay half.

The doors open at nine. The talks are in the old school."""

TITLE = IndexedTitle.of("Notes on the London Perl Workshop 2024", "2023-11-02")


@pytest.fixture
def town(empty_library: Library) -> Library:
    empty_library.import_document(Source(TOWN, "Notes on the town of Brenholt"), language="en")
    return empty_library


@pytest.mark.parametrize(
    "word", ["london", "workshop", "workshops", "lpw", "2024", "2023", "lonodn", "лондон"]
)
def test_a_title_is_named_by_its_words_forms_initials_and_years(word):
    assert stands_in_title(word, TITLE)


@pytest.mark.parametrize("word", ["paris", "shop", "2022", "wlp", "worship", "л"])
def test_and_by_nothing_else(word):
    assert not stands_in_title(word, TITLE)


@pytest.mark.parametrize("word", ["ауылдың", "жарлыкөлде", "жарлыколде"])
def test_a_kazakh_title_is_named_in_any_case(word):
    assert stands_in_title(normalise(word), IndexedTitle.of("Жарлыкөл ауылы туралы"))


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("who is the mayor of Brenholt?", "Ilse Orr"),
        ("who is the mayor of Brenhlt?", "Ilse Orr"),
        ("who is the mayor of the town?", "Ilse Orr"),
        ("when was the old bridge of Brenholt built?", "1240"),
    ],
)
def test_a_question_that_names_the_document_is_answered_as_without_it(town, question, holds):
    response = town.answer(question)
    assert response.grade in {Grade.CLAIM, Grade.PROBABLE}
    assert response.denies is None
    assert holds in response.ranking[0].fact.text


def test_another_name_is_still_missed(town):
    assert not isinstance(town.answer("who is the mayor of Arden?").answer, Found)


@pytest.mark.parametrize(
    "question",
    [
        "how much is a ticket to LPW 2024?",
        "how much is a ticket to lpw",
        "how much is a ticket to the London Perl Workshop?",
    ],
)
def test_initials_and_year_of_the_title_are_not_missed(empty_library, question):
    empty_library.import_document(Source(WORKSHOP, "London Perl Workshop 2024"), language="en")
    answer = empty_library.answer(question).answer
    assert isinstance(answer, Found)
    assert "20 euros" in answer.best.fact.text


def test_the_year_of_another_workshop_is(empty_library):
    empty_library.import_document(Source(WORKSHOP, "London Perl Workshop 2024"), language="en")
    assert not isinstance(empty_library.answer("how much is a ticket to LPW 2019?").answer, Found)


@pytest.mark.parametrize("question", ["is there a sauna in Brenholt?", "Brenholt airport, where?"])
def test_a_word_of_the_title_is_never_the_reason_for_a_denial(town, question):
    answer = town.answer(question).answer
    assert not isinstance(answer, Unsure) or answer.term != "Brenholt"


@pytest.mark.usefixtures("town")
def test_a_word_of_the_title_is_not_unknown(tmp_path):
    with snapshot_of(tmp_path / "empty.db") as db:
        query = analyse(Index(db), "has Brenholt a theatre?")
    assert [term.word for term in query.unknown] == ["theatre"]
    assert [term.word for term in query.terms if term.is_of_title] == ["brenholt"]


def test_of_another_document_s_title_it_is_missed(town):
    """The mayor of Brenholt is in the guide of Brenholt, not in that of Arden."""
    text = "The mayor, Otto Lind, keeps bees. The fair is in June. Bread is sold on Mondays."
    town.import_document(Source(text, "Notes on the town of Arden"), language="en")
    response = town.answer("who is the mayor of Arden?")
    assert response.grade in {Grade.CLAIM, Grade.PROBABLE}
    assert "Otto Lind" in response.ranking[0].fact.text
