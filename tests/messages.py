"""Messages and chats as the Bot API writes them."""

from tests.article import QUESTION
from tests.conftest import EDITOR

GROUP = {"id": -5, "type": "group", "title": "G"}


SUPERGROUP = {"id": -1005, "type": "supergroup", "title": "S"}


FORUM = {**SUPERGROUP, "is_forum": True}


def entity(kind, words, at=0, **more):
    return {"type": kind, "offset": at, "length": len(words), **more}


def mention(name="@astana_bot", text=QUESTION):
    return {"text": f"{name} {text}", "entities": [entity("mention", name)]}


def command(text):
    return {"text": text, "entities": [entity("bot_command", text.split()[0])]}


def message(number, chat=1, text="", **more):
    person = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
    content = {"message_id": number, "date": 1_800_000_000, "from": person, "text": text or "hi",
               "chat": {"id": chat, "type": "private", "first_name": "A"}, **more}  # fmt: skip
    return {"update_id": number, "message": content}


PRIVACY = {"text": "/privacy", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]}


UNSAFE = {
    "a stranger": (5001, "message", {}),
    "an edited message": (EDITOR, "edited_message", {}),
    "a forwarded message": (EDITOR, "message", {"forward_origin": {
        "type": "hidden_user", "date": 1_800_000_000, "sender_user_name": "B"}}),
    "an inline result": (EDITOR, "message", {"via_bot": {
        "id": 5, "is_bot": True, "first_name": "B", "username": "b_bot"}}),
    "a group": (EDITOR, "message", {"chat": {"id": -5, "type": "group", "title": "G"}}),
    "a channel in the group's name": (EDITOR, "message", {"sender_chat": {
        "id": -100, "type": "channel", "title": "C"}}),
    "a business message": (EDITOR, "business_message", {}),
    "a channel post": (EDITOR, "channel_post", {"chat": {
        "id": -100, "type": "channel", "title": "C"}}),
}  # fmt: skip
