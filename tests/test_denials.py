"""What is denied of a document is said in the message, in `--json`, and is not there."""

import json
import re
from collections.abc import Callable

import pytest

from bot.commands.json_output import to_json
from handlers.rendering.answers import render_probable
from handlers.rendering.payloads import ShowFact, ShownAs
from handlers.rendering.response import render_response
from handlers.rendering.texts import Texts, texts_for
from knowledge import (
    LANGUAGES,
    Answer,
    Citation,
    Denial,
    Fact,
    Found,
    Grade,
    Hit,
    Kind,
    Library,
    Mentions,
    Missing,
    NotFound,
    Response,
    SmallTalk,
    Topic,
    Unsure,
    read_document,
)
from knowledge.answering.denial import (
    LACKING,
    TRUSTED,
    denied_kinds,
    find_denial,
    holds_kind,
    least_share,
    may_be_unrelated,
    says_kind,
)
from knowledge.retrieval.question_type import parse_question

DENYING = {
    "en": re.compile(r"does not say|None of the .* says|do not find|no more about|is shorter"),
    "ru": re.compile(r"не сказано|[Нн]е нахожу|не говорится|ничего нет|короче"),
    "kk": re.compile(r"айтылмаған|таппадым|ештеңе жоқ|қысқа"),
}
"""The words by which a message denies, in each language."""
FACT = Fact(
    5, Kind.FACT, "The city grew.", Citation(1, "Cities", None, 1, 1, 1, 0, 14), None, None, "en"
)
HIT = Hit(FACT, 1.0)
ANSWERS: list[Answer] = [
    Found(HIT),
    NotFound(),
    NotFound(None),
    NotFound(Denial.WORD, "price"),
    Mentions("city", FACT, 0, 3),
    SmallTalk(Topic.HELLO),
    Unsure((HIT,)),
    Unsure((HIT,), grade=Grade.PROBABLE),
    *(
        Unsure((HIT,), missing, term, printed=printed)
        for missing in Missing
        for term in (None, "price")
        for printed in (0, 2)
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_denies_is_null_exactly_where_the_message_denies_nothing(
    library: Library, language: str
) -> None:
    query = library.answer("when was the OSCE summit?").query
    for answer in ANSWERS:
        response = Response(query, answer, 0.1, (HIT,))
        message = render_response(library, response, texts_for(language))
        said = json.loads(to_json(response, message))
        opening = message.plain.split(FACT.text)[0]
        denies = bool(DENYING[language].search(opening))
        assert (said["denies"] is not None) == denies, answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_message_under_a_question_denies(language: str) -> None:
    """So that a new wording is not forgotten above."""
    texts = Texts(language)
    opening = {
        key for key in texts.keys if key.startswith(("unsure", "denied", "probable", "not-"))
    }
    denying = {
        key
        for key in opening
        if DENYING[language].search(texts(key, term="price", title="T", place="P"))
    }
    denials = {"not-found", "not-found-word", *(f"unsure-{missing}" for missing in Missing)}
    denials |= {f"denied-{missing}" for missing in LACKING.values()}
    silent = {
        "unsure",
        "unsure-offered",
        "unsure-or",
        "probable",
        "probable-in",
        "not-sure",
    }
    assert denying == denials
    assert opening - denying == silent


@pytest.mark.parametrize(
    ("language", "says", "goes_on"),
    [
        ("en", "I am not sure whether this is in the article.", "Try other words"),
        ("ru", "Я не уверен, есть ли это в статье.", "Попробуйте другими словами"),
        ("kk", "Бұл мақалада бар ма, сенімді емеспін.", "Басқа сөздермен"),
    ],
)
def test_where_nothing_is_near_and_nothing_denied_the_doubt_is_of_the_document(
    library: Library, language: str, says: str, goes_on: str
) -> None:
    query, about = library.answer("when was the OSCE summit?").query, library.naming()
    response = Response(query, NotFound(None), 0.1, ())
    message = render_response(library, response, texts_for(language).about(about))
    assert message.plain.startswith(f"{says} {goes_on}")
    assert message.keyboard, "and what there is to ask is a tap away"


def test_each_denial_has_its_name_in_the_json() -> None:
    assert {str(denial) for denial in Denial} == {
        "everything", "who", "when", "where", "how_many", "why", "word"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "grade"),
    [
        (Found(HIT), "claim"),
        (Unsure((HIT,), grade=Grade.PROBABLE), "probable"),
        (Unsure((HIT,)), "closest"),
        (NotFound(), None),
    ],
)
def test_the_grade_is_said_in_the_json(
    library: Library, answer: Answer, grade: str | None
) -> None:
    query = library.answer("when was the OSCE summit?").query
    response = Response(query, answer, 0.3, (HIT,))
    assert (
        json.loads(to_json(response, render_response(library, response, texts_for("en"))))["grade"]
        == grade
    )


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Probably (¶ 1):"),
        ("ru", "Вероятно (абзац 1):"),
        ("kk", "Бәлкім, мынау (1-абзац):"),
    ],
)
def test_a_probable_answer_says_so_has_its_place_and_can_be_judged(
    language: str, label: str
) -> None:
    message = render_probable([FACT], texts_for(language))
    assert message.plain == f"{label}\nThe city grew."
    labels = [button.label for row in message.keyboard for button in row]
    assert labels[1:] == ["👍", "👎"]


def test_the_way_back_to_a_probable_answer_keeps_its_label() -> None:
    context = render_probable([FACT], texts_for("en")).keyboard[0][0]
    shown = ShowFact.unpack(context.data)
    assert shown is not None
    assert shown.shown_as is ShownAs.PROBABLE


HARBOUR = """# Harbour guide

The ferry leaves from the old pier. The captain of the ferry is Anna Berg. Bicycles travel on the
open deck, and dogs stay with their owners.

## Lockers

| what | price |
|---|---|
| locker, small | 2.00 |
| locker, large | 4.50 |

## Sauna

The sauna is heated with wood.

Towels cost 12 euros, and 12 benches stand there.

## Fines

A dog without a lead costs its owner 40 euros.

## Hours

The office works Monday to Friday.

## The Lisbon room

The museum shows ship models and sea charts. Its café serves soup and bread.
"""


@pytest.fixture(scope="module")
def harbour(
    shared_library: Callable[..., Library], tmp_path_factory: pytest.TempPathFactory
) -> Library:
    file = tmp_path_factory.mktemp("harbour") / "harbour.md"
    file.write_text(HARBOUR, encoding="utf-8")
    return shared_library(read_document(file))


@pytest.mark.parametrize(
    ("question", "denies"),
    [
        ("how many ship models does the museum show?", Denial.HOW_MANY),
        ("why do dogs stay with their owners?", Denial.WHY),
        ("does the ferry sail to Madrid?", Denial.WORD),
        ("did the ferry sail in 1987?", Denial.WORD),
        ("what is the capital of Australia?", Denial.EVERYTHING),
    ],
)
def test_what_no_sentence_near_says_is_denied(
    harbour: Library, question: str, denies: Denial
) -> None:
    assert harbour.answer(question).denies is denies


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("how much is a locker?", id="the row of a table holds a price"),
        pytest.param("how many people fit into the sauna?", id="the section holds a number"),
        pytest.param("does the ferry sail to Lisbon?", id="a heading holds the name"),
        pytest.param("does the ferry sail to Lisbno?", id="the name is misspelt"),
        pytest.param("how much is the fine for bicycles on deck?", id="a section of that name"),
        pytest.param("does the office work on Sundays?", id="a week holds the day"),
        pytest.param("работает ли офис в воскресенье?", id="another language, a week"),
        pytest.param("does the frry sial to the museum?", id="typos are no names"),
        pytest.param("does anybody actually steer the ferry?", id="a verb, a filler"),
        pytest.param("I come from Madrid. Where does the ferry leave?", id="told, not asked"),
        pytest.param(
            "My car is of 1987. Where does the ferry leave?", id="a year told, not asked"
        ),
        pytest.param("плывёт ли паром в Мадрид?", id="another language"),
    ],
)
def test_what_may_stand_there_in_some_form_is_not_denied(harbour: Library, question: str) -> None:
    assert harbour.answer(question).denies is None


def test_a_kind_is_denied_only_where_judged_denials_of_it_were_true(harbour: Library) -> None:
    assert denied_kinds() == {Missing.HOW_MANY, Missing.WHY}
    # All of a few say less than nearly all of many.
    assert least_share(8, 8) < TRUSTED < least_share(37, 39)
    assert least_share(0, 0) == 0.0
    assert least_share(38, 39) == pytest.approx(0.8682, abs=1e-4)
    answer = harbour.answer("when does the ferry leave?").answer
    assert isinstance(answer, Unsure)
    assert answer.missing is None


def test_a_sentence_that_holds_the_whole_question_is_no_stranger_to_it(harbour: Library) -> None:
    ranking = harbour.answerer.rank(harbour.answerer.analyse("soup and bread"))
    assert not may_be_unrelated(ranking, 0.0)
    other = harbour.answerer.rank(harbour.answerer.analyse("the capital of Australia"))
    assert may_be_unrelated(other, 0.0)
    assert not may_be_unrelated(other, 0.5)


def test_a_value_is_near_in_the_same_section_and_not_in_another(harbour: Library) -> None:
    for question, is_near in (
        ("how many people fit into the sauna?", True),
        ("how many dogs stay with their owners?", False),
    ):
        ranking = harbour.answerer.rank(harbour.answerer.analyse(question))
        assert holds_kind(ranking) == is_near


def test_a_sentence_that_may_well_answer_is_not_shown_under_a_denial(harbour: Library) -> None:
    ranking = harbour.answerer.rank(
        harbour.answerer.analyse("why do dogs stay with their owners?")
    )
    assert find_denial(ranking, 0.3) == (Missing.WHY, None)
    assert find_denial(ranking, 0.5) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The museum, which opened on 11 October, stands in a factory.", True),
        ("The museum is open from 9:00 to 17:00.", True),
        ("The museum stands in a factory.", False),
    ],
)
def test_when_is_not_denied_beside_a_date_though_hours_were_asked_for(
    sentence: str, *, says: bool
) -> None:
    analysis = parse_question("when does it open?")
    assert analysis.attribute
    assert says_kind(analysis, sentence) is says
