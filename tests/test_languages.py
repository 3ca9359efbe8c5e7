"""A language of documents is a folder of lists; letters and numbers are listed there alone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import knowledge
from knowledge import LANGUAGES, detect_language
from knowledge.language import stems, stopwords
from knowledge.language.letters import CAPITAL, FOLLOW_UP_PRONOUNS, OPENING_PRONOUNS, PRONOUNS
from knowledge.language.numerals import number_value, number_variants, number_words, ordinal_place

PACKAGE = Path(knowledge.__file__).parent
SOURCES = [path for path in PACKAGE.rglob("*.py") if path.name != "letters.py"]


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the package, to which somebody adds a language or a word."""
    ignored = shutil.ignore_patterns("__pycache__", "*.npz")
    return shutil.copytree(PACKAGE, tmp_path / "knowledge", ignore=ignored)


def said(copy, *lines):
    """Return what Python prints that finds the copy first."""
    program = "import sys; sys.path.insert(0, sys.argv[1]); " + "; ".join(lines)
    command = [sys.executable, "-c", program, str(copy.parent)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return done.stdout


def test_a_folder_is_a_language_of_documents(copy):
    folder = copy / "data" / "tr"
    folder.mkdir()
    settings = """
        name = "Turkish"
        rank = 4
        script = "latin"
        alphabet = "abcçdefgğhıijklmnoöprsştuüvyz"
        stemmer = "turkish"
        ordinal_endings = ["inci"]
    """
    (folder / "language.toml").write_text(settings, encoding="utf-8")
    (folder / "stopwords.txt").write_text("# By spaces.\nve bir için\n", encoding="utf-8")
    (folder / "numbers.txt").write_text("3 üç | üçüncü\n", encoding="utf-8")
    (folder / "glossary.tsv").write_text("köprü\tbridge\n", encoding="utf-8")
    # Without letters of its own it is never detected, and stands in nobody's way.
    (other := copy / "data" / "id").mkdir()
    latin = re.sub(r"[^ -~\n]", "", settings.replace("turkish", "indonesian")).replace(
        "= 4", "= 5"
    )
    (other / "language.toml").write_text(latin.replace("= 4", "= 5"), encoding="utf-8")
    out = said(
        copy,
        "from knowledge import LANGUAGES, detect_language",
        "from knowledge.language import stems, stopwords",
        "from knowledge.language.letters import CAPITAL",
        "from knowledge.language.lexicon import translate_any",
        "from knowledge.language.numerals import number_value, ordinal_place",
        "print(*LANGUAGES, detect_language('Şehir için üç köprü'), detect_language('bridges'))",
        "print(*stems('kitaplar için', 'tr'), *stems('books', 'en'), 'icin' in stopwords())",
        "print(number_value('üç'), ordinal_place('ucuncu'), 'Ş' in CAPITAL)",
        "print(*translate_any('köprü'))",
    )
    assert out.splitlines() == [
        "en ru kk tr id tr en",
        "kitap icin book True",
        "3 3 True",
        "bridge",
    ]


def test_a_stop_word_is_added_in_the_folder_of_its_language(copy):
    assert "vraiment" not in stopwords()
    with (copy / "data" / "en" / "stopwords.txt").open("a", encoding="utf-8") as file:
        file.write("vraiment\n")
    out = said(
        copy,
        "from knowledge.language import stems, stopwords",
        "print('vraiment' in stopwords(), *stems('vraiment', 'en'))",
    )
    assert out.split() == ["True", "vraiment"]


@pytest.mark.parametrize(
    "listed",
    [
        r"А-Я|а-яё|[ӘҒҚҢӨҰҮҺІ]{3}|\[[^]\n]*[әғқңөұүһі]{3}",
        r"\b(?:he she|он она|ол олар|he\|she|он\|она)\b",
        r"\b(?:one two|one\|two|один два|бір екі|first second)\b",
    ],
)
def test_letters_and_pronouns_are_listed_in_the_data_only(listed):
    found = {path: re.findall(listed, path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {path.as_posix(): each for path, each in found.items() if each} == {}


def test_pronouns_are_normalised_and_each_list_is_for_its_use():
    assert {"he", "она", "олардын", "бул"} <= PRONOUNS & OPENING_PRONOUNS & FOLLOW_UP_PRONOUNS
    assert "such" in PRONOUNS - FOLLOW_UP_PRONOUNS
    assert "there" in PRONOUNS - OPENING_PRONOUNS
    assert "both" in OPENING_PRONOUNS - PRONOUNS


def test_capitals_are_those_of_all_languages_and_of_names_from_elsewhere():
    names = re.compile(rf"\b[{CAPITAL}]\w+")
    assert names.findall("Қазақ, Élysée, Čech, Ёлка, Ann, қала, élan, ann") == [
        "Қазақ", "Élysée", "Čech", "Ёлка", "Ann",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("21", [("twenty", "one"), ("двадцать", "один"), ("жиырма", "бир")]),
        ("12", [("twelve",), ("dozen",), ("двенадцать",)]),
        ("90", [("ninety",), ("девяносто",), ("токсан",)]),
    ],
)
def test_a_number_is_said_in_the_words_of_one_language(digits, words):
    assert set(words) <= set(number_words(digits))
    assert ("жиырма", "одна") not in number_words(digits)


@pytest.mark.parametrize(
    ("text", "place"),
    [("the third one", 3), ("третья", 3), ("ушинши", 3), ("10th", 10), ("последняя", None)],
)
def test_an_ordinal_names_a_place_in_any_language_and_case(text, place):
    assert ordinal_place(text) == place


def test_a_russian_number_is_read_in_any_case():
    read = {word: number_value(word) for word in ("двух", "троих", "пятерых", "двадцати пяти")}
    assert read == {"двух": "2", "троих": "3", "пятерых": "5", "двадцати пяти": "25"}


def test_cardinals_and_ordinals_lead_to_each_other():
    assert number_value("жиырма бес") == "25"
    assert {"3rd", "third", "трет"} <= set(number_variants(["3"])["3"])
    assert "5" in number_variants(["fifth"])["fifth"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_finds_its_own_stop_words(language):
    words = {"en": "the river and its bridges", "ru": "река и её мосты", "kk": "өзен және көпір"}
    assert detect_language(words[language]) == language
    assert set(stems(words[language], language)) & stopwords()


def test_a_kazakh_question_typed_without_its_letters_is_told_by_its_words():
    for question in ("хор бар ма?", "кітап канша турады".replace("і", "и"), "асхана бар ма"):
        assert detect_language(question) == "kk", question
    for question in ("есть ли бар?", "где бар", "мама мыла раму", "бар"):
        assert detect_language(question) == "ru", question
