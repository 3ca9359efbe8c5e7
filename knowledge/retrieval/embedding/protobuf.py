"""Fields of messages of Protocol Buffers, the format of ONNX files: written, and read one by one.

A field is its number and its content: a number, or bytes with their length before them.
"""

from collections.abc import Iterator

VARINT, LENGTH, FOUR_BYTES = 0, 2, 5
"""How a field is written: as a number, with its length before it, in four bytes."""
_MORE = 0x80
_KIND_BITS = 3


def string(field: int, words: str) -> bytes:
    """Return a field that holds a text."""
    return blob(field, words.encode())


def blob(field: int, value: bytes) -> bytes:
    """Return a field that holds bytes, such as a message or a tensor."""
    return field_key(field, LENGTH) + varint(len(value)) + value


def integer(field: int, value: int) -> bytes:
    """Return a field that holds a number, 0 or above."""
    return field_key(field, VARINT) + varint(value)


def field_key(field: int, kind: int) -> bytes:
    """Return what stands before the content of a field."""
    return varint(field << _KIND_BITS | kind)


def varint(value: int) -> bytes:
    """Return a number in groups of seven bits, the lowest first."""
    groups = bytearray()
    while value >= _MORE:
        groups.append(value % _MORE + _MORE)
        value //= _MORE
    groups.append(value)
    return bytes(groups)


def read_fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Yield of each field its number, its content (none of a number), and the field as it stands.

    Raises ValueError for other kinds than ONNX has, and IndexError for a message that is cut off.
    """
    at = 0
    while at < len(message):
        start = at
        key, at = _read_varint(message, at)
        kind, inside = key & (1 << _KIND_BITS) - 1, at
        if kind == VARINT:
            _, at = _read_varint(message, at)
            inside = at
        elif kind == LENGTH:
            length, inside = _read_varint(message, at)
            at = inside + length
        elif kind == FOUR_BYTES:
            at += 4
        else:
            raise ValueError(f"A field of kind {kind} is not read.")
        yield key >> _KIND_BITS, message[inside:at], message[start:at]


def _read_varint(message: memoryview, at: int) -> tuple[int, int]:
    """Return a number, and where it ends."""
    value = shift = 0
    while message[at] >= _MORE:
        value |= (message[at] - _MORE) << shift
        at, shift = at + 1, shift + 7
    return value | message[at] << shift, at + 1
