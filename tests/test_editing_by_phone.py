"""An editor grows the knowledge from an empty chat to a copy of it elsewhere, by phone alone."""

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from knowledge import Library
from tests import files
from tests.botapi import TOKEN, BotApi
from tests.conftest import EDITOR, READER
from tests.person import Person
from tests.transport import Transport

FERRY = files.pdf(
    "The ferry to Northholm leaves every day at seven in the morning.",
    "A ticket costs nine crowns for grown people and four for children.",
    title="Ferries",
)
LINKED = "what does the passage cost an adult?"
WRITTEN = "may dogs come aboard?"
QUESTIONS = (LINKED, WRITTEN, "when does the ferry leave?", "when did the lake freeze?")


@pytest.fixture
async def start(tmp_path):
    """Starts the bot on a database of its own; returns the editor, a reader and the server."""
    running = []

    async def begin(name):
        library, api = Library.open_empty(tmp_path / f"{name}.db"), BotApi()
        settings = Settings.model_validate(
            {"telegram_bot_token": TOKEN, "admin_ids": frozenset({EDITOR}), "rate_limit": "off"}
        )
        application = build_application(settings, library, request=Transport(api))
        await application.initialize()
        running.append((application, library))

        async def deliver(update):
            await application.process_update(Update.de_json(update, application.bot))

        return Person(api, deliver, EDITOR), Person(api, deliver, READER), api

    yield begin
    for application, library in running:
        await application.shutdown()
        library.close()


async def presses(editor, message, label):
    await editor.presses(message, message.buttons[label])
    return message


async def exported(editor):
    (offer,) = await editor.says("/export")
    (file,) = await editor.presses(offer, offer.buttons["JSONL"])
    return file.document


async def answers(reader):
    return [(await reader.says(question))[0].text for question in QUESTIONS]


async def opened(editor, question):
    (screen,) = await editor.says("/inbox")
    lines = screen.text.splitlines()
    number = next(line[0] for line in lines if question in line)
    return await presses(editor, screen, number)


async def test_from_an_empty_chat_to_the_same_bot_elsewhere(start):
    editor, reader, api = await start("first")
    for name, data in (("ferries.pdf", FERRY), ("lake.html", files.PAGE.encode())):
        (shown,) = await editor.uploads(name, data)
        await presses(editor, shown, "Save")
        assert shown.text.startswith("Saved:")

    for question in (LINKED, WRITTEN):
        await reader.says(question)
    screen = await opened(editor, LINKED)
    lines = (line for line in screen.text.splitlines() if "nine crowns" in line)
    line = next(line for line in lines if line[0].isdigit())
    await presses(editor, screen, line[0])
    screen = await opened(editor, WRITTEN)
    await presses(editor, screen, "New fact")
    (done,) = await editor.says("Dogs are welcome on the upper deck.\nsource: The captain")
    assert "it answers this from now on" in done.text
    assert (await reader.says(LINKED))[0].text.startswith("A ticket costs nine crowns")
    assert (await reader.says(WRITTEN))[0].text.startswith("Dogs are welcome")
    assert (await editor.says("/inbox"))[0].text == "Nothing waits for you. Well done!"

    before = await exported(editor)
    number = done.text.split()[3].rstrip(";")
    (edited,) = await editor.says(f"/edit {number} Dogs are welcome everywhere.")
    if "Save anyway" in edited.buttons:
        await presses(editor, edited, "Save anyway")
    # The question was written for other words, and counts again once that is confirmed.
    await presses(editor, edited, "To be confirmed (1)")
    await presses(editor, edited, "Confirm")
    assert (await reader.says(WRITTEN))[0].text.startswith("Dogs are welcome everywhere.")
    assert await exported(editor) != before
    (preview,) = await editor.says("/undo 2")
    await presses(editor, preview, next(iter(preview.buttons)))
    assert await exported(editor) == before
    said = await answers(reader)

    editor, reader, api = await start("second")
    (shown,) = await editor.uploads("all.jsonl", before)
    await presses(editor, shown, "Save")
    assert await exported(editor) == before
    assert await answers(reader) == said
    assert api.refusals == []
