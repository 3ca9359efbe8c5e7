"""What several documents say: the same words are one answer, other values stand side by side."""

import json

import pytest

from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge import Curator, Draft, Found, Library, Source
from knowledge.answering.disagreement import compare_values
from knowledge.language.dates import find_dates
from knowledge.language.quantities import differ, find_quantities
from knowledge.retrieval.question_type import parse_question
from tests.conftest import EDITOR

GUIDE = (
    "The Baiterek tower stands in Astana. The Baiterek tower is 97 metres high. Its ball is made "
    "of glass. Admission is free on Mondays for pupils. The tower was opened on 30 August 1997."
)
NOTES = (
    "Astana has many sights. The Baiterek tower is 105 metres high. Admission is free on Mondays "
    "for pupils. The museum lies nearby. The tower was opened on 30 August 2002."
)
BLOG = "Some say the Baiterek tower is ninety-seven metres high. The lake is deep."
HEIGHT, TWICE = "how tall is the Baiterek tower?", "when is admission free for pupils?"
LABEL = {
    "en": "The documents answer this differently.",
    "ru": "Документы отвечают на это по-разному.",
    "kk": "Құжаттар бұған әртүрлі жауап береді.",
}


@pytest.fixture(scope="module")
def guides(tmp_path_factory):
    library = Library.open_empty(tmp_path_factory.mktemp("guides") / "guides.db")
    library.import_document(Source(GUIDE, "City guide"))
    library.import_document(Source(NOTES, "Travel notes"))
    yield library
    library.close()


def said(library, question):
    answer = library.answer(question).answer
    assert isinstance(answer, Found)
    return answer.disagrees, [hit.fact.text for hit in (answer.best, *answer.others)]


def test_the_same_words_in_two_documents_are_one_answer_with_two_places(guides):
    response = guides.answer(TWICE)
    assert isinstance(response.answer, Found)
    assert response.answer.others == ()
    shown = response.answer.best
    assert [fact.citation.title for fact in shown.also] == ["Travel notes"]
    assert [hit.fact.text for hit in response.ranking].count(shown.fact.text) == 1
    message = render_response(guides, response, texts_for("en"))
    assert message.plain.count("Admission is free") == 1
    assert "City guide, ¶ 1, sentence 4 of 5\nTravel notes, ¶ 1, sentence 3 of 5" in message.plain


def test_words_that_say_nothing_by_themselves_are_no_repetition(empty_library):
    for title, question in (("Harbour", "Is there parking?"), ("Mill", "Do you take cards?")):
        empty_library.import_document(Source(f"# {question}\n\nYes.\n\nThe view is nice.", title))
    response = empty_library.answer("is there parking in the harbour?")
    assert all(not hit.also for hit in response.ranking)


def test_other_values_stand_side_by_side_and_equal_ones_beside_them(guides, tmp_path):
    assert said(guides, HEIGHT) == (
        True, ["The Baiterek tower is 97 metres high.", "The Baiterek tower is 105 metres high."]
    )  # fmt: skip
    is_disputed, _ = said(guides, "when was the tower opened?")
    assert is_disputed
    third = Library.open_empty(tmp_path / "third.db")
    for text, title in ((GUIDE, "City guide"), (BLOG, "Blog")):
        third.import_document(Source(text, title))
    assert said(third, HEIGHT) == (
        False,
        ["The Baiterek tower is 97 metres high.",
         "Some say the Baiterek tower is ninety-seven metres high."],
    )  # fmt: skip
    third.close()


def test_a_question_that_only_one_of_them_answers_has_one_answer(guides):
    assert said(guides, "what is the ball of the tower made of?") == (
        False, ["Its ball is made of glass."]
    )  # fmt: skip
    (first, _) = guides.documents()
    only = guides.answer(HEIGHT, documents=[first.id]).answer
    assert isinstance(only, Found)
    assert not only.disagrees


def test_what_an_editor_says_of_a_question_hides_no_other_value(empty_library):
    empty_library.import_document(Source(GUIDE, "City guide"))
    draft = Draft("The Baiterek tower is 105 metres high.", "Notes", questions=(HEIGHT,))
    fact = empty_library.add(draft, by="editor-1")
    assert said(empty_library, HEIGHT) == (
        True, [fact.text, "The Baiterek tower is 97 metres high."]
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_a_chat_shows_both_with_their_places_and_keeps_them(person, library, language):
    for text, title in ((GUIDE, "City guide"), (NOTES, "Travel notes")):
        library.import_document(Source(text, title))
    reader = person(language=language)
    (answer,) = await reader.says(HEIGHT)
    shown = answer.html
    assert answer.text.startswith(LABEL[language])
    for words in ("97 metres", "City guide", "105 metres", "Travel notes"):
        assert words in answer.text
    await reader.presses(answer, next(iter(answer.buttons.values())))
    assert not answer.text.startswith(LABEL[language])
    await reader.presses(answer, next(iter(answer.buttons.values())))
    assert answer.html == shown
    (two,) = await reader.says(f"{HEIGHT} And what is the ball made of?")
    assert LABEL[language] in two.text
    assert "made of glass" in two.text
    (once,) = await reader.says(TWICE)
    await reader.presses(once, next(iter(once.buttons.values())))
    await reader.presses(once, next(iter(once.buttons.values())))
    assert once.text.count("Admission is free") == 1
    assert "Travel notes" in once.text


def test_scripts_and_the_terminal_get_both(command, tmp_path):
    for name, text in (("guide", GUIDE), ("notes", NOTES)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = command("--database", "a.db", "import", "guide.txt", "notes.txt")
    assert "Sentences that other documents contradict: 2." in done.stdout
    ask = ("--database", "a.db", "ask", "--json")
    asked = command(*ask, text=f"{HEIGHT}\n{TWICE}\n")
    height, twice = map(json.loads, asked.stdout.splitlines())
    assert [fact["document"] for fact in height["facts"]] == ["guide", "notes"]
    assert (height["disagrees"], twice["disagrees"]) == (True, False)
    assert height["message"].startswith(LABEL["en"])
    assert [place["document"] for place in twice["facts"][0]["also"]] == ["notes"]


async def test_editors_are_told_before_and_after_that_another_document_has_another_number(
    person, library
):
    library.import_document(Source(GUIDE, "City guide"))
    editor = person(EDITOR)
    (shown,) = await editor.uploads("Notes.txt", NOTES.encode())
    told = "97 metres high. (City guide)"
    assert told in shown.text
    await editor.presses(shown, shown.buttons["Save"])
    assert told in shown.text
    tall = "The Baiterek tower is ninety-six metres high."
    (asked,) = await editor.says(f"/addfact {tall}\nsource: Blog")
    assert "says it otherwise" in asked.text
    await editor.taps("Save anyway")
    assert told in asked.text
    await editor.says("/undo")


def test_what_cannot_be_compared_is_no_contradiction(library):
    library.import_document(Source("The tower has 24 floors. It is 97 metres high.", "Tower"))
    curator = Curator(library.answerer)
    draft = Draft("The tower is 318 feet high.", "Notes")
    assert curator.before_adding(draft).alike == ()


@pytest.mark.parametrize(
    ("one", "other", "is_another"),
    [
        ("97 metres", "105 metres", True),
        ("97 metres", "ninety-seven metres", False),
        ("97 m", "0,097 km", False),
        ("97 metres", "318 feet", False),
        ("97 metres", "24 floors", None),
        ("девяносто семь метров", "105 м", True),
        ("тоқсан жеті метр", "97 метров", False),
        ("$5", "5 dollars", False),
        ("$5", "€5", None),
        ("free", "500 tenge", True),
        ("бесплатно", "free", False),
        ("1 250 000 tenge", "1.25 million tenge", False),
        ("20 тысяч тенге", "₸20,000", False),
        ("24 hours", "one day", False),
        ("5 working days", "бес күн", False),
        ("45%", "forty-five percent", False),
        ("one hundred and five rooms", "105 rooms", False),
        ("300 square metres", "300 metres", None),
        ("the 25th floor", "25 rooms", None),
    ],
)
def test_quantities_are_compared_in_whatever_units_and_words(one, other, is_another):
    assert differ([*find_quantities(one)], [*find_quantities(other)]) is is_another


def test_of_a_thousand_numbers_the_first_ones_are_compared():
    many = " ".join(f"{number} km" for number in range(1, 1_001))
    assert differ([*find_quantities(many)], [*find_quantities("3 km")]) is False
    assert differ([*find_quantities(many)], [*find_quantities("900 km")]) is True


@pytest.mark.parametrize(
    ("one", "other", "is_another"),
    [
        ("on 10 December 1997", "10.12.1997", False),
        ("10 December 1997", "in 1998", True),
        ("10 декабря 1997 года", "December 11, 1997", True),
        ("in 1997", "on Mondays", None),
        ("from 9:00 to 17:00", "9 a.m. to 5 p.m.", False),
        ("from 9:00 to 17:00", "from 10:00 to 17:00", True),
        ("5 May", "6 мая", True),
        ("on Mondays", "по вторникам", True),
        ("дүйсенбі", "Monday", False),
    ],
)
def test_dates_are_compared_by_the_parts_that_both_tell(one, other, is_another):
    assert find_dates(one).differs(find_dates(other)) is is_another


def test_only_the_kind_of_value_that_was_asked_for_is_compared():
    one, other = "Built in 1996, it is 97 m high.", "Built in 1999, it is 97 metres high."
    assert compare_values(parse_question("how tall is it?"), one, other) is False
    assert compare_values(parse_question("when was it built?"), one, other) is True
    assert compare_values(parse_question("who built it?"), one, other) is None


@pytest.mark.parametrize("question", ["How deep is Lake Kolsay?", "what of the wishing well?"])
def test_a_question_that_is_stored_for_equal_sentences_has_all_their_places(
    empty_library, question
):
    titles = "City guide", "Tree book", "Notes"
    empty_library.add(Draft("The Kolsay pier has 30 boats.", "Pier"), by="a")
    for count, title in enumerate(titles, 1):
        draft = Draft("Kolsay lake is 80 metres deep.", title, questions=(question,))
        empty_library.add(draft, by="a")
        response = empty_library.answer(question)
        assert isinstance(response.answer, Found)
        first = response.answer.best
        places = [each.citation.title for each in (first.fact, *first.also)]
        assert places[0] == title, "the last word of editors comes first"
        assert sorted(places) == sorted(titles[:count])
        assert [hit.fact.text for hit in response.ranking].count(first.fact.text) == 1
