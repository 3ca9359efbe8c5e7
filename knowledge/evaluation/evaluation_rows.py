"""Rows of an evaluation: one a question, as CSV or JSON, to be read by people and compared."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path

from knowledge.errors import DocumentError
from knowledge.evaluation.metrics import JudgedAnswer

FORMATS = (".csv", ".json")
_LARGEST = 64 * 1024 * 1024
"""Bytes of a file of rows that is read: about 100,000 questions."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a cell begins that a spreadsheet would run, or takes for text behind such a mark."""


class Judgement(StrEnum):
    """What an answer is worth, from best to worst: right, left open, or claimed and wrong.

    To say nothing for certain is right where no document has the answer, and else open.
    """

    RIGHT = "right"
    OPEN = "open"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """One question: what was said, and what that is worth.

    `rank` is that of the first right sentence in the ranking, 0 for none; `fact` and `text` are
    the first sentence that was shown, 0 and empty for none. `confidence` is 0 to 1.
    """

    question: str
    language: str
    judgement: Judgement
    grade: str
    denies: str
    confidence: float
    rank: int
    fact: int
    text: str
    unanswerable: bool


def rows_of(outcomes: Sequence[JudgedAnswer]) -> list[EvaluationRow]:
    """Return a row for each question, in the order in which they were asked."""
    return [_row(each) for each in outcomes]


def judgement_of(outcome: JudgedAnswer) -> Judgement:
    """Return what the answer to one question is worth."""
    if outcome.judged.is_unanswerable:
        return Judgement.WRONG if outcome.verdict.is_claimed else Judgement.RIGHT
    if not outcome.verdict.is_claimed:
        return Judgement.OPEN
    return Judgement.RIGHT if outcome.is_right else Judgement.WRONG


def write_rows(rows: Sequence[EvaluationRow], suffix: str) -> bytes:
    """Return rows as a table (`.csv`) or as a list of objects (`.json`), in UTF-8."""
    plain = [asdict(row) for row in rows]
    if suffix == ".json":
        return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
    target = io.StringIO()
    table = csv.DictWriter(target, [field.name for field in fields(EvaluationRow)])
    table.writeheader()
    table.writerows({name: _cell(value) for name, value in row.items()} for row in plain)
    return target.getvalue().encode()


def read_rows(file: Path) -> list[EvaluationRow]:
    """Read what `write_rows` wrote. Raises DocumentError that says what is wrong with a file."""
    try:
        if file.stat().st_size > _LARGEST:
            raise DocumentError(f"{file} is too large for the rows of an evaluation.")
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise DocumentError(f"{file} cannot be read as rows of an evaluation: {exc}.") from exc
    try:
        is_json = file.suffix == ".json"
        plain = json.loads(text) if is_json else csv.DictReader(io.StringIO(text))
        return [_read(row, str if is_json else _text) for row in plain]
    except (ValueError, KeyError, TypeError, AttributeError, csv.Error) as exc:
        raise DocumentError(
            f"{file} holds no rows of an evaluation. `evaluate --rows FILE` writes them."
        ) from exc


def _row(outcome: JudgedAnswer) -> EvaluationRow:
    verdict = outcome.verdict
    first = verdict.shown[0] if verdict.shown else None
    return EvaluationRow(
        outcome.judged.question,
        outcome.language,
        judgement_of(outcome),
        str(verdict.grade or ""),
        str(verdict.denies or ""),
        round(verdict.score, 4),
        outcome.rank,
        first.id if first else 0,
        first.text if first else "",
        outcome.judged.is_unanswerable,
    )


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _read(row: Mapping[str, str], text_of: Callable[[str], str]) -> EvaluationRow:
    return EvaluationRow(
        text_of(row["question"]),
        row["language"],
        Judgement(row["judgement"]),
        row["grade"],
        row["denies"],
        float(row["confidence"]),
        int(row["rank"]),
        int(row["fact"]),
        text_of(row["text"]),
        str(row["unanswerable"]) == "True",
    )


def _text(cell: str) -> str:
    """Return what stood in a cell before `_cell` made it text."""
    return cell.removeprefix("'")
