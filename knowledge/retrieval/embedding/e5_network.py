"""The network of multilingual-e5-small in ONNX: twelve layers, their weights at 4 bits."""

import numpy as np
from numpy.typing import NDArray

from knowledge.retrieval.embedding.e5_file import BITS, IN_BLOCK, E5File
from knowledge.retrieval.embedding.onnx_graph import OnnxGraph

STATES, LENGTHS = "states", "lengths"
"""Inputs: a row for each token, `[texts, tokens, size]`, and how many tokens each text has."""
_AS_BYTES = 4
"""Accuracy level at which rows are multiplied as bytes, each block of 32 numbers with a scale.

Cosines between texts differ by about 0.001 from those in numbers of 4 bytes; a question is read in
half the time.
"""


def write_e5(file: E5File) -> bytes:
    """Return what comes behind the embeddings of tokens, as an ONNX file."""
    graph, states = OnnxGraph(), STATES
    for at in range(file.shape.layers):
        states = _Layer(graph, file, f"l{at}.").add(states)
    axes = ("texts", "tokens", file.shape.size)
    inputs = {STATES: ("float32", axes), LENGTHS: ("int32", ("texts",))}
    return graph.model(inputs, {states: axes})


class _Layer:
    """Adds attention among the tokens of a text, then a network for each token."""

    def __init__(self, graph: OnnxGraph, file: E5File, prefix: str) -> None:
        self._graph = graph
        self._file = file
        self._prefix = prefix

    def add(self, states: str) -> str:
        """Return the name of the states behind the layer."""
        three = [self._dense(part, states) for part in "qkv"]
        heads = self._file.shape.heads
        context = self._node("MultiHeadAttention", [*three, "", LENGTHS], "mix", num_heads=heads)
        states = self._norm("aln", self._dense("ao", context), states)
        wide = self._node("Gelu", [self._dense("fi", states)], "gelu")
        return self._norm("oln", self._dense("fo", wide), states)

    def _dense(self, part: str, given: str) -> str:
        """Multiply by a matrix and add a bias."""
        blocks = self._file.blocks(f"{self._prefix}{part}")
        outputs, width = blocks.shape
        weights = self._constant(f"{part}.packed", repacked(blocks))
        scales = self._constant(f"{part}.scales", blocks["scale"].astype(np.float32).ravel())
        inputs = [given, weights, scales, "", "", self._vector(f"{part}.b")]
        measures = {"K": width * IN_BLOCK, "N": outputs, "bits": BITS, "block_size": IN_BLOCK}
        return self._node("MatMulNBits", inputs, part, **measures, accuracy_level=_AS_BYTES)

    def _norm(self, part: str, given: str, added: str) -> str:
        """Add, bring each row to mean 0 and variance 1, then scale and shift it."""
        scale, shift = self._vector(f"{part}.w"), self._vector(f"{part}.b")
        epsilon = self._file.shape.epsilon
        return self._node(
            "SkipLayerNormalization", [given, added, scale, shift], part, epsilon=epsilon
        )

    def _vector(self, name: str) -> str:
        return self._constant(name, self._file.vector(f"{self._prefix}{name}"))

    def _constant(self, name: str, values: NDArray[np.float32 | np.uint8]) -> str:
        return self._graph.constant(f"{self._prefix}{name}", values)

    def _node(self, operator: str, given: list[str], name: str, **attributes: float) -> str:
        return self._graph.node(operator, given, f"{self._prefix}{name}", **attributes)


def repacked(blocks: NDArray[np.void]) -> NDArray[np.uint8]:
    """Return the weights of blocks with neighbours in a byte, as onnxruntime wants them.

    The file has weight n and n + 16 in a byte, so that two of its bytes hold two pairs.
    """
    two = np.ascontiguousarray(blocks["pairs"]).view("<u2")
    low = two & 0x0F | two >> 4 & 0xF0
    high = two >> 4 & 0x0F | two >> 8 & 0xF0
    return np.concatenate([low, high], axis=-1).astype(np.uint8)
