"""Packing: values as bytes for another process of this program, which unpickles them.

Dataclasses that cannot be changed are packed by their fields. As `pickle` would do it alone, by a
list of the fields of each value, it takes four times as long, twice a message.
"""

import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any

Fields = Callable[[Any], tuple[Any, ...]]


def pack(value: object) -> bytes:
    """Return a value as bytes, which `pickle.loads` reads.

    Of dataclasses only the fields are packed, not what they have worked out of them.
    """
    packed = BytesIO()
    _Packer(packed, pickle.HIGHEST_PROTOCOL).dump(value)
    return packed.getvalue()


class _Packer(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        told = _fields_of(kind)
        return (kind, told(value)) if told else NotImplemented


@cache
def _fields_of(kind: type) -> Fields | None:
    """Return what reads the arguments that make a value again, None where they do not."""
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    every = fields(kind)
    if not every or not all(each.init and not each.kw_only for each in every):
        return None
    names = [each.name for each in every]
    told = attrgetter(*names)
    return told if len(names) > 1 else lambda value: (told(value),)
