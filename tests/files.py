"""Documents of the packed formats, made as small as they may be."""

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol

from docx import Document
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from knowledge import READERS, Source
from knowledge.ingestion.readers.extraction import extract
from knowledge.models import Passage


class Saveable(Protocol):
    """What a library writes into a file."""

    def save(self, file: io.BytesIO, /) -> None: ...


def extracted(suffix: str, data: bytes) -> Source:
    """Read a document as a sandbox does, but in this process, which is started already."""
    return Source.unpacked(extract(data, READERS[suffix].reader))


def passages(suffix: str, data: bytes | str) -> Sequence[Passage]:
    """Return what becomes facts of a document, from its bytes or its text."""
    return extracted(suffix, data if isinstance(data, bytes) else data.encode()).passages


def facts(suffix: str, data: bytes | str) -> list[str]:
    """Return the words of what becomes facts of a document, on one line each."""
    return [" ".join(passage.text.split()) for passage in passages(suffix, data)]


def saved(document: Saveable) -> bytes:
    """Return the bytes of a document, presentation or workbook of a library."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def drawn(*draw: Callable[[Canvas], None]) -> bytes:
    """Return a PDF of which each page is drawn by a function."""
    file = io.BytesIO()
    canvas = Canvas(file)
    for each in draw:
        canvas.setFont("Helvetica", 11)
        each(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pdf(*lines: str, title: str = "", password: str = "") -> bytes:
    """Return a PDF of one page with these lines of text."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 40 780 Td {shown} ET".encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources 6 0 R /Contents 4 0 R>>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
    ]
    file, places = io.BytesIO(b"%PDF-1.4\n"), []
    file.seek(0, io.SEEK_END)
    for number, part in enumerate(parts, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    table = file.tell()
    file.write(b"xref\n0 7\n0000000000 65535 f \n")
    file.writelines(b"%010d 00000 n \n" % place for place in places)
    file.write(b"trailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % table)
    return _rewritten(file, title, password) if title or password else file.getvalue()


def _rewritten(file: io.BytesIO, title: str, password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(file))
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def docx(*paragraphs: str, title: str = "") -> bytes:
    """Return a Word document of these paragraphs."""
    document, made = Document(), io.BytesIO()
    document.core_properties.title = title
    document.core_properties.author = ""
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(made)
    return made.getvalue()


@cache
def docx_bomb(megabytes: int) -> bytes:
    """Return a Word document whose text unpacks to so much."""
    return with_part(docx("x"), "word/bomb.xml", b"<x>" + b"a" * megabytes * 1024**2 + b"</x>")


def docx_with_entities() -> bytes:
    """Return a Word document whose text is an entity that another file would fill."""
    xml = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
    return with_part(docx("x"), "word/other.xml", xml)


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return an archive with one more part, or one in place of another."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        # Hundreds of megabytes take a second at the usual level.
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
    ):
        for each in before.infolist():
            if each.filename != name:
                packed.writestr(each, before.read(each))
        packed.writestr(name, part)
    return made.getvalue()


def opendocument(body: str, automatic: str = "", styles: str = "") -> bytes:
    """Return an OpenDocument text with this body, its own styles and those of the document."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    names = ("office", "text", "table", "style")
    head = " ".join(f'xmlns:{name}="{space}{name}:1.0"' for name in names)
    parts = {
        "content.xml": f"<office:document-content {head}>{automatic}<office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {head}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {head}/>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return made.getvalue()


PAGE = """<html><head><title>Lake Orta freezes</title><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2020-02-01"></head><body>
<nav><a href="/">Home</a> <a href="/about">About us</a></nav>
<article><h1>Lake Orta freezes</h1>
<p>The lake froze on 3 January after a week of hard frost in the north of the country.
It was the first time since 1987 that people could walk across it.</p>
<p>Mayor Rosa Diaz said that skating is allowed from Saturday on, if people stay near the shore.
The town expects about 4,000 visitors in the coming weeks, many of them from abroad.</p>
</article><footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>"""
