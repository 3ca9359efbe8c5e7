"""Judges dialogues over invented documents: `python -m tests.benchmarks.dialogues`.

    python -m tests.benchmarks.dialogues [--model minilm+e5] [--errors]

They were written from the documents' texts before any of them was asked. Half of them is kept
apart (`is_kept`): who mends how follow-ups are understood looks at the errors of the others only.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from knowledge import Conversation, Found, Library, Response, SmallTalk, Unsure, read_document
from knowledge.answers import Answer

DATA = Path(__file__).parents[1] / "data"
Turn = dict[str, Any]
Dialogue = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="", help="an EMBEDDING_MODEL; without one, words alone")
    parser.add_argument("--errors", action="store_true", help="print turns that went wrong")
    given = parser.parse_args()
    right, asked = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for dialogue, turn, response in played(given.model):
        is_right = judge(turn, response)
        half = "kept apart" if dialogue["is_kept"] else "learned"
        kinds = [(half, kind) for kind in (turn["expect"], dialogue["language"], _place(turn))]
        asked.update(kinds)
        right.update(kinds if is_right else ())
        if given.errors and not is_right and not dialogue["is_kept"]:
            said = f"{type(response.answer).__name__} {shown_first(response.answer)[:70]}"
            print(f"{dialogue['id']} | {turn['expect']} | {turn['question']} | {said}")
    for half, kind in sorted(asked):
        of, found = asked[half, kind], right[half, kind]
        print(f"{half:12}{kind:16} {100 * found / of:5.1f} ({found}/{of})")


def played(model: str) -> Iterator[tuple[Dialogue, Turn, Response]]:
    """Yield each turn of each dialogue with its response; each document stands alone."""
    dialogues = read_dialogues()
    for name in dict.fromkeys(dialogue["document"] for dialogue in dialogues):
        with TemporaryDirectory() as place:
            library = open_document(name, Path(place), model)
            for dialogue in filter(partial(_is_about, name), dialogues):
                for turn, response in play(library, dialogue):
                    yield dialogue, turn, response
            library.close()


def read_dialogues() -> list[Dialogue]:
    """Return the dialogues, each with its document, its language and its turns."""
    lines = (DATA / "document_dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def play(library: Library, dialogue: Dialogue) -> Iterator[tuple[Turn, Response]]:
    """Yield each turn of a dialogue with its response."""
    talk = Conversation()
    for turn in dialogue["turns"]:
        said = library.converse(turn["question"], talk)
        talk = said.after
        yield turn, said.response


def open_document(name: str, place: Path, model: str = "") -> Library:
    """Return a library of one invented document, or of the shipped article."""
    if name == "article":
        library = Library.open(place / "one.db")
    else:
        library = Library.open_empty(place / "one.db")
        places = [*(DATA / "invented" / name).glob("article.*")]
        library.import_document(
            read_document(next(iter(places), DATA / "dialogue_documents" / f"{name}.md"))
        )
    if model:
        library.use_model(model)
    return library


def judge(turn: Turn, response: Response) -> bool:
    """Tell whether a response is what the person expected who wrote the turn."""
    answer = response.answer
    match turn["expect"]:
        case "answer":
            return isinstance(answer, Found) and is_shown(turn, answer)
        case "speaker_unknown":
            return isinstance(answer, Unsure) and is_shown(turn, answer)
        case "repeated" | "basis":
            return is_shown(turn, answer)
        case "no_question":
            return isinstance(answer, SmallTalk)
    return not isinstance(answer, Found)


def is_shown(turn: Turn, answer: Answer) -> bool:
    """Tell whether the first sentence of an answer is one that was expected, or a part of it."""
    shown = _letters(shown_first(answer))
    return bool(shown) and any(_letters(each) in shown for each in turn["answers"])


def shown_first(answer: Answer) -> str:
    """Return the first sentence that an answer shows; empty where it shows none."""
    match answer:
        case Found(best=best):
            return best.fact.text
        case Unsure(candidates=(best, *_)):
            return best.fact.text
    return ""


def _is_about(name: str, dialogue: Dialogue) -> bool:
    return bool(dialogue["document"] == name)


def _place(turn: Turn) -> str:
    return "follow-ups" if turn["needs_context"] else "first turns"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


if __name__ == "__main__":
    main()
