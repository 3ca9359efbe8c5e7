"""An unsure message is short: a sentence trimmed to what matters, or a line with buttons."""

import json
from dataclasses import replace

import pytest

from bot.commands.json_output import to_json
from handlers.rendering.answers import FIRST_SHOWN, render_unsure
from handlers.rendering.one_liners import one_liners
from handlers.rendering.response import render_response
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    Conversation,
    DialogueTurn,
    DocumentKind,
    DocumentNaming,
    Draft,
    Grade,
    Hit,
    MessageAnswer,
    Missing,
    Response,
    Snippet,
    Source,
    Unsure,
)
from knowledge.answering.closest_lines import NEAR, QUOTED, count_printed, share_held
from knowledge.answering.excerpts import EXCERPT, find_excerpts
from knowledge.answers import PRINTED
from tests.facts import fact

ARTICLE = texts_for("en").about(DocumentNaming(DocumentKind.ARTICLE))

LONG = (
    "The harbour, which was deepened twice and widened once in the years of the great works, "
    "received its stone lighthouse from the guild of pilots, while the small wooden tower on the "
    "northern mole had been burnt by lightning long before anybody could draw it."
)
LONG_CLOSEST = "which minister thinks the message of the declaration is still alive"
"""A question to which the closest sentence of the shipped article is long."""


def asked(library, question):
    return library.answerer.analyse(question)


def _excerpt(query, sentence):
    found, _ = find_excerpts(query, sentence)
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
    assert find_excerpts(asked(harbour, "harbour?"), "The harbour was deepened.") == [None, None]


@pytest.mark.parametrize("words", ["x" * 5_000, "harbour " * 700, "\u2003" * 200 + "a" * 200])
def test_any_sentence_can_be_trimmed(harbour, words):
    start, end = _excerpt(asked(harbour, "harbour?"), words)
    assert 0 <= start < end <= len(words)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_unsure_message_is_two_lines_of_trimmed_sentences(person, library, language):
    reader = person(language=language)
    (answer,) = await reader.says(LONG_CLOSEST)
    closest = library.answer(LONG_CLOSEST).answer.candidates[0].fact
    first, *others = answer.text.split("\n")
    texts = texts_for(language).about(library.naming())
    assert first.startswith(texts("unsure"))
    assert all(line.startswith(texts("unsure-or")) for line in others)
    assert len(others) <= 1
    assert "…" in first
    assert closest.text not in answer.text
    await reader.taps(texts_for(language)("button-context"))
    assert closest.text in answer.text


async def test_the_lines_stay_so_when_one_has_looked_around(person):
    reader = person()
    (answer,) = await reader.says(LONG_CLOSEST)
    before = answer.html
    assert "…" in before
    assert "\nOr:" in before
    await reader.taps("In context")
    await reader.taps("Back")
    assert answer.html.split("…")[1:2] == before.split("…")[1:2]
    assert answer.html.count("\n") == before.count("\n")


async def test_others_are_numbered_lines_that_keep_their_numbers(person, library):
    def numbers(message):
        return [row[0]["text"][:2] for row in message.content.rows if row[0]["text"][0].isdigit()]

    reader = person()
    (answer,) = await reader.says("who founded the city?")
    rows = [row for row in answer.content.rows if row[0]["text"][0].isdigit()]
    assert numbers(answer) == ["2.", "3."]
    assert all(len(row) == 1 for row in rows)
    assert await reader.presses(answer, rows[0][0]["callback_data"]) == [answer]
    second = library.answer("who founded the city?").answer.candidates[1].fact
    assert second.text.split()[0] in answer.text
    assert numbers(answer) == ["1.", "3."]


def test_lines_that_begin_alike_are_cut_to_where_they_differ():
    alike = [
        fact("The city council met in the old hall.", id_=1),
        fact("The city council met in the new library.", id_=2),
        fact("The city council met again to see how the river rose.", id_=3),
        fact("Bread is baked.", id_=4),
    ]
    assert one_liners(alike, {}, 60)[1:] == [
        "The city council met in the new library.", "…again to see how the river rose.",
        "Bread is baked."]  # fmt: skip


def test_what_a_sentence_before_holds_is_not_offered_once_more():
    listed = "Bring to the dive: fins; a mask of glass; two weights."
    three = [fact(listed), fact("Bring to the dive: fins;", id_=6), fact("It slept.", id_=7)]
    message = render_unsure(three, ARTICLE, shown=replace(FIRST_SHOWN, printed=3))
    assert message.plain.split("\n")[1] == "Or: “It slept.” (¶ 3)"


def test_what_is_asked_of_a_row_stands_on_its_line():
    cells = (("Bird", "Ducks"), ("Days", "28"), ("Heat", "37.9"))
    row = replace(fact("Ducks — 28 — 37.9"), cells=cells)
    heat = Snippet(span=row.cell_spans[2])
    assert one_liners([row], {row.id: heat}, 20) == ["Ducks · Heat: 37.9"]
    assert one_liners([row], {row.id: heat}, 60) == ["Ducks · Heat: 37.9 · Days: 28"]


def test_a_line_is_cut_around_the_value_that_is_asked_for(harbour):
    works = LONG.replace("in the years of the", "by the").rstrip(".")
    long = f"{works}, and it was opened again for ships of any size on 4 May 1911 by nobody."
    start, end = _excerpt(asked(harbour, "when was the harbour opened?"), long)
    assert "4 May 1911" in long[start:end]


def test_a_line_begins_with_the_subject_and_the_verb_where_that_costs_a_word_of_little_weight(
    harbour,
):
    said = (
        "We may close the harbour if a storm is near by more than five miles, if the lamp of the "
        "lighthouse is out, or if ice has come."
    )
    harbour.add(Draft(said, "Harbour"), by="test")
    (line,) = find_excerpts(asked(harbour, "what if the harbour is closed?"), said, [72])
    assert line is not None
    assert said[slice(*line)].startswith("We may close the harbour if a storm")
    (line,) = find_excerpts(asked(harbour, "harbour closed: lighthouse, lamp, ice?"), said, [72])
    assert line is not None
    assert line.start, "the words that matter stand at its end"


def test_what_is_cut_at_either_end_says_so():
    long = fact("The keeper climbs the stairs each evening and lights the lamp for the ships.")
    middle = Snippet(line=(11, 45))
    assert one_liners([long], {long.id: middle}, 60) == ["…climbs the stairs each evening and…"]
    whole = Snippet(line=(0, len(long.text)))
    assert one_liners([long], {long.id: whole}, 99) == [long.text]


def test_a_translation_that_is_offered_is_called_one():
    two = [fact(), fact("It shone.", id_=6)]
    said = {6: Snippet(translation="Оно сияло.")}
    message = render_unsure(two, ARTICLE, said, shown=replace(FIRST_SHOWN, printed=2))
    second = message.plain.split("\n")[1]
    assert second == "Or: Translation by the editors: Оно сияло. (¶ 3)"


def test_all_that_is_offered_stands_on_the_second_line_with_its_places():
    three = [fact(), fact("It shone.", id_=6), fact("It slept.", id_=7)]
    shown = replace(FIRST_SHOWN, printed=3)
    message = render_unsure(three, ARTICLE, shown=shown)
    first, second = message.plain.split("\n")
    assert first.endswith("“The city grew.” (¶ 3)")
    assert second == "Or: “It shone.”; “It slept.” (¶ 3)"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_sentence_that_was_chosen_is_shown_with_its_place_and_no_doubt(
    person, library, language
):
    reader = person(language=language)
    (answer,) = await reader.says("who founded the city?")
    second = library.answer("who founded the city?").answer.candidates[1].fact
    row = next(row for row in answer.content.rows if row[0]["text"].startswith("2."))
    await reader.presses(answer, row[0]["callback_data"])
    texts = texts_for(language).about(library.naming())
    chosen = answer.text
    assert chosen.startswith(second.text)
    assert second.citation.title in chosen
    assert texts("unsure") not in chosen
    await reader.taps(texts("button-context"))
    await reader.taps(texts("button-back"))
    assert answer.text == chosen


def test_lines_are_in_the_language_of_the_reader_where_editors_translated():
    two = [fact("The city grew.", id_=1), fact("It shone.", id_=2)]
    assert one_liners(two, {2: Snippet(None, "Он сиял.")}, 60) == ["The city grew.", "Он сиял."]


def test_the_sentence_before_stands_in_the_context_only():
    message = render_unsure([fact()], texts_for("en"), {5: Snippet("It was planned.")})
    assert "It was planned." not in message.html
    assert "The city grew." in message.html


UNLIKELY = "how many people sat in the hall during the talks?"
"""A question that the article does not answer; its sentences share common words only."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_hardly_answers_is_one_line_and_each_sentence_a_tap_away(
    person, library, language
):
    reader = person(language=language)
    (answer,) = await reader.says(UNLIKELY)
    response = library.answer(UNLIKELY)
    candidates = [hit.fact for hit in response.answer.candidates]
    assert response.confidence < QUOTED
    assert answer.text == texts_for(language).about(library.naming())("denied-how_many")
    *offered, tell = [row[0] for row in answer.content.rows]
    assert [each["text"].split()[0] for each in offered] == ["1.", "2.", "3."]
    assert tell["text"] == texts_for(language)("button-tell")
    for button, one in zip(offered, candidates, strict=True):
        await reader.presses(answer, button["callback_data"])
        assert one.text in answer.text


@pytest.mark.parametrize(
    ("missing", "term", "line"),
    [
        (None, None, "I am not sure whether this is in the article."),
        (Missing.WHEN, None, "The article does not say when."),
        (Missing.WHO, None, "The article does not say who."),
        (Missing.NAME, "Madrid", "I do not find “Madrid” in the article."),
        (Missing.ATTRIBUTE, None, "I am not sure whether this is in the article."),
    ],
)
def test_a_denial_of_what_hardly_answers_stands_alone(library, missing, term, line):
    message = render_response(library, unsure(library, missing, term, printed=0), ARTICLE)
    assert message.plain == line
    assert [row[0].label for row in message.keyboard] == ["1. The city grew.", "Ask the editors"]


def test_a_sentence_that_was_shown_before_is_shown_however_unlikely(library):
    message = render_response(library, unsure(library, Missing.ITEM, printed=0), ARTICLE)
    assert message.plain.startswith("The list in the article is shorter: “The city grew.”")


@pytest.mark.parametrize("printed", [0, 1, 2, 3])
def test_no_more_is_printed_than_was_decided(library, printed):
    response = unsure(library, printed=printed)
    others = (Hit(fact("It shone.", id_=6), 0.5), Hit(fact("It slept.", id_=7), 0.4))
    three = (*response.answer.candidates, *others)
    response = replace(response, answer=replace(response.answer, candidates=three))
    text = render_response(library, response, ARTICLE).plain
    assert [word in text for word in ("grew", "shone", "slept")] == [
        printed > 0, printed > 1, printed > 2]  # fmt: skip
    assert text.count("\n") == (1 if printed > 1 else 0)


@pytest.mark.parametrize("noun", ["Guesthouse", "Inn"])
def test_where_a_document_is_named_only_what_it_says_of_that_is_printed(shared_library, noun):
    inns = {
        "Lantern": "Supper is served from six to nine in the hall. Departure is at ten.",
        "Anchor": "Supper is served from seven to ten on the roof. Departure is at noon.",
    }
    library = shared_library(*(Source(inns[each], f"{noun} {each} leaflet") for each in inns))
    named = library.answer(f"why is supper served at {noun} Anchor?")
    assert "on the roof" in named.answer.candidates[0].fact.text
    assert (named.grade, named.printed) == (Grade.CLOSEST, 1)
    assert library.answer("what time is supper or departure?").printed >= PRINTED


def test_a_probable_answer_is_printed_whatever_its_confidence(library):
    response = unsure(library)
    probable = replace(response, answer=replace(response.answer, grade=Grade.PROBABLE))
    assert "The city grew." in render_response(library, probable, ARTICLE).plain


def test_scripts_get_the_sentences_that_are_only_offered(library):
    response = unsure(library, printed=0)
    fields = json.loads(to_json(response, render_response(library, response, ARTICLE)))
    assert (fields["status"], fields["grade"]) == ("unsure", "closest")
    assert [each["text"] for each in fields["facts"]] == ["The city grew."]


def test_of_several_questions_what_hardly_answers_is_one_line(library):
    answered = library.answer_message(f"When was the OSCE summit? {UNLIKELY}", Conversation())
    message = render_message_answer(library, answered, ARTICLE)
    assert message.plain.endswith("The article does not say how many or how much.")
    offered, tell = message.keyboard[1]
    first = answered.turns[1].response.answer.candidates[0].fact
    assert offered.label.removeprefix("2. ").rstrip("…") in first.text
    assert tell.label == "2. Ask the editors"


def test_of_several_questions_the_next_closest_sentence_is_printed_as_well(library):
    asked_both = "When was the OSCE summit? Who founded the city?"
    answered = library.answer_message(asked_both, Conversation())
    _, second = render_message_answer(library, answered, ARTICLE).plain.split("\n\n")
    assert [line.split(" ")[0] for line in second.split("\n")] == ["2.", "I", "Or:"]


def test_of_several_questions_a_second_probable_sentence_is_printed_as_alone(library):
    query = library.answer("when was the OSCE summit?").query
    hits = (Hit(fact(), 0.6), Hit(fact("The tower fell.", id_=6), 0.5))
    probable = Unsure(hits, grade=Grade.PROBABLE, printed=2)
    turn = DialogueTurn(Response(query, probable, 0.6, hits), Conversation())
    said = render_message_answer(library, MessageAnswer((turn, turn)), ARTICLE).plain
    assert said.count("The city grew.") == said.count("Or: “The tower fell.”") == 2


def test_a_word_of_a_quarter_of_the_sentences_makes_none_about_the_question(empty_library):
    shore = [
        "The harbour is deep.",
        "The harbour sleeps.",
        "A harbour needs light.",
        "Bread rises.",
    ]
    for number, text in enumerate(
        (*shore, "Wind turns.", "Snow falls.", "Rain stops.", "Sun sets.")
    ):
        empty_library.add(Draft(text, f"Notes {number}"), by="test")
    query = asked(empty_library, "harbour wind")
    assert [(term.word, term.is_common) for term in query.terms] == [
        ("harbour", True), ("wind", False)]  # fmt: skip
    ranking = empty_library.answerer.rank(query)
    by_word = {hit.candidate.fact.text: share_held(query, hit) for hit in ranking.ranked}
    assert by_word["The harbour is deep."] == 0
    assert by_word["Wind turns."] > 0


def unsure(library, missing=None, term=None, printed=2):
    """Return a response with one sentence that may be the answer."""
    query = library.answer("when was the OSCE summit?").query
    hit = Hit(fact(), 1.0)
    return Response(query, Unsure((hit,), missing, term, printed=printed), 0.1, (hit,))


@pytest.mark.parametrize(("documents", "place"), [(1, "(¶ 3)"), (2, "(Cities, ¶ 3)")])
def test_of_several_documents_the_line_names_the_one(documents, place):
    texts = texts_for("en").about(DocumentNaming(DocumentKind.ARTICLE, documents))
    assert render_unsure([fact()], texts).plain.endswith(f"“The city grew.” {place}")


def test_a_further_sentence_without_a_word_of_the_question_is_printed_if_it_comes_near(library):
    query = asked(library, LONG_CLOSEST)
    ranking = library.answerer.rank(query)
    facts = {
        each.id: each for document in library.documents() for each in library.facts(document.id)
    }
    strange = [hit for hit in ranking.ranked if not share_held(query, hit)][:2]
    for likeness, printed in ((NEAR[1], 3), (NEAR[0], 2), (NEAR[0] - 0.1, 1)):
        further = [replace(hit, features=hit.features | {"e5_dense": likeness}) for hit in strange]
        few = replace(ranking, ranked=(ranking.ranked[0], *further))
        hits = [Hit(facts[hit.fact], 0.0) for hit in few.ranked]
        assert count_printed(few, hits, confidence=0.2) == printed
