"""What one can do with an answer: look around, judge it, hand it on, ask anew by an edit."""

import re
from datetime import UTC, datetime

import pytest

from handlers.context import Context
from handlers.notifications import NotificationResult, send_notifications
from handlers.rendering.markup import utf16
from handlers.rendering.payloads import AnswerAction
from handlers.rendering.texts import texts_for
from knowledge import Draft, LoggedAnswer, Origin, Outcome, Place
from tests.article import QUESTION, TREATY
from tests.botapi import as_message
from tests.conftest import EDITOR, READER
from tests.messages import GROUP, mention

NOT_SAID = "how do I cook plov?"
SUMMIT = "When was the OSCE summit?"


@pytest.fixture
def journal(application):
    return application.bot_data.users.query_log


async def test_an_answer_can_be_copied_and_shared(person):
    (answer,) = await person().says(QUESTION)
    assert [*answer.buttons][:5] == ["In context", "Copy", "Share", "👍", "👎"]
    assert [len(row) for row in answer.content.rows][:2] == [3, 2]
    assert answer.buttons["Copy"].startswith(f"“{TREATY}”\n20th anniversary of Astana, ¶ 5")
    assert answer.buttons["Share"] == "fact_15"


async def test_a_long_sentence_is_shortened_to_be_copied_and_its_place_never(person, library):
    words = f"The aardvark {'very ' * 60}slowly dug."
    library.add(Draft(words, "Zoo", questions=("what did the aardvark do?",)), by="test")
    (answer,) = await person().says("what did the aardvark do?")
    copied = answer.buttons["Copy"]
    assert copied.startswith("“The aardvark very very")
    assert copied.endswith("very…”\nZoo, ¶ 1, the only sentence")
    assert 240 < utf16(copied) <= 256


async def test_a_thumb_is_a_toast_and_can_change(person, api, journal):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    assert await reader.taps("👍") == [answer]
    assert api.toasts[-1] == "Thank you!"
    await reader.taps("👎")
    (entry,) = journal.unanswered()
    assert (entry.ups, entry.downs) == (0, 1)


@pytest.mark.parametrize("question", [NOT_SAID, "what is the price of gold?"])
async def test_a_question_without_an_answer_goes_to_the_editors_at_a_tap(
    person, api, journal, question
):
    reader = person()
    (answer,) = await reader.says(question)
    assert await reader.taps("Ask the editors") == [answer]
    told = texts_for("en")("thanks-tell")
    assert api.toasts[-1] == told
    assert "Ask the editors" not in answer.buttons
    # It stays so, and says so, when it is pressed again.
    await reader.taps("Editors asked ✓")
    assert (api.toasts[-1], "Editors asked ✓" in answer.buttons) == (told, True)
    (entry,) = journal.unanswered()
    assert (entry.question, entry.is_sent, entry.waits) == (question, True, True)


async def test_who_waits_is_told_once_in_the_language_of_the_question(
    person, api, application, journal
):
    reader = person(language="en")
    (answer,) = await reader.says("сколько стоит плов?")
    await reader.taps("Ask the editors")
    (entry,) = journal.unanswered()
    context = Context(application)
    journal.settle([entry.id], 15)
    assert (await send_notifications(context))[NotificationResult.TOLD] == 1
    assert (await send_notifications(context))[NotificationResult.TOLD] == 0
    news = api.sent[-1]
    assert news.replies_to == answer.id
    assert news.text.startswith("На ваш вопрос «сколько стоит плов?» нашёлся ответ:\n" + TREATY)
    assert [*news.buttons] == ["В тексте", "Копировать", "Поделиться"]


async def test_who_waited_and_left_is_not_told(api, application, journal, library):
    for place in (Place(5, 6001), Place("inline-1")):
        (asked,) = journal.note(LoggedAnswer(library.answer("?"), Origin(6001, 1.0), place))
        journal.wait(place)
        journal.settle([asked], 15)
    api.closed.add("6001")
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 0
    assert api.refusals == ["sendMessage: bot was blocked by the user"]
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 0
    assert len(api.refusals) == 1
    api.refusals.clear()


@pytest.mark.usefixtures("without_pauses")
async def test_who_cannot_be_told_now_is_told_later(api, application, journal, library):
    (asked,) = journal.note(LoggedAnswer(library.answer("?"), Origin(6001, 1.0), Place(5, 6001)))
    journal.wait(Place(5, 6001))
    journal.settle([asked], 15)
    api.is_down = True
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 0
    api.is_down = False
    api.refusals.clear()
    assert (await send_notifications(Context(application)))[NotificationResult.TOLD] == 1


async def test_an_answer_is_given_even_if_it_cannot_be_noted(person, library, libraries, caplog):
    with libraries.lacking(library, "journal"):
        answer, told = await person().says(QUESTION)
    assert TREATY in answer.text
    assert "could not be noted" in caplog.text
    assert told.chat == EDITOR
    assert "I cannot save" in told.text


async def test_an_edited_question_edits_its_answer(person, api, journal):
    reader = person()
    (answer,) = await reader.says(NOT_SAID)
    assert await reader.edits(QUESTION) == [answer]
    assert TREATY in answer.text
    assert await reader.edits(QUESTION) == []
    assert api.refusals.pop() == "editMessageText: message is not modified"
    assert await reader.edits(SUMMIT) == [answer]
    counts = journal.counts(datetime(2020, 1, 1, tzinfo=UTC))
    assert counts.outcomes == {Outcome.FOUND: 1}


async def test_an_edited_mention_edits_the_answer_in_the_group(person):
    reader = person()
    (answer,) = await reader.sends("message", {**mention(), "chat": GROUP})
    assert await reader.edits(SUMMIT, chat=GROUP) == [answer]
    assert TREATY not in answer.text


async def test_the_buttons_of_an_old_message_still_work(person, api):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    assert await reader.presses(answer, answer.buttons["In context"], is_old=True) == [answer]
    assert f"<b>{TREATY}</b>" in answer.html
    await reader.presses(answer, "v1:+", is_old=True)
    assert api.toasts[-1] == "Thank you!"
    (screen,) = await reader.says("/start")
    question, sample = next(iter(screen.buttons.items()))
    (asked,) = await reader.presses(screen, sample, is_old=True)
    assert asked.text.startswith(question)


async def test_what_was_pressed_while_the_bot_was_away_is_done_late(person, api):
    reader = person()
    (answer,) = await reader.says(NOT_SAID)
    before = as_message(answer)
    assert await reader.presses_late(answer, AnswerAction.TELL.pack()) == [answer]
    assert api.refusals.pop() == "answerCallbackQuery: query is too old or was answered"
    again = {"id": "x", "from": reader.user, "chat_instance": "1", "message": before}
    api.open_queries.add("x")
    await reader.delivers({"callback_query": {**again, "data": AnswerAction.WAIT.pack()}})
    assert api.refusals.pop() == "editMessageReplyMarkup: message is not modified"


async def test_what_a_button_shows_is_said_anew_where_its_message_was_deleted(person, api):
    reader = person()
    (answer,) = await reader.says(QUESTION)
    api.delete(answer)
    (anew,) = await reader.presses(answer, answer.buttons["In context"])
    assert anew.text.startswith("In context:")
    assert api.refusals.pop() == "editMessageText: message to edit not found"
    await reader.taps("Back")
    assert await reader.taps("👍") == [anew], "the answer is known where it stands now"
    assert "👍 ✓" in anew.buttons


async def test_who_has_blocked_the_bot_is_left_in_peace(person, api, caplog):
    api.closed.add(str(READER))
    assert await person().says(QUESTION) == []
    assert api.refusals == ["sendMessage: bot was blocked by the user"]
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    api.refusals.clear()


async def test_an_edit_below_a_deleted_answer_stays_without_one(person, api):
    reader = person()
    (answer,) = await reader.says(NOT_SAID)
    api.delete(answer)
    assert await reader.edits(QUESTION) == []
    assert api.refusals.pop() == "editMessageText: message to edit not found"


async def test_what_is_typed_elsewhere_is_offered_with_its_place(person):
    offered = await person().types(QUESTION)
    first, *_ = offered
    assert first == f"20th anniversary of Astana: {TREATY}"
    assert 1 < len(offered) <= 10
    for content in offered.values():
        assert "20th anniversary of Astana, ¶" in content.text
        assert content.buttons["Open the bot"].startswith("https://t.me/astana_bot?start=fact_")


async def test_nothing_is_offered_for_what_the_article_does_not_say(person):
    assert await person().types("zxcvbnm qwerty") == {}


async def test_who_has_typed_nothing_is_offered_questions(person):
    offered = await person(language="ru").types("")
    assert len(offered) == 3
    for title, content in offered.items():
        assert title.split(":")[0] in content.text


async def test_a_shared_fact_is_offered_and_opens_in_context_and_closes(person):
    reader = person()
    ((title, content),) = (await reader.types("fact_15")).items()
    assert TREATY in title
    (guest,) = await reader.calls_as_guest(**mention())
    await reader.presses(guest, content.buttons["In context"])
    assert f"<b>{TREATY}</b> The city hosted" in guest.html
    await reader.presses(guest, guest.buttons["Back"])
    assert guest.content == content
    assert await reader.types("fact_999") == {}


async def test_a_deep_link_opens_the_fact_in_its_paragraph(person):
    reader = person()
    (answer,) = await reader.says("/start fact_15")
    assert f"<b>{TREATY}</b> The city hosted" in answer.html
    await reader.taps("Back")
    assert answer.html.startswith(f"<blockquote>{TREATY}")


@pytest.mark.parametrize("payload", ["fact_999", "fact_", "x" * 64, "fact_15;", "ссылка"])
async def test_a_link_to_nothing_opens_the_first_screen(person, payload):
    (screen,) = await person().says(f"/start {payload}")
    assert screen.text.startswith("Hello!")


async def test_a_guest_gets_an_answer_that_can_be_judged(person, journal):
    reader = person()
    (answer,) = await reader.calls_as_guest(**mention(text=NOT_SAID))
    assert answer.text.startswith("The article does not say")
    await reader.presses(answer, AnswerAction.TELL.pack())
    assert [entry.question for entry in journal.unanswered()] == [NOT_SAID]


async def test_the_words_that_answer_are_bold_and_stay_so(person):
    reader = person()
    (answer,) = await reader.says(SUMMIT)
    assert "<b>" in answer.html
    before = answer.content
    await reader.taps("In context")
    await reader.taps("Back")
    assert answer.content == before


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("In what year was the OSCE summit?", "2010"),
        ("where was the treaty on the Eurasian Economic Union signed?", "Astana"),
        ("Which union's treaty was signed in Astana?", "Eurasian Economic Union"),
        ("ЕҚЫҰ саммиті қай жылы өтті?", "2010"),
        (QUESTION, "The treaty of the establishment of the Eurasian Economic Union"),
        ("What was opened in Astana?", None),
        ("where was the OIC summit?", None),
        ("Who says that all peacekeeping missions can be conducted successfully?", None),
        ("What do the participants call an important victory for Kazakhstan's diplomacy?", None),
    ],
)
async def test_only_what_clearly_answers_is_pointed_at(person, question, bold):
    (answer,) = await person().says(question)
    assert re.findall("<b>(.*?)</b>", answer.html) == ([bold] if bold else [])


async def test_who_reads_russian_sees_the_translation_of_the_editors(person, library):
    (answer,) = await person(language="ru").says(QUESTION)
    assert answer.text.startswith(TREATY)
    assert f"Перевод редакторов: {library.translation(15, 'ru')}" in answer.text
    (answer,) = await person(language="en").says(QUESTION)
    assert "Translation" not in answer.text


async def test_a_sentence_that_points_back_comes_with_the_one_before(person, library):
    opening = next(
        fact for fact in library.facts(1) if fact.text.startswith(("This ", "These ", "They "))
    )
    (answer,) = await person().says(f"/start fact_{opening.id}")
    await person().taps("Back")
    before = next(
        fact
        for fact in library.facts(1)
        if fact.citation.paragraph == opening.citation.paragraph
        and fact.citation.sentence == opening.citation.sentence - 1
    )
    assert answer.html.startswith(f"<blockquote><i>{before.text}</i> {opening.text}")


@pytest.mark.parametrize(("patience", "shown"), [(1, []), (0, ["typing"])])
async def test_typing_is_shown_to_those_only_who_have_to_wait(
    person, api, monkeypatch, patience, shown
):
    monkeypatch.setattr("handlers.typing_action.NOTICEABLE", patience)
    monkeypatch.setattr("knowledge.library.FEW", -1)  # so that it is answered in a thread
    await person().says(QUESTION)
    assert api.actions == shown
