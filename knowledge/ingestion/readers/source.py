"""What is stored of a file: its text, its passages, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from knowledge.models import Kind, Passage, Span

_DEFAULTS = {each.name: each.default for each in fields(Passage)}


@dataclass(frozen=True, slots=True)
class Source:
    """A document before it is stored; places in `passages` count in the characters of `text`.

    Without passages it is plain text, which is cut when it is stored. `language` is that of most
    of the text, `encoding` how its bytes were read if they were not UTF-8, and `unread` counts
    what was not read by its kind. `outline` is what `outline_of` says of its structure.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    language: str | None = None
    encoding: str | None = None
    unread: Mapping[str, int] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    outline: Mapping[str, Any] = field(default_factory=dict)

    def packed(self) -> dict[str, Any]:
        """Return plain values as JSON keeps them, from which `unpacked` makes the same again."""
        said = {each.name: getattr(self, each.name) for each in fields(self)}
        return said | {
            "unread": dict(self.unread),
            "passages": [self._packed_passage(passage) for passage in self.passages],
        }

    @classmethod
    def unpacked(cls, said: Mapping[str, Any]) -> "Source":
        """Return the source of packed values."""
        passages = (_passage(said["text"], row) for row in said.get("passages", ()))
        return cls(**{**said, "passages": tuple(passages)})

    def _packed_passage(self, passage: Passage) -> dict[str, Any]:
        """Leave out what goes without saying: a book has fifty thousand passages."""
        row = {
            name: value
            for name, default in _DEFAULTS.items()
            if (value := getattr(passage, name)) != default
        }
        if not passage.parts:
            del row["text"]
        return row


def _passage(text: str, row: Mapping[str, Any]) -> Passage:
    said = {"text": text[row["start"] : row["end"]], **row}
    lists = {name: tuple(said.get(name, ())) for name in ("section", "joints", "labels")}
    parts = tuple(Span(start, end) for start, end in said.get("parts", ()))
    kind = Kind(said.get("kind", Kind.FACT))
    return Passage(**{**said, **lists, "parts": parts, "kind": kind})
