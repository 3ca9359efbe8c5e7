"""The words of a paragraph of a Word document, as they stand when all changes are accepted."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from knowledge.ingestion.readers.fonts import is_monospaced
from knowledge.ingestion.structure import visible

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_GONE = frozenset("del moveFrom pPr rPr instrText delText fldData".split())
WRAPPERS = frozenset("sdt sdtContent customXml ins moveTo smartTag".split())
"""Elements around blocks, rows and cells."""
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "ptab": "\t"}
_PICTURES = frozenset("drawing pict object".split())
_BOX = "txbxContent"
_DEEPEST_STYLE = 9
"""Styles that rest on each other, at most."""
_OFF = frozenset("0 false off none".split())


class DocxWords:
    """Collects the words of paragraphs, and beside them what stands elsewhere.

    `notes` are those referred to, `boxes` the text boxes that hang in the paragraph; `unread`
    counts what is not read. `fonts` are those of styles, by the name of each.
    """

    def __init__(self, fonts: Mapping[str, str | None]) -> None:
        self._fonts = fonts
        self.unread: Counter[str] = Counter()
        self.notes: list[str] = []
        self.boxes: list[_Element] = []

    def of(self, paragraph: "_Element") -> str:
        """Return the words; a line break is kept."""
        return "".join(self._words(paragraph))

    def is_bold(self, paragraph: "_Element") -> bool:
        """Tell whether all words are bold."""
        runs = [run for run in paragraph.iter("{*}r") if "".join(self._plain(run)).strip()]
        return bool(runs) and all(_is_set(run, "rPr/b") for run in runs)

    def opening(self, paragraph: "_Element") -> str:
        """Return the words that open a paragraph in bold or underlined letters, before others."""
        opened: list[str] = []
        for run in paragraph.iter("{*}r"):
            words = "".join(self._plain(run))
            if words.strip() and not (_is_set(run, "rPr/b") or _is_set(run, "rPr/u")):
                return visible("".join(opened))
            opened.append(words)
        return ""

    def is_fixed(self, paragraph: "_Element") -> bool:
        """Tell whether all words are monospaced."""
        runs = [run for run in paragraph.iter("{*}r") if "".join(self._plain(run)).strip()]
        below = self._fonts.get(on(paragraph, "pPr/pStyle") or "")
        return bool(runs) and all(is_monospaced(self._font(run) or below) for run in runs)

    def _font(self, run: "_Element") -> str | None:
        style = self._fonts.get(on(run, "rPr/rStyle") or "")
        return on(run, "rPr/rFonts", "ascii") or style

    def _words(self, parent: "_Element") -> Iterator[str]:
        for child in parent:
            name = named(child)
            if name == "t":
                yield child.text or ""
            elif name in _BREAKS:
                yield "" if on(child, ".", "type") == "page" else _BREAKS[name]
            elif name in _PICTURES or name == "AlternateContent":
                self._drawn(child)
            elif name in {"oMath", "oMathPara"}:
                self.unread["formulas"] += 1
            elif name in {"footnoteReference", "endnoteReference"}:
                kind = name.removesuffix("Reference")
                self.notes.append(f"{kind}s{on(child, '.', 'id')}")
            elif name not in _GONE and not (name == "r" and _is_set(child, "rPr/vanish")):
                yield from self._words(child)

    def _drawn(self, drawing: "_Element") -> None:
        """Keep the text boxes of a drawing; it comes twice, for newer and for older programs."""
        older = drawing.find("{*}Fallback")
        boxes = [*(drawing if older is None else older).iter(f"{{*}}{_BOX}")]
        boxes = boxes or [*drawing.iter(f"{{*}}{_BOX}")]
        self.boxes += boxes
        pictures = ("blip", "imagedata")
        if not boxes and any(next(drawing.iter(f"{{*}}{p}"), None) is not None for p in pictures):
            self.unread["pictures"] += 1

    def _plain(self, run: "_Element") -> Iterator[str]:
        for text in run.iter("{*}t"):
            yield text.text or ""


def named(element: "_Element") -> str:
    """Return the name of an element without its namespace."""
    # A comment has a function for a tag.
    return str(element.tag).rpartition("}")[2]


def on(element: "_Element", path: str, attribute: str = "val") -> str | None:
    """Return what a property holds, empty if it only stands there; None if it does not."""
    found = (
        element if path == "." else element.find("/".join(f"{{*}}{p}" for p in path.split("/")))
    )
    if found is None:
        return None
    said = (value for name, value in found.attrib.items() if str(name).endswith(f"}}{attribute}"))
    return str(next(said, ""))


def inside(parent: "_Element", name: str) -> Iterator["_Element"]:
    """Yield the rows of a table or the cells of a row, also out of content controls."""
    for child in parent:
        if named(child) == name:
            yield child
        elif named(child) in WRAPPERS:
            yield from inside(child, name)


def given(style: Any, path: str, attribute: str = "val") -> str | None:
    """Return a property that a style, or one on which it rests, gives."""
    for _ in range(_DEEPEST_STYLE):
        if style is None:
            return None
        if (value := on(style.element, path, attribute)) is not None:
            return value
        style = getattr(style, "base_style", None)
    return None


def notes_of(document: "Document") -> dict[str, "_Element"]:
    """Return footnotes and endnotes by their kind and number."""
    from lxml.etree import XMLParser, fromstring  # noqa: PLC0415

    found: dict[str, _Element] = {}
    parser = XMLParser(resolve_entities=False)
    for part in document.part.package.iter_parts():
        kind = str(part.partname).rpartition("/")[2].removesuffix(".xml")
        if kind in {"footnotes", "endnotes"}:
            for note in fromstring(part.blob, parser):
                number = on(note, ".", "id") or ""
                found[f"{kind}{number}"] = note
    return found


def _is_set(element: "_Element", path: str) -> bool:
    value = on(element, path)
    return value is not None and value not in _OFF
