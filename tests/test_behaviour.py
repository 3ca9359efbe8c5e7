"""The rewrites of the behavioural suite do what their names say, and marks change no answer."""

from collections import Counter

import pytest

from knowledge.language.tokenizer import canonical
from tests.benchmarks.behaviour import answered_right, outcomes, own_folders, table
from tests.benchmarks.behaviour_changed import CHANGED
from tests.benchmarks.behaviour_kept import KEPT

QUESTIONS = {
    "en": [
        "When was the OSCE summit held in Astana?",
        "How much is the ferry to the island for 3 adults?",
        "who is the director's colour-blind neighbour, and what's their centre?",
        "Can I bring my dog in the morning before the first tour?",
        "How many kilometres is the highest path, 2,500 or three?",
        "Why do I have to pay in 2010 at the theatre?",
        "is there any tea in Paris with 20 percent off",
        "what kinds of tea are there?",
        "Where is the museum of Anna Holm located?",
    ],
    "ru": [
        "Когда прошёл первый саммит ОБСЕ?", "Сколько стоит паром для Анны Хольм?",
        "Можно ли ехать на 2500 процентов быстрее?", "где нужно платить в 2010 году",
    ],
    "kk": ["Саммит қашан өтті?", "Паром қанша тұрады?", "Кіруге бола ма, Анна Холм?"],
}  # fmt: skip
MARKS_ONLY = {
    "CAPITALS", "a mark at the end", "full stop", "?!", "???", "dots", "space before the mark",
    "doubled spaces", "“quoted”", "«quoted»", "smiley", "emoji after", "emoji before",
}  # fmt: skip


def rewritten(rewrite):
    asked = ((q, language) for language, found in QUESTIONS.items() for q in found)
    return [(q, text) for q, language in asked if (text := rewrite(q, language))]


def test_there_are_as_many_rewrites_as_were_asked_for_and_no_name_twice():
    assert len(KEPT) >= 60
    assert len(CHANGED) >= 20
    assert max(Counter(each.name for each in (*KEPT, *CHANGED)).values()) == 1


@pytest.mark.parametrize("rewrite", [*KEPT, *CHANGED], ids=lambda each: each.name)
def test_a_rewrite_applies_to_some_question_changes_it_and_is_always_the_same(rewrite):
    found = rewritten(rewrite)
    assert found
    assert all(text != question for question, text in found)
    assert found == rewritten(rewrite)


@pytest.mark.parametrize("rewrite", KEPT, ids=lambda each: each.name)
def test_marks_leave_the_words_as_they_are(rewrite):
    same = [canonical(question) == canonical(text) for question, text in rewritten(rewrite)]
    assert rewrite.name not in MARKS_ONLY or all(same)


@pytest.mark.parametrize("rewrite", CHANGED, ids=lambda each: each.name)
def test_a_change_is_one_of_words(rewrite):
    assert all(canonical(question) != canonical(text) for question, text in rewritten(rewrite))


def test_marks_and_stories_around_a_question_keep_its_answer(tmp_path):
    asked = answered_right([next(own_folders())], tmp_path, "off", most=8)
    around = [each for each in KEPT if each.name in {*MARKS_ONLY, "teacher after", "story after"}]
    found = outcomes(asked, around)
    assert found
    assert [each.text for each in found if not each.holds] == []
    assert table("kept", found).splitlines()[-1].startswith("| all | 100.0 | ")
