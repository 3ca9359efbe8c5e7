"""What is learned is exported as it was fitted, and keeps the signs that are known."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("scipy")
lightgbm = pytest.importorskip("lightgbm")
fitting = pytest.importorskip("tests.benchmarks.fitting")


@pytest.fixture
def told():
    draw = np.random.default_rng(3)
    rows = [
        dict(zip(("share", "missing", "row"), draw.random(3), strict=True)) for _ in range(600)
    ]
    right = [bool(row["share"] - row["missing"] + draw.normal(0, 0.3) > 0) for row in rows]
    return rows, right


def test_exported_trees_say_what_the_library_says(told):
    rows, right = told
    table = fitting.Table.of(rows)
    trees = fitting.fit_trees(table, right, [1.0] * len(rows))
    weights = [1.0] * len(rows)
    growers = [fitting.grown(table, right, weights, seed) for seed in range(fitting.SEEDS)]
    raw = sum(each.predict(table.values, raw_score=True) for each in growers) / fitting.SEEDS
    assert [trees(row) for row in rows] == pytest.approx(raw.tolist(), abs=0.05)


def test_what_can_only_speak_for_an_answer_never_speaks_against_it(told):
    rows, right = told
    table = fitting.Table.of(rows)
    wrong = [not each for each in right]
    model = fitting.fit_probability(table, wrong, [1.0] * len(rows))
    assert model.weights["share"] == 0
    assert model.weights["missing"] == 0
    trees = fitting.fit_trees(table, wrong, [1.0] * len(rows))
    base = dict.fromkeys(("share", "missing", "row"), 0.5)
    raised = [trees(base | {"share": value / 10}) for value in range(11)]
    assert raised == sorted(raised)
