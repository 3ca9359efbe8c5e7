"""Text -> passages: paragraphs and sentences with their exact places. English, Russian, Kazakh."""

import re
from collections.abc import Iterator

from knowledge.ingestion.speakers import speaker_of
from knowledge.models import Kind, Passage

_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+")
_DASH = re.compile(r"[-–—−][^\S\n]+")
_ITEM = re.compile(r"\n[^\S\n]*(?=(?:[-–—*•#]|\d{1,3}[.)])[^\S\n])")
_HEADING = re.compile(r"#{1,6}[^\S\n]+")
_STOP = re.compile(
    r"""(?:(?P<dot>[.!?…]+)[)\]}"'»”’›]*(?:\[\d+\])*\s+   # the end, with what closes it
           (?=[-–—]?\s?["'«“‘‹„(\[¿¡]*[^\W_a-zа-яёәғқңөұүһі]) # a capital or a digit opens the next
        |[。！？]+[」』”’]*)""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(?:^|[\s(\[\"'«“‘„/-])([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof rev hon gen col lt sgt capt maj adm st jr sr mt ft nos vs cf al ca
    approx dept est fig figs vol pp ed eds e.g i.e u.s u.k u.n d.c a.m p.m ph.d b.c a.d jan feb
    mar apr jun jul aug sept sep oct nov dec inc ltd co corp bros gov sen rep pres
    г гг в вв р руб коп тыс млн млрд трлн т т.е т.к т.д т.п т.н им ул пл просп пр д стр с см мм км
    кг др проф акад доц гл ред напр св о обл оз пос гор род ум п пп рис табл м ж б н.э до.н.э и.о
    ғ ғғ ж жж мыс т.б т.с.с б.з б.з.д акад проф көш""".split()
)
_OFTEN_LAST = frozenset(
    "inc ltd co corp jr sr u.s u.k u.n d.c a.m p.m т.д т.п т.б т.с.с др гг".split()
)
"""Abbreviations that end a sentence as often as not; the word after them decides."""
_OPENERS = re.compile(
    r"(?:the|a|an|he|she|it|we|they|this|that|these|in|on|at|by|for|but|and|after|when|as|if|"
    r"он|она|оно|они|это|эта|этот|в|на|по|но|и|а|после|когда|потом|затем|"
    r"ол|олар|бұл|осы|сол|кейін|содан|бірақ|және)\b",
    re.IGNORECASE,
)
_TITLE_LENGTH = 120


def title_of(text: str) -> str | None:
    """Return the first line if it stands alone and reads like a headline."""
    blocks = _blocks(text)
    first = next(blocks, None)
    if first is None or next(blocks, None) is None:
        return None
    line = text[first[0] : first[1]]
    return _HEADING.sub("", line) if _is_headline(line) else None


def passages(text: str) -> Iterator[Passage]:
    """Yield each sentence in order. Headlines are no sentences and do not count as paragraphs."""
    titled = title_of(text) is not None
    paragraph = 0
    for number, (block, end) in enumerate(_blocks(text)):
        if number == 0 and titled:
            continue
        start = _after_heading(text, block, end)
        if start == end:
            continue
        paragraph += 1
        spoken = _DASH.match(text, start, end)
        kind = Kind.QUOTE if spoken else Kind.FACT
        for at, (left, right) in enumerate(_sentences(text, start, end), 1):
            sentence = text[left:right]
            speaker = speaker_of(sentence)
            said = Kind.QUOTE if speaker else kind
            yield Passage(sentence, left, right, paragraph, at, said, speaker)


def _after_heading(text: str, start: int, end: int) -> int:
    """Return where the block goes on behind its heading; a list numbered with # has none."""
    line, _, rest = text[start:end].partition("\n")
    if not _HEADING.match(line) or len(line) > _TITLE_LENGTH or _HEADING.match(rest):
        return start
    return min(end, start + len(line) + 1)


def _is_headline(line: str) -> bool:
    if _HEADING.match(line) and "\n" not in line:
        return True
    ends_like_a_sentence = line.endswith((".", "!", "?", "…", ":", ";", ",", "”", "»", '"'))
    return "\n" not in line and len(line) <= _TITLE_LENGTH and not ends_like_a_sentence


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BLANK_LINE.finditer(text):
        yield from _trimmed(text, at, gap.start())
        at = gap.end()
    yield from _trimmed(text, at, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences of one paragraph, without the dash that opens speech."""
    breaks = {item.end() for item in _ITEM.finditer(text, start, end)}
    breaks |= {s.end() for s in _STOP.finditer(text, start, end) if _ends_here(text, start, s)}
    left = start
    for right in (*sorted(breaks), end):
        for at, to in _trimmed(text, left, right):
            dash = _DASH.match(text, at, to)
            yield from _trimmed(text, dash.end() if dash else at, to)
        left = right


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    """Tell whether the full stop ends a sentence, and not an abbreviation or an initial."""
    if stop["dot"] != ".":
        return True
    before = _WORD_BEFORE.search(text[max(start, stop.start() - 24) : stop.start()])
    if before is None:
        return True
    word = before[1].casefold()
    if word in _ABBREVIATIONS:
        return word in _OFTEN_LAST and bool(_OPENERS.match(text, stop.end()))
    # An initial: "J. Smith", "А. Байтұрсынұлы"; a single capital letter ends few sentences.
    return not (len(word) == 1 and before[1].isupper() and word != "i")
