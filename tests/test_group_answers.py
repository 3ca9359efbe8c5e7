"""What an editor answers in a group becomes a fact by one tap, and cites the message."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Found, Role
from tests.botapi import as_message
from tests.conftest import EDITOR
from tests.messages import SUPERGROUP, mention

ASKED = "how many goats graze in the botanical garden?"
TOLD = "Twelve goats graze in the botanical garden."
STRANGER = 5002


def message_of(person, text, number=77, chat=SUPERGROUP):
    """Return somebody's message in a group, as it stands in a reply to it."""
    return {"message_id": number, "date": 1_800_000_000, "chat": chat, "from": person.user,
            "text": text}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
async def test_one_tap_makes_a_fact_that_cites_the_message(person, library, language):
    reader, editor, texts = person(), person(EDITOR, language=language), texts_for(language)
    reply = message_of(reader, ASKED)
    (offer,) = await editor.says(TOLD, chat=SUPERGROUP, reply_to_message=reply)
    assert offer.chat == EDITOR
    assert TOLD in offer.text
    assert ASKED in offer.text
    await editor.presses(offer, offer.buttons[texts("button-group-keep")])
    answer = library.answer(ASKED).answer
    assert isinstance(answer, Found)
    fact = answer.best.fact
    assert (fact.text, fact.citation.title) == (TOLD, "S, 15.01.2027")
    assert (fact.citation.url or "").startswith("https://t.me/c/5/")
    (again,) = await reader.says(ASKED)
    assert again.text.startswith(TOLD)


async def test_an_answer_to_what_the_bot_did_not_know_settles_the_question(person, application):
    reader, editor = person(), person(EDITOR)
    (unknown,) = await reader.says(**mention(text=ASKED), chat=SUPERGROUP)
    queue = application.bot_data.review_queue
    assert len(queue.groups()) == 1
    (offer,) = await editor.says(TOLD, chat=SUPERGROUP, reply_to_message=as_message(unknown))
    await editor.presses(offer, offer.buttons["Keep as a fact"])
    assert offer.text.startswith("Saved as fact")
    assert queue.groups() == []


async def test_who_asked_the_same_elsewhere_has_an_answer_too(person, application):
    reader, editor = person(), person(EDITOR)
    await reader.says(ASKED.capitalize())
    await reader.taps("Ask the editors")
    reply = message_of(reader, ASKED)
    (offer,) = await editor.says(TOLD, chat=SUPERGROUP, reply_to_message=reply)
    news = await editor.presses(offer, offer.buttons["Keep as a fact"])
    assert [TOLD in each.text for each in news if each.chat == reader.chat["id"]] == [True]
    assert application.bot_data.review_queue.groups() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_answers_second_hears_who_was_first(person, application, library, language):
    texts, second_id = texts_for(language), 7003
    application.bot_data.users.roles.appoint(second_id, "Sam", Role.EDITOR)
    first, second = person(EDITOR), person(second_id, language=language)
    reply, other = message_of(person(), ASKED), "Nine goats live in that garden now."
    (one,) = await first.says(TOLD, chat=SUPERGROUP, reply_to_message=reply)
    (two,) = await second.says(other, chat=SUPERGROUP, reply_to_message=reply)
    await first.presses(one, one.buttons["Keep as a fact"])
    count = library.size()
    await second.presses(two, two.buttons[texts("button-group-keep")])
    assert TOLD in two.text
    assert "UTC" in two.text
    assert library.size() == count
    await second.presses(two, two.buttons[texts("button-anyway")])
    for _ in range(2):
        if texts("button-anyway") in two.buttons:
            await second.presses(two, two.buttons[texts("button-anyway")])
    assert library.size() == count + 1


async def test_what_is_known_already_is_shown_before(person, library):
    reader, editor = person(), person(EDITOR)
    await editor.says(f"/addfact {TOLD}\nsource: Leaflet")
    count = library.size()
    told = "Thirteen goats graze in the botanical garden."
    reply = message_of(reader, ASKED)
    (offer,) = await editor.says(told, chat=SUPERGROUP, reply_to_message=reply)
    await editor.presses(offer, offer.buttons["Keep as a fact"])
    assert TOLD in offer.text
    assert library.size() == count
    await editor.presses(offer, offer.buttons["Save anyway"])
    assert library.size() == count + 1


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        (TOLD, "I love goats."),  # a reply to no question
        ("which garden do you mean?", ASKED),
        ("Thanks!", ASKED),
    ],
)
async def test_other_replies_are_left_alone(person, words, asked):
    reader, editor = person(), person(EDITOR)
    reply = message_of(reader, asked)
    assert await editor.says(words, chat=SUPERGROUP, reply_to_message=reply) == []


async def test_nobody_but_editors_teaches(person, library):
    reader, stranger, editor = person(), person(STRANGER), person(EDITOR)
    reply = message_of(reader, ASKED)
    assert await stranger.says(TOLD, chat=SUPERGROUP, reply_to_message=reply) == []
    (offer,) = await editor.says(TOLD, chat=SUPERGROUP, reply_to_message=reply)
    count = library.size()
    assert await stranger.presses(offer, offer.buttons["Keep as a fact"]) == []
    await editor.presses(offer, offer.buttons["Cancel"])
    assert library.size() == count


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Кто хранит большой казан аула?", "Большой казан аула хранит кузнец Нурлан."),
        ("Қазанды кім сақтайды?", "Үлкен қазанды ұста Нұрлан сақтайды."),
    ],
)
async def test_a_sentence_whose_verb_nobody_knows_is_told_by_its_mark(person, asked, told):
    reader, editor = person(), person(EDITOR)
    (unknown,) = await reader.says(**mention(text=asked), chat=SUPERGROUP)
    reply = as_message(unknown)
    (offer,) = await editor.says(told, chat=SUPERGROUP, reply_to_message=reply)
    assert (offer.chat, told in offer.text) == (EDITOR, True)


async def test_a_follow_up_of_an_editor_is_answered_as_before(person):
    editor = person(EDITOR)
    (answer,) = await editor.says(**mention(), chat=SUPERGROUP)
    asked_for = "Астана саммиті туралы айтып бер."
    for words in ("and who said that?", "Syria", "tell me more", asked_for):
        (reply,) = await editor.says(words, chat=SUPERGROUP, reply_to_message=as_message(answer))
        assert reply.chat == SUPERGROUP["id"]


@pytest.mark.parametrize("words", ["/addfact", f"/addfact {TOLD}"])
async def test_a_command_behind_the_name_of_the_bot_is_no_fact(person, words):
    reply, editor = message_of(person(), ASKED), person(EDITOR)
    said = await editor.says(**mention(text=words), chat=SUPERGROUP, reply_to_message=reply)
    assert [each for each in said if each.chat == EDITOR] == []
