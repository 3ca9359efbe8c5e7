"""A list and an item of it are not both shown: what one says is read in the other."""

from knowledge import Unsure
from tests.files import extracted

KITCHEN = b"""# Kitchen

## Hygiene

In rooms where food is made:

- wash your hands on entering, after each break and after touching money
- tie back long hair and cover it
- wear no rings

## Breaks

Breaks are taken away from the ovens. The radio in the break room belongs to all.
"""


def test_of_a_list_and_its_item_one_is_shown(shared_library):
    library = shared_library(extracted(".md", KITCHEN))
    for question in ("password of the break room", "how often is hygiene trained after a break"):
        answer = library.answer(question).answer
        assert isinstance(answer, Unsure), question
        texts = [hit.fact.text for hit in answer.candidates]
        items = [text for text in texts if "wash your hands" in text]
        assert len(items) <= 1, (question, items)
    whole = library.answer("what holds in rooms where food is made").ranking
    assert len([hit for hit in whole if "wash your hands" in hit.fact.text]) == 2
