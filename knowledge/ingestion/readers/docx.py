"""Word documents."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LARGEST_UNPACKED
from knowledge.ingestion.readers.source import Source

LOCKED = "is protected by a password, or an old .doc. Save it as .docx without one and try again."
_OLD = b"\xd0\xcf\x11\xe0"
"""What a Word document begins with that is protected, or older than .docx."""
_ENCRYPTED = 1
_TOP = 4_096
"""Bytes at the beginning of a part among which a document type would stand."""


def read_docx(data: bytes) -> Source:
    """Read the paragraphs. Raises DocumentError if it is damaged, or a bomb."""
    from docx import Document  # noqa: PLC0415 - only DOCX needs it
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415

    if data.startswith(_OLD):
        raise DocumentError(LOCKED, Fault.LOCKED)
    _refuse_bombs(data)
    try:
        document = Document(BytesIO(data))
    except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as exc:
        raise DocumentError("is damaged or no Word document (.docx).") from exc
    said = document.core_properties
    text = "\n\n".join(p.text.strip() for p in document.paragraphs if p.text.strip())
    # When a file was created is not when it was published.
    return Source(text, said.title.strip() or None, author=said.author.strip() or None)


def _refuse_bombs(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as packed:
            parts = packed.infolist()
            if any(part.flag_bits & _ENCRYPTED for part in parts):
                raise DocumentError(LOCKED, Fault.LOCKED)
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise DocumentError(
                    "unpacks to more than any document needs; it is not read.", Fault.BOMB
                )
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    with packed.open(part) as xml:
                        if b"<!DOCTYPE" in xml.read(_TOP):
                            raise DocumentError(
                                "declares a document type; it is not read.", Fault.DOCTYPE
                            )
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as exc:
        raise DocumentError("is damaged or no Word document (.docx).") from exc
