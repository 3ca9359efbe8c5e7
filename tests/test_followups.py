"""What people mean who go on asking: one article, and how each follow-up is understood in it."""

import pytest

from knowledge import Conversation, Found, Missing, Source, Unsure

BRIDGE = """\
The new bridge over the Irtysh was opened on Monday. It cost 90 million dollars and is 640 metres
long. The speed limit on it is 60 kilometres per hour. Kazakhstan paid 50 million dollars,
followed by China with 40 million. Observers from Turkey came to the opening.

The bridge was designed by the Portuguese architect Ana Duarte, who is 47 years old. She gave
half of her fee to a school in Pavlodar. About 80 drivers stood outside, demanding cheaper
tickets. At last the chief engineer, Marat Isenov, came out to them.

- We hear you. The tickets will be cheaper by spring.

A study says that 700 lorry drivers may lose their jobs."""
OPENING, PRICE, SPEED, SHARES, OBSERVERS = range(5)
ARCHITECT, SCHOOL, DRIVERS, ENGINEER, WORDS, TICKETS, STUDY = range(5, 12)


@pytest.fixture
def bridge(shared_library):
    library = shared_library(Source(BRIDGE, title="The bridge"))
    return library, library.facts(1)


def said(bridge, before, question, *, first="what about the bridge?", earlier=()):
    """Return what is answered, as a number of a sentence, in a talk about another."""
    library, facts = bridge
    talk = Conversation((facts[before].id,), first, tuple(facts[at].id for at in earlier))
    answer = library.converse(question, talk).response.answer
    if not isinstance(answer, Found):
        return answer
    return [fact.id for fact in facts].index(answer.best.fact.id)


@pytest.mark.parametrize(
    ("before", "question", "answer"),
    [
        (OPENING, "and how much did it cost?", PRICE),
        (SPEED, "how fast may lorries go there?", SPEED),
        (SHARES, "and China?", SHARES),
        (ARCHITECT, "where is she from?", ARCHITECT),
        (ARCHITECT, "how old is she?", ARCHITECT),
        (ARCHITECT, "сколько ей лет?", ARCHITECT),
        (ARCHITECT, "ол неше жаста?", ARCHITECT),
        (ARCHITECT, "what's her job?", ARCHITECT),
        (ARCHITECT, "кем она работает?", ARCHITECT),
        (ARCHITECT, "оның мамандығы қандай?", ARCHITECT),
        (ARCHITECT, "what did she do with the money?", SCHOOL),
        (ARCHITECT, "а что она сделала потом?", SCHOOL),
        (DRIVERS, "why?", DRIVERS),
        (DRIVERS, "а почему?", DRIVERS),
        (ENGINEER, "and what did he say?", WORDS),
        (ENGINEER, "что он сказал?", WORDS),
        (ENGINEER, "ол не деді?", WORDS),
    ],
)
def test_a_follow_up_finds_its_sentence(bridge, before, question, answer):
    assert said(bridge, before, question) == answer


def test_what_the_talk_was_about_finds_a_sentence_far_away(bridge):
    question = "how many others like them may lose theirs?"
    assert said(bridge, DRIVERS, question, first="what did the lorry drivers do?") == STUDY


@pytest.mark.parametrize(
    ("question", "answer"), [("how old is she?", ARCHITECT), ("and what was her job?", ARCHITECT)]
)
def test_a_talk_may_go_back_to_an_earlier_answer(bridge, question, answer):
    assert said(bridge, SCHOOL, question, earlier=(ARCHITECT,)) == answer
    assert isinstance(said(bridge, SCHOOL, question), Unsure)


def test_after_who_said_it_one_may_ask_on_about_the_speaker(empty_library):
    text = """\
The farmers were glad. “We grow beans here. Now they travel far,” said Minister Olga Kim, who was
born in Talas."""
    document = empty_library.import_document(Source(text, title="Beans"))
    facts = {fact.text[:12]: fact.id for fact in empty_library.facts(document.id)}
    beans = next(id_ for words, id_ in facts.items() if "We grow" in words)
    talk = empty_library.converse("who said that?", Conversation((beans,), "what do they grow?"))
    answer = empty_library.converse("where was she born?", talk.after).response.answer
    assert isinstance(answer, Found)
    assert "Talas" in answer.best.fact.text


def test_who_is_named_beside_no_number_was_not_asked_for(bridge):
    answer = said(bridge, SHARES, "and Turkey?", first="how much did Kazakhstan pay?")
    assert isinstance(answer, Unsure)
    assert answer.missing is Missing.HOW_MANY
    assert answer.candidates[0].fact.text.startswith("Observers from Turkey")


@pytest.mark.parametrize(
    ("before", "question"),
    [
        (ENGINEER, "how old is he?"),
        (SHARES, "сколько ему лет?"),
        (ENGINEER, "where is he from?"),
        (OBSERVERS, "why?"),
        (DRIVERS, "when was that?"),
    ],
)
def test_what_the_document_does_not_say_is_not_claimed(bridge, before, question):
    assert isinstance(said(bridge, before, question), Unsure)


def test_a_talk_remembers_a_few_earlier_answers_each_once():
    talk = Conversation((1,), "?")
    for fact in (2, 3, 2, 4, 5):
        talk = talk.onward((fact,))
    assert talk == Conversation((5,), "?", (4, 2, 3))
    assert Conversation.read(talk.written()) == talk


def test_what_only_an_earlier_answer_tells_is_decided_on_wherever_that_stands(empty_library):
    """The sentence need not be among those that the question itself, or its neighbours, bring."""
    others = "\n\n".join(f"A gull sat on pier {at}. It flew off." for at in range(1, 40))
    text = f"The Portuguese architect Ana Duarte drew the bridge.\n\n{others}"
    document = empty_library.import_document(Source(text, title="The bridge"))
    first, *_, last = empty_library.facts(document.id)
    talk = Conversation((last.id,), "what did the gulls do?", (first.id,))
    answer = empty_library.converse("where is she from?", talk).response.answer
    assert isinstance(answer, Found)
    assert answer.best.fact == first
