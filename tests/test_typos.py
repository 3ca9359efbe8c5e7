"""However a question is typed, the sentence that it asks for comes first."""

from contextlib import closing

import pytest

from knowledge import Library, Source
from knowledge.retrieval.index import Index
from knowledge.retrieval.query import analyse
from knowledge.retrieval.rewriting import rewrite
from knowledge.store import Database
from knowledge.store.database import snapshot_of

ENGLISH = """The science summit of Arden opened in 2017 with guests from twenty-five countries.

The Organization for Security and Co-operation in Europe sent observers to the elections.

A treaty on rivers was prepared by UNESCO in the spring.

President Nazarbayev greeted the builders of the harbour.

The 20th anniversary of the museum drew 400 visitors.

Expo 2017 was visited by four million people, and the rest of this text is about bread."""

RUSSIAN = """Маяк в Ардене построили в 1874 году.

Организация по безопасности и сотрудничеству в Европе прислала наблюдателей.

Ещё один памятник открыли зелёной весной.

Президент Назарбаев поздравил строителей порта."""

KAZAKH = """Қаланың ең биік ғимараты үш жылда салынды.

Өзен үстіндегі көпір ұзындығы екі шақырым.

Мұражайға төрт жүз адам келді."""


@pytest.fixture
def english(shared_library):
    return shared_library(Source(ENGLISH, "Arden"), language="en")


@pytest.fixture
def russian(shared_library):
    return shared_library(Source(RUSSIAN, "Арден"), language="ru")


@pytest.fixture
def kazakh(shared_library):
    return shared_library(Source(KAZAKH, "Арден"), language="kk")


def first(library: Library, question: str) -> str:
    return library.answer(question).ranking[0].fact.text


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("when did the sciencesummit open", "The science summit"),
        ("sciencesummitguests", "The science summit"),
        ("how many people visited expo2017", "Expo 2017"),
        ("cooperation in europe", "The Organization"),
        ("who built the har bour", "President"),
        ("howmany visitors", "The 20th"),
    ],
    ids=["run together", "three", "digits", "hyphen", "taken apart", "stopwords"],
)
def test_words_run_together_or_taken_apart_are_found(english, question, begins):
    assert first(english, question).startswith(begins)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("sciencesummit", ("science", "summit")),
        ("expo2017", ("expo", "2017")),
        ("howmanyvisitors", ("how", "many", "visitors")),
        ("carpet", ("carpet",)),
    ],
)
def test_a_word_is_divided_where_its_parts_stand_in_the_documents(english, typed, words):
    with snapshot_of(english.path) as db:
        assert analyse(Index(db), typed).words == words


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("what did the OSCE do?", "The Organization"),
        ("osce", "The Organization"),
        (
            "united nations educational, scientific and cultural organization",
            "A treaty",
        ),
    ],
    ids=["short for full", "small letters", "full for short"],
)
def test_abbreviations_and_full_names_stand_for_each_other(english, question, begins):
    assert first(english, question).startswith(begins)


def test_initials_are_read_in_russian_as_well(russian):
    assert first(russian, "что сделала ОБСЕ?").startswith("Организация")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("25 countries", "The science summit"),
        ("twenty five countries", "The science summit"),
        ("20 years of the museum", "The 20th"),
        ("twentieth anniversary", "The 20th"),
        ("four hundred visitors", "The 20th"),
        ("двадцать пять стран", "The science summit"),
    ],
)
def test_a_number_is_the_same_in_figures_and_in_words(english, question, begins):
    assert first(english, question).startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Rjulf gjcnhjbkb vfzr?", "Маяк"),
        ("rnj gjplhfdbk cnhjbntktq", "Президент"),
        ("vfzr", "Маяк"),
    ],
)
def test_the_latin_layout_is_read_as_russian(russian, question, begins):
    assert first(russian, question).startswith(begins)


def test_the_russian_layout_is_read_as_english(english):
    assert first(english, "црщ зкузфкув еру екуфен щт кшмукы").startswith("A treaty")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("kogda postroili mayak", "Маяк"),
        ("gde mayak, v kakom gorode", "Маяк"),
        ("kto pozdravil stroitelej", "Президент"),
        ("skolko nablyudatelej", "Организация"),
    ],
)
def test_russian_in_latin_letters_is_read(russian, question, begins):
    assert first(russian, question).startswith(begins)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("кала гимараты канша жылда салынды", "Қаланың"),
        ("озен устиндеги копир узындыгы", "Өзен"),
        ("мұражайға неше адам келді", "Мұражайға"),
        ("қала ғимараты", "Қаланың"),
        ("qalanyng ghimaraty neshe jylda salyndy", "Қаланың"),
        ("murajaiga qansha adam keldi", "Мұражайға"),
        ("6bbr ubvfhfn", "Қаланың"),
    ],
    ids=["no letters", "no letters 2", "plain", "letters", "latin", "latin 2", "layout"],
)
def test_kazakh_is_found_however_it_is_typed(kazakh, question, begins):
    assert first(kazakh, question).startswith(begins)


@pytest.mark.parametrize("question", ["ещё памятник", "еще памятник", "зеленой весной", "ЗЕЛЁНОЙ"])
def test_yo_is_ye(russian, question):
    assert first(russian, question).startswith("Ещё")


@pytest.mark.parametrize("name", ["Назарбаев", "назарбаева", "Назарбаеву", "Nazarbaev"])
def test_a_name_is_found_in_the_other_alphabet(english, name):
    assert first(english, name).startswith("President")


def test_a_latin_name_is_found_in_a_russian_text(russian):
    assert first(russian, "who is Nazarbayev?").startswith("Президент")


@pytest.mark.parametrize(
    "question",
    [
        "when did the summit open",
        "Arden",
        "who is Zhalgyz Kairat of Uzhgorod",
        "когда открыли музей",
        "qwzx jkvv",
        "expo2017",
        "Astana",
    ],
)
def test_a_question_that_makes_sense_keeps_its_letters(english, question):
    with snapshot_of(english.path) as db:
        assert rewrite(Index(db), question)[0] == question


def test_an_index_built_by_older_rules_is_rebuilt(tmp_path):
    path = tmp_path / "old.db"
    library = Library.open_empty(path)
    library.import_document(Source(ENGLISH, "Arden"), language="en")
    library.close()
    with closing(Database(path)) as database, database.write() as db:
        db.execute("DELETE FROM initials")
        db.execute("DELETE FROM spellings")
        db.execute("UPDATE state SET indexed_by = 0")
    library = Library.open_empty(path)
    assert first(library, "OSCE").startswith("The Organization")
    assert len(library.answer("harbour museum summit europe").ranking) == 6
    library.close()


@pytest.mark.parametrize("word", ["e-mail?", "wi-fi", "check-in"])
def test_a_word_with_a_hyphen_is_not_read_as_two_of_another_alphabet(russian, word):
    assert russian.answerer.analyse(word).meant == word


@pytest.mark.parametrize("word", ["what", "where", "who"])
def test_a_contraction_is_read_without_its_mark(english, word):
    assert english.answerer.analyse(f"{word}s the toll").meant == f"{word} is the toll"
