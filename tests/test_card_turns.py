"""After a card, a question without words of its own is about the same document."""

import pytest

from knowledge import Card, Conversation, Found, Source
from knowledge.document_cards import CardTopic


def talk(library, *questions, documents=()):
    """Return the answers to the questions of one conversation."""
    before, answers = Conversation(), []
    for question in questions:
        turn = library.converse(question, before, documents=documents)
        before = Conversation.read(turn.after.written())
        answers.append(turn.response.answer)
    return answers


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("and when?", CardTopic.PUBLISHED),
        ("а когда?", CardTopic.PUBLISHED),
        ("қашан?", CardTopic.PUBLISHED),
        ("by whom?", CardTopic.AUTHOR),
        ("кто?", CardTopic.AUTHOR),
        ("кім?", CardTopic.AUTHOR),
        ("where from?", CardTopic.SOURCE),
        ("how long?", CardTopic.LENGTH),
        ("what else?", CardTopic.CONTENTS),
        ("подробнее", CardTopic.CONTENTS),
    ],
)
def test_a_question_without_words_of_its_own_asks_the_same_document(library, question, topic):
    asked = "what is this about?" if topic is not CardTopic.AUTHOR else "when was it published?"
    first, then = talk(library, asked, question)
    assert isinstance(first, Card)
    assert first.document is not None
    assert (then.topic, then.document.document.id) == (topic, first.document.document.id)


def test_a_card_hands_on_to_the_next_card(library):
    *_, last = talk(library, "what is this about?", "and when?", "and by whom?")
    assert last.topic is CardTopic.AUTHOR


def test_an_answer_ends_what_the_card_began(library):
    _, found, then = talk(library, "who wrote it?", "what was signed in Astana?", "when?")
    assert isinstance(found, Found)
    assert not isinstance(then, Card)


def test_a_question_with_words_of_its_own_is_searched(library):
    _, found = talk(library, "what is this about?", "what was signed in Astana?")
    assert isinstance(found, Found)


def test_a_document_that_is_not_asked_any_more_hands_on_nothing(library):
    other = library.import_document(Source("The lake is deep.", "Lake"))
    first = library.converse("what is this about?", Conversation(), documents=[1])
    turn = library.converse("and when?", first.after, documents=[other.id])
    assert not isinstance(turn.response.answer, Card)
