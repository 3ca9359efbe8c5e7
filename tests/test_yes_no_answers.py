"""A yes or a no is the answer to its own question, and is claimed for no other."""

import pytest

from knowledge.answering.decision import is_as_stored, least_likeness
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.yes_no_answers import answers_another, opens_with_yes_or_no
from tests.files import extracted

GUIDES = {
    "school": """# Driving school handbook

## Questions and answers

### May I drive after a beer the night before?

No; whoever smells of alcohol is sent home and pays for the lesson.

### Can I change my instructor?

Yes, tell the office, and you need not give a reason.

## Lessons

Lessons take 45 minutes. Before the test everybody drives at least twice in the dark. The office
is open on weekdays. We keep three cars. Each of them is washed on Fridays.
"""
}


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("No; whoever is late pays.", True),
        ("Да, по понедельникам.", True),
        ("Жоқ, бірақ душ бар.", True),
        ("No dogs are allowed.", False),
        ("Norwegian is spoken.", False),
        ("Нет мест для курения.", False),
    ],
)
def test_a_sentence_opens_with_yes_or_no_if_it_stands_apart(sentence, opens):
    assert opens_with_yes_or_no(sentence) is opens


@pytest.mark.parametrize(
    ("question", "fails"),
    [("do we drive at night?", True), ("may I drive after a beer the evening before?", False)],
)
def test_its_own_question_is_answered_and_no_other(guides, question, fails):
    ranking = guides["school"].answerer.rank(guides["school"].answerer.analyse(question))
    told = next(hit for hit in ranking.ranked if hit.candidate.fact.text.startswith("No;"))
    assert (EvidenceCheck.OTHER_QUESTION in failed_checks(ranking.query, told)) is fails


@pytest.mark.parametrize(
    ("features", "another"),
    [
        ({"unasked": 0.0, "covered": 0.0, "alternate": 0.3, "alternate_dense": 0.62}, True),
        ({"unasked": 0.0, "covered": 0.0, "alternate": 0.35, "alternate_dense": 0.87}, False),
        ({"unasked": 0.0, "covered": 0.0, "alternate": 1.0}, False),
        ({"unasked": 0.0, "covered": 0.5, "alternate": 0.3}, False),
        ({"unasked": 1.0, "covered": 0.0, "alternate": 0.0}, False),
    ],
)
def test_it_is_of_another_question_if_neither_words_nor_meaning_are_the_same(features, another):
    assert answers_another("No; whoever is late pays.", features) is another


CLUB = """# Questions about the club

## Is there a waiting list?

Yes, for the junior squad. Adults can join straight away.

## Is there a car park?

Yes, behind the hall.
"""


@pytest.mark.parametrize(
    ("question", "stored"),
    [("is there a waiting list?", True), ("is there a waiting list for adults?", False)],
)
def test_a_yes_with_a_condition_is_said_of_nobody_else(shared_library, question, stored):
    club = shared_library(extracted(".md", CLUB.encode()))
    ranking = club.answerer.rank(club.answerer.analyse(question))
    told = next(hit for hit in ranking.ranked if hit.candidate.fact.text.startswith("Yes, for"))
    assert told.features["alternate"] >= least_likeness(told)
    assert is_as_stored(told) is stored
