"""Topics: a message that only names a thing gets the places that mention it, and no claim."""

import json

import pytest

from handlers.rendering.mention_payload import ShowMention
from knowledge import Denial, Found, Mentions, NotFound, read_document
from knowledge.answering.topics import topic_in

NOTES = """# Notes on the harbour

## Ferry

The ferry leaves at nine. A second ferry runs in summer.

## Fees

What it costs:

- a ferry ticket is 4 euros;
- a berth is 30 euros;
- the old crane is free.

| Boat | Metres |
|---|---|
| Ferry | 22 |
| Tug | 11 |
"""


@pytest.fixture
def harbour(empty_library, tmp_path):
    """A library with one document: headings, a list, a table."""
    path = tmp_path / "harbour.md"
    path.write_text(NOTES, encoding="utf-8")
    empty_library.import_document(read_document(path))
    return empty_library


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("Syria", "Syria"),
        ("the United Nations", "United Nations"),
        ("tell me about the ferry please", "ferry"),
        ("Does the article mention terrorism?", "terrorism"),
        ("is the tug mentioned in the document?", "tug"),
        ("что сказано о налогах?", "налогах"),
        ("есть ли что-нибудь про Шёлковый путь?", "Шёлковый путь"),
        ("салық туралы не айтылған?", "салық"),
    ],
)
def test_a_topic_is_told_from_the_phrase_around_it(message, topic):
    found = topic_in(message)
    assert found is not None
    assert found.written == topic


@pytest.mark.parametrize(
    "message",
    [
        "when was the expo?", "who signed it", "what is a ferry", "how many boats are there",
        "is it true that the ferry sinks?", "about", "the", "?", "tell me about",
        "где паром?", "паром қашан кетеді?", "word " * 100,
    ],
)  # fmt: skip
def test_what_asks_for_more_is_no_topic(message):
    assert topic_in(message) is None


def test_sentences_items_and_rows_are_counted_once_and_headings_never(harbour):
    answer = harbour.answer("ferry").answer
    assert isinstance(answer, Mentions)
    # Two sentences, an item, a row; not the heading, nor the list and the table as wholes.
    assert answer.total == 4
    texts = {harbour.answerer.mention("ferry", at).fact.text for at in range(4)}
    assert len(texts) == 4
    assert "The ferry leaves at nine." in texts


def test_what_announces_a_list_is_one_place_and_shows_the_whole_list(harbour):
    answer = harbour.answer("tell me about costs").answer
    assert isinstance(answer, Mentions)
    assert answer.total == 1
    assert "the old crane is free" in answer.fact.text


@pytest.mark.parametrize(
    ("topic", "total"),
    [("паром", 4), ("crane", 1), ("cranes", 1)],
)
def test_forms_and_translations_of_a_topic_are_mentions_of_it(harbour, topic, total):
    answer = harbour.answer(topic).answer
    assert isinstance(answer, Mentions)
    assert answer.total == total


def test_words_far_apart_are_no_topic(harbour):
    assert not isinstance(harbour.answer("ferry summer").answer, Mentions)


def test_a_misspelt_topic_is_called_as_the_document_writes_it(library):
    answer = library.answer("Kazakhstann").answer
    assert isinstance(answer, Mentions)
    assert answer.topic.startswith("Kazakhstan")
    assert not answer.topic.endswith("nn")


def test_an_abbreviation_stands_for_its_name(library):
    answer = library.answer("EAEU").answer
    assert isinstance(answer, Mentions)
    assert "Eurasian Economic Union" in answer.fact.text


def test_a_name_that_nothing_resembles_is_denied_and_another_word_is_not(library):
    denied = library.answer("tell me about Nazarbayev")
    assert denied.answer == NotFound(Denial.WORD, "Nazarbayev")
    assert denied.denies is Denial.WORD
    unsure = library.answer("tell me about football")
    assert unsure.answer == NotFound(None)
    assert unsure.denies is None


def test_a_stored_question_keeps_its_answer(library):
    assert isinstance(library.answer("aifc where").answer, Found)


async def test_the_places_are_a_tap_away_and_the_way_around_them_too(person):
    reader = person()
    (answer,) = await reader.says("tell me about Syria")
    assert answer.text.startswith("3 places mention “Syria”:")
    first = answer.text
    await reader.taps("2")
    assert answer.text.startswith("3 places mention “Syria”:")
    assert answer.text != first
    await reader.taps("In context")
    assert answer.text.startswith("In context:")
    await reader.taps("Back")
    assert answer.text.startswith("3 places mention “Syria”:")
    await reader.taps("1")
    assert answer.text == first


async def test_one_place_is_said_in_the_singular_and_many_have_pages(person):
    reader = person()
    (one,) = await reader.says("ЕАЭС")
    assert one.text.startswith("One place mentions “ЕАЭС”:")
    (many,) = await reader.says("Kazakhstan")
    assert "7" not in many.buttons
    await reader.taps("›")
    assert "7" in str(many.buttons)
    await reader.taps("‹")
    assert "7" not in many.buttons


async def test_a_mention_waits_for_no_editor_and_an_old_button_is_a_toast(
    person, application, api
):
    reader = person()
    (answer,) = await reader.says("Syria")
    assert application.bot_data.users.query_log.unanswered() == []
    await reader.presses(answer, "v1:ma:0:football")
    assert len(api.toasts) == 1


def test_a_topic_of_many_letters_fits_in_no_button():
    assert ShowMention("a", 999, "International Center for Green Technologies").fits
    assert not ShowMention("a", 0, "Еуразиялық экономикалық одақ туралы шарт").fits


def test_the_json_calls_a_mention_found_and_denies_nothing(bot):
    done = bot("ask", "--json", text="Syria\n", EMBEDDING_MODEL="off")
    said = json.loads(done.stdout)
    assert (said["status"], said["grade"], said["denies"]) == ("found", "mention", None)
    assert "Syria" in said["facts"][0]["text"]
