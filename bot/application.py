"""Builds the python-telegram-bot Application: the wiring, nothing else."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot
from telegram.request import BaseRequest

from bot.settings import Settings
from bot.telegram_api.client import Client
from bot.telegram_api.menus import show_menu
from bot.telegram_api.retries import RetryingLimiter
from bot.telegram_api.transport import Transport
from handlers.batching import Batcher
from handlers.bot_data import BotData
from handlers.context import BotApplication, Context
from handlers.counters import Counters
from handlers.errors import report
from handlers.rate_limit import Limits
from handlers.registry import all_handlers
from knowledge import (
    Backups,
    Cipher,
    Curator,
    EditorState,
    Library,
    LoggedAnswer,
    PersonalData,
    QueryLog,
    ReviewQueue,
    Roles,
    Sessions,
    Subscriptions,
    UpdateStorage,
    Uploads,
    read_judged,
)

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "inline_query", "guest_message"]


def cipher_of(settings: Settings, library: Library) -> Cipher:
    """Return what reads people's words. Raises SecrecyError if the key cannot be used."""
    return Cipher.open(settings.key_of(library.path))


def backups_of(settings: Settings, database: Path) -> Backups | None:
    """Return the daily backups of a database, None if nobody wants them."""
    folder = settings.backup_folder(database)
    return Backups(database, folder, timedelta(days=settings.backup_keep)) if folder else None


def build_application(
    settings: Settings,
    library: Library,
    *,
    request: BaseRequest | None = None,
    updates: UpdateStorage | None = None,
) -> BotApplication:
    """Return the bot, ready to initialise. `request` replaces the network, for tests.

    Raises SecrecyError if the key to what people wrote cannot be used, and DocumentError if the
    judged questions cannot be read.
    """
    if settings.telegram_bot_token is None:
        raise LookupError("TELEGRAM_BOT_TOKEN is not set.")
    request, meter = request or Transport(), Counters()
    client: ExtBot[None] = Client(
        settings.telegram_bot_token.get_secret_value(),
        settings.base_url,
        settings.base_file_url,
        request=request,
        get_updates_request=request,
        rate_limiter=RetryingLimiter(meter),
    )
    application: BotApplication = (
        ApplicationBuilder()
        .bot(client)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .job_queue(None)
        .updater(None)
        .build()
    )
    cipher = cipher_of(settings, library)
    judged = read_judged(settings.questions_file) if settings.questions_file else ()
    application.bot_data.library, application.bot_data.meter = library, meter
    backups = application.bot_data.backups = backups_of(settings, library.path)
    application.bot_data.people = PersonalData(library.connections, cipher, updates, backups)
    application.bot_data.journal = QueryLog(library.connections, cipher)
    application.bot_data.notes = Batcher(partial(_note, application))
    application.bot_data.talks = Sessions(library.connections, cipher)
    application.bot_data.backlog = ReviewQueue(library, application.bot_data.journal)
    application.bot_data.digests = Subscriptions(library.connections, cipher)
    application.bot_data.uploads = Uploads(library.connections, cipher)
    editors = Roles(library.connections, cipher, settings.admin_ids)
    desk = EditorState(library.connections, cipher)
    application.bot_data.editors, application.bot_data.desk = editors, desk
    application.bot_data.workbench = Curator(library, judged)
    application.bot_data.show_menu = partial(show_menu, client)
    application.add_handlers(all_handlers(editors, desk))
    if settings.rate_limit:
        application.add_handler(Limits(*settings.rate_limit).handler(), group=-1)
    application.add_error_handler(report)
    return application


async def _note(application: BotApplication, noted: Sequence[LoggedAnswer]) -> None:
    context = Context(application)
    await context.write(context.journal.note, *noted)
