"""Words in quotation marks are found exactly, and who said them is told or known to be unnamed."""

import pytest

from knowledge import Draft, Found, Kind, Missing, Unsure, read_document

SPEECHES = """# Speeches

“We will plant a thousand trees,” said Ann Lee. Everybody clapped for a long time.

“Nobody will lose a job here,” said the director of the mill.

He thought that the bridge would hold for a hundred years.
"""


@pytest.fixture(scope="module")
def speeches(shared_library, tmp_path_factory):
    """A library with one speech whose speaker is named."""
    path = tmp_path_factory.mktemp("speeches") / "speeches.md"
    path.write_text(SPEECHES, encoding="utf-8")
    return shared_library(read_document(path))


@pytest.mark.parametrize(
    "question",
    [
        "Who said “We will plant a thousand trees”?",
        "who said 'we will plant a thousand trees'",
        "кто сказал «We will plant a thousand trees»?",
        "«We will plant a thousand trees» деген кім?",
        'whose words are these: "plant a thousand trees"',
    ],
)
def test_the_speaker_of_quoted_words_is_told(speeches, question):
    answer = speeches.answer(question).answer
    assert isinstance(answer, Found)
    assert answer.best.fact.speaker == "Ann Lee"


@pytest.mark.parametrize(
    "question",
    [
        "Who said 'I'm very happy to be here'?",
        "кто сказал «I'm very happy to be here»?",
        "«I'm very happy to be here» деген кім?",
    ],
)
def test_what_editors_know_of_a_speaker_is_told(library, question):
    answer = library.answer(question).answer
    assert isinstance(answer, Found)
    assert "happy to be here" in answer.best.fact.text
    assert "not named" in (answer.best.fact.speaker or "")


def test_of_a_quotation_without_a_name_it_is_said_that_nobody_is_named(library):
    words = "The river is not for sale, and it never was."
    library.add(Draft(words, "Talks at the river", kind=Kind.QUOTE), by="test")
    answer = library.answer(f"who said '{words}'?").answer
    assert isinstance(answer, Unsure)
    assert answer.missing is Missing.SPEAKER
    assert answer.candidates[0].fact.text == words


def test_who_is_called_by_an_office_alone_is_shown(speeches):
    answer = speeches.answer("who said 'nobody will lose a job'?").answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text.endswith("said the director of the mill.")


def test_of_any_other_sentence_nothing_is_denied(speeches):
    answer = speeches.answer("who said 'the bridge would hold for a hundred years'?").answer
    assert isinstance(answer, Unsure)
    assert answer.missing is None
    assert "hundred years" in answer.candidates[0].fact.text


@pytest.mark.parametrize(
    "question",
    [
        "who said 'we will fell a thousand trees'?",
        "when did she say 'we will plant a thousand trees'?",
        "who said 'trees'?",
    ],
)
def test_other_words_and_other_questions_are_searched_as_ever(speeches, question):
    answer = speeches.answer(question).answer
    assert not isinstance(answer, Unsure) or answer.missing is not Missing.SPEAKER
