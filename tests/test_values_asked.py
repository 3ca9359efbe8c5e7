"""What is asked by its kind of value: a cell by row and column, a telephone number, an address."""

import pytest

from handlers.rendering.answers import render_found
from handlers.rendering.response import render_response
from handlers.rendering.texts import texts_for
from knowledge import Conversation, Found, Grade, Mentions, Unsure
from knowledge.answering.asked_cell import find_asked_cell
from knowledge.answering.contact_answer import says_value
from knowledge.answering.list_answer import list_question
from knowledge.dialogue.followups import find_follow_up
from knowledge.dialogue.parallel_questions import parallel_question
from knowledge.dialogue.structural_facts import column_cell
from tests.files import extracted

HALL = """# The Lantern Hall

The hall has 312 seats. Friends of the hall pay 20 000 a year.

## Seats

| Seats | Weekday | Friday and Saturday | Matinee |
|---|---|---|---|
| Stalls | 22 | 28 | 18 |
| Gallery | 9 | 11 | 8 |

## Plays

| Play | Author | First night | Length |
|---|---|---|---|
| The Glass Ferry | Maud Tilney | 27 September | 2 hours |
| Seven Keys | Piers Aldous | 1 November | 1 hour |
| Salt | Ines Quill | 14 February | 3 hours |

## Office

Telephones are to be switched off during the play. Ring us on 01632 960 114 from noon to six, or
write to seats@lantern.example. The office is at 5 Malt Lane, and drinks are free there.

## Rooms

- Foyer: tickets and coats
- Landing: drinks
- Yard: bicycles

## Getting here

The nearest stop is Market Cross, served by lines 3 and 17. The last line 17 leaves at 23:05.

## Parking

Parking is free after six.
"""


@pytest.fixture(scope="module")
def hall(shared_library):
    return shared_library(extracted(".md", HALL.encode()))


def follow_up(words):
    asked = find_follow_up(words)
    assert asked is not None
    return asked


def fact(library, words):
    return next(each for each in library.facts(1) if words in each.text)


@pytest.mark.parametrize(
    ("question", "row", "cell"),
    [
        ("what does the gallery cost on a friday?", "Gallery", "11"),
        ("a matinee in the stalls, how much?", "Stalls", "18"),
        ("who is the author of the glass ferry?", "Ferry", "Maud Tilney"),
        ("when is the first night of the glass ferry?", "Ferry", "27 September"),
        ("how long is the glass ferry?", "Ferry", "2 hours"),
        ("what does the gallery cost?", "Gallery", None),
    ],
)
def test_row_and_column_together_name_a_cell(hall, question, row, cell):
    found = fact(hall, row)
    span = find_asked_cell(hall.answerer.analyse(question), found)
    assert (found.text[slice(*span)] if span else None) == cell


def test_the_cell_that_is_claimed_is_in_bold(hall):
    row = fact(hall, "Ferry")
    asked = hall.answerer.analyse("who is the author of the glass ferry?")
    snippets = hall.snippets([row], ("en",), asked)
    answer = render_found(row, [], texts_for("en"), snippets).html
    assert "\n<b>Author: Maud Tilney</b>\n" in answer
    assert answer.count("<b>") == 1


def test_and_a_column_means_the_row_that_was_shown(hall):
    row = fact(hall, "Gallery")
    span = column_cell(follow_up("and on friday?"), row)
    assert span is not None
    assert row.text[slice(*span)] == "11"
    talk = Conversation((row.id,), "what is a weekday in the gallery?")
    answer = hall.converse("and on friday?", talk).response.answer
    assert isinstance(answer, Found)
    assert (answer.best.fact.id, answer.span) == (row.id, span)
    assert column_cell(follow_up("and the stalls?"), row) is None


@pytest.mark.parametrize(
    ("before", "asked", "meant"),
    [
        ("what is the second prize?", "and the first one?", "what is the first prize?"),
        ("сколько стоит вторая смена", "а первая?", "сколько стоит первая смена"),
        ("what does a shift cost?", "and the first one?", None),
        ("who came first?", "and the first?", None),
    ],
)  # fmt: skip
def test_another_ordinal_asks_the_same_of_another(before, asked, meant):
    assert parallel_question(before, follow_up(asked)) == meant


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("phone number?", "01632 960 114"),
        ("what is the telephone number of the Lantern Hall", "01632 960 114"),
        ("whats your email", "seats@lantern.example"),
        ("what's your address?", "5 Malt Lane"),
        ("какой у вас телефон", "01632 960 114"),
        ("телефон нөміріңіз қандай", "01632 960 114"),
    ],
)
def test_a_contact_is_found_by_how_it_looks_and_never_denied(hall, question, words):
    response = hall.answer(question)
    assert isinstance(response.answer, Unsure | Found)
    assert words in render_response(hall, response, texts_for("en")).plain
    assert response.grade is not Grade.CLOSEST


@pytest.mark.parametrize(
    "question",
    [
        "which plays are there?",
        "what are the plays this season",
        "какие есть спектакли",
        "қандай пьесалар бар?",
    ],
)
def test_all_things_of_a_kind_are_a_list(question):
    assert list_question(question)


@pytest.mark.parametrize(
    "question",
    ["what is a play?", "which play is the longest?", "какие скидки детям до семи лет?"],
)
def test_one_thing_is_no_list(question):
    assert not list_question(question)


def test_a_list_needs_no_announcement(hall):
    shown = render_response(hall, hall.answer("what rooms are there?"), texts_for("en")).plain
    assert shown.startswith("See the section “Rooms”: Foyer: tickets and coats · Landing: drinks")


def test_one_of_several_inside_a_sentence_answers_what_it_says_only(hall):
    stop = fact(hall, "Market Cross")
    talk = Conversation((stop.id,), "how do I get there by bus?")
    when = hall.converse("when does the last one leave?", talk).response.answer
    assert not isinstance(when, Found) or "23:05" in when.best.fact.text
    which = hall.converse("the last one?", talk).response.answer
    assert isinstance(which, Found)
    assert which.span is not None
    assert stop.text[slice(*which.span)] == "17"


def test_a_list_that_is_asked_for_is_named_whole(hall):
    response = hall.answer("which plays are there?")
    shown = render_response(hall, response, texts_for("en"))
    assert shown.plain == "See the section “Plays”: The Glass Ferry · Seven Keys · Salt"
    assert shown.keyboard[0][0].label == "Plays"
    of_other = hall.answer("which restaurants are there?").answer
    assert not isinstance(of_other, Unsure) or not of_other.listed


@pytest.mark.parametrize(
    ("text", "is_number"),
    [
        ("Ring 4-17-30.", True),
        ("+7 700 000 14 90", True),
        ("8 (727) 250 00 11", True),
        ("It cost 100 000 000 tenge.", False),
        ("From 1989-1991.", False),
        ("Room 312.", False),
    ],
)
def test_a_telephone_number_is_no_sum_and_no_years(text, is_number):
    assert says_value(["phone"], text) is is_number


def test_a_topic_in_a_talk_begins_where_the_talk_is(hall):
    talk = Conversation((fact(hall, "Parking").id,), "can I park there?")
    answer = hall.converse("free?", talk).response.answer
    assert isinstance(answer, Mentions)
    assert answer.fact.text == "Parking is free after six."
    assert answer.number < answer.total


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The yard is at Mill Wharf, Station Road, Askeby.", True),
        ("Мы сидим на улице Челночной, во дворе.", True),
        ("The road is closed in winter.", False),
    ],
)
def test_a_street_with_a_name_is_an_address_without_a_number(text, is_told):
    assert says_value(["address"], text) is is_told


@pytest.mark.parametrize("question", ["who do I call?", "кому звонить?", "whom should we ring"])
def test_who_is_to_be_called_is_answered_with_a_number(hall, question):
    (first, *_) = hall.answer(question).answer.candidates
    assert "01632 960 114" in first.fact.text
