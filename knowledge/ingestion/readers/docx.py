"""Word documents: paragraphs, lists, tables, text boxes and notes, with all changes accepted."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.docx_layout import heading_lists, numbering, text_columns
from knowledge.ingestion.readers.docx_words import (
    WRAPPERS,
    DocxWords,
    given,
    inside,
    named,
    notes_of,
    on,
)
from knowledge.ingestion.readers.fonts import is_program_style, is_typed
from knowledge.ingestion.readers.packed import as_transitional, check_packed
from knowledge.ingestion.structure import (
    RUN_IN,
    About,
    Cell,
    ElementKind,
    Reach,
    Span,
    StructuredDocument,
    TextWriter,
    Voice,
    compose,
    is_named,
    visible,
)
from knowledge.ingestion.structure.clause_tables import write_clauses
from knowledge.ingestion.structure.formatted_headings import heads, is_text, runs_in
from knowledge.ingestion.structure.headlines import PLAIN, TITLE, is_headline
from knowledge.ingestion.structure.tabbed_lines import is_row

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

FORMAT = "Word document (.docx)"
_LEVELS = 9
_BOX = "txbxContent"
_DEEPEST = 50


def read_docx(data: bytes) -> StructuredDocument:
    """Read a Word document. Raises DocumentError if it is damaged, locked or a bomb."""
    from docx import Document  # noqa: PLC0415 - only DOCX needs it
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    check_packed(data, FORMAT)
    try:
        document = Document(BytesIO(as_transitional(data)))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as exc:
        raise DocumentError(f"is damaged or no {FORMAT}.") from exc
    writer = TextWriter()
    reader = _Docx(document, writer)
    reader.find_programs()
    reader.walk(document.element.body)
    reader.end_section()
    said = document.core_properties
    # When a file was created is not when it was published.
    about = About(said.title, said.author, unread=reader.words.unread)
    return compose(writer.text, writer.elements, about, typeset=True)


class _Docx:
    def __init__(self, document: "Document", writer: TextWriter) -> None:
        self._document = document
        self._writer = writer
        self._styles = {style.style_id: style for style in document.styles}
        self.words = DocxWords(
            {n: given(style, "rPr/rFonts", "ascii") for n, style in self._styles.items()}
        )
        self._given: dict[tuple[str, str], str | None] = {}
        self._notes = notes_of(document)
        self._numbered = heading_lists(document.element.body)
        self._list = 0
        self._before = ""
        self._typed = False

    def find_programs(self) -> None:
        """Tell programs by their font, unless the whole document is typed so."""
        paragraphs = self._document.element.body.iter("{*}p")
        found = ((len("".join(p.itertext())), self.words.is_fixed(p)) for p in paragraphs)
        self._typed = is_typed(found)

    def walk(self, parent: "_Element", depth: int = 0) -> None:
        """Write all blocks of an element: the body, a cell, a text box, a note."""
        for child in parent:
            name = named(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                self._table(child, depth)
            elif name in WRAPPERS and depth < _DEEPEST:
                self.walk(child, depth + 1)

    def end_section(self) -> None:
        """Write the notes that the section referred to."""
        waiting, self.words.notes = self.words.notes, []
        for note in waiting:
            if note in self._notes:
                self._list = 0
                self.walk(self._notes.pop(note))

    def _paragraph(self, paragraph: "_Element", depth: int) -> None:
        words = self._before + self.words.of(paragraph)
        self._before = words if on(paragraph, "pPr/rPr/del") else ""
        if not self._before and words.strip():
            self._write(paragraph, words)
        boxes, self.words.boxes = self.words.boxes, []
        for box in boxes:
            if depth < _DEEPEST:
                self.walk(box, depth + 1)

    def _write(self, paragraph: "_Element", words: str) -> None:
        style = self._style(paragraph)
        level = self._level(paragraph, style)
        if style.startswith("toc ") or (style == "caption" and not _is_over_table(paragraph)):
            self._writer.write(ElementKind.BOILERPLATE, words)
        elif level is not None and not is_text(visible(words), marked="heading" in style):
            self.end_section()
            self._writer.write(ElementKind.HEADING, words, level=level)
        elif (depth := self._depth(paragraph, style)) is not None and not self._heads(paragraph):
            self._list = self._list or self._writer.new_list()
            self._writer.write_item(words, self._list, depth)
            return
        else:
            self._plain(paragraph, style, words)
        self._list = 0

    def _heads(self, item: "_Element") -> bool:
        """Tell the numbered heading of a section: bold, and beside no other bold paragraph.

        Letters need not be bold in a list that numbers headings alone.
        """
        if numbering(item) in self._numbered:
            return True
        line = visible("".join(part.text or "" for part in item.iter("{*}t")))
        beside = [each for each in (item.getprevious(), item.getnext()) if each is not None]
        alone = not any(named(each) == "p" and self.words.is_bold(each) for each in beside)
        alone = alone and not any(self._place(item) == self._place(each) for each in beside)
        headline = bool(line) and is_headline(line, Span(0, len(line)))
        return headline and alone and self.words.is_bold(item)

    def _place(self, item: "_Element") -> tuple[str | None, str]:
        """Return in which list a paragraph is numbered, and how deep."""
        depth = self._inherited(item, "numPr/ilvl") or "0"
        return self._inherited(item, "numPr/numId"), depth

    def _plain(self, paragraph: "_Element", style: str, words: str) -> None:
        line, opening = visible(words), self.words.opening(paragraph)
        voice = Voice.QUOTED if "quote" in style else Voice.NARRATED
        if is_program_style(style) or (self.words.is_fixed(paragraph) and not self._typed):
            self._writer.write(ElementKind.CODE, words)
        elif numbering(paragraph) in self._numbered or (
            self.words.is_bold(paragraph) and heads(line) and not is_row(words)
        ):
            self.end_section()
            self._writer.write(ElementKind.HEADING, words, level=PLAIN)
        elif not self._writer.is_asked and runs_in(line, opening):
            self._writer.write(ElementKind.HEADING, opening, level=RUN_IN)
            self._writer.write_lines(line[len(opening) :], voice)
        else:
            self._writer.centred = self._inherited(paragraph, "jc") == "center"
            self._writer.write_lines(words, voice)
            self._writer.centred = False

    def _style(self, paragraph: "_Element") -> str:
        """Return the name of a paragraph's style, in small letters."""
        style = self._styles.get(on(paragraph, "pPr/pStyle") or "")
        return (style.name or "").lower() if style is not None else ""

    def _level(self, paragraph: "_Element", style: str) -> int | None:
        """Return the level of a heading: its title is 1; None for other paragraphs."""
        if style == "title":
            return TITLE
        outline = self._inherited(paragraph, "outlineLvl")
        if outline and outline.isdecimal() and int(outline) < _LEVELS:
            return int(outline) + TITLE + 1
        number = style.removeprefix("heading ")
        return int(number) + TITLE if number != style and number.isdecimal() else None

    def _depth(self, paragraph: "_Element", style: str) -> int | None:
        """Return how deep an item of a list lies, from 0; None for other paragraphs."""
        number = self._inherited(paragraph, "numPr/numId")
        # Word gives its style of paragraphs in lists to others as well.
        listed = style.startswith("list ") and not style.startswith("list paragraph")
        if number == "0" or (number is None and not listed):
            return None
        depth = self._inherited(paragraph, "numPr/ilvl") or "0"
        return int(depth) if depth.isdecimal() else 0

    def _inherited(self, paragraph: "_Element", path: str) -> str | None:
        """Return a property that the paragraph, its style, or one below it, gives."""
        if own := on(paragraph, f"pPr/{path}"):
            return own
        name = on(paragraph, "pPr/pStyle") or ""
        if (name, path) not in self._given:
            self._given[name, path] = given(self._styles.get(name), f"pPr/{path}")
        return self._given[name, path]

    def _table(self, table: "_Element", depth: int) -> None:
        self._list = 0
        rows = [row for row in inside(table, "tr") if on(row, "trPr/del") is None]
        cells = [[*inside(row, "tc")] for row in rows]
        if max(map(len, cells), default=0) < 2 or table.find(".//{*}tc//{*}tbl") is not None:  # noqa: PLR2004
            for cell in (cell for row in cells for cell in row):
                if depth < _DEEPEST:
                    self.walk(cell, depth + 1)
            return
        if columns := text_columns(cells):
            for cell in (cell for column in columns for cell in column):
                self._list = 0
                self.walk(cell, depth + 1)
            return
        shown = [[part for cell in row for part in self._cell(cell)] for row in cells]
        if write_clauses(self._writer, shown):
            return
        headers = 0
        while headers < len(rows) and on(rows[headers], "trPr/tblHeader") is not None:
            headers += 1
        named = headers or is_named(shown) or self._is_bold_alone(rows)
        self._writer.write_table(shown, headers=named)

    def _is_bold_alone(self, rows: "Sequence[_Element]") -> int:
        """Return 1 if all cells of the first row are bold, and not of the second, else 0."""
        filled = ((p for p in row.iter("{*}p") if [*p.iter("{*}t")]) for row in rows[:2])
        bold = [all(map(self.words.is_bold, paragraphs)) for paragraphs in filled]
        return int(bold == [True, False])

    def _cell(self, cell: "_Element") -> Iterator[Cell]:
        merged = on(cell, "tcPr/vMerge")
        if merged is not None and merged != "restart":
            yield Reach.ABOVE
        else:
            yield " ".join(self.words.of(part) for part in cell.iter("{*}p"))
        width = on(cell, "tcPr/gridSpan") or "1"
        for _ in range(min(int(width), 100) - 1 if width.isdecimal() else 0):
            yield Reach.LEFT


def _is_over_table(paragraph: "_Element") -> bool:
    following = paragraph.getnext()
    return following is not None and named(following) == "tbl"
