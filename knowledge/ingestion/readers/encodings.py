"""Bytes -> text: by their mark, as UTF-8, else as what they most likely are."""

import codecs
import re
from collections.abc import Mapping

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LONGEST_TEXT, check_length
from knowledge.language.document_languages import BY_CODE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES: Mapping[str, str] = {
    "cp1251": "Windows Cyrillic",
    "kz1048": "Windows Kazakh",
    "ptcp154": "Kazakh (PT154)",
    "koi8_r": "KOI8-R",
    "cp866": "DOS Cyrillic",
    "mac_cyrillic": "Mac Cyrillic",
    "cp1252": "Windows Western",
    "utf_16_le": "UTF-16",
    "utf_16_be": "UTF-16",
}
"""The encodings that are guessed, and what a person calls them."""
_WIDEST = 4
"""Bytes of a character, at most: what is longer than that holds too much, however it is read."""
_SAMPLE = 64 * 1024
"""Bytes from which the encoding is guessed."""
_CYRILLIC_WORD = re.compile(rf"[{BY_CODE['ru'].alphabet}]{{2}}", re.IGNORECASE)
_MISREAD_KAZAKH = re.compile(r"[јўќѕњћџђѓ]", re.IGNORECASE)
"""Letters of other Slavic languages, as which Windows Cyrillic shows the Kazakh ones."""
_BREAKS = re.compile("\r(?!\n)|[\f\u2028\u2029]")
"""What breaks a line as well, in files of old computers and of converters."""
_TWICE = re.compile(r"[\x80-\x84\x86-\x9f]")
"""Signs of Windows Western that were taken for Latin-1 when the text was made: a quote, a dash."""


def decode(data: bytes) -> str:
    """Return the text of bytes. Raises DocumentError if they are none."""
    return decode_named(data)[0]


def decode_document(data: bytes) -> tuple[str, str | None]:
    """Return the text of a document and its encoding, as `decode_named` does.

    Signs that were decoded wrongly when it was made are mended, and whatever breaks a line is a
    line feed there; an export comes back as it was.
    Raises DocumentError also for more than a document may hold, before it is decoded.
    """
    if len(data) > _WIDEST * LONGEST_TEXT:
        raise DocumentError("holds too much text. Split it and try again.", Fault.LONG)
    text, encoding = decode_named(data)
    check_length(text)
    if any(mark in text for mark in "\r\f\u2028\u2029"):
        text = _BREAKS.sub("\n", text)
    return text if text.isascii() else _TWICE.sub(_mended, text), encoding


def _mended(odd: re.Match[str]) -> str:
    return odd[0].encode("latin-1").decode("cp1252", "replace")


def decode_named(data: bytes) -> tuple[str, str | None]:
    """Return the text of bytes, and how they were encoded if not in UTF-8.

    Raises DocumentError for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), None
    try:
        return _checked(data.decode("utf-8")), None
    except UnicodeDecodeError as exc:
        return _guessed(data, exc.start)


def _guessed(data: bytes, odd: int) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few files need it

    start = max(0, odd - _SAMPLE // 2) & ~1
    sample = data[start : start + _SAMPLE]
    best = from_bytes(sample, cp_isolation=list(_NAMES)).best()
    if best is None:
        raise DocumentError(
            f"is not UTF-8 text (byte {odd}), and not text in an encoding that is known. "
            "Save it as UTF-8 and try again.",
            Fault.ENCODING,
        )
    encoding = _corrected(best.encoding, str(best))
    return _decoded(data, encoding), _NAMES[encoding]


def _corrected(encoding: str, text: str) -> str:
    """Tell encodings apart that differ in few letters, by letters that would be odd."""
    if encoding == "cp1251" and not _CYRILLIC_WORD.search(text):
        return "cp1252"
    return "kz1048" if encoding == "cp1251" and _MISREAD_KAZAKH.search(text) else encoding


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError:
        # A damaged letter of a guessed or marked text is no reason to refuse the rest.
        return _checked(data.decode(encoding, "replace"))


def _checked(text: str) -> str:
    if "\0" in text:
        raise DocumentError("looks like a binary file, not like text.", Fault.BINARY)
    return text
