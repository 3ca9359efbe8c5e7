"""Files that do harm to who reads them without care: small as they come, large as they unpack."""

import io
import zipfile
from itertools import pairwise

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject

from tests import files

_LETTERS = "abcdefghij"


def zip_bomb(megabytes: int) -> bytes:
    """Return an archive that unpacks to so much."""
    return _packed({"zeros.bin": bytes(megabytes * 1024**2)})


def nested_zip(depth: int, megabytes: int) -> bytes:
    """Return an archive in an archive, and so on; each holds ten of the next."""
    data = zip_bomb(megabytes)
    for _ in range(depth):
        data = _packed({f"{number}.zip": data for number in range(10)})
    return data


def xml_bomb(kind: str) -> bytes:
    """Return a Word document whose XML grows by its entities: `laughs`, `quadratic`, `late`."""
    laughs = "".join(
        f'<!ENTITY {letter} "{f"&{before};" * 10}">' for before, letter in pairwise(_LETTERS)
    )
    quadratic = f'<!ENTITY a "{"x" * 100_000}">'
    entities, used = (quadratic, "&a;" * 10_000) if kind == "quadratic" else (laughs, "&j;")
    # What is searched for a document type is only the beginning.
    before = f"<!--{' ' * 8_192}-->" if kind == "late" else ""
    xml = (
        f'<?xml version="1.0"?>{before}<!DOCTYPE w [<!ENTITY a "ha">{entities}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body></w:document>"
    )
    return files.with_part(files.docx("x"), "word/document.xml", xml.encode())


def pdf_flate(megabytes: int) -> bytes:
    """Return a PDF whose page unpacks to so much."""
    page = DecodedStreamObject()
    page.set_data(b"BT /F1 9 Tf (a) Tj ET " * (megabytes * 1024**2 // 22))
    return _pdf(page.flate_encode())


def pdf_flate_twice(megabytes: int) -> bytes:
    """Return a PDF whose page is packed twice."""
    page = DecodedStreamObject()
    page.set_data(bytes(megabytes * 1024**2))
    once = page.flate_encode()
    twice = once.flate_encode()
    return _pdf(twice)


def pdf_loop() -> bytes:
    """Return a PDF whose list of pages contains itself."""
    data = files.pdf("Some words.")
    return data.replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def deep_json(depth: int) -> bytes:
    """Return a line of JSON that is nested so deep."""
    return b'{"text": ' + b"[" * depth + b"]" * depth + b"}"


def wide_csv(megabytes: int) -> bytes:
    """Return a table with very many short rows, none of which is right."""
    row = b"a,b\n"
    return b"text,source\n" + b"x,\n" * 3 + row * (megabytes * 1024**2 // len(row))


def endless_csv(megabytes: int) -> bytes:
    """Return a table whose quotation never ends."""
    return b'text,source\n"' + b"a" * megabytes * 1024**2


def docx_with_paths() -> bytes:
    """Return a Word document with parts that would lie elsewhere."""
    return files.with_part(files.docx("The hall seats 400."), "../../../tmp/evil.xml", b"<x/>")


def locked_zip() -> bytes:
    """Return a Word document that says it is encrypted."""
    data = bytearray(files.docx("Some words."))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 1)
    return bytes(data)


def _pdf(content: EncodedStreamObject) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(files.pdf("Some words."))))
    page = writer.pages[0]
    # What a bomb needs has no method of its own.
    page[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return made.getvalue()


SMALL = {
    "archive.docx": lambda: zip_bomb(100),
    "nested.docx": lambda: nested_zip(2, 20),
    "bomb.docx": lambda: files.docx_bomb(200),
    "laughs.docx": lambda: xml_bomb("laughs"),
    "quadratic.docx": lambda: xml_bomb("quadratic"),
    "late.docx": lambda: xml_bomb("late"),
    "entities.docx": files.docx_with_entities,
    "locked.docx": locked_zip,
    "flate.pdf": lambda: pdf_flate(200),
    "twice.pdf": lambda: pdf_flate_twice(200),
    "loop.pdf": pdf_loop,
    "locked.pdf": lambda: files.pdf("Some words.", password="x"),
    "deep.jsonl": lambda: deep_json(1_000_000),
    "rows.csv": lambda: wide_csv(2),
    "endless.csv": lambda: endless_csv(10),
    "newlines.txt": lambda: b"\n" * 19_000_000,
    "long.txt": lambda: b"One boat is red. " * 1_000_000,
    "library.txt": lambda: b"One boat is red. " * 3_000_000,
    "noise.txt": lambda: b"\0\1\2" * 2_000,
    "old.docx": lambda: b"\xd0\xcf\x11\xe0" + bytes(5_000),
    "nothing.txt": bytes,
    "nothing.pdf": bytes,
    "nothing.docx": bytes,
    "nothing.html": bytes,
    "nothing.csv": bytes,
}
"""Names and makers of those that are refused soon."""
SLOW = {
    "slow.pdf": lambda: pdf_flate(60),
    "deep.html": ("<p>" + "<b>" * 3_000_000 + "word").encode,
    "items.md": ("* a\n" * 400_000).encode,
}
"""Those that only the limits of time and memory end."""
READ = {
    "quotes.html": ("<p>" + "“a " * 30_000).encode,
    "quotes.txt": ("T\n\n" + "“a " * 500_000).encode,
    "one word.txt": ("a" * 4_900_000).encode,
}
"""Those that are read, or ended by the limit of time on a busy machine."""
