"""The held-out questions and dialogues are well formed, and every answer stands in the article.

They were written before the curation and must not be looked at while curating.

An answer of a dialogue turn is right if it is any of `answers`. A `speaker_unknown` turn lists the
words whose speaker the article does not name; a `no_answer` turn lists nothing.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"
ARTICLE = (
    Path(__file__).parent.parent / "knowledge" / "data" / "20th-anniversary-of-astana.txt"
).read_text(encoding="utf-8")

TYPES = {"direct", "paraphrase", "typo", "telegraphic", "chatty", "quote"}
TYPES_BY_SPELLING = {"letters", "translit"}
KINDS = {"near", "false_premise", "far", "chitchat", "hostile"}
EXPECTATIONS = {"answer", "no_answer", "speaker_unknown"}
REMARKS = [line for line in ARTICLE.splitlines() if line.startswith("- ")]


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


QUESTIONS = rows("article/questions.jsonl")
UNANSWERABLE = rows("article/unanswerable.jsonl")
MULTILINGUAL = rows("article/multilingual.jsonl")
DIALOGUES = rows("dialogues.jsonl")
TURNS = [turn for dialogue in DIALOGUES for turn in dialogue["turns"]]
SINGLE = [*QUESTIONS, *UNANSWERABLE, *MULTILINGUAL]


def sentences(paragraph: str) -> set[str]:
    """The sentences of a paragraph of this article, which has no abbreviation with a full stop."""
    return set(re.split(r"(?<=\.) ", paragraph.removeprefix("- ").strip()))


SENTENCES: set[str] = set().union(
    *(sentences(line) for line in ARTICLE.splitlines()[1:] if line.strip())
)


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("direct", 0.20),
        ("paraphrase", 0.25),
        ("typo", 0.12),
        ("telegraphic", 0.09),
        ("chatty", 0.08),
        ("quote", 0.06),
    ],
)
def test_each_way_of_asking_has_its_share(name, least):
    counts = Counter(row["type"] for row in QUESTIONS)
    assert len(QUESTIONS) >= 160
    assert set(counts) == TYPES
    assert counts[name] / len(QUESTIONS) >= least


@pytest.mark.parametrize(
    ("kind", "least"),
    [("near", 45), ("false_premise", 15), ("far", 20), ("chitchat", 10), ("hostile", 10)],
)
def test_each_kind_of_unanswerable_question_is_there(kind, least):
    counts = Counter(row["kind"] for row in UNANSWERABLE)
    assert len(UNANSWERABLE) >= 110
    assert set(counts) == KINDS
    assert counts[kind] >= least
    assert counts["near"] >= len(UNANSWERABLE) / 3


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_russian_and_kazakh_have_their_own_questions(language):
    own = [row for row in MULTILINGUAL if row["language"] == language]
    assert sum(bool(row["answers"]) for row in own) >= 45
    assert sum(row.get("unanswerable", False) for row in own) >= 12


def test_people_leave_out_kazakh_letters_and_type_in_latin():
    kazakh = [row for row in MULTILINGUAL if row["language"] == "kk"]
    plain = [row for row in kazakh if row.get("type") == "letters"]
    latin = [row for row in MULTILINGUAL if row.get("type") == "translit"]
    assert len(plain) >= 5
    assert not any(re.search("[әғқңөұүһі]", row["question"].lower()) for row in plain)
    assert {row["language"] for row in latin} == {"ru", "kk"}
    assert all(row["question"].isascii() for row in latin)


def test_a_row_is_either_answerable_or_not():
    assert [row["question"] for row in SINGLE if not is_well_formed(row)] == []


def is_well_formed(row: dict[str, Any]) -> bool:
    fields = {"question", "answers", "language"}
    if row["question"] != row["question"].strip() or not row["question"]:
        return False
    if row.get("unanswerable"):
        known = fields | {"unanswerable", "kind", "contradicted_by"}
        return row["answers"] == [] and row["kind"] in KINDS and set(row) <= known
    is_asked_somehow = row["type"] in TYPES | TYPES_BY_SPELLING
    return bool(row["answers"]) and is_asked_somehow and set(row) == fields | {"type"}


def test_languages_are_where_they_belong():
    assert {row["language"] for row in QUESTIONS + UNANSWERABLE} == {"en"}
    assert {row["language"] for row in MULTILINGUAL} == {"ru", "kk"}


def test_every_answer_is_a_full_sentence_of_the_article():
    cited = [
        text
        for row in [*SINGLE, *TURNS]
        for text in row["answers"] + row.get("contradicted_by", [])
    ]
    assert [text for text in cited if text not in ARTICLE or text not in SENTENCES] == []


def test_no_answer_is_listed_twice():
    assert all(len(set(row["answers"])) == len(row["answers"]) for row in [*SINGLE, *TURNS])


def test_only_false_premises_are_contradicted():
    contradicted = [row for row in SINGLE if "contradicted_by" in row]
    assert len(contradicted) >= 15
    assert {row["kind"] for row in contradicted} == {"false_premise"}
    assert all(row["contradicted_by"] for row in contradicted)


def test_every_sentence_of_the_article_is_asked_for():
    assert {text for row in QUESTIONS for text in row["answers"]} == SENTENCES


def test_no_question_is_asked_twice():
    asked = Counter(
        re.sub(r"\W+", " ", row["question"].casefold()).strip() or row["question"]
        for row in SINGLE
    )
    assert [question for question, times in asked.items() if times > 1] == []


@pytest.mark.parametrize(("language", "least"), [("en", 28), ("ru", 18), ("kk", 18)])
def test_each_language_has_its_dialogues(language, least):
    assert len(DIALOGUES) >= 64
    assert sum(dialogue["language"] == language for dialogue in DIALOGUES) >= least


def test_dialogues_have_names_and_differ():
    names = [dialogue["id"] for dialogue in DIALOGUES]
    talks = [tuple(turn["question"] for turn in dialogue["turns"]) for dialogue in DIALOGUES]
    assert len(set(names)) == len(names)
    assert len(set(talks)) == len(talks)


def test_dialogues_are_well_formed():
    for dialogue in DIALOGUES:
        first, *later = dialogue["turns"]
        assert set(dialogue) == {"id", "language", "turns"}
        assert not first["needs_context"], dialogue["id"]
        assert later, dialogue["id"]
    for turn in TURNS:
        assert set(turn) == {"question", "answers", "needs_context", "expect"}
        assert turn["expect"] in EXPECTATIONS
        assert bool(turn["answers"]) == (turn["expect"] != "no_answer"), turn["question"]


def test_only_remarks_have_an_unknown_speaker():
    words = {
        text for turn in TURNS if turn["expect"] == "speaker_unknown" for text in turn["answers"]
    }
    assert words
    assert words <= set().union(*map(sentences, REMARKS))


def test_dialogues_hold_turns_that_must_ignore_the_context():
    later = [turn for dialogue in DIALOGUES for turn in dialogue["turns"][1:]]
    assert sum(not turn["needs_context"] for turn in later) >= 12
