"""The inbox holds questions only, in the askers' words, and those together that ask the same."""

import numpy as np
import pytest

from handlers.rendering.texts import texts_for
from knowledge import (
    LANGUAGES,
    Action,
    Cipher,
    Conversation,
    Curator,
    Draft,
    LoggedAnswer,
    Origin,
    Place,
    QueryLog,
    ReviewQueue,
    SessionKey,
    SessionStep,
)
from knowledge.curation.question_clusters import QuestionClusters
from knowledge.curation.question_likeness import compared, is_same
from tests.article import GOATS
from tests.conftest import EDITOR

ZOO = ("who built the zoo?", "кто построил зоопарк?", "зоопаркті кім салды?")
MUSEUM = ("when does the museum open?", "когда открывается музей?")


@pytest.fixture
def journal(library, tmp_path):
    return QueryLog(library.database, Cipher.open(tmp_path / "test.key"))


@pytest.fixture
def queue(library, journal):
    return ReviewQueue(library.answerer, journal)


@pytest.fixture
def ask(library, journal):
    places = iter(range(1, 1000))

    def ask(question, before=None):
        step = SessionStep(SessionKey(77, 5), before, before) if before else None
        place = Place(next(places), 77)
        noted = LoggedAnswer(library.answer(question), Origin(5, 1.0, step=step), place)
        journal.note(noted)
        return place

    return ask


@pytest.mark.parametrize(
    ("one", "other", "cosine", "is_one"),
    [
        (ZOO[0], ZOO[1], 0.6, True),  # by the words alone, through their translations
        (ZOO[1], ZOO[2], 0.6, True),
        ("do you tune pianos?", "настраиваете пианино?", 0.88, True),
        ("do you tune pianos?", "настраиваете пианино?", 0.8, False),
        ("how tall is the tower?", "what is the height of the tower?", 0.95, True),
        # However near a model finds them, these name two things.
        ("who built the zoo?", "кто построил мост?", 0.86, False),
        ("how high is the Zhuldyz tower?", "какая высота башни Мерей?", 0.9, False),
        ("what was built in 1907?", "что построили в 1908 году?", 0.95, False),
        ("who opened the circus?", "когда открыли цирк?", 0.95, False),
    ],
)
def test_what_asks_the_same_is_known_in_two_languages(one, other, cosine, is_one):
    vectors = {one: np.array([1.0, 0.0]), other: np.array([cosine, (1 - cosine**2) ** 0.5])}
    for pair in ((one, other), (other, one)):
        left, right = map(compared, pair)
        assert is_same(left, right, vectors) is is_one


def test_the_same_words_after_different_questions_wait_apart():
    words, vectors = "who built it?", {"who built it?": np.ones(1, np.float32)}
    clusters = QuestionClusters([], vectors)
    after = ["who feeds the goats?", "where is the zoo?", "when is the fair?"]
    assert [clusters.place(compared(words, each)) for each in after] == [0, 1, 2]


def test_what_a_model_finds_near_is_found_after_any_number_of_the_same_words():
    words, paid, other = "who built it?", "can I pay by card?", "можно ли расплатиться картой?"
    vectors = {each: np.array([0.0, 0.6, 0.8]) for each in (paid, other)}
    clusters = QuestionClusters([], vectors | {words: np.array([1.0, 0.0, 0.0])})
    built = [compared(words, f"where is house {at}?") for at in range(4)]
    first, *later = built
    placed = [clusters.place(each) for each in (first, compared(paid), *later)]
    assert placed == [0, 1, 2, 3, 4]
    assert clusters.place(compared(other)) == 1


def test_one_question_in_three_languages_is_one_group(ask, queue):
    for words in (*ZOO, *MUSEUM):
        ask(words)
    assert [set(group.questions) for group in queue.groups()] == [{*ZOO}, {*MUSEUM}]


@pytest.mark.parametrize(
    ("words", "waits"),
    [
        ("I was in the zoo last summer and the goats were lovely.", False),
        ("мы ездили туда летом, козы были чудесные.", False),
        ("биыл жазда сонда бардық, ешкілер тамаша екен.", False),
        ("zoo opening hours", True),
        ("Goats of the botanical garden", True),
        ("Hello! I am Ann. How many goats are there?", True),
        ("скажите, сколько там коз", True),
        ("зоопарк когда открывается", True),
        ("ешкилер канша турады", True),
        ("we saw it when it was open.", False),
    ],
)
def test_only_what_asks_waits_unless_somebody_sends_it(ask, queue, journal, words, waits):
    place = ask(words)
    assert bool(queue.groups()) is waits
    journal.send_to_editors(place)
    assert [group.questions for group in queue.groups()] == [(words,)]


def test_the_talk_stands_beside_a_question_in_the_words_of_who_asked(ask, journal):
    before = Conversation((15,), "when was the circus of the zoo?", asked="and when was that?")
    ask(GOATS, before)
    (entry,) = journal.unanswered()
    assert (entry.question, entry.earlier, entry.earlier_fact) == (
        GOATS,
        "and when was that?",
        15,
    )


def test_of_a_message_with_several_questions_what_was_written_is_kept(library):
    message = "The zoo is nice. Who built it and how many goats are there? What was signed?"
    said = library.answer_message(message, Conversation())
    for turn in said.turns:
        assert turn.response.question in message


def test_what_editors_put_together_or_apart_stays_so(ask, queue):
    for words in ("who built the zoo?", "who feeds the goats?", "who biult the zoo?"):
        ask(words)
    zoo, _ = queue.groups()
    assert zoo.count == 2
    assert queue.split(zoo, compared("who built the zoo?").key)
    assert [group.count for group in queue.groups()] == [1, 1, 1]
    ask("Who built the zoo")  # again, after the split
    assert sorted(group.count for group in queue.groups()) == [1, 1, 2]
    queue.merge([*queue.groups()][:2])
    (merged, left) = queue.groups()
    assert (merged.count, left.count) == (3, 1)
    assert not queue.split(left, "who built the zoo")


def test_what_was_put_together_or_apart_goes_back_as_it_was(ask, queue):
    for words in ("who built the zoo?", "who feeds the goats?", "who biult the zoo?"):
        ask(words)
    before = {group.questions for group in queue.groups()}
    merged = queue.merge(queue.groups())
    assert len(queue.groups()) == 1
    queue.regroup(merged)
    assert {group.questions for group in queue.groups()} == before
    merged = queue.merge(queue.groups())
    apart = queue.split(queue.groups()[0], compared("who feeds the goats?").key)
    assert len(queue.groups()) == 2
    queue.regroup(apart)
    assert len(queue.groups()) == 1


def test_what_is_taken_back_lets_its_question_wait_again(ask, queue, library, journal):
    curator, anna = Curator(library.answerer), "editor-1"
    journal.wait(ask(GOATS))
    for deal in (
        lambda group: queue.answer(group, 3, by=anna),
        lambda group: queue.write(
            Draft("There are nine goats.", "Zoo", questions=group.taught), group.ids, by=anna
        ),
        lambda group: queue.removal.deny([group], queue.removal.closest([group]), by=anna),
    ):
        deal(queue.groups()[0])
        assert queue.groups() == []
        assert curator.before_undoing(1, by=anna).steps[0].reopened == 1
        assert queue.groups() == []
        curator.undo(by=anna)
        assert (queue.groups()[0].questions, queue.groups()[0].waiting) == ((GOATS,), 1)


def test_a_mixed_group_is_settled_and_nothing_is_taught(ask, queue, library):
    ask("how many goats are in the zoo?")
    ask("who built the zoo?")
    queue.merge(queue.groups())
    (mixed,) = queue.groups()
    assert {*mixed.mixed} == {"how many goats are in the zoo?", "who built the zoo?"}
    for settle in (
        lambda: queue.answer(mixed, 3, by="editor-1"),
        lambda: queue.removal.deny([mixed], {}, by="editor-1"),
    ):
        settle()
        assert queue.groups() == []
        with library.database.write() as db:
            db.execute("UPDATE journal SET settled_at = NULL, settled_by = NULL")
    (noted,) = Curator(library.answerer).history()
    assert (noted.action, noted.fact, noted.after) == (Action.DENY, None, " / ".join(mixed.mixed))


def test_what_was_taken_out_can_be_put_back_with_who_waits(ask, queue, journal):
    journal.wait(ask(GOATS))
    (group,) = queue.groups()
    queue.removal.dismiss(group.ids, by="editor-1")
    assert queue.groups() == []
    queue.removal.reopen(group.ids)
    assert queue.groups()[0].waiting == 1
    queue.answer(group, 3, by="editor-1")
    queue.removal.reopen(group.ids)  # what has an answer stays answered
    assert queue.groups() == []


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_editor_marks_several_puts_together_and_apart(person, language):
    reader, editor, texts = person(), person(EDITOR, language=language), texts_for(language)
    for words in ("who feeds the goats?", "how many frogs sing?", "where do lynxes sleep?"):
        await reader.says(words)
    (screen,) = await editor.says("/inbox")

    async def press(label, **values):
        name = texts(label, **values) if label.startswith("button") else label
        await editor.presses(screen, screen.buttons[name])

    await press("button-inbox-several")
    await press("1")
    await press("2")
    assert "1 ✓" in screen.buttons
    await press("button-inbox-together", count=2)
    assert "who feeds the goats?" not in screen.text or "how many frogs" not in screen.text
    answering = ("inbox-write", "inbox-search", "inbox-deny", "inbox-drop")
    assert {texts(f"button-{name}") for name in answering} <= screen.buttons.keys()
    await press("button-inbox-regroup")
    assert texts("button-inbox-regroup") not in screen.buttons
    await press("button-inbox")
    assert screen.text.startswith(texts("inbox-title", count=3))
    await press("button-inbox-several")
    await press("1")
    await press("2")
    await press("button-inbox-together", count=2)
    await press("button-inbox-split")
    await press("1")
    assert texts("inbox-here-open") in screen.text
    await press("button-inbox-same")
    await press("1")
    assert len(screen.text.split("• ")) == 2
    await press("button-inbox")
    await press("button-inbox-several")
    await press("1")
    await press("2")
    await press("button-inbox-out", count=2)
    assert screen.text == texts("inbox-dropped")
    await press("button-inbox-reopen")
    assert screen.text.startswith(texts("inbox-title", count=2))
    await press("button-inbox-several")
    await press("1")
    await press("2")
    await press("button-inbox-together", count=2)
    await press("1")
    assert screen.text.startswith(texts("inbox-linked-mixed", id=0).split("0")[0])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_editor_denies_several_at_once_and_puts_them_back(person, application, language):
    texts, queue = texts_for(language), application.bot_data.review_queue
    reader, editor = person(), person(EDITOR, language=language)
    for words in ("who feeds the goats?", "how many frogs sing?", "where do lynxes sleep?"):
        await reader.says(words)
    (screen,) = await editor.says("/inbox")
    ways = ("several", "1", "3", "deny-picked", "reopen")
    for way in ways:
        name = way if way.isdecimal() else texts(f"button-inbox-{way}", count=2)
        await editor.presses(screen, screen.buttons[name])
        if way == "deny-picked":
            assert screen.text == texts("inbox-denied-several", count=2)
            assert [group.questions for group in queue.groups()] == [("how many frogs sing?",)]
            (history,) = await editor.says("/history")
            assert "who feeds the goats?" in history.text
            assert "where do lynxes sleep?" in history.text
    assert len(queue.groups()) == 3
    (answer,) = await reader.says("who feeds the goats?")
    assert answer.text != texts_for("en")("decided-denied")


def test_what_waits_is_grouped_anew_only_when_something_else_waits(ask, queue, journal):
    ask("who feeds the goats?")
    place = ask("hello, who feeds the goats?")
    (group,) = queue.groups()
    assert queue.groups()[0] is group
    journal.wait(place)
    assert queue.groups()[0].waiting == 1
    ask("how many frogs sing?")
    assert len(queue.groups()) == 2
    queue.removal.dismiss(queue.groups()[0].ids, by="editor-1")
    assert len(queue.groups()) == 1
