"""Writes a network in ONNX, the format that onnxruntime runs: a message of Protocol Buffers.

Numbers of fields and types are those of onnx.proto; the operators are onnxruntime's own.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

from knowledge.retrieval.embedding.protobuf import (
    FOUR_BYTES,
    blob,
    field_key,
    integer,
    string,
)

_OWN = "com.microsoft"
"""The domain of onnxruntime's operators."""
_IR, _OPSETS = 8, (("", 17), (_OWN, 1))
"""The versions of the format and of the operators."""
_TYPES = {"float32": 1, "uint8": 2, "int32": 6}
_FLOAT, _WHOLE = 1, 2
"""Types of attributes."""

Axes = Sequence[int | str]
"""Of a tensor: numbers, or a name where it is as long as what is given."""


class OnnxGraph:
    """A network under construction: constants, and nodes in the order in which they run."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a tensor that never changes; return its name."""
        axes = b"".join(integer(1, length) for length in values.shape)
        kind = integer(2, _TYPES[values.dtype.name])
        self._constants.append(axes + kind + string(8, name) + blob(9, values.tobytes()))
        return name

    def node(self, operator: str, given: Sequence[str], result: str, **attributes: float) -> str:
        """Add a node; return the name of its result. An empty name leaves an input out."""
        names = b"".join(string(1, name) for name in given) + string(2, result)
        told = b"".join(blob(5, _attribute(*each)) for each in attributes.items())
        self._nodes.append(names + string(4, operator) + told + string(7, _OWN))
        return result

    def model(self, inputs: Mapping[str, tuple[str, Axes]], outputs: Mapping[str, Axes]) -> bytes:
        """Return the file. Inputs have a type, such as `int32`, and axes; outputs are floats."""
        given = (blob(11, _tensor(name, *each)) for name, each in inputs.items())
        gives = (blob(12, _tensor(name, "float32", axes)) for name, axes in outputs.items())
        nodes = (blob(1, each) for each in self._nodes)
        constants = (blob(5, each) for each in self._constants)
        graph = b"".join((*nodes, string(2, "network"), *constants, *given, *gives))
        versions = (blob(8, string(1, name) + integer(2, at)) for name, at in _OPSETS)
        return b"".join((integer(1, _IR), blob(7, graph), *versions))


def _attribute(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return string(1, name) + integer(3, value) + integer(20, _WHOLE)
    written = field_key(2, FOUR_BYTES) + struct.pack("<f", value)
    return string(1, name) + written + integer(20, _FLOAT)


def _tensor(name: str, kind: str, axes: Axes) -> bytes:
    """Return the description of a tensor that goes in or out."""
    lengths = (string(2, axis) if isinstance(axis, str) else integer(1, axis) for axis in axes)
    shape = blob(2, b"".join(blob(1, each) for each in lengths))
    return string(1, name) + blob(2, blob(1, integer(1, _TYPES[kind]) + shape))
