"""Rewrites a network in ONNX: of a table in bytes, only rows that are looked up become floats.

As MiniLM is shipped, the vectors of all its tokens are cast and scaled before one is looked up,
and onnxruntime does that once, at the start: they take four times their size from then on. Looked
up first, the same numbers come out, for each is cast and scaled alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from knowledge.retrieval.embedding.protobuf import (
    LENGTH,
    blob,
    field_key,
    read_fields,
    string,
    varint,
)

_GRAPH = 7
"""The field of a model that holds its graph; numbers of fields are those of onnx.proto."""
_NODE, _GIVEN, _RESULT, _OPERATOR, _ATTRIBUTE = 1, 1, 2, 4, 5
"""The field of a graph that holds a node, and those of a node."""


class _Node(NamedTuple):
    operator: str
    given: tuple[str, ...]
    result: str
    attributes: bytes

    def written(self, given: tuple[str, ...], result: str) -> bytes:
        """Return this node as a field of a graph, with other names."""
        names = b"".join(string(_GIVEN, name) for name in given)
        said = names + string(_RESULT, result) + string(_OPERATOR, self.operator)
        return blob(_NODE, said + self.attributes)


class _Lookup(NamedTuple):
    """Rows are gathered of a table that was cast, then scaled by a number for each row."""

    cast: _Node
    scaled: _Node
    gathered: _Node

    def written(self) -> Iterator[bytes]:
        """Yield the nodes that gather rows and their numbers first."""
        table, result = self.cast.given[0], self.gathered.result
        scales, rows = self.scaled.given[1], self.gathered.given[1]
        looked_up, floats, factors = f"{table}_rows", f"{table}_floats", f"{table}_factors"
        yield self.gathered.written((table, rows), looked_up)
        yield self.gathered.written((scales, rows), factors)
        yield self.cast.written((looked_up,), floats)
        yield self.scaled.written((floats, factors), result)


def look_up_first(model: bytes) -> bytes:
    """Return a model whose tables are looked up before they are made floats.

    Each scale belongs to a row, as in what is quantised by rows.
    """
    parts: list[bytes | memoryview] = []
    for number, content, whole in read_fields(memoryview(model)):
        if number == _GRAPH:
            # Put together once, at the end: each copy of all weights takes 10 ms.
            graph = _rewritten(content)
            parts += (field_key(_GRAPH, LENGTH), varint(sum(map(len, graph))), *graph)
        else:
            parts.append(whole)
    return b"".join(parts)


def _rewritten(graph: memoryview) -> list[bytes | memoryview]:
    """Return the fields of a graph with its look-ups before its floats."""
    fields = [*read_fields(graph)]
    nodes = [_node(content) for number, content, _ in fields if number == _NODE]
    lookups = _lookups(nodes)
    idle = {name for each in lookups.values() for name in (each.cast.result, each.scaled.result)}
    waiting = iter(nodes)
    parts: list[bytes | memoryview] = []
    for number, _, whole in fields:
        node = next(waiting) if number == _NODE else None
        if node and node.result in lookups:
            parts += lookups[node.result].written()
        elif node is None or node.result not in idle:
            parts.append(whole)
    return parts


def _node(message: memoryview) -> _Node:
    fields = [*read_fields(message)]
    names: dict[int, list[str]] = {_GIVEN: [], _RESULT: [], _OPERATOR: []}
    for number, content, _ in fields:
        if number in names:
            names[number].append(str(content, "utf-8"))
    attributes = b"".join(whole for number, _, whole in fields if number == _ATTRIBUTE)
    [operator], given, results = names[_OPERATOR], tuple(names[_GIVEN]), names[_RESULT]
    return _Node(operator, given, results[0], attributes)


def _lookups(nodes: Sequence[_Node]) -> Mapping[str, _Lookup]:
    """Return by their result the look-ups in tables that nothing else needs as floats."""
    made = {node.result: node for node in nodes}
    uses = Counter(name for node in nodes for name in node.given)
    found = {}
    for node in nodes:
        scaled = made.get(node.given[0]) if node.operator == "Gather" else None
        cast = made.get(scaled.given[0]) if scaled and scaled.operator == "Mul" else None
        if scaled is None or cast is None or cast.operator != "Cast":
            continue
        if uses[scaled.result] == uses[cast.result] == 1:
            found[node.result] = _Lookup(cast, scaled, node)
    return found
