"""Editors deal with what nobody could answer, from their phones, one tap each."""

from datetime import UTC, datetime, timedelta

import pytest

from handlers.admin.digest import send_digests
from handlers.admin.inbox import answer_waiting
from handlers.admin.inbox_removal import deny_waiting, drop_waiting
from handlers.context import Context
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Role
from tests.article import GOATS, TREATY
from tests.conftest import EDITOR

REVIEWER, STRANGER = 7002, 5002
NOTHING = "Nothing waits for you. Well done!"


@pytest.fixture
def reviewer(person, application):
    application.bot_data.users.roles.appoint(REVIEWER, "Rita", Role.REVIEWER)
    return person(REVIEWER)


async def opened(editor, number="1"):
    """Open a question of the list; return the message that shows it."""
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons[number])
    return screen


async def test_an_empty_inbox_says_so_and_does_not_exist_for_others(person):
    (screen,) = await person(EDITOR).says("/inbox")
    assert screen.text == NOTHING
    (answer,) = await person(STRANGER).says("/inbox")
    assert answer.text != NOTHING


async def test_one_tap_links_a_question_and_the_next_asking_is_answered(person):
    reader, editor = person(), person(EDITOR)
    await reader.says("which paper was signed by the three aardvarks?")
    await reader.says("which paper was signed by the three aardvarks")
    screen = await opened(editor)
    assert "asked 2 times" in screen.text
    assert TREATY in screen.text
    lines = (line for line in screen.text.splitlines() if TREATY in line)
    number = next(line[0] for line in lines if line[0].isdigit())
    await editor.presses(screen, screen.buttons[number])
    assert screen.text.startswith("Done: fact 15 answers this from now on.\nWhat people get")
    (answer,) = await reader.says("which paper was signed by the three aardvarks?")
    assert answer.text.startswith(TREATY)
    await editor.presses(screen, screen.buttons["Inbox"])
    assert screen.text == NOTHING


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_a_later_fact_answers_is_marked_and_closed_by_a_tap(person, language):
    texts, reader = texts_for(language), person()
    editor = person(EDITOR, language=language)
    question = "Where can I repair a violin?"
    await reader.says(question)
    await reader.taps("Ask the editors")
    await reader.says(GOATS)
    await editor.says(
        "/addfact The Domra workshop repairs violins.\nsource: Atlas\nask: " + question
    )
    (listed,) = await editor.says("/inbox")
    marked = [
        line for line in listed.text.splitlines() if texts("inbox-now-answered", id=24) in line
    ]
    assert [question in line for line in marked] == [True]
    number = marked[0].split(".")[0]
    await editor.presses(listed, listed.buttons[number])
    since = texts("inbox-answered-since", id=24, text="The Domra workshop repairs violins.")
    assert since in listed.text
    news = await editor.presses(listed, listed.buttons[texts("button-inbox-answered", id=24)])
    assert listed.text.startswith(texts("inbox-linked", id=24))
    told = [each.text for each in news if each.chat == reader.chat["id"]]
    assert [question in each for each in told] == [True]


async def test_a_sentence_is_found_by_words_or_number(person):
    editor = person(EDITOR)
    await person().says(GOATS)
    screen = await opened(editor)
    (asked,) = await editor.presses(screen, screen.buttons["Another sentence"])
    assert GOATS in asked.text
    (none,) = await editor.says("zzzz qqqq")
    assert "Back" in none.buttons
    await editor.presses(screen, screen.buttons["Another sentence"])
    (found,) = await editor.says("15")
    assert TREATY in found.text
    await editor.presses(found, found.buttons["1"])
    assert (await person().says(GOATS))[0].text.startswith(TREATY)


async def test_a_new_fact_answers_the_question_and_who_waits_is_told(person):
    reader, editor = person(), person(EDITOR)
    await reader.says(GOATS)
    await reader.taps("Ask the editors")
    screen = await opened(editor)
    assert "one person waits" in screen.text
    await editor.presses(screen, screen.buttons["New fact"])
    await editor.says("Twelve goats graze in the botanical garden.")
    done, news = sorted(await editor.says("Garden leaflet"), key=lambda sent: sent.chat != EDITOR)
    assert done.text.startswith("Saved as fact 24; it answers this from now on. I have told")
    assert (news.chat, "Twelve goats" in news.text) == (reader.chat["id"], True)
    assert (await reader.says(GOATS))[0].text.startswith("Twelve goats graze")


async def test_a_refused_fact_is_asked_for_again(person):
    editor = person(EDITOR)
    await person().says(GOATS)
    screen = await opened(editor)
    await editor.presses(screen, screen.buttons["New fact"])
    (again,) = await editor.says("qqq zzz www\nsource: 20th anniversary of Astana")
    assert "do not stand" in again.text
    # A source that comes before the words is kept.
    await editor.says("source: Garden leaflet")
    (done,) = await editor.says("Two goats.")
    assert done.text.startswith("Saved as fact 24")


async def test_words_that_do_not_stand_there_are_written_anew_for_the_same_source(person):
    editor = person(EDITOR)
    await person().says(GOATS)
    screen = await opened(editor)
    await editor.presses(screen, screen.buttons["New fact"])
    await editor.says("qqq zzz www\nsource: 20th anniversary of Astana")
    (done,) = await editor.says(TREATY)
    assert done.text.startswith("Saved as fact 15")


async def test_the_nearest_sentence_is_offered_for_one_that_does_not_stand_there(person):
    editor, reader = person(EDITOR), person()
    await reader.says(GOATS)
    screen = await opened(editor)
    await editor.presses(screen, screen.buttons["New fact"])
    words = TREATY.replace("Eurasian", "European")
    (near,) = await editor.says(f"{words}\nsource: 20th anniversary of Astana")
    assert TREATY in near.text
    await editor.presses(near, near.buttons["Use this sentence"])
    assert near.text.startswith("Saved as fact 15")
    assert (await reader.says(GOATS))[0].text.startswith(TREATY)


async def test_what_is_known_already_is_shown_before_a_new_fact_is_saved(person):
    editor, reader = person(EDITOR), person()
    await editor.says("/addfact Twelve goats graze in the botanical garden.\nsource: Leaflet")
    await reader.says("who feeds the aardvark?")
    screen = await opened(editor)
    await editor.presses(screen, screen.buttons["New fact"])
    (shown,) = await editor.says(
        "Twelve goats grazed in the botanical garden.\nsource: Other leaflet"
    )
    assert "Twelve goats graze in" in shown.text
    await editor.presses(shown, shown.buttons["Save anyway"])
    assert shown.text.startswith("Saved as fact 25")


async def test_a_question_that_leans_on_another_is_shown_as_written_and_not_taught(
    person, application
):
    reader, editor = person(), person(EDITOR)
    await reader.says("what was signed in Astana?")
    await reader.says("and how many goats signed it?")
    screen = await opened(editor)
    written = "and how many goats signed it?"
    assert screen.text.startswith(f"{written}\nafter: “what was signed in Astana?”\n")
    await editor.presses(screen, screen.buttons["1"])
    assert screen.text.startswith("Done: fact")
    assert "I learn no wording from it" in screen.text
    page = application.bot_data.curator.page(int(screen.text.split()[2]))
    assert not [each.text for each in page.questions if written in each.text]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_shown_is_told_in_the_words_of_then(person, language):
    texts, reader = texts_for(language), person()
    editor = person(EDITOR, language=language)
    was, is_now = "The pool opens at eight.", "The pool opens at nine."
    await editor.says(f"/addfact {was}\nsource: Leaflet\nask: when does the pool open?")
    await reader.says("when does the pool open?")
    await reader.says("and how many goats swim in it?")

    async def told():
        (screen,) = await editor.says("/inbox")
        await editor.presses(screen, screen.buttons["1"])
        return screen.text

    then, other = texts("inbox-before-shown", id=24, text=was), texts("inbox-changed-since")
    assert then in await told()
    assert other not in await told()
    (shown,) = await editor.says(f"/edit 24 {is_now}")
    if texts("button-save") in shown.buttons:
        await editor.presses(shown, shown.buttons[texts("button-save")])
    assert f"{then} {other}" in await told()
    await editor.says("/undo")
    await editor.taps(texts("button-undo"))
    assert then in await told()
    assert other not in await told()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_no_document_says_is_told_and_can_be_put_back(person, application, language):
    texts, sworn = texts_for(language), "which paper was signed by the three aardvarks?"
    reader, editor = person(), person(EDITOR, language=language)
    await editor.says("/addfact Nine oaks stand on the hill.\nsource: Tree book")
    for words in (sworn, f"{sworn[:-1]}??"):
        await reader.says(words)
        await reader.taps("Ask the editors")
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons["1"])
    assert texts("inbox-waiting", count=1) in screen.text
    assert texts("inbox-here-waits") in screen.text
    news = await editor.presses(screen, screen.buttons[texts("button-inbox-deny")])
    told = [each for each in news if each.chat == reader.chat["id"]]
    assert "“which paper was signed" in told[0].text
    assert "the documents do not say it" in told[0].text
    assert texts("inbox-told", count=1) in screen.text
    (denial,) = application.bot_data.curator.history(limit=1)
    noted = texts("change-deny", id=denial.fact, after=denial.after)
    for command in ("/history", "/undo"):
        (shown,) = await editor.says(command)
        assert noted in shown.text
        assert "Nine oaks" not in shown.text or command == "/history"
    # What is put back waits again, also for who has heard, and is noted nowhere.
    await editor.presses(screen, screen.buttons[texts("button-inbox-reopen")])
    (group,) = application.bot_data.review_queue.groups()
    assert (group.waiting, application.bot_data.curator.history(limit=1)[0].action) == (1, "undo")
    (shown,) = await editor.says("/history")
    assert texts("change-undo", change=noted) in shown.text
    (shown,) = await editor.says("/undo")
    assert "Nine oaks" in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
async def test_each_new_outcome_is_told_once_and_the_same_not_twice(person, language):
    texts, reader = texts_for(language), person(language=language)
    editor = person(EDITOR, language=language)
    await reader.says(GOATS)
    await reader.taps(texts("button-tell"))

    async def heard_after(way):
        """Deal with the question, then take it back; return what its asker heard."""
        screen = await opened(editor)
        news = await editor.presses(screen, screen.buttons[way])
        (shown,) = await editor.says("/undo")
        assert texts("undo-told", count=1) in shown.text
        await editor.presses(shown, shown.buttons[texts("button-undo")])
        return [each.text for each in news if each.chat == reader.chat["id"]]

    deny = texts("button-inbox-deny")
    heard = [await heard_after(way) for way in (deny, deny, "1", "1", "2", deny, "1")]
    assert [len(each) for each in heard] == [1, 0, 1, 0, 1, 1, 1]
    assert heard[0] == heard[5] == [texts_for("en")("notification-denied", question=GOATS)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_another_source_is_told_and_where_nobody_hears_the_editor_is_told_why(
    person, api, language
):
    texts, reader = texts_for(language), person()
    editor = person(EDITOR, language=language)
    await reader.says(GOATS)
    await reader.taps("Ask the editors")

    async def heard_of(title):
        """Answer from a source, then take it back; return what both were told."""
        screen = await opened(editor)
        await editor.presses(screen, screen.buttons[texts("button-inbox-write")])
        sent = await editor.says(f"Twelve goats graze in the garden.\nsource: {title}")
        await editor.says("/undo")
        await editor.taps(texts("button-undo"))
        news = [each.text for each in sent if each.chat == reader.chat["id"]]
        return news, next(each.text for each in sent if each.chat == EDITOR)

    for title, is_new in (("Leaflet", True), ("Leaflet", False), ("Atlas", True)):
        news, said = await heard_of(title)
        assert [title in each for each in news] == [True] * is_new
        assert (texts("inbox-told", count=1) in said) is is_new
        assert (texts("inbox-known", count=1) in said) is not is_new
    api.closed.add(str(reader.chat["id"]))
    news, said = await heard_of("Herbal")
    assert (news, texts("inbox-unreachable", count=1) in said) == ([], True)
    api.refusals.clear()
    api.closed.clear()
    screen = await opened(editor)
    news = await editor.presses(screen, screen.buttons[texts("button-inbox-drop")])
    assert screen.text == f"{texts('inbox-dropped')} {texts('inbox-told', count=1)}"
    told = [each.text for each in news if each.chat == reader.chat["id"]]
    assert told == [texts_for("en")("notification-out-of-scope", question=GOATS)]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_not_for_this_bot_is_in_the_history_and_can_be_undone(
    person, application, language
):
    texts, queue = texts_for(language), application.bot_data.review_queue
    reader, editor = person(), person(EDITOR, language=language)
    await editor.says("/addfact Nine oaks stand on the hill.\nsource: Tree book")
    (before,) = await reader.says(GOATS)
    screen = await opened(editor)
    await editor.presses(screen, screen.buttons[texts("button-inbox-drop")])
    noted = texts("change-dismiss", count=1)
    (shown,) = await editor.says("/history")
    assert noted in shown.text
    assert GOATS not in shown.text
    (shown,) = await editor.says("/undo")
    assert (noted in shown.text, texts("undo-reopens") in shown.text) == (True, True)
    await editor.presses(shown, shown.buttons[texts("button-undo")])
    (again,) = await reader.says(GOATS)
    assert (again.text, len(queue.groups())) == (before.text, 1)
    await editor.presses(shown, shown.buttons[texts("button-redo")])
    assert queue.groups() == []
    (shown,) = await editor.says("/undo 2")
    assert noted in shown.text
    assert "Nine oaks" in shown.text


async def test_a_reviewer_sees_the_inbox_and_writes_no_facts(person, reviewer):
    await person().says(GOATS)
    screen = await opened(reviewer)
    assert "New fact" not in screen.buttons
    forged = screen.buttons["Another sentence"].replace("search", "write")
    assert await reviewer.presses(screen, forged) == []
    await reviewer.presses(screen, screen.buttons["1"])
    assert screen.text.startswith("Done: fact")
    # Only what a reviewer may do is offered: to open or mend the fact takes an editor.
    assert [*screen.buttons] == ["Inbox"]


async def test_buttons_of_an_editor_do_nothing_for_others(person, application):
    await person().says(GOATS)
    screen = await opened(person(EDITOR))
    for data in screen.buttons.values():
        assert await person(STRANGER).presses(screen, data) == []
    assert len(application.bot_data.review_queue.groups()) == 1


async def test_two_editors_with_one_question_do_no_harm(person, reviewer):
    await person().says(GOATS)
    one, other = await opened(person(EDITOR)), await opened(reviewer)
    await person(EDITOR).presses(one, one.buttons["1"])
    await reviewer.presses(other, other.buttons["2"])
    assert other.text == "Somebody has dealt with this question."


async def test_of_two_taps_at_once_one_counts(person, application):
    """The other was shown the question when it still waited."""
    queue, curator = application.bot_data.review_queue, application.bot_data.curator
    await person().says(GOATS)
    (group,) = queue.groups()
    assert deny_waiting(queue, [group], {}, "editor-1")[0] == [group]
    before = curator.changes()
    assert deny_waiting(queue, [group], {}, "editor-2") == ([], [])
    assert drop_waiting(queue, [group], "editor-2") == ([], None)
    assert answer_waiting(queue, group.id, 15, "editor-2", None) is None
    assert curator.changes() == before


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_was_written_for_a_question_that_is_dealt_with_is_kept(
    person, reviewer, library, language
):
    """Also where somebody is quicker between the words and their source."""
    texts, editor = texts_for(language), person(EDITOR, language=language)
    words = "Goats graze behind the rose garden."
    for before in ((), (words,)):
        await person().says(GOATS if before else "who opened the circus?")
        mine, other = await opened(editor), await opened(reviewer)
        await editor.presses(mine, mine.buttons[texts("button-inbox-write")])
        for each in before:
            await editor.says(each)
        await reviewer.presses(other, other.buttons["Not for this bot"])
        (gone,) = await editor.says("Atlas" if before else words)
        assert gone.text.startswith(texts("inbox-gone"))
        assert words in gone.text
    (asked,) = await editor.taps(texts("button-add-told"))
    assert asked.text == texts("add-ask-question")
    await editor.says("-")
    assert words in [each.text for each in library.facts(library.documents()[-1].id)]


async def test_what_people_choose_is_proposed_and_never_applied_by_itself(person):
    reader, editor = person(), person(EDITOR)
    question = "how many goats signed the treaty in the garden?"
    (answer,) = await reader.says(question)
    before = answer.text
    other = next(label for label in answer.buttons if label.startswith("2. "))
    await reader.presses(answer, answer.buttons[other])
    assert (await reader.says(question))[0].text == before
    screen = await opened(editor)
    assert screen.text.index("one person chose this") < screen.text.index("\n2. ")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_many_questions_come_in_pages_in_every_language(person, language):
    reader, editor = person(), person(EDITOR, language=language)
    for word in "goats frogs camels eagles wolves lynxes tigers".split():
        await reader.says(f"how many {word} graze in the botanical garden?")
    (screen,) = await editor.says("/inbox")
    assert screen.text.startswith(texts_for(language)("inbox-title", count=7))
    await editor.presses(screen, screen.buttons["›"])
    assert [*screen.buttons][:2] == ["7", "‹"]
    await editor.presses(screen, screen.buttons["7"])
    assert texts_for(language)("inbox-which") in screen.text


async def test_the_digest_comes_once_a_day_to_those_who_want_it(person, application, api):
    editor, context = person(EDITOR), Context(application)
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons["Tell me once a day"])
    assert "No daily message" in screen.buttons
    await person().says(GOATS)
    tomorrow = datetime.now(UTC).replace(hour=10) + timedelta(days=1)
    assert await send_digests(context, tomorrow) == 1
    digest = api.sent[-1]
    assert digest.text.startswith("One question waits for you, 1 of them new:")
    assert await send_digests(context, tomorrow.replace(hour=20)) == 0
    # It still waits, but nothing is new.
    assert await send_digests(context, tomorrow + timedelta(days=2)) == 0
    await editor.presses(digest, digest.buttons["Inbox"])
    await editor.presses(digest, digest.buttons["No daily message"])
    assert "Tell me once a day" in digest.buttons


async def test_who_is_no_editor_any_more_hears_nothing(person, reviewer, application):
    (screen,) = await reviewer.says("/inbox")
    await reviewer.presses(screen, screen.buttons["Tell me once a day"])
    await person().says(GOATS)
    editors = application.bot_data.users.roles
    editors.dismiss(next(each.number for each in editors.everyone() if each.user == REVIEWER))
    tomorrow = datetime.now(UTC).replace(hour=10) + timedelta(days=1)
    assert await send_digests(Context(application), tomorrow) == 0
    assert not application.bot_data.users.subscriptions.wants(REVIEWER)
