"""OpenDocument texts: their XML says the same as HTML in other words, and is read as such."""

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.markup import MarkupWalker
from knowledge.ingestion.readers.odt_styles import OdtStyles, attribute
from knowledge.ingestion.readers.packed import check_packed
from knowledge.ingestion.structure import About, StructuredDocument, TextWriter, compose

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

FORMAT = "OpenDocument text (.odt)"
_NAMES = {
    "p": "p",
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-header-rows": "thead",
    "table-row": "tr",
    "table-cell": "td",
    "a": "span",
    "span": "font",
    "line-break": "br",
    "image": "img",
    "object": "math",
    "section": "div",
    "text-box": "div",
    "frame": "span",
    "table-of-content": "nav",
    "bibliography": "nav",
}
_GONE = frozenset(
    "tracked-changes sequence-decls forms annotation note-citation bookmark index-title".split()
)
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_SPACES = {"s": "span", "tab": "tab"}


def read_odt(data: bytes) -> StructuredDocument:
    """Read an OpenDocument text. Raises DocumentError if it is damaged or a bomb."""
    from lxml.etree import LxmlError, XMLParser, fromstring  # noqa: PLC0415

    check_packed(data, FORMAT)
    parser = XMLParser(resolve_entities=False)
    try:
        with ZipFile(BytesIO(data)) as packed:
            content = fromstring(packed.read("content.xml"), parser)
            meta = fromstring(packed.read("meta.xml"), parser)
            styles = fromstring(packed.read("styles.xml"), parser)
        text = next(content.iter(f"{{{_OFFICE}}}text"))
    except (LxmlError, KeyError, ValueError, StopIteration) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    writer = TextWriter()
    walker = MarkupWalker(writer)
    walker.walk(_Translation(OdtStyles(text, [styles, content])).of(text))
    title, author = (_said(meta, name) for name in ("title", "initial-creator"))
    about = About(title, author, unread=walker.unread)
    return compose(writer.text, writer.elements, about, typeset=True)


class _Translation:
    """Rewrites elements as those of HTML; notes stand behind the paragraph that refers to them."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._notes: list[_Element] = []

    def of(self, element: "_Element") -> "HtmlElement":
        from lxml.html import Element  # noqa: PLC0415

        body = Element("div")
        self._fill(body, element)
        return body

    def _fill(self, target: "HtmlElement", source: "_Element") -> None:
        target.text = source.text
        for child in source:
            self._add(target, child, str(child.tag).rpartition("}")[2])

    def _add(self, target: "HtmlElement", child: "_Element", name: str) -> None:
        from lxml.html import Element  # noqa: PLC0415

        if name == "note":
            self._notes += child.iter("{*}note-body")
        made = Element(_SPACES.get(name, "span"))
        if name in _SPACES:
            made.text = " "
        elif name not in _GONE and name != "note" and isinstance(child.tag, str):
            made = self._styled(child, name)
        made.tail = child.tail
        target.append(made)
        if name in {"p", "h"} and self._notes:
            self._write_notes(target)

    def _styled(self, child: "_Element", name: str) -> "HtmlElement":
        """Return an element by another name: programs and bold letters are told by their style."""
        from lxml.html import Element  # noqa: PLC0415

        style = attribute(child, "style-name") or ""
        if name == "p" and style in self._styles.captions and not _is_over_table(child):
            return self._pictures(child)
        if name == "p" and (style in self._styles.programs or self._is_typed(child)):
            made = Element("pre")
        elif name == "span" and style in self._styles.bold:
            made = Element("b")
        else:
            tag = "th" if name == "table-cell" and self._names_column(child) else _tag(child, name)
            made = Element(tag, _spans(child))
        if style in self._styles.centred:
            made.set("align", "center")
        inner = made
        if name == "p" and style in self._styles.bold and made.tag == "p":
            inner = Element("b")
            made.append(inner)
        self._fill(inner, child)
        return made

    def _pictures(self, caption: "_Element") -> "HtmlElement":
        """Return what is drawn within the words that only say what is drawn."""
        from lxml.html import Element  # noqa: PLC0415

        made = Element("div")
        for frame in caption.iterchildren("{*}frame"):
            self._add(made, frame, "frame")
            made[-1].tail = None
        return made

    def _names_column(self, cell: "_Element") -> bool:
        """Tell a cell whose paragraphs are all in the style of those that name columns."""
        styles = [attribute(each, "style-name") or "" for each in cell.iter("{*}p")]
        return bool(styles) and all(style in self._styles.naming for style in styles)

    def _is_typed(self, paragraph: "_Element") -> bool:
        """Tell a paragraph whose words all stand in spans of programs."""
        spans = [span for span in paragraph if "".join(map(str, span.itertext())).strip()]
        between = [paragraph.text, *(child.tail for child in paragraph)]
        outside = any(words and words.strip() for words in between)
        styles = (attribute(span, "style-name") or "" for span in spans)
        return (
            bool(spans) and not outside and all(each in self._styles.programs for each in styles)
        )

    def _write_notes(self, target: "HtmlElement") -> None:
        waiting, self._notes = self._notes, []
        for note in waiting:
            target.append(self.of(note))


def _is_over_table(paragraph: "_Element") -> bool:
    following = paragraph.getnext()
    return following is not None and str(following.tag).endswith("}table")


def _tag(element: "_Element", name: str) -> str:
    if name != "h":
        return _NAMES.get(name, "span")
    level = attribute(element, "outline-level") or "1"
    return f"h{min(6, int(level) + 1)}" if level.isdecimal() else "h2"


def _spans(cell: "_Element") -> dict[str, str]:
    wide = attribute(cell, "number-columns-spanned")
    high = attribute(cell, "number-rows-spanned")
    spans = {"colspan": wide, "rowspan": high}
    return {name: value for name, value in spans.items() if value}


def _said(meta: "_Element", name: str) -> str | None:
    found = next(meta.iter(f"{{*}}{name}"), None)
    return None if found is None else found.text
