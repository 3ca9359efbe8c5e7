"""What a follow-up is about: what was shown if that is sure, else what was asked, or nothing."""

import pytest

from knowledge import Conversation, Found, Mentions, Missing, Source, Unsure
from knowledge.answering.cardinals import find_counts

VELMAR = """\
The Velmar regatta is a race of rafts. The regatta was begun in 1931 by Ulda Prenn, who sailed
four rafts in a former brickyard. Its prize is a copper oar.

Orsk is the judge of the race. In the end the vote was a draw, said Orsk.

A raft museum stands in Tollen. It keeps 40 rafts and costs 6 dollars. Ferry: 35 minutes, and 2
dollars for a bicycle."""
RAFTS, BEGUN, PRIZE, JUDGE, VOTE, MUSEUM, COST, FERRY = range(8)


@pytest.fixture
def velmar(shared_library):
    library = shared_library(Source(VELMAR, title="Velmar"))
    return library, [fact.id for fact in library.facts(1)]


def after(velmar, shown, question, *, first, certainty=1.0):
    library, ids = velmar
    talk = Conversation((ids[shown],), first, certainty=certainty)
    return library.converse(question, talk).response.answer


def test_after_mentions_of_a_topic_no_place_in_a_mention_is_claimed(velmar):
    library, _ = velmar
    mentioned = library.converse("regatta", Conversation())
    assert isinstance(mentioned.response.answer, Mentions)
    answer = library.converse("where is it", mentioned.after).response.answer
    assert not isinstance(answer, Found) or "brickyard" not in answer.best.fact.text


@pytest.mark.parametrize("certainty", [1.0, 0.1])
def test_and_x_wants_the_kind_of_thing_that_was_asked_of_the_same(velmar, certainty):
    question = "when does the museum open?"
    answer = after(velmar, MUSEUM, "and end?", first=question, certainty=certainty)
    assert not isinstance(answer, Found)


def test_a_sure_answer_hands_its_sentence_on_and_an_unsure_one_does_not(velmar):
    question, first = "how much?", "what does the museum keep?"
    sure = after(velmar, COST, question, first=first)
    assert isinstance(sure, Found)
    unsure = after(velmar, COST, question, first=first, certainty=0.1)
    assert isinstance(unsure, Unsure)


def test_how_sure_it_was_outlives_a_denial(velmar):
    library, ids = velmar
    talk = Conversation((ids[FERRY],), "can i rent a bicycle?", certainty=0.1)
    denied = library.converse("and why?", talk)
    assert isinstance(denied.response.answer, Unsure)
    assert (denied.after.shown, denied.after.certainty) == ((ids[FERRY],), 0.1)


def test_what_is_not_said_of_the_last_answer_is_denied(velmar):
    answer = after(velmar, JUDGE, "and why?", first="who is the judge?")
    assert answer.missing is Missing.WHY


def test_words_in_a_place_are_no_share():
    assert not [*find_counts("The herd is growing in Tollen.", of_things=False)]
    assert [*find_counts("One in five rafts sank.", of_things=False)]


def test_a_pronoun_is_no_misspelt_word(empty_library):
    empty_library.import_document(Source("Орған келді. Орған кетті.", title="Орған"))
    assert empty_library.answerer.analyse("оған кім келді?").meant == "оған кім келді?"


@pytest.mark.parametrize("question", ["and if the museum capsized?", "and the museum jellyfish?"])
def test_after_an_unsure_answer_a_word_that_no_document_knows_lets_nothing_be_claimed(
    velmar, question
):
    unsure = after(velmar, MUSEUM, question, first="where is the raft museum?", certainty=0.4)
    assert isinstance(unsure, Unsure)


@pytest.mark.parametrize(
    "question", ["what other races did she begin?", "what else did she begin?"]
)
def test_another_one_is_not_the_one_that_was_told(velmar, question):
    answer = after(velmar, BEGUN, question, first="Who began the regatta?")
    assert not isinstance(answer, Found) or answer.best.fact.id != velmar[1][BEGUN]
