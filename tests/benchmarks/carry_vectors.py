"""Writes the vectors of the shipped questions: `python -m tests.benchmarks.carry_vectors e5`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import knowledge
from knowledge import Library
from knowledge.retrieval.embedding.loading import MINILM, load_embedding
from knowledge.retrieval.index.vectors import questions_without
from knowledge.retrieval.vectors import FILES, pack, write_shipped
from knowledge.store.database import snapshot_of


def main() -> None:
    model = sys.argv[1] if len(sys.argv) > 1 else MINILM
    embedding = load_embedding(model)
    with TemporaryDirectory() as folder:
        path = Path(folder, "shipped.db")
        Library.open(path).close()
        with snapshot_of(path) as db:
            texts = sorted(
                {text for _, text in questions_without(db, embedding.name, embedding.languages)}
            )
    read = embedding.questions(texts)
    vectors = {text: pack(each.pooled) for text, each in zip(texts, read, strict=True)}
    file = Path(knowledge.__file__).parent / "data" / FILES[model]
    write_shipped(file, embedding.name, vectors)
    print(f"{len(vectors)} questions, {file.stat().st_size:,} bytes in {file.name}")


if __name__ == "__main__":
    main()
