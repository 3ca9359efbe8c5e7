"""Builds the python-telegram-bot Application: the wiring, nothing else."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import cast

from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot
from telegram.request import BaseRequest

from bot.answer_processes.pool import AnswerProcesses
from bot.answer_processes.worker import WorkerSettings
from bot.environment import Settings
from bot.telegram_api.client import Client
from bot.telegram_api.menus import show_menu
from bot.telegram_api.retries import RetryingLimiter
from bot.telegram_api.send_budget import EVENNESS, SendBudget
from bot.telegram_api.transport import Transport
from bot.throughput import open_threads
from bot.update_queue.storage import UpdateStorage
from handlers.batching import Batcher
from handlers.context import BotApplication, BotData, Context
from handlers.counters import Counters
from handlers.errors import report_error
from handlers.groups import follow_group
from handlers.owner_alerts import OwnerAlerts
from handlers.rate_limit import RateLimit
from handlers.registry import all_handlers, early_handlers
from handlers.running_checks import RunningChecks
from handlers.threads import Threads, run_in
from knowledge import (
    AddressWatch,
    Backups,
    Cipher,
    Curator,
    Database,
    JobRuns,
    Library,
    LoggedAnswer,
    PageReader,
    QueryLog,
    ReviewQueue,
    Uploads,
    Users,
    open_cipher,
    read_judged,
    retention,
)

ALLOWED_UPDATES = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "guest_message",
    "my_chat_member",
]


def cipher_of(settings: Settings, library: Library) -> Cipher:
    """Return what reads people's words. Raises CipherError if the key is not the library's."""
    return open_cipher(library.database, settings.key_of(library.path))


def backups_of(
    settings: Settings, database: Path, source: Database | None = None
) -> tuple[Backups, ...]:
    """Return the daily backups of a database: none if nobody wants them.

    They are made of a `source` that is no file.
    """
    if (folder := settings.backup_folder(database)) is None:
        return ()
    keep, named = timedelta(days=settings.backup_keep), settings.record_of(database)
    return (Backups(named, folder, keep, longest=retention.BACKUPS, source=source),)


def build_application(
    settings: Settings,
    library: Library,
    *,
    request: BaseRequest | None = None,
    updates: UpdateStorage | None = None,
) -> BotApplication:
    """Return the bot, ready to initialise. `request` replaces the network, for tests.

    Raises CipherError if the key to what people wrote cannot be used, and DocumentError if the
    judged questions cannot be read.
    """
    counters = Counters()
    limiter = RetryingLimiter(counters, _send_budget(settings, library.database))
    client = _client(settings, request or Transport(), limiter)
    data = _bot_data(settings, library, client, counters, updates)
    limiter.on_move = partial(follow_group, data.users.moves, data.threads.writer)
    # The framework calls what it takes for a class; here the parts are complete already.
    kept = cast("type[BotData]", lambda: data)
    application: BotApplication = (
        ApplicationBuilder()
        .bot(client)
        .context_types(ContextTypes(context=Context, bot_data=kept))
        .job_queue(None)
        .updater(None)
        .build()
    )
    application.add_handlers(early_handlers(), group=-2)
    application.add_handlers(all_handlers(data.users))
    if settings.rate_limit:
        application.add_handler(RateLimit(*settings.rate_limit).handler(), group=-1)
    application.add_error_handler(report_error)
    return application


def _send_budget(settings: Settings, database: Database) -> SendBudget | None:
    if settings.send_rate is None:
        return None
    leases = database.share_sends(settings.bot_id, settings.send_rate * EVENNESS)
    return SendBudget(leases, settings.send_rate) if leases else None


def _client(settings: Settings, request: BaseRequest, limiter: RetryingLimiter) -> ExtBot[None]:
    if settings.telegram_bot_token is None:
        raise LookupError("TELEGRAM_BOT_TOKEN is not set.")
    return Client(
        settings.telegram_bot_token.get_secret_value(),
        settings.base_url,
        settings.base_file_url,
        request=request,
        get_updates_request=request,
        rate_limiter=limiter,
    )


def _bot_data(
    settings: Settings,
    library: Library,
    client: ExtBot[None],
    counters: Counters,
    updates: UpdateStorage | None,
) -> BotData:
    cipher, threads = cipher_of(settings, library), open_threads()
    backups = backups_of(settings, library.path, library.database)
    pending_imports = Uploads(library.database, cipher)
    holders = (pending_imports, *((updates,) if updates else ()), *backups)
    users = Users.open(library.database, cipher, owners=settings.admin_ids, holders=holders)
    review_queue = ReviewQueue(library.answerer, users.query_log)
    judged = read_judged(settings.questions_file) if settings.questions_file else ()
    return BotData(
        library=library,
        users=users,
        curator=Curator(library.answerer, judged, review_queue.wordings),
        review_queue=review_queue,
        pending_imports=pending_imports,
        backups=backups,
        threads=threads,
        counters=counters,
        alerts=OwnerAlerts(client, users),
        batcher=Batcher(partial(_log, users.query_log, threads)),
        pages=PageReader(),
        watch=AddressWatch(library.database, PageReader()),
        show_menu=partial(show_menu, client),
        running_checks=RunningChecks(),
        job_runs=JobRuns(library.database),
        offers_questions=settings.next_questions,
        reader_url=settings.reader_url,
        remote=_answer_processes(settings, library, threads, counters),
    )


def _answer_processes(
    settings: Settings, library: Library, threads: Threads, counters: Counters
) -> AnswerProcesses | None:
    """Return the processes that answer, not started yet; None if answers are given in this one."""
    if not settings.answer_processes:
        return None
    model = settings.embedding_model if library.answerer.dense else ""
    worker = WorkerSettings(library.path, model, settings.log_level)
    return AnswerProcesses(settings.answer_processes, worker, library, threads.readers, counters)


async def _log(query_log: QueryLog, threads: Threads, answers: Sequence[LoggedAnswer]) -> None:
    await run_in(threads.writer, query_log.note, *answers)
