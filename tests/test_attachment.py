"""What a sentence tells of something else than was asked about is never claimed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge import Library, Source
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.evidence_features import weigh_evidence
from knowledge.answering.ranking import Ranked
from knowledge.answering.refutation import UNPROVEN

LENGTH = "The pier is 300 metres long; the harbour also has a bridge across the Orla."
SPONSOR = "The festival cost 2 million euros, and its main sponsor was the ferry line Nord."
SPONSOR_RU = "Бюджет праздника составил 2 миллиона евро, а спонсором была компания Норд."
SPONSOR_KK = "Мереке бюджеті 2 миллион теңге болды; демеушісі Норд компаниясы еді."
OTHER = [
    # the value of another thing in the same sentence
    ("other_clause", "how long is the bridge across the Orla?", LENGTH),
    ("other_clause", "how much money did the ferry line Nord give?", SPONSOR),
    ("other_clause", "сколько денег дала компания Норд?", SPONSOR_RU),
    ("other_clause", "Норд компаниясы қанша ақша берді?", SPONSOR_KK),
    # the thing without its name
    ("unnamed", "what is the wholesaler in Lund called?", "A wholesaler in Lund buys beans."),
    ("unnamed", "which novels did the teacher lend her?", "The teacher lent her his own novels."),
    ("unnamed", "как называется пекарня у моста?", "Пекарня у моста открыта с семи утра."),
    ("unnamed", "көпір жанындағы наубайхананың аты қандай?", "Көпір жанындағы наубайхана ашық."),
    # the role without anybody who has it
    ("role_unheld", "who are the private investors?", "The rest came from private investors."),
    ("role_unheld", "who is the treasurer of the choir?", "The choir meets with Ada Lund."),
    ("role_unheld", "кто казначей хора?", "Хор собирается у Ивана Петрова."),
    ("role_unheld", "хордың қазынашысы кім?", "Хор Иван Петровтікінде жиналады."),
    # nobody does what was asked about
    ("verb_unsaid", "who paid for the lighthouse?", "Ada Lund visited the lighthouse."),
    ("verb_unsaid", "кто оплатил маяк?", "Иван Петров жил на маяке."),
    ("verb_unsaid", "маякты кім төледі?", "Иван Петров маякта тұрды."),
    # no way, no price
    ("aspect_unsaid", "how do I get to the chapel?", "The chapel is from 1432."),
    ("aspect_unsaid", "как добраться до часовни?", "Часовня построена в 1432 году."),
    ("aspect_unsaid", "шіркеуге қалай баруға болады?", "Шіркеу 1432 жылы салынған."),
    ("aspect_unsaid", "can I visit the attic for free?", "You can visit the attic."),
    # a capital that only opens the sentence
    ("no_person", "who pays for the boats?", "Payment is due on Monday for the boats."),
    # names that are no places
    ("no_place", "where will the director go?", "The director will go in March."),
    ("no_place", "where will the director go?", "The director will go to President Lund."),
    # a condition of which nothing is said
    ("restriction_unsaid", "how much is the sauna for guests?", "The sauna is 9 euros."),
    ("time_unsaid", "when does the kiosk open on Sundays?", "The kiosk opens at nine."),
    ("time_unsaid", "когда открывается киоск в воскресенье?", "Киоск открывается в девять."),
    ("time_unsaid", "дүңгіршек жексенбіде қашан ашылады?", "Дүңгіршек сағат тоғызда ашылады."),
    # the category, and what the question says itself
    ("category_only", "which tin mine was flooded in 1903?", "The flooded tin mine fell in 1903."),
    ("category_only", "which languages does it speak?", "It speaks eleven languages."),
]  # fmt: skip
FITTING = [
    ("how long is the pier?", LENGTH),
    ("how much did the festival cost?", SPONSOR),
    (
        "how much did the striker cost?",
        "Wages were 6 million euros, and the striker cost 350,000.",
    ),
    ("which country gave most?", "Kazakhstan gave most, followed by Uzbekistan."),
    ("which cells in winter?", "Use lithium cells if it gets colder than -15."),
    ("who was the main sponsor?", SPONSOR),
    ("when did the museum open?", "The gift was the museum, which opened on 11 October."),
    ("which film won the prize?", "The prize went to the Indian film “Monsoon Homework”."),
    ("what is the bakery called?", "The bakery, called Pommeroy, sells buns."),
    ("как называется пекарня?", "Пекарня «Колос» печёт хлеб."),
    ("who is the chief executive?", "The chief executive Seo Yun-jae visited the plant."),
    ("what is the mayor of Lund called?", "The mayor of Lund is Ada Holm."),
    ("who runs the town as mayor?", "The mayor of Lund is Ada Holm."),
    ("who is the treasurer?", "Ada Lund, the treasurer, keeps the books."),
    ("кто казначей?", "Казначей - Иван Петров."),
    ("кто сейчас ведёт кружок?", "Сейчас кружок ведёт Марина Орлова."),
    ("who paid for the lighthouse?", "The lighthouse was paid for by Ada Lund."),
    ("who won the race?", "John won the race in 1931."),
    ("who founded the school?", "Germany founded the school of the valley."),
    ("who is the ferryman?", "Peter is the ferryman of the town."),
    ("who was elected judge?", "Grace was elected judge in 1931."),
    ("who will lead the walk?", "Mark will lead the walk over the pass."),
    ("who founded the bakery?", "Grace and Tom founded the bakery in 1931."),
    ("кто была первой в забеге?", "Вера была первой в забеге."),
    ("who has rowed round the island?", "Mary has rowed round the island."),
    ("кто построил мост?", "Марк построил мост через реку."),
    ("how do I get to the chapel?", "Bus 41 stops at the chapel."),
    ("как добраться до часовни?", "До часовни ходит автобус 41."),
    ("can I visit the attic for free?", "You can visit the attic for 3 euros."),
    ("where will the director go?", "The director will go to Lund in March."),
    ("where was the painter born?", "The painter was born in Dresden."),
    ("where was the singer born?", "The singer was born in Kingston."),
    ("где родился скрипач?", "Скрипач родился в Мартуке."),
    ("how much is the sauna for guests?", "The sauna is 9 euros for guests."),
    ("when does the kiosk open on Sundays?", "The kiosk opens at nine on weekends."),
    ("when does the kiosk open on Sundays?", "The kiosk opens at nine every day."),
    ("where was she for the first time?", "The first time she was in Lund."),
    ("what role can the town play?", "The town can play a role as a leader in trade."),
    ("which languages does it speak?", "It speaks Welsh and other languages."),
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    place: Path = tmp_path_factory.mktemp("attachment")
    library = Library.open_empty(place / "facts.db")
    sentences = dict.fromkeys(each for *_, each in (*OTHER, *FITTING))
    library.import_document(Source("\n\n".join(sentences), "Notes"))
    yield library
    library.close()


@pytest.mark.parametrize(("check", "question", "sentence"), OTHER)
def test_what_is_told_of_something_else_fails_a_check(
    library: Library, check: str, question: str, sentence: str
) -> None:
    assert EvidenceCheck(check) in _failed(library, question, sentence)


@pytest.mark.parametrize(("question", "sentence"), FITTING)
def test_what_is_told_of_what_was_asked_about_fails_none(
    library: Library, question: str, sentence: str
) -> None:
    failed = _failed(library, question, sentence)

    assert failed.isdisjoint({EvidenceCheck(check) for check, *_ in OTHER}), failed


def _failed(
    library: Library, question: str, sentence: str, talk: dict[str, float] | None = None
) -> set[EvidenceCheck]:
    [document] = library.documents()
    fact = next(each for each in library.facts(document.id) if each.text == sentence)
    query = library.answerer.analyse(question)
    ranking = library.answerer.rank(query, also=[fact.id])
    hit = next(each for each in ranking.ranked if each.fact == fact.id)
    seen = weigh_evidence(query, hit.candidate)
    looked_at = Ranked(hit.candidate, hit.score, {**hit.features, **seen.signals}, seen)
    return {*failed_checks(query, looked_at, talk)}


def test_a_deed_that_a_sentence_leaves_out_keeps_it_from_a_claim_alone() -> None:
    """Others are refuted, and not even probable."""
    assert {EvidenceCheck(check) for check, *_ in OTHER} & UNPROVEN == {EvidenceCheck.VERB_UNSAID}


def test_what_leans_on_a_talk_may_leave_out_the_verb(library: Library) -> None:
    [_, question, sentence] = next(each for each in OTHER if each[0] == "verb_unsaid")
    assert _failed(library, question, sentence, talk={"by_words": 1.0}) == set()
