"""Every kind of message update gets exactly one correct reaction, or silence."""

from typing import Any

import pytest

from tests.article import QUESTION, TREATY
from tests.botapi import BOT
from tests.conftest import EDITOR
from tests.messages import FORUM, GROUP, SUPERGROUP, command, entity, mention

CHANNEL = {"id": -1009, "type": "channel", "title": "C"}
STRANGER = {"id": 42, "is_bot": False, "first_name": "B"}
OTHER_BOT = {"id": 43, "is_bot": True, "first_name": "B", "username": "b_bot"}
PHOTO = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]


def below(content):
    """Return the words of a message as the caption of a picture."""
    return {"caption": content["text"], "caption_entities": content["entities"]}


def replied(sender, **more):
    return {"reply_to_message": {"message_id": 9, "date": 1, "chat": GROUP, "from": sender,
                                 "text": "Something", **more}}  # fmt: skip


ANSWERED: dict[str, tuple[str, dict[str, Any]]] = {
    "a private question": ("message", {"text": QUESTION}),
    "/ask in private": ("message", command(f"/ask {QUESTION}")),
    "a forwarded question": ("message", {"text": QUESTION, "forward_origin": {
        "type": "hidden_user", "date": 1, "sender_user_name": "B"}}),
    "a question in a private topic": ("message", {
        "text": QUESTION, "is_topic_message": True, "message_thread_id": 3}),
    "/ask in a group": ("message", {**command(f"/ask {QUESTION}"), "chat": GROUP}),
    "/ask with the name": ("message", {**command(f"/ask@astana_bot {QUESTION}"), "chat": GROUP}),
    "/ask as an anonymous administrator": ("message", {
        **command(f"/ask {QUESTION}"), "chat": SUPERGROUP, "sender_chat": SUPERGROUP,
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}}),
    "a mention in the name of a channel": ("message", {
        **mention(), "chat": SUPERGROUP, "sender_chat": CHANNEL,
        "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}}),
    "a mention in a group": ("message", {**mention(), "chat": GROUP}),
    "a mention in capitals": ("message", {**mention("@ASTANA_bot"), "chat": SUPERGROUP}),
    "a mention by name": ("message", {"chat": GROUP, "text": f"Bot {QUESTION}", "entities": [
        entity("text_mention", "Bot", user=BOT)]}),
    "a mention under a question": ("message", {
        "text": "@astana_bot", "entities": [entity("mention", "@astana_bot")], "chat": GROUP,
        **replied(STRANGER, text=QUESTION)}),
    "a reply to the bot": ("message", {"text": QUESTION, "chat": GROUP, **replied(BOT)}),
    "a mention in a topic": ("message", {**mention(), "chat": FORUM,
        "is_topic_message": True, "message_thread_id": 3}),
    "a question below a picture": ("message", {"photo": PHOTO, "caption": QUESTION}),
    "/ask below a picture": ("message", {
        "photo": PHOTO, "caption": f"/ask {QUESTION}",
        "caption_entities": [entity("bot_command", "/ask")]}),
    "a mention below a picture in a group": ("message", {
        "photo": PHOTO, "chat": GROUP, **below(mention())}),
    "/ask below a picture in a group": ("message", {
        "photo": PHOTO, "chat": GROUP, **below(command(f"/ask@astana_bot {QUESTION}"))}),
    "a caption under the bot's answer": ("message", {
        "photo": PHOTO, "caption": QUESTION, "chat": GROUP, **replied(BOT)}),
    "a mention under a picture's caption": ("message", {
        "text": "@astana_bot", "entities": [entity("mention", "@astana_bot")], "chat": GROUP,
        "reply_to_message": {"message_id": 9, "date": 1, "chat": GROUP, "from": STRANGER,
                             "photo": PHOTO, "caption": QUESTION}}),
    "a mention as a guest": ("guest_message", {
        **mention(), "chat": SUPERGROUP, "guest_query_id": "guest"}),
}  # fmt: skip

LEFT_ALONE: dict[str, tuple[str, dict[str, Any]]] = {
    "talk in a group": ("message", {"text": QUESTION, "chat": GROUP}),
    "a photo in a group": ("message", {"photo": PHOTO, "chat": GROUP}),
    "a photo under the bot's answer": ("message", {
        "photo": PHOTO, "chat": GROUP, **replied(BOT)}),
    "a caption in a group": ("message", {"photo": PHOTO, "caption": QUESTION, "chat": GROUP}),
    "/ask for another bot in a caption": ("message", {
        "photo": PHOTO, "chat": GROUP, **below(command(f"/ask@b_bot {QUESTION}"))}),
    "a mention of another bot": ("message", {**mention("@b_bot"), "chat": GROUP}),
    "a name that begins alike": ("message", {**mention("@astana_bot_2"), "chat": GROUP}),
    "a reply to a person": ("message", {"text": QUESTION, "chat": GROUP, **replied(STRANGER)}),
    "a topic that the bot opened": ("message", {
        "text": QUESTION, "chat": FORUM, "is_topic_message": True, "message_thread_id": 3,
        **replied(BOT, forum_topic_created={"name": "T", "icon_color": 1})}),
    "/ask for another bot": ("message", {**command(f"/ask@b_bot {QUESTION}"), "chat": GROUP}),
    "/start in a group": ("message", {**command("/start"), "chat": GROUP}),
    "/addfact of another bot in a group": (
        "message", {**command("/addfact@b_bot x"), "chat": GROUP}),
    "a mention by a bot": ("message", {**mention(), "chat": GROUP, "from": OTHER_BOT}),
    "the bot's own inline result": ("message", {"text": QUESTION, "via_bot": BOT}),
    "the bot's own result in a group": ("message", {**mention(), "chat": GROUP, "via_bot": BOT}),
    "a post of the linked channel": ("message", {**mention(), "chat": SUPERGROUP,
        "sender_chat": CHANNEL, "is_automatic_forward": True}),
    "somebody joins": ("message", {"new_chat_members": [STRANGER], "chat": GROUP}),
    "a payment": ("message", {"successful_payment": {
        "currency": "XTR", "total_amount": 1, "invoice_payload": "x",
        "telegram_payment_charge_id": "1", "provider_payment_charge_id": "1"}}),
    "a service message of tomorrow": ("message", {"hologram_created": {"size": 3}}),
    "a new group": ("message", {"group_chat_created": True, "chat": GROUP}),
    "a pinned message": ("message", {"pinned_message": replied(BOT)["reply_to_message"]}),
    "an edit of what was never asked": ("edited_message", {"text": QUESTION}),
    "an edited mention": ("edited_message", {**mention(), "chat": GROUP}),
    "a channel post": ("channel_post", {**mention(), "chat": CHANNEL}),
    "an edited channel post": ("edited_channel_post", {**mention(), "chat": CHANNEL}),
    "a business message": ("business_message", {"text": QUESTION, "business_connection_id": "b"}),
    "/ask in a business message": ("business_message", command(f"/ask {QUESTION}")),
    "an edited business message": ("edited_business_message", {"text": QUESTION}),
    "a reaction": ("message_reaction", {"old_reaction": [], "new_reaction": []}),
    "something of tomorrow": ("hologram_message", {"text": QUESTION}),
}  # fmt: skip


@pytest.mark.parametrize("who", ["a reader", "an editor"])
async def test_who_speaks_to_the_bot_gets_one_answer_in_the_right_place(person, api, who):
    asker = person(EDITOR) if who == "an editor" else person()
    for case, (kind, content) in ANSWERED.items():
        api.open_queries.add("guest")
        (answer,) = await asker.sends(kind, content)
        assert TREATY in answer.text, case
        assert answer.thread == content.get("message_thread_id"), case
        if kind == "message":
            assert answer.chat == content.get("chat", asker.chat)["id"], case
            assert answer.replies_to == asker.last_message, case


async def test_everything_else_is_left_alone(person, api):
    before = len(api.calls)
    for case, (kind, content) in LEFT_ALONE.items():
        assert await person(EDITOR).sends(kind, content) == [], case
        assert api.calls[before:] == [], case


@pytest.mark.parametrize("text", ["/ask", "/ask@astana_bot", "@astana_bot", "@astana_bot  "])
async def test_who_calls_without_a_question_is_told_how_to_ask(person, text):
    kind = "mention" if text.startswith("@") else "bot_command"
    content = {"text": text, "entities": [entity(kind, text.strip())], "chat": GROUP}
    (reply,) = await person().sends("message", content)
    assert reply.text.startswith("Write your question behind my name or /ask")


async def test_the_link_that_adds_the_bot_to_a_group_is_greeted(person):
    (reply,) = await person().sends("message", {**command("/start@astana_bot g"), "chat": GROUP})
    assert "@astana_bot" in reply.text
    assert reply.buttons == {}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"photo": PHOTO}, "I read text only."),
        (below({"text": "@astana_bot", "entities": [entity("mention", "@astana_bot")]}),
         "Write your question"),
    ],
)  # fmt: skip
async def test_a_guest_who_asks_nothing_is_told_how(person, api, content, said):
    api.open_queries.add("guest")
    content = {"photo": PHOTO, "guest_query_id": "guest", "chat": GROUP, **content}
    (reply,) = await person().sends("guest_message", content)
    assert reply.text.startswith(said)


async def test_an_album_is_one_message(person):
    reader = person()
    album = {"photo": PHOTO, "media_group_id": "7"}
    (answer,) = await reader.sends("message", {**album, "caption": QUESTION})
    assert TREATY in answer.text
    assert await reader.sends("message", album) == []
    (refused,) = await reader.sends("message", {**album, "media_group_id": "8"})
    assert refused.text.startswith("I read text only.")
    assert await reader.sends("message", {**album, "media_group_id": "8"}) == []


async def test_the_answer_to_a_caption_follows_its_edit(person):
    reader = person()
    (answer,) = await reader.sends("message", {"photo": PHOTO, "caption": "what is the price?"})
    assert TREATY not in answer.text
    edited = {"message_id": reader.last_message, "edit_date": 1_800_000_009}
    await reader.sends("edited_message", {"photo": PHOTO, "caption": QUESTION, **edited})
    assert TREATY in answer.text


async def test_the_names_in_a_question_count_in_utf_16(person):
    content = {"text": f"🙂 @astana_bot {QUESTION}", "chat": GROUP,
               "entities": [entity("mention", "@astana_bot", at=3)]}  # fmt: skip
    (answer,) = await person().sends("message", content)
    assert TREATY in answer.text
