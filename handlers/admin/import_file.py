"""Documents of editors: sent as a file or by /import, shown first, and then saved or not."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from telegram import Message as Received
from telegram import Update
from telegram.error import BadRequest
from telegram.ext import MessageHandler, filters

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature, run_turn, turn_of
from handlers.admin.permissions import from_role
from handlers.admin.question_trials import show_tried
from handlers.admin.store_import import store_upload
from handlers.admin.table_preview import ShownImport, shown_table
from handlers.admin.unfinished import dropped_words
from handlers.context import Context, Handler
from handlers.rendering.answers import render_text
from handlers.rendering.imports import (
    render_fault,
    render_preview,
)
from handlers.rendering.payloads import ViewPayload
from knowledge import (
    LARGEST_UPLOAD,
    MEGABYTE,
    PARSERS,
    READERS,
    DocumentError,
    Fault,
    PendingStep,
    Role,
    Roles,
    Upload,
    is_address,
    of_bearable_length,
    read_upload,
)

_TOO_BIG = "too big"
SAVE, DROP = "document-save", "document-drop"


async def receive(update: Update, context: Context) -> None:
    """Read a file, and show what saving it would do."""
    if turn := turn_of(update, context):
        await run_turn(_receive, turn)


async def import_page(turn: EditorTurn) -> None:
    """Read what stands at an address, and show what saving it would do."""
    address = turn.words
    if not address:
        await turn.say("import-how", formats=", ".join(dict.fromkeys((*READERS, *PARSERS))))
    elif not is_address(address):
        await turn.show(render_fault(DocumentError("", Fault.ADDRESS), address, turn.texts))
    else:
        await turn.show_for_now(turn.texts("import-reading", name=address))
        await _preview(turn, address, partial(_read_page, turn.context, address))


async def save(turn: EditorTurn) -> None:
    """Store what was shown, and say what that changed."""
    uploads, key = turn.context.bot_data.pending_imports, turn.data["upload"]
    upload = await turn.context.read(uploads.kept, turn.user.id, key)
    if upload is None:
        await turn.say("import-again")
        return
    if await _is_outdated(turn, upload):
        turn.key = key
        await _offer(turn, upload, turn.texts("import-outdated"))
        return
    try:
        message, trials = await store_upload(turn, upload)
    except DocumentError as exc:
        message, trials = render_fault(exc, upload.name, turn.texts), []
    await turn.context.write(uploads.drop, turn.user.id, key)
    await _end_offers(turn, key)
    await show_tried(turn, message, trials)


async def drop(turn: EditorTurn) -> None:
    """Forget what was shown."""
    await turn.context.write(
        turn.context.bot_data.pending_imports.drop, turn.user.id, turn.data["upload"]
    )
    await turn.show(render_text(dropped_words(PendingStep(DROP, turn.data), turn.texts)))


async def _receive(turn: EditorTurn) -> None:
    message = turn.message
    if message is None or (document := message.document) is None:
        return
    # What a file is called elsewhere names nothing here; it is for the eye only.
    name = PurePath((document.file_name or "?").replace("\\", "/")).name
    suffix, known = PurePath(name).suffix.lower(), (*READERS, *PARSERS)
    if suffix not in known:
        fault = DocumentError("", Fault.FORMAT, ", ".join(known))
        await turn.show(render_fault(fault, name, turn.texts))
    elif (document.file_size or 0) > LARGEST_UPLOAD:
        await turn.show(render_fault(_too_large(), name, turn.texts))
    else:
        await turn.show_for_now(turn.texts("import-reading", name=name))
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"document{suffix}"
            if await _download(turn, message, name, path):
                await _preview(turn, name, partial(read_upload, path, name))


async def _download(turn: EditorTurn, message: Received, name: str, path: Path) -> bool:
    """Store the file; say so, and return False, if it is larger than it said."""
    if message.document is None:
        return False
    try:
        data = await (await message.document.get_file()).download_as_bytearray()
    except BadRequest as exc:
        if _TOO_BIG not in exc.message.lower():
            raise
        await turn.show(render_fault(_too_large(), name, turn.texts))
        return False
    await turn.context.work(path.write_bytes, data)
    return True


async def _preview(turn: EditorTurn, name: str, read: Callable[[], Upload]) -> None:
    """Read something in its own thread, and offer to save it."""
    context, texts = turn.context, turn.texts
    try:
        upload = await context.work(read)
    except DocumentError as exc:
        await turn.show(render_fault(exc, name, texts))
        return
    turn.key = await context.write(context.bot_data.pending_imports.keep, turn.user.id, upload)
    await _offer(turn, upload)


async def turn_page(turn: EditorTurn) -> None:
    """Turn a page of what saving would change."""
    kept = turn.context.bot_data.pending_imports.kept
    upload = await turn.context.read(kept, turn.user.id, turn.key)
    if upload is None:
        await turn.say("import-again")
    else:
        await _offer(turn, upload)


async def _offer(turn: EditorTurn, upload: Upload, note: str = "") -> None:
    """Show what saving a file would do; offer it, if that is anything. A `note` stands above.

    The buttons of another page of it are over: it is offered once.
    """
    await _end_offers(turn, turn.key)
    revision = turn.context.bot_data.library.database.revision
    try:
        shown = await turn.context.work(_shown, turn, upload)
    except DocumentError as exc:
        await turn.show(render_fault(exc, upload.name, turn.texts))
        return
    message = shown.message
    if note:
        message = replace(message, html=f"{render_text(note).html}\n\n{message.html}")
    if not shown.is_news:
        await turn.show(message)
        return
    data = {"upload": turn.key, "file": upload.name}
    if shown.state:
        data |= {"state": shown.state, "revision": str(revision)}
    label = turn.texts("button-save-second" if shown.is_second else "button-save")
    yes = OneTimeButton(label, PendingStep(SAVE, data))
    no = OneTimeButton(turn.texts("button-drop"), PendingStep(DROP, data))
    await turn.offer(message, [[yes, no]])


async def _end_offers(turn: EditorTurn, upload: str) -> None:
    state = turn.context.bot_data.users.editor_state
    await turn.context.write(state.drop_offers, turn.user.id, (SAVE,), {"upload": upload})


async def _is_outdated(turn: EditorTurn, upload: Upload) -> bool:
    """Tell whether saving would change something else by now than what was shown."""
    library, data = turn.context.bot_data.library, turn.data
    if "state" not in data or data["revision"] == str(library.database.revision):
        return False
    try:
        return (await turn.context.work(_shown, turn, upload)).state != data["state"]
    except DocumentError:
        return True


def _shown(turn: EditorTurn, upload: Upload) -> ShownImport:
    """Return what saving would do. Raises DocumentError."""
    if upload.source is None:
        return shown_table(turn, upload)
    preview = turn.context.bot_data.library.preview(upload.source)
    is_known = preview.revision is not None and preview.revision.is_empty
    look = ViewPayload("revision", turn.key)
    return ShownImport(render_preview(preview, turn.texts, look, turn.page), not is_known)


def _read_page(context: Context, address: str) -> Upload:
    return Upload(address, of_bearable_length(context.bot_data.pages.read(address)))


def _too_large() -> DocumentError:
    return DocumentError("", Fault.SIZE, LARGEST_UPLOAD // MEGABYTE)


def handlers(roles: Roles) -> list[Handler]:
    """Return the handler of files; whoever may not import never reaches it."""
    mine = from_role(roles, Role.EDITOR) & filters.Document.ALL
    return [MessageHandler(mine, receive)]


FEATURE = Feature(
    Role.EDITOR,
    commands={"import": import_page},
    effects={SAVE: save, DROP: drop},
    views={"revision": turn_page},
)
