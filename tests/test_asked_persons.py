"""Who somebody is, is asked by a name; who has a role is asked for one."""

import pytest

from knowledge import Found, Source
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import parse_question

TOWN = """Its best-known daughter is the botanist Ada Kettering, who described 63 species of moss.

The present mayor, Colin Brandt, took office in 2019. The bridge was built in 1931."""


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who is ada kettering", AnswerType.DEFINITION),
        ("Who was Colin Brandt?", AnswerType.DEFINITION),
        ("who was Ludwig van Beethoven", AnswerType.DEFINITION),
        ("who is mary", AnswerType.DEFINITION),
        ("кто такая алина вебер", AnswerType.DEFINITION),
        ("Кто такой Ерлан Сапаров?", AnswerType.DEFINITION),
        ("who is the mayor", AnswerType.PERSON),
        ("who is in charge", AnswerType.PERSON),
        ("who is chef", AnswerType.PERSON),
        ("who is webmaster?", AnswerType.PERSON),
        ("who is Mayor?", AnswerType.PERSON),
        ("who is Head Coach?", AnswerType.PERSON),
        ("Who Teaches Pilates", AnswerType.PERSON),
        ("кто такой комендант", AnswerType.PERSON),
        ("хордың қазынашысы кім?", AnswerType.PERSON),
        ("who painted the bridge", AnswerType.PERSON),
    ],
)
def test_a_name_is_asked_about_and_a_role_for(question, kind):
    assert parse_question(question).kind is kind


def test_what_somebody_is_is_answered(shared_library):
    library = shared_library(Source(TOWN, "Town"))
    answer = library.answer("who is colin brandt?").answer
    assert isinstance(answer, Found)
    assert answer.best.fact.text.startswith("The present mayor")
