"""Groups: who is greeted, whose language a message keeps, and what follows to a supergroup."""

from typing import Any

import pytest

from handlers.context import Context
from handlers.notifications import NotificationResult, send_notifications
from handlers.rendering.group_payload import GroupChoice
from handlers.rendering.texts import texts_for
from knowledge import Conversation, Curator, Place, SessionKey, Source
from tests.article import LIST, QUESTION, TREATY
from tests.botapi import BOT
from tests.conftest import EDITOR, READER
from tests.messages import GROUP, SUPERGROUP, command, mention

TRIP: dict[str, Any] = {"id": -7_005_001, "type": "group", "title": "Trip"}
TRIP_NOW: dict[str, Any] = {"id": -1_007_005_001, "type": "supergroup", "title": "Trip"}
HELLO = {"en": "Hello!", "ru": "Здравствуйте!", "kk": "Сәлеметсіздер"}
UNKNOWN = "how do I cook plov?"
KINDS = {"a group": GROUP, "a supergroup": SUPERGROUP}


def added(chat=GROUP, before="left", after="member"):
    """Return what Telegram says when the bot's place in a chat changes."""
    old, new = ({"user": BOT, "status": status} for status in (before, after))
    for each in (old, new):
        if each["status"] == "kicked":
            each["until_date"] = 0
    return {"my_chat_member": {"chat": chat, "date": 1_800_000_000,
                               "old_chat_member": old, "new_chat_member": new}}  # fmt: skip


@pytest.fixture
def joins(person):
    """Adds the bot to a chat, or does something else to it."""

    async def act(language="en", **change):
        actor = person(language=language)
        update = added(**change)
        update["my_chat_member"]["from"] = actor.user
        return await actor.delivers(update)

    return act


@pytest.mark.parametrize("chat", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_who_adds_the_bot_is_greeted_in_their_language(joins, library, chat, language):
    (greeting,) = await joins(language, chat=chat)
    assert greeting.chat == chat["id"]
    (document,) = library.documents()
    for said in (document.title, "@astana_bot", "/ask", "30", "/privacy"):
        assert said in greeting.text
    assert greeting.text.split()[0] == HELLO[language]


@pytest.mark.parametrize(
    ("chat", "before", "after"),
    [
        (GROUP, "member", "left"),
        (GROUP, "member", "kicked"),
        (GROUP, "member", "member"),
        ({"id": -1009, "type": "channel", "title": "C"}, "left", "member"),
        ({"id": READER, "type": "private", "first_name": "A"}, "kicked", "member"),
    ],
)
async def test_nothing_else_is_greeted(joins, chat, before, after):
    assert await joins(chat=chat, before=before, after=after) == []


async def test_the_link_that_adds_the_bot_is_greeted_once(joins, person):
    await joins()
    start = {**command("/start@astana_bot g"), "chat": GROUP}
    assert await person().sends("message", start) == []
    (later,) = await person().sends("message", {**start, "date": 1_800_000_900})
    assert "/ask" in later.text


async def test_help_is_given_to_all_but_who_names_another_bot(person):
    reader = person(language="ru")
    for words in ("/help@ASTANA_bot", "/help"):
        (answer,) = await reader.sends("message", {**command(words), "chat": GROUP})
        assert "@astana_bot" in answer.text
        assert answer.replies_to == reader.last_message
    assert await reader.sends("message", {**command("/help@b_bot"), "chat": GROUP}) == []


async def test_a_shared_answer_keeps_its_language_whoever_taps(person, api):
    english, russian = person(), person(6_001_234_567, language="ru")
    (answer,) = await english.sends("message", {**mention(), "chat": GROUP})
    shown = answer.html
    await russian.taps("In context")
    assert answer.text.startswith("In context:")
    assert [*answer.buttons] == ["Back"]
    await russian.taps("Back")
    assert answer.html == shown
    await russian.taps("👍")
    assert api.toasts[-1] == "Спасибо!"
    assert "In context" in answer.buttons


async def test_buttons_for_the_editors_keep_the_language_of_the_message(person, api):
    english, russian = person(), person(6_001_234_567, language="ru")
    (answer,) = await english.sends("message", {**mention(text=UNKNOWN), "chat": GROUP})
    await russian.taps("Ask the editors")
    assert api.toasts[-1] == texts_for("ru")("thanks-tell")
    assert [*answer.buttons] == ["About it", "Editors asked ✓"]


async def test_a_group_is_offered_no_list_of_documents_for_it_is_each_persons_own(person, library):
    library.import_document(Source("The boat is new.", "Boat"))
    reader = person()
    (alone,) = await reader.says(UNKNOWN)
    assert "Documents" in alone.buttons
    (answer,) = await reader.sends("message", {**mention(text=UNKNOWN), "chat": GROUP})
    assert "Ask the editors" in answer.buttons
    assert "Documents" not in answer.buttons


async def test_a_card_in_a_group_keeps_its_language(person):
    english, russian = person(), person(6_001_234_567, language="ru")
    text = "what is this about?"
    (card,) = await english.sends("message", {**mention(text=text), "chat": GROUP})
    shown = card.html
    await russian.taps("Read it")
    assert "About it" in card.buttons
    await russian.taps("About it")
    assert card.html == shown


async def test_what_was_sent_elsewhere_keeps_its_language(person):
    english, russian = person(), person(6_001_234_567, language="ru")
    (answer,) = await english.calls_as_guest(**mention())
    await russian.taps("In context")
    assert answer.text.startswith("In context:")
    await russian.taps("Back")
    assert TREATY in answer.text
    assert "In context" in answer.buttons


async def test_a_private_message_speaks_the_language_of_its_reader(person):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    await reader.says("/settings")
    await reader.taps("Русский")
    await reader.presses(answer, answer.buttons["In context"])
    assert answer.text.startswith(texts_for("ru")("context-title"))


def service(name, chat, value):
    return {name: value, "chat": chat}


MOVES = {
    "said in the old group": service("migrate_to_chat_id", TRIP, TRIP_NOW["id"]),
    "said in the supergroup": service("migrate_from_chat_id", TRIP_NOW, TRIP["id"]),
}


@pytest.fixture(params=["said in the old group", "said in the supergroup", "an error"])
def moves(request, api, person):
    """Lets the group become a supergroup, and the bot learn of it in one of the ways."""

    async def move():
        if request.param == "an error":
            api.moved[str(TRIP["id"])] = TRIP_NOW["id"]
            (greeting,) = await person().sends(
                "message", {**command("/help@astana_bot"), "chat": TRIP}
            )
            assert greeting.chat == TRIP_NOW["id"]
            assert greeting.replies_to is None, "that number is another message there"
            api.refusals.clear()
        else:
            assert await person().sends("message", MOVES[request.param]) == []

    return move


async def test_a_move_that_both_groups_tell_of_is_greeted_no_second_time(joins, person):
    await joins(chat=TRIP)
    for said in MOVES.values():
        await person().sends("message", said)
    start = {**command("/start@astana_bot g"), "chat": TRIP_NOW}
    assert await person().sends("message", start) == []


async def test_a_conversation_goes_on_in_the_supergroup(person, moves):
    reader = person()
    await reader.sends("message", {**mention(text=LIST), "chat": TRIP})
    await moves()
    third = {**mention(text="and the third one?"), "chat": TRIP_NOW}
    (answer,) = await reader.sends("message", third)
    assert "International Technopark" in answer.html.split("<b>")[1]
    await moves()
    (again,) = await reader.sends("message", {**mention(text="and who said that?"), "chat": TRIP})
    (same,) = await reader.sends(
        "message", {**mention(text="and who said that?"), "chat": TRIP_NOW}
    )
    assert again.text == same.text


async def test_news_for_a_group_that_moved_reach_the_supergroup(person, api, application, moves):
    reader = person()
    (answer,) = await reader.sends("message", {**mention(text=UNKNOWN), "chat": TRIP})
    await reader.taps("Ask the editors")
    await moves()
    users = application.bot_data.users
    (entry,) = users.query_log.unanswered()
    users.query_log.settle([entry.id], 15)
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 1
    news = api.sent[-1]
    assert (news.chat, news.replies_to) == (TRIP_NOW["id"], None)
    assert UNKNOWN in news.text
    assert answer.chat == TRIP["id"]


async def test_a_button_of_the_old_group_answers_in_the_supergroup(person, api, moves):
    reader = person()
    (answer,) = await reader.sends("message", {**mention(), "chat": TRIP})
    (beside,) = await reader.sends("message", {**mention(), "chat": TRIP_NOW})
    beside_before = beside.html
    await moves()
    api.moved[str(TRIP["id"])] = TRIP_NOW["id"]
    beside.id, answer.id = 77, 77
    (anew,) = await reader.presses(answer, answer.buttons["In context"])
    assert (anew.chat, anew.replies_to) == (TRIP_NOW["id"], None)
    assert anew.text.startswith("In context:")
    assert beside.html == beside_before, "another message has that number there"
    api.refusals.clear()


async def test_a_group_that_moved_is_not_greeted_again(person, joins):
    await person().sends("message", MOVES["said in the supergroup"])
    assert await joins(chat=TRIP_NOW) == []


async def test_a_move_is_made_once_and_survives_a_restart(application, library):
    users = application.bot_data.users
    key = SessionKey(TRIP["id"], READER)
    users.sessions.keep(key, Conversation((15,)))
    assert users.moves.move(TRIP["id"], TRIP_NOW["id"])
    assert not users.moves.move(TRIP["id"], TRIP_NOW["id"])
    now = SessionKey(TRIP_NOW["id"], READER)
    assert users.sessions.recall(now) == users.sessions.recall(key) == Conversation((15,))
    again = type(users.moves)(library.database, users.moves._cipher)  # noqa: SLF001
    assert again.chat_now(TRIP["id"]) == TRIP_NOW["id"]
    assert again.place_now(Place(5, TRIP["id"])) == Place(0, TRIP_NOW["id"])
    assert again.place_now(Place(5, READER)) == Place(5, READER)


async def test_a_damaged_note_of_a_move_keeps_nothing_from_starting(application, library):
    users = application.bot_data.users
    assert users.moves.move(TRIP["id"], TRIP_NOW["id"])
    with library.database.write() as db:
        db.execute("UPDATE moved_groups SET now = ?", [b"\0"])
    again = type(users.moves)(library.database, users.moves._cipher)  # noqa: SLF001
    assert again.chat_now(TRIP["id"]) == TRIP["id"]


async def test_what_goes_on_in_the_supergroup_already_is_not_overwritten(application):
    sessions, moves = application.bot_data.users.sessions, application.bot_data.users.moves
    sessions.keep(SessionKey(TRIP["id"], READER), Conversation((15,)))
    sessions.keep(SessionKey(TRIP_NOW["id"], READER), Conversation((16,)))
    moves.move(TRIP["id"], TRIP_NOW["id"])
    assert sessions.recall(SessionKey(TRIP_NOW["id"], READER)) == Conversation((16,))


ADMIN = 6_009_234_567
POND = "The pond is 3 metres deep."


@pytest.fixture
def ponds(library, api):
    """Two more documents, and a person who leads every group."""
    api.admins.add(ADMIN)
    both = (Source(f"{POND} The {name} is cold.", name) for name in ("Pond", "Boat"))
    return [library.import_document(each).id for each in both]


async def asks(reader, text=QUESTION, chat=GROUP):
    (answer,) = await reader.sends("message", {**mention(text=text), "chat": chat})
    return answer


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.usefixtures("ponds")
async def test_admins_choose_what_a_group_asks_and_the_words_follow(person, api, language):
    reader, admin = person(language=language), person(ADMIN, language=language)
    texts = texts_for(language)
    shown = {**command("/documents@astana_bot"), "chat": GROUP}
    (listed,) = await reader.sends("message", shown)
    assert listed.text.startswith(texts("group-documents", count=0, total=3))
    before = listed.html
    await reader.presses(listed, listed.buttons["2"])
    assert api.toasts[-1] == texts("group-documents-admins")
    assert listed.html == before
    await admin.presses(listed, listed.buttons["2"])
    assert listed.text.startswith(texts("group-documents", count=1, total=3))
    assert "2. Pond ✓" in listed.text
    assert TREATY not in (await asks(reader)).text
    unsure = await asks(reader, UNKNOWN)
    assert texts("only-in", count=1, title="Pond") in unsure.text
    await admin.presses(listed, listed.buttons["3"])
    unsure = await asks(reader, UNKNOWN)
    assert texts("only-in", count=2, title="Pond") in unsure.text
    assert POND in (await asks(reader, "how deep is the pond?")).text
    assert TREATY in (await reader.says(QUESTION))[0].text, "elsewhere it is as it was"
    await admin.presses(listed, listed.buttons[texts("button-all")])
    assert listed.html == before
    assert TREATY in (await asks(reader)).text


async def test_what_a_group_asks_follows_it_to_the_supergroup_and_a_restart(
    person, application, moves, library, ponds
):
    groups = application.bot_data.users.group_documents
    groups.choose(TRIP["id"], ponds[:1])
    await moves()
    for chat in (TRIP, TRIP_NOW):
        assert groups.of(chat["id"]) == (ponds[0],)
    assert TREATY not in (await asks(person(), chat=TRIP_NOW)).text
    Curator(library.answerer).undo(by="operator")
    assert groups.of(TRIP_NOW["id"]) == (ponds[0],)
    Curator(library.answerer).undo(by="operator")
    assert groups.of(TRIP_NOW["id"]) == (), "what is gone is asked by nobody"
    assert TREATY in (await asks(person(), chat=TRIP_NOW)).text


async def test_owners_choose_in_any_group_and_nobody_elsewhere(person, application, ponds):
    owner, groups = person(EDITOR), application.bot_data.users.group_documents
    shown = {**command("/documents@astana_bot"), "chat": SUPERGROUP}
    (listed,) = await owner.sends("message", shown)
    await owner.presses(listed, listed.buttons["3"])
    assert groups.of(SUPERGROUP["id"]) == (ponds[1],)
    assert groups.of(GROUP["id"]) == ()
    (own,) = await owner.says("/help")
    assert await owner.presses(own, GroupChoice("d", 0, ponds[0]).pack()) == []
    groups.choose(GROUP["id"], [1, *ponds])
    assert groups.of(GROUP["id"]) == (), "all of them are no choice"
