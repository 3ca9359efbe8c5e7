"""All interface languages say the same things, and a new one is a file."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from bot.telegram_api.menus import announce
from handlers.rendering import texts as rendering_texts
from handlers.rendering.texts import (
    Texts,
    interface_languages,
    language_name,
    native_name,
    texts_for,
)
from knowledge import LANGUAGES
from tests.conftest import EDITOR

_ENTRY = re.compile(r"^([a-z][\w-]*) =", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\$([a-z_]+)")
LOCALES = Path(rendering_texts.__file__).parents[1] / "locales"
TOY = """
language-name = Esperanto
settings = Kiun lingvon mi parolu?
hello = Saluton!
command-help = kiel demandi
button-context = Kunteksto
"""


def sources(language):
    """Return the entries of a file as they stand in it."""
    source = (LOCALES / f"{language}.ftl").read_text(encoding="utf-8")
    parts = _ENTRY.split(source)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("language", interface_languages())
def test_no_language_lacks_or_adds_a_sentence(language):
    assert Texts(language).keys == Texts("en").keys


def placeholders(language):
    # Languages differ in what they count, so a plural's own variable may be missing in `one`.
    return {key: set(_PLACEHOLDER.findall(source)) for key, source in sources(language).items()}


@pytest.mark.parametrize("language", interface_languages())
def test_each_language_uses_the_same_placeholders(language):
    assert placeholders(language) == placeholders("en")


@pytest.mark.parametrize("language", interface_languages())
def test_every_sentence_can_be_said(language):
    texts = Texts(language)
    for key, source in sources(language).items():
        values = dict.fromkeys(_PLACEHOLDER.findall(source), 2)
        assert texts(key, **values).strip()


def test_an_unknown_language_is_answered_in_english():
    assert texts_for("de-AT").language == texts_for(None).language == "en"


def test_an_unknown_key_and_a_missing_value_are_errors():
    with pytest.raises(LookupError, match=r"no-such-key is not in en\.ftl"):
        Texts("en")("no-such-key")
    with pytest.raises(LookupError, match=r"add-done in en\.ftl"):
        Texts("en")("add-done")


def test_a_language_without_a_file_has_its_name_all_the_same():
    assert native_name("kk") == "Қазақша"
    assert native_name("de") == "Deutsch"
    called = [language_name(each, texts_for("ru")) for each in ("kk", "de")]
    assert called == ["казахский", "немецкий"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_quotation_mark_comes_twice_and_what_is_quoted_stands_as_it_is(language):
    texts = texts_for(language)
    usual, other = ("“”", "‘’") if language == "en" else ("«»", "„“")
    own = f"{usual[0]}Atlas{usual[1]} of rocks"
    assert f"{other[0]}{own}{other[1]}" in texts("quoted", text=own)
    assert f" {own}" in texts("undo-done", change=own)
    named = f"{usual[0]}{other[0]}Atlas{other[1]} of rocks{usual[1]}"
    assert named in texts("watch-stopped", title=own)
    assert f"{usual[0]}Atlas{usual[1]}" in texts("watch-stopped", title="Atlas")


@pytest.fixture
def esperanto(tmp_path, monkeypatch):
    """One more file in the folder of the locales, and nothing else."""
    folder = copytree(LOCALES, tmp_path / "locales")
    (folder / "eo.ftl").write_text(TOY, encoding="utf-8")
    monkeypatch.setattr(rendering_texts, "LOCALES", folder)
    interface_languages.cache_clear()
    yield
    interface_languages.cache_clear()


@pytest.mark.usefixtures("esperanto")
async def test_a_new_file_is_a_new_language_for_who_has_it_in_telegram(person):
    reader = person(language="eo")
    assert (await reader.says("hello"))[0].text == "Saluton!"
    (help_,) = await reader.says("/help")
    assert "Tap “Kunteksto” to read around it." in help_.text
    assert "/help – kiel demandi" in help_.text.splitlines()
    assert "/new – start a new conversation" in help_.text.splitlines()


@pytest.mark.usefixtures("esperanto")
async def test_a_new_language_is_offered_and_can_be_chosen(person):
    reader = person(language="en")
    (screen,) = await reader.says("/settings")
    assert [*screen.buttons][:4] == ["English", "Esperanto", "Русский", "Қазақша"]
    await reader.taps("Esperanto")
    assert screen.text == "Kiun lingvon mi parolu?"
    assert (await reader.says("hello"))[0].text == "Saluton!"


@pytest.mark.usefixtures("esperanto")
async def test_a_new_language_has_its_menus(application, api, person):
    await person(EDITOR).says("/start")
    before = len(api.menus)
    await announce(application)
    commands = [menu for menu in api.menus[before:] if menu.get("language_code") == "eo"]
    assert {"command": "help", "description": "kiel demandi"} in commands[0]["commands"]
