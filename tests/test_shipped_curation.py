"""What editors wrote about the shipped article is complete and does not contradict itself."""

import re
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
    shipped.check([passage.text for passage in passages(ARTICLE)])


@pytest.mark.parametrize("sentence", ["Almaty hosted it.", "Astana hosted it. Nobody else did."])
def test_what_is_no_whole_sentence_of_the_article_is_named(tmp_path, sentence):
    with pytest.raises(CurationError, match=r"article\.toml.*Astana hosted it"):
        read(tmp_path, table()).check([sentence])


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
        ("fact = [", "is not TOML"),
        ("[[fact]]\nkind = 'fact'", "fact 1 lacks the field “sentence”"),
        ("[facts]", "lacks the field “fact”"),
        (
            table(speaker="sentance = 'a'"),
            "fact 1 has an unknown field “sentance”. Known are",
        ),
        (table() + "[[synonyms]]\nterm = ['a', 'b']", "synonyms 1 lacks the field “terms”"),
        (table() + "[[synonyms]]\nterms = ['a']", "synonyms 1 › terms needs at least two entries"),
        (table(answered="3"), "fact 1 › questions › en › 1 must be a text"),
        (table(answered="' '"), "fact 1 › questions › en › 1 is empty"),
        (
            table().replace("en = ", "kz = "),
            "fact 1 › questions › kz is none of the languages",
        ),
        (table() + "[fact.translations]\nru = ['a']", "fact 1 › translations › ru must be a text"),
        ("samples = []\n" + table(), "samples must be a table"),
        ("fact = [1]", "fact 1 must be a table"),
        (table(kind="rumour"), "fact 1 › kind must be “fact” or “quote”"),
        (table(kind="quote"), "a quote has a speaker"),
        (table(speaker="speaker = 'someone'"), "a fact has none"),
        (table(unanswered='"who hosted it"'), "stands twice"),
        (table(answered='"Who hosted it?", "who  hosted it"'), "stands twice"),
    ],
)
def test_a_wrong_file_says_what_is_wrong_and_where(tmp_path, text, complaint):
    with pytest.raises(CurationError, match=re.escape(complaint)) as caught:
        read(tmp_path, text)
    assert "article.toml" in str(caught.value)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    path = tmp_path / "article.toml"
    path.write_bytes("sentence = 'Астана'".encode("cp1251"))
    with pytest.raises(CurationError, match="not UTF-8"):
        load_curation(path)
