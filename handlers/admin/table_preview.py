"""Tables of editors: what storing their rows would change, shown first, and stored so."""

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.admin.editor_turn import EditorTurn
from handlers.rendering.answers import Message
from handlers.rendering.imports import DRAFT, SavedImport, render_table
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.transfers import is_news, render_transfer
from knowledge import Record, TableRevision, Upload, foresee_records, foresee_table, parse_records


@dataclass(frozen=True, slots=True)
class ShownImport:
    """The preview of a file, and whether saving it would do anything.

    `state` differs as soon as saving would do something else, empty where nothing can be
    overwritten; `is_second` if another document of that name is here.
    """

    message: Message
    is_news: bool
    state: str = ""
    is_second: bool = False


def shown_table(turn: EditorTurn, upload: Upload) -> ShownImport:
    """Return what saving a table would do. Raises DocumentError for rows that are wrong."""
    records = parse_records(upload.table, upload.suffix, upload.name)
    look = ViewPayload("revision", turn.key)
    if {*upload.rows} - {DRAFT}:
        database = turn.context.bot_data.library.database
        preview = foresee_records(database, records, upload.name)
        message = render_transfer(upload.name, preview, turn.texts, look, turn.page)
        is_second = bool(preview.changes.doubled)
        return ShownImport(message, is_news(preview), preview.state, is_second)
    table = _foreseen(turn, records)
    message = render_table(upload, table, turn.texts, look, turn.page)
    return ShownImport(message, table.stored > 0 or not upload.rows)


async def store_table(turn: EditorTurn, upload: Upload, by: str) -> SavedImport:
    """Store what is news. Raises DocumentError."""
    context, library = turn.context, turn.context.bot_data.library
    records = await context.work(parse_records, upload.table, upload.suffix, upload.name)
    table = await context.work(_foreseen, turn, records)
    done = await context.work(library.import_records, records, upload.name, by=by)
    return SavedImport(upload.name, done.count, table.contradictions)


def _foreseen(turn: EditorTurn, records: Iterable[Record]) -> TableRevision:
    return foresee_table(turn.context.bot_data.library.database.read(), records)
