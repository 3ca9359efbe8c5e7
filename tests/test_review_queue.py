"""What nobody could answer waits for editors, grouped, and is answered once they dealt with it."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from knowledge import (
    Cipher,
    Conversation,
    Curator,
    Draft,
    FactError,
    Feedback,
    Found,
    LoggedAnswer,
    NotFound,
    Origin,
    Place,
    QueryLog,
    ReviewQueue,
    SessionKey,
    SessionStep,
    Subscriptions,
    Thumb,
    Unsure,
)
from tests.article import GOATS

TREATY_FACT = 15


@pytest.fixture
def cipher(tmp_path):
    return Cipher.open(tmp_path / "test.key")


@pytest.fixture
def feedback(library, cipher):
    return Feedback(library.database, cipher)


@pytest.fixture
def journal(library, cipher):
    return QueryLog(library.database, cipher)


@pytest.fixture
def backlog(library, journal):
    return ReviewQueue(library.answerer, journal)


@pytest.fixture
def ask(library, journal):
    """Asks as somebody does, and returns where the answer stands."""
    places = iter(range(1, 1000))

    def ask(question, user=5):
        place = Place(next(places), 77)
        journal.note(LoggedAnswer(library.answer(question), Origin(user, 1.0), place))
        return place

    return ask


@pytest.mark.parametrize(
    ("words", "after"), [("and who built it?", GOATS), ("who built the zoo?", "")]
)
def test_editors_read_what_was_written_and_the_question_that_it_leans_on(
    library, journal, backlog, words, after
):
    step = SessionStep(SessionKey(77, 5), Conversation(question=GOATS), Conversation())
    origin = Origin(5, 1.0, step=step)
    journal.note(LoggedAnswer(library.answer(words), origin, Place(1, 77)))
    (entry,) = journal.unanswered()
    assert entry.question == words
    (group,) = backlog.groups()
    assert (group.questions, group.after) == ((words,), after)


def test_a_question_that_leans_on_another_is_settled_and_not_taught(library, journal, backlog):
    step = SessionStep(SessionKey(77, 5), Conversation(question=GOATS), Conversation())
    words = "and who built it?"
    journal.note(LoggedAnswer(library.answer(words), Origin(5, 1.0, step=step), Place(1, 77)))
    before = library.answer(words)
    (group,) = backlog.groups()
    backlog.answer(group, 1, by="editor")
    assert backlog.groups() == []
    assert library.answer(words) == before


def test_the_same_words_after_two_questions_are_two_questions(library, journal, backlog):
    for place, earlier in enumerate((GOATS, "who opened the circus?")):
        step = SessionStep(SessionKey(77, 5), Conversation(question=earlier), Conversation())
        origin = Origin(5, 1.0, step=step)
        journal.note(LoggedAnswer(library.answer("and when?"), origin, Place(place, 77)))
    assert {group.after for group in backlog.groups()} == {GOATS, "who opened the circus?"}


def test_what_has_an_answer_does_not_wait(ask, backlog):
    ask("what was signed in Astana?")
    assert backlog.groups() == []


def test_questions_that_ask_the_same_stand_together_the_most_asked_first(ask, backlog):
    ask("when was the circus opened?")
    for words in (GOATS.replace("goats", "gaots"), GOATS, GOATS.capitalize().strip("?")):
        ask(words)
    ask("where was the circus opened?")
    first, *rest = backlog.groups()
    assert (first.count, first.questions[0]) == (3, GOATS.capitalize().strip("?"))
    # Of those asked once, the newest comes first; when and where are two questions.
    assert [each.questions[0][:5] for each in rest] == ["where", "when "]


def test_first_comes_what_most_people_wait_for_and_out_is_what_a_fact_answers_by_now(
    ask, backlog, journal, library
):
    for words in (GOATS, GOATS, "who opened the circus?", "how high is the Zhuldyz tower?"):
        place = ask(words)
    journal.wait(place)
    order = [each.questions[0][:3] for each in backlog.groups()]
    assert order == ["how", GOATS[:3], "who"]
    for words, question in (
        ("The Zhuldyz tower is 97 metres high.", "how high is the Zhuldyz tower?"),
        ("The circus was opened by Anna.", "who opened the circus?"),
    ):
        library.add(Draft(words, "Atlas", questions=(question,)), by="editor-1")
    # Who waits has to be told, by a tap; of the other nobody waits to hear.
    assert [each.questions[0][:3] for each in backlog.listed()] == ["how", GOATS[:3]]
    assert len(backlog.groups()) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("how high is the Zhuldyz tower?", "how high is the Merei tower?"),
        ("what was built in 1907?", "what was built in 1908?"),
        ("who opened the circus?", "when was the circus opened?"),
    ],
)
def test_what_asks_for_something_else_stays_apart(ask, backlog, one, other):
    ask(one)
    ask(other)
    assert [group.count for group in backlog.groups()] == [1, 1]


def test_a_group_keeps_its_number_when_the_question_comes_again(ask, backlog):
    ask(GOATS)
    (before,) = backlog.groups()
    ask(GOATS)
    assert backlog.group(before.id).count == 2


def test_a_thumb_down_and_what_was_sent_wait_although_there_was_an_answer(
    ask, backlog, journal, feedback
):
    answered = ask("what was signed in Astana?")
    feedback.rate(answered, 5, Thumb.DOWN)
    sent = ask("where was the signing?")
    journal.send_to_editors(sent)
    down = next(group for group in backlog.groups() if group.downs)
    assert down.questions == ("what was signed in Astana?",)
    assert [group.sent for group in backlog.groups() if not group.downs] == [1]


@pytest.mark.parametrize(
    "question",
    [GOATS, "hi, can you tell me who won the cup?", "кто построил цирк?", "what did Ann say?",
     "елордада қанша мысық бар?"],
)  # fmt: skip
@pytest.mark.parametrize("fact", [3, TREATY_FACT])
def test_the_very_next_asking_is_answered_with_the_linked_fact(
    ask, backlog, library, question, fact
):
    ask(question)
    (group,) = backlog.groups()
    backlog.answer(group, fact, by="editor-1")
    for again in (question, f"  {question.upper()} "):
        answer = library.answer(again).answer
        assert isinstance(answer, Found)
        assert answer.best.fact.id == fact
    assert backlog.groups() == []


def test_the_last_word_of_an_editor_counts(ask, backlog, library, feedback):
    for fact in (3, TREATY_FACT):
        feedback.rate(ask(GOATS), 5, Thumb.DOWN)
        backlog.answer(backlog.groups()[0], fact, by="editor-1")
        assert library.answer(GOATS).answer.best.fact.id == fact


def test_what_the_documents_do_not_say_is_not_claimed_again(ask, backlog, library, feedback):
    question = "what was signed in Astana?"
    feedback.rate(ask(question), 5, Thumb.DOWN)
    (group,) = backlog.groups()
    [denial] = backlog.removal.deny([group], backlog.removal.closest([group]), by="editor-1")
    assert denial.fact == TREATY_FACT
    assert isinstance(library.answer(question).answer, Unsure | NotFound)
    assert backlog.groups() == []
    # And what was denied can be linked after all.
    feedback.rate(ask(question), 5, Thumb.DOWN)
    (group,) = backlog.groups()
    backlog.answer(group, TREATY_FACT, by="editor-1")
    assert isinstance(library.answer(question).answer, Found)


def test_what_was_linked_or_denied_can_be_undone(ask, backlog, library):
    workbench = Curator(library.answerer)
    before = library.answer(GOATS)
    ask(GOATS)
    backlog.answer(backlog.groups()[0], 3, by="editor-1")
    assert (undone := workbench.undo(by="editor-1")) is not None
    assert undone.after == GOATS
    assert library.answer(GOATS) == before
    ask(GOATS)
    groups = backlog.groups()[:1]
    backlog.removal.deny(groups, backlog.removal.closest(groups), by="editor-1")
    assert (undone := workbench.undo(by="editor-1")) is not None
    assert undone.after == GOATS


def test_a_withdrawn_fact_cannot_be_linked(ask, backlog, library):
    Curator(library.answerer).withdraw(3, by="editor-1")
    ask(GOATS)
    with pytest.raises(FactError):
        backlog.answer(backlog.groups()[0], 3, by="editor-1")
    assert len(backlog.groups()) == 1


def test_who_waits_is_named_once(ask, backlog, journal):
    place = ask(GOATS)
    journal.wait(place)
    ask(GOATS)
    (group,) = backlog.groups()
    assert group.waiting == 1
    assert backlog.answer(group, 3, by="editor-1") == 1
    # A second editor with the same list before their eyes changes nothing more.
    assert backlog.answer(group, 3, by="editor-2") == 0
    assert [(each.place, each.fact) for each in journal.news()] == [(place, 3)]


def test_a_sentence_that_somebody_chose_is_proposed_first(ask, backlog, journal):
    place = ask("how many goats were signed?")
    journal.choose(place, 20)
    (group,) = backlog.groups()
    proposals = backlog.proposals(group)
    assert [(proposals[0].fact.id, proposals[0].chosen), len(proposals)] == [(20, 1), 3]
    # To open the first sentence again takes the choice back.
    journal.choose(place, group.entries[0].fact)
    (group,) = backlog.groups()
    assert group.chosen == {}


def test_addresses_and_numbers_do_not_become_part_of_a_question(ask, backlog, library, libraries):
    ask("how many goats has ann.lee@example.org, +7 701 555 12 34 or @annlee in 1998?")
    (group,) = backlog.groups()
    assert group.questions == ("how many goats has …, … or … in 1998?",)
    backlog.answer(group, 3, by="editor-1")
    for trace in (b"ann.lee@example.org", b"555 12 34", b"@annlee"):
        assert trace not in libraries.content(library)


def test_the_command_line_does_the_same(ask, backlog, library, settings_of, tmp_path):
    def run(*arguments):
        done = CliRunner().invoke(main, ["inbox", *map(str, arguments)], env={
            **settings_of(library), "KEY_FILE": str(tmp_path / "test.key"),
            "EMBEDDING_MODEL": "off", "TELEGRAM_BOT_TOKEN": ""})  # fmt: skip
        return done.exit_code, done.output

    towers = [f"how high is the {name} tower?" for name in ("Zhuldyz", "Merei", "Gauhar")]
    for words in (GOATS, GOATS, *towers):
        ask(words)
    assert run()[1].splitlines()[0] == f"1\t2×\t{GOATS}"
    listed = [json.loads(line) for line in run("--json")[1].splitlines()]
    assert [(each["count"], each["questions"]) for each in listed[:2]] == [
        (2, [GOATS]), (1, [towers[-1]])]  # fmt: skip
    assert run("answer", 1, 99)[0] == 1
    assert run("answer", 1, 3) == (0, "Fact 3 answers this from now on.\n")
    assert run("answer", 1, 3)[0] == 1
    one, two, three = (backlog.groups()[at].id for at in (0, 1, 2))
    assert run("write", one, "It is 97 metres high.", "--source", "Guide")[0] == 0
    assert run("deny", two)[1].startswith("Noted; fact")
    assert run("drop", three)[0] == 0
    assert run() == (0, "")
    assert library.answer(GOATS).answer.best.fact.id == 3
    assert library.answer(towers[-1]).answer.best.fact.text == "It is 97 metres high."


def test_what_was_asked_in_the_second_of_the_subscription_is_new(library, cipher, ask, backlog):
    digests = Subscriptions(library.database, cipher)
    digests.subscribe(7, "en")
    ask(GOATS)
    later = datetime.now(UTC) + timedelta(hours=23)
    # Where it is noon then, the digest is due, whatever the clock of this machine says.
    (due,) = digests.due(later.astimezone(timezone(timedelta(hours=12 - later.hour))))
    assert backlog.groups()[0].at >= due.since


def test_a_digest_is_due_once_a_day_whatever_the_clock_does(library, cipher):
    digests = Subscriptions(library.database, cipher)
    digests.subscribe(7, "ru")
    now = datetime.now(UTC)
    morning = (now + timedelta(days=1)).replace(hour=9)
    assert digests.due(now) == []
    assert [(each.user, each.language) for each in digests.due(morning)] == [(7, "ru")]
    digests.sent(7, morning)
    assert digests.due(morning.replace(hour=23)) == []
    again = Subscriptions(library.database, cipher)
    assert [each.user for each in again.due(morning + timedelta(days=1))] == [7]
    # The clock goes back by ten days: what came since then is asked for, not since next week.
    earlier = morning - timedelta(days=10)
    (due,) = again.due(earlier)
    assert due.since <= earlier
    digests.unsubscribe(7)
    assert digests.due(earlier) == []
