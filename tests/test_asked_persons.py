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
        ("who's ada lund", AnswerType.DEFINITION),
        ("кто такая алина вебер", AnswerType.DEFINITION),
        ("Кто такой Ерлан Сапаров?", AnswerType.DEFINITION),
        ("who is the mayor", AnswerType.PERSON),
        ("who is in charge", AnswerType.PERSON),
        ("who is chef", AnswerType.PERSON),
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
