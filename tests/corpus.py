"""Documents that are made up by chance, and written in every format that is read.

Each holds headings, paragraphs, lists with lead-ins, tables with headers, and questions with
their answers, in one of three languages: what is read must not depend on the format.
"""

import io
import random
import zipfile
from dataclasses import dataclass
from html import escape
from importlib.resources import files

import docx
from odfdo import Document as OpenDocument
from odfdo import Header as OpenHeading
from odfdo import List as OpenList
from odfdo import Paragraph as OpenParagraph
from odfdo import Table as OpenTable
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

WORDS = {
    "en": "mill weir loft stone wheel flour river gate visitor miller grain sack bread lamp",
    "ru": "мельница река камень колесо мука ворота гость мельник зерно мешок хлеб лампа берег",
    "kk": "диірмен өзен тас дөңгелек ұн қақпа қонақ диірменші астық қап нан шам жаға көпір",
}
ASKS = {"en": "Where is the {}?", "ru": "Где находится {}?", "kk": "Қайда орналасқан {}?"}
ANNOUNCES = {"en": "In the {} there are:", "ru": "Здесь есть {} и ещё:", "kk": "Мұнда {} бар:"}
NAMED = {"en": ("Thing", "Price"), "ru": ("Вещь", "Цена"), "kk": ("Зат", "Баға")}
FONT = "DejaVuSans"


@dataclass(frozen=True)
class Part:
    """A part of a section: `kind` is paragraph, list or table."""

    kind: str
    rows: tuple[tuple[str, ...], ...]
    lead_in: str = ""


@dataclass(frozen=True)
class Section:
    """A heading, perhaps a question, and what follows it."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Written:
    """A whole document."""

    title: str
    sections: tuple[Section, ...]


def made_up(seed: int, language: str) -> Written:
    """Return a document that is always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    words = WORDS[language].split()

    def sentence() -> str:
        return " ".join(chance.sample(words, 6)).capitalize() + "."

    def fragment() -> str:
        return " ".join(chance.sample(words, 3))

    def part() -> Part:
        kind = chance.choice(("paragraph", "list", "table"))
        if kind == "paragraph":
            return Part(kind, tuple((sentence(),) for _ in range(chance.randint(1, 3))))
        if kind == "list":
            items = tuple((fragment(),) for _ in range(chance.randint(2, 4)))
            return Part(kind, items, ANNOUNCES[language].format(chance.choice(words)))
        rows = [(fragment(), f"{chance.randint(2, 90)} €") for _ in range(chance.randint(2, 4))]
        return Part(kind, (NAMED[language], *rows))

    def section(number: int) -> Section:
        asks = ASKS[language].format(words[number])
        heading = chance.choice((f"{words[number]} {words[-number]}".capitalize(), asks))
        opening = Part("paragraph", ((sentence(),),))
        return Section(heading, (opening, *(part() for _ in range(chance.randint(1, 3))), opening))

    return Written(
        " ".join(chance.sample(words, 4)).capitalize(),
        tuple(section(number) for number in range(1, chance.randint(3, 5))),
    )


def _flow(part: Part) -> str:
    return " ".join(row[0] for row in part.rows)


def as_txt(document: Written) -> bytes:
    blocks = [document.title]
    for section in document.sections:
        blocks.append(section.heading)
        for part in section.parts:
            if part.kind == "paragraph":
                blocks.append(_flow(part))
            elif part.kind == "list":
                blocks.append("\n".join([part.lead_in, *(f"- {row[0]}" for row in part.rows)]))
            else:
                blocks.append("\n".join("\t".join(row) for row in part.rows))
    return "\n\n".join(blocks).encode()


def as_md(document: Written) -> bytes:
    blocks = [f"# {document.title}"]
    for section in document.sections:
        blocks.append(f"## {section.heading}")
        for part in section.parts:
            if part.kind == "paragraph":
                blocks.append(_flow(part))
            elif part.kind == "list":
                blocks += [part.lead_in, "\n".join(f"* {row[0]}" for row in part.rows)]
            else:
                first, *rest = (f"| {' | '.join(row)} |" for row in part.rows)
                blocks.append("\n".join([first, "|---|---|", *rest]))
    return "\n\n".join(blocks).encode()


def _body(document: Written) -> str:
    blocks = [f"<h1>{escape(document.title)}</h1>"]
    for section in document.sections:
        blocks.append(f"<h2>{escape(section.heading)}</h2>")
        for part in section.parts:
            if part.kind == "paragraph":
                blocks.append(f"<p>{escape(_flow(part))}</p>")
            elif part.kind == "list":
                items = "".join(f"<li>{escape(row[0])}</li>" for row in part.rows)
                blocks.append(f"<p>{escape(part.lead_in)}</p><ul>{items}</ul>")
            else:
                first, *rest = part.rows
                rows = "<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in first) + "</tr>"
                for row in rest:
                    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row)
                    rows += f"<tr>{cells}</tr>"
                blocks.append(f"<table>{rows}</table>")
    return "".join(blocks)


def as_html(document: Written) -> bytes:
    menu = '<nav><a href="/">Home</a></nav>'
    page = f"<head><meta charset='utf-8'></head><body>{menu}<main>{_body(document)}</main></body>"
    return f"<!doctype html><html>{page}</html>".encode()


def as_epub(document: Written) -> bytes:
    made = io.BytesIO()
    container = '<container><rootfiles><rootfile full-path="a/b.opf"/></rootfiles></container>'
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><manifest>'
        '<item id="n" href="nav.xhtml" properties="nav"/><item id="c" href="c%201.xhtml"/>'
        '</manifest><spine><itemref idref="n"/><itemref idref="c"/></spine></package>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{_body(document)}</body></html>'
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("META-INF/container.xml", container)
        packed.writestr("a/b.opf", package)
        packed.writestr("a/nav.xhtml", "<html><body><nav>Contents</nav></body></html>")
        packed.writestr("a/c 1.xhtml", f'<?xml version="1.0" encoding="utf-8"?>{page}')
    return made.getvalue()


def as_docx(document: Written) -> bytes:
    made, file = docx.Document(), io.BytesIO()
    made.add_heading(document.title, 0)
    for section in document.sections:
        made.add_heading(section.heading, 1)
        for part in section.parts:
            if part.kind == "paragraph":
                made.add_paragraph(_flow(part))
            elif part.kind == "list":
                made.add_paragraph(part.lead_in)
                for row in part.rows:
                    made.add_paragraph(row[0], "List Bullet")
            else:
                table = made.add_table(0, len(part.rows[0]))
                for row in part.rows:
                    for cell, words in zip(table.add_row().cells, row, strict=True):
                        cell.text = words
    made.save(file)
    return file.getvalue()


def as_odt(document: Written) -> bytes:
    made, file = OpenDocument("text"), io.BytesIO()
    made.body.clear()
    made.body.append(OpenHeading(1, document.title))
    for section in document.sections:
        made.body.append(OpenHeading(2, section.heading))
        for part in section.parts:
            if part.kind == "paragraph":
                made.body.append(OpenParagraph(_flow(part)))
            elif part.kind == "list":
                made.body.append(OpenParagraph(part.lead_in))
                made.body.append(OpenList([row[0] for row in part.rows]))
            else:
                table = OpenTable("t", width=len(part.rows[0]), height=len(part.rows))
                table.set_values(part.rows)
                made.body.append(table)
    made.save(file)
    return file.getvalue()


def as_pdf(document: Written) -> bytes:
    """Return a page for each section, with a header and a footer on all of them."""
    font = files("matplotlib") / "mpl-data/fonts/ttf/DejaVuSans.ttf"
    registerFont(TTFont(FONT, str(font)))
    text = ParagraphStyle("text", fontName=FONT, fontSize=10, leading=13, spaceAfter=9)
    heading = ParagraphStyle("heading", text, fontSize=14, leading=18)
    title = ParagraphStyle("title", text, fontSize=20, leading=26)
    flow: list[object] = [Paragraph(document.title, title)]
    for number, section in enumerate(document.sections):
        flow += [PageBreak()] * bool(number) + [Paragraph(section.heading, heading)]
        for part in section.parts:
            if part.kind == "table":
                flow += [Table(part.rows, [150, 100], style=[("FONT", (0, 0), (-1, -1), FONT)])]
                flow += [Spacer(0, 12)]
            else:
                flow += [Paragraph(part.lead_in or _flow(part), text)]
                items = part.rows if part.kind == "list" else ()
                flow += [Paragraph(f"• {row[0]}", text) for row in items]
    file = io.BytesIO()

    def around(canvas, template):
        canvas.setFont(FONT, 8)
        canvas.drawString(72, 800, "Kolm 2024")
        canvas.drawString(72, 30, f"{template.page} / {len(document.sections)}")

    SimpleDocTemplate(file, title="untitled").build(flow, onFirstPage=around, onLaterPages=around)
    return file.getvalue()


WRITERS = {
    ".txt": as_txt,
    ".md": as_md,
    ".html": as_html,
    ".epub": as_epub,
    ".docx": as_docx,
    ".odt": as_odt,
    ".pdf": as_pdf,
}
