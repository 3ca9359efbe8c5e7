"""How often a kind of value is rightly denied: the figures in `knowledge/data/denials.json`.

    python -m tests.benchmarks.denials FOLDER [--model minilm+e5]

FOLDER holds judged articles (article.txt, title.txt, questions) in folders; the invented documents
that are not held out are judged as well. Of the questions that are not claimed and have no value
of the kind near what was asked about: how many have no answer in the document.
"""

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from knowledge import Found, Library, Missing, Source, read_document
from knowledge.answering.denial import DOUBTED, LACKING, holds_kind
from tests.benchmarks.judged import Case, article, structured
from tests.benchmarks.reader import Reader

INVENTED = Path("tests/data/invented")


def cases(folder: Path) -> Iterator[Case]:
    """Yield the judged documents."""
    for each in sorted(INVENTED.iterdir()):
        if (each / "about.json").exists():
            yield from filter(None, [structured(each)])
        elif (each / "article.txt").exists():
            yield article(each)
    yield from (article(each.parent) for each in sorted(folder.glob("*/article.txt")))


def count(case: Case, library: Library) -> Counter[tuple[Missing, bool]]:
    """Count by kind the questions that would be denied, and whether that would be true."""
    found: Counter[tuple[Missing, bool]] = Counter()
    for judged in case.questions:
        question = " ".join(judged.question.split())
        response = library.answer(question)
        missing = LACKING.get(response.query.analysis.kind)
        if missing is None or isinstance(response.answer, Found) or response.confidence >= DOUBTED:
            continue
        ranking = library.answerer.rank(response.query)
        if ranking.ranked and not holds_kind(ranking):
            found[missing, not judged.answers] += 1
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="minilm+e5")
    given = parser.parse_args()
    reader, total = Reader(given.model), Counter[tuple[Missing, bool]]()
    with tempfile.TemporaryDirectory() as place:
        for at, case in enumerate(cases(given.folder)):
            library = Library.open_empty(Path(place) / f"{at}.db")
            source = read_document(case.file) if case.file else Source(case.text)
            library.import_document(replace(source, title=case.title))
            reader.read(library)
            total += count(case, library)
            library.close()
    kinds = {
        missing: {"true": total[missing, True], "of": total[missing, True] + total[missing, False]}
        for missing in dict.fromkeys(LACKING.values())
    }
    print(json.dumps(kinds, indent=1))


if __name__ == "__main__":
    main()
