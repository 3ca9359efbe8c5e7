"""Rich text: its words as plain text, whose structure is read from how it is laid out."""

from knowledge.errors import DocumentError
from knowledge.ingestion.readers.encodings import decode
from knowledge.ingestion.structure import About, StructuredDocument, structured_text

_BEGINNING = "{\\rtf"
_CELL = "\t"


def read_rtf(data: bytes) -> StructuredDocument:
    """Read rich text. Raises DocumentError if it is none, or damaged."""
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - only RTF needs it

    # Some programs write a zero byte behind the end.
    source = decode(data.rstrip(b"\0"))
    if not source.startswith(_BEGINNING):
        raise DocumentError("is damaged or no rich text (.rtf).")
    words: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    text = words.replace("|\n", "\n").replace("|", _CELL)
    # Each paragraph of rich text is a line; a line break within one is rare.
    paragraphs = (line.strip() for line in text.splitlines())
    shown = "\n\n".join(line for line in paragraphs if line)
    return structured_text(shown, About(), typeset=True)
