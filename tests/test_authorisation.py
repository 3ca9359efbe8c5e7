"""Who may do what: every command, every kind of update, every button, real, stale or forged."""

import json
import random
import zlib
from dataclasses import replace
from itertools import product

import pytest
from telegram import Update

from handlers.registry import FEATURES
from handlers.rendering.payloads import EffectPayload, ViewPayload
from knowledge import PendingStep, Role, Source, StoreError, Upload
from knowledge.store import watched_addresses
from knowledge.store.copying import LIBRARY_TABLES
from tests.article import GOATS, MOON
from tests.conftest import EDITOR as OWNER
from tests.kept_libraries import SHIPPED
from tests.messages import UNSAFE

WRITER, REVIEWER, STRANGER, DISMISSED = 7002, 7003, 5002, 7004
ROLES = {Role.OWNER: OWNER, Role.EDITOR: WRITER, Role.REVIEWER: REVIEWER}
COMMANDS = {name: each.role for each in FEATURES for name in each.commands} | {
    "cancel": Role.REVIEWER
}
VIEWS = {name: each.role for each in FEATURES for name in each.views}
EFFECTS = {name: each.role for each in FEATURES for name in each.effects}
STEPS = {name: each.role for each in FEATURES for name in each.steps}
WORDS = {
    "addfact": MOON.removeprefix("/addfact "),
    "addquote": MOON.removeprefix("/addfact "),
    "edit": "15 In addition to the above, the Treaty was signed",
    "delete": "15",
    "fact": "15",
    "facts": "treaty",
    "history": "24",
}
DRAFT = {"text": "Mars is red.", "source": "Mars book", "kind": "fact", "speaker": "", "asked": ""}
DATA = {
    "add-save": DRAFT,
    "add-sourced": DRAFT,
    "edit-instead": {"fact": "24", "text": "The moon is made of cheese.", "seen": ""},
    "edit-save": {"fact": "24", "text": "The moon is made of cheese.", "speaker": ""},
    "withdraw": {"fact": "15"},
    "undo": {"changes": "2"},
    "redo": {"undoings": "2"},
    "restore": {"fact": "16"},
    "translate": {"fact": "15", "language": "ru", "text": "Договор подписан."},
    "ask": {"fact": "15", "answers": "yes", "questions": "was it signed?"},
    "ask-remedy": {"fact": "15", "answers": "yes", "questions": "was it signed?"},
    "unask": {"fact": "15", "question": "1"},
    "appoint": {"user": "99", "name": "M", "role": "2"},
    "dismiss": {"number": "2"},
    "inbox-link": {"group": "1", "fact": "15"},
    "inbox-deny": {"group": "1"},
    "inbox-save": {"group": "1", **DRAFT},
    "inbox-line": {"group": "1", "words": "Mars is red."},
    "inbox-sourced": {"group": "1", **DRAFT},
    "add-other": DRAFT,
    "add-line": {**DRAFT, "words": "ask: which planet is red?"},
    "edit-line": {"fact": "24", "words": "The moon is made of cheese."},
    "inbox-drop": {"group": "1"},
    "inbox-reopen": {"entries": "1"},
    "inbox-pick": {"picked": "1", "page": "0"},
    "inbox-out": {"picked": "1", "page": "0"},
    "inbox-deny-picked": {"picked": "1", "page": "0"},
    "inbox-together": {"picked": "1 2", "page": "0"},
    "inbox-merge": {"group": "1", "other": "2"},
    "inbox-apart": {"group": "1", "wording": "where are goats?"},
    "inbox-regroup": {"changes": "1::1 2::1"},
    "group-keep": {**DRAFT, "place": ""},
    "group-save": {**DRAFT, "place": ""},
    "stale-confirm": {"fact": "15", "key": "", "state": "of another time"},
    "stale-remove": {"fact": "15", "key": "", "state": "of another time"},
    "why-teach": {"fact": "15", "answers": "yes", "questions": "was it signed?"},
    "why-other": {"question": "was it signed?", "others": "3 15"},
    "synonym-save": {"terms": "basalt\nrock"},
    "synonym-out": {"group": "1", "term": ""},
    "why-words": {"question": "was it signed?"},
    **{
        f"watch-{doing}": {"document": "3", "hours": "12", "sha256": "x"}
        for doing in ("set", "stop", "look", "save", "drop")
    },
}
HARMLESS = {
    "drop", "why-other", "inbox-pick", "edit-instead",
    # With one question waiting, none settled and nothing stale there is nothing to do for these.
    "inbox-together", "inbox-merge", "inbox-apart", "inbox-regroup", "inbox-reopen",
    "stale-remove",
}  # fmt: skip
"""Effects that change nothing but the message."""
NOT_LOOKED_AT = ("journal", "talks", "feedback", "people")
"""Tables that grow when anybody asks a question."""
USED = "used"
"""Name of the bot that is prepared once."""
TOO_OLD = "This button is too old. Please ask again."
GONE = "You have no role here any more. An owner of this bot can give it to you again."
LACKING = "Your role does not allow that. An owner of this bot can change it."


@pytest.fixture(scope="module")
def used() -> dict[str, bytes]:
    """The key of a bot that `bot` has prepared once, by its name."""
    return {}


@pytest.fixture
def library(tmp_path, libraries, used):
    for name, content in used.items():
        (tmp_path / name).write_bytes(content)
    opened = libraries.open(tmp_path / "astana.db", USED if used else SHIPPED)
    yield opened
    opened.close()


@pytest.fixture
async def bot(person, application, used, libraries):
    """A bot with a fact, a withdrawn one, a waiting question, and people of every role."""
    if used:
        return application
    data = application.bot_data
    for role in (Role.EDITOR, Role.REVIEWER):
        data.users.roles.appoint(ROLES[role], role.name, role)
    gone = data.users.roles.appoint(DISMISSED, "gone", Role.EDITOR)
    data.users.roles.dismiss(gone.number)
    await person(5003).says(GOATS)
    await person(OWNER).says(MOON)
    data.curator.withdraw(16, by="editor-1")
    watch_a_document(data)
    libraries.keep(data.library, USED)
    key = data.library.path.with_suffix(".key")
    used[key.name] = key.read_bytes()
    return application


def watch_a_document(data):
    """Let an address be watched, with another text waiting for an editor."""
    venus = Source("Venus is hot.", "Venus", url="http://127.0.0.1:9/")
    document = data.library.import_document(venus).id
    data.watch.watch(document)
    other = zlib.compress(json.dumps(replace(venus, text="Venus is hazy.").packed()).encode())
    with data.library.database.write(changes_answers=False) as db:
        watched_addresses.change(db, document, {"sha256": "x", "revision": other})


def state(bot, *, without=""):
    """Return all that only editors may change, unfinished steps and offers among it."""
    db = bot.bot_data.library.database.read()
    names = (*LIBRARY_TABLES, "state")
    looked_at = [each for each in names if not each.startswith(NOT_LOOKED_AT) and each != without]
    rows = {name: db.records(f"SELECT * FROM {name}") for name in looked_at}  # noqa: S608
    return rows | {"settled": db.records("SELECT * FROM journal WHERE settled_at IS NOT NULL")}


def command(name):
    text = f"/{name} {WORDS.get(name, '')}".strip()
    entity = {"type": "bot_command", "offset": 0, "length": len(name) + 1}
    return {"text": text, "entities": [entity]}


def below(role):
    """Return everybody whose role is not enough."""
    return [STRANGER, DISMISSED, *(user for each, user in ROLES.items() if each < role)]


def refusal(user, role):
    """Return what somebody is told whose button needs a role, or is not theirs."""
    if user == STRANGER or user not in below(role):
        return TOO_OLD
    return GONE if user == DISMISSED else LACKING


@pytest.mark.usefixtures("bot")
async def test_each_command_works_for_its_role(person):
    replies = {
        name: await person(ROLES[role]).sends("message", command(name))
        for name, role in COMMANDS.items()
    }
    assert {name: len(sent) for name, sent in replies.items()} == dict.fromkeys(COMMANDS, 1)
    assert replies["undo"][0].text.startswith("Shall I take back")


async def test_no_command_does_anything_in_another_kind_of_update(bot, person):
    for (case, (user, kind, more)), name in product(UNSAFE.items(), COMMANDS):
        # An editor of a group is asked about it in the own chat, and nothing else comes of it.
        offered = "offers" if (case, name) == ("a group", "addfact") else ""
        before = state(bot, without=offered)
        replies = await person(user).sends(kind, {**command(name), **more})
        assert state(bot, without=offered) == before, (case, name)
        opened = [each for each in replies if each.buttons and "v1:at:" in str(each.buttons)]
        assert opened == [], (case, name)


async def test_no_command_of_a_higher_role_does_anything(bot, person):
    before = state(bot)
    for name, role in COMMANDS.items():
        for user in below(role):
            await person(user).sends("message", command(name))
            assert state(bot) == before, (name, user)


async def test_a_step_that_was_left_open_takes_nothing_from_who_lost_the_role(bot, person):
    data = {**DRAFT, "fact": "15", "group": "1", "language": "ru", "answers": "yes"}
    for name, role in STEPS.items():
        for user in below(role):
            bot.bot_data.users.editor_state.begin(user, PendingStep(name, data))
            before = state(bot, without="steps")
            await person(user).says("Mars is red.\nsource: Mars book")
            assert state(bot, without="steps") == before, (name, user)


async def test_no_view_opens_for_a_lower_role(bot, person, api):
    own = {user: (await person(user).says("/help"))[0] for user in below(Role.OWNER)}
    before = state(bot)
    for name, role in VIEWS.items():
        for user, key in product(below(role), ("", "1", "15", "24-ru", "xyz")):
            assert await person(user).presses(own[user], ViewPayload(name, key).pack()) == []
            assert api.toasts[-1] == refusal(user, role)
    assert state(bot) == before


@pytest.mark.usefixtures("bot")
async def test_a_view_opens_for_its_role(person):
    for name, role in VIEWS.items():
        user, opened = person(ROLES[role]), []
        for key in ("1", "15", "24-ru", "15-1"):
            (own,) = await user.says("/help")
            opened += await user.presses(own, ViewPayload(name, key).pack())
        assert opened, name


@pytest.mark.parametrize("name", EFFECTS)
async def test_an_effect_works_once_for_whom_it_was_offered(bot, person, name):
    user = ROLES[EFFECTS[name]]
    mars = Upload("mars.txt", Source("Mars is red.", "Mars"))
    upload = bot.bot_data.pending_imports.keep(user, mars)
    data = {"upload": upload, **DATA.get(name, {})}
    nonce = bot.bot_data.users.editor_state.offer(user, [PendingStep(name, data)])
    (own,) = await person(user).says("/help")
    before = state(bot, without="offers")
    assert await person(user).presses(own, EffectPayload(nonce, 0).pack()) != []
    after = state(bot, without="offers")
    assert (after == before) is (name in HARMLESS)
    assert await person(user).presses(own, EffectPayload(nonce, 0).pack()) == []
    assert state(bot, without="offers") == after


async def test_no_effect_happens_for_anybody_else(bot, person, api):
    own = {user: (await person(user).says("/help"))[0] for user in (*below(Role.OWNER), OWNER)}
    before = state(bot, without="offers")
    for name, role in EFFECTS.items():
        desk, task = bot.bot_data.users.editor_state, PendingStep(name, DATA.get(name, {}))
        theirs = desk.offer(ROLES[role], [task])
        # What another one's button would do is not even looked up.
        pressing = [(user, theirs, Role.REVIEWER) for user in own if user != ROLES[role]]
        pressing += [(user, desk.offer(user, [task]), role) for user in below(role)]
        for user, nonce, needed in pressing:
            assert await person(user).presses(own[user], EffectPayload(nonce, 0).pack()) == []
            assert api.toasts[-1] == refusal(user, needed)
        assert desk.take(ROLES[role], theirs, 0) == task
    assert state(bot, without="offers") == before


async def test_a_button_of_an_editor_does_nothing_outside_their_own_chat(bot, person):
    owner = person(OWNER)
    (own,) = await owner.says("/help")
    offers = {
        name: bot.bot_data.users.editor_state.offer(OWNER, [PendingStep(name, DATA.get(name, {}))])
        for name in EFFECTS
    }
    before = state(bot)
    payloads = [EffectPayload(nonce, 0).pack() for nonce in offers.values()]
    payloads += [ViewPayload(name, "15").pack() for name in VIEWS]
    for chat, inline in ((-5, ""), (STRANGER, ""), (OWNER, "inline-1")):
        own.chat, own.inline = chat, inline
        for data in payloads:
            assert await owner.presses(own, data) == []
    assert state(bot) == before


async def test_forged_payloads_do_nothing(bot, person):
    """Draw payloads: random nonces and choices, real ones cut or grown, random letters."""
    draw = random.Random(11)  # noqa: S311
    letters = "abcXYZ019_-:=.@ v1do"
    real = bot.bot_data.users.editor_state.offer(WRITER, [PendingStep("withdraw", {"fact": "15"})])
    (own,) = await person(STRANGER).says("/help")
    (mine,) = await person(OWNER).says("/help")
    before = state(bot)
    for _ in range(100):
        forged = "".join(draw.choices(letters, k=draw.randint(1, 60))).strip() or "x"
        nonce = "".join(draw.choices("abcdefXYZ0189_-", k=16))
        for data in (
            f"v1:do:{nonce}:{draw.randint(0, 99)}",
            f"v1:do:{real[: draw.randint(1, 16)]}:0",
            f"v1:do:{real}:{draw.randint(1, 99)}",
            forged,
            f"v1:at:{forged[:30]}",
        ):
            await person(STRANGER).presses(own, data)
    assert state(bot) == before
    for data in (f"v1:do:{real}:0", f"v1:do:{real}:0\n", "v1:at:edit:99999999999999999:0"):
        await person(OWNER).presses(mine, data)
    assert state(bot) == before


@pytest.mark.usefixtures("bot")
async def test_who_loses_the_role_loses_buttons_and_menu_at_once(person, api, library):
    writer, owner = person(WRITER), person(OWNER)
    (shown,) = await writer.says("/delete 15")
    await owner.says("/editors")
    (screen,) = await owner.taps("1")
    assert screen.text == "EDITOR: editor"
    calls = len(api.calls)
    await owner.taps("Take the role")
    assert screen.text == "EDITOR has no role any more, and was told so. What they did stays."
    assert "deleteMyCommands" in api.calls[calls:]
    await writer.presses(shown, shown.buttons["Withdraw"])
    assert library.fact(15) is not None
    (answer,) = await writer.says("/fact 15")
    assert not answer.text.startswith("Fact 15")


FORWARD = {"type": "user", "date": 1, "sender_user": {
    "id": STRANGER, "is_bot": False, "first_name": "Sam"}}  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        {"text": "hello", "forward_origin": FORWARD},
        {**command("id"), "forward_origin": FORWARD},
        {"contact": {"phone_number": "1", "first_name": "Sam", "user_id": STRANGER}},
        {"text": str(STRANGER)},
    ],
    ids=["a forwarded message", "a forwarded command", "a contact", "an id"],
)
async def test_an_owner_adds_an_editor_on_the_phone(bot, person, api, content):
    owner = person(OWNER)
    api.names[STRANGER] = "Sam"
    await owner.says("/editors")
    await owner.taps("Add somebody")
    (which,) = await owner.sends("message", content)
    calls = len(api.calls)
    await owner.taps("editor")
    assert which.text == "Sam is now an editor."
    assert "setMyCommands" in api.calls[calls:]
    assert bot.bot_data.users.roles.role(STRANGER) is Role.EDITOR
    (page,) = await person(STRANGER).says("/fact 15")
    assert page.text.startswith("Fact 15")


@pytest.mark.parametrize(
    ("content", "reply"),
    [
        ({"text": "hi", "forward_origin": {"type": "hidden_user", "date": 1,
          "sender_user_name": "H"}}, "That person hides"),
        ({"text": "hi", "forward_origin": {**FORWARD, "sender_user": {
            "id": 5, "is_bot": True, "first_name": "B"}}}, "That person hides"),
        ({"contact": {"phone_number": "1", "first_name": "Sam"}}, "Forward me a message"),
        ({"text": "Sam"}, "Forward me a message"),
        ({"text": str(OWNER)}, "That is an owner."),
    ],
    ids=["hidden", "a bot", "a contact without Telegram", "a name", "an owner"],
)  # fmt: skip
async def test_who_cannot_be_added_is_explained(bot, person, content, reply):
    owner = person(OWNER)
    await owner.says("/editors")
    await owner.taps("Add somebody")
    (said,) = await owner.sends("message", content)
    assert said.text.startswith(reply)
    assert len(bot.bot_data.users.roles.everyone()) == 3


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("user", [STRANGER, OWNER, WRITER, REVIEWER])
@pytest.mark.parametrize("text", ["what was signed in Astana?", "/addfact", "/inbox"])
async def test_filters_read_no_sql_for_a_private_message(application, library, user, text):
    application.bot_data.users.editor_state.begin(WRITER, PendingStep("add-text"))
    library.database.read()  # else this thread would open a reader of its own afterwards
    library.close()
    with pytest.raises(StoreError):
        library.documents()
    update = Update.de_json({"update_id": 1, "message": private(user, text)}, application.bot)
    taken = [each for each in application.handlers[0] if each.check_update(update)]
    assert taken


def private(user, text):
    command = [{"type": "bot_command", "offset": 0, "length": len(text)}] * text.startswith("/")
    person = {"id": user, "is_bot": False, "first_name": "A"}
    return {"message_id": 1, "date": 1_800_000_000, "text": text, "from": person,
            "chat": person | {"type": "private"}, "entities": command}  # fmt: skip
