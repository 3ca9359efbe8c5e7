"""Asks all judged questions once, in two processes, and keeps what the bot saw in a folder."""

import hashlib
import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from knowledge import Library, Source
from knowledge.answering.ranking import Ranking
from knowledge.answering.small_talk import topic_of
from knowledge.retrieval.interaction import MODEL
from tests.benchmarks.curated import curated_examples
from tests.benchmarks.examples import Example, Provenance, example, looked_at, without_answer
from tests.benchmarks.judged import Case, Judged, is_answer
from tests.benchmarks.reader import Reader
from tests.files import extracted

WHOLE = "x0"
"""Questions as SQuAD has them: these are asked without their answer, and of other texts, too."""


_SOURCES = {".py", ".toml", ".txt", ".tsv"}


READ = 12
"""Candidates that are read together with the question: of eight alone the bot knows it."""
STRANGE = 3
"""Every so many of SQuAD's questions are also asked of another text, and without their answer."""


@dataclass(frozen=True)
class Job:
    """What one process does at a time: documents in one library, and what is asked of them.

    Without documents: the curated questions of the shipped article.
    """

    documents: tuple[Case, ...]
    asked: tuple[tuple[Case, Judged], ...]
    group: str = ""


def collected(jobs: Sequence[Job], model: str, kept: Path, processes: int) -> list[Example]:
    """Return the examples of all jobs, in their order; those that lie in `kept` at once."""
    folder = kept / f"{model}-{_fingerprint()}"
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(processes) as pool:
        done = [*pool.map(_done, jobs, [model] * len(jobs), [folder] * len(jobs))]
    return [each for file in done for each in pickle.loads(file.read_bytes())]  # noqa: S301


def jobs_of(cases: Sequence[Case]) -> Iterator[Job]:
    """Yield each text with what is asked of it, and with what is asked of another one."""
    other = {case.text: case for case in _moved(cases)}
    for text in dict.fromkeys(case.text for case in cases):
        own = [case for case in cases if case.text == text]
        asked = [(case, each) for case in own for each in case.questions]
        if text in other:
            strange = other[text].questions[::STRANGE]
            asked += [(own[0], replace(each, answers=(), kind="misplaced")) for each in strange]
        yield Job((own[0],), tuple(asked))


def pooled_job(cases: Sequence[Case]) -> Job:
    """Return all documents at once."""
    documents = tuple({case.text: case for case in cases}.values())
    asked = tuple((case, each) for case in cases for each in case.questions)
    return Job(documents, asked, "pooled")


def _moved(cases: Sequence[Case]) -> Iterator[Case]:
    """Yield texts of SQuAD with the questions of another one of the same language."""
    plain = [case for case in cases if case.questions[0].kind == WHOLE]
    for group in dict.fromkeys(case.group for case in plain):
        same = [case for case in plain if case.group == group]
        for case, other in zip(same, [*same[1:], *same[:1]], strict=True):
            yield replace(other, questions=case.questions)


def _fingerprint() -> str:
    """Return what differs as soon as candidates may get other features."""
    home = files("knowledge")
    sources = sorted(each for each in Path(str(home)).rglob("*") if each.suffix in _SOURCES)
    digest = hashlib.sha256(b"".join(each.read_bytes() for each in sources))
    return digest.hexdigest()[:12]


def _done(job: Job, model: str, folder: Path) -> Path:
    """Do a job and return the file in which its examples lie."""
    file = folder / f"{hashlib.sha256(pickle.dumps(job)).hexdigest()[:16]}.pickle"
    if not file.exists():
        with tempfile.TemporaryDirectory() as place:
            library = _opened(job, Path(place), model, folder.parent)
            found = [*(_asked(library, job) if job.documents else curated_examples(library))]
            library.close()
        unfinished = file.with_suffix(".part")
        unfinished.write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        unfinished.rename(file)
    return file


def _opened(job: Job, place: Path, model: str, kept: Path) -> Library:
    open_ = Library.open_empty if job.documents else Library.open
    library = open_(place / "judged.db")
    for case in job.documents:
        source = _source(case)
        library.import_document(replace(source, title=case.title))
    _reader(model, kept).read(library)
    return library


def _source(case: Case) -> Source:
    """Return a document as its reader reads it, without the time limit of the sandbox."""
    if case.file:
        return extracted(case.file.suffix, case.file.read_bytes())
    return extracted(".md", case.text.encode()) if case.is_markdown else Source(case.text)


@cache
def _reader(model: str, kept: Path) -> Reader:
    return Reader(model, kept / "vectors")


def _interactions(library: Library, ranking: Ranking) -> Mapping[int, float]:
    """Return how likely the candidates answer that may come among the closest."""
    dense, query = library.answerer.dense, ranking.query
    if dense is None or MODEL not in ranking.model:
        return {}
    encoded = dense.encode(query.text, query.language)
    return dense.interactions(encoded, [hit.candidate for hit in ranking.ranked[:READ]])


def _asked(library: Library, job: Job) -> Iterator[Example]:
    documents = {each.title: library.facts(each.id) for each in library.documents()}
    for at, (case, judged) in enumerate(job.asked):
        question = " ".join(judged.question.split()) or "?"
        if topic_of(question):
            continue
        ranking = library.answerer.rank(library.answerer.analyse(question))
        golds = frozenset(
            fact.id for fact in documents[case.title] for answer in judged.answers
            if is_answer(fact.text, fact.citation.start, fact.citation.end, answer)
        )  # fmt: skip
        hits = looked_at(ranking.query, ranking.ranked, _interactions(library, ranking))
        of = Provenance(job.group or case.group, case.title, case.kind, judged.kind)
        yield example(of, ranking.model, ranking.query, hits, golds)
        if judged.kind == WHOLE and at % STRANGE == 0:
            rest = without_answer(ranking.query, hits, golds)
            yield example(
                of._replace(asked="removed"), ranking.model, ranking.query, rest, frozenset()
            )
