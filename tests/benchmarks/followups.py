"""Learns how sure follow-ups are: `python -m tests.benchmarks.followups [FOLDER …] [--write]`.

    python -m tests.benchmarks.followups [--model minilm+e5] [--write] [FOLDER …]

What a conversation says for a sentence (`Resolved.signals`) is told right or wrong by the judged
dialogues in tests/data, those that are kept apart left out, and by those of each FOLDER with
article.txt, title.txt, sentences.jsonl and dialogues.jsonl. Every document is left out once, so
that what is printed was not learned from it. --write puts the model into
knowledge/data/followup_weights.json.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from knowledge import Conversation, Library, Response, Source
from knowledge.answering import Answerer
from knowledge.answering.ranking import Ranking
from knowledge.answering.weights import LinearModel
from tests.benchmarks.dialogues import (
    DATA,
    Dialogue,
    Turn,
    open_document,
    read_dialogues,
    shown_first,
)
from tests.benchmarks.fitting import Table, fit_probability

WEIGHTS = Path(__file__).parents[2] / "knowledge" / "data" / "followup_weights.json"
PENALTY = 20.0
"""Of the ridge: a weak one learns what the few dialogues happen to ask, and claims no better."""
FOUND = 0.73
"""From which chance on an answer is claimed; chosen by the curve that is printed."""
Signals = Mapping[str, float]


class Judged(NamedTuple):
    """A sentence to which a conversation pointed: its signals, and whether it was the answer."""

    document: str
    question: str
    signals: Signals
    is_right: bool


class RecordingAnswerer(Answerer):
    """An answerer that keeps the signals by which it decided, the newest last."""

    def __init__(self, answerer: Answerer) -> None:
        super().__init__(answerer.database, answerer.dense)
        self.signals: list[Signals] = []

    def decide(
        self, ranking: Ranking, fact: int, talk: Mapping[str, float], *, limit: int = 10
    ) -> Response:
        self.signals.append(talk)
        return super().decide(ranking, fact, talk, limit=limit)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--model", default="", help="an EMBEDDING_MODEL; without one, words alone")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    judged = [*_judged(given.folders, given.model)]
    chances = [chance for _, chance in _left_out(judged)]
    _print_curve(judged, chances)
    model = _fit(judged)
    for name, weight in sorted(model.weights.items(), key=lambda each: -each[1]):
        print(f"{weight:7.2f} {name}")
    print(f"{model.bias:7.2f} bias")
    if given.write:
        _write(model, judged)


def _judged(folders: Sequence[Path], model: str) -> Iterator[Judged]:
    for name, dialogues in _by_document():
        with TemporaryDirectory() as place:
            yield from _played(name, open_document(name, Path(place), model), dialogues)
    for folder in folders:
        with TemporaryDirectory() as place:
            library = Library.open_empty(Path(place) / "one.db")
            title = (folder / "title.txt").read_text(encoding="utf-8").strip()
            text = (folder / "article.txt").read_text(encoding="utf-8")
            library.import_document(Source(text, title=title))
            if model:
                library.use_model(model)
            yield from _played(folder.name, library, _of_folder(folder))


def _by_document() -> Iterator[tuple[str, list[Dialogue]]]:
    own = [dialogue for dialogue in read_dialogues() if not dialogue["is_kept"]]
    for name in dict.fromkeys(dialogue["document"] for dialogue in own):
        yield name, [dialogue for dialogue in own if dialogue["document"] == name]
    lines = (DATA / "dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    yield "article", [json.loads(line) for line in lines]


def _of_folder(folder: Path) -> list[Dialogue]:
    texts = {each["id"]: each["text"] for each in _rows(folder / "sentences.jsonl")}
    return [
        {"turns": [_turn(turn, texts) for turn in dialogue["turns"]]}
        for dialogue in _rows(folder / "dialogues.jsonl")
    ]


def _turn(turn: dict[str, Any], texts: Mapping[str, str]) -> Turn:
    answers = [texts[id_] for id_ in turn["gold"]]
    return {"question": turn["q"], "answers": answers, "expect": turn["expect"]}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _played(document: str, library: Library, dialogues: Sequence[Dialogue]) -> Iterator[Judged]:
    answerer = RecordingAnswerer(library.answerer)
    library.answerer = answerer
    for dialogue in dialogues:
        talk = Conversation()
        for turn in dialogue["turns"]:
            decided = len(answerer.signals)
            said = library.converse(turn["question"], talk)
            talk = said.after
            if len(answerer.signals) > decided and turn["expect"] in {"answer", "no_answer"}:
                is_right = _is_gold(shown_first(said.response.answer), turn["answers"])
                yield Judged(document, turn["question"], answerer.signals[-1], is_right)
    library.close()


def _is_gold(shown: str, answers: Sequence[str]) -> bool:
    text = _letters(shown)
    return any(_letters(each) in text or (text and text in _letters(each)) for each in answers)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _left_out(judged: Sequence[Judged]) -> Iterator[tuple[Judged, float]]:
    """Yield each with its chance by a model that was learned from the other documents."""
    models = {
        name: _fit([each for each in judged if each.document != name])
        for name in {each.document for each in judged}
    }
    for each in judged:
        yield each, models[each.document].probability(each.signals)


def _fit(judged: Sequence[Judged]) -> LinearModel:
    table = Table.of([each.signals for each in judged])
    return fit_probability(table, [each.is_right for each in judged], [1.0] * len(judged), PENALTY)


def _print_curve(judged: Sequence[Judged], chances: Sequence[float]) -> None:
    right = sum(each.is_right for each in judged)
    print(f"{len(judged)} judged, {right} right")
    for threshold in (0.0, 0.5, 0.6, 0.65, FOUND, 0.8):
        claimed = [e.is_right for e, c in zip(judged, chances, strict=True) if c >= threshold]
        print(f"from {threshold}: {sum(claimed)} right of {len(claimed)}")


def _write(model: LinearModel, judged: Sequence[Judged]) -> None:
    data = {
        "from": "tests/data/dialogues.jsonl, the half of tests/data/document_dialogues.jsonl that "
        "is not kept apart, and 42 dialogues over three invented articles",
        "learned": f"{datetime.now(UTC):%Y-%m-%d}",
        "by": "python -m tests.benchmarks.followups",
        "judged": len(judged),
        "right": sum(each.is_right for each in judged),
        "found": FOUND,
        "bias": round(model.bias, 4),
        "weights": {name: round(weight, 4) for name, weight in sorted(model.weights.items())},
    }
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
