"""What people experience on Telegram, through the real Application."""

import pytest

from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES
from tests.article import MOON, TREATY
from tests.conftest import EDITOR
from tests.messages import UNSAFE


async def test_an_answer_is_one_message_with_sentence_and_place(person):
    (answer,) = await person().says("what was signed in Astana?")
    assert answer.text.startswith(TREATY)
    assert "20th anniversary of Astana, ¶ 5, sentence 2 of 4" in answer.text


async def test_the_context_opens_in_the_same_message_and_closes_again(person):
    reader = person()
    (answer,) = await reader.says("what was signed in Astana?")
    before = answer.html
    assert await reader.taps("In context") == [answer]
    assert f"<b>{TREATY}</b> The city hosted" in answer.html
    assert await reader.taps("Back") == [answer]
    assert answer.html == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_first_screen_has_questions_that_a_tap_asks(person, language):
    reader = person(language=language)
    (screen,) = await reader.says("/start")
    *questions, about = screen.buttons
    assert (len(questions), about) == (3, texts_for(language)("button-card"))
    for question in questions:
        (answer,) = await reader.taps(question)
        assert answer.html.startswith(f"<b>{question}</b>")
        assert "<blockquote>" in answer.html


async def test_another_candidate_is_one_tap_away_and_so_is_the_way_back(person, library):
    reader = person()
    (answer,) = await reader.says("what was signed in Astana?")
    await reader.presses(answer, ShowFact("a", ShownAs.UNSURE, (3, 15, 7)).pack())
    assert answer.text.startswith("I am not sure; the closest in the article: “According to")
    _, _, treaty, platform = answer.buttons
    assert treaty.removeprefix("2. ").removesuffix("…") in library.fact(15).text
    await reader.taps(treaty)
    assert answer.text.startswith(TREATY)
    await reader.taps("In context")
    await reader.taps("Back")
    assert answer.text.startswith(TREATY)
    assert platform in answer.buttons


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["/foo", "/addfact x", "/start_now <b>"])
async def test_a_command_that_is_none_leads_to_the_help(person, language, command):
    (reply,) = await person(language=language).says(command)
    assert reply.text == texts_for(language)("unknown-command")
    assert reply.buttons == {}


NONSENSE = ["how do I cook plov?", "asdfgh", "?", "1", "<b>", "' OR 1=1 --"]
HONEST = ("I am not sure", "The article does not say", "I do not find", "I did not get that")


@pytest.mark.parametrize("question", NONSENSE)
async def test_what_the_article_does_not_say_gets_no_invented_answer(person, question):
    (answer,) = await person().says(question)
    assert answer.text.startswith(HONEST)


async def test_an_editor_adds_a_fact_that_the_next_question_finds(person):
    (saved,) = await person(EDITOR).says(MOON)
    assert saved.text.startswith("Saved as fact 24. /undo takes it back.")
    (answer,) = await person().says("what is the moon made of?")
    assert answer.text.startswith("The moon is made of basalt.\nMoon book, ¶ 1")


async def test_a_quote_is_added_step_by_step(person):
    editor = person(EDITOR)
    steps = {
        "/addquote": "Send me the quotation",
        "We love cheese.": "Who said it?",
        "Wallace": "Where is this written?",
        "Grand Day Out": "What question does it answer?",
        "what do we love?": "Saved as fact 24.",
    }
    for words, reply in steps.items():
        assert (await editor.says(words))[0].text.startswith(reply)
    (answer,) = await editor.says("what do we love?")
    assert "Said by Wallace" in answer.text


async def test_cancel_says_what_is_thrown_away(person, library):
    editor = person(EDITOR)
    await editor.says("/addfact")
    await editor.says("The moon is made of basalt.")
    (reply,) = await editor.says("/cancel")
    assert reply.text == "Stopped. “The moon is made of basalt.” was not saved."
    assert len(library.documents()) == 1
    (reply,) = await editor.says("/cancel")
    assert reply.text == "There is nothing to stop."


async def test_a_fact_that_cannot_be_cited_is_refused_with_the_reason(person):
    command = "/addfact The moon is round.\nsource: 20th anniversary of Astana"
    (reply,) = await person(EDITOR).says(command)
    assert reply.text.startswith("Not saved: ")
    assert "do not stand in" in reply.text


@pytest.mark.parametrize("case", UNSAFE)
@pytest.mark.parametrize("name", ["addfact", "addquote"])
async def test_nobody_but_an_editor_in_a_new_private_message_adds_anything(
    person, library, case, name
):
    user, kind, more = UNSAFE[case]
    text = MOON.replace("addfact", name)
    entity = {"type": "bot_command", "offset": 0, "length": len(name) + 1}
    await person(user).sends(kind, {"text": text, "entities": [entity], **more})
    assert [document.facts for document in library.documents()] == [23]


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]},
        {"location": {"latitude": 51.1, "longitude": 71.4}},
        {"voice": {"file_id": "a", "file_unique_id": "a", "duration": 1}},
        {"document": {"file_id": "a", "file_unique_id": "a"}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_is_no_text_gets_one_polite_line(person, content):
    (reply,) = await person(language="ru").sends("message", content)
    assert reply.text == texts_for("ru")("text-only")


@pytest.mark.parametrize("data", ["v1:cf:999999", "v1:au:999999.1", "v0:old", "x", "v1:q:999"])
async def test_an_old_or_forged_button_is_answered_and_changes_nothing(person, api, data):
    reader = person()
    (answer,) = await reader.says("what was signed in Astana?")
    assert await reader.presses(answer, data) == []
    assert api.toasts[-1] != ""


HOSTILE = [
    "<>&\"'",
    "</blockquote>",
    "a" * 4096,
    "🙂" * 2048,
    "\u202eabc\u200b",
    "нет " * 1000,
    "e\u0301" * 500,
    "\x00\x01",
    "%s {0} $x",
    'NEAR("a" AND *)',
    "/unknown <b>",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_that_is_typed_breaks_an_answer(person, text):
    assert len(await person().says(text)) == 1
    (saved,) = await person(EDITOR).says(f"/addfact {text}\nsource: {text[:500]}")
    assert saved.text
