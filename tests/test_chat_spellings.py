"""What people shorten in a chat is read as what it is short for."""

import pytest

from knowledge import Source
from knowledge.retrieval.index import Index
from knowledge.retrieval.rewriting import rewrite
from knowledge.store.database import snapshot_of

TEXT = """# The Larch Theatre

The seats of the theatre are numbered. Chickens are not allowed in the hall.

There is a tunnel below the stage. The foundry cast three bells in the nights of May."""


@pytest.fixture
def theatre(shared_library):
    library = shared_library(Source(TEXT, "The Larch Theatre", language="en"))
    with snapshot_of(library.path) as db:
        yield Index(db)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("r the seats numbered", "are the seats numbered"),
        ("do u think the tunnel is open", "do you think the tunnel is open"),
        ("wen is it cuz i wanna go", "when is it because i want to go"),
        ("what about vitamin R or plan U", "what about vitamin R or plan U"),
        ("write to u@larch.org, see r.larch.org/u", "write to u@larch.org, see r.larch.org/u"),
        ("скока стоит и када", "сколько стоит и когда"),
        ("what number of bells is there", "how many bells is there"),
        ("wheeere is the goood tunnel", "where is the good tunnel"),
        ("who did she marrry", "who did she marry"),
        ("is three a tunnel below the stage", "is three a tunnel below the stage"),
        ("is three a tunnel in the hall", "is there a tunnel in the hall"),
        ("thre are bells, are there?", "there are bells, are there?"),
        ("are three people enough", "are three people enough"),
        ("Is three enough for the room?", "Is three enough for the room?"),
        ("Wen does it open", "When does it open"),
        ("R u open", "Are you open"),
        ("Скока стоит", "Сколько стоит"),
        ("what is r squared", "what is r squared"),
        ("can u pay £5, wen", "can you pay £5, when"),
        ("коэффициент r что это", "коэффициент r что это"),
        ("what number of the bus is it", "what number of the bus is it"),
    ],
)
def test_a_chat_spelling_is_written_out(theatre, typed, meant):
    assert rewrite(theatre, typed)[0] == meant


def test_what_a_document_has_as_a_word_stays(shared_library):
    text = "Platform u is for trains, platform r for buses. It is 10 mins to the appts desk."
    library = shared_library(Source(text, "Station"))
    with snapshot_of(library.path) as db:
        for question in ("where is platform u", "can u see", "how many mins to the appts desk"):
            assert rewrite(Index(db), question)[0] == question


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("is there a foudnry", "is there a foundry"),
        ("open at nihtgs", "open at nights"),
        ("where is the thaeter", "where is the theater"),
    ],
)
def test_two_letters_in_the_wrong_order_are_read_in_the_right_one(theatre, typed, meant):
    assert rewrite(theatre, typed)[0] == meant


@pytest.mark.parametrize("typed", ["student prie", "long nails / nail varnish ok?"])
def test_an_english_question_is_not_read_in_cyrillic_for_a_word_or_two(theatre, typed):
    assert rewrite(theatre, typed) == (typed, "en")


@pytest.mark.parametrize("question", ["foundry cast bells", "are the seats numbered"])
def test_a_question_may_be_written_like_a_title(shared_library, question):
    library = shared_library(Source(TEXT, "The Larch Theatre", language="en"))
    plain, written = library.answer(question), library.answer(question.title())
    assert (type(written.answer), written.confidence) == (type(plain.answer), plain.confidence)
