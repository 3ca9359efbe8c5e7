"""What editors do with facts on their phone, by commands and buttons."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Role
from tests.article import MOON, TREATY
from tests.conftest import EDITOR

CHEESE = "The moon is made of cheese."
ASKED = "what is the moon made of?"


@pytest.fixture
async def editor(person):
    """An editor who has added fact 24."""
    writer = person(EDITOR)
    await writer.says(MOON)
    return writer


async def answered(person, question=ASKED):
    (answer,) = await person().says(question)
    return answer.text


async def test_a_fact_is_found_opened_and_shown_with_all_that_hangs_on_it(editor):
    await editor.says("what is the moon made of?")
    await editor.taps("👍")
    (found,) = await editor.says("/facts basalt")
    assert found.text == "1 fact:\n1. [24] The moon is made of basalt."
    (page,) = await editor.taps("1")
    assert page is found
    assert page.text.splitlines() == [
        "Fact 24",
        "The moon is made of basalt.",
        "Moon book, ¶ 1, the only sentence",
        "Alternate questions: 1; questions it leaves open: 0",
        "• what is the moon made of?",
        "Times shown: 1, 👍 1, 👎 0",
        page.text.splitlines()[-1],
    ]
    assert page.text.splitlines()[-1].startswith("Added by A, 20")
    assert [*page.buttons] == ["Edit", "Withdraw", "History", "Alternate questions", "Translation"]


async def test_all_facts_are_paged_through(person):
    editor = person(EDITOR)
    (page,) = await editor.says("/facts")
    assert page.text.startswith("23 facts:\n1. [1] ")
    assert [*page.buttons] == ["1", "2", "3", "4", "5", "6", "›"]
    await editor.taps("›")
    assert [*page.buttons] == ["7", "8", "9", "10", "11", "12", "‹", "›"]
    await editor.taps("›")
    await editor.taps("›")
    assert [*page.buttons] == ["19", "20", "21", "22", "23", "‹"]
    await editor.taps("‹")
    assert page.text.splitlines()[1].startswith("13. [13] ")


async def test_a_search_keeps_its_words_from_page_to_page(person):
    editor = person(EDITOR)
    (page,) = await editor.says("/facts Astana")
    total = page.text.split()[0]
    await editor.taps("›")
    assert page.text.split()[0] == total
    assert page.text.splitlines()[1].startswith("7. ")


@pytest.mark.parametrize(
    "command", ["/fact", "/edit", "/delete", "/edit x y", "/delete x", "/fact 99", "/facts qqqq"]
)
async def test_who_names_no_fact_is_told_how_to_find_one(person, command):
    (reply,) = await person(EDITOR).says(command)
    assert "fact" in reply.text.lower()
    assert reply.buttons == {}


async def test_a_fact_is_edited_by_one_message(editor, person):
    (done,) = await editor.says(f"/edit 24 {CHEESE}")
    assert done.text.startswith("Fact 24 is changed. /undo takes it back. One question or ")
    assert (await answered(person)).startswith(CHEESE)


async def test_a_dash_for_words_changes_nothing(editor, library):
    (left,) = await editor.says("/edit 24 -")
    assert left.text == "Nothing was changed."
    assert library.fact(24).text == "The moon is made of basalt."


async def test_a_fact_is_edited_by_a_button_and_the_next_message(editor, person):
    await editor.says("/fact 24")
    (asked,) = await editor.taps("Edit")
    assert asked.buttons["Copy"] == "The moon is made of basalt."
    (done,) = await editor.says(f"{CHEESE}\nspeaker: Wallace")
    assert done.text.startswith("Fact 24 is changed.")
    assert "Said by Wallace" in await answered(person)
    await editor.says("/edit 24 speaker: -")
    assert "Said by" not in await answered(person)
    await editor.says("/undo 2")
    await editor.taps("Take it back")
    assert (await answered(person)).startswith("The moon is made of basalt.")
    (told,) = await editor.says(f"/edit 24 {CHEESE}\nsource: Star book")
    assert "for another source" in told.text


async def test_a_fact_is_withdrawn_after_a_question_and_restored(editor, person, library):
    (ask,) = await editor.says("/delete 24")
    assert "It can be restored later." in ask.text
    await editor.taps("Cancel")
    left = "Stopped. Fact 24 stays as it is."
    assert (ask.text, library.fact(24) is None) == (left, False)
    await editor.says("/delete 24")
    (done,) = await editor.taps("Withdraw")
    assert done.text.startswith("Fact 24 is withdrawn.")
    assert CHEESE not in await answered(person)
    (page,) = await editor.says("/fact 24")
    assert [*page.buttons] == ["Restore", "History"]
    await editor.taps("Restore")
    assert page.text.startswith("Fact 24\n")
    assert (await answered(person)).startswith("The moon is made of basalt.")


async def test_what_a_fact_contradicts_is_shown_before_it_is_saved(editor, library):
    (shown,) = await editor.says("/addfact The moon is not made of basalt.\nsource: Star book")
    assert shown.text.startswith("Before I save this:\nFact 24 says it otherwise:")
    assert library.fact(25) is None
    await editor.taps("Cancel")
    words = "The moon is not made of basalt. · Star book"
    assert (shown.text, library.fact(25)) == (f"Stopped. “{words}” was not saved.", None)
    await editor.says("/addfact The moon is made of basalt!\nsource: Star book")
    (saved,) = await editor.taps("Save anyway")
    assert saved.text.startswith("Saved as fact 25. /undo takes it back.")


async def test_a_quote_that_does_not_stand_there_is_mended_by_a_tap(person, library):
    editor = person(EDITOR)
    (refused,) = await editor.says(
        "/addquote conducts a balanced foreign polisy\nspeaker: An expert\n"
        "source: 20th anniversary of Astana"
    )
    assert refused.text.startswith("Not saved: these words do not stand in")
    assert "The nearest sentence is:\nToday, the capital of Kazakhstan" in refused.text
    await editor.taps("Use this sentence")
    assert refused.text.startswith("Saved as fact 17. /undo takes it back.")
    assert library.fact(17).speaker == "An expert"


async def test_new_words_for_an_imported_fact_must_stand_in_its_document(person, library):
    editor = person(EDITOR)
    (refused,) = await editor.says(f"/edit 15 {library.fact(15).text[:-4]}xxx")
    assert refused.text.startswith("Not saved: these words do not stand in")
    await editor.taps("Open fact 15")
    assert refused.text.startswith("Fact 15")
    (refused,) = await editor.says(f"/edit 15 {library.fact(16).text}")
    assert refused.text.startswith("Not saved: that sentence is fact 16 already.")
    assert TREATY in library.fact(15).text


@pytest.mark.parametrize("kind", ["fact", "quote"])
async def test_a_message_becomes_a_fact_by_a_reply(person, library, kind):
    editor = person(EDITOR)
    replied = {"message_id": 5, "date": 1, "chat": editor.chat, "from": editor.user,
               "text": "The moon is made of basalt."}  # fmt: skip
    (saved,) = await editor.says(
        f"/add{kind} source: Moon book\nspeaker: Wallace", reply_to_message=replied
    )
    assert saved.text.startswith("Saved as fact 24. /undo takes it back.")
    assert library.fact(24).text == "The moon is made of basalt."
    (asked,) = await editor.says(f"/add{kind}", reply_to_message={**replied, "text": "It is far."})
    wanted = "Where is this written?" if kind == "fact" else "Who said it?"
    assert asked.text.startswith(wanted)


async def test_only_the_part_that_is_quoted_becomes_a_fact(person, library):
    editor = person(EDITOR)
    replied = {"message_id": 5, "date": 1, "chat": editor.chat, "text": "Hello. It is far. Bye."}
    quote = {"text": "It is far.", "position": 7}
    await editor.says("/addfact source: Moon book", reply_to_message=replied, quote=quote)
    assert library.fact(24).text == "It is far."


async def test_alternate_questions_are_added_and_removed(editor, person):
    await editor.says("/fact 24")
    (page,) = await editor.taps("Alternate questions")
    assert page.text == "1 question of fact 24:\n1. what is the moon made of?"
    await editor.taps("+ question")
    (saved,) = await editor.says("of which stone is our satellite?\nwhich rock is up there?")
    assert saved.text.startswith("Saved: 2 questions of fact 24.\nWhat people get now:")
    assert (await answered(person, "which rock is up there?")).startswith("The moon is made")
    await editor.presses(page, page.buttons["+ left open"])
    await editor.says("how old is the moon?")
    (page,) = await editor.presses(page, "v1:at:questions:24:0")
    assert page.text.splitlines()[-1] == "4. how old is the moon? (left open)"
    await editor.taps("3")
    await editor.taps("Remove")
    assert page.text.startswith("3 questions of fact 24:")
    assert "which rock" not in page.text


async def test_a_translation_is_written_shown_and_taken_away(editor, person):
    await editor.says("/fact 24")
    await editor.taps("Translation")
    await editor.taps("Русский")
    (page,) = await editor.says("Луна состоит из базальта.")
    assert "Russian: Луна состоит из базальта." in page.text
    (answer,) = await person(5002, language="ru").says(ASKED)
    assert "Луна состоит из базальта." in answer.text
    await editor.taps("Translation")
    await editor.taps("Русский")
    (page,) = await editor.says("-")
    assert "Russian:" not in page.text
    gone = "translation of fact 24 removed: “Луна состоит из базальта.”"
    (history,) = await editor.says("/history")
    assert gone in history.text
    (shown,) = await editor.says("/undo")
    await editor.presses(shown, shown.buttons["Take it back"])
    (history,) = await editor.says("/history")
    assert f"took back: {gone}" in history.text


@pytest.mark.parametrize(
    ("language", "into", "called"),
    [("en", "Русский", "Russian"), ("ru", "Қазақша", "казахский"), ("kk", "Русский", "орыс тілі")],
)
@pytest.mark.usefixtures("editor")
async def test_the_language_of_a_translation_has_its_name(person, language, into, called):
    texts, translator = texts_for(language), person(EDITOR, language=language)
    await translator.says("/fact 24")
    await translator.taps(texts("button-translation"))
    (asked,) = await translator.taps(into)
    assert asked.text == texts("translate-ask", id=24, language=called)


async def test_undo_takes_back_one_step_after_the_other(editor, person, library):
    await editor.says(f"/edit 24 {CHEESE}")
    reworded = "fact 24 reworded: “The moon is made of basalt.” → “The moon is made of cheese.”"
    (first,) = await editor.says("/undo")
    assert first.text == f"Shall I take back your last change?\n• {reworded}"
    assert (await answered(person)).startswith("The moon is made of cheese.")
    await editor.taps("Take it back")
    assert first.text == f"This change is taken back: {reworded}"
    assert (await answered(person)).startswith("The moon is made of basalt.")
    (second,) = await editor.says("/undo")
    await editor.taps("Take it back")
    assert second.text.startswith("This change is taken back: fact 24 added")
    assert library.fact(24) is None
    (none,) = await editor.says("/undo")
    assert none.text == "There is nothing of yours to take back."


async def test_history_says_who_did_what_and_when(editor):
    await editor.says(f"/edit 24 {CHEESE}")
    await editor.says("/undo")
    await editor.taps("Take it back")
    (shown,) = await editor.says("/history 24")
    title, *lines = shown.text.splitlines()
    assert title == "What was changed in fact 24, newest first (UTC):"
    assert [line.split(", A: ")[1][:8] for line in lines] == ["took bac", "fact 24 ", "fact 24 "]
    assert lines[1].endswith("(taken back)")
    assert [*shown.buttons] == ["Back"]
    (everything,) = await editor.says("/history")
    assert len(everything.text.splitlines()) == 4


async def test_a_forgotten_editor_has_no_name_in_the_history(editor, library):
    await editor.says("/forgetme")
    await editor.taps("Delete everything")
    (shown,) = await editor.says("/history 24")
    assert "a former editor: fact 24 added" in shown.text
    content = b"".join(f.read_bytes() for f in library.path.parent.glob("astana.db*"))
    assert str(EDITOR).encode() not in content


async def test_facts_are_found_in_the_language_of_their_questions(person):
    (page,) = await person(EDITOR, language="ru").says("/facts договор")
    assert TREATY in page.text
    (page,) = await person(EDITOR, language="ru").says("/fact 15")
    first = next(line for line in page.text.splitlines() if line.startswith("•"))
    assert first == "• Где был подписан договор о создании ЕАЭС?"


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_an_editor_is_spoken_to_in_their_language(person, language):
    texts = texts_for(language)
    (page,) = await person(EDITOR, language=language).says("/fact 15")
    assert texts("button-questions") in page.buttons
    assert texts("fact-title", id=15) in page.text


async def test_an_open_step_leaves_commands_alone(editor):
    await editor.says("/edit 24")
    (page,) = await editor.says("/fact 15")
    assert page.text.startswith("Fact 15")
    (done,) = await editor.says(CHEESE)
    assert done.text.startswith("Fact 24 is changed.")


async def test_an_editor_who_writes_for_the_first_time_gets_their_menu(person, api):
    calls = len(api.calls)
    await person().says("/start")
    assert "setMyCommands" not in api.calls[calls:]
    await person(EDITOR).says("/start")
    assert api.calls[calls:].count("setMyCommands") == 4


async def test_an_editor_who_is_forgotten_loses_role_and_menu(person, api, application):
    application.bot_data.users.roles.appoint(7002, "Anna", Role.EDITOR)
    anna = person(7002)
    await anna.says("/forgetme")
    calls = len(api.calls)
    await anna.taps("Delete everything")
    assert application.bot_data.users.roles.role(7002) is None
    assert api.calls[calls:].count("deleteMyCommands") == 4


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_number_that_never_was_and_a_withdrawn_fact_are_told_apart(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (told,) = await editor.says("/history 9999")
    assert told.text == texts("fact-never", id=9999)
    await editor.says("/addfact Nine oaks stand on the hill.\nsource: Tree book")
    (asked,) = await editor.says("/delete 24")
    await editor.presses(asked, asked.buttons[texts("button-withdraw")])
    assert asked.text == texts("withdraw-done", id=24)
    (card,) = await editor.says("/fact 24")
    assert texts("button-restore") in card.buttons
    where = next(line for line in card.text.splitlines() if "Tree book" in line)
    place = texts("citation", title="Tree book", paragraph=1, sentence=1, sentences=1)
    assert where.endswith(place), "where it stood, although it is withdrawn"
