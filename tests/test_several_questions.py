"""Several questions in one message: told apart, and answered one by one in one message."""

import json
from datetime import UTC, datetime

import pytest

from handlers.rendering.markup import utf16
from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Conversation, Draft, Found, Outcome
from knowledge.conversations import TOGETHER
from knowledge.retrieval.question_splitting import split_questions
from tests.article import QUESTION, TREATY
from tests.messages import GROUP, mention

SUMMIT = "When was the OSCE summit?"
TWO = f"{SUMMIT} And what was signed in Astana?"
NOT_SAID = "How do I cook plov?"


@pytest.fixture
def journal(application):
    return application.bot_data.users.query_log


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("When was the fair? And who came?", ["When was the fair?", "And who came?"]),
        ("When was the fair?\nwho came", ["When was the fair?", "who came"]),
        ("1. When was the fair?\n2) Who came?", ["When was the fair?", "Who came?"]),
        ("When was the town founded and who paid?",
         ["When was the town founded?", "who paid?"]),
        ("When was the bridge built and by whom?", ["When was the bridge built?", "by whom?"]),
        ("How much is a room and until what time is it kept?",
         ["How much is a room?", "until what time is it kept?"]),
        ("Сколько стоит комната и до какого числа платить?",
         ["Сколько стоит комната?", "до какого числа платить?"]),
        ("Where do I park, and do I have to pay?", ["Where do I park?", "do I have to pay?"]),
        ("Hello! I am Ann. When was the fair? Who came? Thanks!",
         ["When was the fair?", "Who came?"]),
        ("I have a dog. Is it allowed? Where can it run?",
         ["I have a dog. Is it allowed?", "Where can it run?"]),
        ("Когда основали город и кто заплатил? Где музей?",
         ["Когда основали город?", "кто заплатил?", "Где музей?"]),
        ("Do you hire out vans? and how much? and do I need a licence for it",
         ["Do you hire out vans?", "and how much?", "and do I need a licence for it"]),
        ("Ярмарка когда? А кто приехал?", ["Ярмарка когда?", "А кто приехал?"]),
        ("Көпір қашан салынды және оны кім төледі?", ["Көпір қашан салынды?", "оны кім төледі?"]),
        ("Көпір қашан салынды? Оны кім төледі?", ["Көпір қашан салынды?", "Оны кім төледі?"]),
        ("language of the talks, is there translation",
         ["language of the talks?", "is there translation"]),
        ("Where is the museum, is it free?", ["Where is the museum?", "is it free?"]),
        ("When does it open, and how much is it?", ["When does it open?", "how much is it?"]),
        ("Где стоит музей, есть ли скидка?", ["Где стоит музей?", "есть ли скидка?"]),
        ("Көпір қай жылы салынды, онда жол ақысы бар ма?",
         ["Көпір қай жылы салынды?", "онда жол ақысы бар ма?"]),
    ],
)  # fmt: skip
def test_questions_are_told_apart(message, questions):
    assert [*split_questions(message)] == questions


@pytest.mark.parametrize(
    "message",
    [
        "When was the fair?",
        "Hello! I am Ann from Canada. When was the fair? Thanks a lot!",
        "When was the fair? Are you sure you know?",
        "Is it open only on Friday? Or on Sunday?",
        "How tall is the tower? How tall is the tower?",
        "Which town has a lake and has a park?",
        "Who was there and is still alive?",
        "Can I bring my dog and my cat?",
        "When and where was the fair?",
        "What did Ann and Bob sign?",
        "Правда ли, что мост старый и что он закрыт?",
        "Какие города как Рим и как Париж названы?",
        "Анна мен Бек неге қол қойды?",
        "the fair and the tower",
        "Which hall is it, where the talks are?",
        "I lost my badge, can I get a new one",
        "If it rains, is there a refund?",
        "Can you tell me, is there parking?",
        "a student of history, is there a discount",
        "Где зал, где говорят?",
        "Көпір бар ма, әлде өткел бар ма?",
        "Қай айда барған дұрыс, көктемде ме, күзде ме?",
        "",
    ],
)
def test_what_asks_one_thing_stays_whole(message):
    assert split_questions(message) == (message,)


def test_a_hostile_message_is_split_in_time_and_bounds():
    assert len(split_questions("who? " * 300 + "when? where? why? " * 3)) == 1 + 3
    assert len(split_questions("is it, " * 280)) == 1
    assert split_questions("a? and who? " * 10_000) == ("a? and who? " * 10_000,)


async def test_two_questions_get_two_cited_answers_in_one_message(person):
    (answer,) = await person().says(TWO)
    first, second = answer.text.split("\n\n")
    assert first.startswith(f"1. {SUMMIT}\n")
    assert second.startswith(f"2. And what was signed in Astana?\n{TREATY}\n")
    for part in (first, second):
        assert "20th anniversary of Astana, ¶" in part
    assert [len(row) for row in answer.content.rows] == [3, 3]


async def test_two_questions_in_one_sentence_are_both_answered(person):
    (answer,) = await person().says("When was the OSCE summit and what was signed in Astana?")
    assert TREATY in answer.text
    assert "OSCE" in answer.text.split(TREATY)[0].split("\n", 1)[1]


async def test_what_is_left_is_named(person):
    more = [SUMMIT, QUESTION, "Which conference was held?", "Who ran?", "How old is X?"]
    (answer,) = await person().says(" ".join(more))
    assert answer.text.endswith(
        "I answer three questions at a time. Still open: Who ran?; How old is X?"
    )
    assert TOGETHER == 3
    assert "\n4. " not in answer.text


async def test_a_follow_up_in_the_same_message_means_what_came_before(person, library):
    (answer,) = await person().says("When was the OSCE summit? And who attended it?")
    first, second = answer.text.split("\n\n")
    assert "2010" in first
    assert second.startswith("2. And who attended it?\nI am not sure")
    summit = library.answer("When was the OSCE summit?").answer.best.fact
    quoted = second.split("“", 1)[1].split("” (")[0]
    assert quoted.strip("…") in summit.text
    turns = library.answer_message("What is EXPO? When was it?", Conversation()).turns
    assert isinstance(turns[1].response.answer, Found)
    assert turns[1].response.answer.best.fact.text.endswith("EXPO 2017.")


async def test_the_next_message_follows_the_last_of_several(person):
    reader = person()
    await reader.says(TWO)
    (answer,) = await reader.says("who said that?")
    await reader.taps(next(iter(answer.buttons)))
    assert TREATY in answer.text


async def test_each_question_is_logged_and_judged_for_itself(person, api, journal):
    reader = person()
    (answer,) = await reader.says(f"{SUMMIT} {NOT_SAID}")
    await reader.taps("1 👎")
    assert api.toasts[-1].startswith("Thank you")
    entries = {entry.question: entry for entry in journal.unanswered()}
    assert (entries[SUMMIT].downs, entries[NOT_SAID].downs) == (1, 0)
    assert not entries[NOT_SAID].is_sent
    assert await reader.taps("2. Ask the editors") == [answer]
    assert "2. Editors asked ✓" in answer.buttons
    entries = {entry.question: entry for entry in journal.unanswered()}
    assert (entries[NOT_SAID].is_sent, entries[NOT_SAID].waits) == (True, True)
    assert not entries[SUMMIT].is_sent
    assert "1 👍" in answer.buttons


async def test_the_context_of_one_opens_beside_and_leaves_the_others(person):
    reader = person()
    (answer,) = await reader.says(TWO)
    (beside,) = await reader.taps("2. In context")
    assert beside.id != answer.id
    assert f"<b>{TREATY}</b>" in beside.html
    await reader.presses(beside, beside.buttons["Back"])
    assert beside.html.startswith(f"<blockquote>{TREATY}")
    assert "1 👍" in answer.buttons


async def test_an_edit_to_one_question_forgets_the_others(person, journal):
    reader = person()
    (answer,) = await reader.says(f"{SUMMIT} {NOT_SAID}")
    assert await reader.edits(QUESTION) == [answer]
    assert answer.text.startswith(TREATY)
    assert journal.counts(datetime(2020, 1, 1, tzinfo=UTC)).outcomes == {Outcome.FOUND: 1}
    assert await reader.edits(TWO) == [answer]
    assert journal.counts(datetime(2020, 1, 1, tzinfo=UTC)).outcomes == {Outcome.FOUND: 2}


async def test_groups_and_guests_get_several_answers_as_well(person):
    reader = person()
    (answer,) = await reader.sends("message", {**mention(text=TWO), "chat": GROUP})
    assert TREATY in answer.text
    assert "2. " in answer.text
    (guest,) = await reader.calls_as_guest(**mention(text=TWO))
    assert guest.text == answer.text
    await reader.presses(guest, guest.buttons["2. In context"])
    assert f"<b>{TREATY}</b>" in guest.html


async def test_a_question_to_a_document_among_others_gets_its_card(person):
    (answer,) = await person().says(f"{SUMMIT} Who is the author?")
    assert (
        "2. Who is the author?\n20th anniversary of Astana\nI found no author in it."
        in answer.text
    )


@pytest.mark.parametrize("greeting", ["How are you?", "Who are you?"])
async def test_small_talk_beside_a_question_is_no_second_one(person, greeting):
    (answer,) = await person().says(f"{greeting} {SUMMIT}")
    assert "1. " not in answer.text
    assert "2010" in answer.text


async def test_one_sentence_for_both_is_shown_once(person):
    (answer,) = await person().says("When was the OSCE summit? In what year was the OSCE summit?")
    assert answer.text.count("2010") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_long_answers_fit_into_a_message(empty_library, language):
    for name in ("aardvark", "bobolink", "capybara"):
        words = f"The {name} slowly dug. It {'🐾 very ' * 400} much."
        draft = Draft(words, "T" * 300, speaker="S" * 300, questions=(f"what did the {name} do?",))
        empty_library.add(draft, by="test")
    message = " ".join(f"what did the {name} do?" for name in ("aardvark", "bobolink", "capybara"))
    answered = empty_library.answer_message(f"{message} {'why? where? ' * 3}", Conversation())
    assert len(answered.turns) == 3
    said = render_message_answer(empty_library, answered, texts_for(language))
    assert utf16(said.plain) < 4_096
    assert len(said.keyboard) == 3


def test_the_command_line_gives_each_answer_and_keeps_the_shape_of_one(command):
    asked = command("ask", "--json", text=f"{TWO}\n{QUESTION}\n")
    both, one = map(json.loads, asked.stdout.splitlines())
    assert [answer["status"] for answer in both["answers"]] == ["found", "found"]
    assert [answer["question"] for answer in both["answers"]] == [
        SUMMIT, "And what was signed in Astana?"]  # fmt: skip
    assert both["question"] == TWO
    assert [fact["id"] for fact in both["facts"]] == [3, 15]
    assert set(one) | {"answers", "left"} == set(both)
    assert "answers" not in one
    assert TREATY in command("ask", TWO).stdout


def test_the_terminal_answers_each_question(command):
    said = command("chat", text=f"{TWO}\nq\n", COLUMNS="200").stdout
    assert "1. When was the OSCE summit?" in said
    assert TREATY in said
