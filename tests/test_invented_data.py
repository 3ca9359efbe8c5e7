"""Invented documents with judged questions: well formed, and every answer stands in its document.

Made in three passes that were blind to each other: the document; then, from its title and topic
alone, questions as people type them; then the marks. Those that are held out are scored once.
"""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "data" / "invented"
DOCUMENTS = sorted(path.parent.name for path in FOLDER.glob("*/article.md"))
KINDS = {"answer", "near", "false_premise", "off"}
_MARKS = re.compile(r"\*+|^#+ |^[>\s]*(?:[-*+]|\d+[.)]) |`|\\", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def about(document):
    return json.loads((FOLDER / document / "about.json").read_text(encoding="utf-8"))


def questions(document):
    lines = (FOLDER / document / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def plain(text):
    """Return Markdown without its marks, on one line."""
    return " ".join(_MARKS.sub("", _LINK.sub(r"\1", text)).replace("|", " ").split())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_answer_stands_in_its_document(document):
    text = plain((FOLDER / document / "article.md").read_text(encoding="utf-8"))
    for row in questions(document):
        assert row["kind"] in KINDS
        assert row["unanswerable"] == (not row["answers"]) == (row["kind"] != "answer")
        assert [each for each in row["answers"] if plain(each) not in text] == []


def test_kinds_and_languages_are_many():
    said = [about(document) for document in DOCUMENTS]
    assert len({each["kind"] for each in said}) == 12
    languages = Counter(each["language"] for each in said)
    assert languages["ru"] >= 6
    assert languages["kk"] >= 3
    near = Counter(row["kind"] for document in DOCUMENTS for row in questions(document))
    assert near["near"] >= (near["near"] + near["false_premise"] + near["off"]) / 3


def test_enough_is_held_out():
    held = [row for each in DOCUMENTS if about(each)["held_out"] for row in questions(each)]
    answerable = sum(bool(row["answers"]) for row in held)
    assert answerable >= 300
    assert len(held) - answerable >= 150
