"""Archives of the formats that are ZIP files: looked through before anything is unpacked."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from knowledge.errors import DocumentError, Fault
from knowledge.ingestion.limits import LARGEST_UNPACKED

_OLD = b"\xd0\xcf\x11\xe0"
"""What an Office document begins with that is protected, or older than these formats."""
_ENCRYPTED = 1
_TOP = 4_096
"""Bytes at the beginning of a part among which a document type would stand."""
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_XML = (".xml", ".rels", ".opf")


def check_packed(data: bytes, name: str) -> None:
    """Raise DocumentError for an archive that is damaged, locked, or does harm when unpacked.

    `name` is what a person calls the format, with its suffix: “Word document (.docx)”.
    """
    if data.startswith(_OLD):
        raise DocumentError(locked(name), Fault.LOCKED)
    try:
        with ZipFile(BytesIO(data)) as packed:
            _check_parts(packed, name)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError) as exc:
        raise DocumentError(f"is damaged or no {name}.") from exc


def as_transitional(data: bytes) -> bytes:
    """Return an Office document with the names that its libraries know, if it has the strict ones.

    Office saves both kinds under one suffix; ISO/IEC 29500 calls them Strict and Transitional.
    """
    with ZipFile(BytesIO(data)) as packed:
        parts = {part.filename: packed.read(part) for part in packed.infolist()}
    if not any(_STRICT.search(parts[name]) for name in parts if name.endswith(".rels")):
        return data
    rewritten = BytesIO()
    with ZipFile(rewritten, "w", ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name, _STRICT.sub(_TRANSITIONAL, part) if _is_xml(name) else part)
    return rewritten.getvalue()


def _is_xml(name: str) -> bool:
    return name.endswith(_XML)


def locked(name: str) -> str:
    """Return what is said of a file with a password, or of an older format."""
    return (
        "is protected by a password, or in the format before 2007. "
        f"Save it as {name} without one and try again."
    )


def _check_parts(packed: ZipFile, name: str) -> None:
    parts = packed.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise DocumentError(locked(name), Fault.LOCKED)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise DocumentError("unpacks to more than any document needs; it is not read.", Fault.BOMB)
    for part in parts:
        if _is_xml(part.filename):
            with packed.open(part) as xml:
                if b"<!DOCTYPE" in xml.read(_TOP):
                    raise DocumentError("declares a document type; it is not read.", Fault.DOCTYPE)
