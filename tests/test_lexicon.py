"""Words of one language meet words of another: glossaries, spellings, synonyms, numbers."""

from pathlib import Path

import pytest

import knowledge
from knowledge.language.document_languages import BY_CODE
from knowledge.language.lexicon import (
    forms,
    from_english,
    general_synonyms,
    synonym_groups,
    translate,
)
from knowledge.language.numerals import number_value
from knowledge.language.transliteration import latin_key, latin_to_cyrillic

DATA = Path(knowledge.__file__).parent / "data"


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_glossary_is_sorted_and_has_each_word_once_with_a_translation(language):
    rows = (DATA / language / "glossary.tsv").read_text("utf-8").splitlines()
    lemmas = [row.split("\t")[0] for row in rows]
    assert lemmas == sorted(set(lemmas))
    assert [row for row in rows if row.count("\t") != 1 or not all(row.split("\t"))] == []
    assert [row for row in rows if not all(row.split("\t")[1].split(";"))] == []


def test_every_synonym_group_has_distinct_terms():
    assert [g for g in synonym_groups() if len(g) < 2 or len(set(g)) < len(g)] == []
    assert [g for g in synonym_groups() if any(t != t.strip().lower() or not t for t in g)] == []


def test_synonyms_hold_in_both_directions_and_never_name_the_word_itself():
    related = general_synonyms()
    assert [(a, b) for a, others in related.items() for b in others if a not in related[b]] == []
    assert [term for term, others in related.items() if term in others] == []
    assert "purchase" in related["buy"]


@pytest.mark.parametrize(
    ("word", "language", "english"),
    [
        ("подписали", "ru", "sign"),
        ("подписано", "ru", "sign"),
        ("ПОДПИСАННЫЙ", "ru", "sign"),
        ("городах", "ru", "city"),
        ("рынке", "ru", "market"),
        ("рынка", "ru", "market"),
        ("построенного", "ru", "build"),
        ("пишут", "ru", "write"),
        ("проводится", "ru", "held"),
        ("крупнейшей", "ru", "largest"),
        ("ещё", "ru", "still"),
        ("организации", "ru", "organization"),
        ("участвует", "ru", "participate"),
        ("қалада", "kk", "city"),
        ("қаланың", "kk", "city"),
        ("қалаларында", "kk", "city"),
        ("елдердің", "kk", "country"),
        ("кітабы", "kk", "book"),
        ("салынды", "kk", "built"),
        ("басталды", "kk", "begin"),
        ("кездесуге", "kk", "meeting"),
        ("қанша", "kk", "how many"),
        ("калада", "kk", "city"),
        ("кашан", "kk", "when"),
    ],
)
def test_an_inflected_word_finds_its_english(word, language, english):
    assert english in translate(word, language)


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_an_unknown_word_has_no_translation(language):
    assert translate("ъъъщфы", language) == ()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("lake", ("озеро", "ru")),
        ("lakes", ("көл", "kk")),
        ("countries", ("страна", "ru")),
        ("signed", ("подписать", "ru")),
        ("planned", ("планировать", "ru")),
    ],
)
def test_an_english_word_in_any_form_finds_the_words_of_other_languages(word, lemma):
    assert lemma in from_english(word)


def test_forms_of_one_word_are_listed_in_small_letters_and_lead_to_each_other():
    assert forms()["rose"] >= {"rise", "risen"}
    assert forms()["norwegian"] == {"norway"}
    assert [form for form in forms() if form != form.lower()] == []
    assert [form for form, others in forms().items() if form in others or not others] == []


def test_other_languages_have_no_glossary():
    assert BY_CODE["en"].glossary == {}


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Назарбаев", "Nazarbayev"),
        ("Казахстан", "Kazakhstan"),
        ("Қазақстан", "Kazakhstan"),
        ("Сирия", "Syria"),
        ("Щучинск", "Shchuchinsk"),
        ("Астана", "Astana"),
        ("Лавров", "Lavrov"),
        ("Дженнифер", "Jennifer"),
        ("Юрий", "Yuri"),
        ("Женева", "Zheneva"),
        ("Тегеран", "Tegeran"),
        ("Цельсий", "Celsiy"),
    ],
)
def test_a_name_has_one_key_in_both_alphabets(cyrillic, latin):
    assert latin_key(cyrillic) == latin_key(latin)


@pytest.mark.parametrize(
    ("one", "other"), [("Астана", "Алматы"), ("Syria", "Serbia"), ("Moscow", "Minsk")]
)
def test_different_names_keep_different_keys(one, other):
    assert latin_key(one) != latin_key(other)


@pytest.mark.parametrize(
    ("typed", "language", "word"),
    [
        ("kakoi", "ru", "какой"),
        ("gorod", "ru", "город"),
        ("pochemu", "ru", "почему"),
        ("kashan", "kk", "кашан"),
        ("qashan", "kk", "қашан"),
        ("kala", "kk", "кала"),
    ],
)
def test_a_word_typed_in_latin_is_read_in_cyrillic(typed, language, word):
    assert word in latin_to_cyrillic(typed, language)


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("twenty", "20"),
        ("twenty-five", "25"),
        ("two thousand eighteen", "2018"),
        ("three hundred", "300"),
        ("двадцать пять", "25"),
        ("жиырма бес", "25"),
        ("city", None),
        ("", None),
    ],
)
def test_a_number_in_words_has_its_digits(words, digits):
    assert number_value(words) == digits
