"""What an editor denied of a fact counts against that question in any words, and no other."""

import pytest

from knowledge import Curator, Found, explain
from tests.files import extracted

POOL = """# The pool

Dogs are not allowed in the building. The large pool is 25 metres long. Bus 14 stops in front of
the entrance. The pool opens at 6:30 on weekdays.
"""
CLINIC = """# Поликлиника

Консультация кардиолога стоит 6500 тенге. Прививки от гриппа делают с сентября по ноябрь.
Рентген делают в кабинете 204.
"""
LIBRARY = """# Кітапхана

Кітапты үйге 14 күнге алуға болады. Оқу залында 35 орын бар. Бір оқырман бірден бес кітап
ала алады.
"""
NEIGHBOURS = [
    (POOL, "Are cats allowed in the building?", "Are dogs allowed in the building?"),
    (POOL, "How long is the paddling pool?", "How long is the large pool?"),
    (POOL, "Where does bus 22 stop?", "Where does bus 14 stop?"),
    (POOL, "When does the pool open on public holidays?", "When does the pool open?"),
    (CLINIC, "Сколько стоит консультация хирурга?", "Сколько стоит консультация кардиолога?"),
    (CLINIC, "Когда делают прививки от кори?", "Когда делают прививки от гриппа?"),
    (CLINIC, "В каком кабинете делают УЗИ?", "В каком кабинете делают рентген?"),
    (LIBRARY, "Балалар залында неше орын бар?", "Оқу залында неше орын бар?"),
    (LIBRARY, "Бір оқырман неше журнал ала алады?", "Бір оқырман неше кітап ала алады?"),
]


@pytest.fixture(scope="module")
def sources():
    return {text: extracted(".md", text.encode()) for text in (POOL, CLINIC, LIBRARY)}


@pytest.mark.parametrize("text", [POOL, CLINIC, LIBRARY], ids=["en", "ru", "kk"])
def test_a_denial_takes_no_answer_from_a_question_that_only_resembles_it(
    empty_library, sources, text
):
    empty_library.import_document(sources[text])
    curator = Curator(empty_library.answerer)
    for denied, other in (pair for of, *pair in NEIGHBOURS if of == text):
        before = empty_library.answer(other).answer
        assert isinstance(before, Found), other
        curator.ask(before.best.fact.id, denied, by="e", answers=False)
        after = empty_library.answer(other)
        assert isinstance(after.answer, Found), other
        assert after.answer.best.fact == before.best.fact, other
        assert explain(empty_library.answerer, after).left_open is None, other
        assert not isinstance(empty_library.answer(denied).answer, Found), denied


def test_a_denial_counts_for_the_question_in_other_words(empty_library, sources):
    empty_library.import_document(sources[POOL])
    fact = empty_library.answer("Are dogs allowed in the building?").ranking[0].fact.id
    denied = "Are big dogs allowed in the building?"
    rewordings = (
        denied,
        "are big dogs alowed in the building",
        "Are the big dogs allowed in there?",
    )
    before = [empty_library.answer(each).answer for each in rewordings]
    Curator(empty_library.answerer).ask(fact, denied, by="e", answers=False)
    after = [empty_library.answer(each).answer for each in rewordings]
    assert any(isinstance(each, Found) for each in before)
    assert not any(isinstance(each, Found) for each in after)
