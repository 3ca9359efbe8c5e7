"""Lead-ins: an item of what is forbidden is never shown as if it were allowed."""

from dataclasses import replace

import pytest

from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge import Found, Grade, Hit, Unsure
from tests.files import extracted

HUT = """# Harbour hut

The hut stands by the lake.

## Rules

It is not allowed to:

- smoke, light candles or cook on an open fire in any of the wooden rooms of the hut, on its stairs
  or anywhere below its roof, whatever the weather may be like outside
- bring dogs and other animals that are not kept on a lead from the gate to the terrace
- leave boats at the jetty. Small ones may lie on the grass.
- play music
- pitch tents on the meadow behind the hut
"""
LEAD_IN = "It is not allowed to:"


@pytest.fixture(scope="module")
def source():
    return extracted(".md", HUT.encode())


@pytest.fixture
def hut(shared_library, source):
    return shared_library(source)


def hits(library, *words):
    """Return the shortest fact that holds each of these words."""
    facts = [fact for each in library.documents() for fact in library.facts(each.id)]
    found = (min((f for f in facts if w in f.text), key=lambda f: len(f.text)) for w in words)
    return tuple(Hit(fact, 0.5) for fact in found)


def read(library, question, answer):
    """Return the lines and the buttons that a person sees, each as one text."""
    response = replace(library.answer(question), answer=answer)
    message = render_response(library, response, texts_for("en"))
    choices = [
        button.label for row in message.keyboard for button in row if button.label[0].isdigit()
    ]
    return message.plain, choices


def test_items_that_are_not_claimed_stand_behind_their_lead_in_in_text_and_on_buttons(hut):
    closest = hits(hut, "smoke", "bring dogs", "pitch tents")
    for grade in (Grade.CLOSEST, Grade.PROBABLE):
        answer = Unsure(closest, grade=grade, printed=3)
        text, choices = read(hut, "may I light candles on the stairs?", answer)
        assert text.count(LEAD_IN) == len(closest), text
        assert choices, text
        assert all(LEAD_IN in choice for choice in choices), choices
        assert "candles" in text, text


def test_a_sentence_of_an_item_of_several_stands_behind_its_lead_in(hut):
    boats = hits(hut, "leave boats")
    assert not boats[0].fact.text.startswith(LEAD_IN)
    for answer in (Unsure(boats), Unsure(boats, grade=Grade.PROBABLE), Found(boats[0])):
        text, _ = read(hut, "may I leave boats?", answer)
        assert f"{LEAD_IN} leave boats" in text, text


def test_the_names_of_all_items_stand_behind_their_lead_in(hut):
    closest = hits(hut, "smoke", "bring dogs", "play music")
    answer = Unsure(closest, section="Rules", listed=("smoke", "bring dogs", "play music"))
    text, _ = read(hut, "what are the rules?", answer)
    assert f"{LEAD_IN} smoke · bring dogs · play music" in text
