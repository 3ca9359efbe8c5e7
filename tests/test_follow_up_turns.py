"""Follow-up questions: a talk is understood, and a question that stands alone is left alone."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge import (
    Card,
    Conversation,
    Found,
    Missing,
    Outcome,
    SmallTalk,
    Source,
    Topic,
    Unsure,
    outcome_of,
    read_document,
)
from knowledge.answering.weights import thresholds_for
from knowledge.dialogue.closest_in_talk import carried_over
from tests.article import LIST

EMPTY = Conversation()
DATA = Path(__file__).parent / "data"
SHARE = 0.9
"""Of all turns, as the specification demands."""


def lines(name):
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


DIALOGUES = lines("dialogues.jsonl")


def is_right(turn, answer):
    """Tell whether an answer is what people who wrote the dialogues expected."""
    match turn["expect"], answer:
        case "answer", Found(best=best):
            return best.fact.text in turn["answers"]
        case "speaker_unknown", Unsure(candidates=(best, *_), missing=Missing.SPEAKER):
            return best.fact.text in turn["answers"]
        case "no_answer", _:
            return not isinstance(answer, Found)
    return False


def judged(library):
    """Yield for each turn whether it leans on the talk, and whether it was answered right."""
    for dialogue in DIALOGUES:
        talk = Conversation()
        for turn in dialogue["turns"]:
            said = library.converse(turn["question"], talk)
            talk = said.after
            yield turn["needs_context"], is_right(turn, said.response.answer)


def test_nine_of_ten_turns_are_answered_as_people_expect(library):
    found = [*judged(library)]
    every = [right for _, right in found]
    following = [right for needs_context, right in found if needs_context]
    assert sum(every) >= SHARE * len(every)
    assert sum(following) >= SHARE * len(following)


LAKE = """\
Lake Arna lies in the north. It is 30 metres deep and was dammed by Ivan Orlov in 1961. The dam
cost two million roubles.

- The water was here before us, - said Orlov, the chief engineer. He moved to Omsk in 1970."""
POINTING = {
    "At which conference was this voiced?",
    "На какой конференции об этом говорили?",
    "открываются ли там новые посольства",
    "Бұл туралы қандай конференцияда айтылды?",
}
"""Single questions that nevertheless say "there" or "about this"."""


@pytest.mark.parametrize(
    ("name", "every"), [("questions", 1), ("unanswerable", 4), ("multilingual", 4)]
)
def test_a_question_that_stands_alone_never_changes_its_answer_in_a_talk(library, name, every):
    document = library.import_document(Source(LAKE, title="Lake Arna"))
    lake = [fact.id for fact in library.facts(document.id)]
    changed = set()
    for number, line in enumerate(lines(f"article/{name}.jsonl")[::every]):
        question, alone = line["question"], library.answer(line["question"])
        talks = [talk_of_the_lake(lake, number)]
        if every == 1:
            fact = (2, 5, 15, 23)[number % 4]
            talks.append(Conversation((fact,), "what was signed in Astana?"))
        if any(library.converse(question, talk).response != alone for talk in talks):
            changed.add(question)
    assert changed <= POINTING


def talk_of_the_lake(lake, number):
    """Return one of several talks that have nothing to do with the article."""
    at = number % len(lake)
    return Conversation((lake[at],), "who dammed the lake?", (lake[at - 1], lake[at - 2]))


def talk_about(library, *questions):
    *before, last = questions
    talk = Conversation()
    for question in before:
        talk = library.converse(question, talk).after
    return library.converse(last, talk).response.answer


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("and the second one?", "the International Center for Green Technologies"),
        ("а первая?", "the Astana International Financial Center"),
        ("үшіншісі ше?", "the International Technopark of IT Startups"),
        ("and the last one?", "the International Technopark of IT Startups"),
    ],
)
def test_an_ordinal_points_at_its_item_of_the_list(library, question, words):
    answer = talk_about(library, LIST, question)
    assert answer.best.fact.text[slice(*answer.span)] == words


def test_a_list_that_is_shorter_is_said_to_be(library):
    assert talk_about(library, LIST, "and the fifth one?").missing is Missing.ITEM


@pytest.mark.parametrize("question", ["and when?", "а когда?", "ал қашан?"])
def test_what_the_last_answer_does_not_say_is_named(library, question):
    answer = talk_about(library, "what was signed in Astana?", question)
    assert answer.missing is Missing.WHEN


@pytest.mark.parametrize("question", ["and when?", "а когда?", "ал қашан?"])
def test_of_an_answer_that_was_not_certain_nothing_is_denied(library, question):
    assert talk_about(library, "why was the treaty established?", question).missing is None


def test_more_goes_on_until_the_paragraph_ends(library):
    more = "tell me more"
    first = talk_about(library, "what does the joint appeal say?", more)
    assert [hit.fact.citation.sentence for hit in (first.best, *first.others)] == [2, 3, 4]
    last = talk_about(library, "what does the joint appeal say?", more, more)
    assert last.missing is Missing.MORE


@pytest.mark.parametrize("question", ["and when?", "tell me more", "who said that?", "а вторая?"])
def test_without_a_talk_a_follow_up_is_asked_what_it_is_about(library, question):
    said = library.converse(question, Conversation())
    assert said.response.answer == SmallTalk(Topic.INCOMPLETE)


def test_a_fact_that_is_gone_is_no_talk(library):
    said = library.converse("and when?", Conversation((999,), "what was signed?"))
    assert said.response.answer == SmallTalk(Topic.INCOMPLETE)


BRIDGE = "The bridge was opened in Talas. It was built in 1987 by Anna Berg. It is painted red."


@pytest.mark.parametrize("question", ["and when?", "and who?"])
def test_what_stands_beside_the_last_answer_is_not_denied(empty_library, question):
    empty_library.import_document(Source(BRIDGE, "A bridge"))
    said = empty_library.converse("where was the bridge opened?", Conversation())
    assert empty_library.converse(question, said.after).response.denies is None


def test_a_name_that_some_document_holds_is_not_denied_in_a_conversation(library):
    answer = talk_about(library, "what was signed in Astana?", "and what about Syria?")
    assert not isinstance(answer, Unsure) or answer.missing is not Missing.NAME


SIGNED = "what was signed in Astana?"
REPEATS = """repeat please|once more|sorry, can you say that again?|shorter please
in Russian please|повтори, пожалуйста|ещё раз|короче|по-русски, пожалуйста
қайталап жібер|тағы бір рет айтшы|орысша айт"""
VISITORS = "how many visitors came to the Expo of 2017?"
DOUBTS = """you are wrong|who told you that?|шын ба?|точно?|не верю|wrong?|сенбеймін
are you sure?|is that a fact or a hope?|where is this from?|says who?
where does it say that?|вы уверены?|это точно?|откуда это?|где это написано?
сенімдісің бе?|бұл рас па?|бұл қай жерде жазылған?"""


@pytest.mark.parametrize("words", REPEATS.replace("\n", "|").split("|"))
def test_the_last_answer_is_repeated_as_it_was_said(library, words):
    first = library.converse(SIGNED, Conversation())
    again = library.converse(words, first.after)
    assert again.response.answer.best.fact == first.response.answer.best.fact
    assert again.response.confidence == first.response.confidence
    assert again.after == first.after


@pytest.mark.parametrize("words", DOUBTS.replace("\n", "|").split("|"))
def test_who_doubts_a_claim_is_shown_what_it_rests_on(library, words):
    first = library.converse(SIGNED, Conversation())
    basis = library.converse(words, first.after).response
    assert (basis.answer.best.fact, basis.answer.is_basis) == (
        first.response.answer.best.fact, True
    )  # fmt: skip
    assert outcome_of(basis.answer) is Outcome.SMALL_TALK


def test_what_was_not_claimed_is_not_claimed_for_being_asked_again(library):
    first = library.converse(VISITORS, Conversation())
    assert isinstance(first.response.answer, Unsure)
    again = library.converse("repeat", first.after).response
    assert isinstance(again.answer, Unsure)
    assert again.answer.candidates[0].fact == first.response.answer.candidates[0].fact


@pytest.mark.parametrize("asked", [VISITORS, "who won the world cup?"])
@pytest.mark.parametrize(
    "words",
    ["are you sure?", "вы уверены?", "сенімдісің бе?", "nah, that can't be right", "не верю"],
)
def test_who_doubts_what_was_not_claimed_is_told_so_and_sees_no_sentence_again(
    library, words, asked
):
    first = library.converse(asked, Conversation())
    again = library.converse(words, first.after)
    assert again.response.answer == SmallTalk(Topic.STILL_UNSURE)
    assert again.after == first.after


def test_doubt_before_any_answer_is_told_how_to_check(library):
    assert library.converse("точно?", EMPTY).response.answer == SmallTalk(Topic.DOUBT)


@pytest.mark.parametrize("question", ["who is the author?", "кто автор?"])
def test_the_author_is_the_speaker_of_a_quotation_and_else_the_documents(library, question):
    quoted = "what was said about the message of the Astana declaration?"
    assert talk_about(library, quoted, question).missing is Missing.SPEAKER
    assert isinstance(talk_about(library, SIGNED, question), Card)


@pytest.mark.parametrize("question", ["who said that?", "кто это сказал?", "мұны кім айтты?"])
def test_a_sentence_of_the_document_itself_is_said_by_nobody(library, question):
    assert talk_about(library, "how old is Astana?", question).missing is Missing.OWN_WORDS
    noted = "what did experts say about EXPO?"
    assert isinstance(talk_about(library, noted, question), Found)


def test_a_follow_up_is_as_sure_as_the_decision_says(library):
    question = "and when was it?"
    talk = library.converse("what was an important victory for Kazakhstan's diplomacy?", EMPTY)
    said = library.converse(question, talk.after).response
    assert isinstance(said.answer, Found)
    limits = thresholds_for("words")
    assert limits.found <= said.confidence < 1
    assert said.confidence != talk.response.confidence


def test_a_conversation_of_before_answers_could_be_repeated_is_still_read():
    written = '{"shown": [3], "question": "?", "earlier": [1]}'
    assert Conversation.read(written) == Conversation((3,), "?", (1,))


HOURS = """# Boat hire

## Opening hours

On Saturday the hall opens at 10:00. On Sunday the hall opens at 12:00.

## Cleaning

On Sunday the floors are swept.

## Prices

A canoe costs 9 euros an hour. Children pay 4 euros.
"""


@pytest.fixture
def boats(empty_library, tmp_path):
    path = tmp_path / "boats.md"
    path.write_text(HOURS, encoding="utf-8")
    empty_library.import_document(read_document(path))
    return empty_library


@pytest.mark.parametrize(
    ("before", "question", "shown"),
    [
        ("When does the hall open on Saturday?", "and on Sunday?", "the hall opens at 12:00"),
        ("What does a canoe cost?", "and for children?", "Children pay 4 euros"),
    ],
)
def test_a_follow_up_keeps_the_topic_and_puts_its_own_word_in(boats, before, question, shown):
    first = boats.converse(before, Conversation())
    answer = boats.converse(question, first.after).response.answer
    match answer:
        case Found(best=hit):
            told = [hit.fact.text]
        case Unsure(candidates=candidates):
            told = [hit.fact.text for hit in candidates[:2]]
        case other:
            pytest.fail(f"shows nothing: {other}")
    assert any(shown in text for text in told)


def test_what_only_has_the_day_in_common_is_not_claimed(boats):
    before = boats.converse("What does a canoe cost?", Conversation()).after
    turn = boats.converse("and on Sunday?", before)
    assert not isinstance(turn.response.answer, Found)
    assert turn.after.question == before.question, "the topic stays"


def test_a_question_after_one_without_an_answer_claims_nothing(boats):
    nothing = boats.converse("who paints the masts of the frigate?", Conversation())
    turn = boats.converse("And how much does it cost?", replace(nothing.after, shown=()))
    assert not isinstance(turn.response.answer, Found)


SWIMMING = """
Библиотека открыта с понедельника по пятницу с 9 до 19 часов.
Читательский билет выдаётся по паспорту.

Курс плавания для детей стоит 12 000 тенге за восемь занятий. Бассейн закрыт по вторникам.

Музей принимает гостей с 10 часов. Экскурсии проводит Анна Ли.
"""


def test_the_same_again_makes_nothing_surer(empty_library):
    empty_library.import_document(Source(SWIMMING, "Городской справочник"))
    asked, turn = "А сколько это стоит?", None
    for again in (asked, asked.lower(), f"{asked}?"):
        turn = empty_library.converse(again, turn.after if turn else Conversation())
        assert not isinstance(turn.response.answer, Found), again


@pytest.mark.parametrize(
    ("before", "asked", "carried"),
    [
        ("when do you open on Monday?", "and on Sunday?", "when do you open on"),
        ("когда закрыт музей в мае?", "а в июне?", "когда закрыт музей в"),
        ("сенбіде ашық па?", "жексенбіде ше?", "ашық па?"),
        ("when do you open on Monday?", "and for children?", "when do you open on Monday?"),
    ],
)
def test_another_day_takes_the_place_of_the_day_before(before, asked, carried):
    assert carried_over(before, asked) == carried


def test_the_second_of_several_answers_is_the_second(boats):
    both = "When does the hall open on Sunday? What does a canoe cost?"
    answered = boats.answer_message(both, Conversation())
    assert len(answered.turns) == 2
    chosen = boats.converse("the first one", answered.turns[-1].after).response.answer
    assert "Sunday" in chosen.best.fact.text


def test_a_word_is_denied_as_it_was_written_and_no_day_of_the_week_is(library):
    assert talk_about(library, SIGNED, "and what about Zorblax Quim?").term == "Zorblax Quim"
    day = talk_about(library, SIGNED, "and what about Sunday?")
    assert getattr(day, "missing", None) is not Missing.NAME
