"""Whatever people type, wherever they type it: one reply, and nothing that Telegram refuses."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.article import QUESTION
from tests.botapi import BOT, BotApi, Sent, as_message
from tests.conftest import EDITOR
from tests.hostile import LIMIT, NASTY, cut
from tests.messages import GROUP, entity
from tests.person import Person

FUZZ = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def arrived(words: str) -> str:
    """Return the words as JSON brings them: half characters come through."""
    return str(json.loads(json.dumps(words)))


texts = (
    st.lists(st.sampled_from(NASTY) | st.text(st.characters(), max_size=20), min_size=1)
    .map("".join)
    .flatmap(lambda words: st.integers(1, 30).map(lambda times: arrived(cut(words * times))))
    .filter(lambda words: not words.lstrip().startswith("/") and words.strip() != "")
)


async def press_all(person: Person, message: Sent) -> None:
    for data in [data for data in message.buttons.values() if data.startswith("v1:")]:
        await person.presses(message, data)


@pytest.fixture
def reader(person: Any) -> Person:
    made: Person = person(language="kk")
    return made


@FUZZ
@given(texts)
async def test_any_text_gets_one_reply_whose_buttons_work(reader, api, words):
    (answer,) = await reader.says(words)
    await reader.edits(words[::-1])
    await press_all(reader, answer)
    forgive_unchanged(api)


@FUZZ
@given(texts)
async def test_any_text_behind_a_command_gets_one_reply(reader, person, words):
    for name in ("ask", "start", "help", "settings", "privacy"):
        (answer,) = await reader.says(f"/{name} {words}"[:LIMIT])
        assert answer.text
    (saved,) = await person(EDITOR).says(f"/addfact {words[:2000]}\nsource: {words[:500]}")
    assert saved.text


@FUZZ
@given(texts)
async def test_any_text_in_a_group_is_answered_where_it_names_the_bot(reader, words):
    assert await reader.sends("message", {"text": words, "chat": GROUP}) == []
    named = {"text": f"@astana_bot {words}", "entities": [entity("mention", "@astana_bot")]}
    assert len(await reader.sends("message", {**named, "chat": GROUP})) == 1
    (answer,) = await reader.calls_as_guest(**named)
    assert answer.inline
    replied = {"message_id": 9, "date": 1, "chat": GROUP, "from": BOT, "text": words}
    content = {"text": words, "chat": GROUP, "reply_to_message": replied}
    assert len(await reader.sends("message", content)) == 1


LEANING = ["", "and ", "what about ", "tell me more ", "а ", "что сказали про ", "ал ", "ол "]


@FUZZ
@given(st.sampled_from(LEANING), texts, texts)
async def test_any_text_may_lean_on_an_answer_and_on_any_quotation_of_it(
    reader, before, words, quoted
):
    (answer,) = await reader.says(QUESTION)
    (said,) = await reader.says(cut(before + words))
    await press_all(reader, said)
    quote = {"text": quoted[:1024], "position": 0, "is_manual": True}
    under = {"reply_to_message": as_message(answer), "quote": quote}
    assert len(await reader.says(cut(before + words), **under)) == 1


@FUZZ
@given(texts)
async def test_any_text_typed_elsewhere_is_answered(reader, words):
    await reader.types(words[:256])


@FUZZ
@given(st.text(st.characters(), min_size=1, max_size=64))
async def test_any_payload_is_answered_and_nothing_breaks(reader, data):
    (screen,) = await reader.says("/start")
    await reader.presses(screen, arrived(data))
    await reader.presses(screen, arrived(f"v1:{data}"))


def forgive_unchanged(api: BotApi) -> None:
    """Allow what a second tap on the same button brings."""
    unchanged = "editMessageText: message is not modified"
    api.refusals[:] = [refusal for refusal in api.refusals if refusal != unchanged]
