"""Judges dialogues over invented documents: `python -m tests.benchmarks.dialogues`.

    python -m tests.benchmarks.dialogues [--model minilm+e5] [--kept | --learned] [--errors]

They were written from the documents' texts before any of them was asked. Half of them is kept
apart (`is_kept`): who mends how follow-ups are understood looks at the others only.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from knowledge import Conversation, Found, Library, Response, SmallTalk, Unsure, read_document
from knowledge.answers import Answer

DATA = Path(__file__).parents[1] / "data"
Turn = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="", help="an EMBEDDING_MODEL; without one, words alone")
    parser.add_argument("--kept", action="store_true", help="those that are kept apart")
    parser.add_argument("--learned", action="store_true", help="those that may be looked at")
    parser.add_argument("--errors", action="store_true", help="print the turns that went wrong")
    given = parser.parse_args()
    right, asked = Counter[str](), Counter[str]()
    for dialogue in read_dialogues():
        if (given.kept or given.learned) and dialogue["is_kept"] is not given.kept:
            continue
        for turn, response in play(dialogue, given.model):
            is_right = judge(turn, response)
            kinds = {turn["expect"], dialogue["language"], _place(turn)}
            asked.update(kinds)
            right.update(kinds if is_right else ())
            if given.errors and not is_right:
                shown = shown_first(response.answer)[:70]
                status = type(response.answer).__name__
                print(
                    f"{dialogue['id']} | {turn['expect']} | {turn['question']} | {status} {shown}"
                )
    for kind in asked:
        print(f"{kind:16} {100 * right[kind] / asked[kind]:5.1f} ({right[kind]}/{asked[kind]})")


def read_dialogues() -> list[dict[str, Any]]:
    """Return the dialogues, each with its document, its language and its turns."""
    lines = (DATA / "document_dialogues.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def play(dialogue: dict[str, Any], model: str = "") -> Iterator[tuple[Turn, Response]]:
    """Yield each turn of a dialogue with its response, in a database of that document alone."""
    with TemporaryDirectory() as place:
        library = open_document(dialogue["document"], Path(place), model)
        talk = Conversation()
        for turn in dialogue["turns"]:
            said = library.converse(turn["question"], talk)
            talk = said.after
            yield turn, said.response
        library.close()


def open_document(name: str, place: Path, model: str = "") -> Library:
    """Return a library of one invented document, or of the shipped article."""
    if name == "article":
        library = Library.open(place / "one.db")
    else:
        library = Library.open_empty(place / "one.db")
        library.import_document(read_document(next((DATA / "invented" / name).glob("article.*"))))
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


def _place(turn: Turn) -> str:
    return "follow-ups" if turn["needs_context"] else "first turns"


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


if __name__ == "__main__":
    main()
