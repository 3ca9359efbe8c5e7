"""What is question and what is story, in three languages."""

import pytest

from knowledge.retrieval.dialogue_acts import DialogueAct, act_of
from knowledge.retrieval.question_extraction import extract_question

QUESTIONS = {
    "en": "Which river does the old bridge cross?",
    "ru": "Сколько лет старому мосту?",
    "kk": "Көпір қашан салынды?",
}
AROUND = {
    "en": [
        "I am a student from Canada.",
        "I was there with my kids last year.",
        "My teacher wants it by tomorrow.",
        "Are you sure you know?",
        "Nobody could tell me so far.",
        "I looked everywhere and could not find it.",
        "Any idea?",
        "It is urgent!!",
        "Thank you so much in advance, you are a great help!",
        "Good morning, dear bot, I hope you are well.",
    ],
    "ru": [
        "Я студентка из Канады.",
        "Мы были там с детьми в прошлом году, нам понравилось.",
        "Учительница ждёт это к завтрашнему дню.",
        "Вы уверены, что знаете?",
        "Кто-нибудь знает?",
        "Мне это нужно для презентации.",
        "Это срочно!!",
        "Заранее большое спасибо, вы мне очень помогаете!",
    ],
    "kk": [
        "Мен Канададан келген студентпін.",
        "Біз былтыр балалармен сонда болдық, бізге қатты ұнады.",
        "Мұғалім мұны ертеңге дейін күтіп отыр.",
        "Білетініңізге сенімдісіз бе?",
        "Бұл маған презентация үшін керек.",
        "Алдын ала көп рахмет, сіз маған көп көмектестіңіз!",
    ],
}
CASES = [(language, around) for language, texts in AROUND.items() for around in texts]


@pytest.mark.parametrize(("language", "around"), CASES)
def test_a_story_is_no_part_of_the_question_on_either_side_of_it(language, around):
    question = QUESTIONS[language]
    assert extract_question(f"{around} {question}") == question
    assert extract_question(f"{question} {around}") == question
    assert extract_question(f"{around}\n{question}") == question


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("I have a dog. Is it allowed?", None),
        (
            "Hello, I just moved here from Poland. Who did she marry? I found nothing. Thanks!",
            "Who did she marry?",
        ),
        ("Sorry for the stupid question, but is it open?", "is it open?"),
        ("Извините за глупый вопрос, но был ли кворум?", "был ли кворум?"),
        ("The bread is burnt at the bottom. Which setting do I change?", None),
        ("OSCE summit. When was it?", None),
        ("I lost the key. Cost?", None),
        ("У меня собака. Её можно взять с собой?", None),
        ("Менде ит бар. Оны алып кіруге бола ма?", None),
        ("is it only ten programs? or more", None),
        ("I have a dog. Is the park open at night?", "Is the park open at night?"),
        ("I was there last year. How deep is it?", "How deep is it?"),
        ("How tall is the tower? How tall is the tower?", "How tall is the tower?"),
    ],
)
def test_what_a_question_points_to_stays_with_it(message, question):
    assert extract_question(message) == (question or message)


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("My daughter asked me yesterday: when was it built of stone?",
         "when was it built of stone?"),
        ("We lost our booking, is there a shuttle between the venues?",
         "is there a shuttle between the venues?"),
        ("what policy does the capital have, i need it for a talk",
         "what policy does the capital have"),
        ("Does anybody know how tall the tower is?", "how tall the tower is?"),
        ("According to the document, how tall is the tower?", "how tall is the tower?"),
        ("Согласно документу, где стоит башня?", "где стоит башня?"),
        ("Құжат бойынша, мұнара қайда тұр?", "мұнара қайда тұр?"),
        ("If I lose my key, what does it cost?", None),
        ("кто так хвалил город, наши или иностранцы?", None),
        ("Я правильно понял, что сторожа уволили?", None),
        ("When\nwas the tower built?", "When was the tower built?"),
        ("which old\nneighbourhood does it cross", "which old neighbourhood does it cross"),
        ("foundry closure year\nmy son keeps asking", "foundry closure year"),
        ("Who is Dr. Smith of Mt. Hope?", None),
        ("I need to cancel my order from this morning.", None),
    ],
)  # fmt: skip
def test_a_sentence_is_trimmed_clause_by_clause(message, question):
    assert extract_question(message) == (question or message)


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Where do I report to?", DialogueAct.QUESTION),
        ("tell me about the pool", DialogueAct.QUESTION),
        ("саммит когда", DialogueAct.QUESTION),
        ("Бассейн ашық па", DialogueAct.QUESTION),
        ("The pool was built of stone.", DialogueAct.STATEMENT),
        ("osce summit year", DialogueAct.STATEMENT),
        ("Can you help me?", DialogueAct.CONVENTIONAL),
        ("Best regards", DialogueAct.CONVENTIONAL),
        ("🙏", DialogueAct.CONVENTIONAL),
    ],
)
def test_a_sentence_asks_tells_or_is_said_around_that(sentence, act):
    assert act_of(sentence) is act
