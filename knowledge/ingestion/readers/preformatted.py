"""Preformatted text of web pages: a program, or running text that was typed with its breaks."""

import re
from collections.abc import Sequence

from knowledge.ingestion.structure import ElementKind, TextWriter
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.models import Span

_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.?!](?=\s|$)")
_FEWEST_WORDS, _FEWEST_ENDS = 60, 3
"""Words and ends of sentences of running text, at least."""
_WORDS_OF_LINE = 5
"""Words of a line of it, on average."""
_PROGRAM = 0.1
"""Share of lines that look like a program, from which on it is one."""


def write_preformatted(writer: TextWriter, words: str) -> None:
    """Write preformatted text: paragraphs if it is running text, else a program."""
    lines = [line for line in words.split("\n") if line.strip()]
    if not _is_prose(words, lines):
        writer.write(ElementKind.CODE, words)
        return
    for block in _BLANK.split(words.strip("\n")):
        writer.write_lines(block)


def _is_prose(words: str, lines: Sequence[str]) -> bool:
    count = len(words.split())
    if count < max(_FEWEST_WORDS, _WORDS_OF_LINE * len(lines)):
        return False
    ends = sum(1 for _ in _SENTENCE_END.finditer(words))
    stripped = (line.strip() for line in lines)
    programs = sum(is_program(line, Span(0, len(line))) for line in stripped)
    return ends >= _FEWEST_ENDS and programs < _PROGRAM * len(lines)
