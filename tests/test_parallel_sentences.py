"""Two sentences that say of two kinds of one thing what is so of each answer together."""

from knowledge import Found, Source
from knowledge.answering.parallel_sentences import is_parallel
from knowledge.language.tokenizer import tokens
from knowledge.retrieval.index.sentences import IndexedSentence

PARALLEL = [
    ("Lockers in shops can be used during opening hours.",
     "Lockers outdoors can be used round the clock.", "are lockers open at night"),
    ("Озёрные лодки выдаются в часы работы конторы.",
     "Речные лодки выдаются круглосуточно.", "лодки выдаются ночью"),
    ("Лодкалар көлде жұмыс сағаттарында беріледі.",
     "Лодкалар өзенде тәулік бойы беріледі.", "лодкалар түнде беріле ме"),
]  # fmt: skip
ONE_MEANT = ["in shops at night", "озёрные лодки ночью", "лодкалар көлде түнде беріле ме"]
NOT_PARALLEL = [
    ("Lockers in shops can be used during opening hours.", "They are red."),
    ("Lockers in shops can be used at noon.", "Lockers in shops can be used by children."),
    ("The keeper paints the pier in May.", "The keeper sells soup."),
    ("The first train, made of wood, left the town.", "Freight trains run from the town."),
    ("Lockers in shops can be used at noon.", "Bicycles outdoors can be used at noon."),
]
DOCUMENT = (
    "Lockers outdoors can be used round the clock. Lockers in shops and stations can be used "
    "during the opening hours of the building.\n\nThe keeper paints the pier in May. Nobody swims "
    "near the mill. The café sells soup."
)


def _sentence(text, number=1, paragraph=1):
    return IndexedSentence(number, 1, paragraph, number, tuple(tokens(text)), text)


def test_who_names_neither_kind_is_answered_by_both():
    for best, other, asked in PARALLEL:
        for one, two in ((best, other), (other, best)):
            assert is_parallel(_sentence(one), _sentence(two, 2), tokens(asked)), one


def test_who_names_a_kind_means_that():
    for (best, other, _), asked in zip(PARALLEL, ONE_MEANT, strict=True):
        assert not is_parallel(_sentence(best), _sentence(other, 2), tokens(asked)), asked


def test_sentences_of_other_things_or_elsewhere_are_not_parallel():
    for best, other in NOT_PARALLEL:
        assert not is_parallel(_sentence(best), _sentence(other, 2), ["night"]), other
    best, other, _ = PARALLEL[0]
    assert not is_parallel(_sentence(best), _sentence(other, 2, paragraph=2), ["night"])


def test_the_other_kind_is_shown_below_a_claim(empty_library):
    empty_library.import_document(Source(DOCUMENT, "Lockers"))
    answer = empty_library.answer(
        "can lockers be used during the opening hours of the building?"
    ).answer
    assert isinstance(answer, Found)
    assert [hit.fact.text[:16] for hit in answer.others] == ["Lockers outdoors"]
