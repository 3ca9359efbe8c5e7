"""A sentence that shares the words of a question but is about another thing is never claimed."""

from dataclasses import replace

import pytest

from knowledge import Found, Library, Source
from knowledge.answering.evidence import find_evidence
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.refutation import is_refuted
from knowledge.language.contrasts import find_contrasts
from knowledge.retrieval.question_type import parse_question

SUMS = [
    ("what is a ticket for pensioners in 2026?", "A ticket for pensioners costs 1700 tenge."),
    ("сколько стоит билет пенсионеру в 2026 году?", "Билет пенсионеру — 1700 тенге."),
    ("зейнеткерге 2026 жылы билет қанша?", "Зейнеткерге билет 1700 теңге."),
]
REFUTED = [
    # said of another owner, day, order or rate
    ("owner_conflict", "when does the north gate open?", "The south gate opens at seven."),
    ("owner_conflict", "what are the hours on saturday?", "Monday to Friday: 8:00 to 20:00"),
    ("owner_conflict", "who won the first race?", "Ivo Brandt won the second race."),
    ("owner_conflict", "who was the previous warden?", "The current warden is Ada Lund."),
    ("owner_conflict", "what is the annual fee?", "The fee is 20 euros a month."),
    ("owner_conflict", "how much is a ticket for adults?", "A ticket for children is 3 euros."),
    ("owner_conflict", "когда открыты северные ворота?", "Южные ворота открыты с семи утра."),
    ("owner_conflict", "кто выиграл первый забег?", "Второй забег выиграл Иво Брандт."),
    ("owner_conflict", "во сколько автобус в субботу?", "В понедельник автобус идёт в 8:10."),
    ("owner_conflict", "солтүстік қақпа қашан ашылады?", "Оңтүстік қақпа сағат 7-де ашылады."),
    ("owner_conflict", "сенбіде дүкен сағат нешеде ашық?", "Дүкен дүйсенбіде 9:00-де ашылады."),
    ("owner_conflict", "how much is a new oar?", "A used oar costs six euros."),
    ("owner_conflict", "how much is a double room?", "A single room costs 40 euros."),
    ("owner_conflict", "where does the red trail end?", "The blue trail ends at the mill."),
    ("owner_conflict", "сколько стоит новое весло?", "Подержанное весло стоит шесть евро."),
    ("owner_conflict", "где кончается красная тропа?", "Синяя тропа кончается у мельницы."),
    ("owner_conflict", "қызыл соқпақ қайда бітеді?", "Жасыл соқпақ диірменде бітеді."),
    ("owner_conflict", "how many guests came in 2019?", "In 2021 some 4,000 guests came."),
    ("owner_conflict", "сколько гостей было в 2019 году?", "В 2021 году было 4 000 гостей."),
    ("owner_conflict", "2019 жылы қанша қонақ келді?", "2021 жылы 4 000 қонақ келді."),
    # said of a passenger, or of a brother
    ("owner_conflict", "how old must I be to drive the sledge?", "Passengers must be over 7."),
    ("owner_conflict", "с какого возраста можно водить сани?", "Пассажиров берём с семи лет."),
    ("owner_conflict", "how did her sister drown?", "Her brother drowned off the pier."),
    # said of a deputy, or of a former one
    ("owner_conflict", "who is the mayor of Orla?", "The deputy mayor of Orla is Ada Lund."),
    ("owner_conflict", "who is the deputy mayor of Orla?", "The mayor of Orla is Ada Lund."),
    (
        "owner_conflict",
        "who is the health minister?",
        "Prime Minister Ivo Brandt spoke of health.",
    ),
    ("owner_conflict", "who is the director?", "The acting director is Ada Lund."),
    ("owner_conflict", "кто мэр Орлы?", "Вице-мэр Орлы — Иван Петров."),
    ("owner_conflict", "кто заместитель мэра Орлы?", "Мэр Орлы — Иван Петров."),
    ("owner_conflict", "кто директор завода?", "И.о. директора завода — Иван Петров."),
    ("owner_conflict", "кто директор завода?", "Бывший директор завода — Иван Петров."),
    ("owner_conflict", "Орла әкімі кім?", "Орла әкімінің орынбасары — Айдар Оспан."),
    ("owner_conflict", "Орла әкімінің орынбасары кім?", "Орла әкімі — Айдар Оспан."),
    ("owner_conflict", "Орла әкімі кім?", "Бұрынғы Орла әкімі — Айдар Оспан."),
    # no statement at all
    ("asks_back", "what did visitors ask about the mill?", "What did visitors ask of the mill?"),
    ("asks_back", "what do I bring to the camp?", "Bring these to the camp:"),
    ("asks_back", "что взять в лагерь?", "Что нужно взять в лагерь?"),
    ("asks_back", "лагерьге не алу керек?", "Лагерьге не алып келу керек?"),
    # nothing that the question does not say
    ("repeats", "what is for lunch?", "Lunch is served at noon."),
    ("repeats", "what is there for lunch?", "Lunch is served from noon to two on the roof."),
    ("repeats", "how is the lunch?", "Lunch is served from noon to two in the hall."),
    ("repeats", "что на обед?", "Обед подают с 12 до 14 на крыше."),
    ("repeats", "what is on the menu for dinner?", "The dinner menu is available."),
    ("repeats", "что на обед?", "Обед подают в полдень."),
    ("repeats", "түскі асқа не бар?", "Түскі ас сағат бірде болады."),
    # the topic, not the state
    ("state_unsaid", "is the strike over?", "The strike began in May."),
    ("state_unsaid", "закончилась ли забастовка?", "Забастовка началась в мае."),
    ("state_unsaid", "ереуіл бітті ме?", "Ереуіл мамырда басталды."),
    ("state_unsaid", "is the founder still alive?", "The founder came from Orla."),
    # the category, not which one
    ("category_only", "which tin mine was flooded?", "The pump drained a flooded tin mine."),
    ("category_only", "which bus goes to the mill?", "The bus goes to the mill every day."),
    ("category_only", "what batteries does the lamp take?", "Put the batteries into the lamp."),
    ("category_only", "какой автобус идёт к мельнице?", "Автобус идёт к мельнице ежедневно."),
    ("category_only", "диірменге қай пойыз барады?", "Пойыз диірменге барады."),
    # a bare word below another heading
    ("bare", "can I bring a kite?", "# May dogs swim?\n\nYes.\n"),
    ("bare", "можно ли взять змея?", "# Можно ли купать собак?\n\nДа.\n"),
    ("bare", "батпырауық ұшыру рұқсат па?", "# Итті шомылдыруға бола ма?\n\nИә.\n"),
    # who took part, without a name
    (
        "names_nobody",
        "who took part in the regatta?",
        "The regatta participants got a meal.",
    ),
    ("names_nobody", "кто участвовал в регате?", "Все участники регаты получили обед."),
    ("names_nobody", "жарысқа кім қатысты?", "Жарысқа қатысушылар ертең қайтады."),
    # done, and by nobody
    ("agentless", "who signed the lease?", "The lease was also signed in the mill."),
    ("agentless", "who signed the lease?", "The lease of the Ada Lund Mill was signed in May."),
    ("agentless", "who wrote the song?", "The song was written in 1911."),
    ("agentless", "кто построил мельницу?", "Мельница построена из дуба в 1868 году."),
    ("agentless", "кто открыл мельницу?", "Мельница открыта с семи утра."),
    ("agentless", "диірменді кім салды?", "Диірмен 1868 жылы еменнен салынды."),
]
FITTING = [
    ("when does the north gate open?", "Both gates, north and south, open at seven."),
    ("what are the hours on wednesday?", "Monday to Friday: 8:00 to 20:00"),
    ("what are the hours on saturday?", "Daily except Monday: 8:00 to 20:00"),
    ("what are the hours in july?", "1 May to 30 September: 8:00 to 20:00"),
    ("is the pool open on sunday?", "The pool is open from Monday to Friday."),
    ("is the shop open?", "The shop is closed."),
    ("what is for lunch?", "Lunch is barley soup with bread."),
    ("what is for lunch?", "Lunch on the roof is barley soup."),
    ("how are the rooms heated?", "The rooms are heated from October to May."),
    ("which bus goes to the mill?", "Bus 14 goes to the mill."),
    ("what batteries does the lamp take?", "The lamp takes two AA batteries."),
    ("какой автобус идёт к мельнице?", "Автобус № 4 идёт к мельнице."),
    ("диірменге қай автобус барады?", "Диірменге 14-автобус барады."),
    ("which fish live in the pond?", "In the pond live fish of all ages, carp and tench."),
    ("какая рыба водится в пруду?", "В пруду водятся карп, щука и линь."),
    ("тоғанда қандай балық тіршілік етеді?", "Тоғанда тұқы, шортан және оңғақ тіршілік етеді."),
    ("may dogs swim?", "# May dogs swim here?\n\nYes.\n"),
    ("how many guests came in 2019?", "Guests: 3,100 in 2018, 4,000 in 2019."),
    ("is the strike over?", "The strike ended in June."),
    ("where does the red trail end?", "The red and the blue trail end at the mill."),
    ("how much is a new oar?", "The new oar, used by all, costs 90 euros."),
    ("сколько больше стоит весло?", "Маленькое весло стоит на шесть евро больше."),
    ("who took part in the regatta?", "Participants of the regatta were Ada Lund and Ivo Brandt."),
    ("когда открыты северные ворота?", "Северные и южные ворота открыты с семи утра."),
    ("во сколько автобус в среду?", "С понедельника по пятницу автобус идёт в 8:10."),
    ("солтүстік қақпа қашан ашылады?", "Солтүстік қақпа сағат 7-де ашылады."),
    ("who signed the lease?", "The lease was signed by the miller."),
    ("who signed the lease?", "The lease was signed in May; Ada Lund signed for the mill."),
    ("who signed the lease?", "The miller signed the lease."),
    ("кто построил мельницу?", "Мельница построена Иваном Петровым в 1868 году."),
    ("кто строит мельницу?", "Мельницу строит община."),
    ("диірменді кім салды?", "Диірменді ауыл тұрғындары салды."),
    ("who is the mayor of Orla?", "The mayor of Orla is Ada Lund, her deputy mayor Ivo Brandt."),
    ("which minister came to Orla?", "Prime Minister Ivo Brandt came to Orla."),
    ("who was the mayor of Orla then?", "The former mayor of Orla was Ada Lund."),
    ("кто мэр Орлы?", "Мэр Орлы — Иван Петров, вице-мэр — Ада Лунд."),
    ("Орла әкімі кім?", "Орла әкімі — Айдар Оспан, орынбасары — Болат Сейіт."),
]


@pytest.mark.parametrize(("signal", "question", "sentence"), REFUTED)
def test_what_is_said_of_something_else_is_never_claimed(
    empty_library: Library, signal: str, question: str, sentence: str
) -> None:
    features = _features(empty_library, question, sentence)

    assert features[signal] == 1
    assert not isinstance(empty_library.answer(question).answer, Found)


@pytest.mark.parametrize(("question", "sentence"), SUMS)
def test_a_sum_of_four_figures_is_no_other_year(
    empty_library: Library, question: str, sentence: str
) -> None:
    assert _features(empty_library, question, sentence)["owner_conflict"] == 0
    assert not [*find_evidence(parse_question("when?"), sentence)]


@pytest.mark.parametrize(("question", "sentence"), FITTING)
def test_what_is_said_of_the_thing_itself_has_no_mismatch(
    empty_library: Library, question: str, sentence: str
) -> None:
    features = _features(empty_library, question, sentence)

    assert not any(features[signal] for signal in {signal for signal, *_ in REFUTED})


def test_a_heading_tells_whose_value_it_is(empty_library: Library) -> None:
    text = "# Prices\n\n## Adults\n\nA ticket with the children's map is 6 euros.\n"
    features = _features(empty_library, "how much is a ticket for adults?", text)

    assert features["owner_conflict"] == 0
    assert features["above"] > 0


def test_the_opposite_of_what_was_asked_is_a_conflict_unless_yes_or_no_was_asked() -> None:
    [found] = find_contrasts("when did the mill close?", "The mill opened in 1868.")

    assert found.member[1:] == ("opening", "close")
    assert found.words == ("close",)


def test_a_synonym_alone_makes_probable_where_a_model_confirms_it_and_is_never_claimed(
    empty_library: Library,
) -> None:
    text = "Лодки лежат у причала. Стоянка бесплатная, на сорок машин. В пруду водятся карпы."
    empty_library.import_document(Source(text, "Пруд"))
    query = empty_library.answerer.analyse("есть ли парковка?")
    ranking = empty_library.answerer.rank(query)
    best, failed = ranking.ranked[0], [*failed_checks(query, ranking.ranked[0])]

    assert failed == [EvidenceCheck.SYNONYM_ONLY]
    assert is_refuted(query, best, failed)
    assert not is_refuted(query, replace(best, features={**best.features, "dense": 0.8}), failed)


def _features(library: Library, question: str, text: str) -> dict[str, float]:
    library.import_document(Source(text, "Notes"))
    ranking = library.answerer.rank(library.answerer.analyse(question))
    return dict(ranking.ranked[0].features)
