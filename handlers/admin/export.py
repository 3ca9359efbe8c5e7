"""/export: everything curated as a file, which /import takes back."""

from datetime import UTC, datetime

from handlers.admin.editor_turn import EditorTurn
from handlers.admin.feature import Feature
from handlers.rendering.answers import Message, render_text
from handlers.rendering.buttons import Button
from handlers.rendering.payloads import ViewPayload
from knowledge import LARGEST_EXPORT, MEGABYTE, WRITERS, Library, Role


async def offer_formats(turn: EditorTurn) -> None:
    """Offer the formats."""
    row = tuple(
        Button(each[1:].upper(), ViewPayload("export", each[1:]).pack()) for each in WRITERS
    )
    words = render_text(turn.texts("export"))
    await turn.show(Message(words.html, (row,)))


async def send_export(turn: EditorTurn) -> None:
    """Send the file."""
    suffix = f".{turn.key}"
    if suffix not in WRITERS:
        await turn.say("button-expired")
        return
    data = await turn.context.work(_written, turn.context.bot_data.library, suffix)
    if len(data) > LARGEST_EXPORT:
        await turn.say("export-large", limit=LARGEST_EXPORT // MEGABYTE)
        return
    await turn.context.bot.send_document(
        turn.user.id, data, filename=f"knowledge-{datetime.now(UTC):%Y-%m-%d}{suffix}"
    )


def _written(library: Library, suffix: str) -> bytes:
    return b"".join(WRITERS[suffix](library.export()))


FEATURE = Feature(
    Role.EDITOR,
    commands={"export": offer_formats},
    alone={"export": "command-alone"},
    views={"export": send_export},
)
