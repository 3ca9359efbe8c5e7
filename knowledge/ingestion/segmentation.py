"""Text -> passages: paragraphs and sentences with their exact places. English, Russian, Kazakh."""

import re
from collections.abc import Iterator

from knowledge.ingestion.sentences import sentence_spans, trimmed
from knowledge.ingestion.speakers import speaker_of
from knowledge.models import Kind, Passage

_BLANK_LINE = re.compile(r"\n[^\S\n]*+(?:\n[^\S\n]*+)+")
_DASH = re.compile(r"[-–—−][^\S\n]+")
_ITEM = re.compile(r"\n[^\S\n]*+(?=(?:[-–—*•#]|\d{1,3}[.)])[^\S\n])")
_HEADING = re.compile(r"#{1,6}[^\S\n]+")
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
        yield from trimmed(text, at, gap.start())
        at = gap.end()
    yield from trimmed(text, at, len(text))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the sentences of one paragraph, without the dash that opens speech."""
    left = start
    for right in (*(item.end() for item in _ITEM.finditer(text, start, end)), end):
        for at, to in sentence_spans(text, left, right):
            dash = _DASH.match(text, at, to)
            yield from trimmed(text, dash.end() if dash else at, to)
        left = right
