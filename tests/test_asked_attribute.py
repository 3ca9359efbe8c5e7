"""What asks for an attribute without its noun, "how cold", need not stand in the sentence."""

from pathlib import Path

from knowledge import Library, Source
from knowledge.retrieval.question_type import parse_question

DOCUMENT = """The weather of Orta

In January the average temperature in Orta is minus 14 degrees. In summer people swim in the pond.

Зимой средняя температура в Орте минус 14 градусов. Летом люди купаются в пруду.
"""
ASKING = {
    "how cold is it in January?": {"how", "cold"},
    "how deep is the pond?": {"how", "deep"},
    "сколько градусов зимой?": {"сколько", "градусов"},
    "what temperature is it in January?": set(),
    "who took so long?": set(),
    "how deep is the pond called Orta?": set(),
}


def test_words_that_ask_for_an_attribute_are_told_from_those_asked_about():
    for question, words in ASKING.items():
        assert parse_question(question).asking == words, question


def test_nothing_is_missing_where_the_sentence_tells_the_attribute(tmp_path: Path):
    library = Library.open_empty(tmp_path / "weather.db")
    library.import_document(Source(DOCUMENT, title="Orta"))
    rank, analyse = library.answerer.rank, library.answerer.analyse
    asked = ("how cold is it in January?", "how deep is the pond?")
    found = {question: rank(analyse(question)).ranked[0].evidence for question in asked}
    missing = {question: evidence and evidence.missing for question, evidence in found.items()}
    library.close()
    assert missing == {"how cold is it in January?": (), "how deep is the pond?": ("deep",)}
