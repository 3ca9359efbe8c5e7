"""Answers come from processes of their own as they come from this one, whatever befalls those."""

import asyncio
import os
from pathlib import Path

import pytest
from telegram import Update

from bot.application import build_application
from bot.environment import Settings
from handlers.answer_request import AnswerRequest, UnanswerableError, answer_request
from handlers.rendering.texts import texts_for
from knowledge import Conversation, Draft, EditorDecision
from knowledge.curation.question_groups import key_of
from knowledge.users.log_entries import closest
from tests.botapi import TOKEN
from tests.conftest import EDITOR, READER
from tests.person import Person
from tests.transport import Transport

TALK = (
    "what was signed in Astana?", "when was that?", "who said this?", "кто посетил музей?",
    "what is the airport tax? and who is the mayor?", "Astana", "are you sure?", "asdfgh",
    "Астанада не ашылды?", "what is this document about?", "tell me more",
)  # fmt: skip
START = Conversation()
PATIENCE = 60


class Deadly(str):
    """Words that end the process which receives them, so many times as their file has bytes."""

    __slots__ = ()

    def __reduce__(self):
        return _receive, (Path(self.partition("\0")[2]), self.partition("\0")[0])


def _receive(file, words):
    if left := file.read_bytes():
        file.write_bytes(left[1:])
        os._exit(1)
    return words


@pytest.fixture
async def application(api, library):
    """The bot with one process that answers."""
    told = {"telegram_bot_token": TOKEN, "admin_ids": {EDITOR}, "rate_limit": "off"}
    settings = Settings.model_validate(told | {"answer_processes": 1, "embedding_model": "off"})
    async with build_application(settings, library, request=Transport(api)) as built:
        yield built
        assert built.bot_data.remote
        await built.bot_data.remote.close()


@pytest.fixture
def person(api, application):
    """Somebody who asks the bot."""

    async def deliver(update):
        await application.process_update(Update.de_json(update, application.bot))

    return Person(api, deliver, READER, language="en")


def request_of(words, before=START):
    texts = texts_for("en")
    return AnswerRequest(words, before, (), "en", texts.naming, "en", ())


def described(rendered):
    """Return all that is kept of an answer."""
    turns = [(turn.response, turn.after) for turn in rendered.said.turns]
    return [
        (said.question, said.language, said.answer, said.confidence, closest(said), after)
        for said, after in turns
    ] + [rendered.said.left]


async def started(remote):
    async with asyncio.timeout(PATIENCE):
        await remote.answer(request_of(TALK[0]))


async def test_a_process_answers_as_this_one_does_and_outlives_no_harm(
    application, library, person, tmp_path, monkeypatch
):
    remote, here = application.bot_data.remote, library.answerer
    here.take_new()
    (sent,) = await person.says(TALK[0])
    assert "signed" in sent.text
    assert here.take_new().answers, "until one has started answers are given here"
    remote.open()
    await started(remote)

    before = Conversation()
    for words in TALK:
        there = await remote.answer(request_of(words, before))
        here_said = answer_request(library, request_of(words, before))
        assert there.message == here_said.message
        assert described(there) == described(here_said)
        before = there.said.turns[-1].after
    await remote.answer(request_of("where is the mosque?"))
    assert here.remembers("where is the mosque?"), "what is known there is known here"

    here.take_new()
    library.add(Draft("The zebra of Aktau weighs 300 kilograms.", "Zebras"), by="test")
    (sent,) = await person.says("what does the zebra of Aktau weigh?")
    assert "300 kilograms" in sent.text
    assert not here.take_new().answers, "that was answered there"

    words, decisions = "who ate the moon cheese?", application.bot_data.users.query_log.decisions
    with library.database.write() as db:
        decisions.decide(db, [key_of(words)], EditorDecision.OUT_OF_SCOPE)
    await person.says("/new")
    (sent,) = await person.says(words)
    assert sent.text == texts_for("en")("decided-out-of-scope"), "who has the key looks that up"

    file = tmp_path / "deaths"
    file.write_bytes(b"1")
    zebra = Deadly(f"how heavy is the zebra of Aktau?\0{file}")
    both = await asyncio.gather(*map(remote.answer, (request_of(zebra), request_of(TALK[0]))))
    assert "300 kilograms" in both[0].message.html
    assert "signed" in both[1].message.html, "that was handed out, but not begun with"
    monkeypatch.setattr("bot.answer_processes.pool.MAX_ENDED", 1)
    file.write_bytes(b"1")
    with pytest.raises(UnanswerableError):
        await remote.answer(request_of(zebra))
    assert application.bot_data.counters.counts["answer_processes", "ended"] == 2
