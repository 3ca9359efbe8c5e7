"""Unknown settings: names in .env, or in the environment, that the bot does not know."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values

from bot.environment import Settings, names_set

_LEAST_LIKENESS = 0.6
_NAMED_SO = {
    "ADMIN_IDS": "ADMINS ADMIN_ID OWNERS OWNER_ID OWNER_IDS EDITORS EDITOR_IDS",
    "TELEGRAM_BOT_TOKEN": "BOT_TOKEN TELEGRAM_TOKEN TELEGRAM_API_TOKEN TG_TOKEN",
    "DATABASE": "DATABASE_PATH DATABASE_FILE",
}
"""What other bots call settings of ours. The environment holds much else, which is no slip."""
_IN_A_FILE = {"ADMIN": "ADMIN_IDS", "TOKEN": "TELEGRAM_BOT_TOKEN", "DB": "DATABASE"}
"""The same in .env, which is the bot's alone."""
_OTHER_NAMES = {name: ours for ours, names in _NAMED_SO.items() for name in names.split()}


def unknown_settings() -> list[str]:
    """Return a line for each name that is no setting, with the one that is probably meant."""
    return [*_in_file(), *_in_environment()]


def _in_file() -> Iterator[str]:
    file = Path(str(Settings.model_config.get("env_file")))
    if not file.is_file():
        return
    names = _settings()
    for name in dotenv_values(file, encoding="utf-8"):
        if (upper := name.upper()) not in names:
            close = get_close_matches(upper, names, 1, _LEAST_LIKENESS)
            meant = (_OTHER_NAMES | _IN_A_FILE).get(upper) or next(iter(close), "")
            yield f"{name} in {file} is no setting{_meant(meant)}"


def _in_environment() -> Iterator[str]:
    names = names_set()
    for name in sorted(names):
        if (meant := _OTHER_NAMES.get(name.upper())) and meant not in names:
            yield f"{name} in the environment is no setting{_meant(meant)}"


def _settings() -> list[str]:
    return [name.upper() for name in Settings.model_fields]


def _meant(name: str) -> str:
    return f": did you mean {name}?" if name else ""
