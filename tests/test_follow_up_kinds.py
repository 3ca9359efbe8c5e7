"""Kinds of follow-ups: a noun left out, other words, what happens otherwise, from when, why."""

import pytest

from knowledge import Conversation, Found, Grade, Library, Source, Unsure
from knowledge.dialogue.followups import FollowUpKind, find_follow_up
from knowledge.dialogue.parallel_questions import parallel_question
from tests.benchmarks.dialogues import shown_first

TEXTS = {
    "en": """\
The tunnel is 3 kilometres long; the line also has 19 bridges, the longest of them in Talas.
The bridges are painted in a bright red. The first fees are due by 1 March 2026, and a town that
misses two of them loses its vote. On 14 October a storm broke the fence at the Orlen yard, and
two drivers left because they had no visa. The towns agreed to cut fishing by 2030 and to a ban on
nets. The ban takes effect on 1 January 2027.

“We are ready to pay for the road,” said Dr Orsk. He declined to name a sum. “The tea ran out,”
said a guest, who asked not to be named because the talks were secret.

The bakery in Pellin is open on Sunday.""",
    "ru": """\
Тоннель длиной 3 километра; на линии также 19 мостов, самый длинный из них в Таласе. Мосты
покрашены в ярко-красный. Первые взносы платят до 1 марта 2026 года, и кто не заплатит, потеряет
голос. 14 октября буря сломала забор на складе в Орлене, а два водителя уехали, потому что у них не
было визы. Города решили сократить лов до 2030 года и ввести запрет на сети. Запрет действует с 1
января 2027 года.

«Мы готовы платить за дорогу», — сказал доктор Орск. Он отказался назвать сумму. «Чай кончился», —
сказал гость, который просил его не называть, потому что переговоры были тайными.

Пекарня в Пеллине открыта в воскресенье.""",
    "kk": """\
Туннель ұзындығы 3 километр; желіде 19 көпір бар, ең ұзыны Талас қаласында. Көпірлер ашық қызыл
түске боялған. Алғашқы жарна 2026 жылғы 1 наурызға дейін төленеді, төлемесе, қала дауысынан
айырылады. 14 қазанда дауыл Орлен қоймасында қоршауды сындырды, ал екі жүргізуші кетіп қалды,
өйткені визасы болмады. Қалалар балық аулауды 2030 жылға дейін азайтуға және ауға тыйым салуға
келісті. Тыйым 2027 жылғы 1 қаңтардан бастап күшіне енеді.

«Біз жолға ақша төлеуге дайынбыз», — деді доктор Орск. Ол соманы атаудан бас тартты. «Шай
таусылды», — деді атын айтпауды өтінген қонақ, өйткені келіссөздер жасырын болды.

Пеллиндегі наубайхана жексенбіде ашық.""",
}
BRIDGES, PAINTED, FEES, STORM, AGREED, BAN, READY, REFUSED, TEA, BAKERY = range(10)


@pytest.fixture(scope="module")
def towns(tmp_path_factory):
    """Return for each language a library of one document, and its facts; nothing is written."""
    opened = {}
    for language, text in TEXTS.items():
        library = Library.open_empty(tmp_path_factory.mktemp(language) / "one.db")
        document = library.import_document(Source(text, title="Towns"))
        opened[language] = library, library.facts(document.id)
    yield opened
    for library, _ in opened.values():
        library.close()


def answered(towns, language, shown, question, first):
    """Return what is answered after a sentence was shown."""
    library, facts = towns[language]
    talk = Conversation((facts[shown].id,), first)
    return library.converse(question, talk).response.answer


def said(towns, language, shown, question, first="?"):
    """Return the number of the sentence that is claimed after another was shown, or None."""
    answer = answered(towns, language, shown, question, first)
    if not isinstance(answer, Found):
        return None
    return [fact.id for fact in towns[language][1]].index(answer.best.fact.id)


def test_the_texts_are_sentences_as_they_are_numbered_here(towns):
    assert {language: len(facts) for language, (_, facts) in towns.items()} == {
        "en": 10, "ru": 10, "kk": 10
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "where is the longest one?"),
        ("ru", "а самый длинный где?"),
        ("kk", "ең ұзыны қайда?"),
    ],
)
def test_a_noun_left_out_is_that_of_the_last_answer(towns, language, question):
    asked = find_follow_up(question)
    assert asked
    assert asked.kind is FollowUpKind.ANAPHORA
    assert said(towns, language, BRIDGES, question, "how many bridges?") == BRIDGES


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "do they have any cheerful bright look?"),
        ("ru", "они весёлые и яркие на вид?"),
        ("kk", "олардың түсі көңілді ме?"),
    ],
)
def test_what_stands_by_the_last_answer_and_ranks_first_may_reword_the_question(
    towns, language, question
):
    answer = answered(towns, language, BRIDGES, question, "how many bridges?")
    best = answer.best if isinstance(answer, Found) else answer.candidates[0]
    assert best.fact == towns[language][1][PAINTED]


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "do they have a sauna?"),
        ("ru", "а сауна у них есть?"),
        ("kk", "олардың монша бар ма?"),
    ],
)
def test_what_holds_no_word_of_a_question_is_not_claimed_by_its_place(towns, language, question):
    answer = answered(towns, language, BRIDGES, question, "how many bridges?")
    assert isinstance(answer, Unsure)
    assert answer.grade is Grade.CLOSEST


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "and if they don't?"),
        ("en", "otherwise?"),
        ("ru", "а если нет?"),
        ("ru", "а иначе?"),
        ("kk", "ал олай болмаса ше?"),
    ],
)
def test_what_happens_otherwise_is_what_the_sentence_tells_of_who_does_not(
    towns, language, question
):
    assert said(towns, language, FEES, question, "when are the fees due?") == FEES
    assert said(towns, language, BAKERY, question, "when is it open?") is None


@pytest.mark.parametrize(
    ("language", "question", "first"),
    [
        ("en", "and why?", "what happened at the Orlen yard?"),
        ("ru", "а почему?", "что случилось на складе в Орлене?"),
        ("kk", "неге?", "Орлен қоймасында не болды?"),
    ],
)
def test_a_reason_for_something_else_is_no_reason(towns, language, question, first):
    assert said(towns, language, STORM, question, first) is None
    drivers = {"en": "why the drivers?", "ru": "что водители?", "kk": "жүргізуші туралы?"}
    assert said(towns, language, STORM, question, drivers[language]) == STORM


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "from when?"), ("ru", "с какого числа?"), ("kk", "қашаннан бастап?")],
)
def test_a_time_by_which_something_ends_is_none_from_which_it_begins(towns, language, question):
    assert said(towns, language, AGREED, question, "what did the towns agree to?") == BAN


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "how much money exactly?"), ("ru", "а сколько денег?"), ("kk", "қанша ақша?")],
)
def test_that_somebody_would_not_say_is_what_is_shown(towns, language, question):
    answer = answered(towns, language, READY, question, "who pays for the road?")
    assert shown_first(answer) == towns[language][1][REFUSED].text
    assert said(towns, language, BRIDGES, question, "how many bridges?") is None


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "why anonymous?"), ("ru", "почему анонимно?"), ("kk", "неге анонимді?")],
)
def test_a_why_in_a_word_that_no_sentence_knows_means_the_reason_that_was_shown(
    towns, language, question
):
    assert said(towns, language, TEA, question, "what did a guest say?") == TEA
    assert said(towns, language, BAKERY, question, "when is it open?") is None


@pytest.mark.parametrize(
    ("language", "question"),
    [("en", "when is it open?"), ("ru", "когда она открыта?"), ("kk", "ол қашан ашық?")],
)
def test_a_pronoun_is_not_answered_by_a_sentence_about_something_else(towns, language, question):
    assert said(towns, language, READY, question, "who pays for the road?") is None


def test_he_is_somebody_whom_the_closest_sentences_name(empty_library):
    text = """\
The new centre will open in Taraz in May. It has 64 rooms. Its director is Rustam Yuldoshev, a
hydrologist from Tashkent."""
    document = empty_library.import_document(Source(text, title="A centre"))
    ids = [fact.id for fact in empty_library.facts(document.id)]
    talk = Conversation((ids[0],), "who runs the centre?", certainty=0.3, offered=tuple(ids))
    answer = empty_library.converse("where is he from?", talk).response.answer
    assert isinstance(answer, Found)
    assert answer.best.fact.id == ids[2]


def test_an_ordinal_points_into_the_list_of_as_many_things_as_were_asked_for(empty_library):
    text = """\
The ministers signed a treaty in Taraz. It ends inspections, sets a tariff and opens a road."""
    document = empty_library.import_document(Source(text, title="A treaty"))
    ids = [fact.id for fact in empty_library.facts(document.id)]
    question = "what three things does the treaty change?"
    talk = Conversation((ids[0],), question, certainty=0.3, offered=tuple(ids[1:]))
    answer = empty_library.converse("what is the second one?", talk).response.answer
    assert isinstance(answer, Found)
    assert answer.best.fact.id == ids[1]
    assert answer.span
    assert answer.best.fact.text[slice(*answer.span)] == "sets a tariff"


def test_what_about_another_ordinal_asks_the_same_of_that_one():
    for before, message, asked in (
        ("екінші ауысым қашан", "үшіншісі ше", "ушинши ауысым қашан"),
        (
            "when does the second shift start",
            "what about the first?",
            "when does the first shift start",
        ),
    ):
        follow_up = find_follow_up(message)
        assert follow_up is not None, message
        assert follow_up.is_joined, message
        assert parallel_question(before, follow_up) == asked, message


def test_a_word_for_also_at_the_end_joins_a_message_to_the_talk():
    for message in ("анализы тоже?", "dogs too?", "мектеп те?"):
        follow_up = find_follow_up(message)
        assert follow_up is not None, message
        assert follow_up.is_joined, message
