"""What editors are in the middle of outlives the process, and a button works once, for one."""

import time

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from knowledge import Cipher, EditorState, PendingStep, Privacy, Role, Roles
from tests.botapi import TOKEN
from tests.conftest import EDITOR
from tests.person import Person
from tests.transport import Transport

OTHER = 7002


@pytest.fixture
def cipher(tmp_path):
    return Cipher.open(tmp_path / "astana.key")


@pytest.fixture
def desk(library, cipher):
    return EditorState(library.database, cipher)


async def test_steps_go_on_after_a_restart(person, api, library):
    await person(EDITOR).says("/addfact")
    await person(EDITOR).says("The moon is made of basalt.")
    settings = Settings.model_validate(
        {"telegram_bot_token": TOKEN, "admin_ids": {EDITOR}, "rate_limit": "off"}
    )
    again = build_application(settings, library, request=Transport(api))

    async def deliver(update):
        await again.process_update(Update.de_json(update, again.bot))

    async with again:
        (asked,) = await Person(api, deliver, EDITOR).says("Moon book")
    assert asked.text.startswith("What question does it answer?")


def test_an_offer_is_taken_once_and_uses_up_its_alternatives(desk):
    nonce = desk.offer(EDITOR, [PendingStep("save", {"text": "x"}), PendingStep("drop")])
    assert desk.take(EDITOR, nonce, 0) == PendingStep("save", {"text": "x"})
    assert desk.take(EDITOR, nonce, 0) is None
    assert desk.take(EDITOR, nonce, 1) is None


@pytest.mark.parametrize("choice", [-1, 1, 99])
def test_what_was_not_offered_cannot_be_taken(desk, choice):
    nonce = desk.offer(EDITOR, [PendingStep("save")])
    assert desk.take(EDITOR, nonce, choice) is None


def test_an_offer_of_nothing_stands_in_the_way_of_no_other(desk):
    """Why an answer leans on a talk is told without a remedy: there was nothing to press."""
    desk.offer(EDITOR, [])
    desk.offer(EDITOR, [PendingStep("undo", {"changes": "2"})])
    assert [each.name for each in desk.offered(EDITOR, "undo")] == ["undo"]
    assert [each.name for each in desk.drop_offers(EDITOR, ("undo",))] == ["undo"]
    assert desk.drop_offers(EDITOR, ("undo",)) == []


def test_an_offer_to_one_editor_is_none_to_another(desk):
    nonce = desk.offer(EDITOR, [PendingStep("save")])
    assert desk.take(OTHER, nonce, 0) is None
    assert desk.take(EDITOR, nonce, 0) == PendingStep("save")


def test_what_is_kept_to_be_read_cannot_be_done(desk):
    key = desk.keep(EDITOR, {"words": "tower"})
    assert desk.take(EDITOR, key, 0) is None
    assert desk.kept(EDITOR, key) == {"words": "tower"}
    assert desk.kept(EDITOR, key) == {"words": "tower"}
    assert desk.kept(OTHER, key) is None
    assert desk.kept(EDITOR, desk.offer(EDITOR, [PendingStep("save")])) is None


def test_steps_and_offers_end_after_a_day(desk, monkeypatch):
    desk.begin(EDITOR, PendingStep("add"))
    nonce, now = desk.offer(EDITOR, [PendingStep("save")]), time.time()
    monkeypatch.setattr("time.time", lambda: now + 24 * 3600 + 1)
    assert desk.task(EDITOR) is None
    assert desk.take(EDITOR, nonce, 0) is None


def test_nothing_that_editors_wrote_or_are_called_can_be_read_in_the_file(desk, library, cipher):
    desk.begin(EDITOR, PendingStep("add", {"text": "Rumpelstiltskin"}))
    desk.offer(EDITOR, [PendingStep("save", {"text": "Rumpelstiltskin"})])
    editors = Roles(library.database, cipher)
    editors.appoint(EDITOR, "Rumpelstiltskin", Role.EDITOR)
    files = library.path.parent.glob("astana.db*")
    content = b"".join(file.read_bytes() for file in files)
    assert b"Rumpelstiltskin" not in content
    assert str(EDITOR).encode() not in content


def test_roles_are_given_changed_and_taken(library, cipher):
    editors = Roles(library.database, cipher, {EDITOR})
    assert (editors.role(EDITOR), editors.role(OTHER)) == (Role.OWNER, None)
    appointed = editors.appoint(OTHER, "Anna", Role.REVIEWER)
    assert editors.role(OTHER) is Role.REVIEWER
    assert editors.appoint(OTHER, "Anna", Role.EDITOR).number == appointed.number
    owner = (str(EDITOR), Role.OWNER)
    named = [(each.name, each.role) for each in editors.everyone()]
    assert named == [("Anna", Role.EDITOR), owner]
    dismissed = editors.dismiss(appointed.number)
    assert dismissed
    assert dismissed.user == OTHER
    assert editors.role(OTHER) is None
    assert [(each.name, each.role) for each in editors.everyone()] == [owner]
    assert editors.dismiss(appointed.number) is None


def test_an_owner_cannot_be_dismissed(library, cipher):
    editors = Roles(library.database, cipher, {EDITOR})
    number = int(editors.signature(EDITOR, "Olga").removeprefix("editor-"))
    assert editors.dismiss(number) is None
    assert editors.role(EDITOR) is Role.OWNER


def test_who_is_forgotten_leaves_a_signature_without_a_name_that_nobody_inherits(library, cipher):
    editors = Roles(library.database, cipher, {EDITOR})
    sign = editors.signature(EDITOR, "Olga")
    assert editors.names() == {sign: "Olga"}
    Privacy(library.database, cipher, [editors]).forget(EDITOR)
    assert editors.names() == {}
    assert editors.signature(EDITOR, "Olga") != sign
