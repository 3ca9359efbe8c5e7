"""Judges the bot on documents that nobody learned from: `python -m tests.benchmarks.unseen`.

    python -m tests.benchmarks.unseen [--model minilm+e5] [--learned] [--errors]

The invented documents that are held out, each alone in a database, so that nobody has curated it.
With --learned those that the weights were learned from, which flatter. The held-out ones are for a
verdict: who looks at their single questions can never again be judged on them.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from knowledge import Library, evaluation, read_document, read_judged

INVENTED = Path(__file__).parents[1] / "data" / "invented"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="", help="an EMBEDDING_MODEL; without one, words alone")
    parser.add_argument("--learned", action="store_true", help="those that were learned from")
    parser.add_argument("--errors", action="store_true", help="print wrong claims and denials")
    given = parser.parse_args()
    outcomes: list[evaluation.JudgedAnswer] = []
    for folder in _folders(is_held_out=not given.learned):
        found = _judge(folder, given.model)
        outcomes += found
        if given.errors:
            print(*_errors(folder.name, found), sep="\n")
    print(evaluation.as_markdown(evaluation.Evaluation({evaluation.OURS: outcomes})))


def _folders(*, is_held_out: bool) -> Iterator[Path]:
    for about in sorted(INVENTED.glob("*/about.json")):
        if json.loads(about.read_text(encoding="utf-8"))["held_out"] is is_held_out:
            yield about.parent


def _judge(folder: Path, model: str) -> list[evaluation.JudgedAnswer]:
    with TemporaryDirectory() as place:
        library = Library.open_empty(Path(place) / "one.db")
        library.import_document(read_document(folder / "article.md"))
        if model:
            library.use_model(model)
        found = evaluation.evaluate(library.answer, read_judged(folder / "questions.jsonl"))
        library.close()
    return found.outcomes[evaluation.OURS]


def _errors(name: str, outcomes: list[evaluation.JudgedAnswer]) -> Iterator[str]:
    for each in outcomes:
        wrong = each.verdict.is_claimed and not each.is_right
        denied = each.verdict.denies and not each.judged.is_unanswerable
        if wrong or denied:
            kind = "claimed" if wrong else f"denies {each.verdict.denies}"
            shown = each.verdict.shown[0].text[:90] if each.verdict.shown else ""
            yield f"{name} | {kind} | {each.verdict.score:.2f} | {each.judged.question} | {shown}"


if __name__ == "__main__":
    main()
