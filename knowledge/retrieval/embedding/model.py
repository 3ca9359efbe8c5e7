"""Texts as an embedding model reads them: one vector a token and one a text."""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LONGEST = 128
"""Tokens of a text that are read; sentences of news have 30, and MiniLM was trained on 128."""
BATCH = 8
"""Texts of one run; more at once are no faster, and hold up a question longer."""
_AT_ONCE = 2
"""Texts of two people are read at once; more would only wait for the same cores."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a model makes of a text: a row of `states` for each token, marks at both ends too.

    `names` are those of the text's own tokens, which stand from row `first` on.
    """

    names: tuple[str, ...]
    states: Floats
    first: int = 1


class Model(Protocol):
    """A network with its tokenizer. Thread-safe."""

    def read(self, texts: Sequence[str]) -> Iterable[Tokens]:
        """Run the network on texts, of whose tokens it takes LONGEST at most."""


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
    """A model and how it is used. Thread-safe; `name` changes whenever vectors would."""

    def __init__(self, name: str, model: Model, reading: Reading = Reading()) -> None:
        self.name = name
        self.languages = reading.languages
        self._model = model
        self._reading = reading
        self._running = threading.BoundedSemaphore(_AT_ONCE)
        self._prompts = {text: self._length(text) for text in (reading.question, reading.passage)}
        self.size = int(self.question("?").pooled.shape[0])

    def question(self, text: str) -> Encoded:
        """Read one question."""
        return self.questions([text])[0]

    def questions(self, texts: Sequence[str]) -> list[Encoded]:
        """Read questions, in few runs."""
        return self._in_batches(self._reading.question, texts)

    def passages(self, texts: Sequence[str]) -> list[Encoded]:
        """Read texts that may answer, in few runs."""
        return self._in_batches(self._reading.passage, texts)

    def _in_batches(self, prompt: str, texts: Sequence[str]) -> list[Encoded]:
        # Texts of like length together, for a run is as long as its longest text.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        found: dict[int, Encoded] = {}
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            with self._running:
                read = self._model.read([prompt + texts[at] for at in batch])
                encoded = [_without(self._prompts[prompt], tokens) for tokens in read]
            found.update(zip(batch, encoded, strict=True))
        return [found[at] for at in range(len(texts))]

    def _length(self, prompt: str) -> int:
        """Return the number of tokens that a prompt puts before every text."""
        return (
            sum(len(each.names) for each in self._model.read([prompt.rstrip()])) if prompt else 0
        )


def unit(vectors: Floats) -> Floats:
    """Scale each row to length 1."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def _without(prompt: int, tokens: Tokens) -> Encoded:
    """Return a text without the tokens of its prompt, which count in its mean alone."""
    first, end = tokens.first + prompt, tokens.first + len(tokens.names)
    own = unit(tokens.states[first:end])
    return Encoded(tokens.names[prompt:], own, unit(tokens.states.mean(axis=0)))
