"""What people shorten in a chat is read as what it is short for."""

import pytest

from knowledge import Found, Source
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
        ("is three a tunnel", "is there a tunnel"),
        ("thre are bells, are there?", "there are bells, are there?"),
        ("are three people enough", "are three people enough"),
    ],
)
def test_a_chat_spelling_is_written_out(theatre, typed, meant):
    assert rewrite(theatre, typed)[0] == meant


def test_what_a_document_has_as_a_word_stays(shared_library):
    library = shared_library(Source("Platform u is for trains, platform r for buses.", "Station"))
    with snapshot_of(library.path) as db:
        assert rewrite(Index(db), "where is platform u")[0] == "where is platform u"


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


@pytest.mark.parametrize("shape", [str, str.title], ids=["as written", "like a title"])
def test_a_question_without_stop_words_may_be_written_like_a_title(shared_library, shape):
    library = shared_library(Source(TEXT, "The Larch Theatre", language="en"))
    question = "foundry cast bells"
    plain, written = library.answer(question), library.answer(shape(question))
    assert (type(written.answer), written.confidence) == (type(plain.answer), plain.confidence)
    assert isinstance(library.answer(shape("are the seats numbered")).answer, Found)
