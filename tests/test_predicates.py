"""What names the subject of a question and does not say what was asked of it is never claimed."""

from collections.abc import Callable

import pytest

from knowledge import Library, Source
from knowledge.answering.evidence_checks import EvidenceCheck, failed_checks
from knowledge.answering.evidence_features import weigh_evidence
from knowledge.answering.predicates import PREDICATES
from knowledge.answering.ranking import Ranked
from knowledge.answering.refutation import is_refuted

UNSAID = (
    # yes or no was asked to what is said of nothing there
    ("predicate_unsaid", "will the talks be recorded?", "The talks are held in English."),
    ("predicate_unsaid", "are the cabins heated?", "The cabins stand by the lake."),
    ("predicate_unsaid", "can it climb the kerb?", "It follows the kerb by ultrasound."),
    ("predicate_unsaid", "записываются ли лекции?", "Лекции проходят на английском языке."),
    ("predicate_unsaid", "будут ли лекции записываться?", "Лекции проходят на английском языке."),
    ("predicate_unsaid", "дәрістер жазыла ма?", "Дәрістер ағылшын тілінде өтеді."),
    ("predicate_unsaid", "можно ли записать лекции?", "Лекции проходят на английском языке."),
    ("predicate_unsaid", "дәрістерді жазуға бола ма?", "Дәрістер ағылшын тілінде өтеді."),
    # what happens in a case of which nothing is told
    (
        "condition_unsaid",
        "what happens if it falls down the stairs?",
        "Block the stairs by night.",
    ),
    ("condition_unsaid", "what if I lose the key of the cabin?", "The key of the cabin is blue."),
    ("condition_unsaid", "что будет, если я потеряю ключ?", "Ключ от домика синий."),
    ("condition_unsaid", "кілтті жоғалтсам не болады?", "Үйшіктің кілті көк түсті."),
    # how to do what others do, or is done
    ("way_unsaid", "how do I delete my account?", "We delete the account after 30 days."),
    ("way_unsaid", "how to return a kayak?", "The kayak is returned on Sunday."),
    ("way_unsaid", "как удалить аккаунт?", "Аккаунт удаляется через 30 дней."),
    ("way_unsaid", "аккаунтты қалай өшіруге болады?", "Аккаунт 30 күннен кейін өшіріледі."),
    # how something came about, of which it is only told that it did
    ("way_unsaid", "how did the three divers die?", "A net saved two; three divers died."),
    ("way_unsaid", "как погибли водолазы?", "Сеть спасла двоих, но водолазы погибли."),
    # until when, of which only the beginning is told, or the day
    ("end_unsaid", "until what time can we fold lanterns?", "From noon we fold lanterns."),
    ("end_unsaid", "when does the ice disco end?", "Saturday evening is ice disco."),
    ("end_unsaid", "во сколько закончится финал?", "Финал собирается в зале в 15:00."),
    ("end_unsaid", "ойын қай уақытқа дейін?", "Ойын сағат үште басталады."),
)
SAID = (
    ("until what time can we swim?", "We swim from 8:00 to 22:00."),
    ("when does the exhibition end?", "The exhibition runs through 12 May."),
    ("when was the bridge over the river built?", "The river bridge was built in 1931."),
    ("until when is the market open?", "The market is open on Sundays, 9–14."),
    ("до скольки открыт рынок?", "Рынок открыт до 14:00."),
    ("шеберхана нешеде жабылады?", "Шеберхана сағат алтыға дейін ашық."),
    ("will the talks be recorded?", "The talks in the hall are recorded."),
    ("will the talks be recorded?", "Recordings of the talks may not be made."),
    ("are the cabins heated?", "There is no heating in the cabins."),
    ("are dogs allowed in the cabins?", "Dogs sleep in the cabins on a lead."),
    ("can it climb the kerb?", "It cannot pass the kerb."),
    ("записываются ли лекции?", "Записывать лекции нельзя."),
    ("дәрістер жазыла ма?", "Дәрістерді жазуға болмайды."),
    ("what happens if it falls down the stairs?", "After a fall, the stairs are measured anew."),
    ("what if I lose the key of the cabin?", "Lost keys of cabins cost 20 euros."),
    ("что будет, если я потеряю ключ?", "За потерю ключа берут 20 евро."),
    ("кілтті жоғалтсам не болады?", "Жоғалған кілт үшін 20 еуро төленеді."),
    ("how do I delete my account?", "You can delete the account under Settings."),
    ("how do I delete my account?", "Accounts are deleted by e-mail to the office."),
    ("how to return a kayak?", "Put the kayak on the rack and lock it."),
    ("как удалить аккаунт?", "Аккаунт удаляют в разделе «Настройки»."),
    ("аккаунтты қалай өшіруге болады?", "Аккаунтты қосымшада өшіресіз."),
    ("how did the three divers die?", "Three divers died when the net tore."),
)


@pytest.fixture(scope="module")
def library(shared_library: Callable[..., Library]) -> Library:
    sentences = dict.fromkeys(each[-1] for each in (*UNSAID, *SAID))
    return shared_library(Source("\n\n".join(sentences), "Notes"))


def test_what_says_nothing_of_what_was_asked_is_probable_at_most(library: Library) -> None:
    for check, question, sentence in UNSAID:
        hit, failed = _failed(library, question, sentence)
        assert EvidenceCheck(check) in failed, (question, sentence, failed)
        query = library.answerer.analyse(question)
        assert not is_refuted(query, hit, {EvidenceCheck(check)}), question


def test_what_says_it_in_other_words_or_forbids_it_fails_no_such_check(library: Library) -> None:
    for question, sentence in SAID:
        _, failed = _failed(library, question, sentence)
        assert failed.isdisjoint(map(EvidenceCheck, PREDICATES)), (question, sentence, failed)


def _failed(library: Library, question: str, sentence: str) -> tuple[Ranked, set[EvidenceCheck]]:
    [document] = library.documents()
    fact = next(each for each in library.facts(document.id) if each.text == sentence)
    query = library.answerer.analyse(question)
    ranking = library.answerer.rank(query, also=[fact.id])
    hit = next(each for each in ranking.ranked if each.fact == fact.id)
    seen = weigh_evidence(query, hit.candidate)
    looked_at = Ranked(hit.candidate, hit.score, {**hit.features, **seen.signals}, seen)
    return looked_at, {*failed_checks(query, looked_at)}
