"""Lists and tables as people write them: what announces them is never the whole answer."""

import pytest

from knowledge import Library, read_document

LISTS = """# The rink

With a season card you can:

1. Skate every day.
2. Borrow a helmet.

In winter the rink offers mainly:

- lessons for children
- a disco on Fridays

Please note the following:

- Blades are sharpened at the counter. It takes ten minutes.
- The counter closes at six.

## Hours

- Saturday: 9:00 to 21:00
- Sunday: 10:00 to 18:00
"""


@pytest.fixture
def rink(tmp_path):
    file = tmp_path / "rink.md"
    file.write_text(LISTS, encoding="utf-8")
    library = Library.open_empty(tmp_path / "rink.db")
    library.import_document(read_document(file))
    yield library
    library.close()


def texts(library):
    return [fact.text for fact in library.facts(1)]


def test_an_item_is_joined_to_what_announces_it_whether_or_not_it_ends_with_a_full_stop(rink):
    found = texts(rink)
    assert "With a season card you can: Skate every day. Borrow a helmet." in found
    assert "With a season card you can: Borrow a helmet." in found
    assert "In winter the rink offers mainly: lessons for children; a disco on Fridays" in found
    assert "With a season card you can:" not in found


def test_an_item_of_several_sentences_is_cut_into_them(rink):
    assert "Blades are sharpened at the counter." in texts(rink)
    assert "It takes ten minutes." in texts(rink)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what can I do with a season card?", "Skate every day. Borrow a helmet."),
        ("what does the rink offer in winter?", "lessons for children; a disco on Fridays"),
    ],
)
def test_a_question_about_what_is_announced_is_answered_by_the_whole_list(rink, question, answer):
    assert rink.answer(question).ranking[0].fact.text.endswith(answer)


def test_a_question_about_one_item_is_answered_by_it(rink):
    assert rink.answer("can I borrow a helmet?").ranking[0].fact.text.endswith("Borrow a helmet.")
    assert rink.answer("hours on sunday").ranking[0].fact.text == "Sunday: 10:00 to 18:00"


def test_every_part_of_every_fact_stands_in_the_document(rink):
    text = rink.text(1)
    for fact in rink.facts(1):
        assert all(text[start:end] in fact.text for start, end in fact.citation.spans)
