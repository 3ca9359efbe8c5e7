"""/editors: the owners see who may do what, add people, and take their roles."""

import logging
from dataclasses import replace

from telegram import Message as Received
from telegram import MessageOriginUser

from handlers.admin.editor_turn import EditorTurn, OneTimeButton
from handlers.admin.feature import Feature
from handlers.admin.names import look_up_name, with_names
from handlers.admin.unfinished import leaving
from handlers.admin.welcome import send_farewell, send_welcome
from handlers.rendering.answers import render_text
from handlers.rendering.buttons import Button
from handlers.rendering.pages import PAGE, Listing, ListRow, page_within, render_listing
from handlers.rendering.payloads import ViewPayload
from handlers.rendering.quotations import NAME_LIMIT
from knowledge import Editor, PendingStep, Role

logger = logging.getLogger(__name__)

_GIVEN = (Role.EDITOR, Role.REVIEWER)
"""Roles that an owner gives; owners stand in the settings."""
_LONGEST_ID = 15
"""Digits of the longest id of a person (Bot API: at most 52 significant bits, 16 digits)."""


async def list_editors(turn: EditorTurn) -> None:
    """List everybody who has a role."""
    everyone = await turn.context.read(turn.context.bot_data.users.roles.everyone)
    page = page_within(turn.page, len(everyone))
    shown = await with_names(turn.context, everyone[page * PAGE : (page + 1) * PAGE])
    lines = [ListRow(_said(each, turn), ViewPayload("editor", str(each.number))) for each in shown]
    title = turn.texts("editors-title", count=len(everyone))
    message = render_listing(
        Listing(title, lines, len(everyone), ViewPayload("editors", "", page))
    )
    add = Button(turn.texts("button-add-editor"), ViewPayload("add-editor").pack())
    await turn.show(replace(message, keyboard=(*message.keyboard, (add,))))


async def show_editor(turn: EditorTurn) -> None:
    """Show one of them, with the roles that can be given and the way out."""
    found = await _editor(turn, turn.number)
    if found is None or found.role is Role.OWNER:
        await turn.say("editor-owner" if found else "editor-gone")
        return
    roles = [_choice(turn, found.user, found.name, role) for role in _GIVEN if role != found.role]
    out = OneTimeButton(
        turn.texts("button-dismiss"), PendingStep("dismiss", {"number": str(found.number)})
    )
    back = Button(turn.texts("button-back"), ViewPayload("editors").pack())
    message = replace(render_text(_said(found, turn)), keyboard=((back,),))
    await turn.offer(message, [[*roles, out]])


async def add_editor(turn: EditorTurn) -> None:
    await turn.ask("editor-who", render_text(turn.texts("editor-ask")))


async def take_person(turn: EditorTurn) -> None:
    """Take a forwarded message, a contact or an id, and ask which role it shall be."""
    person = _person(turn.message) if turn.message else None
    if person is None:
        hidden = turn.message is not None and turn.message.forward_origin is not None
        named = turn.words.strip().startswith(("@", "https://t.me/", "t.me/"))
        key = "editor-hidden" if hidden else "editor-nameless" if named else "editor-ask"
        await turn.ask("editor-who", render_text(turn.texts(key)))
        return
    user, name = person
    if user in turn.context.bot_data.users.roles.owners:
        await turn.say("editor-owner")
        return
    if name == str(user):
        name = await look_up_name(turn.context, user) or name
    roles = [_choice(turn, user, name, role) for role in _GIVEN]
    drop = OneTimeButton(turn.texts("button-cancel"), leaving(roles[0].pending))
    message = render_text(turn.texts("editor-which-role", name=name))
    await turn.offer(message, [[*roles, drop]])


async def appoint(turn: EditorTurn) -> None:
    """Give somebody a role; their menu follows."""
    user, name = int(turn.data["user"]), turn.data["name"]
    role = Role(int(turn.data["role"]))
    await turn.context.write(turn.context.bot_data.users.roles.appoint, user, name, role)
    logger.info("somebody was made %s", role.name.lower())
    told = await send_welcome(turn.context, user, role, turn.texts)
    key = "editor-appointed" if told else "editor-untold"
    await turn.say(key, name=name, role=_role(role, turn))
    await turn.context.bot_data.show_menu(user, role)


async def dismiss(turn: EditorTurn) -> None:
    """Take somebody's role; their menu follows."""
    dismiss = turn.context.bot_data.users.roles.dismiss
    gone = await turn.context.write(dismiss, int(turn.data["number"]))
    if gone is None:
        await turn.say("editor-gone")
        return
    logger.info("an editor was dismissed")
    told = await send_farewell(turn.context, gone.user, gone.role, turn.texts)
    await turn.say("editor-dismissed" if told else "editor-dismissed-untold", name=gone.name)
    await turn.context.bot_data.show_menu(gone.user, None)


def _person(message: Received) -> tuple[int, str] | None:
    """Return id and name of whom a message shows, if it shows a person at all."""
    if isinstance(origin := message.forward_origin, MessageOriginUser):
        shown = origin.sender_user
        return None if shown.is_bot else (shown.id, _short(shown.full_name))
    if message.contact is not None and message.contact.user_id:
        names = (message.contact.first_name, message.contact.last_name)
        return message.contact.user_id, _short(" ".join(filter(None, names)))
    words = (message.text or "").strip()
    if message.forward_origin is None and words.isdecimal() and len(words) <= _LONGEST_ID:
        return int(words), words
    return None


async def _editor(turn: EditorTurn, number: int) -> Editor | None:
    everyone = await turn.context.read(turn.context.bot_data.users.roles.everyone)
    found = next((each for each in everyone if each.number == number), None)
    return (await with_names(turn.context, [found]))[0] if found else None


def _choice(turn: EditorTurn, user: int, name: str, role: Role) -> OneTimeButton:
    said = {"user": str(user), "name": name, "role": str(int(role))}
    return OneTimeButton(_role(role, turn), PendingStep("appoint", said))


def _said(each: Editor, turn: EditorTurn) -> str:
    return turn.texts("editor-line", name=each.name, role=_role(each.role, turn))


def _role(role: Role, turn: EditorTurn) -> str:
    return turn.texts(f"role-{role.name.lower()}")


def _short(name: str) -> str:
    return name[:NAME_LIMIT].strip() or "–"


FEATURE = Feature(
    Role.OWNER,
    commands={"editors": list_editors},
    alone={"editors": "editors-by-button"},
    steps={"editor-who": take_person},
    effects={"appoint": appoint, "dismiss": dismiss},
    views={"editors": list_editors, "editor": show_editor, "add-editor": add_editor},
)
