"""Small talk, padding around a question, and the wrong keyboard layout."""

import pytest

from knowledge import Conversation
from knowledge.answering.small_talk import topic_of
from knowledge.language.keyboard_layout import retyped
from knowledge.retrieval.question_extraction import extract_question
from knowledge.small_talk import SmallTalk, Topic


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("hello", Topic.HELLO),
        ("Helloooo!!", Topic.HELLO),
        ("Hello, anyone there?", Topic.HELLO),
        ("Есть кто-нибудь?", Topic.HELLO),
        ("Сәлем, біреу бар ма?", Topic.HELLO),
        ("бред какой-то", Topic.COMPLAINT),
        ("hi there 👋", Topic.HELLO),
        ("how's it going", Topic.HELLO),
        ("привет", Topic.HELLO),
        ("Здраствуйте", Topic.HELLO),
        ("ghbdtn", Topic.HELLO),
        ("руддщ", Topic.HELLO),
        ("Сәлеметсіз бе!", Topic.HELLO),
        ("salem", Topic.HELLO),
        ("thanks a lot, you helped me 🙏", Topic.THANKS),
        ("спаисбо", Topic.THANKS),
        ("көп рахмет", Topic.THANKS),
        ("ok bye, good night", Topic.GOODBYE),
        ("до свидания", Topic.GOODBYE),
        ("сау болыңыз", Topic.GOODBYE),
        ("who are you?", Topic.WHO_ARE_YOU),
        ("hello, who are you", Topic.WHO_ARE_YOU),
        ("what can you do", Topic.WHO_ARE_YOU),
        ("кто ты такой?", Topic.WHO_ARE_YOU),
        ("сен кімсің", Topic.WHO_ARE_YOU),
        ("точно?", Topic.DOUBT),
        ("точно", Topic.REACTION),
        ("wrong?", Topic.DOUBT),
        ("wrong", Topic.COMPLAINT),
    ],
)
def test_small_talk_is_recognised(message, topic):
    assert topic_of(message) == topic


@pytest.mark.parametrize(
    "message",
    [
        "hi, when was the summit?",
        "thank you president",
        "who are the private investors",
        "what can the fund do",
        "hello festival",
        "привет, когда саммит",
        "",
        "?",
        "42",
        "later trains",
        "good morning news",
    ],
)
def test_a_question_is_never_taken_for_small_talk(message):
    assert topic_of(message) is None


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Hi! Could you tell me please who got best director?", "who got best director?"),
        ("how many farms get meters? thanks a lot!", "how many farms get meters?"),
        (
            "hey bot, my sister and I want to go. do we have to buy tickets or is it free?",
            "do we have to buy tickets or is it free?",
        ),
        (
            "Здравствуйте, подскажите, пожалуйста, кто директор терминала?",
            "кто директор терминала?",
        ),
        ("Сәлем! Туннельдің ұзындығы қанша?", "Туннельдің ұзындығы қанша?"),
    ],
)
def test_what_stands_around_a_question_is_taken_off(message, question):
    assert extract_question(message) == question


@pytest.mark.parametrize(
    "question",
    [
        "When was the declaration signed?",
        "According to a review of 1955, what were savings by wealthy families said to offset?",
        "thanks to whom was it built?",
        "hi",
        "please",
        "?",
        "bean contract volume",
    ],
)
def test_a_bare_question_stays_as_it_is(question):
    assert extract_question(question) == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cfvvbn", "саммит"),
        ("ыгььше", "summit"),
        ("summit", "summit"),
        ("xyzzy", "xyzzy"),
    ],
)
def test_the_wrong_layout_is_read_in_the_other_if_that_makes_sense(typed, meant):
    assert retyped(typed, {"саммит", "summit"}.__contains__) == meant


def test_what_documents_hold_is_no_misspelt_small_talk():
    assert topic_of("Privett") is Topic.HELLO
    assert topic_of("Privett", {"privett"}.__contains__) is None
    assert topic_of("hello", {"hello"}.__contains__) is Topic.HELLO


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("lol", Topic.REACTION), ("ok", Topic.REACTION), ("oh, ok!", Topic.REACTION),
        ("да", Topic.REACTION), ("иә", Topic.REACTION), ("👍", Topic.REACTION),
        ("😂😂", Topic.REACTION), ("that's wrong", Topic.COMPLAINT),
        ("I don't understand", Topic.COMPLAINT), ("тупой бот", Topic.COMPLAINT),
        ("түсінбедім", Topic.COMPLAINT), ("I have a question", Topic.READY),
        ("у меня вопрос", Topic.READY), ("сұрағым бар", Topic.READY),
    ],
)  # fmt: skip
def test_what_is_no_question_gets_a_fitting_word(message, topic):
    assert topic_of(message) is topic


SAID_OF_BOTS = {
    Topic.WHO_ARE_YOU: (
        "you a robot?", "r u a bot", "u real?", "are you smart?", "ты бот?", "а ты бот, что ли",
        "сен роботсың ба?", "роботсың ба",
    ),
    Topic.THANKS: (
        "ur quite good at this", "you're clever", "haha ur funny", "not bad, you bot", "молодец",
        "ты очень умный", "жарайсың", "сен ақылдысың",
    ),
    Topic.COMPLAINT: ("you are not good", "ты не умный", "сен ақылды емессің", "ur slow"),
    Topic.REQUEST: (
        "tell me a joke", "do u know any jokes?", "sing a song pls", "расскажи анекдот",
        "напиши мне стих", "пошути", "анекдот айт", "маған өлең айтып бер", "көңілімді көтер",
    ),
}  # fmt: skip


@pytest.mark.parametrize("topic", SAID_OF_BOTS)
def test_what_is_said_of_the_bot_or_wanted_of_it_gets_its_word(topic):
    for message in SAID_OF_BOTS[topic]:
        assert topic_of(message) is topic, message


@pytest.mark.parametrize(
    "message",
    [
        "is the robot included?", "do you have robots?", "robot", "how good is the robot?",
        "can you do it fast?", "is it good for you?", "is the song good?", "songs",
        "робот входит в набор?", "у вас есть бот?", "хороший ли робот?", "какие песни поют?",
        "робот бар ма?", "әндер", "ойын қашан басталады?",
    ],
)  # fmt: skip
def test_a_question_about_bots_praise_or_songs_is_searched(message):
    assert topic_of(message) is None


@pytest.mark.parametrize(
    ("message", "held"),
    [("tell me a joke", "joke"), ("расскажи анекдот", "анекдот"), ("ертегі айт", "ертег")],
)
def test_what_documents_hold_is_no_request_that_they_cannot_answer(message, held):
    assert topic_of(message, lambda word: word.startswith(held)) is None
    assert topic_of("the bot is good", {"bot"}.__contains__) is None


@pytest.mark.parametrize("message", ["?", "...", "is it wrong to park?", "yes but when?", "42 €"])
def test_what_may_be_a_question_is_searched(message):
    assert topic_of(message) is None


async def test_no_reaction_waits_for_editors(person, application):
    reader = person()
    for message in ("lol", "that's wrong", "👍", "I have a question"):
        (answer,) = await reader.says(message)
        assert answer.buttons == {}
    assert application.bot_data.users.query_log.unanswered() == []


@pytest.mark.parametrize(
    "question", ["when?", "who?", "why", "where is it?", "когда?", "кто?", "қашан?", "кім?"]
)
def test_a_question_about_nothing_is_asked_what_it_is_about(library, question):
    alone = library.converse(question, Conversation()).response
    assert alone.answer == SmallTalk(Topic.INCOMPLETE)
    shown = library.converse("what was signed in Astana?", Conversation()).after
    assert not isinstance(library.converse(question, shown).response.answer, SmallTalk)
