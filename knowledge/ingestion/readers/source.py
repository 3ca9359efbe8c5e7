"""What is stored of a file: its text, its passages, and what it says of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from knowledge.models import Kind, Passage, Span

_PLACE = ("start", "end", "paragraph", "sentence")
"""What is packed of every passage, in this order."""
_DEFAULTS = Passage._field_defaults
_PLAIN = tuple(_DEFAULTS.values())
_place_of, _rest_of = attrgetter(*_PLACE), attrgetter(*_DEFAULTS)


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
            "passages": [_packed(passage) for passage in self.passages],
        }

    @classmethod
    def unpacked(cls, said: Mapping[str, Any]) -> "Source":
        """Return the source of packed values."""
        passages = (_passage(said["text"], packed) for packed in said.get("passages", ()))
        return cls(**{**said, "passages": tuple(passages)})


def _packed(passage: Passage) -> list[Any]:
    """Return the place of a passage, and all else that does not go without saying.

    A book has fifty thousand passages. The text of one without parts stands at its place.
    """
    place, rest = [*_place_of(passage)], _rest_of(passage)
    if rest == _PLAIN:
        return place
    said = {
        name: value
        for (name, default), value in zip(_DEFAULTS.items(), rest, strict=True)
        if value != default
    }
    return [*place, said | ({"text": passage.text} if passage.parts else {})]


def _passage(text: str, packed: Sequence[Any]) -> Passage:
    start, end, paragraph, sentence, *rest = packed
    plain = Passage(text[start:end], start, end, paragraph, sentence)
    if not rest:
        return plain
    [said] = rest
    lists = {name: tuple(said.get(name, ())) for name in ("section", "joints", "labels")}
    parts = tuple(Span(start, end) for start, end in said.get("parts", ()))
    kind = Kind(said.get("kind", Kind.FACT))
    return plain._replace(**{**said, **lists, "parts": parts, "kind": kind})


def segment(source: Source) -> tuple[Passage, ...]:
    """Return the passages of a source; plain text that nobody read is cut here."""
    if source.passages:
        return source.passages
    from knowledge.ingestion.segmentation import passages  # noqa: PLC0415 - files come with theirs

    return tuple(passages(source.text))
