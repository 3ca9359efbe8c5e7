"""A quotation has the speaker whom its sentence names, and no other."""

import pytest

from knowledge import Kind, Source

NAMED = {
    "“Skating is allowed from Saturday,” said Rosa Diaz.": "Rosa Diaz",
    '"We shall see," the mayor, Rosa Diaz, said.': None,
    "“The lake is safe,” said the mayor of Orta, Rosa Diaz, on Monday.": "Rosa Diaz",
    "“It is safe”, Rosa Diaz, the mayor, said.": "Rosa Diaz",
    'John F. Kennedy said: "We choose to go to the Moon."': "John F. Kennedy",
    "«Мы построим мост», — сказал Иван Петров.": "Иван Петров",
    "«Мост готов», — отметил министр транспорта Иван Петров.": "Иван Петров",
    "Иван Петров заявил: «Мост готов».": "Иван Петров",
    "«Көпір дайын», – деді Асқар Мамин.": "Асқар Мамин",
    "“It is safe,” she said.": None,
    "“It is safe,” said the mayor.": None,
    "Rosa Diaz said that skating is allowed.": None,
    "The “Golden Horde” was said to be rich.": None,
}


@pytest.mark.parametrize("sentence", NAMED)
def test_a_quotation_has_the_speaker_whom_its_sentence_names(empty_library, sentence):
    document = empty_library.import_document(Source(f"One thing.\n\n{sentence}", "News"))
    fact = empty_library.facts(document.id)[-1]
    assert fact.text == sentence
    assert fact.speaker == NAMED[sentence]
    assert fact.kind is (Kind.QUOTE if NAMED[sentence] else Kind.FACT)


def test_no_speaker_is_found_in_the_shipped_article(library):
    remarks = [fact for fact in library.facts(1) if fact.kind is Kind.QUOTE]
    assert {fact.speaker for fact in remarks} == {
        "a conference participant, not named in the article"
    }
