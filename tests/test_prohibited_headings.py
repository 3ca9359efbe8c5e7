"""What stands below "Prohibited" is never shown as if it were allowed."""

import pytest

from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge.answering.prohibitions import announced_prohibition
from tests.files import extracted

RULES = """# Rules of the hostel

## 5. Prohibited

5.1. Using heaters and hot plates in the rooms.

5.2. Electric kettles are allowed in the kitchen only.

## 6. Visits

6.1. Visiting hours end at ten.
"""


@pytest.mark.parametrize(
    ("heading", "sentence", "announced"),
    [
        ("5. Запрещается", "Переставлять и выносить мебель.", "Запрещается:"),
        ("5. Запрещается", "Чайник разрешается на кухне.", None),
        ("What is not allowed", "Smoking in rooms.", "What is not allowed:"),
        ("What is not allowed", "Guests may smoke outside.", None),
        ("Тыйым салынады", "Темекі шегу", "Тыйым салынады:"),
        ("Opening hours", "Smoking in rooms.", None),
        ("Prohibited", "Fires on the beach", "Prohibited:"),
        ("What is not allowed", "Smoking is possible on the terrace until ten.", None),
        ("Prohibited", "Guests stay until ten.", None),
        ("Prohibited", "Fine: £50.", None),
        ("Prohibited", "", None),
        ("Запрещается", "Гости могут курить на балконе.", None),
        ("Запрещено", "Дети допускаются с родителями.", None),
        ("Не разрешается", "Курить можно на балконе.", None),
        ("A book that was forbidden in the town for as long as anybody knew", "Books", None),
        ("1" * 5_000 + " prohibited", "Fires", None),
    ],
)
def test_a_heading_announces_what_has_no_verb_of_its_own(heading, sentence, announced):
    assert announced_prohibition(heading, sentence) == announced


def test_it_stands_before_the_words_that_are_quoted(shared_library):
    library = shared_library(extracted(".md", RULES.encode()))

    def shown(question):
        return render_response(library, library.answer(question), texts_for("en")).plain

    assert "Prohibited: Using heaters" in " ".join(shown("can i use heaters in my room?").split())
    assert "Prohibited: Electric" not in shown("are electric kettles allowed?")
