"""One document in all formats: the same facts come out, in the same sections."""

import pytest

from tests.corpus import WORDS, WRITERS, made_up
from tests.files import extracted

SEEDS = range(6)


def expected(document):
    """Yield what each fact of a made-up document says, and where."""
    for section in document.sections:
        question = section.heading if section.heading.endswith("?") else None
        for part in section.parts:
            words = [row[0] for row in part.rows]
            facts = {
                "paragraph": words,
                "list": [
                    f"{part.lead_in} {'; '.join(words)}",
                    *(f"{part.lead_in} {word}" for word in words),
                ],
                "table": [" — ".join(row) for row in part.rows[1:]],
            }[part.kind]
            for fact in facts:
                yield fact, (section.heading,), question
                question = None


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("language", WORDS)
def test_the_same_facts_are_read_from_every_format(suffix, language):
    for seed in SEEDS:
        document = made_up(seed, language)
        source = extracted(suffix, WRITERS[suffix](document))
        facts = [(p.text, p.section, p.question) for p in source.passages]
        assert facts == [*expected(document)], seed
        assert (source.title, source.language) == (document.title, language)
        assert all(passage.stands_in(source.text) for passage in source.passages)


@pytest.mark.parametrize("language", WORDS)
def test_pages_are_those_of_the_pdf(language):
    document = made_up(1, language)
    source = extracted(".pdf", WRITERS[".pdf"](document))
    pages = {passage.section[0]: passage.page for passage in source.passages}
    assert pages == {s.heading: page for page, s in enumerate(document.sections, 1)}
    assert "Kolm 2024" not in source.text


@pytest.mark.parametrize("suffix", WRITERS)
def test_rows_know_the_names_of_their_columns(suffix):
    for seed in SEEDS:
        source = extracted(suffix, WRITERS[suffix](made_up(seed, "en")))
        rows = [passage for passage in source.passages if "€" in passage.text]
        assert {passage.labels for passage in rows} <= {("Thing", "Price")}
