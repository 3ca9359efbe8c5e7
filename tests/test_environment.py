"""A wrong setting names itself and says how to mend it."""

import re
from pathlib import Path

import pytest

from bot.environment import Settings, SettingsError, load_settings, terminal_language

NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def clean(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TELEGRAM_BOT_TOKEN", "secret", "copy the one @BotFather gave you"),
        ("ADMIN_IDS", "@anna", "give numeric user ids"),
        ("ADMIN_IDS", "-100500", "give numeric user ids"),
        ("ADMIN_IDS", "5 1087968824", "anonymous group administrators"),
        ("TELEGRAM_API_URL", "localhost", "must be an address"),
        ("LOG_LEVEL", "LOUD", "should be 'DEBUG', 'INFO'"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch, name, value, says):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"(?s)^{name} .*{re.escape(says)}"):
        load_settings()


def test_the_token_may_stand_in_a_file(monkeypatch, tmp_path):
    file = tmp_path / "token"
    file.write_text("123456:from-a-file\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(file))
    token = load_settings().telegram_bot_token
    assert token is not None
    assert token.get_secret_value() == "123456:from-a-file"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:from-the-environment")
    token = load_settings().telegram_bot_token
    assert token is not None
    assert "environment" in token.get_secret_value()


def test_a_token_file_that_cannot_be_read_is_named(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "gone")
    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN_FILE names gone"):
        load_settings()


def test_the_token_is_not_told_when_it_is_wrong(monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "hunter2")
    with pytest.raises(SettingsError) as told:
        load_settings()
    assert "hunter2" not in str(told.value)


def test_an_empty_value_counts_as_unset(monkeypatch):
    for name in NAMES:
        monkeypatch.setenv(name, "")
    assert load_settings() == Settings.model_construct()


def test_editors_may_stand_with_spaces_or_commas(monkeypatch):
    monkeypatch.setenv("ADMIN_IDS", "5, 7 9")
    assert load_settings().admin_ids == {5, 7, 9}


def test_the_addresses_of_a_server_of_ones_own_are_derived(monkeypatch):
    monkeypatch.setenv("TELEGRAM_API_URL", "http://localhost:8081/")
    settings = load_settings()
    assert settings.base_url == "http://localhost:8081/bot"
    assert settings.base_file_url == "http://localhost:8081/file/bot"


def test_the_example_and_the_page_of_settings_list_every_setting():
    root = Path(__file__).parent.parent
    example = (root / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) == NAMES
    page = (root / ".docs" / "settings.md").read_text(encoding="utf-8")
    assert {name for name in NAMES if f"| `{name}` |" not in page} == set()


@pytest.mark.parametrize(
    ("packages", "model"),
    [({"minilm": "json", "e5": "csv"}, "minilm+e5"), ({"minilm": "json"}, "minilm"),
     ({"minilm": "no_such", "e5": "csv"}, "e5"), ({"minilm": "no_such"}, "off")],
)  # fmt: skip
def test_unset_the_models_are_those_that_are_installed(monkeypatch, packages, model):
    monkeypatch.setattr("bot.environment.MODELS", packages)
    assert load_settings().embedding_model == model
    monkeypatch.setenv("EMBEDDING_MODEL", "a-folder")
    assert load_settings().embedding_model == "a-folder"


@pytest.mark.parametrize(
    ("values", "language"),
    [
        ({"LC_ALL": "kk_KZ.UTF-8", "LANG": "ru_RU"}, "kk"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({}, "en"),
    ],
)
def test_the_terminal_speaks_the_language_that_it_is_set_to(monkeypatch, values, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    assert terminal_language() == language


def test_the_settings_are_the_only_readers_of_the_environment():
    package = Path(__file__).parent.parent / "bot"
    readers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"environ\b(?!\.setdefault)|getenv", path.read_text(encoding="utf-8"))
    }
    assert readers == {"environment.py"}
