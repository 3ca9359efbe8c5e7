"""Measures what answering by meaning costs: `python -m tests.benchmarks.meaning`.

The facts are words drawn at random, and their vectors as well: how long a search takes does not
depend on what they say. How fast a model reads is measured on true sentences. Each row is a
process of its own; times of answers and of reading are those of one core.
"""

import asyncio
import json
import random
import subprocess
import sys
import time
from contextlib import closing
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import numpy as np

import knowledge
from knowledge import Library, Source
from knowledge.retrieval.embedding.loading import load_embedding
from knowledge.retrieval.embedding.model import unit
from knowledge.retrieval.index.vectors import add_facts, facts_without, start
from knowledge.retrieval.vectors import pack
from knowledge.store import Database

DATA = Path(knowledge.__file__).parent / "data"
MODELS = ((), ("minilm",), ("e5",), ("minilm", "e5"))
FACTS, QUESTIONS = 10_000, 60
SIZE, TOKENS = 384, 30
SENTENCE_WORDS, QUESTION_WORDS = 22, 8
SEARCHED = (10_000, 100_000)
_HAS_INDEX = bool(find_spec("apsw") and find_spec("sqlite_vec"))


def words() -> list[str]:
    """Return common English words, from the glossary."""
    rows = (DATA / "ru" / "glossary.tsv").read_text("utf-8").splitlines()
    return sorted({word for row in rows for word in row.split("\t")[1].split(";")})


def sentence(draw: random.Random, vocabulary: list[str], length: int) -> str:
    """Return words of which some are frequent and most rare, as in any text."""
    ranks = (int(len(vocabulary) ** draw.random()) for _ in range(length))
    return " ".join(vocabulary[rank - 1] for rank in ranks).capitalize()


def build(path: Path, count: int) -> None:
    """Make a database of `count` facts, without vectors."""
    draw, vocabulary = random.Random(1), words()
    lines = (sentence(draw, vocabulary, SENTENCE_WORDS) + "." for _ in range(count))
    library = Library.open_empty(path)
    library.import_document(Source("\n\n".join(lines), "Drawn at random"))
    library.close()


def give_vectors(path: Path, model: str) -> None:
    """Store vectors as if the model had read every fact."""
    draw, name = np.random.default_rng(1), load_embedding(model).name
    with closing(Database(path)) as database, database.write() as db:
        start(db, name)
        rows = facts_without(db, name)
        for id_, text, _ in rows:
            tokens = unit(draw.normal(size=(TOKENS, SIZE)).astype(np.float32))
            add_facts(db, name, [(text, pack(unit(tokens.mean(axis=0))), pack(tokens), id_)])


async def measure(path: Path, model: str) -> dict[str, float]:
    """Return start (s), answers and stalls of the event loop (ms), and memory (MB)."""
    began = time.perf_counter()
    library = Library.open_empty(path)
    if model != "off":
        library.use_model(model)
    library.answer("Where is it?")
    start = time.perf_counter() - began
    draw, vocabulary, stalls = random.Random(2), words(), list[float]()
    watch = asyncio.create_task(_watch(stalls))
    took = []
    for _ in range(QUESTIONS):
        question = sentence(draw, vocabulary, QUESTION_WORDS)
        took.append(await asyncio.to_thread(_answer, library, question))
    watch.cancel()
    library.close()
    return {
        "start s": start,
        "answer p50": median(took),
        "answer p95": quantiles(took, n=20)[-1],
        "stall p50": median(stalls),
        "stall p95": quantiles(stalls, n=20)[-1],
        "stall max": max(stalls),
        "RSS MB": _memory(),
    }


def _answer(library: Library, question: str) -> float:
    """Answer, and return the milliseconds of a core that it took, whoever else is busy."""
    began = time.thread_time()
    library.answer(question)
    return 1000 * (time.thread_time() - began)


def _memory() -> float:
    """Return the most memory that this process ever had, in MB; 0 where there is no /proc."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


async def _watch(stalls: list[float]) -> None:
    while True:
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        stalls.append(1000 * (time.perf_counter() - began) - 1)


def reading(model: str) -> str:
    """Return how long the model reads a question and a sentence of an article, in ms."""
    embedding = load_embedding(model)
    article = (DATA / "20th-anniversary-of-astana.txt").read_text("utf-8")
    sentences = [each for each in article.replace("\n", " ").split(". ") if each][:32]
    took = []
    for text in sentences:
        began = time.thread_time()
        embedding.question(text[:60])
        took.append(1000 * (time.thread_time() - began))
    began = time.process_time()
    embedding.passages(sentences)
    each = 1000 * (time.process_time() - began) / len(sentences)
    return f"{model}: a question {median(took):.1f} ms, a sentence {each:.1f} ms"


def searching(count: int) -> str:
    """Return how long the nearest 20 of `count` vectors take, in ms: numpy, and sqlite-vec."""
    vectors = unit(np.random.default_rng(1).normal(size=(count, SIZE)).astype(np.float32))
    took = []
    for question in vectors[:20]:
        began = time.thread_time()
        np.argpartition(-(vectors @ question), 20)
        took.append(1000 * (time.thread_time() - began))
    found = f"{count:,} vectors: numpy {median(took):.1f} ms"
    return f"{found}, sqlite-vec {_by_index(vectors):.1f} ms" if _HAS_INDEX else found


def _by_index(vectors: np.ndarray) -> float:
    # No dependencies of the project; many builds of sqlite3 cannot load extensions.
    apsw, sqlite_vec = import_module("apsw"), import_module("sqlite_vec")
    db = apsw.Connection(":memory:")
    db.enable_load_extension(True)  # noqa: FBT003
    db.load_extension(sqlite_vec.loadable_path())
    db.execute(f"CREATE VIRTUAL TABLE v USING vec0(e float[{SIZE}])")
    rows = ((at, row.tobytes()) for at, row in enumerate(vectors))
    with db:
        db.executemany("INSERT INTO v (rowid, e) VALUES (?, ?)", rows)
    took = []
    for question in vectors[:20]:
        began = time.thread_time()
        nearest = "SELECT rowid FROM v WHERE e MATCH ? ORDER BY distance LIMIT 20"
        db.execute(nearest, [question.tobytes()]).fetchall()
        took.append(1000 * (time.thread_time() - began))
    return median(took)


def main() -> None:
    if len(sys.argv) > 1:
        print(json.dumps(asyncio.run(measure(Path(sys.argv[1]), sys.argv[2]))))
        return
    with TemporaryDirectory() as folder:
        path = Path(folder, "facts.db")
        build(path, FACTS)
        for models in MODELS:
            for model in models:
                give_vectors(path, model)
            if len(models) == 1:
                print(reading(models[0]))
            name = "+".join(models) or "off"
            command = [sys.executable, "-m", "tests.benchmarks.meaning", str(path), name]
            row = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
            print(f"{name:9}", *(f"{name} {value:.1f} " for name, value in row.items()))
    for count in SEARCHED:
        print(searching(count))


if __name__ == "__main__":
    main()
