"""Plain text: kept as it stands; a page that was saved as text is a page.

What only programs read is no part of it: tabs between any two words, settings of an editor. A
text that is written in Markdown is read as that.
"""

import re

from knowledge.ingestion.readers.encodings import decode_document
from knowledge.ingestion.readers.light_markup import without_marks
from knowledge.ingestion.structure import About, StructuredDocument, structured_text

_TAG = re.compile(
    r"\s{0,20}(?:<!--[^>]{0,300}-->\s{0,20}){0,5}<(?:!doctype html|html|head|body|main|article"
    r"|section|div|span|table|font|center|h[1-6]|p|ul|ol)\b[^<>\n]{0,300}>",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"</(?:div|span|p|li|td|font|body|html|h[1-6])>|<br ?/?>", re.IGNORECASE)
_BREAK = re.compile(r"<br ?/?>[^\S\n]{0,20}\n?", re.IGNORECASE)
_FEWEST = 3
"""Tags of a page, at least, besides the one that opens it."""
_PARTED = re.compile(r"(?<=\S) \t(?=\S)")
"""What some programs that take text out of a PDF write between any two words."""
_MOSTLY = 0.5
"""Share of the spaces from which on it parts words, and no columns."""
_UNSEEN = "\u200b"
"""What some programs write behind the mark of an item, as nothing that is seen."""
_MARKED = re.compile(
    rf"^([^\S\n]{{0,40}}[^\s{_UNSEEN}]{{1,8}}){_UNSEEN}(?=[^\s{_UNSEEN}])", re.MULTILINE
)
_HASHED = re.compile(r"^#{1,4} \S", re.MULTILINE)
_STARRED = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*\*")
_MARKS = 2
"""Headings and bold words of Markdown, at least each, of a text that is written so."""
_LONGEST = 200
"""Characters of a line of settings."""
_MODELINE = re.compile(r"[^\w\n]{0,9}(?:vim?|ex):[\w=:, ]*$|[^\w\n]{0,9}-\*-[^*]*-\*-$")
"""A last line that tells an editor how to show the file."""


def _page(text: str) -> bytes:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{text}</body>'.encode()


def read_text(data: bytes) -> StructuredDocument:
    """Read plain text, or a web page that was saved as such.

    Raises DocumentError if the bytes are none.
    """
    text, encoding = decode_document(data)
    if _TAG.match(text) and sum(1 for _ in _CLOSING.finditer(text)) >= _FEWEST:
        from knowledge.ingestion.readers.html import read_html  # noqa: PLC0415 - few files need it

        return read_html(text.encode() if "<html" in text.lower() else _page(text))
    if len(_HASHED.findall(text)) >= _MARKS and len(_STARRED.findall(text)) >= _MARKS:
        from knowledge.ingestion.readers.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(text.encode())
    whole = _without_settings(_joined(_seen(_without_frames(_without_breaks(text)))))
    return structured_text(without_marks(whole), About(encoding=encoding))


def _without_breaks(text: str) -> str:
    """Break lines where text that was cut out of a page has its marks of that."""
    is_marked = "<" in text and len(_BREAK.findall(text)) >= _FEWEST
    return _BREAK.sub("\n", text) if is_marked else text


def _seen(text: str) -> str:
    """Return text without what is not seen in it; it parts the mark of an item from its words."""
    return _MARKED.sub(r"\1 ", text).replace(_UNSEEN, "") if _UNSEEN in text else text


def _without_frames(text: str) -> str:
    """Return text without the strokes around lines of a box, and the stars of bold words."""
    text = _STARRED.sub(r"\1", text) if "**" in text else text
    if "|" not in text:
        return text
    return "\n".join(map(_unframed, text.split("\n")))


def _unframed(line: str) -> str:
    words = line.strip()
    framed = len(words) > 1 and words[0] == words[-1] == "|" and words.count("|") == len("||")
    return words[1:-1].strip() if framed else line


def _joined(text: str) -> str:
    """Return text with a space alone between its words, if they are parted by space and tab."""
    parted = text.count(" \t")
    return _PARTED.sub(" ", text) if parted > _MOSTLY * text.count(" ") and parted else text


def _without_settings(text: str) -> str:
    """Leave away a last line that only an editor reads."""
    before, _, last = text.rstrip().rpartition("\n")
    return before if len(last) <= _LONGEST and _MODELINE.match(last) else text
