"""Runs an embedding model: texts -> one vector a token and one a text."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding as Pieces
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

LONGEST = 128
"""Tokens of a text that are read; sentences of news have 30, and MiniLM was trained on 128."""
BATCH = 8
"""Texts of one run; more at once are no faster, and hold up a question longer."""
THREADS = 1
"""Threads of one run; a question is too short to gain from more."""
_AT_ONCE = 2
"""Texts of two people are read at once; more would only wait for the same cores."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text as the model reads it.

    `vectors` holds a row of length 1 for each of `tokens`, `pooled` their mean of length 1.
    """

    tokens: tuple[str, ...]
    vectors: Floats
    pooled: Floats


@dataclass(frozen=True, slots=True)
class Reading:
    """What a model wants before a question and before a passage, and which languages it reads.

    No language means all of them.
    """

    question: str = ""
    passage: str = ""
    languages: frozenset[str] = frozenset()


class Embedding:
    """An ONNX model with its tokenizer. Thread-safe; `name` changes whenever vectors would.

    The model takes `input_ids` and `attention_mask`, and gives `[texts, tokens, size]` first.
    """

    def __init__(
        self,
        name: str,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        reading: Reading = Reading(),
    ) -> None:
        self.name = name
        self._reading = reading
        self.languages = reading.languages
        self._session = session
        self._inputs = {each.name for each in session.get_inputs()}
        self._tokenizer = tokenizer
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._running = threading.BoundedSemaphore(_AT_ONCE)
        self.size = int(self.question("?").pooled.shape[0])

    def question(self, text: str) -> Encoded:
        """Read one question."""
        return self.questions([text])[0]

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Read questions, in few runs."""
        return self._in_batches([self._reading.question + text for text in texts])

    def passages(self, texts: Sequence[str]) -> list[Encoded]:
        """Read texts that may answer, in few runs."""
        return self._in_batches([self._reading.passage + text for text in texts])

    def _in_batches(self, texts: Sequence[str]) -> list[Encoded]:
        # Texts of like length together, for a run is as long as its longest text.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found: dict[int, Encoded] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            found.update(zip(batch, self._encode([texts[at] for at in batch]), strict=True))
        return [found[at] for at in range(len(texts))]

    def _encode(self, texts: Sequence[str]) -> Iterator[Encoded]:
        pieces = self._tokenizer.encode_batch(list(texts))
        longest = max(len(each.ids) for each in pieces)
        ids = np.zeros((len(pieces), longest), np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(pieces):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        with self._running:
            outputs = self._session.run(
                None, {name: value for name, value in given.items() if name in self._inputs}
            )
        hidden: Floats = np.asarray(outputs[0], np.float32)
        for row, each in enumerate(pieces):
            yield _read(each, hidden[row, : len(each.ids)])


def unit(vectors: Floats) -> Floats:
    """Scale each row to length 1."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def _read(pieces: Pieces, hidden: Floats) -> Encoded:
    inner = [at for at, special in enumerate(pieces.special_tokens_mask) if not special]
    tokens = tuple(pieces.tokens[at] for at in inner)
    return Encoded(tokens, unit(hidden[inner]), unit(hidden.mean(axis=0)))
