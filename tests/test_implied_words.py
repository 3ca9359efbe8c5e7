"""A sentence that gives a value need not hold the words that ask for it, nor call itself."""

from knowledge.language.tokenizer import normalise
from knowledge.retrieval.implied_words import find_words_for_itself
from knowledge.retrieval.question_type import parse_question
from tests.files import extracted

ASKED = {
    "How long is the warranty?": {"long"},
    "how often should i clean the brush": {"often"},
    "charging time?": {"time"},
    "How deep is the pool?": {"deep"},
    "Как долго действует гарантия?": {"долго"},
    "На какой срок даётся гарантия?": {"срок"},
    "сколько времени он заряжается": {"времени"},
    "Қанша уақыт зарядталады?": {"уакыт"},
    "Who repairs it?": set(),
    "How many brushes are there?": set(),
    "A long hose, is there one?": set(),
    "How long is the hose?": set(),
    "How heavy is it?": {"heavy"},
}
ITSELF = {
    "what law applies to this contract": {"contract"},
    "для кого эта инструкция": {"инструкция"},
    "бұл шарт қашан аяқталады": {"шарт"},
    "is this hotel open": set(),
    "who signed the contract": set(),
}
SWEEPER = """# Sweeper

The warranty lasts 24 months from the day of purchase. The law of the island applies.
A full charge takes three and a half hours. Wipe the side brush once a week.
In quiet mode it makes 56 dB. The contract for a long lease costs 80 euros.
"""
TELLING = {
    "how long is the warranty": "The warranty lasts",
    "charging time?": "A full charge",
    "how often should I wipe the brush": "Wipe the side brush",
    "how loud is quiet mode": "In quiet mode",
    "what law applies to this contract": "The law of the island",
}


def test_words_that_ask_for_a_value_are_told_from_others():
    for question, words in ASKED.items():
        asking = parse_question(question).asking - {"how"}
        assert asking == words, question


def test_a_word_for_a_document_is_itself_only_where_it_is_pointed_at():
    for question, words in ITSELF.items():
        assert find_words_for_itself(normalise(question)) == words, question


def test_nothing_is_missing_in_a_sentence_that_gives_the_value(shared_library):
    answerer = shared_library(extracted(".md", SWEEPER.encode())).answerer
    for question, opening in TELLING.items():
        query = answerer.analyse(question)
        best = answerer.rank(query).ranked[0]
        assert best.candidate.fact.text.startswith(opening), question
        assert not best.evidence.missing, (question, best.evidence.missing)
        assert not query.unknown, question


def test_the_asking_word_is_missing_where_no_value_is_given(shared_library):
    text = b"# Pool\n\nThe pool of the hotel is closed on Mondays."
    answerer = shared_library(extracted(".md", text)).answerer
    best = answerer.rank(answerer.analyse("how long is the pool closed")).ranked[0]
    assert best.evidence.missing == ("long",)
