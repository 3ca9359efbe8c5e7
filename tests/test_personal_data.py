"""What is kept of people: little, unreadable without the key, and gone when they say so."""

from datetime import UTC, datetime, timedelta

import pytest

from knowledge import (
    AwaitedAnswer,
    Cipher,
    Feedback,
    LoggedAnswer,
    Origin,
    Outcome,
    Place,
    Preferences,
    PreferenceStore,
    QueryLog,
    Thumb,
    Users,
)

USER, OTHER = 5_001_234_567, 5_007_654_321
QUESTION = "wie heißt the secret aardvark of Astana?"
CIPHER = Cipher(b"k" * 32)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def users(library):
    return Users.open(library.database, CIPHER)


@pytest.fixture
def people(users):
    return users.preferences


@pytest.fixture
def privacy(users):
    return users.privacy


@pytest.fixture
def feedback(library):
    return Feedback(library.database, CIPHER)


@pytest.fixture
def journal(library):
    return QueryLog(library.database, CIPHER)


@pytest.fixture
def asks(library, journal):
    """Asks a question and stores it; each has a place of its own."""
    places = iter(range(1, 1000, 2))

    def ask(question=QUESTION, user=USER, at=None):
        number = next(places)
        asked, answer = Place(at or number, user), Place(number + 1, user)
        origin = Origin(user, 12.5, asked)
        (entry,) = journal.note(LoggedAnswer(library.answer(question), origin, answer))
        return entry, asked, answer

    return ask


def test_preferences_are_kept_one_by_one(people):
    assert people.preferences(USER) == Preferences()
    people.choose_language(USER, "kk")
    people.choose_document(USER, 1)
    assert people.preferences(USER) == Preferences("kk", 1)
    people.choose_language(USER, None)
    assert people.preferences(USER) == Preferences(None, 1)
    assert people.preferences(OTHER) == Preferences()


def test_what_has_no_sure_answer_waits_for_the_editors(journal, asks):
    asks("what was signed in Astana?")
    asks("hello")
    number, *_ = asks()
    (entry,) = journal.unanswered()
    assert (entry.id, entry.question) == (number, QUESTION)
    assert entry.outcome in {Outcome.UNSURE, Outcome.NOT_FOUND}
    assert journal.unanswered(datetime.now(UTC) + timedelta(hours=1)) == []


def test_a_thumb_counts_once_a_person_and_may_change(journal, asks, feedback):
    number, _, answer = asks("what was signed in Astana?")
    for user, thumb in ((USER, Thumb.UP), (USER, Thumb.DOWN), (OTHER, Thumb.UP)):
        assert feedback.rate(answer, user, thumb)
    (entry,) = journal.entries([number])
    assert (entry.ups, entry.downs) == (1, 1)
    assert journal.unanswered() == [entry]
    assert not feedback.rate(Place(999, USER), USER, Thumb.UP)


def test_who_waits_for_an_answer_is_told_where_they_asked(journal, asks):
    number, _, answer = asks()
    other, *_ = asks()
    assert journal.send_to_editors(answer)
    assert journal.wait(answer)
    assert [entry.is_sent for entry in journal.unanswered()] == [False, True]
    assert journal.settle([number, other], fact=15) == 1
    assert journal.settle([number, other], fact=15) == 0
    assert journal.news() == [AwaitedAnswer(answer, QUESTION, "en", number, 15)]
    journal.told(number)
    assert journal.news() == []
    assert journal.unanswered() == []


def test_a_question_that_was_edited_replaces_itself(journal, asks):
    first, asked, answer = asks()
    journal.send_to_editors(answer)
    second, *_ = asks("what was signed in Astana?", at=asked.message)
    assert first == second
    assert journal.unanswered() == []
    assert journal.entries([first])[0].outcome is Outcome.FOUND


def test_the_answer_to_a_message_is_known_after_a_restart(library, asks):
    _, asked, answer = asks()
    again = QueryLog(library.database, CIPHER)
    assert again.reply_to(asked) == answer
    entry = again.entry(answer)
    assert entry is not None
    assert entry.question == QUESTION
    assert again.entry(asked) is None
    assert again.reply_to(Place(asked.message, OTHER)) is None


def test_counts_say_what_happened(journal, asks, feedback):
    _, _, answer = asks("what was signed in Astana?")
    asks("Что подписали в Астане?", OTHER)
    feedback.rate(answer, OTHER, Thumb.UP)
    counts = journal.counts(LONG_AGO)
    assert counts.outcomes == {Outcome.FOUND: 2}
    assert counts.languages == {"en": 1, "ru": 1}
    assert (counts.people, counts.ups, counts.downs) == (2, 1, 0)
    assert counts.durations == (12.5, 12.5)


def test_after_a_month_only_numbers_are_left(library, journal, privacy, asks, feedback):
    number, asked, answer = asks()
    feedback.rate(answer, USER, Thumb.UP)
    with library.database.write(changes_answers=False) as db:
        db.update("journal", {"at": "2020-01-02T00:00:00+00:00"}, where={"id": number})
    journal.let_go()
    assert journal.entries([number]) == journal.unanswered() == []
    assert journal.reply_to(asked) is None
    assert privacy.export(USER) == {}
    assert sum(journal.counts(LONG_AGO).outcomes.values()) == 1


def test_the_export_is_everything_and_readable(people, privacy, asks):
    people.choose_language(USER, "ru")
    asks()
    asks("something else", OTHER)
    export = privacy.export(USER)
    assert export["people"][0]["language"] == "ru"
    assert [row["question"] for row in export["journal"]] == [QUESTION]


def test_what_is_forgotten_leaves_no_byte(library, libraries, privacy, asks, feedback):
    PreferenceStore(library.database, CIPHER).choose_language(USER, "ru")
    _, _, answer = asks()
    feedback.rate(answer, USER, Thumb.DOWN)
    asks("what about the other person?", OTHER)
    secret = library.database.read().value("SELECT question FROM journal LIMIT 1")
    assert secret in libraries.content(library)
    privacy.forget(USER)
    disk = libraries.content(library)
    for trace in (secret, QUESTION, str(USER), CIPHER.pseudonym(USER)):
        assert (trace if isinstance(trace, bytes) else trace.encode()) not in disk
    assert privacy.export(USER) == {}
    assert [row["question"] for row in privacy.export(OTHER)["journal"]] == [
        "what about the other person?"
    ]


def test_neither_ids_nor_words_are_stored_in_clear(library, libraries, people, asks):
    people.choose_language(USER, "ru")
    asks()
    disk = libraries.content(library)
    assert QUESTION.encode() not in disk
    assert str(USER).encode() not in disk
