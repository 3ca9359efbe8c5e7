"""A misspelt word is read as the one that was meant; a real word is never read as another."""

import pytest

from knowledge import Source
from knowledge.language.dictionary import common_near, is_rare_word, may_be_derived
from knowledge.language.edits import EAR, FINGER, LETTER, likely_edits
from knowledge.retrieval.index import Index
from knowledge.retrieval.rewriting import rewrite
from knowledge.retrieval.spelling_correction import correct_spelling
from knowledge.store.database import snapshot_of

ENGLISH = """The lighthouse keeper Mr Tarrow repaired the harbour wall in winter.

The conference of archaeologists was held in the town hall, and the parrots were fed at noon.

Lower Stedding has a foundry. Every visitor pays a deposit, and both initiatives were approved."""
RUSSIAN = """Маяк в порту построили в 1874 году. Договор подписали на выставке.

Сторож закрывает ворота вечером, а руль чинят в мастерской."""
KAZAKH = """Қаланың ең биік ғимараты үш жылда салынды. Мұражайға төрт жүз адам келді."""


@pytest.fixture
def town(shared_library):
    library = shared_library(
        Source(ENGLISH, "Town", language="en"),
        Source(RUSSIAN, "Порт", language="ru"),
        Source(KAZAKH, "Қала", language="kk"),
    )
    with snapshot_of(library.path) as db:
        yield Index(db)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who keeps the lihgthouse", "who keeps the lighthouse"),
        ("who keeps the lightouse", "who keeps the lighthouse"),
        ("who keeps the lightthouse", "who keeps the lighthouse"),
        ("who keeps the lighthpuse", "who keeps the lighthouse"),
        ("whre is the foundry", "where is the foundry"),
        ("Wehn is the wall repaired?", "When is the wall repaired?"),
        ("were initiaitves approved", "were initiatives approved"),
        ("what did archeologists do", "what did archaeologists do"),
        ("coferense of who", "conference of who"),
        ("is there stedidng's foundry", "is there stedding's foundry"),
        ("tell me about insurnace", "tell me about insurance"),
    ],
    ids=[
        "swapped", "left out", "doubled", "neighbouring key", "question word", "capital",
        "no list has it", "by its sound", "twice", "possessive", "of a list",
    ],
)  # fmt: skip
def test_a_misspelt_word_becomes_what_was_meant(town, typed, meant):
    assert correct_spelling(town, typed, "en") == meant


@pytest.mark.parametrize(
    ("typed", "meant", "language"),
    [
        ("когда построили мяак", "когда построили маяк", "ru"),
        ("где подписали догвоор", "где подписали договор", "ru"),
        ("что на выстаквах", "что на выставках", "ru"),
        ("ккогда закрывают ворота", "когда закрывают ворота", "ru"),
        ("ғимарраты қайда", "ғимараты қайда", "kk"),
    ],
)
def test_so_it_does_in_other_languages_in_its_own_form(town, typed, meant, language):
    assert correct_spelling(town, typed, language) == meant


@pytest.mark.parametrize(
    "question",
    [
        "who is Mr Farrows brother Lowe",
        "how many carrots were fed",
        "when is the worming",
        "who unblocks the drain",
        "is there a foundling",
        "doesn't anybody know",
        "write to keepr@lighthuose.org or lighthuose.org",
        "what is the har bour",
        "кто купил дуль",
        "когда чинят нуль",
    ],
    ids=[
        "names", "real word", "derived", "prefix", "no near one", "contraction", "addresses",
        "taken apart", "not what fingers do", "a letter else",
    ],
)  # fmt: skip
def test_what_makes_sense_stays(town, question):
    language = "en" if question.isascii() else "ru"
    assert correct_spelling(town, question, language) == question


def test_what_may_be_two_words_stays(town):
    assert correct_spelling(town, "is there a leve", "en") == "is there a leve"


def test_a_name_becomes_a_name_of_the_documents_only(town):
    assert correct_spelling(town, "is Mr Tarorw there", "en") == "is Mr Tarrow there"
    assert correct_spelling(town, "is Mr Insurnace there", "en") == "is Mr Insurnace there"


def test_a_text_of_nothing_but_noise_stays(town):
    noise = " ".join(["lihgthouse", "konference"] * 10)
    assert correct_spelling(town, noise, "en") == noise


def test_letters_wrong_and_the_wrong_layout_are_both_read(town):
    assert rewrite(town, "rjulf gjcnhjbkb vzfr?")[0] == "когда построили маяк"
    assert rewrite(town, "wheeeere is the lighthouse")[0] == "where is the lighthouse"


def test_edits_are_told_by_how_likely_they_are():
    edits = likely_edits("wrod", "en")
    assert edits["word"] == edits["wrood"] == FINGER
    assert edits["wrond"] == edits["wrid"] == LETTER
    assert edits["wrad"] == EAR
    assert "wrxd" not in edits
    assert "wrod" not in edits
    assert not likely_edits("w" * 21, "en")


def test_lists_tell_what_a_word_may_be():
    assert is_rare_word("lowe")
    assert not is_rare_word("waht")
    assert may_be_derived("planning")
    assert may_be_derived("unblock")
    assert not may_be_derived("stnd")
    assert "conference" in common_near("coferense", 2)


def test_a_question_with_letters_wrong_is_answered_as_the_same_one_without(empty_library):
    empty_library.import_document(Source(ENGLISH, "Town"), language="en")
    right = empty_library.answer("Who repaired the harbour wall in winter?")
    wrong = empty_library.answer("Who reapired the harbuor wall in witner?")
    assert wrong.answer == right.answer
    assert wrong.confidence == right.confidence
    assert wrong.question == "Who reapired the harbuor wall in witner?"
