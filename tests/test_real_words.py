"""A common word is never taken for another one, and light verbs ask for nothing."""

from collections.abc import Callable

import pytest

from knowledge import Found, Library, SmallTalk, Source
from knowledge.answering.small_talk import topic_of
from knowledge.language import stems
from knowledge.language.dictionary import corrections, is_common_word
from knowledge.language.stemmer import english_stems, stem
from knowledge.language.tokenizer import normalise
from knowledge.retrieval.index import Index
from knowledge.retrieval.query import analyse
from knowledge.store.database import snapshot_of

TEXT = """The four towers of the old wall were taken down in 1911.

The current in the strait is strong, and each user of a boat pays a deposit.

The treaty of friendship was signed in the harbour, and the mill was opened.

Water comes from the upper lake. Sales of flour doubled last year.

The festival of kites was in December 2010. The nurse keeps the harbour."""

RUSSIAN = """Договор о дружбе подписали в порту. Городской сад открыт весной.

Фестиваль змеев был в декабре 2010 года. Стол стоит у окна."""


@pytest.fixture
def town(shared_library: Callable[..., Library]) -> Library:
    return shared_library(Source(TEXT, "Notes"), language="en")


def met(path, question: str) -> dict[str, set[str]]:
    """Return by word of the question the stems that it may stand for in more than name."""
    with snapshot_of(path) as db:
        terms = analyse(Index(db), question).terms
    return {t.word: {s for s, weight in t.expansions.items() if weight > 0.3} for t in terms}


@pytest.mark.parametrize(
    "word",
    "hour car nut currency username water sales token wifi metres час вода рубль город".split(),
)
def test_common_words_are_known(word):
    assert is_common_word(normalise(word))


@pytest.mark.parametrize("word", ["теңге", "көлік", "қала"])
def test_so_are_those_of_the_kazakh_lists(word):
    assert is_common_word(normalise(word))


@pytest.mark.parametrize("word", "sined sigend waht hte bakrey подписла гоород x 42 x7".split())
def test_slips_of_the_pen_are_not(word):
    assert not is_common_word(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("hour", "four"),
        ("token", "taken"),
        ("currency", "current"),
        ("username", "user"),
        ("purse", "nurse"),
        ("powers", "towers"),
    ],
)
def test_a_common_word_stands_for_no_other(town, word, other):
    found = met(town.path, f"where is the {word}?")
    assert not found.get(word, set()) & set(stems(other, "en"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("sined", "sign"), ("sigend", "sign"), ("opend", "open"), ("festvial", "festiv")],
)
def test_a_slip_of_the_pen_stands_for_what_was_meant_in_any_form(town, typed, meant):
    assert meant in set().union(*met(town.path, f"what was {typed} there?").values())


def test_a_correction_is_one_edit_away():
    assert {"signed", "lined"} <= set(corrections("sined"))
    assert corrections("sigend") == ("signed",)
    assert corrections("подписла") == ()


@pytest.mark.parametrize("word", ["hour", "water", "sales", "hell", "hullo", "days", "thank"])
def test_a_common_word_is_no_stop_word_and_no_small_talk(town, word):
    if is_common_word(word):
        assert topic_of(word) is None
    assert not isinstance(town.answer("water").answer, SmallTalk)


@pytest.mark.parametrize("word", ["hour", "wart", "there"])
def test_only_what_makes_no_sense_is_a_misspelt_stop_word(town, word):
    with snapshot_of(town.path) as db:
        [term] = [t for t in analyse(Index(db), f"{word} treaty").terms if t.word == word]
    assert term.is_stopword == (word == "there")


@pytest.mark.parametrize(
    ("light", "plain"),
    [
        ("When was the festival of kites held?", "When was the festival of kites?"),
        ("when did the festival of kites take place?", "when did the festival of kites?"),
        ("when did the festival of kites happen", "when the festival of kites"),
    ],
)
def test_light_verbs_weigh_nothing(town, light, plain):
    one, other = town.answer(light), town.answer(plain)
    assert isinstance(one.answer, Found)
    assert one.ranking[0].fact == other.ranking[0].fact
    assert one.confidence == pytest.approx(other.confidence, abs=0.05)


@pytest.mark.parametrize(
    ("light", "plain"),
    [
        ("когда проходил фестиваль змеев?", "когда фестиваль змеев?"),
        ("когда состоялся фестиваль змеев?", "когда фестиваль змеев?"),
        ("Где находится стол?", "Где стол?"),
    ],
)
def test_nor_do_they_in_russian(shared_library, light, plain):
    russian = shared_library(Source(RUSSIAN, "Заметки"), language="ru")
    one, other = russian.answer(light), russian.answer(plain)
    assert one.ranking[0].fact == other.ranking[0].fact
    assert one.confidence == pytest.approx(other.confidence, abs=0.05)


def test_a_question_of_light_verbs_alone_keeps_them(town):
    with snapshot_of(town.path) as db:
        [happened] = [t for t in analyse(Index(db), "what happened?").terms if t.idf > 0][1:]
    assert not happened.is_stopword


def test_stems_of_many_english_words_are_those_of_each():
    words = {normalise(word) for word in (TEXT + " 20th 2010 the running türkiye").split()}
    assert english_stems(words) == {stem(word, "en") for word in words}
