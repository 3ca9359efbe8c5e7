"""A number that labels, dates, names or measures is no count of anything."""

from pathlib import Path

from knowledge import Found, Library, read_document
from knowledge.answering.evidence import find_evidence
from knowledge.language.tokenizer import normalise
from knowledge.queries import AnswerType
from knowledge.retrieval.question_type import classify_question, parse_question

COUNTS_NOTHING = (
    # times and dates
    ("how many oars do we bring?", "Bring your oars to the shed by Friday at 15:00."),
    ("how many oars do we bring?", "Bring your oars at seven o'clock."),
    ("how many stewards are there?", "Stewards meet from Friday 11 to Sunday 13 September 2026."),
    ("how many stewards are there?", "Stewards meet on 12.09.2026."),
    ("сколько вёсел нужно?", "Вёсла сдают с 11 по 13 мая до 15:00."),
    ("неше ескек керек?", "Ескектер 12 мамырда сағат 15:00-де тапсырылады."),
    # ages and ordinals
    ("how many children came?", "Children under 12 sail free of charge."),
    ("how many riders are there?", "Riders must be 16 or older."),
    ("how many floors are there?", "The floor for guests is the 5th."),
    ("сколько детей приехало?", "Дети от 12 лет плавают сами."),
    ("сколько этажей в доме?", "Гости живут на 5-м этаже."),
    # addresses, telephones, codes, units
    ("how many shops are there?", "The shop is at 12 Mill Street, HG1 5LA."),
    ("how many nurses are there?", "Nurses answer on 01423 555 019 or (071) 44 55 66."),
    ("how many pumps are there?", "The pump is a CD-7 of 340 g."),
    ("how many halls are there?", "Boats are in hall 3."),
    ("сколько домов в селе?", "Дом стоит по ул. Абая, 12."),
    ("қанша кабинет бар?", "Дәрігер 12-кабинетте қабылдайды."),
)
COUNTS = (
    ("how many countries took part?", "People from 12 countries took part.", "12"),
    ("how many oars are in a set?", "A set is two oars of 340 g.", "two"),
    ("how many boats raced?", "On Friday 11 boats raced.", "11"),
    ("how many seats has hall 3?", "Hall 3 has 40 seats.", "40"),
    ("how many members are there?", "The number of members stood at 70.", "70"),
    ("сколько домов в селе?", "В селе 45 домов.", "45"),
    ("ауылда қанша үй бар?", "Ауылда 45 үй бар.", "45"),
)
SPACE = (
    ("how much space is needed around the kiln", "Leave half a metre free around the kiln."),
    ("how much room do I need in front of it?", "Keep 80 cm free in front of it."),
    ("сколько места нужно вокруг печи?", "Вокруг печи оставьте полметра."),
)
TABLE = """# Kiln

## Faults

| Code | Meaning | What to do |
|---|---|---|
| 5 | Lid open | Close the lid |
| 6 | Kiln not found | Free the shelves around the kiln |

## Contents of the box

| Quantity | Part |
|---|---|
| 4 | Shelves |
| 9 | Kiln posts |
"""


def test_what_dates_names_or_measures_is_no_count() -> None:
    for question, sentence in COUNTS_NOTHING:
        found = find_evidence(parse_question(question), sentence)
        assert not found, (question, sentence, [sentence[slice(*span)] for span in found])


def test_what_counts_does_though_other_numbers_stand_beside_it() -> None:
    for question, sentence, count in COUNTS:
        found = find_evidence(parse_question(question), sentence)
        words = [sentence[slice(*span)].strip(" .") for span in found]
        assert count in words, (question, sentence)


def test_how_much_space_asks_for_a_measure_and_not_for_a_count() -> None:
    for question, sentence in SPACE:
        assert classify_question(question) is AnswerType.MEASURE, question
        assert find_evidence(parse_question(normalise(question)), sentence), sentence
    assert classify_question("how much is a room?") is AnswerType.AMOUNT
    assert classify_question("сколько мест в зале?") is AnswerType.COUNT


def test_a_label_of_a_row_is_no_count_and_a_column_of_quantities_is(tmp_path: Path) -> None:
    document = tmp_path / "kiln.md"
    document.write_text(TABLE, encoding="utf-8")
    library = Library.open_empty(tmp_path / "kiln.db")
    library.import_document(read_document(document))
    counts = {
        "how many shelves around the kiln?": ("6 — Kiln not found", []),
        "how many kiln posts?": ("9 — Kiln posts", ["9"]),
    }
    for question, (beginning, expected) in counts.items():
        ranked = library.answerer.rank(library.answerer.analyse(question)).ranked
        row = next(hit for hit in ranked if hit.candidate.fact.text.startswith(beginning))
        assert row.evidence
        text = row.candidate.fact.text
        assert [text[slice(*span)].strip() for span in row.evidence.spans] == expected, question
    assert not isinstance(library.answer("how many shelves around the kiln?").answer, Found)
    library.close()
