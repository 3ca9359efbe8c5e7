"""Answers are judged on questions whose answers are known, beside other ways of searching."""

import pytest

from knowledge import Judged, evaluation, read_judged
from knowledge.errors import DocumentError
from knowledge.evaluation.metrics import OURS, Share
from tests.benchmarks.baselines import baselines

TREATY = "the treaty of the establishment of the Eurasian Economic Union was also signed in Astana"
ASKED = (
    Judged("What was signed in Astana?", (TREATY,)),
    Judged("wen was the osce sumit?", (3,)),
    Judged("who is the president of Brazil?", (), is_unanswerable=True),
    Judged("Что подписали в Астане?", (15,), language="ru"),
)  # fmt: skip


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


def test_the_chart_is_a_picture(found):
    pytest.importorskip("matplotlib")
    assert evaluation.draw_curves(found).startswith(b"\x89PNG")


def test_all_wrong_lines_are_named(tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text('{"question": "When?"}\nno json\n{"answers": []}\n', encoding="utf-8")
    with pytest.raises(DocumentError, match=r"(?s)line 2.*line 3"):
        read_judged(file)
