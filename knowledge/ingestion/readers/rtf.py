"""Rich text: its lines and its tables, whose structure is read from how they are laid out."""

import re
from collections.abc import Iterator

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.encodings import decode
from knowledge.ingestion.structure import (
    About,
    ElementKind,
    StructuredDocument,
    TextWriter,
    compose,
    is_named,
)

_BEGINNING = "{\\rtf"
_BEGINS, _CELL, _ROW = "\ue000", "\ue001", "\ue002"
"""Signs of no font, that stand in the text where a row begins, and where a cell and a row end."""
_WORDS = {"trowd": _BEGINS, "cell": _CELL, "row": _ROW}
_TABLE_WORD = re.compile(r"\\(trowd|cell|row)(?![a-z])")
_TARGET = re.compile(r"HYPERLINK\s{1,5}\"[^\"{}]{0,2000}\"")
"""Where a link leads: nobody sees it."""
_DRAWN = re.compile(r"[\W_]*")
"""A line that is drawn with signs."""
_SIGNS = re.compile(f"([{_BEGINS}{_CELL}{_ROW}])")


def read_rtf(data: bytes) -> StructuredDocument:
    """Read rich text. Raises DocumentError if it is none, or damaged."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only RTF needs it

    # Some programs write a zero byte behind the end.
    source = decode(data.rstrip(b"\0"))
    if not source.startswith(_BEGINNING):
        raise DocumentError("is damaged or no rich text (.rtf).")
    source = _TARGET.sub("", source)
    signed = _TABLE_WORD.sub(lambda word: _sign(_WORDS[word[1]]), source)
    text: str = rtf_to_text(signed, errors="replace")  # type: ignore[no-untyped-call]
    writer = TextWriter()
    rows: list[list[str]] = []
    for words, cells in _pieces(text):
        if cells:
            rows.append(cells)
        elif words.strip():
            _write_table(writer, rows)
            rows = []
            for line in words.splitlines():
                # Each paragraph of rich text is a line; a line break within one is rare.
                if not _DRAWN.fullmatch(line):
                    writer.write(ElementKind.PARAGRAPH, line)
    _write_table(writer, rows)
    return compose(writer.text, writer.elements, About(), typeset=True)


def _sign(sign: str) -> str:
    """Return a sign in a group of its own, so that nothing around it reads otherwise."""
    return f"{{\\uc1\\u{ord(sign)}?}}"


def _pieces(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words between tables, and the cells of each row of them.

    Some programs say again what a row is like before its end; others say nothing before it, and
    its first cell is then the last line.
    """
    cells: list[str] = []
    outside, inside = "", False
    words = ""
    for piece in _SIGNS.split(text):
        if piece == _BEGINS:
            outside, words = (outside, words) if inside else (words, "")
            inside = True
        elif piece == _CELL:
            if not inside:
                outside, _, words = words.rstrip("\n").rpartition("\n")
                inside = True
            cells.append(" ".join(words.split()))
            words = ""
        elif piece == _ROW:
            yield outside, []
            yield "", cells
            cells, outside, words, inside = [], "", "", False
        else:
            words += piece
    yield "\n".join((outside, *cells, words)), []


def _write_table(writer: TextWriter, rows: list[list[str]]) -> None:
    if rows:
        writer.write_table(rows, headers=is_named(rows))
