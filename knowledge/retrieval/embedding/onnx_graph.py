"""Writes a network in ONNX, the format that onnxruntime runs: a message of Protocol Buffers.

Numbers of fields and types are those of onnx.proto; the operators are onnxruntime's own.
"""

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from numpy.typing import NDArray

_OWN = "com.microsoft"
"""The domain of onnxruntime's operators."""
_IR, _OPSETS = 8, (("", 17), (_OWN, 1))
"""The versions of the format and of the operators."""
_TYPES = {"float32": 1, "uint8": 2, "int32": 6}
_FLOAT, _WHOLE = 1, 2
"""Types of attributes."""
_VARINT, _LENGTH, _FOUR_BYTES = 0, 2, 5
"""How a field is written: as a number, with its length before it, in four bytes."""
_MORE = 0x80

Axes = Sequence[int | str]
"""Of a tensor: numbers, or a name where it is as long as what is given."""


class OnnxGraph:
    """A network under construction: constants, and nodes in the order in which they run."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []

    def constant(self, name: str, values: NDArray[Any]) -> str:
        """Add a tensor that never changes; return its name."""
        axes = b"".join(_number(1, length) for length in values.shape)
        kind = _number(2, _TYPES[values.dtype.name])
        self._constants.append(axes + kind + _text(8, name) + _field(9, values.tobytes()))
        return name

    def node(self, operator: str, given: Sequence[str], result: str, **attributes: float) -> str:
        """Add a node; return the name of its result. An empty name leaves an input out."""
        names = b"".join(_text(1, name) for name in given) + _text(2, result)
        told = b"".join(_field(5, _attribute(*each)) for each in attributes.items())
        self._nodes.append(names + _text(4, operator) + told + _text(7, _OWN))
        return result

    def model(self, inputs: Mapping[str, tuple[str, Axes]], outputs: Mapping[str, Axes]) -> bytes:
        """Return the file. Inputs have a type, such as `int32`, and axes; outputs are floats."""
        given = (_field(11, _tensor(name, *each)) for name, each in inputs.items())
        gives = (_field(12, _tensor(name, "float32", axes)) for name, axes in outputs.items())
        nodes = (_field(1, each) for each in self._nodes)
        constants = (_field(5, each) for each in self._constants)
        graph = b"".join((*nodes, _text(2, "network"), *constants, *given, *gives))
        versions = (_field(8, _text(1, name) + _number(2, at)) for name, at in _OPSETS)
        return b"".join((_number(1, _IR), _field(7, graph), *versions))


def _attribute(name: str, value: float) -> bytes:
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _WHOLE)
    written = _varint(2 << 3 | _FOUR_BYTES) + struct.pack("<f", value)
    return _text(1, name) + written + _number(20, _FLOAT)


def _tensor(name: str, kind: str, axes: Axes) -> bytes:
    """Return the description of a tensor that goes in or out."""
    lengths = (_text(2, axis) if isinstance(axis, str) else _number(1, axis) for axis in axes)
    shape = _field(2, b"".join(_field(1, each) for each in lengths))
    return _text(1, name) + _field(2, _field(1, _number(1, _TYPES[kind]) + shape))


def _text(field: int, text: str) -> bytes:
    return _field(field, text.encode())


def _field(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _LENGTH) + _varint(len(content)) + content


def _number(field: int, number: int) -> bytes:
    return _varint(field << 3 | _VARINT) + _varint(number)


def _varint(number: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    groups = bytearray()
    while number >= _MORE:
        groups.append(number % _MORE + _MORE)
        number //= _MORE
    groups.append(number)
    return bytes(groups)
