"""Drafts that go otherwise than the bot expects: no source, one step back, a picture, a rival."""

import pytest

from handlers.rendering.texts import texts_for
from tests.article import GOATS
from tests.conftest import EDITOR

WORDS = {
    "en": ("The gym opens at six.", "I don't know", "wait, the source is wrong"),
    "ru": ("Спортзал открыт с шести.", "не знаю", "назад"),
    "kk": ("Спортзал сағат алтыда ашылады.", "білмеймін", "артқа"),
}


def newest(library):
    return library.facts(library.documents()[-1].id)[-1]


@pytest.mark.parametrize("language", WORDS)
async def test_who_knows_no_source_is_told_what_stands_there_without(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    sentence, unknown, back = WORDS[language]
    none = texts("add-without-source")
    asked = texts("add-unknown-source", source=none)
    await editor.says(f"/addfact {sentence}")
    for words in (unknown, f"{unknown}.", "-"):
        (offered,) = await editor.says(words)
        assert offered.text == asked
    await editor.taps(texts("button-without-source"))
    (again,) = await editor.says(back)
    assert again.text == texts("add-ask-source")
    (again,) = await editor.says(back)
    assert again.text == texts("add-fact-ask-text")
    (again,) = await editor.says(sentence)
    assert again.text == texts("add-ask-source")
    await editor.says(unknown)
    await editor.taps(texts("button-without-source"))
    await editor.says(unknown)
    assert newest(library).text == sentence
    assert newest(library).citation.title == none

    await editor.says(f"/addfact Ida Holm feeds otters.\nsource: {unknown}")
    (offered,) = await editor.says("-")
    assert offered.text == asked
    await editor.says("House rules")
    assert texts("button-without-source") in offered.buttons
    await editor.says("-")
    assert newest(library).citation.title == "House rules"


@pytest.mark.parametrize("language", WORDS)
async def test_the_inbox_reads_no_source_and_one_step_back_as_a_draft_does(
    person, library, language
):
    editor, reader, texts = person(EDITOR, language=language), person(), texts_for(language)
    sentence, unknown, back = WORDS[language]
    asked = texts("add-unknown-source", source=texts("add-without-source"))
    await reader.says(GOATS)
    await reader.taps("Ask the editors")
    (screen,) = await editor.says("/inbox")
    await editor.presses(screen, screen.buttons["1"])
    await editor.presses(screen, screen.buttons[texts("button-inbox-write")])
    (source,) = await editor.says("Two goats.")
    assert source.text == texts("add-ask-source")
    (again,) = await editor.says(back)
    assert again.text == texts("inbox-ask-text", question=GOATS)
    (source,) = await editor.says(f"{sentence}\nsource: {unknown}")
    for words in ("-", "«-»", unknown):
        assert source.text == asked
        (source,) = await editor.says(words)
    (kept,) = await editor.says("When does it open?")
    assert "When does it open?" in kept.text
    title = "It stands in the leaflet of June."
    (doubted,) = await editor.says(title)
    assert doubted.text == texts("add-sentence-source", text=title)
    assert library.documents()[1:] == []
    done = await editor.presses(doubted, doubted.buttons[texts("button-is-title")])
    assert reader.chat["id"] in [each.chat for each in done]
    assert (newest(library).text, newest(library).citation.title) == (sentence, title)
    assert doubted.text.startswith(texts("inbox-written", id=newest(library).id))
    assert "When does it open?" in doubted.text

    await editor.says("/addfact Ida Holm feeds otters.")
    (doubted,) = await editor.says(title)
    assert doubted.text == texts("add-sentence-source", text=title)
    (question,) = await editor.says("Vol. 2.")
    assert question.text == texts("add-ask-question")


@pytest.mark.parametrize("language", WORDS)
async def test_a_fact_that_says_otherwise_can_be_corrected_instead(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says("/addfact The swimming pool is open until 21:00 every day.\nsource: Letter")
    other = "/addfact The swimming pool is open until {} every day.\nsource: Leaflet"
    (first,) = await editor.says(other.format("22:00"))
    number = newest(library).id
    assert texts("button-correct", id=number) in first.buttons
    (second,) = await editor.says(other.format("23:00"))
    await editor.presses(second, second.buttons[texts("button-correct", id=number)])
    assert texts("edit-correct", id=number) in second.text
    assert "21:00" in library.fact(number).text
    await editor.presses(second, second.buttons[texts("button-save")])
    assert "23:00" in library.fact(number).text

    facts = sum(each.facts for each in library.documents())
    await editor.presses(first, first.buttons[texts("button-anyway")])
    assert "23:00" in first.text, "the fact has changed: it is compared anew"
    assert sum(each.facts for each in library.documents()) == facts
    await editor.presses(first, first.buttons[texts("button-anyway")])
    assert sum(each.facts for each in library.documents()) == facts + 1


async def test_of_a_picture_only_the_words_are_kept_and_that_is_said(person):
    editor, photo = (
        person(EDITOR),
        [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}],
    )
    command = [{"type": "bot_command", "offset": 0, "length": 8}]
    content = {"photo": photo, "caption": "/addfact The gym opens at six.",
               "caption_entities": command}  # fmt: skip
    said = await editor.sends("message", content)
    texts = texts_for("en")
    assert [each.text for each in said] == [texts("add-caption-only"), texts("add-ask-source")]


@pytest.mark.parametrize("language", WORDS)
async def test_synonyms_are_waited_for_and_nothing_is_said_to_be_so_before_it_is_saved(
    person, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (listed,) = await editor.says("/synonym")
    assert texts("synonyms-how") in listed.text
    (preview,) = await editor.says("memorandum = handshake note")
    assert preview.text.startswith(texts("synonym-preview"))
    assert texts("button-save") in texts("synonym-preview")


@pytest.mark.parametrize("language", WORDS)
async def test_what_an_editor_tells_and_nothing_answers_can_be_added(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    told = {
        "en": "Otters were fed by Ida Holm yesterday.",
        "ru": "Бобры вчера построили запруду у мельницы.",
        "kk": "Құндыздар кеше диірмен жанында бөгет салды.",
    }[language]
    (answer,) = await editor.says(told)
    add = texts("button-add-told")
    assert add in answer.buttons, answer.text
    before = answer.text
    (asked,) = await editor.presses(answer, answer.buttons[add])
    assert asked.text == texts("add-ask-source")
    assert answer.text == before
    await editor.says("House rules")
    await editor.says("-")
    assert newest(library).text == told
    (question,) = await editor.says("Where do the otters sleep?")
    assert add not in question.buttons
    (said,) = await person(language=language).says(f"{told[:-1]}!")
    assert add not in said.buttons
    label = {"en": "source", "ru": "источник", "kk": "дереккөз"}[language]
    again = {
        "en": "Plum trees blossomed near Brandt bridge in April.",
        "ru": "Сливы зацвели возле моста Брандта в апреле.",
        "kk": "Брандт көпірінің жанында сәуірде алхоры гүлдеді.",
    }[language]
    caption = f"{again}\n{label}: Zoo, https://example.org/zoo"
    (answer,) = await editor.sends("message", {"photo": [], "caption": caption})
    await editor.presses(answer, answer.buttons[add])
    fact = newest(library)
    assert (fact.text, fact.citation.title) == (again, "Zoo")
    assert fact.citation.url == "https://example.org/zoo"
