"""Judged questions: what people ask, with the answers that are right, one JSON object a line."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.answers import Answer, Found
from knowledge.errors import DocumentError
from knowledge.language import tokens
from knowledge.models import Fact


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and the facts that answer it, by id or by their words; perhaps none does."""

    question: str
    answers: tuple[int | str, ...] = ()
    is_unanswerable: bool = False
    language: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether nobody has judged what answers it."""
        return not self.answers and not self.is_unanswerable

    def is_right(self, answer: Answer) -> bool:
        """Tell whether an answer is what the judges expect."""
        if not isinstance(answer, Found):
            return self.is_unanswerable
        return not self.is_unanswerable and self.accepts(answer.best.fact)

    def accepts(self, fact: Fact) -> bool:
        """Tell whether a fact is among the answers."""
        return any(
            fact.id == answer if isinstance(answer, int) else _same(fact.text, answer)
            for answer in self.answers
        )


def _same(fact: str, answer: str) -> bool:
    """Tell whether one holds the other, but for case and punctuation."""
    one, other = (" ".join(tokens(text)) for text in (fact, answer))
    return bool(one) and bool(other) and (one in other or other in one)


def read_judged(path: Path) -> list[Judged]:
    """Read judged questions: {"question", "answers", "unanswerable", "language"} a line.

    Raises DocumentError that names every line which is none.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise DocumentError(f"{path} cannot be read as judged questions: {exc}.") from exc
    questions, wrong = [], []
    for at, line in enumerate(lines, 1):
        if line.strip():
            try:
                questions.append(_read(line, path.name, at))
            except DocumentError as exc:
                wrong.append(str(exc))
    if wrong:
        raise DocumentError("\n".join(wrong))
    return questions


def _read(line: str, name: str, at: int) -> Judged:
    try:
        said: Any = json.loads(line)
    except ValueError as exc:
        raise DocumentError(f"{name}, line {at}, is no JSON: {exc}.") from exc
    if not isinstance(said, Mapping) or not isinstance(said.get("question"), str):
        raise DocumentError(f"{name}, line {at}, needs a “question”.")
    answers = said.get("answers", [])
    if not isinstance(answers, list) or not all(isinstance(each, int | str) for each in answers):
        raise DocumentError(f"{name}, line {at}: “answers” must be a list of texts or ids.")
    language = said.get("language")
    open_ = bool(said.get("unanswerable", not answers))
    return Judged(said["question"], tuple(answers), open_, language or None)
