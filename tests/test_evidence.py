"""Whether a sentence holds what was asked for."""

import pytest

from knowledge.answering.evidence import answer_span, find_evidence
from knowledge.retrieval.question_type import parse_question

TRAIN = "The first train, made up of 42 wagons, left Taraz at 6:40 a.m. on 12 September 2025."
LOAN = "The fund lent 55 percent of the money, and the rest came from private investors."


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When did the first train leave?", TRAIN),
        ("How many wagons did the first train have?", TRAIN),
        ("What percentage did the fund lend?", LOAN),
        ("Why was it late?", "It was late because of a landslide."),
        ("Where does the tunnel end?", "The tunnel ends in Bishkek."),
        ("Who signed it?", "Daniyar Seitkazin put his name to it."),
        ("How much did it cost?", "The project cost $412.5 million."),
        ("Когда был саммит?", "Саммит прошёл в декабре 2010 года."),
        ("When does the museum open?", "The museum opens at nine on weekdays."),
        ("Когда открыт музей?", "Музей открыт по будням."),
        ("When does the ferry leave?", "The ferry leaves at dusk."),
        ("When is the market?", "The market is held on Fridays."),
        ("How long is the footbridge?", "The footbridge is 38 metres long."),
        ("сколько стоит просрочка?", "Просрочка обходится в 15 МРП."),
        ("айыппұл қанша тұрады?", "Айыппұл 15 АЕК болады."),
    ],
)
def test_a_sentence_with_such_an_answer_has_evidence(question, fact):
    assert find_evidence(parse_question(question), fact)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("When did the fund lend the money?", LOAN),
        ("Why did the first train leave?", TRAIN),
        ("How many trains run in 2029?", "The railway is to be electrified in 2029."),
        ("Where were the locomotives made?", "The locomotives are diesel for now."),
        ("How many cats are there?", "The capital is one of the leading centers of the region."),
        ("When does the train stop?", "The train stops at five stations."),
        ("When did she die?", "He dedicated the statuette to his late wife, the singer."),
        ("Who is Daniyar Seitkazin?", "Daniyar Seitkazin."),
        ("How long does the walk take?", "The walk is 3 km long."),
        ("How long is the concert?", "The concert hall is 12 metres high."),
    ],
)
def test_without_such_an_answer_or_with_only_the_questions_own_words_there_is_none(question, fact):
    assert find_evidence(parse_question(question), fact) == []


@pytest.mark.parametrize(
    ("question", "fact", "words"),
    [
        ("How many wagons did the first train have?", TRAIN, "42"),
        ("What percentage did the fund lend?", LOAN, "55 percent"),
        ("How much did the project cost?", "The project cost $412.5 million.", "$412.5 million"),
        ("Where does the tunnel end?", "The tunnel ends in Bishkek.", "Bishkek"),
    ],
)
def test_the_words_that_answer_are_pointed_at(question, fact, words):
    assert (span := answer_span(parse_question(question), fact))
    assert fact[slice(*span)].strip(" .") == words


def test_nothing_is_pointed_at_where_nothing_answers():
    assert answer_span(parse_question("Why did the fund lend it?"), LOAN) is None
