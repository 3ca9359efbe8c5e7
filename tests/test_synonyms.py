"""Editors teach which terms mean the same: found in a question in any form, and taken back."""

import pytest

from knowledge import Curator, Found, Source, SynonymError, SynonymFault
from knowledge.curation.synonym_groups import MOST_TERMS

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


def test_a_preview_says_how_often_terms_stand_and_which_wordings_turn(town, groups):
    Curator(town.answerer).ask(1, "town hall?\ntown hall, please", by=ANNA)
    preview = groups.before_teaching(["ratusha", "town hall"])
    terms = ("ratusha", "town hall")
    assert (preview.terms, preview.facts, preview.joins) == (terms, (0, 1), False)
    done = preview.check.finish()
    assert {each.question for each in done.shifts} == {"ratusha?", "ratusha, please"}
    assert (done.shifts[0].was_right, done.shifts[0].is_right) == (False, True)
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
    assert bench.undo(by=ANNA).before == "Ratusha = town hall = civic centre"
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
