"""A page of a PDF -> its words with their places, by PDFium."""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from knowledge.ingestion.readers.fonts import MONOSPACED

_BOLD = 600
"""Weight of a font from which on it is bold."""
_BOLD_NAME = re.compile(rb"bold|black|heavy|cmbx", re.IGNORECASE)
_FIXED_NAME = re.compile(MONOSPACED.encode(), re.IGNORECASE)
_UPRIGHT = 0.1
"""Radians by which words may be turned; others are stamps and labels of drawings."""
_FULL_TURN = 6.2832
_NAME_BYTES = 100
_BOX = 1.15
"""What the boxes of letters are high, as a multiple of the size of their font."""
_WORD = re.compile(r"[^\s\0\x02\ufffe]+[\x02\ufffe]?")
"""A word. PDFium marks the hyphen at which a line breaks by a sign, and leaves out the break."""
_HALF = re.compile(r"[\ud800-\udfff]")
"""Half of a letter that UTF-16 writes as two, as PDFium gives them."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]+")
"""Signs without letters, as fonts that say nothing of theirs have the marks of items."""
_SIGN = re.compile(r"[ -\xff](?=[\uf020-\uf0ff])")
"""What stands before the same sign of a font of signs, once by its letter: “l”, “\uf06c”."""
_SIGNS = 0xF000
_BREAK = re.compile(r"[\x02\ufffe\u00ad\u2010]$")


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word: `left` and `right` edge and baseline `y` in points, y growing upwards.

    `size` is the height of its font; `fixed` tells whether all its letters are as wide.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    fixed: bool


class PageWords:
    """Reads the words of one page from its text page."""

    def __init__(self, text_page: Any) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - only PDF needs it

        self._pdfium = pdfium
        self._owner = text_page  # PDFium frees the page with it
        self._page = text_page.raw
        self._first, self._last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_NAME_BYTES)

    def words(self) -> Iterator[PlacedWord]:
        """Yield the words that stand upright, in the order of the file."""
        for found in _WORD.finditer(self._text()):
            if self._is_upright(found.start()):
                yield self._word(found)

    def _text(self) -> str:
        """Return the characters, one for each that PDFium counts."""
        count = self._owner.count_chars()
        text: str = self._owner.get_text_range()
        if len(text) == count:
            return text
        codes = (self._pdfium.FPDFText_GetUnicode(self._page, at) for at in range(count))
        return "".join(chr(code) if code < 0x11_0000 else "\0" for code in codes)  # noqa: PLR2004

    def _word(self, found: re.Match[str]) -> PlacedWord:
        start, end = found.span()
        self._pdfium.FPDFText_GetLooseCharBox(self._page, start, self._first)
        self._pdfium.FPDFText_GetLooseCharBox(self._page, end - 1, self._last)
        x, y = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDFText_GetCharOrigin(self._page, start, x, y)
        self._pdfium.FPDFText_GetFontInfo(self._page, start, self._name, _NAME_BYTES, None)
        name = self._name.value
        return PlacedWord(
            _shown(found[0]),
            # Words that are read from the right end where they begin for others.
            min(self._first.left, self._last.left),
            max(self._first.right, self._last.right),
            y.value,
            max(self._first.top - self._first.bottom if name else self._size(start), 1.0),
            _BOLD_NAME.search(name) is not None or self._is_bold(start),
            _FIXED_NAME.search(name) is not None,
        )

    def _size(self, at: int) -> float:
        """Return the height of a font that is drawn, for the boxes of its letters differ."""
        self._pdfium.FPDFText_GetMatrix(self._page, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        return float(_BOX * scale * self._pdfium.FPDFText_GetFontSize(self._page, at))

    def _is_upright(self, at: int) -> bool:
        turned = abs(self._pdfium.FPDFText_GetCharAngle(self._page, at)) % _FULL_TURN
        return bool(min(turned, _FULL_TURN - turned) < _UPRIGHT)

    def _is_bold(self, at: int) -> bool:
        return bool(self._pdfium.FPDFText_GetFontWeight(self._page, at) >= _BOLD)


def _shown(text: str) -> str:
    shown = _SIGN.sub(_once, _BREAK.sub("-", _joined(text)))
    return "•" if _CONTROL.fullmatch(shown) else _CONTROL.sub("", shown)


def _once(found: re.Match[str]) -> str:
    """Leave away a letter that its sign repeats."""
    sign = ord(found.string[found.end()])
    return "" if sign - _SIGNS == ord(found[0]) else found[0]


def _joined(text: str) -> str:
    if not _HALF.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
