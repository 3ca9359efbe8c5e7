"""A rule of ages, days or prices answers a question with another number, as probable at most."""

import pytest

from knowledge import Source
from knowledge.answering.compared_numbers import compares_numbers
from knowledge.answering.evidence_checks import EvidenceCheck
from knowledge.answering.refutation import is_refuted
from tests.files import extracted


@pytest.mark.parametrize(
    ("question", "sentence", "compared"),
    [
        ("my rent is 3 weeks late, is there a fee", "After 14 days we charge £15.", True),
        ("the fee is £10, right?", "Lost cards are replaced for £4.", True),
        ("can my 7 year old swim alone", "Children under 8 swim with an adult.", True),
        ("can i drill at 7pm", "Drilling is permitted from 9:00 to 18:00.", True),
        ("is a load of 2.5 m too high", "The load stays below two metres.", True),
        ("щенку 2 месяца, рано?", "Щенкам чип ставят с 3 месяцев.", True),
        ("what is room 12", "Room 14 is closed.", False),
        ("can a group of 8 book", "Groups of more than five ask first.", False),
        ("my rent is 3 weeks late", "Lost cards are replaced for £4.", False),
    ],
)
def test_numbers_of_one_kind_are_compared(shared_library, question, sentence, compared):
    library = shared_library(Source(sentence, "Rules"))
    query = library.answerer.analyse(question)
    assert compares_numbers(query, sentence) is compared
    best, *_ = library.answerer.rank(query).ranked
    assert is_refuted(query, best, {EvidenceCheck.NUMBER_UNKNOWN}) is not compared


TABLE = """# Club

| Ticket | Adult | Over 65 |
|---|---|---|
| Monthly card | £31 | £22 |
| Ten swims | £46 | £32 |

| Session | Weekdays | Sunday |
|---|---|---|
| Club training | 17:00 | 15:00 |
| Public swimming | 12:00 | 10:00 |
"""


def test_a_number_or_a_day_in_the_name_of_a_column_is_known(shared_library):
    library = shared_library(extracted(".md", TABLE.encode()))

    def features(question):
        ranking = library.answerer.rank(library.answerer.analyse(question))
        return ranking.ranked[0].candidate.fact.text, ranking.ranked[0].features

    row, found = features("whats the monthly card for over 65s")
    assert row.startswith("Monthly card")
    assert not found["number_unknown"]
    row, found = features("when is club training on wednesday")
    assert row.startswith("Club training")
    assert not found["time_unsaid"]
