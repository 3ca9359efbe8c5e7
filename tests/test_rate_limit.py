"""Who asks faster than a person reads is asked for a moment; editors and slow askers never."""

from datetime import UTC, datetime

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.rate_limit import TAPS_PER_MESSAGE, RateLimit, TokenBuckets
from tests.botapi import TOKEN
from tests.conftest import EDITOR, READER
from tests.person import Person
from tests.transport import Transport

QUESTION = "what was signed in Astana?"


def test_a_bucket_gives_its_burst_and_then_one_every_so_often():
    pace = TokenBuckets(3, 2.0)
    assert [pace.wait("a", 100.0) for _ in range(4)] == [0, 0, 0, 2]
    assert pace.wait("b", 100.0) == 0
    assert pace.wait("a", 101.5) == pytest.approx(0.5)
    assert pace.wait("a", 102.0) == 0
    assert pace.wait("a", 102.0) == 2
    assert [pace.wait("a", 200.0) for _ in range(4)] == [0, 0, 0, 2]


@pytest.fixture
async def limited(api, library):
    """The bot with the limits that it has if nobody chose any."""
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "admin_ids": {EDITOR}})
    assert settings.rate_limit == (5, 3.0)
    async with build_application(settings, library, request=Transport(api)) as application:
        yield application


@pytest.fixture
def ask(api, limited):
    """Lets somebody send a question at a moment, and returns what the bot says."""

    async def say(user, at, text=QUESTION, language="en", chat=None):
        number = api.next_id()
        chat = chat or {"id": user, "type": "private", "first_name": "A"}
        sender = {"id": user, "is_bot": False, "first_name": "A", "language_code": language}
        content = {"message_id": number, "date": at, "chat": chat, "text": text, "from": sender}
        before = len(api.sent)
        update = Update.de_json({"update_id": number, "message": content}, limited.bot)
        await limited.process_update(update)
        return [sent.text for sent in api.sent[before:]]

    return say


NOON = int(datetime(2026, 11, 27, 12, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("language", "words"), [("en", "all ears"), ("ru", "внимание"), ("kk", "тыңдаймын")]
)
async def test_the_sixth_question_at_once_is_declined_with_a_word_and_the_next_in_silence(
    ask, language, words
):
    for _ in range(5):
        assert "signed" in (await ask(READER, NOON, language=language))[0]
    (declined,) = await ask(READER, NOON, language=language)
    assert words in declined
    assert await ask(READER, NOON, language=language) == []
    assert "signed" in (await ask(READER + 1, NOON))[0]
    assert "signed" in (await ask(READER, NOON + 3, language=language))[0]


async def test_a_long_message_takes_as_many_tokens_as_it_has_work(ask):
    long = QUESTION + " I wonder." * 390
    assert len(await ask(READER, NOON, long)) == 1
    assert "all ears" in (await ask(READER, NOON + 5))[0]
    assert "all ears" not in (await ask(READER + 1, NOON + 5))[0]
    assert "all ears" not in (await ask(READER, NOON + 30))[0]


async def test_what_was_asked_slowly_and_came_late_is_answered(ask):
    for at in range(12):
        assert "signed" in (await ask(READER, NOON + 60 * at))[0]


async def test_editors_are_never_declined(ask):
    for _ in range(12):
        assert "signed" in (await ask(EDITOR, NOON))[0]


async def test_talk_of_others_in_a_group_costs_nobody_anything(ask):
    group = {"id": -5, "type": "supergroup", "title": "Friends"}
    for _ in range(12):
        assert await ask(READER, NOON, "hello everybody", chat=group) == []
    assert "signed" in (await ask(READER, NOON))[0]


@pytest.fixture
async def reader(api, application):
    """Somebody for whom no time passes while they press buttons."""
    application.add_handler(RateLimit(5, 3.0, clock=lambda: 0.0).handler(), group=-1)

    async def deliver(update):
        await application.process_update(Update.de_json(update, application.bot))

    return Person(api, deliver, READER)


async def test_buttons_may_be_pressed_faster_and_then_say_wait(reader, api):
    (shown,) = await reader.says(QUESTION)
    data = shown.buttons["In context"]
    for _ in range(5 * TAPS_PER_MESSAGE):
        await reader.presses(shown, data)
    assert "all ears" not in "".join(api.toasts)
    await reader.presses(shown, data)
    assert "all ears" in api.toasts[-1]
    api.refusals.clear()  # of the second and all further presses, which changed nothing


async def test_the_reminder_comes_once_a_minute(api, library):
    clock = [0.0]
    limits = RateLimit(1, 1000.0, clock=lambda: clock[0])
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "rate_limit": "off"})
    application = build_application(settings, library, request=Transport(api))
    application.add_handler(limits.handler(), group=-1)

    async def deliver(update):
        await application.process_update(Update.de_json(update, application.bot))

    async with application:
        reader = Person(api, deliver, READER)
        await reader.says(QUESTION)
        assert len(await reader.says(QUESTION)) == 1
        clock[0] = 59.0
        assert await reader.says(QUESTION) == []
        clock[0] = 61.0
        assert len(await reader.says(QUESTION)) == 1
    assert application.bot_data.counters.counts["limited", "message"] == 3
