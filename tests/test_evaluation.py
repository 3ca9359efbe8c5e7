"""Answers are judged on questions whose answers are known, beside other ways of searching."""

from dataclasses import replace

import pytest

from knowledge import Citation, Denial, Fact, Grade, Judged, Kind, evaluation, read_judged
from knowledge.errors import DocumentError
from knowledge.evaluation.metrics import OURS, JudgedAnswer, Share, Verdict
from knowledge.evaluation.selective_prediction import judge_selection
from tests.benchmarks.baselines import baselines

TREATY = "the treaty of the establishment of the Eurasian Economic Union was also signed in Astana"
ASKED = (
    Judged("What was signed in Astana?", (TREATY,)),
    Judged("wen was the osce sumit?", (3,)),
    Judged("who is the president of Brazil?", (), is_unanswerable=True),
    Judged("Что подписали в Астане?", (15,), language="ru"),
)  # fmt: skip


FACT = Fact(
    5, Kind.FACT, "The city grew.", Citation(1, "Cities", None, 1, 1, 1, 0, 14), None, None, "en"
)


@pytest.fixture
def found(library):
    return evaluation.evaluate(library.answer, ASKED, dict(baselines(library)))


def test_what_is_right_is_counted(found):
    figures = found.figures(OURS)
    assert (figures.right.count, figures.right.total) == (3, 3)
    assert (figures.false_answers.count, figures.false_answers.total) == (0, 1)
    assert figures.p_at_1.value == 100
    assert figures.mrr == 100


def test_baselines_that_always_answer_answer_what_nobody_can(found):
    scanning = found.figures("rapidfuzz WRatio")
    assert scanning.false_answers.value == 100
    assert scanning.right.value < 100


def test_figures_are_given_by_language(found):
    assert found.languages() == ["en", "ru"]
    assert found.figures(OURS, "ru").p_at_1.total == 1


def test_the_curve_ends_where_everything_is_answered(found):
    wrong, right = found.curve("rapidfuzz WRatio")[-1]
    assert wrong == 100
    assert right == found.figures("rapidfuzz WRatio").p_at_1.value
    assert found.right_at(OURS, 0) == 100


def test_an_interval_narrows_with_more_questions():
    low, high = Share(90, 100).interval
    assert (round(low, 1), round(high, 1)) == (82.6, 94.5)
    assert Share(900, 1000).interval[0] > low


def test_the_tables_name_every_system(found):
    table = evaluation.as_markdown(found)
    assert all(f"| {name} |" in table for name in found.outcomes)
    assert evaluation.as_json(found)["systems"][OURS]["right"]["of"] == 3


def judged(score, grade, *, right=False, denies=None, shown=True):
    """Return an outcome of which the first sentence answers, or nothing does."""
    question = Judged("?", ("The city grew.",) if right else (), is_unanswerable=not right)
    seen = (FACT,) if shown else ()
    verdict = Verdict(seen, seen, grade is Grade.CLAIM, score, grade, denies)
    return JudgedAnswer(question, "en", verdict, int(right))


def test_claims_and_denials_are_counted_by_whether_they_are_true():
    found = judge_selection(
        [
            judged(0.9, Grade.CLAIM, right=True),
            judged(0.8, Grade.CLAIM),
            judged(0.6, Grade.PROBABLE, right=True),
            judged(0.1, Grade.CLOSEST, right=True, denies=Denial.WHEN),
            judged(0.1, Grade.CLOSEST, denies=Denial.WORD),
            judged(0.0, None, denies=Denial.EVERYTHING, shown=False),
        ]
    )
    claims, probable = found.grades[Grade.CLAIM], found.grades[Grade.PROBABLE]
    assert (claims.right.count, claims.right.total, claims.unanswerable.count) == (1, 2, 1)
    assert (probable.right.count, probable.right.total) == (1, 1)
    assert (found.denials_true.count, found.denials_true.total) == (2, 3)
    assert (found.denied.count, found.denied.total) == (2, 3)


def test_the_calibration_error_is_the_gap_between_confidence_and_share_right():
    sure = [judged(0.75, Grade.CLAIM, right=at < 3) for at in range(4)]
    assert judge_selection(sure).calibration_error == pytest.approx(0)
    assert judge_selection(sure).grades[Grade.CLAIM].gap == pytest.approx(0)
    assert judge_selection([judged(0.9, Grade.CLAIM)]).calibration_error == pytest.approx(90)


def test_risk_is_that_of_the_surest_questions_up_to_a_coverage():
    outcomes = [
        judged(0.9, Grade.CLAIM, right=True),
        judged(0.5, Grade.CLOSEST),
        judged(0.5, Grade.CLOSEST, right=True),
        judged(0.0, None, shown=False),
    ]
    found = judge_selection(outcomes)
    assert found.risk_at(20) == 0
    assert found.risk_at(50) == pytest.approx(100 / 3)
    assert found.risk_at(90) is None


def test_the_report_says_what_claims_and_denials_are_worth(found):
    table, plain = evaluation.as_markdown(found), evaluation.as_json(found)["trust"]
    for words in (
        "| a claim | 3 | 100.0",
        "| “Probably:” |",
        "| a denial | 1 | 100.0",
        "Calibration error",
    ):
        assert words in table
    assert plain["grades"]["claim"]["right"]["of"] == 3
    assert plain["denials_true"] == {"per_cent": 100.0, "of": 1, "interval": [20.7, 100.0]}
    assert plain["risk_coverage"][-1] == [100.0, 25.0]


def test_the_chart_is_a_picture(found):
    pytest.importorskip("matplotlib")
    assert evaluation.draw_curves(found).startswith(b"\x89PNG")


def test_all_wrong_lines_are_named(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "When?"}\nno json\n{"answers": []}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match=r"(?s)line 2.*line 3"):
        read_judged(file)


def test_rows_say_what_each_answer_is_worth_and_are_read_back_to_the_letter(found, tmp_path):
    outcomes = [*found.outcomes[OURS], *found.outcomes["rapidfuzz WRatio"]]
    rows = evaluation.rows_of([*outcomes, judged(0.2, Grade.CLOSEST, right=True)])
    judgements = [row.judgement.value for row in rows]
    assert judgements[:4] == ["right"] * 4
    assert (rows[6].unanswerable, judgements[6], judgements[8]) == (True, "wrong", "open")
    rows.append(replace(rows[0], question='=HYPERLINK("x")', text='\'- a, "b"\nc'))
    for suffix in evaluation.FORMATS:
        file = tmp_path / f"rows{suffix}"
        file.write_bytes(evaluation.write_rows(rows, suffix))
        assert evaluation.read_rows(file) == rows
    assert b"\r\n=" not in (tmp_path / "rows.csv").read_bytes()
    (tmp_path / "rows.json").write_text('[{"question": 1}]', encoding="utf-8")
    for name, says in (("rows.json", "holds no rows"), ("none.csv", "cannot be read")):
        with pytest.raises(DocumentError, match=says):
            evaluation.read_rows(tmp_path / name)


def test_a_comparison_names_what_turned_right_and_what_turned_wrong(found):
    now = evaluation.rows_of(found.outcomes[OURS])
    before = [
        replace(now[0], judgement=evaluation.Judgement.OPEN),
        *now[1:3],
        replace(now[3], question="gone"),
        replace(now[0], judgement=evaluation.Judgement.WRONG),
    ]
    compared = evaluation.compare(before, [*now, now[0]])
    assert [(each.now.question, each.is_better) for each in compared.changes] == [
        (now[0].question, True)
    ] * 2
    assert (compared.same, compared.only_before, compared.only_now) == (2, 1, 1)
    back = evaluation.compare([*now, now[0]], before)
    assert [each.now.judgement.value for each in back.worse] == ["open", "wrong"]
    assert evaluation.comparison_lines(back)[0] == "Better: 0, worse: 2, as before: 2."
    assert evaluation.comparison_as_json(back)["worse"][0]["now"]["judgement"] == "open"


def test_a_limit_is_kept_or_named_with_what_was_measured(found):
    limits = [evaluation.MetricLimit(*each) for each in (("right", 100), ("false_answers", 0))]
    assert evaluation.find_misses(found, limits) == []
    strict = [evaluation.MetricLimit("claims_right", 101), evaluation.MetricLimit("wrong", -1)]
    assert [each.measured for each in evaluation.find_misses(found, strict)] == [100, 0]
    nothing = evaluation.Evaluation({OURS: []})
    (missed,) = evaluation.find_misses(nothing, limits[:1])
    assert (missed.limit.metric, missed.measured) == ("right", None)
