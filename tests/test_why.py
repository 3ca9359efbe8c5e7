"""Editors see why a question was answered so, in their language, and mend it by a tap."""

import json

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from handlers.rendering.texts import texts_for
from knowledge import DecidedBy, EvidenceCheck, Found, MatchKind, Role, explain
from knowledge.answering.mismatches import REFUTING
from knowledge.conversations import Conversation
from tests.article import TREATY
from tests.conftest import EDITOR, READER

CONTRACT = "which contract of an economic union was signed in the capital?"
WHEN = "when was the Eurasian treaty signed?"
GROUP = {"id": -5, "type": "supergroup", "title": "G"}


def why(library, question, before=None):
    turn = library.converse(question, before or Conversation())
    return explain(library.answerer, turn.response)


def test_an_explanation_has_what_matched_what_lacks_and_what_was_decided_by(library):
    said = why(library, CONTRACT)
    assert (said.decided_by, said.fact and said.fact.id) == (DecidedBy.CONFIDENCE, 15)
    words = [(each.word, each.kind.value, each.met) for each in said.words]
    assert words == [
        ("contract", "missing", ""),
        ("economic", "exact", "Economic"),
        ("union", "exact", "Union"),
        ("signed", "exact", "signed"),
        ("capital", "other_word", "Astana"),
    ]
    assert said.limits
    assert said.confidence >= said.limits.claimed > said.limits.probable
    assert [each.word for each in why(library, "who rules Brazil?").words_of(MatchKind.ABSENT)]
    exact = why(library, "What was signed in Astana?")
    assert (exact.decided_by, exact.confidence) == (DecidedBy.EXACT_QUESTION, 1.0)
    assert why(library, "hello").decided_by is DecidedBy.SMALL_TALK
    assert why(library, "what is this article about?").decided_by is DecidedBy.DOCUMENT
    assert why(library, "Syria").decided_by is DecidedBy.TOPIC
    follow_up = why(library, "and when?", Conversation((3,), "where was the OSCE summit?"))
    assert follow_up.decided_by is DecidedBy.CONVERSATION


def test_what_blocks_a_claim_and_the_stored_question_behind_it_are_named(library):
    said = why(library, WHEN)
    assert set(said.failed) == {EvidenceCheck.LEFT_OPEN, EvidenceCheck.NOTHING_OF_KIND}
    assert said.left_open
    assert said.left_open.text == "When was the treaty of the Eurasian Economic Union signed?"
    assert said.stored
    assert (said.stored.fact, said.needed) == (15, 0.8)
    assert said.others[0].id != 15
    alike = why(library, "what treaty was it that they signed in Astana")
    assert alike.decided_by is DecidedBy.STORED_QUESTION
    assert alike.stored
    assert alike.stored.likeness >= alike.needed


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "names none"), ("ru", "оно не названо"), ("kk", "ол аталмаған")],
)
async def test_an_editor_is_told_in_their_language_and_teaches_by_a_tap(
    application, person, language, says
):
    texts, editor = texts_for(language), person(EDITOR, language=language)
    (answer,) = await editor.says(WHEN)
    (told,) = await editor.taps(texts("button-why"))
    assert told is not answer
    assert says in told.text
    assert "64 %" in told.text
    assert [*told.buttons] == [
        texts("button-why-answers"),
        texts("button-why-not"),
        texts("button-why-other"),
        texts("button-open-fact", id=15),
    ]
    await editor.taps(texts("button-why-answers"))
    assert told.text.startswith(texts("question-done", count=1, id=15))
    assert application.bot_data.library.answer(WHEN).confidence == 1.0
    await editor.says(WHEN)
    (told,) = await editor.taps(texts("button-why"))
    assert texts("button-why-answers") not in told.buttons
    await editor.taps(texts("button-why-not"))
    assert not isinstance(application.bot_data.library.answer(WHEN).answer, Found)


async def test_nothing_is_taught_to_a_fact_that_was_changed_since_it_was_shown(
    application, person
):
    editor, curator = person(EDITOR), application.bot_data.curator
    await editor.says(WHEN)
    (told,) = await editor.taps("Why?")
    curator.edit(15, curator.page(15).fact.text.removeprefix("The "), by="operator")
    await editor.taps("It answers this")
    assert "Nothing was overwritten" in told.text
    assert WHEN not in {each.text for each in curator.page(15).questions}
    await editor.taps("Save anyway")
    assert WHEN in {each.text for each in curator.page(15).questions}


async def test_another_fact_is_linked_from_the_ranking_or_by_words(application, person):
    editor, library = person(EDITOR), application.bot_data.library
    await editor.says(CONTRACT)
    await editor.taps("Why?")
    (told,) = await editor.taps("Another fact answers")
    assert [*told.buttons][:2] == ["1", "2"]
    first = told.text.splitlines()[2].removeprefix("1. ")
    await editor.taps("1")
    assert isinstance(library.answer(CONTRACT).answer, Found)
    assert library.answer(CONTRACT).answer.best.fact.text == first
    await editor.says("which contract was put to paper in the capital, please?")
    await editor.taps("Why?")
    await editor.taps("Another fact answers")
    await editor.taps("Another sentence")
    (found,) = await editor.says("15")
    assert TREATY.rstrip(".") in found.text
    (done,) = await editor.taps("1")
    assert done.text.startswith("Saved: 1 question of fact 15.")


async def test_why_stays_under_an_answer_that_is_turned_and_turned_back(person):
    editor = person(EDITOR)
    (answer,) = await editor.says(CONTRACT)
    await editor.taps("In context")
    assert "Why?" in answer.buttons
    await editor.taps("Back")
    assert "Why?" in answer.buttons
    (several,) = await editor.says(f"{CONTRACT} And when was the OSCE summit?")
    assert "2. Why?" in several.buttons
    (told,) = await editor.taps("2. Why?")
    assert "OSCE" in told.text


async def test_a_follow_up_is_explained_and_teaches_nothing(person):
    editor = person(EDITOR)
    await editor.says("where was the OSCE summit?")
    await editor.says("and when?")
    (told,) = await editor.taps("Why?")
    assert "going on from the answer before" in told.text
    assert "I learn no wording from it" in told.text
    assert [*told.buttons] == [*told.buttons][-1:]


async def test_nobody_else_sees_why(application, api, person):
    roles = application.bot_data.users.roles
    roles.appoint(READER, "B", Role.REVIEWER)
    for reader, said in ((person(), "role-lacking"), (person(READER + 1), "button-expired")):
        (answer,) = await reader.says(CONTRACT)
        assert "Why?" not in answer.buttons
        await reader.presses(answer, "v1:at:why:0:0")
        assert api.toasts[-1] == texts_for("en")(said)
    editor = person(EDITOR)
    editor.chat = GROUP
    (answer,) = await editor.says(f"/ask {CONTRACT}")
    assert "Why?" not in answer.buttons
    replied = {"message_id": answer.id, "date": 1, "chat": GROUP, "from": {
        "id": 123456, "is_bot": True, "first_name": "Bot", "username": "astana_bot"}}  # fmt: skip
    (told,) = await editor.says("/why", reply_to_message=replied)
    assert (told.chat, "Why I answered so" in told.text) == (EDITOR, True)
    other = person()
    other.chat = GROUP
    assert await other.says("/why", reply_to_message=replied) == []


def test_the_command_line_explains_too(library, settings_of):
    def ask(*options):
        given, env = ["ask", CONTRACT, "--explain", *options], settings_of(library)
        return CliRunner().invoke(main, given, env={"EMBEDDING_MODEL": "off", **env}).stdout

    said = json.loads(ask("--json"))
    assert said["explanation"]["decided_by"] == "confidence"
    assert said["explanation"]["words"][4]["met"] == "Astana"
    lines = ask().splitlines()
    assert lines[3] == "Why I answered so"
    assert "Missing in it: contract" in lines


def test_every_mismatch_that_forbids_a_claim_is_told_in_every_language():
    assert {*REFUTING} <= {*EvidenceCheck}
    for texts in map(texts_for, ("en", "ru", "kk")):
        told = {texts("why-check", check=each, wanted="other") for each in EvidenceCheck}
        assert len(told) == len(EvidenceCheck), "each in words of its own"
        ways = {texts("why-decided", by=each) for each in DecidedBy}
        assert len(ways) == len(DecidedBy)
