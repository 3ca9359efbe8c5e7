"""What editors decided of a question lasts, and people hear it, until the documents change."""

import json
from io import StringIO

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from bot.terminal.conversation import TerminalConversation
from bot.terminal.typesetting import Typesetter
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES
from tests.article import GOATS
from tests.conftest import EDITOR
from tests.reading_site import client_of, site_of

SECOND = 5_002_234_567
ASKED = "How many nine oaks were cut on the hill?"
OAKS = "Nine oaks stand on the hill."


async def taken_out(editor, texts, way):
    """Take the only question of the inbox out, one way or the other."""
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons["1"])
    await editor.presses(screen, screen.buttons[texts(way)])
    return screen


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["deny", "drop"])
async def test_what_was_decided_is_told_to_who_asks_again_and_waits_no_more(
    person, api, application, language, way
):
    texts, queue = texts_for(language), application.bot_data.review_queue
    reader, editor = person(language=language), person(EDITOR, language=language)
    said = texts({"deny": "decided-denied", "drop": "decided-out-of-scope"}[way])
    (before,) = await reader.says(GOATS)
    screen = await taken_out(editor, texts, f"button-inbox-{way}")
    assert texts("button-inbox-reopen") in screen.buttons
    # In other marks it is the same question, of whomever; nobody can send it once more.
    for user in (reader, person(SECOND, language=language)):
        (after,) = await user.says(f"{GOATS.upper()}!?")
        assert (after.text, [*after.buttons]) == (said, [])
    await reader.presses(before, before.buttons[texts("button-tell")])
    assert api.toasts[-1] == said
    (several,) = await reader.says(f"{GOATS} when was the OSCE summit?")
    assert said in several.text
    assert queue.groups() == []
    # Put back, it is a question like any other.
    await editor.presses(screen, screen.buttons[texts("button-inbox-reopen")])
    (again,) = await reader.says(GOATS)
    assert (again.text, len(queue.groups())) == (before.text, 1)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_decided_is_told_wherever_the_question_is_asked(
    person, application, library, language, settings_of
):
    texts, decided = texts_for(language), application.bot_data.review_queue.decided
    reader, editor = person(language=language), person(EDITOR, language=language)
    said, out, env = texts("decided-denied"), StringIO(), settings_of(library)
    terminal = TerminalConversation(library, Typesetter(out, styled=False), language, decided)

    async def is_told():
        offered = await reader.types(GOATS)
        out.truncate(0)
        terminal.hear(GOATS)
        async with client_of(site_of(library, decided=decided)) as client:
            page = (await client.post(f"/search?lang={language}", data={"q": GOATS})).text
        asked = CliRunner().invoke(main, ["ask", "--json", GOATS], env=env)
        line = json.loads(asked.stdout)
        printed, in_terminal = " ".join(out.getvalue().split()), texts_for(terminal.texts.language)
        return (
            len(offered) == 1 and all(said in each.text for each in offered.values()),
            in_terminal("decided-denied") in printed,
            said in page and 'class="hits"' not in page,
            line["decided"] == "denied" and line["facts"] == [],
        )

    await reader.says(GOATS)
    assert await is_told() == (False,) * 4
    await taken_out(editor, texts, "button-inbox-deny")
    assert await is_told() == (True,) * 4
    # Without the key that finds what was decided, it is a question like any other.
    library.path.with_suffix(".key").unlink()
    assert (await is_told())[-1] is False


async def test_a_denial_holds_until_what_comes_closest_says_something_new(person, application):
    texts, queue = texts_for("en"), application.bot_data.review_queue
    reader, editor = person(), person(EDITOR)
    await editor.says(f"/addfact {OAKS}\nsource: Tree book")
    await reader.says(ASKED)
    await taken_out(editor, texts, "button-inbox-deny")

    async def is_decided():
        (answer,) = await reader.says(ASKED)
        return answer.text == texts("decided-denied"), len(queue.groups())

    assert await is_decided() == (True, 0)
    await editor.says(ASKED)
    (why,) = await editor.taps("Why?")
    assert texts("decided-denied") in why.text
    # A fact about something else, and spelling, change nothing of it.
    await editor.says("/addfact Two boats lie on the lake.\nsource: Lake book")
    await editor.says(f"/edit 24 {OAKS[:-1]}!")
    assert await is_decided() == (True, 0)
    (shown,) = await editor.says("/edit 24 Nine oaks stood on the hill, and three are left.")
    if "Save" in shown.buttons:
        await editor.presses(shown, shown.buttons["Save"])
    assert await is_decided() == (False, 1)
    await editor.says("/undo")
    await editor.taps("Take it back")
    assert await is_decided() == (True, 0)
    await editor.says("/addfact Nine oaks on the hill were felled in spring.\nsource: Wood book")
    assert (await is_decided())[1] == 1


async def test_of_what_is_not_for_this_bot_no_word_is_kept(person, application, libraries):
    reader, editor = person(), person(EDITOR)
    await reader.says("who feeds the aardvark Zebulon?")
    await taken_out(editor, texts_for("en"), "button-inbox-drop")
    library = application.bot_data.library
    assert library.database.read().value("SELECT count(*) FROM decisions") == 1
    assert b"zebulon" not in libraries.content(library).lower()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_denial_without_any_fact_is_in_the_history_and_can_be_undone(
    person, application, language
):
    texts, queue = texts_for(language), application.bot_data.review_queue
    reader, editor = person(), person(EDITOR, language=language)
    await reader.says("what was signed in Astana?")
    await reader.says("and how many goats signed it?")
    await taken_out(editor, texts, "button-inbox-deny")
    noted = texts("change-deny-only", after="and how many goats signed it?")
    (shown,) = await editor.says("/history")
    assert noted in shown.text
    (shown,) = await editor.says("/undo")
    assert (noted in shown.text, texts("undo-reopens") in shown.text) == (True, True)
    await editor.taps(texts("button-undo"))
    assert len(queue.groups()) == 1


REWORDED = {
    "en": ("is there a cafe?", "do you have a café", "is there a cafe for dogs?"),
    "ru": ("есть ли у вас кафе?", "есть кафе?", "есть ли кафе для собак?"),
    "kk": ("кафе бар ма?", "сіздерде кафе бар ма", "иттерге кафе бар ма?"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["deny", "drop"])
async def test_what_was_decided_waits_neither_in_other_words_nor_in_a_talk(
    person, application, language, way
):
    texts, queue = texts_for(language), application.bot_data.review_queue
    reader, editor = person(language=language), person(EDITOR, language=language)
    asked, reworded, other = REWORDED[language]
    await reader.says(asked)
    screen = await taken_out(editor, texts, f"button-inbox-{way}")
    # The talk before it is first of what nothing is said, then of what is.
    for words in (GOATS, reworded, "What was signed in Astana?", reworded, asked):
        await reader.says(words)
        assert {group.questions[0] for group in queue.groups()} <= {GOATS}, words
    # Who insists is heard, and so is who asks something else.
    await reader.says(other)
    assert {group.questions[0] for group in queue.groups()} == {GOATS, other}
    (answer,) = await person(SECOND, language=language).says(reworded)
    await person(SECOND, language=language).presses(answer, answer.buttons[texts("button-tell")])
    assert {group.questions[0] for group in queue.groups()} == {GOATS, reworded, other}
    # Put back, it waits in all its words.
    await editor.presses(screen, screen.buttons[texts("button-inbox-reopen")])
    assert {words for group in queue.groups() for words in group.questions} >= {reworded, asked}
