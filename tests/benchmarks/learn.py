"""Learns the weights of ranking and confidence from judged questions.

    python -m tests.benchmarks.learn FOLDER [--model minilm+e5] [--dry] [--cache FOLDER]

FOLDER holds judged questions over documents of others: *.json in SQuAD's format, and folders with
article.txt, title.txt, questions.jsonl and unanswerable.jsonl; those of tests/data/invented are
added. Prints figures by cross-validation over documents, and writes knowledge/data/weights.json.
"""

import argparse
import datetime
import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from knowledge.answering.calibration import expand_basis
from knowledge.answering.weights import WORDS
from knowledge.retrieval.embedding.loading import BOTH, E5
from tests.benchmarks.curated import curated_examples
from tests.benchmarks.examples import Example, examples, pooled_examples
from tests.benchmarks.figures import Verdict, figures
from tests.benchmarks.fitting import SHAPED_PENALTY, Model, fit_order, fit_probability
from tests.benchmarks.judged import Case, article, crossed, mistyped, squad, structured
from tests.benchmarks.reader import Reader

HOME = Path(__file__).parents[2]
TARGET = HOME / "knowledge" / "data" / "weights.json"
FIRST = (
    "bm25", "stop", "cov", "char3", "prevpron", "par", "loglen", "title", "headings", "tokenset",
    "near", "early",
)  # fmt: skip
MEANT = (
    "dense", "maxsim", "dense_unknown", "maxsim_unknown", "dense_repaired", "maxsim_repaired",
    "bm25_unknown", "dense_short", "maxsim_short", "bm25_short", "maxsim_telling",
    "dense_previous", "dense_paragraph", "maxsim_context", "weakest",
)  # fmt: skip
LEADS = ("dense_lead", "maxsim_lead")
"""All cosines of e5 are high, so how far one stands out says more than the cosine itself."""
SECOND = (
    "tied", "tied_clause", "counted", "uncounted", "absent", "expressed", "unexpressed",
    "name_missing", "name_unknown", "number_missing", "missing", "unsaid", "spelt_out",
    "no_evidence", "owner_conflict", "state_conflict", "asks_back", "repeats", "unsupported",
    "category_only",
    "lone_word", "near_words", "attribute_above", "cause_hinted",
)  # fmt: skip
EDITED = ("alternate", "negative", "support", "alternate_lead")
EDITED_MEANT = ("alternate_dense", "negative_dense", "support_dense", "alternate_dense_lead")
FOLDS = 6
ARTICLE_WEIGHT, SQUAD_WEIGHT, DOUBT_WEIGHT, CURATED_WEIGHT = 3.0, 0.7, 0.3, 0.5
REMOVED_WEIGHT = 0.03
"""Questions as people type them are few and count for more than those that echo the text."""
NATURAL = ("article", "invented", "structured")
_WEIGHTS = {
    "article": ARTICLE_WEIGHT,
    "invented": ARTICLE_WEIGHT,
    "structured": ARTICLE_WEIGHT,
    "curated": CURATED_WEIGHT,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default=WORDS, help="words, or an EMBEDDING_MODEL")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--unchecked", action="store_true", help="no cross-validation")
    parser.add_argument("--cache", type=Path, help="a folder that keeps what models have read")
    given = parser.parse_args()
    found = collect(given.folder, Reader(given.model, given.cache))
    print(f"{len(found)} questions, {sum(map(bool, (e.golds for e in found)))} answerable")
    checked = {} if given.unchecked else cross_validate(found, given.model)
    for name, value in checked.items():
        print(f"{name:40} {value}")
    if not given.dry:
        write(given.model, learn(found, given.model), checked)


def collect(folder: Path, reader: Reader) -> list[Example]:
    """Return all judged questions with the candidates that the bot finds for them."""
    documents = [*squad(folder / "xquad-half-en.json")]
    articles = [
        article(each.parent, group)
        for group, root in (
            ("article", folder),
            ("invented", HOME / "tests" / "data" / "invented"),
        )
        for each in sorted(root.glob("*/article.txt"))
    ]
    invented = HOME / "tests" / "data" / "invented"
    articles += filter(None, (structured(each.parent) for each in invented.glob("*/about.json")))
    spoilt = [mistyped(each, typos) for typos in (1, 2) for each in documents]
    translated = [*squad(folder / "xquad-half-ru.json", "russian")]
    translated += [mistyped(each, 1) for each in translated]
    foreign = crossed(folder / "xquad-half-en.json", folder / "xquad-half-ru.json")
    cases: list[Case] = [*articles, *documents, *spoilt, *foreign, *translated]
    with tempfile.TemporaryDirectory() as place:
        found = examples(cases, Path(place), reader)
        found += curated_examples(Path(place), reader)
        print(f"one document each: {len(found)}", file=sys.stderr)
        found += pooled_examples([*documents, *spoilt[: len(documents)]], Path(place), reader)
    return found


def learn(found: list[Example], model: str) -> dict[str, Model]:
    """Return the four models for one way of ranking."""
    names = (*FIRST, *EDITED, *_meant(model))
    answerable = [each for each in found if each.has_gold and each.kind != "removed"]
    first = fit_order(
        [each.stage(names) for each in answerable], names, _order_weights(answerable)
    )
    ordered = [each.reordered(first) for each in answerable]
    closest = [each for each in ordered if each.has_gold]
    second = fit_order(
        [each.stage((*names, *SECOND)) for each in closest],
        (*names, *SECOND),
        _order_weights(closest),
    )
    judged = [each.reordered(first).reordered(second) for each in found]
    judged = [each for each in judged if each.signals()]
    weights = [_doubt_weight(each) for each in judged]
    signals = [each.signals() for each in judged]
    told = [each.is_right for each in judged]
    right = fit_probability([*map(expand_basis, signals)], told, weights, SHAPED_PENALTY)
    # Editors' questions are all about the document, so they would teach that everything is.
    plain = [each for each in judged if each.group != "curated"]
    related = fit_probability(
        [each.signals() for each in plain],
        [each.is_about for each in plain],
        [_doubt_weight(each) for each in plain],
    )
    return {"first": first, "second": second, "right": right, "related": related}


def cross_validate(found: list[Example], model: str) -> dict[str, str]:
    """Return the figures on documents that the weights have not seen."""
    articles = sorted({each.title for each in found if each.group in NATURAL})
    others = sorted({each.title for each in found} - set(articles))
    fold = {title: at % FOLDS for at, title in enumerate([*articles, *others])}
    judged: dict[str, list[Verdict]] = defaultdict(list)
    for held in range(FOLDS):
        models = learn([each for each in found if fold[each.title] != held], model)
        for each in found:
            if fold[each.title] == held:
                seen = each.reordered(models["first"]).reordered(models["second"])
                right = models["right"].probability(expand_basis(seen.signals()))
                related = models["related"].probability(seen.signals())
                judged[each.group].append(Verdict(seen, right, related))
    return {name: value for group, rows in judged.items() for name, value in figures(group, rows)}


def write(model: str, models: dict[str, Model], checked: dict[str, str]) -> None:
    """Put the weights into the data file, beside those of other ways of ranking."""
    data = json.loads(TARGET.read_text(encoding="utf-8"))
    data["weights"][model] = {
        name: {
            "weights": {k: round(v, 3) for k, v in each.weights.items()},
            "bias": round(each.bias, 3),
        }
        for name, each in models.items()
    }
    data["provenance"][model] = {
        "learned": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "from": "half of XQuAD in English, with 0, 1 and 2 typos, one document and pooled, of "
        "another document and without the answer, and in Russian, with 0 and 1 typos; judged "
        "articles; the shipped article's curated questions, each as if it were not stored",
        "by": "python -m tests.benchmarks.learn",
        "figures": checked,
    }
    TARGET.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Written to {TARGET}.")


def _meant(model: str) -> tuple[str, ...]:
    """Return the features of meaning; those of e5 beside another model begin with its name."""
    if model == WORDS:
        return ()
    names = (*MEANT, *EDITED_MEANT)
    if model == E5:
        return (*names, *LEADS)
    if model != BOTH:
        return names
    fused = (name for name in (*names, *LEADS) if not name.startswith("bm25"))
    return (*names, *(f"{E5}_{name}" for name in fused))


def _order_weights(found: list[Example]) -> list[float]:
    return [_WEIGHTS.get(each.group, SQUAD_WEIGHT) for each in found]


def _doubt_weight(each: Example) -> float:
    if each.kind == "removed":
        return REMOVED_WEIGHT
    return _WEIGHTS.get(each.group, DOUBT_WEIGHT)


if __name__ == "__main__":
    main()
