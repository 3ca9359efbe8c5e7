"""Tables of editors: which rows are news, and which an earlier table brought; stored so."""

from collections.abc import Iterable

from handlers.admin.editor_turn import EditorTurn
from handlers.rendering.answers import Message
from handlers.rendering.imports import DRAFT, SavedImport, render_table
from handlers.rendering.payloads import ViewPayload
from knowledge import (
    Record,
    TableRevision,
    Upload,
    foresee_table,
    parse_records,
)


def shown_table(turn: EditorTurn, upload: Upload) -> tuple[Message, bool]:
    """Return what saving a table would do, and whether it would do anything."""
    table = _foreseen(turn, parse_records(upload.table, upload.suffix, upload.name))
    look = ViewPayload("revision", turn.key)
    is_news = table.stored > 0 or not upload.rows or any(type_ != DRAFT for type_ in upload.rows)
    return render_table(upload, table, turn.texts, look, turn.page), is_news


async def store_table(turn: EditorTurn, upload: Upload, by: str) -> SavedImport:
    """Store what is news. Raises DocumentError."""
    context, library = turn.context, turn.context.bot_data.library
    records = await context.work(parse_records, upload.table, upload.suffix, upload.name)
    table = await context.work(_foreseen, turn, records)
    stored = await context.work(library.import_records, records, upload.name, by=by)
    count = stored - len(table.known) - table.repeated
    return SavedImport(upload.name, count, table.contradictions)


def _foreseen(turn: EditorTurn, records: Iterable[Record]) -> TableRevision:
    return foresee_table(turn.context.bot_data.library.database.read(), records)
