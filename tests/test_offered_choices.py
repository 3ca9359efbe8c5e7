"""An ordinal points at what the person saw last: what was offered first, then lists."""

import pytest

from knowledge import Conversation, Found, Mentions, Missing, Source, Unsure

VAGUE = "what did the leaders discuss?"


def talk(library, *questions):
    """Return the answers to the questions of one conversation."""
    before, answers = Conversation(), []
    for question in questions:
        turn = library.converse(question, before)
        before = Conversation.read(turn.after.written())
        answers.append(turn.response.answer)
    return answers


def texts(answer):
    return [hit.fact.text for hit in answer.candidates]


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("the second one", "and the third?"),
        ("2", "the third option"),
        ("второе", "а третье?"),
        ("второй вариант", "пункт 3"),
        ("екінші", "үшінші ше?"),
        ("екіншісі", "3-нұсқа"),
    ],
)
def test_a_number_chooses_of_what_was_offered_and_the_others_stay_on_offer(library, second, third):
    """The sentences are counted as they are shown, from the first that is printed."""
    offer, first, chosen, last = talk(library, VAGUE, "the first one", second, third)
    assert isinstance(offer, Unsure)
    assert len(offer.candidates) == 3
    assert isinstance(chosen, Found)
    assert [first.best.fact.text, chosen.best.fact.text, last.best.fact.text] == texts(offer)


def test_the_last_one_is_the_last_that_was_offered(library):
    offer, chosen = talk(library, VAGUE, "the last one")
    assert chosen.best.fact.text == texts(offer)[-1]


def test_more_than_was_offered_is_said_to_be(library):
    _, chosen = talk(library, VAGUE, "the fifth one")
    assert chosen.missing is Missing.ITEM


def test_what_was_offered_is_forgotten_with_the_next_answer(library):
    listed = "which organizations are being set up at the Expo site?"
    *_, chosen = talk(library, VAGUE, listed, "the second one")
    words = chosen.best.fact.text[slice(*chosen.span)]
    assert words == "the International Center for Green Technologies"


def test_a_number_after_mentions_is_a_place_that_mentions_the_topic(library):
    first, second, last, none = talk(
        library, "Syria", "the second one", "the last one", "the seventh one"
    )
    assert [first.number, second.number, last.number] == [0, 1, 2]
    assert isinstance(second, Mentions)
    assert len({first.fact.id, second.fact.id, last.fact.id}) == 3
    assert none.missing is Missing.ITEM


def test_of_a_sentence_that_lists_what_was_counted_the_items_come_first(empty_library):
    """Who asks for three things means one of them, whatever buttons stand below."""
    text = "The inspectors blame wind, sand and salt. The mill is old. The inspectors like tea."
    empty_library.import_document(Source(text, "Mills"))
    _, chosen = talk(empty_library, "what three things do the inspectors blame?", "the second one")
    assert chosen.best.fact.text.startswith("The inspectors")
    assert chosen.best.fact.text[slice(*chosen.span)] == "sand"
