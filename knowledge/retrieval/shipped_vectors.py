"""Vectors of the shipped article's questions, so that a first start need not compute them."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from io import BytesIO
from pathlib import Path

import numpy as np

FILES = {"minilm": "question-vectors.npz", "e5": "question-vectors-e5.npz"}
"""By the beginning of the model's name.

`model`: whose vectors these are; `keys`: of the texts; `pooled`: a row of bytes for each.
Written by tests/benchmarks/carry_vectors.py. A text that is missing here is read by the model.
"""


@cache
def carried(model: str) -> Mapping[int, bytes]:
    """Return the packed vectors of shipped questions by the keys of their texts."""
    file = FILES.get(model.partition("-")[0])
    if file is None:
        return {}
    content = (resources.files("knowledge") / "data" / file).read_bytes()
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        if str(stored["model"]) != model:
            return {}
        rows = zip(stored["keys"].tolist(), stored["pooled"], strict=True)
        return {key: row.tobytes() for key, row in rows}


def key(text: str) -> int:
    """Return a number that stands for a text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


def write(file: Path, model: str, vectors: Mapping[str, bytes]) -> None:
    """Write the file from texts and their packed vectors."""
    pooled = [np.frombuffer(row, np.int8) for row in vectors.values()]
    keys = np.array([key(text) for text in vectors], np.uint64)
    with file.open("wb") as target:
        np.savez(target, model=np.array(model), keys=keys, pooled=np.array(pooled))
