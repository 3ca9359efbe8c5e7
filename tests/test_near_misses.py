"""What comes near the article without being answered by it is never claimed."""

import pytest

from knowledge import Curator, Draft, Found, Library, Source
from knowledge.answering.weights import thresholds_for

NOT_SAID = [
    "who signed it?",
    "who signed the treaty in Astana?",
    "кто подписал договор в Астане?",
    "when did the speakers note the organizations?",
    "how many people did the participants say it of?",
    "почему подписали договор в Астане?",
    "когда говорится о зелёных технологиях?",
    "when was the treaty signed?",
    "what is the weather today",
    "when did he say it?",
    "why was it signed?",
    "елордада қанша мысық бар?",
]
SAID = {
    "what was signed in Astana?": "The treaty of the establishment",
    "wat was singed in astana": "The treaty of the establishment",
    "who spoke at the conference": "This was voiced by foreign politicians",
    "expo 2017?": "Experts also highlighted",
    "what did they say about one belt one road": "We don't see One Belt, One Road",
    "what did thay say about one belt one raod": "We don't see One Belt, One Road",
}


@pytest.mark.parametrize("question", NOT_SAID)
def test_a_question_that_the_article_leaves_open_is_not_claimed(
    library: Library, question: str
) -> None:
    assert not isinstance(library.answer(question).answer, Found)


def test_a_question_in_the_words_of_an_editor_s_that_asks_otherwise_is_another_one(
    library: Library,
) -> None:
    lake = library.add(Draft("The lake was dammed for the mills.", "Lakes"), by="tests")
    Curator(library.answerer).ask(lake.id, "What was done to the lake?", by="tests")

    assert isinstance(library.answer("what was done to the lake?").answer, Found)
    for question in ("why was it done to the lake?", "when was it done to the lake?"):
        assert not isinstance(library.answer(question).answer, Found)


@pytest.mark.parametrize("question", SAID)
def test_a_question_that_the_article_answers_is_claimed(library: Library, question: str) -> None:
    answer = library.answer(question).answer

    assert isinstance(answer, Found)
    assert answer.best.fact.text.startswith(SAID[question])


def test_letters_at_random_stand_for_no_word_of_a_stored_question(empty_library: Library) -> None:
    text = "The statue of Abai is on the square. The market opens at nine. The river is wide."
    document = empty_library.import_document(Source(text, "Town"))
    statue = empty_library.facts(document.id)[0].id
    Curator(empty_library.answerer).ask(statue, "Where does Abai stand?", by="editor")
    for meant in ("where does abai stand?", "where does abaai stand?"):
        assert isinstance(empty_library.answer(meant).answer, Found)
    for strange in ("where does dwtgmlqu stand?", "where does qanat stand?"):
        assert not isinstance(empty_library.answer(strange).answer, Found)


def test_a_sentence_is_claimed_by_the_threshold_of_its_language(empty_library: Library) -> None:
    limits = thresholds_for("words", "kk")
    text = "Көл маңында ескі мұражай орналасқан. Мұражай жұма күндері ашық болады."
    empty_library.import_document(Source(text, "Мұражай"))
    response = empty_library.answer("мұражай ашық болады ма?")
    assert isinstance(response.answer, Found) == (response.confidence >= limits.found)
