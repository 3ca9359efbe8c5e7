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


COVE = """# A guide to Orlin Cove

The cove has 900 inhabitants.

## To look at

### Museum of ropes

It shows 40 knots in glass cases.

| | |
|---|---|
| Open | May to October |
| Free day | first Monday |

### The pier

Boats land at seven. The auction is watched from the gallery.

## Getting there

- By train: to Penn Halt, then coach 41.
- Six coaches a day stop at the mill.
- A museum card is sold on board.
"""


@pytest.fixture
def bot_with_cove(library, tmp_path):
    path = tmp_path / "cove.md"
    path.write_text(COVE, encoding="utf-8")
    library.import_document(read_document(path))


@pytest.fixture
def cove(empty_library, tmp_path):
    path = tmp_path / "cove.md"
    path.write_text(COVE, encoding="utf-8")
    empty_library.import_document(read_document(path))
    return empty_library


@pytest.mark.parametrize("topic", ["museum", "музей", "мұражай", "tell me about the museum"])
def test_what_stands_under_a_heading_that_holds_a_topic_comes_first(cove, topic):
    answer = cove.answer(topic).answer
    assert isinstance(answer, Mentions)
    assert (answer.section, answer.total) == ("Museum of ropes", 4)
    found = [cove.answerer.mention(answer.topic, at).fact.text for at in range(4)]
    assert found == [
        "It shows 40 knots in glass cases.",
        "Open — May to October",
        "Free day — first Monday",
        "A museum card is sold on board.",
    ]


def test_a_word_that_only_a_synonym_says_is_called_as_the_document_does(cove):
    answer = cove.answer("bus").answer
    assert isinstance(answer, Mentions)
    assert (answer.topic, answer.total, answer.section) == ("coaches", 2, "")
    assert "coach" in answer.fact.text


def test_a_synonym_is_no_place_where_the_word_itself_stands(cove):
    found = {cove.answerer.mention("museum", at).fact.text for at in range(9)}
    assert not any("gallery" in text for text in found)


def test_forms_on_es_are_places_too(empty_library, tmp_path):
    path = tmp_path / "mill.txt"
    path.write_text("Take bus 7 to the mill. Six buses a day stop there.", encoding="utf-8")
    empty_library.import_document(read_document(path))
    assert empty_library.answer("bus").answer.total == 2


def test_a_heading_over_most_of_the_documents_is_no_section_about_a_topic(empty_library, tmp_path):
    path = tmp_path / "mill.md"
    said = " ".join(f"Stone number {number} grinds rye." for number in range(20))
    path.write_text(f"# Notes\n\n## The mill\n\n{said} The mill is old.", encoding="utf-8")
    empty_library.import_document(read_document(path))
    answer = empty_library.answer("mill").answer
    assert (answer.total, answer.section) == (1, "")


@pytest.mark.parametrize(
    ("language", "topic", "label"),
    [
        ("en", "museum", "4 places on “museum”, first the section “Museum of ropes”:"),
        ("ru", "музей", "О теме «музей» — 4 места, сначала раздел «Museum of ropes»:"),
        ("kk", "мұражай", "«мұражай» туралы 4 жерде айтылған, алдымен «Museum of ropes» бөлімі:"),
    ],
)
@pytest.mark.usefixtures("bot_with_cove")
async def test_the_section_is_named_in_the_readers_language(person, language, topic, label):
    reader = person(language=language)
    (answer,) = await reader.says(topic)
    assert answer.text.startswith(label)
    await reader.taps("4")
    assert "A museum card" in answer.text


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


async def test_the_number_that_is_shown_already_edits_nothing(person, api):
    reader = person()
    (answer,) = await reader.says("Syria")
    chosen = answer.buttons["1 ✓"]
    edits = answer.edits
    assert await reader.presses(answer, chosen) == []
    assert answer.edits == edits
    assert len(api.toasts) == 1
    await reader.taps("2")
    assert answer.edits == edits + 1
    assert "1" in answer.buttons


def test_a_topic_of_many_letters_fits_in_no_button():
    assert ShowMention("a", 999, "International Center for Green Technologies").fits
    assert not ShowMention("a", 0, "Еуразиялық экономикалық одақ туралы шарт").fits


def test_the_json_calls_a_mention_found_and_denies_nothing(command):
    done = command("ask", "--json", text="Syria\n")
    said = json.loads(done.stdout)
    assert (said["status"], said["grade"], said["denies"]) == ("found", "mention", None)
    assert "Syria" in said["facts"][0]["text"]


@pytest.mark.parametrize(
    ("topic", "headings", "first"),
    [
        ("sauna", ("Pool and sauna", "Rules"), "The sauna is for adults."),
        ("pool", ("Pool and sauna", "Rules"), "It is 25 metres long, the pool."),
        ("sauna", ("The sauna", "Rules"), "It is 25 metres long, the pool."),
    ],
)
def test_a_heading_that_names_more_than_the_topic_is_opened_where_that_is_told_of(
    empty_library, tmp_path, topic, headings, first
):
    path = tmp_path / "baths.md"
    text = "It is 25 metres long, the pool. The sauna is for adults. The sauna costs £4."
    rules = "Towels are lent. Bags stay outside. Shoes too. Doors close at nine."
    path.write_text(
        f"# Baths\n\n## {headings[0]}\n\n{text}\n\n## {headings[1]}\n\n{rules}\n", "utf-8"
    )
    empty_library.import_document(read_document(path))
    assert empty_library.answer(topic).answer.fact.text == first
