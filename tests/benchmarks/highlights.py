"""Measures the bold words of answers: `python -m tests.benchmarks.highlights FILE`.

    python -m tests.benchmarks.highlights FILE [--errors]

FILE has the format of SQuAD (Rajpurkar et al., EMNLP 2016), as XQuAD has it. All its paragraphs
are one library, words alone decide. Of each answerable question the sentence that ranks first is
looked at, and the words in it that would be bold; word-F1 is that of SQuAD, the best over the
judged answers. A question without a span counts 0 among all.
"""

import argparse
import json
import re
import string
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from knowledge import Grade, Library, Source
from knowledge.answering.snippets import highlight

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the spans below F1 0.5")
    given = parser.parse_args()
    data = json.loads(given.file.read_text(encoding="utf-8"))["data"]
    scores: dict[str, list[float | None]] = {"first": [], "judged sentence": [], "claimed": []}
    with TemporaryDirectory() as place:
        library = _library(Path(place) / "all.db", data)
        for question, answers, start, paragraph in _questions(data):
            response = library.answer(question)
            first = response.ranking[0].fact.text if response.ranking else ""
            judged = _sentence_at(library, paragraph, start)
            claimed = [first] if response.grade is Grade.CLAIM else []
            for name, sentence in zip(scores, (first, judged, *claimed), strict=False):
                span = highlight(response.query, sentence)
                words = sentence[slice(*span)] if span else None
                score = None if words is None else max(word_f1(words, each) for each in answers)
                scores[name].append(score)
                if given.errors and score is not None and score < 0.5 and sentence == judged:
                    print(f"{score:.2f} | {question} | {words} | {answers[0]}")
        library.close()
    for name, found in scores.items():
        print(f"{name}: {_summary(found)}")


def word_f1(predicted: str, judged: str) -> float:
    """Return the harmonic mean of precision and recall of words, as the script of SQuAD does."""
    given, wanted = _words(predicted), _words(judged)
    shared = sum((Counter(given) & Counter(wanted)).values())
    return 2 * shared / (len(given) + len(wanted)) if shared else 0.0


def _words(text: str) -> list[str]:
    plain = "".join(letter for letter in text.lower() if letter not in string.punctuation)
    return _ARTICLES.sub(" ", plain).split()


def _summary(scores: Sequence[float | None]) -> str:
    found = [score for score in scores if score is not None]
    share = 100 * len(found) / max(1, len(scores))
    those, every = (100 * sum(found) / max(1, count) for count in (len(found), len(scores)))
    exact = 100 * sum(score == 1 for score in found) / max(1, len(found))
    return (
        f"{len(scores)} questions, {len(found)} with a span ({share:.1f} %), word-F1 of those "
        f"{those:.1f} ({exact:.1f} % exact), over all {every:.1f}"
    )


def _library(path: Path, data: Sequence[dict[str, Any]]) -> Library:
    library = Library.open_empty(path)
    for article in data:
        text = "\n\n".join(each["context"] for each in article["paragraphs"])
        library.import_document(Source(text, article["title"].replace("_", " ")))
    return library


def _questions(
    data: Sequence[dict[str, Any]],
) -> Iterator[tuple[str, list[str], int, str]]:
    """Yield each answerable question, its answers, and where the first stands in a paragraph."""
    for article in data:
        for paragraph in article["paragraphs"]:
            for each in paragraph["qas"]:
                if each["answers"]:
                    texts = [answer["text"] for answer in each["answers"]]
                    start = each["answers"][0]["answer_start"]
                    yield each["question"], texts, start, paragraph["context"]


def _sentence_at(library: Library, paragraph: str, start: int) -> str:
    """Return the sentence of a paragraph in which a place is; "" if none is there."""
    for document in library.documents():
        at = library.text(document.id).find(paragraph)
        if at >= 0:
            inside = (
                fact.text
                for fact in library.facts(document.id)
                if fact.citation.start <= at + start < fact.citation.end
            )
            return next(inside, "")
    return ""


if __name__ == "__main__":
    main()
