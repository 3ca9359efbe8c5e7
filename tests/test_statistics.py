"""Editors see how much was asked, how well it was answered and how fast, in figures and bars."""

import json
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO

import pytest
from click.testing import CliRunner
from matplotlib.image import imread

from bot.__main__ import main
from handlers.rendering.charts import draw
from handlers.rendering.statistics import render_statistics
from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    Cipher,
    Draft,
    Feedback,
    LoggedAnswer,
    Origin,
    Place,
    QueryLog,
    StatisticsReader,
    Thumb,
)
from tests.article import GOATS, QUESTION
from tests.conftest import EDITOR

PNG = b"\x89PNG"
NOW = datetime.now(UTC)


@pytest.fixture
def feedback(library, tmp_path):
    return Feedback(library.database, Cipher.open(tmp_path / "test.key"))


@pytest.fixture
def journal(library, tmp_path):
    return QueryLog(library.database, Cipher.open(tmp_path / "test.key"))


@pytest.fixture
def count(library, journal, feedback):
    """Four questions of two people today, and one of ten days ago."""
    for at, (words, user, ms) in enumerate(
        [(QUESTION, 1, 10.0), (QUESTION, 2, 30.0), (GOATS, 1, 20.0), ("hello", 1, 1.0),
         (GOATS, 2, 40.0), ("when was the circus opened?", 2, 50.0)]
    ):  # fmt: skip
        journal.note(LoggedAnswer(library.answer(words), Origin(user, ms), Place(at, 7)))
    feedback.rate(Place(0, 7), 1, Thumb.UP)
    feedback.rate(Place(2, 7), 1, Thumb.DOWN)
    # Not when they are written: midnight may have passed since.
    days = [(NOW - timedelta(days)).isoformat(timespec="seconds") for days in (10, 0)]
    with library.database.write(changes_answers=False) as db:
        db.execute("UPDATE journal SET at = CASE WHEN milliseconds = 50 THEN ? ELSE ? END", days)
    return StatisticsReader(library.answerer, journal).count


def test_the_figures_are_those_of_the_days(count):
    week = count(7, NOW)
    assert (week.asked, week.found, week.unsure + week.not_found) == (4, 2, 2)
    assert (week.people, week.ups, week.downs) == (2, 1, 1)
    assert (week.median, week.p95) == (20.0, 40.0)
    assert [(fact.id, times) for fact, times in week.facts] == [(15, 2)]
    assert week.unanswered == ((GOATS, 2),)
    assert count(30, NOW).asked == 5
    assert count(30, NOW).unanswered[1] == ("when was the circus opened?", 1)


def test_what_a_fact_answers_by_now_is_not_said_to_wait(count, library):
    circus = "The circus was opened in 1934."
    library.add(Draft(circus, "Guide", questions=("when was the circus opened?",)), by="e1")
    assert count(30, NOW).unanswered == ((GOATS, 2),)


@pytest.mark.parametrize(("days", "bars"), [(1, 24), (7, 7), (30, 30)])
def test_the_bars_hold_every_question_once(count, days, bars):
    statistics = count(days, NOW)
    assert len(statistics.bars) == bars
    assert sum(bar.found for bar in statistics.bars) == statistics.found
    assert sum(bar.not_found for bar in statistics.bars) == statistics.not_found
    # A day is that of the editor's clock, not that of the server.
    assert statistics.bars[-1].at.date() == NOW.date()


def test_nothing_asked_is_no_error(library, journal):
    nothing = StatisticsReader(library.answerer, journal).count(7, NOW)
    assert (nothing.asked, nothing.median) == (0, None)
    assert "Questions: 0." in render_statistics(nothing, texts_for("en")).plain
    assert (draw(nothing, texts_for("en")) or b"").startswith(PNG)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_picture_changes_with_the_period(person, language):
    await person().says(QUESTION)
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (shown,) = await editor.says("/stats")
    assert [*shown.buttons] == [texts("stats-today"), *(
        texts("stats-days", count=count) for count in (7, 30))]  # fmt: skip
    height, width, _ = imread(BytesIO(shown.document)).shape
    assert (width, height) == (1080, 720)
    before = shown.document
    await editor.presses(shown, shown.buttons[texts("stats-today")])
    assert shown.text.startswith(texts("stats-today"))
    assert shown.document.startswith(PNG)
    assert shown.document != before


async def test_long_sentences_fit_below_the_picture(person):
    for word in "aaaa bbbb cccc dddd":
        await person().says(f"how many {word * 60} graze there?")
    await person().says("what is written in the treaty on the establishment of the union?")
    (shown,) = await person(EDITOR).says("/stats")
    assert len(shown.text) < 1024


async def test_without_the_extra_there_are_figures_alone(person, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    (shown,) = await person(EDITOR).says("/stats")
    assert shown.document == b""
    await person(EDITOR).presses(shown, shown.buttons["30 days"])
    assert shown.text.startswith("30 days\nQuestions: 0.")


@pytest.mark.usefixtures("count")
def test_scripts_get_the_same_figures(library, settings_of, tmp_path):
    run = partial(CliRunner().invoke, main, obj=None, env={
        **settings_of(library), "KEY_FILE": str(tmp_path / "test.key"),
        "EMBEDDING_MODEL": "off", "LANG": "en", "LC_ALL": ""})  # fmt: skip
    figures = json.loads(run(["stats", "--json", "--days", "30"]).stdout)
    assert (figures["asked"], figures["p95_ms"]) == (5, 50.0)
    assert figures["unanswered"][0] == {"question": GOATS, "count": 2}
    chart = tmp_path / "chart.png"
    shown = run(["stats", "--chart", str(chart)])
    assert shown.stdout.startswith("7 days\nQuestions: 4. Answered: 2")
    assert chart.read_bytes().startswith(PNG)
    assert run(["stats", "--chart", str(tmp_path)]).exit_code == 2
