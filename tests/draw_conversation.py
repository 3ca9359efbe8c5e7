"""Draws the conversation in the README from what the bot really replies.

python -m tests.draw_conversation
"""

import asyncio
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.rendering.texts import texts_for
from knowledge import Library
from tests.botapi import TOKEN, BotApi, Sent
from tests.person import Person
from tests.picture import DialogueTurn, Picture
from tests.transport import Transport

MODEL = "minilm+e5"
TARGET = Path(__file__).parent.parent / ".github" / "conversation.svg"
SCENES = (
    (
        (
            "en",
            (
                "wen was the osce sumit?", "*button-context", "who signed the treaty?",
                "what does a taxi cost?",
            ),
        ),
    ),
    (
        ("ru", ("что подписали в Астане?", "а когда?")),
        ("kk", ("ЭКСПО алем назарын неге аударды?",)),
    ),
)  # fmt: skip
"""The columns: who writes, by language, and what; `*` taps the button of that name."""


async def play(person: Person, turns: tuple[str, ...]) -> list[DialogueTurn]:
    """Return what is said, bubble by bubble; a tap shows the message as it has become."""
    texts, said = texts_for(str(person.user["language_code"])), []
    for turn in turns:
        if turn.startswith("*"):
            label = texts(turn.removeprefix("*"))
            said.append(DialogueTurn(f"👆 {label}", mine=True))
            (answer,) = await person.taps(label)
        else:
            said.append(DialogueTurn(escape(turn, quote=False), mine=True))
            (answer,) = await person.says(turn)
        said.append(bubble(answer))
    return said


def bubble(sent: Sent) -> DialogueTurn:
    """Return a message of the bot as it stands now."""
    rows = tuple(tuple(button["text"] for button in row) for row in sent.content.rows)
    return DialogueTurn(sent.html, rows)


async def draw(folder: Path) -> str:
    """Return the picture of a bot with the shipped article."""
    api, library = BotApi(), Library.open(folder / "astana.db")
    # With what the README installs, so that everybody sees the same.
    library.use_model(MODEL)
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "rate_limit": "off"})
    application = build_application(settings, library, request=Transport(api))

    async def deliver(update: dict[str, Any]) -> None:
        await application.process_update(Update.de_json(update, application.bot))

    picture = Picture()
    async with application:
        for column in SCENES:
            talk: list[DialogueTurn] = []
            for language, turns in column:
                talk += await play(Person(api, deliver, 1, language=language), turns)
            picture.column(talk)
    library.close()
    return picture.svg()


def main() -> None:
    with TemporaryDirectory() as folder:
        svg = asyncio.run(draw(Path(folder)))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
