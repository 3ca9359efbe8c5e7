"""Roles: who learns of theirs and how, what /id tells, what goes with a person."""

import pytest

from bot.unknown_settings import unknown_settings
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Role
from tests.conftest import EDITOR as OWNER

NEW = 7_003_456_789


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everybody_learns_their_own_id_and_role(person, application, language):
    texts = texts_for(language)
    (told,) = await person(NEW, language=language).says("/id")
    assert told.text == f"{texts('own-id', id=str(NEW))}\n{texts('own-id-for')}"
    assert told.buttons[texts("button-copy")] == str(NEW)
    application.bot_data.users.roles.appoint(NEW, "N", Role.REVIEWER)
    for user, role in ((OWNER, "owner"), (NEW, "reviewer")):
        (told,) = await person(user, language=language).says("/id")
        assert told.text.endswith(texts(f"own-id-{role}"))
    (helped,) = await person(language=language).says("/help")
    assert f"/id – {texts('command-id')}" in helped.text


async def test_owners_stand_in_the_list_though_they_never_acted(person, application, api):
    application.bot_data.users.roles.owners = frozenset({OWNER, 41, 42})
    (shown,) = await person(OWNER).says("/editors")
    assert shown.text.splitlines()[1:] == ["1. 41: owner", "2. 42: owner", f"3. {OWNER}: owner"]
    (said,) = await person(OWNER).taps("1")
    assert said.text.startswith("That is an owner.")
    api.names[42] = "Aigerim"
    (shown,) = await person(OWNER).says("/editors")
    assert shown.text.splitlines()[2] == "2. Aigerim: owner"
    api.refusals.clear()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_new_editor_is_told_and_shown_the_ropes(person, api, language):
    owner, new = person(OWNER, language=language), person(NEW)
    texts = texts_for(language)
    api.names |= {NEW: "Bolat", OWNER: "Olga"}
    for command, hint in (("inbox", "command-alone"), ("editors", "editors-by-button")):
        _, said = await owner.says(f"/{command} add 8002")
        assert said.text == texts(hint)
    await owner.taps(texts("button-add-editor"))
    (nameless,) = await owner.says("@bolat")
    assert nameless.text == texts("editor-nameless")
    await owner.says(str(NEW))
    welcome, told = await owner.taps(texts("role-editor"))
    if welcome.chat != NEW:
        welcome, told = told, welcome
    assert welcome.text == texts("welcome-editor")
    assert told.text == texts("editor-appointed", name="Bolat", role=texts("role-editor"))
    assert language != "en" or told.text == "Bolat is now an editor."
    (asked,) = await new.presses(welcome, welcome.buttons[texts("button-add-fact")])
    assert asked.text == texts_for("en")("add-fact-ask-text")
    (listed,) = await new.presses(welcome, welcome.buttons[texts("button-find-facts")])
    assert listed.text.startswith(texts_for("en")("facts-title", count=23))
    await new.presses(listed, listed.buttons[texts_for("en")("button-back")])
    assert texts_for("en")("button-add-fact") in listed.buttons


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_gets_or_loses_a_role_hears_it_in_their_own_language(
    person, api, application, language
):
    owner, other = person(OWNER), person(NEW, language=language)
    texts, users = texts_for(language), application.bot_data.users
    api.names |= {NEW: "Bolat", OWNER: "Olga"}
    await other.says("/start")

    async def is_given(role):
        await owner.says("/editors")
        await owner.taps("Add somebody")
        await owner.says(str(NEW))
        return [each.text for each in await owner.taps(role) if each.chat == NEW]

    assert await is_given("editor") == [texts("welcome-editor")]
    (kept,) = await other.says("/delete 15")
    (page,) = await other.says("/fact 15")
    await other.says("/addfact The gym opens at six.")
    (shown,) = await owner.says("/editors")
    number = next(line[0] for line in shown.text.splitlines() if "Bolat" in line)
    await owner.presses(shown, shown.buttons[number])
    said = await owner.taps("Take the role")
    (told,) = (each.text for each in said if each.chat == NEW)
    assert told.splitlines() == [
        texts("role-taken", role="editor"),
        texts("add-forgotten", text="The gym opens at six."),
    ]
    assert users.editor_state.task(NEW) is None
    # What was kept does nothing, and says why; to a stranger it is but an old button.
    for message, data in (
        (kept, kept.buttons[texts("button-withdraw")]),
        (page, page.buttons[texts("button-edit")]),
    ):
        await other.presses(message, data)
        assert api.toasts[-1] == texts("role-gone")
        await person(language=language).presses(message, data)
        assert api.toasts[-1] == texts("button-expired")
    assert application.bot_data.library.fact(15) is not None
    # Of a lower role, what the higher one was asked for ends, and that is said.
    await is_given("editor")
    await other.says("/addfact The gym opens at six.")
    assert await is_given("reviewer") == [texts("welcome-reviewer")]
    (said,) = await other.says("House rules")
    assert said.text == texts("role-lacking")
    # What they chose counts for more than what their Telegram says.
    users.preferences.choose_language(NEW, "kk")
    assert await is_given("editor") == [texts_for("kk")("welcome-editor")]


async def test_who_cannot_be_told_is_shown_at_the_start(person, api):
    owner, new = person(OWNER), person(NEW)
    api.closed.add(str(NEW))
    await owner.says("/editors")
    await owner.taps("Add somebody")
    await owner.says(str(NEW))
    (told,) = await owner.taps("reviewer")
    assert "I could not tell them" in told.text
    api.closed.clear()
    api.refusals.clear()
    await new.says("/start")
    (shown,) = await new.taps("What I can do here")
    assert shown.text == texts_for("en")("welcome-reviewer")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forgetme_says_what_becomes_of_a_role(person, application, api, language):
    texts, roles = texts_for(language), application.bot_data.users.roles
    roles.appoint(NEW, "N", Role.EDITOR)
    said = {}
    for who, user in (("", 5_009), ("-editor", NEW), ("-owner", OWNER)):
        (asked,) = await person(user, language=language).says("/forgetme")
        assert asked.text == texts(f"forget-ask{who}")
        pressed = asked.buttons[texts("button-forget")]
        for _ in range(2):
            # A thumb that taps twice is told the same, whoever it belongs to by now.
            await person(user, language=language).presses(asked, pressed)
        said[who] = asked.text
    api.refusals.clear()  # the second time nothing is left to be changed in the message
    assert said == {
        "": texts("forgotten"),
        "-editor": texts("forgotten-editor"),
        "-owner": texts("forgotten"),
    }
    assert (roles.role(NEW), roles.role(OWNER)) == (None, Role.OWNER)


def test_a_setting_by_another_name_is_told_wherever_it_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("ADMIN_IDS", "TELEGRAM_BOT_TOKEN", "OWNERS", "EDITORS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ADMINS", "5")
    (tmp_path / ".env").write_text("TOKEN=1:x\nLOG_LEVEL=INFO\nNOISE=1\n")
    assert unknown_settings() == [
        "TOKEN in .env is no setting: did you mean TELEGRAM_BOT_TOKEN?",
        "NOISE in .env is no setting",
        "ADMINS in the environment is no setting: did you mean ADMIN_IDS?",
    ]
    monkeypatch.setenv("ADMIN_IDS", "5")
    assert len(unknown_settings()) == 2
