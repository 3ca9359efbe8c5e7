"""An import says what becomes facts, what was not read, what was guessed, what no model reads."""

import pytest

from handlers.rendering.imports import import_notes
from handlers.rendering.texts import interface_languages, texts_for
from knowledge import Source, StoreError, read_document
from tests.conftest import EDITOR

GUIDE = """# Паром

![вид](a.png) Паром красный. ![порт](b.png)

Билеты есть для:

- машин
- собак

| Билет | Цена |
|---|---|
| Взрослый | 5 евро |

## Когда ходит паром?

Паром ходит в семь.
"""
SAID = {
    "en": ("Sentences: 2, of them quotes: 0.", "List items: 2.", "Table rows: 1.",
           "Questions with their answers: 1.", "Not read: 2 pictures.",
           "I read it as Windows Cyrillic"),
    "ru": ("Предложений: 2, из них цитат: 0.", "Пунктов списков: 2.", "Строк таблиц: 1.",
           "Вопросов с ответами: 1.", "Не прочитано: 2 картинки.", "кириллицу Windows"),
    "kk": ("Сөйлем: 2, оның ішінде дәйексөз: 0.", "Тізім тармағы: 2.", "Кесте жолы: 1.",
           "Жауабы бар сұрақ: 1.", "Оқылмағаны: 2 сурет.", "Windows кириллицасы"),
}  # fmt: skip


@pytest.mark.parametrize("language", interface_languages())
async def test_the_preview_names_all_of_it(person, language):
    editor = person(EDITOR, language=language)
    (shown,) = await editor.uploads("guide.md", GUIDE.encode("cp1251"))
    for words in SAID[language]:
        assert words in shown.text


FAQ = """# Ferry

## When does the ferry leave?

{}

## What does a ticket cost?

A ticket costs nine crowns.
"""


@pytest.mark.parametrize("language", interface_languages())
async def test_after_an_import_three_of_its_questions_are_tried(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)

    async def imported(name, text):
        (shown,) = await editor.uploads(name, text.encode())
        await editor.presses(shown, shown.buttons[texts("button-save")])
        return shown.text

    said = await imported("faq.md", FAQ.format("The ferry leaves at seven in the morning."))
    answered = texts("trial-answered", question="When does the ferry leave?")
    assert f"{texts('trial-title')}\n✓ {answered}" in said
    assert "at seven in the morning" in said
    # Sent again with another hour, only that question is tried: the other answer is as it was.
    said = await imported("faq.md", FAQ.format("The ferry leaves at eight in the morning."))
    ticket = texts("trial-answered", question="What does a ticket cost?")
    assert (answered in said, "at eight" in said, ticket in said) == (True, True, False)
    said = await imported("lake.md", "# Lake\n\nThe lake is deep.")
    assert texts("trial-title") not in said, "it brought no question"
    asked = ["how long is the pier?", "how old is the pier?", "who swims?", "who dives?"]
    rows = "The pier is long.|The pier is ancient.|Otters swim there.|Seals dive there.".split("|")
    table = [f"{row},Pier book,{ask}" for row, ask in zip(rows, asked, strict=True)]
    table[0] += "|how far does the pier go?"
    said = await imported("pier.csv", "\n".join(["text,source,questions", *table]))
    tried = [texts("trial-answered", question=each) in said for each in asked]
    assert tried == [True, True, True, False], "one of each fact, three in all"


async def test_what_is_stored_is_called_saved_though_it_cannot_be_tried(
    person, application, monkeypatch
):
    """A disk may fail between the two: who hears "not saved" sends it once more."""
    editor, curator = person(EDITOR), application.bot_data.curator

    def fail(*_):
        raise StoreError("The database cannot be read.")

    monkeypatch.setattr(curator, "brought", fail)
    monkeypatch.setattr(curator, "try_question", fail)
    (shown,) = await editor.uploads("faq.md", FAQ.format("The ferry leaves at seven.").encode())
    await editor.presses(shown, shown.buttons["Save"])
    assert "Saved" in shown.text
    assert "What people get" not in shown.text
    (saved,) = await editor.says("/addfact The pier is long.\nsource: Piers\nask: how long is it?")
    assert saved.text == "Saved as fact 26. /undo takes it back."


async def test_what_is_in_the_way_of_an_imported_question_is_said(person):
    editor = person(EDITOR)
    faq = FAQ.replace("When does the ferry leave?", "Who are you?").format("We run the ferry.")
    (shown,) = await editor.uploads("faq.md", faq.encode())
    await editor.presses(shown, shown.buttons["Save"])
    assert "✗ “Who are you?” – I do not take this for a question" in shown.text


def test_the_command_line_prints_the_same(command, tmp_path):
    (tmp_path / "guide.md").write_bytes(GUIDE.encode("cp1251"))
    done = command("import", "guide.md")
    first, *notes = done.stdout.splitlines()
    assert first == "“Паром”: 6 sentences, language ru."
    assert notes[:2] == [
        "  List items: 2. Table rows: 1. Questions with their answers: 1.",
        "  Not read: 2 pictures.",
    ]
    assert "Windows Cyrillic" in notes[2]


def test_what_is_read_in_full_needs_no_note(empty_library):
    preview = empty_library.preview(Source("The ferry is red. It is old.", "Ferry"))
    assert list(import_notes(preview, texts_for("en"))) == []


def test_several_kinds_that_were_not_read_stand_in_one_line(empty_library):
    source = Source("The ferry is red.", "Ferry", unread={"pictures": 2, "formulas": 1, "maps": 3})
    notes = import_notes(empty_library.preview(source), texts_for("en"))
    assert list(notes) == ["Not read: 2 pictures, 1 formula, 3 other parts."]


@pytest.mark.parametrize("language", interface_languages())
def test_each_kind_that_readers_name_has_its_words(empty_library, language):
    def noted(kind):
        source = Source("The ferry is red.", "Ferry", unread={kind: 2})
        return [*import_notes(empty_library.preview(source), texts_for(language))]

    for kind in ("pictures", "formulas", "charts", "films", "recordings"):
        assert noted(kind) != noted("anything"), kind


def test_languages_that_the_model_does_not_read_are_named_with_what_helps(library, tmp_path):
    pytest.importorskip("knowledge.retrieval.embedding.runtime", reason="needs the extra")
    library.use_model("minilm")
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    preview = library.preview(read_document(path))
    assert preview.unknown_languages == ("ru",)
    called = {"en": "Russian: ", "ru": "Русский: ", "kk": "Орыс тілі: "}
    for language in interface_languages():
        note = list(import_notes(preview, texts_for(language)))[-1]
        assert note.startswith(called[language])
        assert "EMBEDDING_MODEL=minilm+e5" in note
        assert "multilingual" in note
    # And of a document in a language that it reads, the sections that are in another.
    english = "The ferry is red and it leaves the harbour at seven. " * 9
    path.write_text(f"# Ferry\n\n{english}\n\n## По-русски\n\n{GUIDE}", encoding="utf-8")
    preview = library.preview(read_document(path))
    assert (preview.language, preview.unknown_languages) == ("en", ("ru",))


def test_without_a_model_no_language_is_unknown(library, tmp_path):
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    assert library.preview(read_document(path)).unknown_languages == ()
