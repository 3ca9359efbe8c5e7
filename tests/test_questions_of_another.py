"""What a document says of one thing is not claimed of another, however alike the questions are."""

import pytest

from knowledge import Found, Library, read_document

FAQ = {
    "Is there a sauna?": "The sauna is closed for repair until March.",
    "Do you have lockers?": "Lockers are free; bring your own padlock.",
    "How much does a monthly pass cost?": "A monthly pass costs 18 000 tenge.",
    "Есть ли у вас душ?": "Душевые открыты до десяти вечера.",
    "Жүзу сабағы бар ма?": "Жүзу сабағы сейсенбіде өтеді.",
}


@pytest.fixture(scope="module")
def centre(tmp_path_factory):
    folder = tmp_path_factory.mktemp("centre")
    pairs = "\n\n".join(f"Q: {question}\nA: {answer}" for question, answer in FAQ.items())
    (folder / "centre.txt").write_text(f"Sports centre\n\n{pairs}\n", encoding="utf-8")
    library = Library.open(folder / "centre.db")
    library.import_document(read_document(folder / "centre.txt"))
    yield library
    library.close()


@pytest.mark.parametrize(
    "question",
    [
        "Is there a bank?",
        "Do you have towels?",
        "How much does a haircut cost?",
        "Есть ли у вас банк?",
    ],
)
def test_a_question_of_what_no_document_mentions_is_not_answered_by_one_like_it(centre, question):
    assert not isinstance(centre.answer(question).answer, Found)


@pytest.mark.parametrize(
    "question", [*FAQ, "is there a sawna?", "do you have lokers?", "есть ли душ"]
)
def test_the_question_itself_is_answered_in_any_spelling(centre, question):
    assert isinstance(centre.answer(question).answer, Found)
