"""Drafts: lines named in any language, lines that are not clear, what is missing, /cancel."""

import pytest

from handlers.admin.draft_syntax import EVERY, LineMeaning, parse_draft
from handlers.rendering.texts import texts_for
from knowledge import LANGUAGES, Draft, Kind, phrases
from tests.article import TITLE
from tests.conftest import EDITOR

OAK = "The oak stands on the hill."
LABELS = {
    "en": ("source", "ask", "speaker"),
    "ru": ("источник", "вопрос", "кто сказал"),
    "kk": ("дереккөз", "сұрақ", "кім айтты"),
}


def drafted(words, every=None, **meanings):
    known = {**meanings, **({EVERY: every} if every else {})}
    parsed = parse_draft(words, Kind.FACT, known)
    return parsed.unclear.words.strip() if parsed.unclear else parsed.draft


@pytest.mark.parametrize("labels", LABELS.values(), ids=LABELS)
@pytest.mark.parametrize("style", ["{}: {}", "{} : {}", "- {}: {}", "{}:\n{}"])
def test_fields_are_read_in_each_language_however_they_are_typed(labels, style):
    said = ("Tree book", "what stands on the hill?", "Ida")
    for case in (str.lower, str.capitalize, str.upper):
        named = zip(map(case, labels), said, strict=True)
        lines = [style.format(label, words) for label, words in named]
        draft = Draft(OAK, said[0], Kind.FACT, said[2], (said[1],))
        assert drafted("\n".join([OAK, *lines])) == draft
        assert drafted("\n".join([*lines, OAK])) == draft


def test_no_name_of_a_field_means_two():
    fields = (LineMeaning.SOURCE, LineMeaning.ASK, LineMeaning.SPEAKER, LineMeaning.TEXT)
    named = [phrase for each in fields for phrase in phrases("draft_fields.txt", each)]
    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("words", "unclear"),
    [
        (f"{OAK}\nsourse: Tree book", "sourse: Tree book"),
        (f"{OAK}\nЗаметка редактора: x", "Заметка редактора: x"),
        (f"{OAK} source: Tree book", "source: Tree book"),
        (f"{OAK}\nPeople often ask: where is it?", "People often ask: where is it?"),
        (f"{OAK}\nЛюди спрашивают: где он?", "Люди спрашивают: где он?"),
        (f"{OAK}\nАдамдар жиі сұрайды: ол қайда?", "Адамдар жиі сұрайды: ол қайда?"),
        (f"{OAK}\nsource: Tree book question: which tree?", "question: which tree?"),
    ],
)
def test_a_line_that_may_be_a_field_is_not_swallowed(words, unclear):
    assert drafted(words) == unclear


@pytest.mark.parametrize(
    "words",
    [
        "Attention: the museum is closed on Mondays.",
        f"{OAK}\nIt opens at 10:30.",
        f"{OAK}\nhttps://example.org/tree",
        f"{OAK}\nWhat they said on that day was long: nobody listened.",
        "Who asked? He asked.",
    ],
)
def test_what_only_looks_like_a_field_is_text(words):
    assert drafted(f"{words}\nsource: Tree book") == Draft(words, "Tree book")


def test_what_the_editor_says_of_a_line_holds():
    words = f"{OAK}\nnote: old source: Tree book"
    source, text = {"source": LineMeaning.SOURCE}, f"{OAK}\nnote: old"
    assert drafted(words, note=LineMeaning.WORDS) == "source: Tree book"
    assert drafted(words, note=LineMeaning.WORDS, **source) == Draft(text, "Tree book")
    assert drafted(words, note=LineMeaning.NOTHING, **source) == Draft(OAK, "Tree book")
    assert drafted(words, every=LineMeaning.WORDS) == Draft(f"{text} source: Tree book", "")
    asked = drafted(words, note=LineMeaning.ASK, **source)
    assert asked == Draft(OAK, "Tree book", questions=("old",))


@pytest.mark.parametrize("label", [named[0] for named in LABELS.values()], ids=LABELS)
def test_a_source_keeps_its_address_beside_its_title(label):
    rink, address = "Rink hours", "https://example.org/rink"
    known = Draft(OAK, rink, url=address)
    for lines in ((address, rink), (rink, address), (f"{rink}, {address}.",)):
        assert drafted("\n".join([OAK, *(f"{label}: {line}" for line in lines)])) == known
    assert drafted(f"{OAK}\n{label}: {address}") == Draft(OAK, address)
    assert drafted(f"{OAK}\n{label}: A\n{label}: B {address}\n{label}: B.") == Draft(
        OAK, "A; B; B.", url=address
    )


def test_a_long_line_of_colons_is_read_at_once():
    draft = drafted("a: " * 1300 + "source: b", every=LineMeaning.WORDS)
    assert draft.text.endswith("source: b")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_unknown_line_is_asked_about_and_then_the_draft_goes_on(
    person, library, language
):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (asked,) = await editor.says(f"/addfact {OAK}\nsourse: Tree book\nhint: old")
    assert "sourse: Tree book" in asked.text
    await editor.taps(texts("button-line-source"))
    assert "hint: old" in asked.text
    await editor.taps(texts("button-line-nothing"))
    fact = library.documents()[-1]
    assert fact.title == "Tree book"
    assert library.facts(fact.id)[0].text == OAK


def test_a_title_and_its_address_are_read_from_one_line_however_they_stand():
    address = "https://example.org/a"
    for label, line, title in (
        ("источник", f"Путеводитель, {address}", "Путеводитель"),
        ("дереккөз", f"Жолсілтеме, {address}.", "Жолсілтеме"),
        ("source", f"Guide ({address})", "Guide"),
        ("source", f"[Guide]({address})", "Guide"),
        ("source", f"{address} – Guide", "Guide"),
        ("источник", f"Газета, № 5, {address}, с. 3", "Газета, № 5, с. 3"),
        ("source", f"Guide: {address} (2019)", "Guide (2019)"),
        ("source", f"Guide\nlink: {address}", "Guide"),
    ):
        draft = drafted(f"{OAK}\n{label}: {line}")
        assert (draft.source, draft.url) == (title, address), line
    draft = drafted(f"{OAK}\nsource: Guide, www.example.org")
    assert (draft.source, draft.url) == ("Guide", "https://www.example.org")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_forgotten_source_keeps_the_draft_and_asks_for_it(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (asked,) = await editor.says(f"/addfact {OAK}\n{LABELS[language][1]}: what stands there?")
    assert asked.text == texts("add-ask-source")
    (again,) = await editor.sends("message", {"photo": []})
    assert again.text == texts("add-ask-source")
    await editor.says(f"{LABELS[language][0]}: Tree book")
    (document,) = library.documents()[1:]
    assert (document.title, library.facts(document.id)[0].text) == ("Tree book", OAK)
    assert library.answer("what stands there?").answer.best.fact.text == OAK


@pytest.mark.parametrize("language", LANGUAGES)
async def test_cancel_says_what_it_drops(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says(f"/addfact {OAK}\n{LABELS[language][1]}: which tree?")
    (said,) = await editor.says("/cancel")
    assert said.text == texts("add-forgotten", text=f"{OAK} · which tree?")
    await editor.says("/edit 15")
    (said,) = await editor.says("/cancel")
    assert said.text == texts("cancel-edit", id=15)
    (shown,) = await editor.says("/delete 15")
    (said,) = await editor.says("/cancel")
    assert said.text == texts("cancel-edit", id=15)
    assert await editor.presses(shown, shown.buttons[texts("button-withdraw")]) == []
    (said,) = await editor.says("/cancel")
    assert said.text == texts("nothing-to-cancel")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_cancel_below_a_preview_says_what_it_drops(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    await editor.says(f"/addfact {OAK}\n{LABELS[language][0]}: Tree book\nask: which tree?")
    for command, dropped in (
        (f"/addfact {OAK}\nsource: Another book", f"{OAK} · Another book"),
        ("/synonym oak = tree", "oak = tree"),
    ):
        (shown,) = await editor.says(command)
        await editor.presses(shown, shown.buttons[texts("button-cancel")])
        assert shown.text == texts("add-forgotten", text=dropped)
    (shown,) = await editor.uploads("oaks.txt", b"The oak is old.\n")
    await editor.presses(shown, shown.buttons[texts("button-drop")])
    assert shown.text == texts("add-forgotten", text="oaks.txt")
    (shown,) = await editor.says("/delete 15")
    await editor.presses(shown, shown.buttons[texts("button-cancel")])
    assert shown.text == texts("cancel-edit", id=15)
    (shown,) = await editor.says("/undo")
    await editor.presses(shown, shown.buttons[texts("button-leave")])
    assert shown.text == texts("nothing-changed")


async def test_what_is_left_for_something_else_is_said(person, library):
    editor = person(EDITOR)
    await editor.says(f"/addfact {OAK}")
    (page,) = await editor.says("/fact 15")
    assert page.text.startswith("Fact 15")
    left, _ = await editor.says("/addfact The elm is old.\nsource: Tree book")
    assert left.text == texts_for("en")("draft-left", text=OAK)
    (answer,) = await editor.says("which tree is old?")
    assert "The elm is old." in answer.text
    assert len(library.documents()) == 2


async def test_a_caption_counts_as_text(person, library):
    editor = person(EDITOR)
    caption = f"/addfact {OAK}"
    entity = {"type": "bot_command", "offset": 0, "length": 8}
    picture = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}
    written = {**picture, "caption": caption, "caption_entities": [entity]}
    await person().sends("message", written)
    (_,) = await person().sends("message", {**picture, "caption": "Tree book"})
    assert len(library.documents()) == 1
    await editor.sends("message", written)
    (_,) = await editor.sends("message", {**picture, "caption": "Tree book"})
    await editor.says("-")
    assert library.documents()[-1].title == "Tree book"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_draft_whose_source_does_not_say_it_is_kept_for_another(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    (refused,) = await editor.says(f"/addfact {OAK}\nsource: {TITLE}\nask: which tree is there?")
    await editor.presses(refused, refused.buttons[texts("button-other-source")])
    await editor.says("Tree book")
    assert library.documents()[-1].title == "Tree book"
    assert library.answer("which tree is there?").answer.best.fact.text == OAK


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_question_where_a_source_is_asked_is_kept_as_the_question(
    person, library, language
):
    texts, editor = texts_for(language), person(EDITOR, language=language)
    await editor.says("/addfact The Domra workshop repairs violins.")
    (asked,) = await editor.says("Who repairs violins?")
    kept = texts("add-question-kept", question="Who repairs violins?")
    assert asked.text == f"{kept} {texts('add-ask-source')}"
    (saved,) = await editor.says("source: What is a violin?")
    assert texts("trial-answered", question="Who repairs violins?") in saved.text
    assert library.documents()[-1].title == "What is a violin?"
