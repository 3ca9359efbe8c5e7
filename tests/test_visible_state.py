"""State is visible: thumbs on their buttons, links to what was withdrawn, commands by role."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import Draft, Reason, Role
from tests.article import QUESTION, TREATY
from tests.conftest import EDITOR, READER
from tests.messages import SUPERGROUP, mention

WHY = ["Wrong sentence", "Not what I asked"]


def rows_of(answer):
    return [[button["text"] for button in row] for row in answer.content.rows]


@pytest.fixture
def journal(application):
    return application.bot_data.users.query_log


async def test_a_thumb_is_marked_and_can_be_taken_back(person, api, journal):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    before = rows_of(answer)
    await reader.taps("👍")
    assert rows_of(answer)[1] == ["👍 ✓", "👎"]
    await reader.taps("👍 ✓")
    assert api.toasts[-1] == "Taken back."
    assert rows_of(answer) == before
    await reader.taps("👎")
    await reader.taps("👎 ✓")
    assert rows_of(answer) == before
    assert journal.unanswered() == []


async def test_a_thumb_down_is_asked_why_and_offered_the_editors(person, api, application):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    await reader.taps("👎")
    assert rows_of(answer)[1:4] == [["👍", "👎 ✓"], WHY, ["Ask the editors"]]
    await reader.taps("Not what I asked")
    assert api.toasts[-1] == "Thank you. The editors will see why."
    assert rows_of(answer)[2] == ["Wrong sentence", "Not what I asked ✓"]
    await reader.taps("Ask the editors")
    assert rows_of(answer)[2:4] == [["Wrong sentence", "Not what I asked ✓"], ["Editors asked ✓"]]
    users = application.bot_data.users
    (entry,) = users.query_log.unanswered()
    assert (entry.downs, entry.is_sent, entry.waits) == (1, True, True)
    assert users.feedback.reasons([entry.id]) == {Reason.QUESTION: 1}
    await reader.taps("👍")
    assert rows_of(answer)[1] == ["👍 ✓", "👎"]
    assert not any("Wrong sentence" in row for row in rows_of(answer))
    assert users.feedback.reasons([entry.id]) == {}


async def test_what_was_given_is_still_seen_after_a_look_around(person):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    await reader.taps("👎")
    marked = rows_of(answer)
    await reader.taps("In context")
    await reader.taps("Back")
    assert rows_of(answer) == marked
    assert TREATY in answer.text


async def test_editors_read_why(person):
    reader, editor = person(), person(EDITOR)
    await reader.says(QUESTION)
    await reader.taps("👎")
    await reader.taps("Wrong sentence")
    await editor.says("/inbox")
    (item,) = await editor.taps("1")
    assert "👎 wrong sentence: 1" in item.text


async def test_a_group_sees_how_many_gave_a_thumb_and_nobody_is_asked_before_all(person):
    one, other = person(), person(6_001_234_567, language="ru")
    (answer,) = await one.sends("message", {**mention(), "chat": SUPERGROUP})
    await one.taps("👍")
    assert rows_of(answer)[1] == ["👍 1", "👎"]
    await other.taps("👍 1")
    await other.taps("👍 2")
    await other.taps("👎")
    assert rows_of(answer)[1:2] == [["👍 1", "👎 1"]]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_each_reason_has_a_name_in_each_language(language):
    names = {texts_for(language)(f"button-wrong-{reason}") for reason in Reason}
    assert len(names) == len(Reason)


WITHDRAWN = "The editors have withdrawn the sentence behind this link."


async def test_a_link_to_a_withdrawn_sentence_says_so(person):
    editor, reader = person(EDITOR), person()
    await editor.says("/delete 15")
    await editor.taps("Withdraw")
    (answer,) = await reader.says("/start fact_15")
    assert answer.text.startswith(WITHDRAWN)
    assert TREATY not in answer.text
    await editor.says("/undo")
    await editor.taps("Take it back")
    (answer,) = await reader.says("/start fact_15")
    assert TREATY in answer.text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_a_link_to_a_replaced_sentence_shows_what_replaced_it(
    person, application, library, language
):
    reader, curator = person(language=language), application.bot_data.curator
    height = "The tower of the old fort is {} metres high."
    old = library.add(Draft(height.format(97), "Guide"), by="x")
    curator.withdraw(old.id, by="x")
    library.add(Draft(height.format(105), "Guide"), by="x")
    (answer,) = await reader.says(f"/start fact_{old.id}")
    assert answer.text.startswith(texts_for(language)("fact-replaced"))
    assert "105 metres" in answer.text
    assert "97 metres" not in answer.text


async def test_help_shows_each_role_what_it_may_do(person, application):
    roles = application.bot_data.users.roles
    roles.appoint(READER, "R", Role.REVIEWER)
    (reviewer,) = await person().says("/help")
    (owner,) = await person(EDITOR).says("/help")
    (anybody,) = await person(6_001_234_567).says("/help")
    assert "As an editor" not in anybody.text
    assert "/inbox – " in reviewer.text
    assert "/addfact" not in reviewer.text
    for command in ("/inbox", "/addfact", "/editors", "/import", "/undo", "/cancel"):
        assert f"{command} – " in owner.text
        assert command not in anybody.text
