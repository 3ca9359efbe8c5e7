"""Jobs: what is done as time passes while the bot runs, how often, and by which clock.

Of several bots on one database one does a job for all, unless that is about its own machine.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum

from telegram.error import TelegramError

from handlers.admin.digest import send_digests
from handlers.admin.watch_news import look_at_addresses
from handlers.context import Context
from handlers.exclusive_work import exclusively
from handlers.notifications import send_notifications
from knowledge import Backups, IntegrityReport, KnowledgeError, StoreError

logger = logging.getLogger(__name__)

STALE = timedelta(days=7)
"""How old the newest backup may become before owners are told."""
MACHINE = None
"""The clock of the machine, in its own time zone."""


class Every(Enum):
    """A period in seconds of the monotonic clock: a jump of the wall clock delays nothing."""

    MINUTE = 60.0
    HOUR = 3600.0
    DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Job:
    """Work to be repeated; `hour` of the day, by `clock`, is from when on it may be done.

    The first run is at the start, unless it was done shortly before. Work that is due once a day
    looks itself whether it was done today: a process that did not run at its hour makes up for it.
    What is `local` each bot does for itself.
    """

    work: Callable[[Context, datetime], Awaitable[object]]
    every: Every
    hour: int = 0
    clock: tzinfo | None = UTC
    local: bool = False

    @property
    def name(self) -> str:
        return getattr(self.work, "__name__", "a job").replace("_", " ")

    async def run(self, context: Context, moment: datetime) -> None:
        """Do the work if its hour has come and no other bot does it. Raises what it raises."""
        if (local := moment.astimezone(self.clock)).hour < self.hour:
            return
        if self.local:
            await self.work(context, local)
        else:
            await self._run_for_all(context, local)

    async def _run_for_all(self, context: Context, moment: datetime) -> None:
        runs, period = context.bot_data.job_runs, timedelta(seconds=self.every.value)
        if not await context.read(runs.is_due, self.name, moment, period):
            return
        async with exclusively(runs.database, self.name) as is_held:
            # Whoever held it before may have done it meanwhile.
            if is_held and await context.read(runs.is_due, self.name, moment, period):
                await self.work(context, moment)
                await context.write(runs.note, self.name, moment)


async def notify_askers(context: Context, _: datetime) -> None:
    """Tell those who wait that their question has an answer now."""
    await send_notifications(context)


async def delete_expired(context: Context, _: datetime) -> None:
    """Delete what has been kept for as long as /privacy promises."""
    await context.write(context.bot_data.users.privacy.let_go)


async def check_integrity(context: Context, _: datetime) -> None:
    """Check that all is still what was stored; owners hear what is not."""
    try:
        found = await context.work(context.bot_data.library.database.inspect)
    except StoreError as exc:
        logger.error("the database cannot be checked: %s", exc)  # noqa: TRY400
        return
    await _tell_damage(found, context)


async def check_mirror(context: Context, _: datetime) -> None:
    """Check what this machine alone has of a database on a server; owners hear of damage."""
    database = context.bot_data.library.database
    await _tell_damage(await context.work(database.inspect_mirror), context)


async def _tell_damage(found: IntegrityReport, context: Context) -> None:
    if found:
        return
    logger.error("the database is damaged: %s", found)
    if found.facts or found.documents:
        await context.bot_data.alerts.send("alert-quotes", count=len(found.facts) or 1)
    else:
        await context.bot_data.alerts.send("alert-storage")


async def back_up(context: Context, moment: datetime) -> None:
    """Make the backup of the day, unless it is made; owners hear if there is none for long."""
    for backups in context.bot_data.backups:
        await _back_up_to(backups, context, moment.date())


async def prune_backups(context: Context, moment: datetime) -> None:
    """Let no backup on this machine become too old, wherever they are made now."""
    for backups in context.bot_data.backups:
        await context.work(backups.prune, moment.date())


async def forget_in_backups(context: Context, _: datetime) -> None:
    """Delete from the backups on this machine who asked another bot to be forgotten."""
    asked = await context.read(context.bot_data.users.privacy.forgotten)
    for backups in context.bot_data.backups:
        await context.work(backups.forget_all, asked)


async def _back_up_to(backups: Backups, context: Context, today: date) -> None:
    try:
        await context.work(backups.make, today)
    except StoreError as exc:
        logger.error("no backup today: %s", exc)  # noqa: TRY400
    newest = backups.newest(today)
    if newest is None:
        logger.error("there is no backup yet")
    elif today - newest > STALE:
        logger.error("the newest backup is of %s, older than a week", newest)
    if newest is None or today - newest > STALE:
        await context.bot_data.alerts.send("alert-backup")


JOBS = (
    Job(notify_askers, Every.MINUTE),
    Job(send_digests, Every.MINUTE, hour=9, clock=MACHINE),
    Job(look_at_addresses, Every.MINUTE),
    Job(delete_expired, Every.HOUR),
    Job(check_integrity, Every.DAY),
    Job(check_mirror, Every.DAY, local=True),
    Job(back_up, Every.HOUR, hour=0, clock=UTC),
    Job(prune_backups, Every.HOUR, local=True),
    Job(forget_in_backups, Every.MINUTE, local=True),
)
"""A job is a function and a line here."""


def _now() -> datetime:
    return datetime.now(UTC)


async def repeat(
    job: Job,
    context: Context,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    clock: Callable[[], datetime] = _now,
) -> None:
    """Do a job without end. What store or Telegram refuse is tried again after its period."""
    while True:
        try:
            await job.run(context, clock())
        except (KnowledgeError, TelegramError) as exc:
            logger.warning("%s waits for another %s: %s", job.name, job.every.name.lower(), exc)
        await sleep(job.every.value)
