"""What editors wrote about the shipped article is complete and does not contradict itself."""

from collections import Counter
from importlib.resources import as_file, files

import pytest

from knowledge.ingestion.curation_file import Curation, CurationError, load_curation
from knowledge.ingestion.segmentation import passages
from knowledge.models import Kind

DATA = files("knowledge") / "data"
ARTICLE = (DATA / "20th-anniversary-of-astana.txt").read_text(encoding="utf-8")
LANGUAGES = ("en", "ru", "kk")
TABLE = """
[[fact]]
kind = "{kind}"
{speaker}
sentence = "Astana hosted it."
[fact.questions]
en = [{answered}]
[fact.negatives]
en = [{open}]
"""


def table(*, kind="fact", speaker="", answered='"Who hosted it?"', unanswered='"When was it?"'):
    return TABLE.format(kind=kind, speaker=speaker, answered=answered, open=unanswered)


def read(tmp_path, text) -> Curation:
    path = tmp_path / "article.toml"
    path.write_text(text, encoding="utf-8")
    return load_curation(path)


@pytest.fixture(scope="module")
def shipped() -> Curation:
    with as_file(DATA / "astana.toml") as path:
        return load_curation(path)


def folded(text):
    return text.casefold().rstrip("?!. ")


def test_every_sentence_of_the_article_is_curated_word_for_word(shipped):
    expected = [(passage.text, passage.kind) for passage in passages(ARTICLE)]
    assert [(fact.sentence, fact.kind) for fact in shipped.facts] == expected


def test_the_shipped_curation_fits_the_shipped_article(shipped):
    shipped.check(ARTICLE)


def test_a_sentence_that_the_article_lacks_is_named(tmp_path):
    with pytest.raises(CurationError, match="Astana hosted it"):
        read(tmp_path, table()).check("Almaty hosted it.")


def test_no_quote_is_given_a_speaker_whom_the_article_does_not_name(shipped):
    speakers = {fact.speaker for fact in shipped.facts if fact.kind is Kind.QUOTE}
    assert speakers == {"a conference participant, not named in the article"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_questions_and_near_misses_in_each_language(shipped, language):
    for fact in shipped.facts:
        counts = Counter(q.answers for q in fact.questions if q.language == language)
        assert counts[True] >= 10, fact.sentence
        assert counts[False] >= 8, fact.sentence


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_fact_is_translated(shipped, language):
    assert [fact.sentence for fact in shipped.facts if language not in fact.translations] == []


def test_a_question_that_no_fact_answers_is_answered_by_none(shipped):
    answered = {folded(q.text) for fact in shipped.facts for q in fact.questions if q.answers}
    left_open = {folded(q.text) for fact in shipped.facts for q in fact.questions if not q.answers}
    assert answered & left_open == set()


def test_no_question_is_answered_by_two_facts(shipped):
    asked = Counter(folded(q.text) for fact in shipped.facts for q in fact.questions)
    assert [text for text, times in asked.items() if times > 1] == []


def test_three_samples_in_each_language_are_questions_that_the_article_answers(shipped):
    answered = {q.text for fact in shipped.facts for q in fact.questions if q.answers}
    assert {language: len(texts) for language, texts in shipped.samples.items()} == dict.fromkeys(
        LANGUAGES, 3
    )
    assert {text for texts in shipped.samples.values() for text in texts} - answered == set()


def test_a_term_has_one_group_of_synonyms(shipped):
    terms = Counter(term.casefold() for group in shipped.synonyms for term in group)
    assert [term for term, times in terms.items() if times > 1] == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("fact = [", "not TOML"),
        ("[[fact]]\nkind = 'fact'", "lacks the field 'sentence'"),
        (table(kind="rumour"), "write fact or quote"),
        (table(kind="quote"), "A quote has a speaker"),
        (table(speaker="speaker = 'someone'"), "a fact has none"),
        (table(unanswered='"who hosted it"'), "stands twice"),
        (table(answered='"Who hosted it?", "who  hosted it"'), "stands twice"),
    ],
    ids=["syntax", "field", "kind", "no speaker", "speaker", "contradiction", "repeat"],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, complaint):
    with pytest.raises(CurationError, match=complaint):
        read(tmp_path, text)
