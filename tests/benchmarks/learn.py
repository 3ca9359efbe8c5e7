"""Learns the weights of ranking and confidence from judged questions.

    python -m tests.benchmarks.learn FOLDER --kept FOLDER [--models minilm …] [--dry]

FOLDER holds judged questions over documents of others: *.json in SQuAD's format, and folders with
article.txt, title.txt, questions.jsonl and unanswerable.jsonl; those of tests/data/invented, of
tests/data/blind.jsonl.xz and some of tests/data/interaction.jsonl.xz are added. What the bot sees
of each question, with both models, is kept in another folder, so that only the first run with the
same code asks; a bot with fewer models sees a part of that. Prints figures by cross-validation
over kinds of documents, and writes knowledge/data/weights.json and trees.json.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from knowledge.answering.mismatches import MISMATCHES
from knowledge.answering.restrictions import RESTRICTIONS
from knowledge.answering.weights import WORDS
from knowledge.retrieval.embedding.loading import BOTH, E5, MINILM
from tests.benchmarks import budget
from tests.benchmarks.collection import Job, collected, jobs_of, pooled_job
from tests.benchmarks.examples import Example
from tests.benchmarks.figures import figures
from tests.benchmarks.interaction_lessons import DOCUMENTS, for_confidence
from tests.benchmarks.judged import (
    article,
    crossed,
    mistyped,
    packed,
    read_blind,
    read_packed,
    squad,
    structured,
)
from tests.benchmarks.validation import Models, best_scaled, cross_validate, learn
from tests.benchmarks.weights_file import write

HOME = Path(__file__).parents[2]
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
    "no_evidence", "attribute_above", "cause_hinted", "interaction", *MISMATCHES, *RESTRICTIONS,
)  # fmt: skip
EDITED = ("alternate", "negative", "support", "alternate_lead", "unasked")
EDITED_MEANT = ("alternate_dense", "negative_dense", "support_dense", "alternate_dense_lead")
MODELS = (WORDS, MINILM, E5, BOTH)
PROCESSES = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", type=Path, required=True, help="a folder for what was asked")
    parser.add_argument("--models", nargs="+", default=MODELS, choices=MODELS)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    given = parser.parse_args()
    found = collected(jobs(given.folder), BOTH, given.kept, PROCESSES)
    for model in given.models:
        seen = (each.seen_by(model) for each in found if each.ranked)
        report(model, [each for each in seen if each], dry=given.dry)


def report(model: str, found: Sequence[Example], *, dry: bool) -> None:
    """Learn for one way of ranking, print figures, and write what was learned unless `dry`."""
    print(f"{model}: {len(found)} questions, {sum(bool(e.golds) for e in found)} answerable")
    names = features_of(model)

    def teach(examples: Sequence[Example]) -> Models:
        return learn(examples, names, SECOND)

    verdicts, scaling, share = best_scaled([*cross_validate(found, teach)])
    limits = budget.limits_of(verdicts, model)
    checked = dict(figures(verdicts, limits))
    for name, value in checked.items():
        print(f"{name:50} {value}")
    for language, each in limits.items():
        print(language, each.thresholds)
    if not dry:
        models = teach(found)
        kept = models if share else replace(models, trees=None)
        told = {"share": share, "slope": scaling.weights["logit"], "bias": scaling.bias}
        write(model, kept, told, limits, checked)


def features_of(model: str) -> tuple[str, ...]:
    """Return the features by which all candidates are ordered; fused ones begin with a model."""
    if model == WORDS:
        return (*FIRST, *EDITED)
    first, *others = model.split("+")
    meant = [*MEANT, *EDITED_MEANT, *(LEADS if first == E5 else ())]
    for other in others:
        own = (name for name in (*MEANT, *EDITED_MEANT, *LEADS) if not name.startswith("bm25"))
        meant += [f"{other}_{name}" for name in own]
    return (*FIRST, *EDITED, *meant)


def jobs(folder: Path) -> list[Job]:
    """Return all that is to be asked."""
    english = [*squad(folder / "xquad-half-en.json")]
    russian = [*squad(folder / "xquad-half-ru.json", "russian")]
    invented = HOME / "tests" / "data" / "invented"
    articles = [
        article(each.parent, group)
        for group, root in (("article", folder), ("invented", invented))
        for each in sorted(root.glob("*/article.txt"))
    ]
    folders = (each.parent for each in sorted(invented.glob("*/about.json")))
    articles += filter(None, map(structured, folders))
    documents = enumerate(read_packed(DOCUMENTS))
    articles += packed((each for at, each in documents if for_confidence(at)), "unread")
    articles += packed(read_blind(held_out=False), "structured")
    # One document in two with one typo, the other with two, and so on: others teach no more.
    spoilt = [mistyped(each, 1 + at % 2) for at, each in enumerate(english)]
    foreign = [*crossed(folder / "xquad-half-en.json", folder / "xquad-half-ru.json")][::2]
    cases = [*articles, *english, *spoilt, *foreign]
    cases += [*russian, *(mistyped(each, 1) for each in russian[1::2])]
    return [*jobs_of(cases), Job((), ()), pooled_job(english)]


if __name__ == "__main__":
    main()
