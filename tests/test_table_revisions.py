"""A table of questions and answers that an editor sends again is a revision, not a second one."""

import pytest

from handlers.rendering.texts import texts_for
from knowledge import Record
from knowledge.store import annotations
from tests.conftest import EDITOR

PAIRS = {
    "en": ("question,answer", "When does the gym open?", "The gym opens at six.", "seven"),
    "ru": ("вопрос,ответ", "Когда открыт спортзал?", "Спортзал открыт с шести.", "семи"),
    "kk": ("сұрақ,жауап", "Спортзал қашан ашылады?", "Спортзал сағат алтыда ашылады.", "жетіде"),
}
OLD = {"en": "six", "ru": "шести", "kk": "алтыда"}
MORE = "Who feeds the otters?,Ida Holm feeds the otters."


def stored(library):
    return sum(each.facts for each in library.documents())


def table(*rows):
    return "\n".join(rows).encode()


@pytest.mark.parametrize("language", PAIRS)
async def test_a_corrected_table_rewords_what_it_brought(person, library, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    header, question, answer, new = PAIRS[language]
    save = texts("button-save")
    first = table(header, f"{question},{answer}", MORE)
    await editor.uploads("rules.csv", first)
    await editor.taps(save)
    facts = stored(library)

    # The same pair twice, in other spaces and capitals, is one fact.
    again = f"{question.upper()},{answer.replace(' ', '  ')}"
    (shown,) = await editor.uploads("rules2.csv", table(header, f"{question},{answer}", again))
    assert texts("table-repeated", count=1) in shown.text
    assert save not in shown.buttons, "and another document holds it"

    (shown,) = await editor.uploads("rules.csv", first)
    assert texts("import-known") in shown.text
    assert save not in shown.buttons

    corrected = answer.replace(OLD[language], new)
    (shown,) = await editor.uploads("rules.csv", table(header, f"{question},{corrected}"))
    assert texts("import-reworded", count=1) in shown.text
    assert texts("table-kept", count=1) in shown.text
    assert texts("rows-draft", count=1) not in shown.text
    assert texts("import-reworded-curated") not in shown.text
    await editor.presses(shown, shown.buttons[save])
    assert stored(library) == facts
    (told,) = await editor.says(question)
    assert corrected in told.text
    assert answer not in told.text

    await editor.says("/undo")
    await editor.taps(texts("button-undo"))
    (told,) = await editor.says(question)
    assert answer in told.text


async def test_pairs_that_another_document_holds_are_told_and_not_stored_twice(person, library):
    editor = person(EDITOR)
    page = b"# House rules\n\n## When does the gym open?\nThe gym opens at six.\n\nIt is warm.\n"
    await editor.uploads("rules.md", page)
    await editor.taps("Save")
    facts = stored(library)
    row = "When does the gym open?,The gym opens at six."
    (shown,) = await editor.uploads("gym.csv", table("question,answer", row, MORE))
    assert (
        "Known already, with the same answer, and not stored again: 1 (House rules)" in shown.text
    )
    assert "new facts: 1" in shown.text
    await editor.taps("Save")
    assert "one entry" in shown.text
    assert stored(library) == facts + 1
    other = "When does the gym open?,The gym opens at 6."
    two = table("question,answer", f"{other}", "When does the gym open?,The gym opens at 7.")
    await editor.uploads("two.csv", two)
    await editor.taps("Save")
    assert stored(library) == facts + 3, "two rows of one table never reword each other"


def test_a_row_that_stands_twice_is_stored_once_and_equal_answers_stay_apart(empty_library):
    def row(text, *questions):
        return Record("draft", {"text": text, "source": "Rules", "kind": "fact", "speaker": None,
                                "questions": "|".join(questions)})  # fmt: skip

    rows = [
        row("Yes.", "is it warm?"), row("Yes.", "is it open?"), row("Yes.", "Is it  WARM", "hot?"),
        row("The gym is old."), row("The  gym is old."),
    ]  # fmt: skip
    for _ in range(2):
        empty_library.import_records(rows, "rules.csv", by="editor-1")
        found = [*empty_library.facts(1)]
        assert [each.text for each in found] == ["Yes.", "Yes.", "The gym is old."]
    db = empty_library.database.read()
    asked = [[text for _, text, *_ in annotations.questions(db, fact.id)] for fact in found]
    assert asked == [["is it warm?", "hot?"], ["is it open?"], []]


def test_a_question_that_several_rows_answer_tells_of_none_which_is_reworded(empty_library):
    def take(*answers):
        said = {"source": "Book", "kind": "fact", "speaker": None, "questions": "how much is it?"}
        rows = [Record("draft", {**said, "text": each}) for each in answers]
        empty_library.import_records(rows, "prices.csv")

    take("A boat costs 5.", "An oar costs 6.")
    take("An oar costs 7.")
    known = [fact.text for fact in empty_library.facts(1)]
    assert known == ["A boat costs 5.", "An oar costs 6.", "An oar costs 7."]


@pytest.mark.parametrize("language", PAIRS)
async def test_the_first_pairs_of_a_new_faq_are_shown_and_the_others_by_pages(person, language):
    editor, texts = person(EDITOR, language=language), texts_for(language)
    pairs = [(f"Where is hall {each}?", f"Hall {each} is on floor {each}.") for each in range(5)]
    rows = [f"{question},{answer}" for question, answer in pairs]
    sections = [f"## {question}\n\n{answer}" for question, answer in pairs]
    faq = "\n\n".join(["# Halls", *sections])
    for name, file in (
        ("halls.csv", table(PAIRS[language][0], *rows)),
        ("halls.md", faq.encode()),
    ):
        (shown,) = await editor.uploads(name, file)
        assert texts("import-pairs-shown", first=1, last=3, count=5) in shown.text
        assert texts("trial-more", count=2) in shown.text
        told = [all(each in shown.text for each in pair) for pair in pairs]
        assert told == [True, True, True, False, False]
        await editor.presses(shown, shown.buttons["›"])
        told = [all(each in shown.text for each in pair) for pair in pairs]
        assert (told, "›" in shown.buttons) == ([False, False, False, True, True], False)
        await editor.presses(shown, shown.buttons["‹"])
        await editor.presses(shown, shown.buttons[texts("button-drop")])
        # Pages were turned, and it was offered once.
        (nothing,) = await editor.says("/cancel")
        assert nothing.text == texts("nothing-to-cancel")
