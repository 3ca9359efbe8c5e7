"""What a person sees of themselves: settings, documents, privacy, and the way out."""

import json
import logging
from pathlib import Path

import pytest

from handlers.registry import COMMANDS, commands_of, group_menu, menu
from handlers.rendering.my_data import COLUMNS
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Cipher, Draft, Role, Source
from tests.article import QUESTION, TREATY
from tests.conftest import EDITOR, READER
from tests.messages import GROUP, mention

LAKE = "The lake is deep.\n\nIts water is salty. In 1990 a village was built on its shore."
VILLAGE = "when was the village built?"
SECRET = "what does my aardvark Rumpelstiltskin eat?"


@pytest.fixture
def lake(library):
    return library.import_document(Source(LAKE, title="Lake", url="https://example.org/lake?a&b"))


async def test_a_language_that_was_chosen_is_kept_and_shown(person):
    reader = person(language="en")
    (screen,) = await reader.says("/settings")
    assert [*screen.buttons] == [
        "English", "Русский", "Қазақша", "As in Telegram ✓", "Suggest next questions ✓",
    ]  # fmt: skip
    assert await reader.taps("Қазақша") == [screen]
    assert screen.text == texts_for("kk")("settings")
    assert "Қазақша ✓" in screen.buttons
    assert (await reader.says("hello"))[0].text == texts_for("kk")("hello")
    assert (await person(6001).says("hello"))[0].text == texts_for("en")("hello")
    await reader.taps("Telegram-дағыдай")
    assert (await reader.says("hello"))[0].text == texts_for("en")("hello")


async def test_one_document_is_listed_without_a_choice(person):
    (screen,) = await person().says("/documents")
    assert (
        screen.text == "I answer from this document:\n1. 20th anniversary of Astana – 23 sentences"
    )
    assert [*screen.buttons] == ["About it"]
    await person().taps("About it")
    assert "It opens with:" in screen.text
    assert "Only this one" not in screen.buttons


@pytest.mark.usefixtures("lake")
async def test_questions_can_be_restricted_to_one_document(person):
    reader = person()
    (screen,) = await reader.says("/documents")
    assert "2. Lake – 3 sentences" in screen.text
    await reader.taps("2")
    await reader.taps("Only this one")
    assert "Only this one ✓" in screen.buttons
    await reader.taps("Documents")
    assert "2. Lake – 3 sentences ✓" in screen.text
    (answer,) = await reader.says(VILLAGE)
    assert "Lake, ¶ 2, sentence 2 of 2" in answer.text
    (answer,) = await reader.says(QUESTION)
    assert TREATY not in answer.text
    assert answer.text.endswith("I looked only in “Lake”. /documents changes that.")
    await reader.presses(screen, screen.buttons["All"])
    assert TREATY in (await reader.says(QUESTION))[0].text


@pytest.mark.usefixtures("lake")
async def test_a_document_that_was_chosen_is_the_one_that_is_meant(person):
    reader = person()
    await reader.says("/documents")
    await reader.taps("2")
    await reader.taps("Only this one")
    (answer,) = await reader.says("what is this about?")
    assert answer.text.startswith("Lake\nIt opens with:")
    await reader.taps("Only this one ✓")
    (answer,) = await reader.says("what is this about?")
    assert answer.text.startswith("About which document?")


@pytest.mark.usefixtures("lake")
async def test_what_was_asked_stands_first_in_the_document_that_is_chosen_for_it(person):
    reader = person()
    (answer,) = await reader.says("who wrote it?")
    assert answer.text.startswith("About which document?")
    await reader.taps("2")
    assert answer.text.splitlines()[1] == "I found no author in it."
    (answer,) = await reader.says("show the whole article")
    await reader.taps("2")
    assert "Page 1 of 1" in answer.text


@pytest.mark.usefixtures("lake")
async def test_in_a_group_a_card_offers_nothing_that_concerns_one_reader(person):
    reader = person()
    question = {**mention(text="what is this about?"), "chat": GROUP}
    (answer,) = await reader.sends("message", question)
    await reader.taps("2")
    assert "It opens with:" in answer.text
    assert not {"Only this one", "Documents"} & {*answer.buttons}


async def test_many_documents_come_in_pages(person, library):
    for number in range(2, 20):
        library.add(Draft(f"Fact {number}.", f"Book <{number}>"), by="test")
    reader = person()
    (screen,) = await reader.says("/documents")
    assert [*screen.buttons] == [*"12345678", "All ✓", "›"]
    await reader.taps("›")
    await reader.taps("›")
    assert "19. Book <19> – 1 sentence" in screen.text
    await reader.taps("19")
    await reader.taps("Only this one")
    await reader.presses(screen, "v1:p=2")
    assert [*screen.buttons] == ["17", "18", "19 ✓", "‹", "All"]
    assert len(screen.content.rows) == 2


async def test_settings_lead_to_the_documents_if_there_are_several(person, lake):
    reader = person()
    (screen,) = await reader.says("/settings")
    await reader.taps("Documents")
    assert lake.title in screen.text


@pytest.mark.parametrize("data", ["v1:l=xx", "v1:d=999", "v1:d=1x", "v1:forget=maybe"])
async def test_a_choice_that_does_not_exist_changes_nothing(person, api, data):
    reader = person()
    (screen,) = await reader.says("/settings")
    assert await reader.presses(screen, data) == []
    assert api.toasts[-1] != ""
    assert (await reader.says("/mydata"))[0].text == "I keep nothing about you."


@pytest.mark.parametrize("language", LANGUAGES)
async def test_privacy_is_said_in_plain_words_and_leads_to_deletion(person, language):
    reader = person(language=language)
    (screen,) = await reader.says("/privacy")
    assert "30" in screen.text
    assert "/mydata" in screen.text
    texts = texts_for(language)
    await reader.taps(texts("button-forget"))
    assert screen.text == texts("forget-ask")
    await reader.taps(texts("button-keep"))
    assert screen.text == texts("forget-kept")


async def test_the_export_holds_what_was_asked_and_chosen(person):
    reader = person()
    await reader.says(SECRET)
    await reader.says("\ud800 lone")
    await reader.says("/settings")
    await reader.taps("Русский")
    (file,) = await reader.says("/mydata")
    data = json.loads(file.document)
    assert [row["question"] for row in data["questions"]][:1] == [SECRET]
    assert data["settings"][0]["language"] == "ru"
    assert {*data} == {"questions", "settings", "conversations"}
    shown = {name for rows in data.values() for row in rows for name in row}
    assert not shown & {*COLUMNS}, "an internal name"


async def test_after_forgetme_nothing_is_left_in_database_log_or_memory(
    person, application, library, libraries, caplog
):
    caplog.set_level(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    reader = person()
    await reader.says(SECRET)
    await reader.taps("Ask the editors")
    await reader.says(QUESTION)
    await reader.taps("👎")
    await reader.says("/settings")
    await reader.taps("Русский")
    await reader.says("/forgetme")
    (done,) = await reader.taps(texts_for("ru")("button-forget"))
    assert done.text == texts_for("ru")("forgotten")
    key = Cipher.open(library.path.with_suffix(".key"))
    disk = libraries.content(library)
    for trace in (SECRET, "Rumpelstiltskin", str(READER), key.pseudonym(READER)):
        assert trace.encode() not in disk
        assert trace not in caplog.text
    assert "forgot a person" in caplog.text
    (empty,) = await reader.says("/mydata")
    assert empty.text == texts_for("en")("mydata-none")
    assert READER not in application.user_data


async def test_a_draft_is_forgotten_with_its_editor(person, application):
    editor, desk = person(EDITOR), application.bot_data.users.editor_state
    await editor.says("/addfact")
    await editor.says(SECRET)
    assert desk.task(EDITOR).data["text"] == SECRET
    await editor.says("/forgetme")
    await editor.taps("Delete everything")
    assert desk.task(EDITOR) is None


def test_every_command_stands_in_the_menu_of_its_role_and_has_a_handler(application):
    registered = {
        name for handler in application.handlers[0] for name in getattr(handler, "commands", ())
    }
    assert {*commands_of(Role.OWNER)} == registered
    page = Path(__file__).parent.parent / ".docs" / "commands.md"
    listed = page.read_text(encoding="utf-8")
    assert [name for name in commands_of(Role.OWNER) if f"| `/{name}" not in listed] == []
    for language in LANGUAGES:
        texts = texts_for(language)
        assert [name for name, _ in menu(texts)] == [*COMMANDS]
        assert [name for name, _ in group_menu(texts)] == ["ask", "documents", "help"]
        for _, words in menu(texts, Role.OWNER):
            assert 0 < len(words) <= 256
        assert len(texts("bot-description")) <= 512
        assert len(texts("bot-short-description")) <= 120


async def test_the_help_names_every_command_of_everybody(person):
    (help_,) = await person().says("/help")
    assert [line.split()[0] for line in help_.text.splitlines() if line.startswith("/")] == [
        f"/{name}" for name in COMMANDS
    ]
