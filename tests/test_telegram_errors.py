"""Each error of Telegram has one meaning, and the meaning decides what the person gets."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.schedule import Every, Job, repeat
from bot.update_queue.failures import Fate, judge
from handlers.context import Context
from handlers.notifications import NotificationResult, send_notifications
from handlers.telegram_errors import Meaning, meaning_of
from knowledge import LoggedAnswer, Origin, Place
from tests.botapi import Refused

OLD_GROUP, NEW_GROUP = -5, -1_005
ERRORS = [
    (ChatMigrated(NEW_GROUP), Meaning.MIGRATED, Fate.DONE),
    (Forbidden("bot was blocked by the user"), Meaning.UNREACHABLE, Fate.DONE),
    (Forbidden("bot was kicked from the group chat"), Meaning.UNREACHABLE, Fate.DONE),
    (BadRequest("Chat not found"), Meaning.UNREACHABLE, Fate.DONE),
    (BadRequest("PEER_ID_INVALID"), Meaning.UNREACHABLE, Fate.DONE),
    (BadRequest("Not enough rights to send text messages"), Meaning.NOT_ALLOWED, Fate.DONE),
    (BadRequest("TOPIC_CLOSED"), Meaning.NOT_ALLOWED, Fate.DONE),
    (BadRequest("message thread not found"), Meaning.NOT_ALLOWED, Fate.DONE),
    (BadRequest("CHAT_WRITE_FORBIDDEN"), Meaning.NOT_ALLOWED, Fate.DONE),
    (Forbidden("CHAT_SEND_PLAIN_FORBIDDEN"), Meaning.NOT_ALLOWED, Fate.DONE),
    (BadRequest("Message is not modified: same content"), Meaning.UNCHANGED, Fate.DONE),
    (BadRequest("Query is too old and response timeout expired"), Meaning.LATE, Fate.DONE),
    (BadRequest("Message to edit not found"), Meaning.GONE, Fate.DEAD),
    (BadRequest("Message can't be edited"), Meaning.GONE, Fate.DEAD),
    (BadRequest("Can't parse entities: unexpected end tag"), Meaning.UNPARSABLE, Fate.DEAD),
    (BadRequest("BUTTON_DATA_INVALID"), Meaning.OTHER, Fate.DEAD),
    (RetryAfter(20), Meaning.FLOOD, Fate.LATER),
    (TimedOut(), Meaning.SILENCE, Fate.DEAD),
    (NetworkError("Bad Gateway"), Meaning.CONNECTION, Fate.LATER),
    (InvalidToken(), Meaning.REVOKED, Fate.STOP),
    (TelegramError("something new"), Meaning.OTHER, Fate.DEAD),
    (KeyError("fact"), Meaning.OTHER, Fate.DEAD),
]


@pytest.mark.parametrize(("error", "meaning", "fate"), ERRORS)
def test_an_error_is_told_by_its_meaning(error, meaning, fate):
    assert meaning_of(error) is meaning
    assert judge(error).fate is fate


async def test_the_answer_to_a_group_that_moved_goes_to_the_supergroup(api, person):
    reader = person()
    reader.chat = {"id": OLD_GROUP, "type": "group", "title": "Trip"}
    api.moved[str(OLD_GROUP)] = NEW_GROUP
    await reader.says("/ask what was signed in Astana?")
    await reader.says("/ask where did Pope John Paul II visit?")
    assert [sent.chat for sent in api.sent] == [NEW_GROUP, NEW_GROUP]
    assert sum("upgraded" in refusal for refusal in api.refusals) == 1, "asked once, then known"
    api.refusals.clear()


async def test_markup_that_is_refused_goes_out_as_plain_text(api, person):
    reader = person()
    api.refused[str(reader.chat["id"])] = Refused("can't parse entities", ("HTML",))
    (answer,) = await reader.says("what was signed in Astana?")
    assert "Astana" in answer.text
    assert "<" not in answer.text
    api.refusals.clear()


async def test_no_right_to_write_is_quiet_and_counted(api, person, application):
    reader = person()
    api.refused[str(reader.chat["id"])] = Refused("not enough rights to send text messages")
    assert await reader.says("what was signed in Astana?") == []
    counts = application.bot_data.counters.counts
    assert counts["failures", "not_allowed"] == 1
    assert len(api.refusals) == 1, "nobody apologises where nothing may be said"
    api.refusals.clear()


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("chat not found", "unreachable"),
        ("user is deactivated", "unreachable"),
        ("PEER_ID_INVALID", "unreachable"),
        ("TOPIC_CLOSED", "not_allowed"),
        ("message thread not found", "not_allowed"),
        ("CHAT_WRITE_FORBIDDEN", "not_allowed"),
        ("CHAT_RESTRICTED", "not_allowed"),
        ("CHAT_SEND_PLAIN_FORBIDDEN", "not_allowed"),
        ("need administrator rights in the channel chat", "not_allowed"),
    ],
)
async def test_where_nothing_can_be_said_nothing_is(api, person, application, words, counted):
    reader = person()
    api.refused[str(reader.chat["id"])] = Refused(words)
    assert await reader.says("what was signed in Astana?") == []
    assert application.bot_data.counters.counts["failures", counted] == 1
    assert len(api.refusals) == 1, "no second try, and no apology"
    api.refusals.clear()


async def test_one_who_cannot_be_told_stops_news_for_nobody(api, application, library):
    journal = application.bot_data.users.query_log
    for chat in (6_001, 6_002):
        place = Place(5, chat)
        (asked,) = journal.note(LoggedAnswer(library.answer("?"), Origin(chat, 1.0), place))
        journal.wait(place)
        journal.settle([asked], 15)
    api.refused["6001"] = Refused("group chat was deactivated")
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 1
    assert [sent.chat for sent in api.sent] == [6_002]
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 0
    api.refusals.clear()


async def test_a_job_goes_on_after_any_error_of_telegram(application):
    runs = []

    async def work(_, __):
        runs.append(1)
        if len(runs) == 1:
            raise ChatMigrated(NEW_GROUP)

    async def sleep(_):
        if len(runs) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        await repeat(Job(work, Every.MINUTE), Context(application), sleep)
    assert len(runs) == 2
