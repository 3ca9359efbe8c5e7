"""Where nobody has a role, no editor is promised; who gets one later can be asked at once."""

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.rendering.payloads import AnswerAction
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, DocumentNaming, Role
from tests.article import GOATS
from tests.botapi import TOKEN
from tests.conftest import EDITOR, READER
from tests.person import Person
from tests.transport import Transport

CLAIMED = "When was the OSCE summit?"
NOWHERE = "what is the price of gold?"
SEVERAL = f"{GOATS} {CLAIMED}"
PROMISE = {"en": "editors", "ru": "едактор", "kk": "едактор"}


def asks(answer):
    """Return the buttons under an answer that ask the editors."""
    pressed = (AnswerAction.unpack(str(data)) for data in answer.buttons.values())
    return [each for each in pressed if each in {AnswerAction.TELL, AnswerAction.WAIT}]


@pytest.fixture
async def unattended(api, library):
    settings = {"telegram_bot_token": TOKEN, "rate_limit": "off", "admin_ids": frozenset()}
    built = build_application(Settings.model_validate(settings), library, request=Transport(api))
    async with built:
        yield built


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_editor_is_promised_where_nobody_has_a_role(api, unattended, language):
    async def deliver(update):
        await unattended.process_update(Update.de_json(update, unattended.bot))

    reader, roles = (
        Person(api, deliver, READER, language=language),
        unattended.bot_data.users.roles,
    )
    for question in (GOATS, NOWHERE, SEVERAL, "wrong", "/help"):
        (answer,) = await reader.says(question)
        assert asks(answer) == [], question
        # Of a translation is said whose it is.
        assert question == SEVERAL or PROMISE[language] not in answer.text, question
    (claimed,) = await reader.says(CLAIMED)
    await reader.taps("👎")
    assert api.toasts[-1] == texts_for(language).about(DocumentNaming(), has_editors=False)(
        "thanks-dislike"
    )
    assert asks(claimed) == []
    assert texts_for(language)("button-wrong-sentence") in claimed.buttons
    # Whoever gets a role can be asked from then on, and is no longer once it is taken.
    appointed = roles.appoint(EDITOR, "E", Role.REVIEWER)
    (answer,) = await reader.says(GOATS)
    tell = answer.buttons[texts_for(language)("button-tell")]
    roles.dismiss(appointed.number)
    await reader.presses(answer, tell)
    assert PROMISE[language] not in api.toasts[-1]
    assert asks(answer) == []
    assert any(each.is_sent for each in unattended.bot_data.users.query_log.unanswered())
