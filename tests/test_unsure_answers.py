"""An unsure message is short: the sentence trimmed to what matters, the whole of it folded."""

import pytest

from handlers.rendering.answers import render_unsure
from handlers.rendering.markup import utf16
from handlers.rendering.one_liners import one_liners
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Conversation, Draft, Snippet, Unsure
from knowledge.answering.excerpts import EXCERPT, find_excerpt
from tests.facts import fact

LONG = (
    "The harbour, which was deepened twice and widened once in the years of the great works, "
    "received its stone lighthouse from the guild of pilots, while the small wooden tower on the "
    "northern mole had been burnt by lightning long before anybody could draw it."
)
LONG_CLOSEST = "how many people live there?"
"""A question to which the closest sentence of the shipped article is long."""


def asked(library, question):
    return library.answerer.analyse(question)


def _excerpt(query, sentence):
    found = find_excerpt(query, sentence)
    assert found is not None
    return found


@pytest.fixture
def harbour(empty_library):
    empty_library.add(Draft(LONG, "Harbour"), by="test")
    return empty_library


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("who gave the lighthouse?", "lighthouse"),
        ("why was the wooden tower burnt by lightning?", "burnt by lightning"),
        ("how often was the harbour deepened?", "The harbour, which was deepened"),
    ],
)
def test_a_long_sentence_is_trimmed_to_what_was_asked(harbour, question, holds):
    start, end = _excerpt(asked(harbour, question), LONG)
    assert holds in LONG[start:end]
    assert end - start <= EXCERPT
    assert LONG[start - 1 : start] in {"", " "}


def test_a_short_sentence_is_not_trimmed(harbour):
    assert find_excerpt(asked(harbour, "harbour?"), "The harbour was deepened.") is None


@pytest.mark.parametrize("words", ["x" * 5_000, "harbour " * 700, "\u2003" * 200 + "a" * 200])
def test_any_sentence_can_be_trimmed(harbour, words):
    start, end = _excerpt(asked(harbour, "harbour?"), words)
    assert 0 <= start < end <= len(words)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_unsure_message_is_three_short_lines_before_what_is_folded(
    person, library, language
):
    (answer,) = await person(language=language).says(LONG_CLOSEST)
    shown, folded = answer.html.split("<blockquote expandable>")
    assert shown.count("\n") <= 4
    assert utf16(shown) < 350
    assert "…" in shown
    closest = library.answer(LONG_CLOSEST).answer.candidates[0].fact
    assert folded.startswith(closest.text)


async def test_the_trimmed_sentence_stays_so_when_one_has_looked_around(person):
    reader = person()
    (answer,) = await reader.says(LONG_CLOSEST)
    before = answer.html
    assert "<blockquote>…" in before
    await reader.taps("In context")
    await reader.taps("Back")
    assert answer.html.split("\n", 1)[1] == before.split("\n", 1)[1]


async def test_others_are_numbered_lines_that_a_tap_opens(person, library):
    reader = person()
    (answer,) = await reader.says("who founded the city?")
    rows = [row for row in answer.content.rows if row[0]["text"][0].isdigit()]
    assert [row[0]["text"].split()[0] for row in rows] == ["1.", "2."]
    assert all(len(row) == 1 for row in rows)
    assert await reader.presses(answer, rows[0][0]["callback_data"]) == [answer]
    second = library.answer("who founded the city?").answer.candidates[1].fact
    assert second.text.split()[0] in answer.text


def test_lines_that_begin_alike_are_cut_to_where_they_differ():
    alike = [
        fact("The city council met in the old hall.", id_=1),
        fact("The city council met in the new library.", id_=2),
        fact("The city park is open.", id_=3),
        fact("Bread is baked.", id_=4),
    ]
    assert one_liners(alike, {}, 60) == [
        "…new library.", "…park is open.", "Bread is baked."]  # fmt: skip


def test_lines_are_in_the_language_of_the_reader_where_editors_translated():
    two = [fact("The city grew.", id_=1), fact("It shone.", id_=2)]
    assert one_liners(two, {2: Snippet(None, "Он сиял.")}, 60) == ["Он сиял."]


def test_a_terminal_reads_the_short_form_only(harbour):
    answered = harbour.answer_message("who gave the lighthouse?", Conversation())
    (turn,) = answered.turns
    assert isinstance(turn.response.answer, Unsure)
    shown = [hit.fact for hit in turn.response.answer.candidates]
    snippets = harbour.snippets(shown, ("en",), turn.response.query)
    message = render_unsure(shown, texts_for("en"), snippets)
    assert LONG in message.html
    assert LONG not in message.plain
    assert "lighthouse" in message.plain


def test_a_sentence_before_is_folded_with_the_whole():
    message = render_unsure([fact()], texts_for("en"), {5: Snippet("It was planned.")})
    shown, folded = message.html.split("<blockquote expandable>")
    assert "It was planned." not in shown
    assert folded == "<i>It was planned.</i> The city grew.</blockquote>"
