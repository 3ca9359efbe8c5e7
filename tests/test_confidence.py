"""Confidence: what the learned models and thresholds promise, and what may not move them."""

import json
from importlib.resources import files

import pytest

from knowledge import Curator, Draft, Found, Library, Source
from knowledge.answering.calibration import signals
from knowledge.answering.confidence import ConfidenceModel, confidence_for
from knowledge.answering.trees import BoostedTrees
from knowledge.answering.weights import WORDS, LinearModel, thresholds_for
from knowledge.retrieval.question_match import Comparison, sum_up
from tests.files import extracted

DATA = files("knowledge") / "data"
LEARNED = json.loads((DATA / "weights.json").read_text(encoding="utf-8"))
MODELS = sorted(LEARNED["weights"])
EDITED = ("alternate", "negative", "support", "alternate_lead", "unasked")
TOWN = """# Town guide

The museum opens at nine o'clock. The harbour freezes in January.

## Prices

| Ticket | Price |
|---|---|
| Adults | 5 euros |
| Children | 2 euros |

There you need:

- a ticket of the day
- a warm coat in winter
"""
STUMPS = BoostedTrees(
    names=("share", "missing"),
    features=(0, 1),
    thresholds=(0.5, 0.25),
    left=(~0, ~1),
    right=(1, ~2),
    values=(-1.0, 3.0, 0.5),
    roots=(0,),
)


@pytest.fixture(scope="module")
def source() -> Source:
    return extracted(".md", TOWN.encode())


@pytest.fixture
def town(empty_library: Library, source: Source) -> Library:
    empty_library.import_document(source)
    return empty_library


def ranked(library: Library, question: str):
    return library.answerer.rank(library.answerer.analyse(question))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"share": 0.5}, -1.0),
        ({"share": 0.6, "missing": 0.25}, 3.0),
        ({"share": 0.6, "missing": 0.3}, 0.5),
        ({}, -1.0),
    ],
)
def test_a_tree_goes_left_up_to_its_threshold_and_right_beyond(given, told):
    assert STUMPS(given) == told


def test_grown_trees_end_where_walks_from_their_roots_do():
    trees = confidence_for(WORDS).trees
    assert trees is not None

    def walked(node: int, given: dict[str, float]) -> float:
        if node < 0:
            return trees.values[~node]
        is_low = given.get(trees.names[trees.features[node]], 0.0) <= trees.thresholds[node]
        return walked(trees.left[node] if is_low else trees.right[node], given)

    for shift in range(40):
        # At the borders of the tests themselves, and with numbers missing.
        numbers = {n: trees.thresholds[(7 * at + shift) % 900] for at, n in enumerate(trees.names)}
        told = dict([*numbers.items()][shift:])
        assert trees(told) == pytest.approx(sum(walked(root, told) for root in trees.roots))


def test_confidence_is_the_scaled_mean_of_the_logits_of_logistic_and_trees():
    model = ConfidenceModel(LinearModel({"share": 2.0}, 1.0), STUMPS, slope=2.0, bias=-1.0)
    # (2 × 0.6 + 1 + 3) / 2 = 2.6, and 2 × 2.6 − 1 = 4.2
    assert model({"share": 0.6}) == pytest.approx(0.98523, abs=1e-5)
    alone = ConfidenceModel(LinearModel({"share": 2.0}, 1.0))
    assert alone({"share": 0.0}) == pytest.approx(0.73106, abs=1e-5)
    by_trees = ConfidenceModel(LinearModel({"share": 2.0}, 1.0), STUMPS, share=1.0)
    assert by_trees({"share": 0.6}) == pytest.approx(0.95257, abs=1e-5)


@pytest.mark.parametrize("model", MODELS)
def test_thresholds_follow_from_the_stored_curve_and_the_error_budget(model):
    """Where three of a hundred answers are claimed or more; above, chance decides."""
    wrong, unanswerable = LEARNED["budgets"][model].values()
    for language, curve in LEARNED["curves"][model].items():
        found = thresholds_for(model, language).found
        over = [
            threshold
            for threshold, coverage, risk, claimed in curve
            if coverage >= 0.03 and (risk > wrong or claimed > unanswerable)
        ]
        assert found == pytest.approx(max(over) + 0.01)


@pytest.mark.parametrize("model", MODELS)
def test_what_is_claimed_is_surer_than_what_is_probable(model):
    for language in LEARNED["thresholds"][model]:
        limits = thresholds_for(model, language)
        assert 0 < limits.probable <= limits.found < 1


@pytest.mark.parametrize("model", MODELS)
def test_confidence_grows_with_the_share_of_belief(model):
    confidence = confidence_for(model)
    told = [confidence({"share": share, "char3": 0.5}) for share in (0.1, 0.5, 0.9)]
    assert told == sorted(told)
    assert told[0] < told[-1]


def test_what_the_document_is_like_is_among_the_signals(town):
    sentence = signals(ranked(town, "when does the museum open?"))
    row = signals(ranked(town, "what do adults pay for a ticket?"))
    russian = signals(ranked(town, "когда открывается музей?"))
    assert (sentence["row"], row["row"]) == (0.0, 1.0)
    assert (sentence["translated"], russian["translated"]) == (0.0, 1.0)
    assert sentence["size"] > 0
    assert row["under_headings"] == 1.0


def test_what_editors_deny_of_a_fact_says_nothing_of_other_facts(town):
    question = "when does the museum open?"
    before = signals(ranked(town, question))
    other = ranked(town, "what freezes in January?").ranked[0].fact
    curator = Curator(town.answerer)
    curator.ask(other, "When does the museum open its doors?", by="e", answers=False)
    after = signals(ranked(town, question))
    assert {name: after[name] for name in EDITED} == {name: before[name] for name in EDITED}
    sure = confidence_for("words")
    assert sure(after) == pytest.approx(sure(before), abs=0.01)
    museum = ranked(town, question).ranked[0].fact
    curator.ask(museum, "When was the museum opened?", by="e", answers=False)
    assert signals(ranked(town, question))["negative"] > 0


def test_the_share_of_questions_that_a_fact_answers_counts_no_denials():
    asked = [Comparison(1, 0.9, answers=True), Comparison(2, 0.8, answers=True)]
    denied = [*asked, *(Comparison(fact, 0.9, answers=False) for fact in (3, 2))]
    assert sum_up(asked)[1].support == sum_up(denied)[1].support
    assert sum_up(denied)[2].negative == 0.9


def test_a_fact_without_stored_questions_is_not_behind_those_with_some(town):
    """What is stored for others says nothing of a fact that an editor has just added."""
    museum = ranked(town, "when does the museum open?").ranked[0].fact
    Curator(town.answerer).ask(museum, "When can I visit the museum?", by="e")
    added = town.add(Draft("The mayor of the town is Ada Holm.", "Council"), by="e")
    best = ranked(town, "who is the mayor of the town?").ranked[0]
    assert best.fact == added.id
    assert (best.features["unasked"], best.features["alternate_lead"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("question", "is_claimed"),
    [
        ("when is the museum of the town open for visitors", True),
        ("when is the musuem of the town open for visistors", True),
        ("when is the museum of the town open for visitors in Reykjavik", False),
        ("when is the museum of the town open for visitors wearing spacesuits", False),
    ],
    ids=["as stored", "misspelt", "another place", "a condition"],
)
def test_an_editors_question_does_not_answer_one_that_adds_words(town, question, is_claimed):
    fact = ranked(town, "when is the museum open?").ranked[0].fact
    curator = Curator(town.answerer)
    curator.ask(fact, "When is the museum of the town open for visitors?", by="e", answers=True)
    assert isinstance(town.answer(question).answer, Found) == is_claimed
