"""Draws chats as SVG: bubbles, quotations and buttons, much as Telegram shows them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from xml.sax.saxutils import escape

FONT = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
SIZE, LINE, PAD, GAP = 15.0, 21.0, 11.0, 10.0
BUBBLE, COLUMN, MARGIN = 400.0, 440.0, 20.0
INK, BLUE, PAPER = "#0f1419", "#2f86c9", "#dfe8ec"
_NARROW, _WIDE = frozenset(" .,:;'’|!ijlftrI()[]“”-"), frozenset("mwMWШЩЖЮФшщжюфмЫы@—")


@dataclass(frozen=True)
class Run:
    """Words in one style; `quoted` stands in a block quotation."""

    words: str
    bold: bool = False
    italic: bool = False
    quoted: bool = False


@dataclass(frozen=True)
class DialogueTurn:
    """One bubble: HTML as Telegram takes it, rows of button labels, and who says it."""

    html: str
    rows: tuple[tuple[str, ...], ...] = ()
    mine: bool = False


class _Runs(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.runs: list[Run] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        styles = "b" in self.open, "i" in self.open, "blockquote" in self.open
        self.runs.append(Run(data, *styles))


@dataclass
class Picture:
    """Columns of chats, drawn from the top."""

    parts: list[str] = field(default_factory=list)
    height: float = 0.0
    columns: int = 0

    def column(self, talk: list[DialogueTurn]) -> None:
        """Draw a chat beside the others."""
        left, top = self.columns * COLUMN + MARGIN, MARGIN
        for said in talk:
            top = self._bubble(said, left, top) + GAP
        self.columns += 1
        self.height = max(self.height, top + MARGIN - GAP)

    def svg(self) -> str:
        """Return the whole picture."""
        width, height = f"{self.columns * COLUMN:.0f}", f"{self.height:.0f}"
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" font-family="{FONT}" font-size="{SIZE:g}">'
        )
        paper = f'<rect width="{width}" height="{height}" rx="14" fill="{PAPER}"/>'
        return "\n".join([head, paper, *self.parts, "</svg>\n"])

    def _bubble(self, said: DialogueTurn, left: float, top: float) -> float:
        lines = _lines(_Runs(said.html).runs, BUBBLE - 2 * PAD)
        longest = max(sum(_width(run) for run in line) for line in lines) + 2 * PAD + 2
        width = BUBBLE if said.rows or any(line[0].quoted for line in lines) else longest
        left = left + BUBBLE - width if said.mine else left
        height = len(lines) * LINE + 2 * PAD - 5
        self._box(left, top, (width, height), "#e2f6cf" if said.mine else "#ffffff")
        at = top + PAD
        for quoted, group in groupby(lines, key=lambda line: line[0].quoted):
            block = [*group]
            if quoted:
                size = (width - 2 * PAD + 6, len(block) * LINE)
                self._box(left + PAD - 3, at - 2, size, "#ebf4fb")
                self._box(left + PAD - 3, at - 2, (3, size[1]), BLUE)
            for line in block:
                self.parts.append(_line(left + PAD + (7 if quoted else 0), at + 14, line))
                at += LINE
        return self._buttons(said.rows, left, top + height + 4)

    def _buttons(self, rows: tuple[tuple[str, ...], ...], left: float, top: float) -> float:
        for row in rows:
            width = (BUBBLE - 4 * (len(row) - 1)) / len(row)
            for number, label in enumerate(row):
                at = left + number * (width + 4)
                self._box(at, top, (width, 32), "#7b97a6")
                middle = at + width / 2
                self.parts.append(_label(middle, top + 21, label))
            top += 36
        return top - 4

    def _box(self, left: float, top: float, size: tuple[float, float], fill: str) -> None:
        width, height = size
        radius = min(10.0, width / 2, height / 2)
        self.parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" '
            f'rx="{radius:g}" fill="{fill}"/>'
        )


def _lines(runs: list[Run], width: float) -> list[list[Run]]:
    """Break runs into lines that fit."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        room = width - (10 if run.quoted else 0)
        opens = not run.quoted and bool(lines[-1]) and lines[-1][0].quoted
        # A quotation is a block: the line break behind it is the one that it brings.
        words = run.words.removeprefix("\n") if opens else run.words
        if opens and not words:
            lines.append([])
        for number, paragraph in enumerate(words.split("\n")):
            if number or (lines[-1] and lines[-1][0].quoted != run.quoted):
                lines.append([])
            for word in _words(paragraph):
                piece = Run(word, run.bold, run.italic, run.quoted)
                filled = sum(_width(each) for each in lines[-1])
                if lines[-1] and filled + _width(Run(word.rstrip(), run.bold)) > room:
                    lines.append([])
                lines[-1].append(piece)
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return [line or [Run("")] for line in lines if line or line is not lines[0]]


def _words(paragraph: str) -> list[str]:
    parts = paragraph.split(" ")
    words = [f"{word} " for word in parts[:-1]] + [parts[-1]]
    return [word for word in words if word]


def _width(run: Run) -> float:
    """Estimate how wide words are: fonts differ, so a little too wide."""
    em = sum(0.34 if c in _NARROW else 0.9 if c in _WIDE else 0.6 for c in run.words)
    return em * SIZE * (1.12 if run.bold else 1.0)


def _line(left: float, top: float, line: list[Run]) -> str:
    spans = []
    for (bold, italic), group in groupby(line, key=lambda run: (run.bold, run.italic)):
        style = (' font-weight="600"' if bold else "") + (' font-style="italic"' if italic else "")
        words = escape("".join(run.words for run in group))
        spans.append(f"<tspan{style}>{words}</tspan>" if style else words)
    place = f'x="{left:.1f}" y="{top:.1f}" fill="{INK}" xml:space="preserve"'
    return f"<text {place}>{''.join(spans)}</text>"


def _label(middle: float, top: float, words: str) -> str:
    return (
        f'<text x="{middle:.1f}" y="{top:.1f}" fill="#ffffff" text-anchor="middle" '
        f'font-size="{SIZE - 2:g}">{escape(words)}</text>'
    )
