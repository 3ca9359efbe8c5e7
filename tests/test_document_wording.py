"""What is said of documents follows their number and kind, in three languages."""

import re

import pytest

from handlers.rendering.several import render_message_answer
from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    UNNAMED_PARTICIPANT,
    Conversation,
    DocumentKind,
    DocumentNaming,
    Source,
)
from knowledge.answering.document_kinds import kind_of

TEXT = "The ferry leaves at nine in the morning. It returns before the night falls over the lake."
TITLES = ["Town guide", "Library rules", "Price list 2026", "Notes of a traveller"]
NOT_SAID = {"en": "salad recipe?", "ru": "рецепт салата?", "kk": "салат рецепті?"}
ARTICLE = {"en": "article", "ru": "стать", "kk": "мақала"}
HANDBOOK = {"en": "The handbook does not say that.", "ru": "В справочнике не говорится об этом.",
            "kk": "Анықтамалықта бұл туралы айтылмаған."}  # fmt: skip
FOUR = {"en": "None of the 4 documents says that.",
        "ru": "Ни в одном из 4 документов не говорится об этом.",
        "kk": "4 құжаттың ешқайсысында бұл туралы айтылмаған."}  # fmt: skip
ONE_OF_FOUR = {"en": "in one of 4 documents", "ru": "в одном из 4 документов",
               "kk": "4 құжаттың бірінде"}  # fmt: skip


def put(library, *titles, published=None):
    for number, title in enumerate(titles):
        text = f"{TEXT} Number {number} is noted."
        library.import_document(Source(text, title, published=published))


def said(library, question, language):
    texts = texts_for(language).about(library.naming())
    answered = library.answer_message(question, Conversation())
    return render_message_answer(library, answered, texts).plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_article_is_called_an_article(library, language):
    assert ARTICLE[language] in said(library, NOT_SAID[language], language).lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handbook_is_never_called_an_article(empty_library, language):
    put(empty_library, "Handbook for residents")
    words = said(empty_library, NOT_SAID[language], language)
    assert words.startswith(HANDBOOK[language])
    assert ARTICLE[language] not in words.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_several_documents_their_number_is_said(empty_library, language):
    put(empty_library, *TITLES)
    assert said(empty_library, NOT_SAID[language], language).startswith(FOUR[language])
    unsure = said(empty_library, "how many lakes does the ferry cross?", language)
    assert ONE_OF_FOUR[language] in unsure


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("documents", [1, 2, 4, 21, 1000])
@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_wording_can_be_said_and_names_no_other_kind(language, kind, documents):
    texts = texts_for(language).about(DocumentNaming(kind, documents))
    keys = [
        key
        for key in texts.keys
        if key.startswith(("unsure", "not-found", "others", "source-in", "source-nowhere"))
    ]
    for key in keys:
        words = texts(key, term="X")
        assert words.strip()
        assert "{" not in words
        if kind is not DocumentKind.ARTICLE or documents > 1:
            assert ARTICLE[language] not in words.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_called_by_different_names(language):
    names = {
        texts_for(language).about(DocumentNaming(kind))("source-of-kind") for kind in DocumentKind
    }
    assert len(names) == len(DocumentKind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Handbook for residents", "handbook"), ("Town guide", "guide"),
        ("Library Rules 2026", "rules"), ("Price list", "prices"), ("Minutes of 3 May", "minutes"),
        ("Справочник жителя", "handbook"), ("Правила пользования бассейном", "rules"),
        ("Расписание автобусов", "timetable"), ("Путеводитель по городу", "guide"),
        ("Кітапхана ережелері", "rules"), ("Қала анықтамалығы", "handbook"),
        ("Автобус кестесі", "timetable"), ("Notes of a traveller", "document"),
        ("The city that reports nothing", "document"), ("", "document"), ("x" * 5_000, "document"),
    ],
)  # fmt: skip
def test_a_title_says_what_a_document_is(title, kind):
    assert kind_of(title, is_article=False) == kind


def test_what_was_published_is_an_article_unless_its_title_says_otherwise():
    assert kind_of("The bridge opens", is_article=True) is DocumentKind.ARTICLE
    assert kind_of("Bus fares rise: new prices", is_article=True) is DocumentKind.ARTICLE
    assert kind_of("Town guide", is_article=True) is DocumentKind.GUIDE
    assert kind_of("Storage: customer guide and prices", is_article=False) is DocumentKind.GUIDE


async def test_who_asks_one_of_several_reads_its_kind(person, library):
    put(library, "Town guide")
    reader = person()
    (answer,) = await reader.says("salad recipe?")
    assert answer.text.startswith("None of the 2 documents says that.")
    await reader.says("/documents")
    await reader.taps("2")
    await reader.taps("Only this one")
    (answer,) = await reader.says("salad recipe?")
    assert answer.text.startswith("The guide does not say that.")


async def test_the_first_screen_and_the_help_name_no_kind(person):
    for language in LANGUAGES:
        for command in ("/start", "/help"):
            (screen,) = await person(language=language).says(command)
            assert ARTICLE[language] not in screen.text.lower()


@pytest.mark.parametrize(
    ("language", "speaker"),
    [
        ("en", "Said by a conference participant, not named in the article"),
        ("ru", "Автор слов: участник конференции, не названный в статье"),
        ("kk", "мақалада аты аталмаған конференция қатысушысы"),
    ],
)
async def test_a_speaker_without_a_name_is_said_in_the_readers_language(
    person, library, language, speaker
):
    quote = next(f for f in library.facts(1) if f.speaker == UNNAMED_PARTICIPANT)
    reader = person(language=language)
    (answer,) = await reader.says(f"/start fact_{quote.id}")
    assert re.search(re.escape(speaker), answer.text)
