"""The styles of an OpenDocument text: which are bold, and which are those of programs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from knowledge.ingestion.readers.fonts import is_monospaced, is_program_style, is_typed

if TYPE_CHECKING:
    from lxml.etree import _Element

_CAPTION = "Caption"
"""The style on which those of the words below figures rest."""
_HEADING = "Table_20_Heading"
"""The style of cells that name columns."""
_DEEPEST = 9
"""Styles that rest on each other, at most."""


class OdtStyles:
    """Names of styles: `programs` are told by their names or fonts, `bold` by their weight.

    `naming` are those of cells that name columns, `captions` of the words below figures and above
    tables, `centred` set words in the middle of a line.

    There are no programs in a text that is monospaced throughout.
    """

    def __init__(self, text: "_Element", sources: "Sequence[_Element]") -> None:
        styles = {
            attribute(style, "name") or "": style
            for source in sources
            for style in source.iter("{*}style")
        }
        self.bold = {name for name in styles if _said(name, styles, "font-weight") == "bold"}
        fixed = {name for name in styles if _is_program(name, styles)}
        paragraphs = [(attribute(p, "style-name"), p) for p in text.iter("{*}p")]
        typed = is_typed((_length(p), style in fixed) for style, p in paragraphs)
        self.programs = set() if typed else fixed
        self.centred = {name for name in styles if _said(name, styles, "text-align") == "center"}
        self.captions = {name for name in styles if _CAPTION in _line_of(name, styles)}
        self.naming = {name for name in styles if _HEADING in _line_of(name, styles)}


def attribute(element: "_Element", name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    found = (value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}"))
    value = next(found, None)
    return None if value is None else str(value)


def _is_program(name: str, styles: "Mapping[str, _Element]") -> bool:
    for each in _line_of(name, styles):
        font = _property(styles[each], "font-name")
        if font is not None or is_program_style(each.replace("_20_", " ")):
            return font is None or is_monospaced(font)
    return False


def _said(name: str, styles: "Mapping[str, _Element]", wanted: str) -> str | None:
    """Return what a style, or the nearest one on which it rests, says of a property."""
    values = (_property(styles[each], wanted) for each in _line_of(name, styles))
    return next((value for value in values if value is not None), None)


def _line_of(name: str, styles: "Mapping[str, _Element]") -> Iterator[str]:
    """Yield a style and those on which it rests, the nearest first."""
    for _ in range(_DEEPEST):
        if name not in styles:
            return
        yield name
        name = attribute(styles[name], "parent-style-name") or ""


def _property(style: "_Element", wanted: str) -> str | None:
    parts = ("text-properties", "paragraph-properties")
    found = [each for part in parts if (each := style.find(f"{{*}}{part}")) is not None]
    values = (attribute(properties, wanted) for properties in found)
    return next((value for value in values if value is not None), None)


def _length(paragraph: "_Element") -> int:
    return sum(len(str(words)) for words in paragraph.itertext())
