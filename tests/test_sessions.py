"""Follow-ups on Telegram: what a message leans on, for how long, and who else must not see it."""

import json
from hashlib import sha256

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.texts import texts_for
from knowledge import Cipher, Conversation, SessionKey, Sessions
from knowledge.store import annotations
from tests.article import LIST, QUESTION, TREATY
from tests.botapi import TOKEN, as_message
from tests.conftest import READER
from tests.messages import FORUM, GROUP, mention
from tests.person import Person
from tests.transport import Transport

SECOND, THIRD = "International Center for Green Technologies", "International Technopark"
WHEN = "The article does not say when."
LAST_SUMMER = "2020-07-01T00:00:00+00:00"


def under(answer, **more):
    """Return what a message carries that replies to an answer."""
    return {"reply_to_message": as_message(answer), **more}


async def test_a_question_leans_on_the_answer_before_it(person):
    reader = person()
    await reader.says(LIST)
    (answer,) = await reader.says("and the third one?")
    assert THIRD in answer.html.split("<b>")[1]
    (answer,) = await reader.says("ал екіншісі ше?")
    assert SECOND in answer.html.split("<b>")[1]


def offers(answer, sentence):
    """Tell whether the first button below an answer opens a sentence."""
    return next(iter(answer.buttons)).removeprefix("1. ").strip("…") in sentence


async def test_a_talk_survives_a_restart(person, api, library):
    await person().says(QUESTION)
    settings = Settings.model_validate({"telegram_bot_token": TOKEN, "rate_limit": "off"})
    again = build_application(settings, library, request=Transport(api))

    async def deliver(update):
        await again.process_update(Update.de_json(update, again.bot))

    async with again:
        (answer,) = await Person(api, deliver, READER).says("and when?")
    assert answer.text == WHEN
    assert offers(answer, TREATY)


async def test_a_talk_ends_ten_minutes_after_its_last_word(person, library):
    reader = person()
    (alone,) = await reader.says("and when?")
    await reader.says(QUESTION)
    assert (await reader.says("and when?"))[0].text != alone.text
    with library.database.write(changes_answers=False) as db:
        db.execute("UPDATE talks SET at = ?", [LAST_SUMMER])
    assert (await reader.says("and when?"))[0].text == alone.text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_new_ends_a_talk(person, language):
    reader = person(language=language)
    (alone,) = await reader.says("and when?")
    await reader.says(QUESTION)
    (said,) = await reader.says("/new")
    assert said.text == texts_for(language)("new-conversation")
    assert (await reader.says("and when?"))[0].text == alone.text


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"chat": FORUM, "is_topic_message": True, "message_thread_id": 4},
        {"chat": GROUP},
        {"from": {"id": 42, "is_bot": False, "first_name": "B", "language_code": "en"}},
    ],
    ids=["another topic", "another chat", "another person"],
)
async def test_a_talk_belongs_to_one_person_in_one_place(person, elsewhere):
    here = {"chat": FORUM, "is_topic_message": True, "message_thread_id": 3}
    reader = person()
    await reader.sends("message", {**mention(), **here})
    when = mention(text="and when?")
    (answer,) = await reader.sends("message", {**when, **here, **elsewhere})
    assert not answer.text.startswith(WHEN)
    (answer,) = await reader.sends("message", {**when, **here})
    assert answer.text.startswith(WHEN)


async def test_new_is_heard_in_a_group_only_by_name(person):
    reader = person()
    command = {"text": "/new", "entities": [{"type": "bot_command", "offset": 0, "length": 4}]}
    assert await reader.sends("message", {**command, "chat": GROUP}) == []
    command = {"text": "/new@astana_bot",
               "entities": [{"type": "bot_command", "offset": 0, "length": 15}]}  # fmt: skip
    (said,) = await reader.sends("message", {**command, "chat": GROUP})
    assert said.text == texts_for("en")("new-conversation")


async def test_a_reply_to_an_older_answer_means_that_one(person):
    reader = person()
    (older,) = await reader.says(LIST)
    await reader.says(QUESTION)
    (answer,) = await reader.says("and the third one?", **under(older))
    assert THIRD in answer.html.split("<b>")[1]


async def test_anybody_may_reply_to_an_answer_in_a_group(person):
    (answer,) = await person().sends("message", {**mention(text=LIST), "chat": GROUP})
    content = {"text": "and the third one?", "chat": GROUP, **under(answer)}
    (answer,) = await person(42).sends("message", content)
    assert THIRD in answer.html.split("<b>")[1]


async def test_a_reply_to_what_is_no_answer_goes_on_with_the_talk(person):
    reader = person()
    (help_,) = await reader.says("/help")
    await reader.says(LIST)
    (answer,) = await reader.says("and the third one?", **under(help_))
    assert THIRD in answer.html.split("<b>")[1]


async def test_a_quoted_part_of_an_answer_picks_its_sentence(person, library):
    reader = person()
    await reader.says(QUESTION)
    (several,) = await reader.says("tell me more")
    shown = [fact for fact in library.facts(1) if fact.text in several.text]
    assert len(shown) > 1
    quote = {"text": shown[1].text[5:40], "position": 0, "is_manual": True}
    (answer,) = await reader.says("and why?", **under(several, quote=quote))
    assert offers(answer, shown[1].text)


@pytest.mark.parametrize(
    ("quoted", "meant"),
    [
        ("joint appeal", (9,)),
        ("Казахстан", (8,)),
        ("20th anniversary of Astana, ¶ 5", (8, 9)),
        ("…", (8, 9)),
    ],
)
def test_a_quotation_points_at_what_it_is_from(library, quoted, meant):
    texts = {8: "Kazakhstan did it.", 9: "A joint appeal was adopted."}
    with library.database.write() as db:
        for fact, text in texts.items():
            row = [text, sha256(text.encode()).hexdigest(), fact]
            db.execute("UPDATE facts SET text = ?, sha256 = ? WHERE id = ?", row)
        db.execute("DELETE FROM translations WHERE fact IN (8, 9)")
        annotations.set_translation(db, 8, "ru", "Это сделал Казахстан.")
    assert library.point_at(quoted, Conversation((8, 9), "?")) == Conversation(meant, "?")


async def test_an_edited_follow_up_is_answered_in_the_talk_that_it_had(person):
    reader = person()
    await reader.says(LIST)
    (answer,) = await reader.says("and the third one?")
    follow_up = reader.last_message
    await reader.says(QUESTION)
    assert await reader.edits("and the second one?", follow_up) == [answer]
    assert SECOND in answer.html.split("<b>")[1]


async def test_a_sample_a_choice_and_a_link_are_talked_about_too(person):
    reader = person()
    (screen,) = await reader.says("/start")
    (answer,) = await reader.presses(screen, next(iter(screen.buttons.values())))
    (said,) = await reader.says("tell me more")
    assert said.text != answer.text
    (unsure,) = await reader.says("what was signed in Almaty?")
    await reader.presses(unsure, ShowFact("a", ShownAs.UNSURE, (3, 15, 7)).pack())
    assert "According to" in (await reader.says("and when?"))[0].text
    await reader.says("/start fact_15")
    assert offers((await reader.says("and when?"))[0], TREATY)
    assert "According to" in (await reader.says("and when?", **under(unsure)))[0].text


async def test_a_talk_is_handed_out_and_forgotten_with_the_rest(person, library, libraries):
    reader = person()
    await reader.says(QUESTION)
    (file,) = await reader.says("/mydata")
    data = json.loads(file.document)
    assert json.loads(data["conversations"][0]["remembered"])["question"] == QUESTION
    key = Cipher.open(library.path.with_suffix(".key"))
    assert Sessions(library.database, key).recall(SessionKey(READER, READER)).shown == (15,)
    await reader.says("/forgetme")
    await reader.taps("Delete everything")
    assert Sessions(library.database, key).recall(SessionKey(READER, READER)) == Conversation()
    assert key.pseudonym("talk", READER, None, READER).encode() not in libraries.content(library)
