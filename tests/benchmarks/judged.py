"""Judged questions in the forms in which they come: what is asked of a text, what answers it."""

import json
import lzma
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

BLIND = Path(__file__).parents[1] / "data" / "blind.jsonl.xz"
"""Invented documents with questions of people who have not read them: titles and topics were
given, one wrote questions, another the documents, and a third said what answers."""
_HELD_OUT = 4
"""Of so many blind documents one is scored only."""
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST_MISTYPED = 5


@dataclass(frozen=True)
class Judged:
    """A question about a text. `answers` are places in it or sentences; none: it does not say.

    `kind` tells how it is asked, or why it has no answer.
    """

    question: str
    answers: tuple[int | str, ...]
    kind: str


@dataclass(frozen=True)
class Case:
    """One document with its questions. `group` names where it comes from, `kind` what it is.

    A document with structure is read from its `file`; `text` is then what stands in that.
    """

    group: str
    title: str
    text: str
    questions: tuple[Judged, ...]
    file: Path | None = None
    kind: str = "news"
    is_markdown: bool = False


def squad(file: Path, group: str = "squad") -> Iterator[Case]:
    """Yield the documents of a file in SQuAD's format; answers are places in the text."""
    for each in json.loads(file.read_text(encoding="utf-8"))["data"]:
        text, questions = "", []
        for paragraph in each["paragraphs"]:
            start = len(text)
            text += paragraph["context"].replace("\n", " ") + "\n\n"
            questions += [
                Judged(q["question"], tuple(start + a["answer_start"] for a in q["answers"]), "x0")
                for q in paragraph["qas"]
            ]
        yield Case(group, each["title"].replace("_", " "), text, tuple(questions), None, "squad")


def crossed(texts: Path, questions: Path) -> Iterator[Case]:
    """Yield the documents of one file with the questions of its translation, in their order."""
    for case, other in zip(squad(texts), squad(questions), strict=True):
        pairs = zip(case.questions, other.questions, strict=True)
        asked = tuple(Judged(each.question, own.answers, "crossed") for own, each in pairs)
        yield replace(case, questions=asked)


def article(folder: Path, group: str = "article") -> Case:
    """Return an article with its questions, from a folder with article.txt and title.txt."""
    title = (folder / "title.txt").read_text(encoding="utf-8")
    text = (folder / "article.txt").read_text(encoding="utf-8")
    sentences = {row["id"]: row["text"] for row in _rows(folder / "sentences.jsonl")}
    questions = []
    for row in _rows(folder / "questions.jsonl"):
        answers = row.get("answers") or [sentences[each] for each in row["gold"]]
        questions.append(Judged(_question(row), tuple(answers), row["type"]))
    unanswerable = _rows(folder / "unanswerable.jsonl")
    questions += [Judged(_question(row), (), row["kind"]) for row in unanswerable]
    for row in _rows(folder / "multilingual.jsonl"):
        golds = row["gold"] if isinstance(row["gold"], list) else [row["gold"]]
        answers = tuple(sentences[each] for each in golds if each)
        questions.append(Judged(_question(row), answers, row["lang"]))
    return Case(group, title.strip(), text, tuple(questions))


def structured(folder: Path) -> Case | None:
    """Return an invented document with structure; None for one that is held out."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    if about["held_out"]:
        return None
    file = folder / "article.md"
    questions = tuple(
        Judged(_question(row), tuple(row["answers"]), row["kind"])
        for row in _rows(folder / "questions.jsonl")
    )
    text = file.read_text(encoding="utf-8")
    return Case("structured", about["title"], text, questions, file, about["kind"])


def read_packed(file: Path) -> list[dict[str, Any]]:
    """Return documents with judged questions, as the packed files of tests/data hold them."""
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_blind(*, held_out: bool) -> list[dict[str, Any]]:
    """Return the blind documents that are held out, or those that may be learned from."""
    documents = enumerate(read_packed(BLIND), 1)
    return [each for at, each in documents if (at % _HELD_OUT == 0) == held_out]


def packed(documents: Iterable[Mapping[str, Any]], group: str) -> Iterator[Case]:
    """Yield invented documents as the packed files of tests/data hold them."""
    for each in documents:
        asked = (
            Judged(row["question"], tuple(row["answers"]), "answer" if row["answers"] else "near")
            for row in each["questions"]
        )
        title, text = each["title"], each["text"]
        yield Case(group, title, text, tuple(asked), None, each["kind"], is_markdown=True)


def mistyped(case: Case, typos: int) -> Case:
    """Return the same questions as thumbs would write them, with so many words spoilt."""
    chance = random.Random(f"{case.title} {typos}")
    questions = (
        replace(each, question=_with_typos(each.question, typos, chance), kind=f"x{typos}")
        for each in case.questions
    )
    return replace(case, questions=tuple(questions))


def is_answer(text: str, start: int, end: int, answer: int | str) -> bool:
    """Tell whether a sentence at that place is what an answer means."""
    if isinstance(answer, int):
        return start <= answer < end
    one, other = (re.sub(r"\W+", " ", words.casefold()).strip() for words in (text, answer))
    return bool(one) and (one in other or other in one)


def _question(row: Mapping[str, Any]) -> str:
    return str(row["question"] if "question" in row else row["q"])


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    if file.exists():
        yield from map(json.loads, filter(str.strip, file.read_text("utf-8").splitlines()))


def _with_typos(question: str, typos: int, chance: random.Random) -> str:
    words = question.split()
    long = [
        at
        for at, word in enumerate(words)
        if len(word) >= _SHORTEST_MISTYPED and word.strip("?.,!").isalpha()
    ]
    for at in chance.sample(long, min(typos, len(long))):
        words[at] = _spoilt(words[at], chance)
    return " ".join(words)


def _spoilt(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    match chance.choice(("swap", "drop", "double", "near")):
        case "swap":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "double":
            return word[:at] + word[at] + word[at:]
        case "near":
            for row in _KEYS:
                if (place := row.find(word[at].lower())) >= 0:
                    beside = row[max(0, min(len(row) - 1, place + chance.choice((-1, 1))))]
                    return word[:at] + beside + word[at + 1 :]
    return word[:at] + word[at + 1 :]
