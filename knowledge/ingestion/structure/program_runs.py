"""Lines of a program in a row, where no font tells them: on slides, in converted books."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.ingestion.structure.elements import Element, ElementKind
from knowledge.ingestion.structure.lists import ends_sentence
from knowledge.ingestion.structure.model import Voice
from knowledge.ingestion.structure.program_lines import is_program
from knowledge.models import Span

_LONGEST = 300
"""Characters of a line of a program, at most."""
_SURELY = re.compile(
    r"[A-Za-z_$][\w.$\[\]\"']{1,60}\s?[-+*/|&:]?=(?!=)\s?\S|//|/\*|\*/|\"{3}|'{3}"
    r"|</?[a-z][\w-]{0,20}[ >]|(?:const|let|var|val) \w{1,40}\s?[=:]"
    r"|(?:async )?(?:def|fun|func|function) \w{0,40}[(<]|@\w{1,30}[.(]"
    r"|import [\w.]{1,60};?$|from [\w.]{1,60} import |using [\w.]{1,60};"
    r"|[A-Z]\w{2,20}: \"[^\"\n]{0,120}\"; [A-Z]\w{2,20}:"
    r"|(?:RUN|CMD|COPY|WORKDIR|ENTRYPOINT|EXPOSE) \S|FROM [\w:./-]{1,60}$"
    r"|(?:SELECT|INSERT INTO|UPDATE|ALTER|CREATE) [\w*(]"
)
"""How lines begin that are no others: “oars = 3”, “// remark”, “def row(”, “</boat>”."""
_REMARK = re.compile(r"#\s(?!of\b)[A-Za-z]")
"""A remark of a program; “# of boats” counts them."""
_CALL = re.compile(r"(?<![\w)])[A-Za-z_$][\w.$]{0,60}\([^()]{0,120}\)\s?(?:[;{:,]|$)")
"""A call, or what is declared by its name and what it takes: “oars.row(3);”, “fun row() {”."""
_DECLARES = re.compile(
    r"(?:def|elif|fun|func|function|val|var|let|const|enum|struct|trait|impl|namespace|async|await"
    r"|void|int|bool|boolean|char|float|double|string|println|print|echo|public|private|protected"
    r"|static|abstract|override|class|interface|import|from|package|using|return|if|else|for|while"
    r"|switch|case|try|catch|except|finally|throw|raise|new|export|extends|module)\b"
)
"""A small word that opens lines of programs; some open the halves of sentences too."""
_OPENS = re.compile(
    r"[@{}<\[]|\.[a-z]|\$\s?\w|[\"'][\w-]{1,40}[\"']\s?:|#\s|#!|--\s|[a-z_]{2,30}: \w{1,20}$"
)
_SIGNS = re.compile(
    r"\w_\w|::|[-=]>|[=!]=|&&|\|\||\(\)|\[\]|\{\}|</|/>|\$\{|\{\{|\"{3}|\w\.\w{1,60}\(|\w<\w{1,60}>|\\n"
)
"""What stands in lines of programs, and in few sentences."""
_ENDS = ("{", "}", "};", ");", "(", "[", "],", "},", "=>", "):", "',", '",', ";")
_FEWEST, _SHARE = 2, 0.5
"""Sure lines of a program, at least, and their share of all its lines."""
_SURE = 2
"""Marks of a program in a line that is one for sure."""
_WORDS = 3
"""Words of a line with a full stop, at most, that may be one of a program."""
_GAP = 60
"""Characters of a line within a program that has no mark of one."""


def mark_programs(text: str, elements: Sequence[Element]) -> list[Element]:
    """Turn into programs the lines in a row that read like one, and what stands between them."""
    made = [*elements]
    scores = [_score(text, element.span) if _is_line(element) else 0 for element in elements]
    if sum(score >= _SURE for score in scores) < _FEWEST:
        return made
    for run in _runs(text, elements, scores):
        sure = sum(scores[at] >= _SURE for at in run)
        if sure >= _FEWEST and sure >= _SHARE * len(run):
            for at in run:
                made[at] = replace(made[at], kind=ElementKind.CODE, list_=0, level=0)
    return made


def _runs(text: str, elements: Sequence[Element], scores: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of lines in a row that may be a program's, with single ones between."""
    run: list[int] = []
    for at, element in enumerate(elements):
        if scores[at] or (run and scores[run[-1]] and _may_stand_between(text, element)):
            run.append(at)
        elif run:
            yield run if scores[run[-1]] else run[:-1]
            run = []
    if run:
        yield run if scores[run[-1]] else run[:-1]


def _is_line(element: Element) -> bool:
    kinds = {ElementKind.PARAGRAPH, ElementKind.ITEM}
    short = element.span.end - element.span.start <= _LONGEST
    return short and element.kind in kinds and element.voice is Voice.NARRATED


def _may_stand_between(text: str, element: Element) -> bool:
    short = element.span.end - element.span.start <= _GAP
    return _is_line(element) and short and not ends_sentence(text, element.span)


def _score(text: str, span: Span) -> int:
    """Count the marks of a program in a line; whole sentences have none, but for remarks."""
    line = text[span.start : span.end]
    remark = line.startswith(("#", "//", "/*"))
    said = ends_sentence(text, span) and line.count(" ") >= _WORDS
    if (said and not remark) or line.endswith("?"):
        return 0
    sure = _SURELY.match(line) is not None or _REMARK.match(line) is not None
    score = _SURE * (sure or is_program(text, span))
    marks = (_CALL.search(line), _DECLARES.match(line), _OPENS.match(line), _SIGNS.search(line))
    return score + sum(mark is not None for mark in marks) + line.endswith(_ENDS)
