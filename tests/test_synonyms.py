"""Editors teach which terms mean the same: found in a question in any form, and taken back."""

import json
from functools import partial

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from handlers.admin.synonyms import terms_in
from handlers.rendering.texts import texts_for
from knowledge import Curator, Found, Judged, Source, SynonymError, SynonymFault
from knowledge.curation.taught_synonyms import MOST_TERMS
from tests.conftest import EDITOR

ANNA, BORIS = "editor-1", "editor-2"
TOWN = (
    "The town hall is open from 9 to 17 on working days. The swimming pool has six lanes. "
    "Dogs are welcome in the lower park."
)
RATUSHA = "when is the ratusha open?"


@pytest.fixture
def town(empty_library):
    empty_library.import_document(Source(TOWN, "Town guide"), by=ANNA)
    return empty_library


@pytest.fixture
def groups(town):
    return Curator(town.answerer).synonyms


def first(library, question):
    answer = library.answer(question).answer
    return answer.best.fact.id if isinstance(answer, Found) else None


def test_a_question_in_a_taught_term_finds_what_the_document_calls_otherwise(town, groups):
    assert first(town, RATUSHA) is None
    group = groups.teach(["ratusha", "town hall"], by=ANNA)
    assert group.terms == ("ratusha", "town hall")
    assert first(town, RATUSHA) == 1
    assert first(town, "when are the ratushas open?") == 1
    groups.teach(["plunge bath", "swimming pool"], by=ANNA)
    assert first(town, "how many lanes has the plunge bath?") == 2


def test_the_words_themselves_come_before_what_stands_for_them(town, groups):
    town.import_document(Source("The ratusha is open from 10 to 12 on Sundays.", "Signs"))
    groups.teach(["ratusha", "town hall"], by=ANNA)
    ranked = [hit.fact.id for hit in town.answer(RATUSHA).ranking]
    assert ranked[:2] == [4, 1]
    ranked = [hit.fact.id for hit in town.answer("when is the town hall open?").ranking]
    assert ranked[:2] == [1, 4]


def test_terms_in_other_languages_and_cases_are_met(town, groups):
    groups.teach(["Городская ратуша", "town hall"], by=ANNA)
    assert [each.id for each in groups.all("ru")] == [each.id for each in groups.all("en")]
    ranking = town.answer("когда открыта городская ратуша?").ranking
    assert ranking[0].fact.id == 1
    groups.teach(["қалалық әкімдік", "town hall"], by=ANNA)
    (group,) = groups.all("kk")
    assert group.terms == ("Городская ратуша", "town hall", "қалалық әкімдік")


def test_a_preview_says_how_often_terms_stand_and_which_questions_turn(town):
    waiting = [RATUSHA, "who is the mayor?"]
    groups = Curator(town.answerer, [Judged(RATUSHA, (1,))], lambda: waiting).synonyms
    Curator(town.answerer).ask(1, "is the town hall open on Monday?", by=ANNA)
    preview = groups.before_teaching(["ratusha", "town hall"])
    terms = ("ratusha", "town hall")
    assert (preview.terms, preview.facts, preview.joins) == (terms, (0, 1), False)
    done = preview.check.finish()
    assert done.total == 3, "judged, a stored one in the other words, and one that waits"
    assert [(each.question, each.was_right, each.is_right) for each in done.shifts] == [
        (RATUSHA, False, True),
        (RATUSHA, None, None),
    ]
    assert groups.all() == []


def test_terms_join_a_group_are_removed_one_by_one_and_all_is_undone(town, groups):
    bench = Curator(town.answerer)
    before = [*town.export()]
    groups.teach(["Ratusha", "town hall"], by=ANNA)
    joined = groups.teach(["civic centre", "TOWN HALL"], by=ANNA)
    assert joined.terms == ("Ratusha", "town hall", "civic centre")
    assert groups.before_teaching(["mairie", "ratusha"]).joins
    assert groups.remove(joined.id, "town hall", by=ANNA) == ("Ratusha", "civic centre")
    assert first(town, RATUSHA) is None
    with pytest.raises(SynonymError) as gone:
        groups.remove(joined.id + 99, by=ANNA)
    assert gone.value.fault is SynonymFault.GONE
    undone = bench.undo(by=ANNA)
    assert undone
    assert undone.before == "Ratusha = town hall = civic centre"
    assert first(town, RATUSHA) == 1
    groups.remove(groups.all()[0].id, by=ANNA)
    groups.teach(["ratusha", "Town hall"], by=BORIS)
    bench.undo(by=ANNA)
    assert first(town, RATUSHA) == 1
    bench.undo(by=BORIS)
    for _ in range(2):
        bench.undo(by=ANNA)
    assert [*town.export()] == before


def test_what_is_taught_is_in_the_export_and_comes_back(town, groups):
    groups.teach(["ratusha", "town hall"], by=ANNA)
    exported = [each for each in town.export() if each.type == "synonym"]
    assert len(exported) == 2
    groups.remove(groups.all()[0].id, by=ANNA)
    town.import_records(exported, "synonyms.jsonl", by=ANNA)
    assert first(town, RATUSHA) == 1
    (group,) = groups.all()
    assert set(group.terms) == {"ratusha", "town hall"}


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        (["ratusha"], SynonymFault.FEW),
        (["ratusha", " RATUSHA "], SynonymFault.FEW),
        (["ratusha", "x" * 101], SynonymFault.LONG),
        (["ratusha", "a b c d e f g h i"], SynonymFault.LONG),
        (["and", "town hall"], SynonymFault.COMMON),
        (["?!", "town hall"], SynonymFault.COMMON),
        ([f"hall{n}" for n in range(MOST_TERMS + 1)], SynonymFault.MANY_TERMS),
    ],
)
def test_what_cannot_be_taught_is_refused_and_nothing_is_stored(groups, terms, fault):
    for act in (groups.before_teaching, lambda given: groups.teach(given, by=ANNA)):
        with pytest.raises(SynonymError) as refused:
            act(terms)
        assert refused.value.fault is fault
    assert groups.all() == []


def test_what_is_known_is_not_taught_again(groups):
    groups.teach(["ratusha", "town hall"], by=ANNA)
    with pytest.raises(SynonymError) as refused:
        groups.teach(["Town Hall", "ratusha"], by=BORIS)
    assert refused.value.fault is SynonymFault.KNOWN


@pytest.fixture
def library(town):
    """The bot of these tests answers from the town guide."""
    return town


@pytest.mark.parametrize(
    ("language", "term", "question"),
    [
        ("en", "ratusha", RATUSHA),
        ("ru", "ратхаус", "когда открыт ратхаус?"),
        ("kk", "ратхаус үйі", "ратхаус үйі қашан ашық?"),
    ],
)
async def test_an_editor_teaches_lists_takes_out_and_undoes(
    application, person, language, term, question
):
    texts, editor = texts_for(language), person(EDITOR, language=language)
    await person().says(question)
    (listed,) = await editor.says("/synonym")
    assert listed.text.startswith(texts("synonyms-none-of"))
    (preview,) = await editor.says(f"/synonym {term} = town hall")
    assert texts("synonym-facts", term="town hall", count=1) in preview.text
    for running in application.bot_data.running_checks.running:
        await running
    assert f"“{question}”" in preview.text.replace("«", "“").replace("»", "”")
    assert "✗" not in preview.text
    await editor.taps(texts("button-save"))
    assert preview.text == texts("synonym-done", terms=f"{term} = town hall")
    assert application.bot_data.library.answer(question).ranking[0].fact.id == 1
    (listed,) = await editor.says("/synonym")
    assert f"1. {term} = town hall" in listed.text
    await editor.taps("1")
    await editor.taps("1")
    assert listed.text == texts("synonym-removed", terms=term)
    assert application.bot_data.curator.synonyms.all() == []
    (shown,) = await editor.says("/undo")
    assert term in shown.text
    await editor.taps(next(iter(shown.buttons)))
    (found,) = await editor.says(f"/synonym {term.upper()}")
    assert [*found.buttons][:2] == ["1", "2"]
    (refused,) = await editor.says(f"/synonym TOWN hall = {term}")
    assert refused.text == texts("synonym-refused-known", term=f"TOWN hall = {term}")


@pytest.mark.parametrize(
    "written",
    ["ferry = tram, sky bus", "ferry / tram / sky bus", "ferry; tram | sky bus",
     "ferry or tram or sky bus", "ferry или tram, sky bus", "ferry немесе tram\nsky bus"],
)  # fmt: skip
def test_marks_and_words_between_terms_part_them(written):
    assert terms_in(written) == ["ferry", "tram", "sky bus"]
    assert terms_in(f"24/7 = 1,5 {written}")[0] == "24/7"


def test_the_command_line_lists_teaches_and_takes_out(town, settings_of):
    env = {"EMBEDDING_MODEL": "off", **settings_of(town)}

    def run(*arguments, code=0):
        done = CliRunner().invoke(main, ["synonym", *arguments], env=env)
        assert done.exit_code == code, done.output
        return done.stdout, done.stderr

    assert run() == ("", "")
    said, shown = run("add", "ratusha", "=", "town hall")
    assert said == "Saved: ratusha = town hall.\n"
    assert "town hall – in one sentence" in shown
    run("add", "ратуша=town hall")
    run("add", "plunge bath", "swimming pool")
    assert run()[0] == "plunge bath = swimming pool\nratusha = town hall = ратуша\n"
    assert [*map(json.loads, run("--lang", "ru", "--json")[0].splitlines())] == [
        {"group": 1, "terms": ["ratusha", "town hall", "ратуша"]}
    ]
    assert first(town, RATUSHA) == 1
    assert run("remove", "TOWN HALL")[0] == "Taken out: town hall.\nLeft: ratusha = ратуша.\n"
    assert run("remove", "ratusha", "--all")[0] == "Taken out: ratusha = ратуша.\n"
    assert run()[0] == "plunge bath = swimming pool\n"
    assert "is no synonym of anything" in run("remove", "ratusha", code=1)[1]
    assert "Name two terms" in run("add", "ratusha", code=1)[1]
    assert "That is known already" in run("add", "swimming pool", "plunge bath", code=1)[1]


def test_a_script_says_yes_to_what_changes_answers(town, settings_of, tmp_path):
    file = tmp_path / "questions.jsonl"
    file.write_text(json.dumps({"question": RATUSHA, "answers": [1]}))
    env = {"EMBEDDING_MODEL": "off", "QUESTIONS_FILE": str(file), **settings_of(town)}
    run = partial(CliRunner().invoke, main, env=env)
    add = ["synonym", "add", "ratusha = town hall"]
    refused = run(add)
    assert (refused.exit_code, "Repeat it with --yes" in refused.stderr) == (1, True)
    assert Curator(town.answerer).synonyms.all() == []
    assert run([*add, "--yes"]).exit_code == 0
    assert len(Curator(town.answerer).synonyms.all()) == 1


async def test_for_others_there_are_no_synonyms(person):
    (refused,) = await person().says("/synonym a = b")
    assert refused.text == texts_for("en")("unknown-command")
