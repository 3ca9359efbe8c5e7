"""Calls to Telegram: what is said arrives as it was said, where the message stands."""

from datetime import UTC, datetime

import pytest
from telegram import Chat, DirectMessagesTopic, Message

from bot.telegram_api.client import Client
from bot.telegram_api.transport import Transport
from handlers.rendering.answers import Message as Said
from handlers.rendering.answers import render_text
from handlers.rendering.buttons import Button
from handlers.replies import edit, reply, send
from tests.botapi import TOKEN
from tests.botapi_server import Server

ODD = "a+b c&d=e;f%20g#h?i\n“Қазақстан” 😀 \N{NO-BREAK SPACE}~/\\"


@pytest.fixture
async def server():
    server = Server()
    yield server
    server.close()


@pytest.fixture
async def client(server):
    base = f"{server.url}/bot", f"{server.url}/file/bot"
    async with Client(TOKEN, *base, request=Transport(), get_updates_request=Transport()) as open_:
        yield open_


def received(client, **more):
    message = Message(7, datetime.now(UTC), Chat(5, "private"), **more)
    message.set_bot(client)
    return message


async def test_every_character_arrives_as_it_was_said(client, server):
    buttons = ((Button(ODD, "data"), Button("copy", copy=ODD[:200])),)
    place = await send(client, 5, Said(render_text(ODD).html, keyboard=buttons))
    (sent,) = server.api.sent
    assert (place.message, place.chat) == (sent.id, sent.chat)
    assert sent.text == ODD
    assert sent.content.rows[0][0]["text"] == ODD
    assert sent.content.rows[0][1]["copy_text"] == {"text": ODD}
    assert await edit(client, place, render_text(ODD * 2))
    assert sent.text == ODD * 2


@pytest.mark.parametrize(
    ("stands", "told"),
    [
        ({}, {}),
        ({"message_thread_id": 3}, {}),  # a chain of replies, no topic
        ({"message_thread_id": 3, "is_topic_message": True}, {"message_thread_id": 3}),
        ({"direct_messages_topic": DirectMessagesTopic(9)}, {"direct_messages_topic_id": 9}),
    ],
)
async def test_a_reply_stands_where_the_message_stands(client, server, stands, told):
    await reply(received(client, **stands), render_text("here"))
    (sent,) = server.api.sent
    assert (sent.chat, sent.replies_to, sent.topics) == (5, 7, told)
