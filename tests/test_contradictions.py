"""Sentences that contradict each other, and what only looks as if they did."""

from itertools import permutations

import pytest

from knowledge import Similarity
from knowledge.language.bounds import find_bounded
from knowledge.language.dates import find_dates
from knowledge.language.quantities import differ
from knowledge.retrieval.sentence_comparison import compare_sentences
from tests.benchmarks.contradictions import HALVES, read_pairs, run

CONTRARY = (
    ("The pool is open in winter.", "The pool is not open in winter."),
    ("Кафе работает зимой.", "Кафе зимой не работает."),
    ("Бассейн қыста жұмыс істейді.", "Бассейн қыста жұмыс істемейді."),
    ("Dogs are allowed in the park.", "Dogs are forbidden in the park."),
    ("The gate closes at 6 pm.", "The gate closes at 20:00."),
    ("Ворота закрываются в шесть часов вечера.", "Ворота закрываются в 19:00."),
    ("The fair lasts from 3 to 5 days.", "The fair lasts nine days."),
    ("The choir is led by Maria Petrova.", "The choir is led by Anna Kim."),
)
NO_CONTRADICTION = (
    ("The gate closes at 6 pm.", "The gate closes at 18:00."),
    ("Қақпа кешкі 6-да жабылады.", "Қақпа 18:00-де жабылады."),
    ("The tower is 97 metres high.", "The tower is about 100 metres high."),
    ("Башня высотой 97 метров.", "Башня высотой около 100 метров."),
    ("The hike takes 30 to 45 minutes.", "The hike takes 40 minutes."),
    ("The hut has at least 20 beds.", "The hut has 26 beds."),
    ("The east pier is 120 metres long.", "The west pier is 85 metres long."),
    ("In 2019 the fair had 3,400 guests.", "In 2022 the fair had 5,100 guests."),
    ("An adult ticket costs 1,500 tenge.", "A child ticket costs 700 tenge."),
    ("On Mondays the pool opens at 7:00.", "On Sundays the pool opens at 10:00."),
    ("The hotel has 60 rooms.", "The hotel has 4 lifts."),
    ("The choir is led by Maria Petrova.", "The choir is led by M. Petrova."),
    ("The workshop meets on Tuesdays.", "The workshop also meets on Fridays."),
    ("It is 97 metres high.", "It is 30 metres high."),
    ("The tour costs $20.", "The tour costs 9,000 tenge."),
)


def test_one_value_that_differs_is_a_contradiction_whatever_it_is():
    for pair in CONTRARY:
        for one, other in permutations(pair):
            assert compare_sentences(one, other) is Similarity.CONTRARY, (one, other)


def test_what_is_said_of_something_else_or_in_other_words_is_none():
    for pair in NO_CONTRADICTION:
        for one, other in permutations(pair):
            assert compare_sentences(one, other) is not Similarity.CONTRARY, (one, other)


@pytest.mark.parametrize(
    ("one", "other", "is_another"),
    [
        ("about 100 m", "97 m", False),
        ("около 100 м", "120 м", True),
        ("100 м шамасында", "97 м", False),
        ("40–50 minutes", "45 minutes", False),
        ("40–50 minutes", "75 minutes", True),
        ("30-дан 45 минутқа дейін", "40 минут", False),
        ("up to 8 kg", "up to 10 kg", True),
        ("up to 10 kg", "8 kg", False),
        ("кемінде 20 орын", "26 орын", False),
        ("from 9 to 18", "from 10 to 19", True),
        ("0 free seats", "2 to 3 free seats", False),
    ],
)
def test_numbers_stand_for_those_within_their_bounds(one, other, is_another):
    assert differ([*find_bounded(one)], [*find_bounded(other)]) is is_another


def test_an_hour_of_twelve_is_told_by_the_part_of_the_day():
    for words in ("at 6 pm", "six in the evening", "в 6 вечера", "в шесть часов вечера",
                  "кешкі сағат 6-да", "кешкі 6-да"):  # fmt: skip
        assert find_dates(words).clock == {18 * 60}, words
    assert find_dates("таңғы 8:30-да").clock == find_dates("8:30 in the morning").clock
    assert find_dates("on 6 May").clock == frozenset()


def test_hostile_sentences_are_compared_in_no_time():
    long = ["not " * 500, "5 to " * 400, "Ab " * 600, "кешкі " * 300, "6 " * 900, "-" * 2_000]
    for one in long:
        for other in long:
            assert compare_sentences(one, other) is not Similarity.CONTRARY


def test_the_pairs_of_the_benchmark_are_as_many_of_either_kind(tmp_path):
    pairs = read_pairs("all")
    assert len({pair.number for pair in pairs}) == len(pairs) >= 120
    for half in HALVES:
        of_half = [pair.contradicts for pair in pairs if pair.half == half]
        assert abs(sum(of_half) - len(of_half) / 2) <= 2
    report = run(HALVES[0], "off", tmp_path)
    assert (report.false["import"], report.false["add"]) == (0, 0), report.lines
    assert min(report.right["import"], report.right["add"]) >= 30, report.lines
