"""Why something is so is told by its cause, and not by that it is so."""

import pytest

from knowledge import Source
from knowledge.answering.causes import lacks_cause
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks

UNSAID = [
    ("why did the wool trade decline?", "When the wool trade declined, Otto opened a paper mill."),
    ("why did the mill burn down?", "It burned down on the night of 11 February 1879."),
    (
        "why was the concert cancelled?",
        "The concert was cancelled, but nothing was paid back, because tickets were for all days.",
    ),
    ("почему отменили концерт?", "Концерт отменили, но билеты не вернули, так как он был общим."),
]
SAID = [
    ("why did the mill burn down?", "It burned down when a lamp fell over."),
    ("why was the concert cancelled?", "Because of rain, the concert was cancelled."),
    ("why was the bridge closed?", "The bridge was closed after a crack was found."),
    ("why was the hall built?", "The hall was built, a gift of the baron, because it had none."),
    ("почему закрыт бассейн?", "Бассейн закрыт, потому что идёт ремонт."),
    ("when did the mill burn down?", "It burned down on the night of 11 February 1879."),
]


@pytest.fixture(scope="module")
def library(shared_library):
    sentences = dict.fromkeys(sentence for _, sentence in (*UNSAID, *SAID))
    return shared_library(Source("\n\n".join(sentences), "Notes"))


@pytest.mark.parametrize(("question", "sentence"), UNSAID)
def test_that_it_was_so_is_no_cause(library, question, sentence):
    assert lacks_cause(library.answerer.analyse(question), sentence)


@pytest.mark.parametrize(("question", "sentence"), SAID)
def test_a_cause_may_be_said_without_because(library, question, sentence):
    assert not lacks_cause(library.answerer.analyse(question), sentence)


def test_what_lacks_the_cause_is_not_claimed(library):
    query = library.answerer.analyse("why did the mill burn down on 11 February?")
    hits = library.answerer.rank(query).ranked
    told = next(hit for hit in hits if hit.candidate.fact.text.startswith("It burned down on"))
    assert EvidenceCheck.CAUSE_UNSAID in {*failed_checks(query, told)}
